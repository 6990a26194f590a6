"""The formulas of the corpus, as people write them, for which nothing in the generator was made. Read by corpus.py.

f(mechanism, name, parameters, body, domain, near): the mechanism is what makes the derivative hard; the domain is a list of
intervals, the whole line if not given; near are further places to look close at, beside those that corpus.py finds by itself. Where no
affordable precision tells the truth of what is written, 1 - 1/(1 + exp(-z)) for z = 1e9, equal is the same function written so that
it does.
"""
import math
from collections import namedtuple

Formula = namedtuple("Formula", "mechanism name parameters body domain near equal")
FORMULAS = []
INF = math.inf
LINE, HALF, POSITIVE = [(-INF, INF)], [(0.0, INF)], [(5e-324, INF)]
UNIT = [(-1.0, 1.0)]


def f(mechanism, name, parameters, body, domain=None, near=(), equal=None):
    parameters = "double z" + (", " + parameters if parameters else "")
    body = body.strip()
    body = body if body.startswith("{") else f"=> {body};"
    FORMULAS.append(Formula(mechanism, name, parameters, body, domain or LINE, near, f"=> {equal};" if equal else None))


# Differences of what is nearly equal: Hamming, Higham, Kahan, Goldberg.
near = "near-equals"
f(near, "RootDifference", "", "Sqrt(z + 1) - Sqrt(z)", HALF)
f(near, "RootDifferenceOf", "double a = 2.5", "Sqrt(z + a) - Sqrt(z)", HALF)
f(near, "ReciprocalDifference", "", "1 / (z + 1) - 1 / z")
f(near, "ReciprocalDifferenceOf", "double h = 0.25", "1 / (z + h) - 1 / z")
f(near, "ReciprocalOfBothSides", "", "1 / (z - 1) - 2 / z + 1 / (z + 1)")
f(near, "AtanDifference", "", "Atan(z + 1) - Atan(z)")
f(near, "AtanDifferenceOf", "double h = 0.1", "Atan(z + h) - Atan(z)")
f(near, "LogDifference", "", "Log(z + 1) - Log(z)", HALF)
f(near, "LogDifferenceOf", "double h = 3.5", "Log(z + h) - Log(z)", HALF)
f(near, "SineDeficit", "", "z - Sin(z)")
f(near, "CosineShift", "double a = 0.01", "Cos(z + a) - Cos(z)")
f(near, "SineShift", "double a = 1e-5", "Sin(z + a) - Sin(z)")
f(near, "CosineComplement", "", "1 - Cos(z)")
f(near, "SecantComplement", "", "1 / Cos(z) - 1", [(-30, 30)])
f(near, "ExpDifference", "double h = 0.001", "Exp(z + h) - Exp(z)")
f(near, "CubeRootDifference", "", "Cbrt(z + 1) - Cbrt(z)")
f(near, "RootMinusArgument", "", "Sqrt(z * z + 1) - z")
f(near, "RootMinusOne", "", "Sqrt(1 + z * z) - 1")
f(near, "RootMinusOneOfLinear", "", "Sqrt(1 + z) - 1", [(-1, INF)])
f(near, "HyperbolicComplement", "", "Cosh(z) - 1")
f(near, "TanhComplement", "", "1 - Tanh(z)")
f(near, "SinhMinusArgument", "", "Sinh(z) - z")
f(near, "SmallRootOfQuadratic", "double b = 4, double c = 1.5", "(-b + Sqrt(b * b - 4 * z * c)) / (2 * z)", [(-INF, 2.6)], (0.0,))
f(near, "SmallRootByLinear", "double c = 1", "(-z + Sqrt(z * z - 4 * c)) / 2", [(2, INF)])
f(near, "LargeRootByLinear", "double c = 1", "(z + Sqrt(z * z + 4 * c)) / 2")
f(near, "QuadraticInB", "double a = 2, double c = -3", "{\n    double d = Sqrt(z * z - 4 * a * c);\n    return (-z + d) / (2 * a);\n}")
f(near, "DifferenceOfSquares", "double a = 1.3", "Sqrt(z * z + a * a) - Sqrt(z * z + 1)")
f(near, "DifferenceOfLogs", "double a = 1.3", "Log(z * z + a) - Log(z * z + 1)")
f(near, "DifferenceOfAtans", "double a = 2", "Atan(a * z) - Atan(z)")
f(near, "DifferenceOfTanhs", "double h = 0.5", "Tanh(z + h) - Tanh(z - h)")
f(near, "DifferenceOfSigmoids", "double h = 1", "1 / (1 + Exp(-z - h)) - 1 / (1 + Exp(-z + h))")
f(near, "DifferenceOfSoftpluses", "double h = 1", "Log(1 + Exp(z + h)) - Log(1 + Exp(z - h))")
f(near, "DifferenceOfErfs", "double s = 0.5", "SpecialFunctions.Erf(z + s) - SpecialFunctions.Erf(z - s)")
f(near, "DifferenceOfPowers", "double p = 0.4", "Math.Pow(z + 1, p) - Math.Pow(z, p)", POSITIVE)
f(near, "HavercosineRatio", "", "(1 - Cos(z)) / Sin(z)", [(-30, 30)])
f(near, "HypotMinusSide", "double a = 3", "double.Hypot(z, a) - Abs(z)")
f(near, "HypotMinusOther", "double a = 3", "double.Hypot(z, a) - a")
f(near, "RationalNearOne", "", "(z * z + 1) / (z * z + 2) - 1")
f(near, "SlopeOfLine", "", "z / (z + 1) - 1", LINE)
f(near, "LogOfNearOne", "", "Log(z / (z + 1))", [(0, INF), (-INF, -1)])
f(near, "LogOfQuotient", "", "Log((1 - z) / (1 + z))", UNIT)
f(near, "LogOfSumQuotient", "double a = 2", "Log((a + z) / (a - z))", [(-2, 2)])
f(near, "AcosNearOne", "", "Acos(1 - z * z)", [(-1.4142135, 1.4142135)])
f(near, "AcosOfCosine", "", "Acos(1 / Sqrt(1 + z * z))")
f(near, "Exponentials", "double a = 1, double b = 1.001", "Exp(-a * z) - Exp(-b * z)")
f(near, "Bateman", "double a = 2, double b = 0.5", "a / (a - b) * (Exp(-b * z) - Exp(-a * z))", HALF)
f(near, "Cotangents", "", "1 / Tan(z) - 1 / z", [(-30, 30)], (0.0,))
f(near, "Cosecants", "", "1 / Sin(z) - 1 / z", [(-30, 30)], (0.0,))
f(near, "KahanArea", "double a = 3, double b = 2.5", """{
    double s = (a + b + z) / 2;
    return Sqrt(s * (s - a) * (s - b) * (s - z));
}""", [(0.5, 5.5)])
f(near, "AccumulatedInterest", "double n = 12", "Math.Pow(1 + z / n, n) - 1", [(-12, INF)])
f(near, "Compounded", "double n = 365", "n * Log(1 + z / n)", [(-365, INF)])
f(near, "Relativistic", "double c = 10", "1 / Sqrt(1 - z * z / (c * c)) - 1", [(-10, 10)])
f(near, "KineticEnergy", "double m = 1.7", "{\n    double g = 1 / Sqrt(1 - z * z);\n    return m * (g - 1);\n}", UNIT)

