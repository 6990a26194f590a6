"""Formulas that were written after the net was made, to see what others' formulas get: activations from papers, losses, physics and
probability. What was mended afterwards was mended by kind. Read by corpus.py; corpus_formulas.py explains the columns.
"""
from corpus_formulas import HALF, INF, LINE, POSITIVE, UNIT, f

# Activations, as their papers or people's blogs have them.
paper = "held-out-activations"
f(paper, "Elish", "", """{
    double s = 1 / (1 + Exp(-z));
    return z >= 0 ? z * s : (Exp(z) - 1) * s;
}""")
f(paper, "HardElishOfPaper", "", "z >= 0 ? z * Max(0, Min(1, (z + 1) / 2)) : (Exp(z) - 1) * Max(0, Min(1, (z + 1) / 2))")
f(paper, "Serf", "", "{\n    double softplus = Log(1 + Exp(z));\n    return z * SpecialFunctions.Erf(softplus);\n}")
f(paper, "Logish", "double a = 1, double b = 10", "a * z * Log(1 + 1 / (1 + Exp(-b * z)))")
f(paper, "Smish", "double a = 1, double b = 1", "a * z * Tanh(Log(1 + 1 / (1 + Exp(-b * z))))")
f(paper, "PhishOfGelu", "", """{
    double gelu = 0.5 * z * (1 + Tanh(Sqrt(2 / Math.PI) * (z + 0.044715 * Math.Pow(z, 3))));
    return z * Tanh(gelu);
}""")
f(paper, "Pau", "double a = 0.5, double b = 0.03", """{
    double p = 0.02996348 + z * (0.61690165 + z * (2.37539147 + z * (3.06608078 + z * (1.52474449 + z * 0.25281987))));
    double q = 1 + Abs(z * (1.19160814 + z * (4.40811795 + z * (0.91111034 + z * 0.34885983))));
    return p / q + a * b;
}""")
f(paper, "Plu", "double a = 0.1, double c = 1", "Max(a * (z + c) - c, Min(a * (z - c) + c, z))")
f(paper, "SinLu", "double a = 1, double b = 1", "(z + a * Sin(b * z)) / (1 + Exp(-z))", [(-1e8, 1e8)])
f(paper, "ErfRelu", "double a = 0.7", "z >= 0 ? z : a * SpecialFunctions.Erf(z)")
f(paper, "Colu", "", "z / (1 - z * Exp(-(z + Exp(z))))")
f(paper, "Gcu", "", "z * Cos(z)", [(-1e8, 1e8)])
f(paper, "DRelu", "double d = 0.2", "z > -d ? z : -d")
f(paper, "Snake", "double a = 1.5", "z + 1 / a * Math.Pow(Sin(a * z), 2)", [(-1e8, 1e8)])
f(paper, "SoftModulusQ", "", "Abs(z) <= 1 ? z * z * (2 - Abs(z)) : Abs(z)")
f(paper, "SoftModulusT", "double beta = 0.01", "z * Tanh(z / beta)")
f(paper, "Gish", "", "z * Log(2 - Exp(-Exp(z)))")
f(paper, "Aria", "double a = 1.5, double b = 2", "z / Math.Pow(1 + Exp(-b * z), a)")
f(paper, "BentIdentity", "", "(Sqrt(z * z + 1) - 1) / 2 + z")
f(paper, "LogLogistOfPaper", "", "1 - Exp(-Exp(z))")
f(paper, "ReluOfLogs", "double beta = 2", "Log(beta * Max(0, z) + 1)")
f(paper, "SlafOfFive", "double a = 0.1, double b = 0.5, double c = 0.2",
  "a + b * z + c * z * z - 0.01 * Math.Pow(z, 3) + 0.002 * Math.Pow(z, 4)")
