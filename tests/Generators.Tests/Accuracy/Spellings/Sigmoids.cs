using System;
using GradRepl.Generators.Tests.Accuracy;
using GradRepl.Runtime;

namespace Spellings;

public static partial class Sigmoids
{
    [Activation, TruthOf("sigmoid")]
    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    [Activation, TruthOf("sigmoid")]
    public static double SigmoidByGrowing(double z) => Math.Exp(z) / (1 + Math.Exp(z));

    [Activation, TruthOf("sigmoid")]
    public static double SigmoidThroughLocal(double z)
    {
        var e = Math.Exp(z);
        return e / (e + 1.0);
    }

    [Activation, TruthOf("sigmoid")]
    public static double SigmoidByTanh(double z) => 0.5 * (1 + Math.Tanh(z / 2));

    [Activation, TruthOf("sigmoid")]
    public static double SigmoidByHalfPlusHalf(double z) => 0.5 * Math.Tanh(0.5 * z) + 0.5;

    [Activation, TruthOf("sigmoid")]
    public static double SigmoidByPower(double z) => Math.Pow(1 + Math.Exp(-z), -1);

    [Activation, TruthOf("sigmoid")]
    public static double SigmoidOfE(double z) => 1.0 / (1.0 + Math.Pow(Math.E, -z));

    [Activation, TruthOf("sigmoid")]
    public static double SigmoidInBranches(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

    [Activation, TruthOf("sigmoid")]
    public static double SigmoidInStatements(double z)
    {
        if (z >= 0)
        {
            double t = Math.Exp(-z);
            return 1 / (1 + t);
        }
        double e = Math.Exp(z);
        return e / (1 + e);
    }

    [Activation, TruthOf("sigmoid")]
    public static double SigmoidAsComplement(double z) => 1 - 1 / (1 + Math.Exp(z));

    [Activation, TruthOf("sigmoid")]
    public static double SigmoidByHalves(double z) => Math.Exp(z / 2) / (Math.Exp(z / 2) + Math.Exp(-z / 2));

    [Activation, TruthOf("logsigmoid")]
    public static double LogSigmoid(double z) => Math.Log(1 / (1 + Math.Exp(-z)));

    [Activation, TruthOf("logsigmoid")]
    public static double LogSigmoidNegated(double z) => -Math.Log(1 + Math.Exp(-z));

    [Activation, TruthOf("logsigmoid")]
    public static double LogSigmoidByDifference(double z) => z - Math.Log(1 + Math.Exp(z));

    [Activation, TruthOf("logsigmoid")]
    public static double LogSigmoidOfQuotient(double z) => Math.Log(Math.Exp(z) / (1 + Math.Exp(z)));

    [Activation, TruthOf("logsigmoid")]
    public static double LogSigmoidByMin(double z) => Math.Min(z, 0) - Math.Log(1 + Math.Exp(-Math.Abs(z)));

    [Activation, TruthOf("tanh")]
    public static double Tanh(double z) => Math.Tanh(z);

    [Activation, TruthOf("tanh")]
    public static double TanhByExponentials(double z) => (Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z));

    [Activation, TruthOf("tanh")]
    public static double TanhByGrowing(double z) => (Math.Exp(2 * z) - 1) / (Math.Exp(2 * z) + 1);

    [Activation, TruthOf("tanh")]
    public static double TanhByDecaying(double z)
    {
        double q = Math.Exp(-2 * z);
        return (1 - q) / (1 + q);
    }

    [Activation, TruthOf("tanh")]
    public static double TanhBySigmoid(double z) => 2 / (1 + Math.Exp(-2 * z)) - 1;

    [Activation, TruthOf("tanh")]
    public static double TanhAsComplement(double z) => 1 - 2 / (Math.Exp(2 * z) + 1);

    [Activation, TruthOf("tanh")]
    public static double TanhBySinhOverCosh(double z) => Math.Sinh(z) / Math.Cosh(z);

    [Activation, TruthOf("softsign")]
    public static double Softsign(double z) => z / (1 + Math.Abs(z));

    [Activation, TruthOf("softsign")]
    public static double SoftsignInBranches(double z) => z >= 0 ? z / (1 + z) : z / (1 - z);

    [Activation, TruthOf("softsign")]
    public static double SoftsignByMagnitude(double z)
    {
        double m = z < 0 ? -z : z;
        return z / (m + 1);
    }

    [Activation, TruthOf("algebraic")]
    public static double Algebraic(double z) => z / Math.Sqrt(1 + z * z);

    [Activation, TruthOf("algebraic")]
    public static double AlgebraicBySquare(double z) => z / Math.Sqrt(Math.Pow(z, 2) + 1);

    [Activation, TruthOf("algebraic")]
    public static double AlgebraicByPower(double z) => z * Math.Pow(1 + z * z, -0.5);

    [Activation, TruthOf("algebraic")]
    public static double AlgebraicByRootPower(double z) => z / Math.Pow(1 + Math.Pow(z, 2), 0.5);

    [Activation, TruthOf("algebraic")]
    public static double AlgebraicByReciprocal(double z) => z * (1 / Math.Sqrt(1 + z * z));

    [Activation, TruthOf("hardsigmoid")]
    public static double Hardsigmoid(double z) => Math.Max(0, Math.Min(1, z / 6 + 0.5));

    [Activation, TruthOf("hardsigmoid")]
    public static double HardsigmoidByClamp(double z) => Math.Clamp(z + 3, 0, 6) / 6;

    [Activation, TruthOf("hardtanh")]
    public static double Hardtanh(double z) => Math.Max(-1, Math.Min(1, z));

    [Activation, TruthOf("hardtanh")]
    public static double HardtanhInBranches(double z)
    {
        if (z > 1) return 1;
        if (z < -1) return -1;
        return z;
    }

    [Activation, TruthOf("lecun_tanh")]
    public static double LeCunTanh(double z) => 1.7159 * Math.Tanh(2.0 / 3.0 * z);

    [Activation, TruthOf("lecun_tanh")]
    public static double LeCunTanhWithSlope(double z, double slope = 2.0 / 3.0) => 1.7159 * Math.Tanh(slope * z);

    // The inner exponential's last digit is magnified by e^z, up to 700.
    [Activation, TruthOf("loglog", Ulps = 500)]
    public static double LogLog(double z) => 1 - Math.Exp(-Math.Exp(z));

    [Activation, TruthOf("atan")]
    public static double Arctan(double z) => Math.Atan(z);

    [Activation, TruthOf("asinh")]
    public static double Asinh(double z) => Math.Asinh(z);

    [Activation, TruthOf("asinh")]
    public static double AsinhByLogarithm(double z) => Math.Log(z + Math.Sqrt(z * z + 1));

    [Activation, TruthOf("erf")]
    public static double Erf(double z) => SpecialFunctions.Erf(z);

    [Activation, TruthOf("symlog")]
    public static double Symlog(double z) => Math.Sign(z) * Math.Log(1 + Math.Abs(z));

    [Activation, TruthOf("symlog")]
    public static double SymlogInBranches(double z) => z >= 0 ? Math.Log(1 + z) : -Math.Log(1 - z);
}