# 0/0 at a point where there is a limit.
removable = "removable"
f(removable, "SinOver", "", "Sin(z) / z")
f(removable, "SinPiOver", "", "Sin(Math.PI * z) / (Math.PI * z)", [(-1e6, 1e6)])
f(removable, "VersineOverSquare", "", "(1 - Cos(z)) / (z * z)")
f(removable, "VersineOver", "", "(1 - Cos(z)) / z")
f(removable, "TanhOver", "", "Tanh(z) / z")
f(removable, "AtanOver", "", "Atan(z) / z")
f(removable, "AsinOver", "", "Asin(z) / z", UNIT)
f(removable, "SinhOver", "", "Sinh(z) / z")
f(removable, "ErfOver", "", "SpecialFunctions.Erf(z) / z")
f(removable, "ExpMinusOneOver", "", "(Exp(z) - 1) / z")
f(removable, "Planck", "", "z / (Exp(z) - 1)")
f(removable, "PlanckCubed", "", "z * z * z / (Exp(z) - 1)", HALF)
f(removable, "PlanckOf", "double t = 0.7", "Math.Pow(z, 3) / (Exp(z / t) - 1)", HALF)
f(removable, "Langevin", "", "1 / Tanh(z) - 1 / z")
f(removable, "LangevinByQuotient", "", "Cosh(z) / Sinh(z) - 1 / z")
f(removable, "LangevinOf", "double a = 1.3", "{\n    double x = a * z;\n    return 1 / Tanh(x) - 1 / x;\n}")
f(removable, "Brillouin", "double j = 1.5", """{
    double p = (2 * j + 1) / (2 * j);
    double q = 1 / (2 * j);
    return p / Tanh(p * z) - q / Tanh(q * z);
}""")
f(removable, "Einstein", "", "z * z * Exp(z) / ((Exp(z) - 1) * (Exp(z) - 1))")
f(removable, "EinsteinBySinh", "", "Math.Pow(z / 2 / Sinh(z / 2), 2)")
f(removable, "LogOnePlusOver", "", "Log(1 + z) / z", [(-1, INF)])
f(removable, "LogOver", "", "Log(z) / (z - 1)", HALF)
f(removable, "LogarithmicMean", "double a = 2", "(z - a) / (Log(z) - Log(a))", HALF)
f(removable, "Identric", "", "z == 0 ? 1 : (Exp(z) - 1) / z")
f(removable, "SincGuarded", "", "{\n    if (z == 0) return 1;\n    return Sin(z) / z;\n}")
f(removable, "SphericalBessel", "", "Sin(z) / (z * z) - Cos(z) / z")
f(removable, "SphericalBesselTwo", "", "(3 / (z * z) - 1) * Sin(z) / z - 3 * Cos(z) / (z * z)")
f(removable, "ThirdOrderSine", "", "(z - Sin(z)) / (z * z * z)")
f(removable, "SecondOrderExp", "", "(Exp(z) - 1 - z) / (z * z)")
f(removable, "PhiThree", "", "(Exp(z) - 1 - z - z * z / 2) / (z * z * z)")
f(removable, "Debye", "", "3 * (z * Cosh(z) - Sinh(z)) / (z * z * z)")
f(removable, "RootQuotient", "", "(Sqrt(1 + z) - 1) / z", [(-1, INF)])
f(removable, "RootQuotientOfSquare", "double a = 0.8", "(Sqrt(1 + a * z * z) - 1) / (z * z)")
f(removable, "CubeQuotient", "", "(z * z * z - 1) / (z - 1)")
f(removable, "SquareQuotient", "double a = 1.3", "(z * z - a * a) / (z - a)")
f(removable, "BoxCox", "double lambda = 0.3", "(Math.Pow(z, lambda) - 1) / lambda", HALF)
f(removable, "TanMinusOver", "", "(Tan(z) - z) / (z * z * z)", [(-1.5, 1.5)])
f(removable, "AtanDeficit", "", "(z - Atan(z)) / (z * z * z)")
f(removable, "TanhDeficit", "", "3 * (z - Tanh(z)) / (z * z * z)")
f(removable, "MeanOfExponentials", "double a = 1", "(Exp(z) - Exp(a)) / (z - a)")
f(removable, "Exprel", "double a = 0.5", "(1 - Exp(-a * z)) / (a * z)")
f(removable, "DebyeScreening", "double k = 1.2", "(1 - Exp(-k * z)) / z")
f(removable, "ThreeHalves", "", "(1 - Math.Pow(1 - z, 1.5)) / z", [(-INF, 1)])
f(removable, "CothMinusCsch", "", "1 / Tanh(z) - 1 / Sinh(z)")
f(removable, "BernoulliOfDifference", "double a = 0.4", "{\n    double u = z - a;\n    return u / (Exp(u) - 1);\n}")
f(removable, "GoldmanHodgkinKatz", "double k = 0.04", "{\n    double u = k * z;\n    return u * (1 - 0.1 * Exp(-u)) / (1 - Exp(-u));\n}")
f(removable, "HodgkinHuxleyGate", "", "0.1 * (z + 40) / (1 - Exp(-(z + 40) / 10))")
f(removable, "HodgkinHuxleyOpening", "double v = -55", "0.01 * (z - v) / (1 - Exp((v - z) / 10))")
f(removable, "SiluByCoth", "", "z / (2 * Tanh(z / 2)) + z / 2")

# Sums of exponentials, in and out of logarithms and quotients.
sums = "exponential-sums"
f(sums, "LogSumOfTwo", "double a = 0.5", "Log(Exp(z) + Exp(a))")
f(sums, "LogSumOfThree", "", "Log(Exp(z) + Exp(2 * z) + Exp(-z))")
f(sums, "LogSumOfHyper", "double a = 1.3, double b = -0.7", "Log(Exp(a * z) + Exp(b * z))")
f(sums, "LogSumWithWeights", "double w = 0.3", "Log(w * Exp(z) + (1 - w) * Exp(-2 * z))")
f(sums, "LogMeanExp", "double t = 4", "Log((Exp(t * z) + Exp(-t * z)) / 2) / t")
f(sums, "SoftplusBeta", "double beta = 2", "Log(1 + Exp(beta * z)) / beta")
f(sums, "SoftplusLarge", "double beta = 50", "Log(1 + Exp(beta * z)) / beta")
f(sums, "SoftplusShifted", "double s = 0.5", "Log(1 + Exp(z - s)) - Log(1 + Exp(-s))")
f(sums, "ShiftedSoftplus", "", "Log(0.5 * Exp(z) + 0.5)")
f(sums, "SoftplusInverse", "", "Log(Exp(z) - 1)", POSITIVE)
f(sums, "SoftplusInverseBeta", "double beta = 3", "Log(Exp(beta * z) - 1) / beta", POSITIVE)
f(sums, "LogOneMinusExp", "", "Log(1 - Exp(-z))", POSITIVE)
f(sums, "LogSinh", "", "Log(Sinh(z))", POSITIVE)
f(sums, "LogCoshScaled", "double a = 2.5", "Log(Cosh(a * z)) / a")
f(sums, "LogTanh", "", "Log(Tanh(z))", POSITIVE)
f(sums, "Logit", "double eps = 1e-6", "Log((z + eps) / (1 - z + eps))", [(0, 1)])
f(sums, "SoftmaxTwo", "double a = 2", "Exp(z) / (Exp(z) + Exp(a))")
f(sums, "SoftmaxThree", "double a = 1, double b = -2", "Exp(z) / (Exp(z) + Exp(a) + Exp(b))")
f(sums, "SoftmaxWithTemperature", "double t = 0.2", "{\n    double e = Exp(z / t);\n    return e / (e + 1 + Exp(0.5 / t));\n}")
f(sums, "SoftmaxOfSquares", "", "Exp(z * z) / (Exp(z * z) + Exp(z))")
f(sums, "LogSoftmax", "double a = 1.5", "z - Log(Exp(z) + Exp(a) + Exp(-a))")
f(sums, "LogSoftmaxOfQuotient", "double a = 1.5", "Log(Exp(z) / (Exp(z) + Exp(a)))")
f(sums, "CrossEntropyOfTwo", "double y = 0.3", "{\n    double p = 1 / (1 + Exp(-z));\n    return -y * Log(p) - (1 - y) * Log(1 - p);\n}",
  equal="y * Log(1 + Exp(-z)) + (1 - y) * Log(1 + Exp(z))")
f(sums, "FocalLoss", "double gamma = 2", "{\n    double p = 1 / (1 + Exp(-z));\n    return -Math.Pow(1 - p, gamma) * Log(p);\n}",
  equal="Math.Pow(1 / (1 + Exp(z)), gamma) * Log1p(Exp(-z))")