f(paper, "TanhExpOf", "double a = 0.8", "z * Tanh(Exp(a * z))")
f(paper, "SoftClip", "double a = 5", "1 / a * Log((1 + Exp(a * z)) / (1 + Exp(a * (z - 1))))")
f(paper, "HardMish", "", "z / 2 * Min(2, Max(0, z + 2))")
f(paper, "Eswish", "double beta = 1.375", "beta * z * (1 / (1 + Exp(-z)))")
f(paper, "FlattenTSwish", "double t = -0.2", "z >= 0 ? z / (1 + Exp(-z)) + t : t")
f(paper, "Pflu", "", "0.5 * z * (1 + z / Sqrt(1 + z * z))")
f(paper, "Fpflu", "", "z >= 0 ? z : z * (1 + z / Sqrt(1 + z * z)) / 2")
f(paper, "NormalCosine", "double s = 1", "Exp(-z * z / (2 * s)) * Cos(z)")
f(paper, "Mpelu", "double a = 1.2, double b = 1.5", "z > 0 ? z : a * (Exp(b * z) - 1)")
f(paper, "Isrlu", "double a = 1", "z < 0 ? z / Sqrt(1 + a * z * z) : z")
f(paper, "Rsish", "", "z * Tanh(Log(1 + Exp(z) / (1 + Exp(z))))", equal="z * Tanh(Log1p(1 / (1 + Exp(-z))))")
f(paper, "SaAf", "double b = 0.5", "z > 0 ? Log(1 + b * z) / b : (Exp(b * z) - 1) / b")
f(paper, "Zailu", "double s = 1.5", "z * (Atan(s * z) / Math.PI + 0.5)")
f(paper, "Ptelu", "double a = 1, double b = 0.75", "z >= 0 ? z : a * Tanh(b * z)")
f(paper, "Suishu", "", "0.5 * Max(z + z * Exp(-Abs(z)), 0)")
f(paper, "StarRelu", "double s = 0.8944, double b = -0.4472", "s * Math.Pow(Max(0, z), 2) + b")
f(paper, "Squish", "double a = 2", "z * (1 + z / (a + Abs(z))) / 2")
f(paper, "MishByTanh", "", "{\n    double omega = 4 * (z + 1) + 4 * Exp(2 * z) + Exp(3 * z) + Exp(z) * (4 * z + 6);\n"
  "    double delta = 2 * Exp(z) + Exp(2 * z) + 2;\n    return Exp(z) * omega / (delta * delta);\n}",
  equal="(4 * (z + 1) * Exp(-2 * z) + 4 + Exp(z) + Exp(-z) * (4 * z + 6)) * Exp(-z) / Math.Pow(2 * Exp(-z) + 1 + 2 * Exp(-2 * z), 2)")
f(paper, "SwishT", "double a = 0.1, double beta = 1.5", "z / (1 + Exp(-beta * z)) + a * Tanh(z)")
f(paper, "Xatlu", "double a = 0.3", "z * ((Atan(z) / Math.PI + 0.5) * (1 + 2 * a) - a)")

# Losses, by the residual, the margin or the logit.
loss = "held-out-losses"
f(loss, "HuberByMin", "double d = 1.35", "{\n    double a = Abs(z), q = Min(a, d);\n    return 0.5 * q * q + d * (a - q);\n}")
f(loss, "PseudoHuberOf", "double d = 0.5", "Math.Pow(d, 2) * (Sqrt(1 + Math.Pow(z / d, 2)) - 1)")
f(loss, "LogCoshStable", "", "z + Log(1 + Exp(-2 * z)) - Log(2.0)")
f(loss, "TukeyBiweight", "double c = 4.685", "Abs(z) <= c ? c * c / 6 * (1 - Math.Pow(1 - Math.Pow(z / c, 2), 3)) : c * c / 6")
f(loss, "CauchyOfScale", "double g = 2.385", "g * g / 2 * Log(1 + Math.Pow(z / g, 2))")
f(loss, "GemanMcClureScaled", "double s = 2", "{\n    double u = z / s;\n    return 2 * u * u / (u * u + 4);\n}")
f(loss, "WelschOf", "double c = 2.9846", "1 - Exp(-0.5 * Math.Pow(z / c, 2))")
f(loss, "BarronAlphaOne", "double alpha = 1.2, double c = 0.5", """{
    double b = Abs(alpha - 2), x = z / c;
    return b / alpha * (Math.Pow(x * x / b + 1, alpha / 2) - 1);
}""")
f(loss, "FocalOfLogit", "double gamma = 2, double alpha = 0.25", """{
    double p = 1 / (1 + Exp(-z));
    return -alpha * Math.Pow(1 - p, gamma) * Log(p);
}""", equal="alpha * Math.Pow(1 / (1 + Exp(z)), gamma) * Log1p(Exp(-z))")
f(loss, "FocalOfProbability", "double gamma = 1.5", "-Math.Pow(1 - z, gamma) * Log(z)", [(0, 1)])
f(loss, "TverskySoft", "double t = 0.8, double a = 0.3, double b = 0.7", """{
    double p = 1 / (1 + Exp(-z));
    double hit = p * t, fp = p * (1 - t), fn = (1 - p) * t;
    return 1 - (hit + 1) / (hit + a * fp + b * fn + 1);
}""")
f(loss, "BernoulliKl", "double q = 0.2", "{\n    double p = 1 / (1 + Exp(-z));\n"
  "    return p * Log(p / q) + (1 - p) * Log((1 - p) / (1 - q));\n}",
  equal="-Log1p(Exp(-z)) / (1 + Exp(-z)) - Log1p(Exp(z)) / (1 + Exp(z)) - Log(q) / (1 + Exp(-z)) - Log(1 - q) / (1 + Exp(z))")