f(sums, "FocalLossAlpha", "double alpha = 0.25", "{\n    double p = 1 / (1 + Exp(-z));\n    return -alpha * (1 - p) * (1 - p) * Log(p);\n}")
f(sums, "BinaryEntropyOfLogit", "", "{\n    double p = 1 / (1 + Exp(-z));\n    return -p * Log(p) - (1 - p) * Log(1 - p);\n}",
  equal="Log1p(Exp(-z)) / (1 + Exp(-z)) + Log1p(Exp(z)) / (1 + Exp(z))")
f(sums, "Fermi", "double mu = 1, double t = 0.025", "1 / (Exp((z - mu) / t) + 1)")
f(sums, "Bose", "double mu = 0", "1 / (Exp(z - mu) - 1)", POSITIVE)
f(sums, "BoseAtTemperature", "double t = 0.3", "1 / (Exp(z / t) - 1)", POSITIVE)
f(sums, "Coth", "", "(Exp(z) + Exp(-z)) / (Exp(z) - Exp(-z))")
f(sums, "Csch", "", "1 / Sinh(z)")
f(sums, "CschByExponentials", "", "2 / (Exp(z) - Exp(-z))")
f(sums, "TwoSigmoids", "double s = 3", "1 / (1 + Exp(-(z + s))) + 1 / (1 + Exp(-(z - s)))")
f(sums, "ProductOfSigmoids", "double s = 2", "1 / (1 + Exp(-z - s)) / (1 + Exp(z - s))")
f(sums, "QuantizedSteps", "double k = 10", "1 / (1 + Exp(-k * (z - 1))) + 1 / (1 + Exp(-k * (z - 2))) + 1 / (1 + Exp(-k * (z - 3)))")
f(sums, "HardTanhSmooth", "", "Log((1 + Exp(z + 1)) / (1 + Exp(z - 1))) - 1")
f(sums, "SoftClipping", "double p = 20", "1 / p * Log((1 + Exp(p * z)) / (1 + Exp(p * (z - 1))))")
f(sums, "LogOfSigmoidSum", "", "Log(1 / (1 + Exp(-z)) + 1 / (1 + Exp(z - 3)))")
f(sums, "DoubleWell", "double b = 1.5", "-Log(Exp(-(z - b) * (z - b)) + Exp(-(z + b) * (z + b)))")
f(sums, "PartitionOfThree", "double e = 0.6", "Log(1 + 2 * Exp(-z) + 3 * Exp(-e * z))")
f(sums, "SchottkyHeat", "double g = 2", "z * z * g * Exp(z) / Math.Pow(1 + g * Exp(z), 2)")
f(sums, "GumbelDensity", "", "Exp(-(z + Exp(-z)))")
f(sums, "GumbelSurvival", "", "1 - Exp(-Exp(-z))")
f(sums, "Gompertz", "double b = 2, double c = 0.7", "Exp(-b * Exp(-c * z))")
f(sums, "LogGompertz", "double a = 0.1", "Log(1 - Exp(-a * Exp(z)))", equal="Log(-Expm1(-a * Exp(z)))")
f(sums, "GeneralizedLogistic", "double nu = 0.5", "Math.Pow(1 + Exp(-z), -1 / nu)")
f(sums, "RichardsCurve", "double q = 0.5, double b = 1.5", "1 / Math.Pow(1 + q * Exp(-b * z), 1 / 3.0)")
f(sums, "Gudermannian", "", "2 * Atan(Exp(z)) - Math.PI / 2")
f(sums, "GudermannianByTanh", "", "2 * Atan(Tanh(z / 2))")
f(sums, "Morse", "double d = 2, double a = 1.1, double r = 1.5", "d * Math.Pow(1 - Exp(-a * (z - r)), 2)")
f(sums, "MorseWithoutDepth", "double a = 1.3", "Exp(-2 * a * z) - 2 * Exp(-a * z)")
f(sums, "Diode", "double s = 1e-12, double n = 0.0258", "s * (Exp(z / n) - 1)")
f(sums, "TwoExponentRatio", "double a = 0.4", "(Exp(z) + a) / (Exp(2 * z) + a)")
f(sums, "ExpOverExpPlus", "double a = 3", "Exp(a * z) / (Exp(a * z) + Exp(z) + 1)")
f(sums, "BaseTwoSigmoid", "", "1 / (1 + Math.Pow(2, -z))")
f(sums, "BaseTenLog", "double b = 2", "Log10(1 + Math.Pow(10, b * z)) / b")
f(sums, "ExpTwoSoftplus", "", "Log2(1 + double.Exp2(z))")
f(sums, "SerfErf", "", "z * SpecialFunctions.Erf(Log(1 + Exp(z)))")
f(sums, "LogishLike", "", "z * Log(1 + 1 / (1 + Exp(-z)))")
f(sums, "SmishLike", "", "z * Tanh(Log(1 + 1 / (1 + Exp(-z))))")
f(sums, "TanhExp", "", "z * Tanh(Exp(z))")
f(sums, "AtanExp", "", "z * Atan(Exp(z))")

# Products and quotients of what vanishes and what grows without bound.
product = "products-at-0-and-inf"
f(product, "ZLogZ", "", "z * Log(z)", HALF)
f(product, "ZLogZMinusZ", "", "z * Log(z) - z", HALF)
f(product, "BinaryEntropy", "", "-z * Log(z) - (1 - z) * Log(1 - z)", [(0, 1)])
f(product, "EntropyInBits", "", "-(z * Log2(z) + (1 - z) * Log2(1 - z))", [(0, 1)])
f(product, "KullbackLeibler", "double q = 0.3", "z * Log(z / q) + (1 - z) * Log((1 - z) / (1 - q))", [(0, 1)])
f(product, "XSquaredLogX", "", "z * z * Log(Abs(z))")
f(product, "ExpTimesPower", "double n = 5", "Math.Pow(z, n) * Exp(-z)", HALF)
f(product, "GammaDensity", "double k = 2.5, double t = 0.7", "Math.Pow(z, k - 1) * Exp(-z / t)", POSITIVE)
f(product, "MaxwellBoltzmann", "double a = 1.4", "z * z * Exp(-z * z / (2 * a * a)) / (a * a * a)")
f(product, "Rayleigh", "double s = 0.5", "z / (s * s) * Exp(-z * z / (2 * s * s))")
f(product, "Ricker", "double s = 1.2", "(1 - z * z / (s * s)) * Exp(-z * z / (2 * s * s))")
f(product, "Weibull", "double k = 1.7", "k * Math.Pow(z, k - 1) * Exp(-Math.Pow(z, k))", POSITIVE)
f(product, "WeibullDistribution", "double k = 1.5, double l = 2", "1 - Exp(-Math.Pow(z / l, k))", POSITIVE)
f(product, "LogNormal", "double s = 0.5", "Exp(-Math.Pow(Log(z), 2) / (2 * s * s)) / (z * s)", POSITIVE)
f(product, "InverseGaussian", "double l = 1.5", "Sqrt(l / (z * z * z)) * Exp(-l * (z - 1) * (z - 1) / (2 * z))", POSITIVE)
f(product, "ExpOfReciprocal", "", "Exp(-1 / z)", POSITIVE)
f(product, "BumpOfSquare", "", "Exp(-1 / (z * z))")
f(product, "Bump", "", "Abs(z) < 1 ? Exp(-1 / (1 - z * z)) : 0")
f(product, "ArrheniusRate", "double e = 3", "Math.Pow(z, 0.5) * Exp(-e / z)", POSITIVE)
f(product, "RationalInExp", "", "z / (1 + Exp(-1 / z))")
f(product, "ZTimesErfc", "", "z * SpecialFunctions.Erfc(z)")
f(product, "ScaledErfc", "", "Exp(z * z) * SpecialFunctions.Erfc(z)", [(-20, 25)])
f(product, "MillsRatio", "", "(1 - SpecialFunctions.NormalCdf(z)) / SpecialFunctions.NormalPdf(z)", [(-30, 30)])
f(product, "NormalHazard", "", "SpecialFunctions.NormalPdf(z) / SpecialFunctions.NormalCdf(-z)", [(-INF, 30)])
f(product, "ExpectedImprovement", "double xi = 0.1", """{
    double u = z - xi;
    return u * SpecialFunctions.NormalCdf(u) + SpecialFunctions.NormalPdf(u);
}""")
f(product, "ZSinReciprocal", "", "z * Sin(1 / z)", [(-INF, -1e-10), (1e-10, INF)])
f(product, "ZAtanReciprocal", "", "z * Atan(1 / z)")
f(product, "ZLogOfQuotient", "double a = 1", "z * Log(1 + a / z)", POSITIVE)
f(product, "ZTimesRootDifference", "", "z * (Sqrt(z * z + 1) - z)")
f(product, "ZTanhOfReciprocal", "", "z * Tanh(1 / z)")
f(product, "SwishSquared", "", "z * z / (1 + Exp(-z))")
f(product, "SwishOfCube", "", "z * z * z / (1 + Exp(-z))")
f(product, "SwishBySquare", "double beta = 1.5", "z / (1 + Exp(-beta * z * z))")
f(product, "SignedLog", "", "Sign(z) * Log(1 + Abs(z))")
f(product, "LennardJones", "double e = 0.5, double s = 1.2", "4 * e * (Math.Pow(s / z, 12) - Math.Pow(s / z, 6))", POSITIVE)
f(product, "LennardJonesByCube", "", "{\n    double r3 = 1 / (z * z * z);\n    double r6 = r3 * r3;\n    return 4 * r6 * (r6 - 1);\n}",
  POSITIVE)
f(product, "Buckingham", "double b = 2", "100 * Exp(-b * z) - 1 / Math.Pow(z, 6)", POSITIVE)
f(product, "Yukawa", "double m = 0.6", "Exp(-m * z) / z", POSITIVE)
f(product, "PowerRatio", "double n = 4", "Math.Pow(z, n) / (1 + Math.Pow(z, n))", HALF)
f(product, "Hill", "double k = 0.8, double n = 2.5", "Math.Pow(z, n) / (Math.Pow(k, n) + Math.Pow(z, n))", POSITIVE)
f(product, "HillInteger", "double k = 0.8", "{\n    double s = z * z * z * z;\n    return s / (k * k * k * k + s);\n}")
f(product, "QuarticRatio", "", "z * z / (1 + z * z * z * z)")
f(product, "CubicRatio", "double a = 1.3", "z * z * z / (a + z * z)")
f(product, "RationalQuadratic", "double alpha = 0.8", "Math.Pow(1 + z * z / (2 * alpha), -alpha)")
f(product, "StudentDensity", "double nu = 3", "Math.Pow(1 + z * z / nu, -(nu + 1) / 2)")
f(product, "Runge", "", "1 / (1 + 25 * z * z)")
f(product, "WitchOfAgnesi", "double a = 1.5", "8 * a * a * a / (z * z + 4 * a * a)")
f(product, "Barrier", "double mu = 0.1", "z - mu * Log(z)", POSITIVE)
f(product, "SelfPower", "", "Math.Pow(z, z)", POSITIVE)
f(product, "PowerOfReciprocal", "", "Math.Pow(z, 1 / z)", POSITIVE)
f(product, "ComoundLimit", "", "Math.Pow(1 + 1 / z, z)", POSITIVE)

# Choices: branches, absolute values, clamps.
choice = "choices"
f(choice, "SignedRoot", "", "z * Sqrt(Abs(z))")
f(choice, "SignedSquareRoot", "", "Sign(z) * Sqrt(Abs(z))")
f(choice, "ZCubeRoot", "", "z * Cbrt(z)")
f(choice, "FourThirds", "", "Math.Pow(Abs(z), 4.0 / 3)")
f(choice, "PowerOfPositive", "double p = 2.5", "Math.Pow(Max(0, z), p)")
f(choice, "PowerOfPositiveSmall", "double p = 1.2", "Math.Pow(Max(z, 0), p)")
f(choice, "SignedPower", "double p = 1.7", "Sign(z) * Math.Pow(Abs(z), p)")
f(choice, "SquaredPositive", "", "{\n    double r = Max(0, z);\n    return r * r;\n}")
f(choice, "CubedPositive", "", "z > 0 ? z * z * z : 0")
f(choice, "AcosOfClamp", "", "Acos(Clamp(z, -1, 1))")
f(choice, "AsinOfClamp", "double a = 2", "Asin(Clamp(z / a, -1, 1))")
f(choice, "RootOfClamp", "", "Sqrt(Max(0, 1 - z * z))")
f(choice, "LogOfMax", "double eps = 1e-7", "Log(Max(z, eps))")
f(choice, "YeoJohnson", "double lambda = 0.6", """{
    if (z >= 0) return (Math.Pow(z + 1, lambda) - 1) / lambda;
    return -(Math.Pow(1 - z, 2 - lambda) - 1) / (2 - lambda);
}""")
f(choice, "BoxCoxShifted", "double lambda = -0.5", "z > 0 ? (Math.Pow(z + 1, lambda) - 1) / lambda : z")
f(choice, "SignedLogOfTen", "double c = 0.01", "Sign(z) * Log10(1 + Abs(z) / c)")
f(choice, "Huber", "double d = 1.5", "Abs(z) <= d ? 0.5 * z * z : d * (Abs(z) - 0.5 * d)")
f(choice, "Tukey", "double c = 4.685", """{
    if (Abs(z) > c) return c * c / 6;
    double u = 1 - z / c * (z / c);
    return c * c / 6 * (1 - u * u * u);
}""")
f(choice, "Pinball", "double tau = 0.3", "z >= 0 ? tau * z : (tau - 1) * z")
f(choice, "EpsilonInsensitive", "double eps = 0.1", "Max(0, Abs(z) - eps)")
f(choice, "SquaredHinge", "", "Math.Pow(Max(0, 1 - z), 2)")
f(choice, "SmoothedHinge", "", "z >= 1 ? 0 : z <= 0 ? 0.5 - z : 0.5 * (1 - z) * (1 - z)")
f(choice, "ModifiedHuber", "", "z >= -1 ? Max(0, 1 - z) * Max(0, 1 - z) : -4 * z")
f(choice, "SoftShrink", "double l = 0.5", "z > l ? z - l : z < -l ? z + l : 0")
f(choice, "SmoothStep", "", "{\n    double t = Clamp(z, 0, 1);\n    return t * t * (3 - 2 * t);\n}")
f(choice, "SmootherStep", "double a = -1, double b = 2", """{
    double t = Clamp((z - a) / (b - a), 0, 1);
    return t * t * t * (t * (t * 6 - 15) + 10);
}""")
f(choice, "Swiglike", "double a = 1", "z < 0 ? a * z * Exp(z) : z")
f(choice, "EluOfSine", "", "z < 0 ? Exp(z) - 1 : Sin(z)")
f(choice, "ExpOrLine", "", "z < 0 ? Exp(z) : 1 + z")
f(choice, "LogOrLine", "double a = 1", "z > a ? a * (1 + Log(z / a)) : z")
f(choice, "SigmoidInBranches", "", "{\n    if (z >= 0) return 1 / (1 + Exp(-z));\n    double e = Exp(z);\n    return e / (1 + e);\n}")
f(choice, "SincBySeries", "", "Abs(z) < 1e-4 ? 1 - z * z / 6 : Sin(z) / z")
f(choice, "LogOnePlusBySeries", "", "{\n    if (Abs(z) < 1e-5) return z - z * z / 2 + z * z * z / 3;\n    return Log(1 + z);\n}",
  [(-1, INF)])