f(loss, "GaussianNll", "double y = 0.5", "0.5 * (z + y * y / Exp(z)) + 0.5 * Log(2 * Math.PI)")
f(loss, "EvidenceKlOfScale", "double s = 1.5", "Log(z / s) + s * s / (2 * z * z) - 0.5", POSITIVE)
f(loss, "KlOfGaussians", "", "0.5 * (Exp(z) - 1 - z)")
f(loss, "WingLoss", "double w = 5, double eps = 0.5", """{
    double c = w - w * Log(1 + w / eps);
    return Abs(z) < w ? w * Log(1 + Abs(z) / eps) : Abs(z) - c;
}""")
f(loss, "AdaptiveWing", "double omega = 14, double theta = 0.5", "Abs(z) < theta ? omega * Log(1 + Math.Pow(Abs(z), 1.6)) : 20 * Abs(z) - 5")
f(loss, "QuantileHuber", "double tau = 0.9, double k = 1", """{
    double h = Abs(z) <= k ? 0.5 * z * z / k : Abs(z) - 0.5 * k;
    return (z < 0 ? 1 - tau : tau) * h;
}""")
f(loss, "SmoothQuantile", "double tau = 0.7, double a = 0.1", "tau * z + a * Log(1 + Exp(-z / a))")
f(loss, "PolyOne", "double eps = 1", "{\n    double p = 1 / (1 + Exp(-z));\n    return -Log(p) + eps * (1 - p);\n}",
  equal="Log1p(Exp(-z)) + eps / (1 + Exp(z))")
f(loss, "GeneralizedCrossEntropy", "double q = 0.7", "(1 - Math.Pow(1 / (1 + Exp(-z)), q)) / q", equal="-Expm1(-q * Log1p(Exp(-z))) / q")
f(loss, "BarlowRing", "double l = 0.005", "(1 - z) * (1 - z) + l * z * z")
f(loss, "LogCoshAsymmetric", "double a = 2", "Log(Cosh(z - a)) + Log(Cosh(z + a))")
f(loss, "ExponentialTilt", "double t = 3", "Log((Exp(t * z) + 1) / 2) / t")
f(loss, "LinEx", "double a = 0.7", "Exp(a * z) - a * z - 1")
f(loss, "ItakuraSaito", "double y = 2", "y / z - Log(y / z) - 1", POSITIVE)
f(loss, "Fair", "double c = 1.3998", "c * c * (Abs(z) / c - Log(1 + Abs(z) / c))")
f(loss, "Logistic2", "double m = 0.5", "Log(1 + Exp(-2 * (z - m))) / Log(2)")
f(loss, "HellingerOfLogit", "double q = 0.3", """{
    double p = 1 / (1 + Exp(-z));
    return 1 - Sqrt(p * q) - Sqrt((1 - p) * (1 - q));
}""", equal="1 - Sqrt(q / (1 + Exp(-z))) - Sqrt((1 - q) / (1 + Exp(z)))")
f(loss, "AndrewsSine", "double a = 1.339", "Abs(z) <= a * Math.PI ? a * a * (1 - Cos(z / a)) : 2 * a * a")