f(choice, "SRelu", "double t = 1, double a = 0.1", "z <= -t ? -t + a * (z + t) : z < t ? z : t + a * (z - t)")
f(choice, "SnakeOfPositive", "double a = 2", "z > 0 ? z + Math.Pow(Sin(a * z), 2) / a : z / (1 - z)")
f(choice, "SwitchOfThree", "", "z switch { < -1 => -Log(-z), > 1 => Log(z), _ => z * z * z - z }")
f(choice, "PatternWindow", "double w = 1", "z is > -1 and < 1 ? w * (1 - z * z) * (1 - z * z) : 0")
f(choice, "MaxOfExp", "double a = 0.2", "Max(a * z, Exp(z) - 1)")
f(choice, "MinOfTwoRoots", "", "Min(Sqrt(Abs(z)), z * z)")
f(choice, "ClampedLogit", "double eps = 0.01", "{\n    double p = Clamp(z, eps, 1 - eps);\n    return Log(p / (1 - p));\n}")
f(choice, "SoftsignOfPower", "double p = 0.5", "z / Math.Pow(1 + Math.Pow(Abs(z), 1 / p), p)")
f(choice, "AbsOfSine", "", "Abs(Sin(z)) * z", [(-1e6, 1e6)])
f(choice, "TriangleWave", "", "Asin(Sin(z))", [(-30, 30)])

# Scales and shapes as hyperparameters.
hyper = "hyperparameters"
f(hyper, "Isru", "double a = 3", "z / Sqrt(1 + a * z * z)")
f(hyper, "IsruSmall", "double a = 1e-8", "z / Sqrt(1 + a * z * z)")
f(hyper, "SoftsignScaled", "double a = 2", "a * z / (a + Abs(z))")
f(hyper, "SoftsignOfProduct", "double a = 1.5, double b = 0.5", "z / (1 + b * Abs(a * z))")
f(hyper, "SoftsignOfBoth", "double a = 4", "a * z / (1 + Abs(a * z))")
f(hyper, "SwishShifted", "double beta = 1.7, double s = 0.3", "(z - s) / (1 + Exp(-beta * (z - s)))")
f(hyper, "TanhAffine", "double a = 1.7159, double b = 0.6667, double c = 0.1", "a * Tanh(b * z + c)")
f(hyper, "SigmoidAffine", "double w = -2.5, double b = 0.75", "1 / (1 + Exp(-(w * z + b)))")
f(hyper, "AtanScaled", "double a = 0.3", "2 / Math.PI * Atan(Math.PI / 2 * a * z)")
f(hyper, "GaussianShifted", "double mu = 1.5, double s = 0.4", "Exp(-(z - mu) * (z - mu) / (2 * s * s))")
f(hyper, "GaussianByPower", "double mu = -0.5, double s = 2", "Exp(-0.5 * Math.Pow((z - mu) / s, 2))")
f(hyper, "NormalDensity", "double mu = 0.5, double s = 1.5", "1 / (s * Sqrt(2 * Math.PI)) * Exp(-(z - mu) * (z - mu) / (2 * s * s))")
f(hyper, "Lorentz", "double z0 = 0.7, double g = 0.2", "1 / Math.PI * g / ((z - z0) * (z - z0) + g * g)")
f(hyper, "BreitWigner", "double m = 2, double w = 0.1", "1 / ((z * z - m * m) * (z * z - m * m) + m * m * w * w)")
f(hyper, "Resonance", "double w = 1.5, double q = 10", "1 / Sqrt(Math.Pow(1 - z * z / (w * w), 2) + Math.Pow(z / (w * q), 2))")
f(hyper, "PseudoHuber", "double d = 2", "d * d * (Sqrt(1 + z / d * (z / d)) - 1)")
f(hyper, "Charbonnier", "double eps = 0.001", "Sqrt(z * z + eps * eps)")
f(hyper, "Welsch", "double c = 2.98", "c * c / 2 * (1 - Exp(-(z / c) * (z / c)))")
f(hyper, "GemanMcClure", "double s = 1.5", "z * z / (s * s + z * z)")
f(hyper, "CauchyLoss", "double c = 2.4", "c * c / 2 * Log(1 + z / c * (z / c))")
f(hyper, "BarronLoss", "double alpha = -2, double c = 1.5", """{
    double b = Abs(alpha - 2);
    return b / alpha * (Math.Pow(z * z / (c * c) / b + 1, alpha / 2) - 1);
}""")
f(hyper, "LogCoshLoss", "double a = 0.5", "Log(Cosh(a * z)) / (a * a)")
f(hyper, "MichaelisMenten", "double v = 2, double k = 0.3", "v * z / (k + z)", HALF)
f(hyper, "Haldane", "double k = 0.5, double i = 4", "z / (k + z + z * z / i)", HALF)
f(hyper, "Langmuir", "double k = 2, double n = 0.8", "Math.Pow(k * z, n) / (1 + Math.Pow(k * z, n))", POSITIVE)
f(hyper, "VanGenuchten", "double a = 0.5, double n = 1.8", "Math.Pow(1 + Math.Pow(a * Abs(z), n), -(1 - 1 / n))")
f(hyper, "Antoine", "double a = 8.07, double b = 1730.6, double c = 233.4", "Math.Pow(10, a - b / (c + z))", [(-100, INF)])
f(hyper, "Sigmoidal", "double n = 3", "z / Math.Pow(1 + Math.Pow(Abs(z), n), 1 / n)")
f(hyper, "SnakeBeta", "double a = 0.5", "z + (1 - Cos(2 * a * z)) / (2 * a)")
f(hyper, "SinRelated", "double w = 30", "Sin(w * z)", [(-1e9, 1e9)])
f(hyper, "Gabor", "double k = 5, double s = 1", "Cos(k * z) * Exp(-z * z / (2 * s * s))")
f(hyper, "DampedOscillation", "double g = 0.3, double w = 2", "Exp(-g * z) * Cos(w * z)", HALF)
f(hyper, "Chirp", "double a = 0.5", "Sin(a * z * z)", [(-1e5, 1e5)])
f(hyper, "ExpOfQuadratic", "double a = -0.5, double b = 1, double c = 0.25", "Exp(a * z * z + b * z + c)")
f(hyper, "LogOfQuadratic", "double a = 2, double b = 1, double c = 3", "Log(a * z * z + b * z + c)")
f(hyper, "RootOfQuadratic", "double a = 2, double b = 1, double c = 3", "Sqrt(a * z * z + b * z + c)")
f(hyper, "AtanOfQuadratic", "double a = 0.5, double b = -1", "Atan(a * z * z + b * z)")
f(hyper, "TanhOfCubic", "double a = 0.044715", "Tanh(0.7978845608 * (z + a * z * z * z))")
f(hyper, "GeluOfScale", "double s = 1.3", "0.5 * z * (1 + SpecialFunctions.Erf(z / (s * Sqrt(2))))")
f(hyper, "GeluSigmoid", "double k = 1.702", "z / (1 + Exp(-k * z))")
f(hyper, "SquareplusOf", "double b = 4", "0.5 * (z + Sqrt(z * z + b))")
f(hyper, "SquareplusShifted", "double b = 0.25, double c = 1", "(z - c + Sqrt((z - c) * (z - c) + b)) / 2")
f(hyper, "Phish", "double s = 1", "z * Tanh(s * 0.5 * z * (1 + SpecialFunctions.Erf(z / Sqrt(2))))")
f(hyper, "ParametricElu", "double a = 1.5, double b = 0.8", "z > 0 ? a / b * z : a * (Exp(z / b) - 1)")
f(hyper, "SoftExponentialPositive", "double a = 0.4", "(Exp(a * z) - 1) / a + a")
f(hyper, "SoftExponentialNegative", "double a = -0.4", "-Log(1 - a * (z + a)) / a", [(-2.1, INF)])
f(hyper, "AconC", "double p = 1.2, double q = -0.3, double beta = 2", "(p - q) * z / (1 + Exp(-beta * (p - q) * z)) + q * z")
f(hyper, "PadeActivation", "double a = 0.5, double b = 0.3", "(z + a * z * z * z) / (1 + Abs(b * z * z))")

# Others, compositions.
other = "other"
f(other, "Haversine", "double c = 0.6", "{\n    double s = Sin((z - c) / 2);\n    return 2 * Asin(Sqrt(s * s));\n}", [(-2, 3)])
f(other, "InverseGudermannian", "", "Log(Tan(Math.PI / 4 + z / 2))", [(-1.57, 1.57)])
f(other, "Mercator", "", "Log((1 + Sin(z)) / (1 - Sin(z))) / 2", [(-1.57, 1.57)])
f(other, "Catenary", "double a = 0.5", "a * Cosh(z / a)")
f(other, "TanhOfSinh", "", "Tanh(Math.PI / 2 * Sinh(z))")
f(other, "SinhOverRoot", "", "Sinh(z) / Sqrt(1 + Sinh(z) * Sinh(z))")
f(other, "AsinhScaled", "double s = 0.01", "s * Asinh(z / s)")
f(other, "AsinhByLog", "double s = 2", "Log(z / s + Sqrt(z / s * (z / s) + 1))")
f(other, "AcoshOfSquare", "", "Acosh(1 + z * z)")
f(other, "AcoshByLog", "", "Log(z + Sqrt(z * z - 1))", [(1, INF)])
f(other, "AtanhByLog", "", "0.5 * Log((1 + z) / (1 - z))", UNIT)
f(other, "AtanhOf", "double a = 0.5", "Atanh(a * Tanh(z))")
f(other, "LogOfLog", "", "Log(Log(z))", [(1.0000000000000002, INF)])
f(other, "LogOfOnePlusLog", "", "Log(1 + Log(1 + z * z))")
f(other, "RootOfRoot", "", "Sqrt(1 + Sqrt(1 + z * z))")
f(other, "AngleOfPoint", "double x = 1.5", "Atan2(z, x)")
f(other, "SolidAngle", "double d = 2", "2 * Math.PI * (1 - d / Sqrt(d * d + z * z))")
f(other, "DiscField", "double r = 1", "z / Sqrt(z * z + r * r) - Sign(z)")
f(other, "RingField", "double r = 1.5", "z / Math.Pow(z * z + r * r, 1.5)")
f(other, "Doppler", "", "Sqrt((1 + z) / (1 - z))", UNIT)
f(other, "VelocityAddition", "double v = 0.9", "(z + v) / (1 + z * v)", UNIT)
f(other, "Pendulum", "", "Sqrt(2 * (1 - Cos(z)))", [(-30, 30)])
f(other, "Brachistochrone", "", "Acos(1 - z) - Sqrt(2 * z - z * z)", [(0, 2)])
f(other, "LensArea", "", "2 * Acos(z / 2) - z / 2 * Sqrt(4 - z * z)", [(-2, 2)])
f(other, "Kepler", "double e = 0.9", "z - e * Sin(z)")
f(other, "TrueAnomaly", "double e = 0.5", "2 * Atan(Sqrt((1 + e) / (1 - e)) * Tan(z / 2))", [(-3.1, 3.1)])
f(other, "ColebrookLike", "double r = 1e-4", "-2 * Log10(r / 3.7 + 2.51 / (z * Sqrt(0.02)))", POSITIVE)
f(other, "Decibels", "double p = 1e-3", "10 * Log10(z / p)", POSITIVE)
f(other, "BlackScholes", "double k = 1.1, double s = 0.2", """{
    double d1 = (Log(z / k) + s * s / 2) / s;
    double d2 = d1 - s;
    return z * SpecialFunctions.NormalCdf(d1) - k * SpecialFunctions.NormalCdf(d2);
}""", POSITIVE)
f(other, "Horner", "", "((((2 * z - 3) * z + 1) * z - 5) * z + 7) * z - 11")
f(other, "ChebyshevLoop", "", """{
    double a = 1, b = z;
    for (int i = 0; i < 5; i++)
    {
        double c = 2 * z * b - a;
        a = b;
        b = c;
    }
    return b;
}""")
f(other, "NewtonRoot", "", """{
    double r = 1;
    for (int i = 0; i < 4; i++) r = (r + (1 + z * z) / r) / 2;
    return r;
}""")
f(other, "ContinuedFraction", "", "z / (1 + z * z / (3 + z * z / (5 + z * z / 7)))")
f(other, "LanczosLike", "double a = 3", "Sin(Math.PI * z) * Sin(Math.PI * z / a) / (z * z)", [(-3, 3)])
f(other, "TanhOfSoftsign", "", "Tanh(z / (1 + Abs(z)))")
f(other, "SigmoidOfLog", "double k = 2", "1 / (1 + Exp(-k * Log(z)))", POSITIVE)
f(other, "ExpOfTanh", "", "Exp(Tanh(z)) - 1")
f(other, "ExpOfSine", "", "Exp(Sin(z))", [(-1e6, 1e6)])
f(other, "RationalSigmoid", "", "0.5 * (1 + z / Sqrt(1 + z * z))")
f(other, "CubeRootOfCubes", "double a = 2", "Cbrt(z * z * z + a * a * a)")
f(other, "PNormOfTwo", "double p = 3", "Math.Pow(Math.Pow(Abs(z), p) + 1, 1 / p)")
f(other, "Superellipse", "double n = 2.5", "Math.Pow(1 - Math.Pow(Abs(z), n), 1 / n)", UNIT)
f(other, "LogBase", "double b = 3", "Log(1 + z * z, b)")
f(other, "SineIntegrand", "double a = 2", "Sin(a * z) / Sin(z)", [(-30, 30)])
f(other, "Airy", "double r = 0.8", "1 / (1 + 4 * r / ((1 - r) * (1 - r)) * Math.Pow(Sin(z / 2), 2))", [(-1e6, 1e6)])

# More of each.
f(near, "ChordMinusArc", "double r = 2", "2 * r * Asin(z / (2 * r)) - z", [(-4, 4)])
f(near, "CircularSegment", "double r = 1.5", "{\n    double theta = z / r;\n    return r * r / 2 * (theta - Sin(theta));\n}")
f(near, "TanMinusSin", "", "Tan(z) - Sin(z)", [(-1.5, 1.5)])
f(near, "SinOfTanMinusTanOfSin", "", "Sin(Tan(z)) - Tan(Sin(z))", [(-1.4, 1.4)])
f(near, "SinhMinusSin", "", "Sinh(z) - Sin(z)", [(-100, 100)])
f(near, "CoshMinusCos", "", "Cosh(z) - Cos(z)", [(-100, 100)])
f(near, "ExpMinusTaylor", "", "Exp(z) - (1 + z * (1 + z * (0.5 + z / 6)))")
f(near, "LogMinusTaylor", "", "Log(1 + z) - z + z * z / 2", [(-1, INF)])
f(near, "NavarroFrenkWhite", "double c = 5", "(Log(1 + c * z) - c * z / (1 + c * z)) / (Log(1 + c) - c / (1 + c))", HALF)
f(near, "EscapeMinusCircular", "double m = 1", "Sqrt(2 * m / z) - Sqrt(m / z)", POSITIVE)
f(near, "TimeDilation", "double rs = 0.01", "1 - Sqrt(1 - rs / z)", [(0.01, INF)])
f(near, "SagittaOfArc", "double r = 10", "r - Sqrt(r * r - z * z)", [(-10, 10)])
f(near, "LensSag", "double c = 0.05, double k = -1.2", "c * z * z / (1 + Sqrt(1 - (1 + k) * c * c * z * z))")
f(near, "HorizonDistance", "double r = 6371000", "Sqrt((r + z) * (r + z) - r * r)", HALF)
f(near, "RelativeVelocity", "double c = 40", "{\n    double beta = z / c;\n    return 1 / Sqrt(1 - beta * beta) - 1;\n}",
  [(-40, 40)])
f(near, "ForwardDifference", "double h = 1e-4", "(Sin(z + h) - Sin(z)) / h", [(-1e6, 1e6)])
f(near, "CentralDifference", "double h = 0.01", "(Exp(z + h) - Exp(z - h)) / (2 * h)")
f(near, "SecondDifference", "double h = 0.125", "(Log(z + h) - 2 * Log(z) + Log(z - h)) / (h * h)", [(0.125, INF)])
f(near, "ProbabilityOfBin", "double w = 0.25, double s = 0.5",
  "SpecialFunctions.NormalCdf((z + w) / s) - SpecialFunctions.NormalCdf((z - w) / s)")