# Physics, chemistry, biology, geometry.
physics = "held-out-physics"
f(physics, "PlanckRadiance", "double t = 1.2", "2 * z * z * z / (Exp(z / t) - 1)", HALF)
f(physics, "WienByWavelength", "double c = 1.4388", "1 / Math.Pow(z, 5) / (Exp(c / z) - 1)", POSITIVE)
f(physics, "FermiDirac", "double mu = 0.5, double kT = 0.1", "1 / (1 + Exp((z - mu) / kT))")
f(physics, "FermiWindow", "double kT = 0.2", "{\n    double e = Exp(z / kT);\n    return e / (kT * (1 + e) * (1 + e));\n}")
f(physics, "BoseEinstein", "double mu = -0.2", "1 / (Exp(z - mu) - 1)", HALF)
f(physics, "LangevinByCoth", "double a = 2", "Cosh(a * z) / Sinh(a * z) - 1 / (a * z)")
f(physics, "BrillouinByCosh", "double j = 2.5", """{
    double a = (2 * j + 1) / (2 * j), b = 1 / (2 * j);
    return a * Cosh(a * z) / Sinh(a * z) - b * Cosh(b * z) / Sinh(b * z);
}""")
f(physics, "DebyeIntegrand", "", "Math.Pow(z, 4) * Exp(z) / Math.Pow(Exp(z) - 1, 2)")
f(physics, "LennardJonesReduced", "double eps = 1.5", "4 * eps * (1 / Math.Pow(z, 12) - 1 / Math.Pow(z, 6))", POSITIVE)
f(physics, "MorseOfDepth", "double d = 4.5, double a = 1.9, double re = 0.74", """{
    double e = Exp(-a * (z - re));
    return d * (1 - e) * (1 - e) - d;
}""")
f(physics, "BuckinghamOf", "double a = 1000, double b = 3.5, double c = 25", "a * Exp(-b * z) - c / Math.Pow(z, 6)", POSITIVE)
f(physics, "RelativisticEnergy", "double m = 2", "Sqrt(z * z + m * m) - m")
f(physics, "ThinLens", "double fl = 0.05", "1 / (1 / fl - 1 / z)", [(0.06, INF)])
f(physics, "TortoiseCoordinate", "double rs = 2", "z + rs * Log(z / rs - 1)", [(2, INF)])
f(physics, "EinsteinHeatCapacity", "double theta = 1.5", """{
    double x = theta / z;
    return x * x * Exp(x) / Math.Pow(Exp(x) - 1, 2);
}""", POSITIVE)
f(physics, "SchottkyAnomaly", "double d = 2", "{\n    double x = d / z;\n    double e = Exp(x);\n    return x * x * e / ((1 + e) * (1 + e));\n}",
  POSITIVE)