f(near, "LogisticBin", "double w = 0.00392", "1 / (1 + Exp(-(z + w))) - 1 / (1 + Exp(-(z - w)))")
f(near, "RootTimesDifference", "", "Sqrt(z) * (Sqrt(z + 1) - Sqrt(z))", HALF)
f(near, "CancelledPoles", "double e = 0.001", "1 / (z - e) - 1 / (z + e)")
f(near, "HarmonicTail", "", "Log((z + 1) / z) - 1 / (z + 1)", POSITIVE)
f(near, "Wing", "double w = 10, double eps = 2", """{
    double a = Abs(z);
    if (a < w) return w * Log(1 + a / eps);
    return a - (w - w * Log(1 + w / eps));
}""")

f(removable, "AnnuityFactor", "double n = 30", "(1 - Math.Pow(1 + z, -n)) / z", [(-1, INF)])
f(removable, "LoanPayment", "double n = 12", "z / (1 - Math.Pow(1 + z, -n))", [(-1, INF)])
f(removable, "GeometricSum", "double n = 8", "(Math.Pow(z, n) - 1) / (z - 1)", HALF)
f(removable, "TsallisLog", "double q = 1.5", "(Math.Pow(z, 1 - q) - 1) / (1 - q)", POSITIVE)
f(removable, "HighamExponential", "", "{\n    double y = Exp(z);\n    return y == 1 ? 1 : (y - 1) / Log(y);\n}", [(-700, 700)])
f(removable, "Kurtosis", "", "6 * (z - Sin(z)) / Math.Pow(z, 3)")
f(removable, "MittagLeffler", "", "(Cosh(Sqrt(z)) - 1) / z", POSITIVE)
f(removable, "SincOfRoot", "", "Sin(Sqrt(z)) / Sqrt(z)", POSITIVE)
f(removable, "FresnelLike", "", "Sin(z * z) / z", [(-1e5, 1e5)])
f(removable, "DirichletKernel", "", "Sin(2.5 * z) / Sin(z / 2)", [(-30, 30)])
f(removable, "BlackbodyByWavelength", "double t = 1.5", "1 / (Math.Pow(z, 5) * (Exp(1 / (z * t)) - 1))", POSITIVE)
f(removable, "MeanEnergy", "double beta = 2", "z / (Exp(beta * z) - 1) + z / 2")
f(removable, "ButlerVolmerRatio", "double alpha = 0.3", "(Exp(alpha * z) - Exp(-(1 - alpha) * z)) / z")
f(removable, "LogRatioOver", "", "Log((1 + z) / (1 - z)) / (2 * z)", UNIT)
f(removable, "ArcsineByRoot", "", "Asin(Sqrt(z)) / Sqrt(z)", [(5e-324, 1)])
f(removable, "PrandtlGlauert", "", "(1 / Sqrt(1 - z * z) - 1) / (z * z)", UNIT)
f(removable, "PecletFlux", "double p = 1", "{\n    double x = p * z;\n    double c = 1 / Tanh(x);\n    return c - 1 / x + 1;\n}")
f(removable, "SafeRatio", "double eps = 1e-12", "Sin(z) / (z + eps)")
f(removable, "SoftplusMinusLogTwo", "", "(Log(1 + Exp(z)) - Log(2)) / z")
f(removable, "TanhOverByExponentials", "", "(Exp(z) - Exp(-z)) / (Exp(z) + Exp(-z)) / z")
f(removable, "LogCoshOver", "", "Log(Cosh(z)) / z")

f(sums, "AriaTwo", "double a = 1.5, double b = 1", "z * Math.Pow(1 + Exp(-b * z), -a)")
f(sums, "ElishNegative", "", "z < 0 ? (Exp(z) - 1) / (1 + Exp(-z)) : z / (1 + Exp(-z))")
f(sums, "SoftRootSign", "double a = 5, double b = 3", "z / (z / a + Exp(-z / b))", [(-1, INF)])
f(sums, "SinSig", "", "z * Sin(Math.PI / 2 / (1 + Exp(-z)))")
f(sums, "LiSHT", "", "z * Tanh(z)")
f(sums, "TanhSoft", "double a = 0.87, double b = 0.6", "Tanh(a * z + b * Exp(z)) * z")
f(sums, "LogLogistic", "double k = 3", "Log(k) - k * z - 2 * Log(1 + Exp(-k * z))")
f(sums, "SmoothMaximum", "double a = 0.5, double k = 8",
  "{\n    double p = Exp(k * z), q = Exp(k * a);\n    return (z * p + a * q) / (p + q);\n}")
f(sums, "PNormOfExponentials", "double p = 2", "Math.Pow(Exp(p * z) + 1, 1 / p)",
  equal="Exp(Log1p(Exp(p * z)) / p)")
f(sums, "StableSoftplus", "", "Max(z, 0) + Log(1 + Exp(-Abs(z)))")
f(sums, "StableLogSumExp", "double a = 1, double b = -0.5", """{
    double m = Max(z, Max(a, b));
    return m + Log(Exp(z - m) + Exp(a - m) + Exp(b - m));
}""")
f(sums, "LabelSmoothing", "double y = 0.9", "Max(z, 0) - z * y + Log(1 + Exp(-Abs(z)))")
f(sums, "PoissonLoss", "double y = 3", "Exp(z) - y * z")
f(sums, "Tweedie", "double p = 1.5, double y = 2", "-y * Exp((1 - p) * z) / (1 - p) + Exp((2 - p) * z) / (2 - p)")
f(sums, "ExponentialLoss", "double y = -1", "Exp(-y * z)")
f(sums, "SavageLoss", "", "1 / Math.Pow(1 + Exp(z), 2)")
f(sums, "TangentLoss", "", "Math.Pow(2 * Atan(z) - 1, 2)")
f(sums, "DiceOfLogit", "double y = 0.7", "{\n    double p = 1 / (1 + Exp(-z));\n    return 1 - 2 * p * y / (p + y);\n}")
f(sums, "TverskyOfLogit", "double a = 0.3, double b = 0.7",
  "{\n    double p = 1 / (1 + Exp(-z));\n    return p / (p + a * (1 - p) + b * p);\n}")
f(sums, "ComplementaryLogLog", "", "Log(-Log(1 - z))", [(0, 1)])
f(sums, "JensenShannon", "", """{
    double p = 1 / (1 + Exp(-z));
    double q = 1 - p;
    return Log(2) + 0.5 * (p * Log(p) + q * Log(q));
}""", equal="Log(2) - 0.5 * (Log1p(Exp(-z)) / (1 + Exp(-z)) + Log1p(Exp(z)) / (1 + Exp(z)))")
f(sums, "ButlerVolmer", "double alpha = 0.5, double f = 38.9", "Exp(alpha * f * z) - Exp(-(1 - alpha) * f * z)")
f(sums, "SahaFraction", "double s = 3", "{\n    double x = s * Exp(z);\n    return (-x + Sqrt(x * x + 4 * x)) / 2;\n}",
  equal="2 / (1 + Sqrt(1 + 4 * Exp(-z) / s))")
f(sums, "FermiIntegralApprox", "double eta = 2", "Log(1 + Exp(eta - z)) * z", HALF)
f(sums, "IsingMagnetization", "double h = 0.2, double k = 0.5", "Sinh(z) / Sqrt(Sinh(z) * Sinh(z) + Exp(-4 * k)) + h * z")
f(sums, "MuLaw", "double mu = 255", "Sign(z) * Log(1 + mu * Abs(z)) / Log(1 + mu)")
f(sums, "Boltzmannian", "double g = 4", "z * g * Exp(-z) / (1 + g * Exp(-z))")
f(sums, "GudermannianBySine", "", "Asin(Tanh(z))", equal="2 * Atan(Tanh(z / 2))")
f(sums, "AsinhOfExp", "", "Asinh(Exp(z) / 2)")
f(sums, "SquaredSigmoidTail", "", "{\n    double s = 1 - 1 / (1 + Exp(-z));\n    return s * s;\n}", equal="Math.Pow(1 / (1 + Exp(z)), 2)")