f(physics, "AiryPhase", "double c = 0.7853981633974483", "Sin(2.0 / 3 * Math.Pow(z, 1.5) + c) / Math.Pow(z, 0.25)", [(1e-300, 1e5)])
f(physics, "HillOf", "double k = 2, double n = 4", "1 / (1 + Math.Pow(k / z, n))", POSITIVE)
f(physics, "SubstrateInhibition", "double vmax = 3, double km = 0.8, double ki = 5", "vmax * z / (km + z * (1 + z / ki))", HALF)
f(physics, "LogisticGrowthOf", "double k = 10, double r = 0.8", "k / (1 + 9 * Exp(-r * z))")
f(physics, "SoftSphere", "double s = 0.9", "z < s ? Math.Pow(1 - z / s, 2.5) : 0", HALF)
f(physics, "BetheLogarithm", "double i = 0.05", "Log(2 * z * z / (i * (1 - z * z))) - z * z", [(1e-300, 1)])
f(physics, "LorentzGammaMinusOne", "", "{\n    double g = 1 / Sqrt(1 - z * z);\n    return g - 1;\n}", UNIT)
f(physics, "Rapidity", "", "0.5 * Log((1 + z) / (1 - z))", UNIT)
f(physics, "GravityPotential", "double r = 6.371", "1 / r - 1 / (r + z)", HALF)
f(physics, "Barometric", "double h = 8.4", "Math.Pow(1 - z / (5.26 * h), 5.26)", [(0, 44)])
f(physics, "GreatCircle", "double d = 0.4", """{
    double s = Sin(z / 2);
    double a = s * s + Cos(z) * Math.Pow(Sin(d / 2), 2);
    return 2 * Asin(Sqrt(a));
}""", [(-1.5, 1.5)])
f(physics, "AntennaSinc", "double n = 4", "Sin(n * z) / (n * Sin(z))", [(-30, 30)])
f(physics, "SlitDiffraction", "double a = 2", "Math.Pow(Sin(a * z) / (a * z), 2)", [(-1e6, 1e6)])
f(physics, "AiryDiskRing", "", "(Sin(z) - z * Cos(z)) / (z * z * z)", [(-1e6, 1e6)])
f(physics, "IsothermalSphere", "double c = 10", "Log(1 + z / c) - z / (c + z)", HALF)
f(physics, "GoldmanFlux", "double v = 25", "{\n    double u = z / v;\n    return u * (1 - 0.2 * Exp(-u)) / (1 - Exp(-u));\n}")
f(physics, "SodiumOpening", "", "0.1 * (25 - z) / (Exp((25 - z) / 10) - 1)", LINE, (25.0,))
f(physics, "TunnelProbability", "double k = 1.5", "1 / (1 + Math.Pow(Sinh(k * z), 2) / 4)")
f(physics, "SolitonProfile", "double c = 1.5", "0.5 * c * Math.Pow(1 / Cosh(Sqrt(c) / 2 * z), 2)")
f(physics, "CoulombGauss", "double s = 0.8", "SpecialFunctions.Erf(z / (s * Sqrt(2))) / z")
f(physics, "CatenarySag", "double a = 20", "a * (Cosh(z / a) - 1)")
f(physics, "HeatKernel", "double t = 0.5", "1 / Sqrt(4 * Math.PI * t) * Exp(-z * z / (4 * t))")
f(physics, "DiffusionFront", "double d = 0.3", "SpecialFunctions.Erfc(z / (2 * Sqrt(d)))")
f(physics, "IsingOneD", "double h = 0.5", "Log(Exp(z) * Cosh(h) + Sqrt(Exp(2 * z) * Math.Pow(Sinh(h), 2) + Exp(-2 * z)))",
  equal="z + Log(Cosh(h) + Sqrt(Math.Pow(Sinh(h), 2) + Exp(-4 * z)))")