f(product, "Plummer", "double a = 0.5", "-1 / Sqrt(z * z + a * a) * z * z")
f(product, "Hernquist", "double a = 1.2", "a / (z * Math.Pow(z + a, 3))", POSITIVE)
f(product, "Einasto", "double n = 4", "Exp(-2 * n * (Math.Pow(z, 1 / n) - 1))", HALF)
f(product, "RickerStock", "double a = 2, double b = 0.3", "a * z * Exp(-b * z)")
f(product, "BevertonHolt", "double r = 2.5, double m = 10", "r * z / (1 + z / m)", HALF)
f(product, "HollingThree", "double a = 1.2, double h = 0.1", "a * z * z / (1 + a * h * z * z)")
f(product, "DebyeHuckel", "double a = 0.509", "Math.Pow(10, -a * Sqrt(z) / (1 + Sqrt(z)))", HALF)
f(product, "VanDerWaals", "double a = 1.4, double b = 0.04", "1 / (z - b) - a / (z * z)", [(0.05, INF)])
f(product, "Nernst", "double k = 0.0257, double c = 150", "k * Log(z / c)", POSITIVE)
f(product, "Drude", "double w = 9, double g = 0.1", "1 - w * w / (z * z + g * g)")
f(product, "Butterworth", "double n = 4", "1 / Sqrt(1 + Math.Pow(z, 2 * n))", HALF)
f(product, "EffectivePotential", "double l = 1.5", "l * l / (2 * z * z) - 1 / z", POSITIVE)
f(product, "LogOverPower", "double p = 0.5", "Log(z) / Math.Pow(z, p)", POSITIVE)
f(product, "ZCosZ", "", "z * Cos(z)")
f(product, "CubeTimesGauss", "", "z * z * z * Exp(-z * z)")
f(product, "HermiteFunction", "", "(8 * z * z * z - 12 * z) * Exp(-z * z / 2)")
f(product, "RadialWave", "double n = 2", "z * (2 - z) * Exp(-z / n)", HALF)
f(product, "SqueezedProduct", "", "Sqrt(z) * Sqrt(1 - z)", [(0, 1)])
f(product, "BetaDensity", "double a = 2.5, double b = 3.5", "Math.Pow(z, a - 1) * Math.Pow(1 - z, b - 1)", [(0, 1)])
f(product, "KumaraswamyDistribution", "double a = 2, double b = 3", "1 - Math.Pow(1 - Math.Pow(z, a), b)", [(0, 1)])
f(product, "FrechetDistribution", "double a = 2", "Exp(-Math.Pow(z, -a))", POSITIVE)

f(choice, "HardElish", "", "z * Max(0, Min(1, (z + 1) / 2))")
f(choice, "BentByHypot", "double a = 1", "(double.Hypot(z, a) - a) / 2 + z")
f(choice, "SmoothAbsolute", "double eps = 0.01", "Abs(z) > eps ? Abs(z) : z * z / (2 * eps) + eps / 2")
f(choice, "CosineWindow", "double w = 2", "Abs(z) < w ? 0.5 * (1 + Cos(Math.PI * z / w)) : 0")
f(choice, "Epanechnikov", "double h = 1.5", "{\n    double u = z / h;\n    return Abs(u) <= 1 ? 0.75 * (1 - u * u) / h : 0;\n}")
f(choice, "CubicSpline", "", """{
    double q = Abs(z);
    if (q < 1) return 1 - 1.5 * q * q + 0.75 * q * q * q;
    if (q < 2) return 0.25 * (2 - q) * (2 - q) * (2 - q);
    return 0;
}""")
f(choice, "SoftThresholdedLog", "double t = 0.5", "{\n    double y = Max(Abs(z) - t, 0);\n    return CopySign(Log(1 + y), z);\n}")
f(choice, "GammaCorrection", "", "z <= 0.0031308 ? 12.92 * z : 1.055 * Math.Pow(z, 1 / 2.4) - 0.055", HALF)
f(choice, "LabCube", "", "{\n    double d = 6.0 / 29;\n    return z > d * d * d ? Cbrt(z) : z / (3 * d * d) + 4.0 / 29;\n}", HALF)
f(choice, "DeadZone", "double w = 0.25", "z > w ? Math.Pow(z - w, 2) : z < -w ? -Math.Pow(z + w, 2) : 0")
f(choice, "CappedExponential", "double cap = 5", "Min(Exp(z), cap)")
f(choice, "LocalWithReassignment", "double a = 0.5", """{
    double y = z;
    if (y < 0) y = -a * y;
    y = Sqrt(1 + y) - 1;
    return 2 * y;
}""")

f(hyper, "Rapp", "double p = 2, double a = 1.5", "z / Math.Pow(1 + Math.Pow(Abs(z) / a, 2 * p), 1 / (2 * p))")
f(hyper, "ElliottShifted", "double s = 0.75, double c = 0.5", "0.5 * s * (z - c) / (1 + Abs(s * (z - c))) + 0.5")
f(hyper, "LogisticGrowth", "double k = 100, double r = 0.4, double p = 5", "k / (1 + (k - p) / p * Exp(-r * z))")
f(hyper, "TwoCompartments", "double ka = 1.2, double ke = 0.2", "ka / (ka - ke) * (Exp(-ke * z) - Exp(-ka * z)) * z", HALF)
f(hyper, "PowerLawWithCutoff", "double a = 1.7, double c = 20", "Math.Pow(z, -a) * Exp(-z / c)", POSITIVE)
f(hyper, "SkewedGauss", "double a = 4", "2 * SpecialFunctions.NormalPdf(z) * SpecialFunctions.NormalCdf(a * z)")
f(hyper, "FanoProfile", "double q = 1.5, double g = 0.2", "{\n    double e = 2 * z / g;\n    return (q + e) * (q + e) / (1 + e * e);\n}")
f(hyper, "SigmoidOfQuotient", "double a = 2, double b = 0.1", "1 / (1 + Exp(-a * z / (b + Abs(z))))")
f(hyper, "HornerWithHypers", "double a = 0.1, double b = -0.7, double c = 2", "((a * z + b) * z + c) * z")

f(other, "AngleDifference", "double a = 1", "Atan2(Sin(z - a), Cos(z - a))", [(-2, 4)])
f(other, "ComptonShift", "double e = 1.2", "z / (1 + e * (1 - Cos(z)))", [(-1e6, 1e6)])
f(other, "SineOfReciprocalLog", "", "Sin(Log(z))", POSITIVE)
f(other, "FisherTransform", "double n = 28", "Sqrt(n - 3) * 0.5 * Log((1 + z) / (1 - z))", UNIT)
f(other, "ArcsineOfRoot", "", "2 * Asin(Sqrt(z))", [(0, 1)])
f(other, "FresnelReflection", "double n = 1.5", """{
    double c = Cos(z);
    double t = Sqrt(1 - Math.Pow(Sin(z) / n, 2));
    return Math.Pow((c - n * t) / (c + n * t), 2);
}""", [(-1.5, 1.5)])
f(other, "Snell", "double n = 1.33", "Asin(Sin(z) / n)", [(-1000, 1000)])
f(other, "StableQuadraticRoot", "double b = 3, double c = 1", "2 * c / (-b - Sqrt(b * b - 4 * z * c))", [(-INF, 2.2)])
f(other, "PowerSumLoop", "", """{
    double sum = 0, term = 1;
    for (int n = 1; n <= 8; n++)
    {
        term = term * z / n;
        sum += term;
    }
    return sum;
}""")
f(other, "LogOfProducts", "double a = 2", "Log(z * z * (z * z + a)) / 2", LINE, (0.0,))