# Probability, finance, numerics.
chance = "held-out-probability"
f(chance, "GompertzHazard", "double b = 0.8, double eta = 0.3", "b * eta * Exp(eta + b * z - eta * Exp(b * z))")
f(chance, "WeibullSurvival", "double k = 1.8, double l = 1.5", "Exp(-Math.Pow(z / l, k))", HALF)
f(chance, "WeibullHazard", "double k = 0.7, double l = 2", "k / l * Math.Pow(z / l, k - 1)", POSITIVE)
f(chance, "FrechetDensity", "double a = 1.5", "a * Math.Pow(z, -1 - a) * Exp(-Math.Pow(z, -a))", POSITIVE)
f(chance, "GumbelOf", "double mu = 0.5, double beta = 2", "{\n    double x = (z - mu) / beta;\n    return Exp(-(x + Exp(-x))) / beta;\n}")
f(chance, "VonMises", "double mu = 0.3, double k = 4", "Exp(k * Cos(z - mu))", [(-1e6, 1e6)])
f(chance, "VonMisesScaled", "double k = 50", "Exp(k * (Cos(z) - 1))", [(-1e6, 1e6)])
f(chance, "LogitNormal", "double mu = 0.2, double s = 1.5", """{
    double l = Log(z / (1 - z));
    return 1 / (s * Sqrt(2 * Math.PI)) * Exp(-Math.Pow(l - mu, 2) / (2 * s * s)) / (z * (1 - z));
}""", [(5e-324, 1)])
f(chance, "LogLogisticHazard", "double a = 2, double b = 1.7", "b / a * Math.Pow(z / a, b - 1) / (1 + Math.Pow(z / a, b))", POSITIVE)
f(chance, "LogisticDensity", "double mu = 1, double s = 0.5", "{\n    double e = Exp(-(z - mu) / s);\n    return e / (s * Math.Pow(1 + e, 2));\n}")
f(chance, "LaplaceDistribution", "double b = 1.4", "z < 0 ? 0.5 * Exp(z / b) : 1 - 0.5 * Exp(-z / b)")
f(chance, "LaplaceByOneFormula", "double b = 1.4", "0.5 + 0.5 * Sign(z) * (1 - Exp(-Abs(z) / b))")
f(chance, "CauchyDistribution", "double x0 = 0.4, double g = 0.7", "Atan((z - x0) / g) / Math.PI + 0.5")
f(chance, "ParetoTail", "double a = 2.3", "1 - Math.Pow(1 + z, -a)", HALF)
f(chance, "GeneralizedPareto", "double xi = 0.4, double s = 1.5", "1 - Math.Pow(1 + xi * z / s, -1 / xi)", HALF)
f(chance, "BurrDistribution", "double c = 2, double k = 1.5", "1 - 1 / Math.Pow(1 + Math.Pow(z, c), k)", HALF)
f(chance, "NakagamiDensity", "double m = 1.5", "Math.Pow(z, 2 * m - 1) * Exp(-m * z * z)", HALF)
f(chance, "InverseGammaDensity", "double a = 3, double b = 2", "Math.Pow(z, -a - 1) * Exp(-b / z)", POSITIVE)
f(chance, "SinhArcsinh", "double d = 0.8, double e = 0.3", "Sinh(d * Asinh(z) - e)")
f(chance, "JohnsonSu", "double g = 0.5, double d = 1.2", "g + d * Log(z + Sqrt(z * z + 1))")
f(chance, "TCopulaTerm", "double nu = 5", "-(nu + 1) / 2 * Log(1 + z * z / nu)")
f(chance, "CallPrice", "double k = 100, double v = 0.25", """{
    double d1 = Log(z / k) / v + v / 2;
    return z * SpecialFunctions.NormalCdf(d1) - k * SpecialFunctions.NormalCdf(d1 - v);
}""", POSITIVE)
f(chance, "VegaByVolatility", "double m = 0.1", "{\n    double d1 = m / z + z / 2;\n    return Exp(-d1 * d1 / 2) / Sqrt(2 * Math.PI);\n}",
  POSITIVE)
f(chance, "ContinuousAnnuity", "double t = 10", "(1 - Exp(-z * t)) / z")
f(chance, "NelsonSiegel", "double l = 1.8", "(1 - Exp(-z / l)) / (z / l) - Exp(-z / l)", HALF)
f(chance, "CrraUtility", "double g = 2.5", "(Math.Pow(z, 1 - g) - 1) / (1 - g)", POSITIVE)
f(chance, "UpperConfidence", "double n = 20", "z + Sqrt(z * (1 - z) / n) + 1 / n", [(0, 1)])
f(chance, "SoftplusThreshold", "double beta = 1.5, double t = 20", "beta * z > t ? z : Log(1 + Exp(beta * z)) / beta")
f(chance, "DifferenceQuotientOfExp", "double h = 1e-6", "(Exp(z + h) - Exp(z)) / h")
f(chance, "DifferenceQuotientOfRoot", "double h = 0.001", "(Sqrt(z + h) - Sqrt(z - h)) / (2 * h)", [(0.001, INF)])
f(chance, "RiskOfPoisson", "double l = 2", "1 - Exp(-l * z) * (1 + l * z)", HALF)
f(chance, "ArcsinLaw", "", "2 / Math.PI * Asin(Sqrt(z))", [(0, 1)])
f(chance, "MixtureOfTwo", "double w = 0.3, double m = 2", """{
    double a = w * Exp(-z * z / 2), b = (1 - w) * Exp(-(z - m) * (z - m) / 2);
    return Log(a + b);
}""")
f(chance, "SigmoidOfLogRatio", "double a = 1.5", "Math.Pow(z, a) / (Math.Pow(z, a) + Math.Pow(1 - z, a))", [(0, 1)])
