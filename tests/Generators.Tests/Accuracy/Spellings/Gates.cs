using System;
using GradRepl.Generators.Tests.Accuracy;
using GradRepl.Runtime;

namespace Spellings;

public static partial class Gates
{
    [Activation, TruthOf("silu")]
    public static double SiLU(double z) => z / (1 + Math.Exp(-z));

    [Activation, TruthOf("silu")]
    public static double SiLUByProduct(double z) => z * (1 / (1 + Math.Exp(-z)));

    [Activation, TruthOf("silu")]
    public static double SiLUByGrowing(double z) => z * Math.Exp(z) / (1 + Math.Exp(z));

    [Activation, TruthOf("silu")]
    public static double SiLUThroughLocals(double z)
    {
        double e = Math.Exp(-z);
        double gate = 1.0 / (1.0 + e);
        return gate * z;
    }

    [Activation, TruthOf("silu")]
    public static double SiLUByTanh(double z) => 0.5 * z * (1 + Math.Tanh(0.5 * z));

    [Activation, TruthOf("silu")]
    public static double SiLUExpanded(double z) => z / 2 + z / 2 * Math.Tanh(z / 2);

    [Activation, TruthOf("mish")]
    public static double Mish(double z) => z * Math.Tanh(Math.Log(1 + Math.Exp(z)));

    [Activation, TruthOf("mish")]
    public static double MishThroughLocals(double z)
    {
        var e = Math.Exp(z);
        var n = e * e + 2 * e;
        return z * n / (n + 2);
    }

    [Activation, TruthOf("mish")]
    public static double MishByQuotient(double z)
    {
        double e = Math.Exp(z);
        double n = e * (e + 2);
        return z * (n / (n + 2));
    }

    [Activation, TruthOf("mish")]
    public static double MishThroughSoftplus(double z)
    {
        double softplus = Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
        return z * Math.Tanh(softplus);
    }

    [Activation, TruthOf("mish")]
    public static double MishBySquare(double z)
    {
        double s = Math.Pow(1 + Math.Exp(z), 2);
        return z * (s - 1) / (s + 1);
    }

    [Activation, TruthOf("gelu")]
    public static double Gelu(double z) => 0.5 * z * (1 + SpecialFunctions.Erf(z / Math.Sqrt(2)));

    [Activation, TruthOf("gelu")]
    public static double GeluByProduct(double z) => z * 0.5 * (1.0 + SpecialFunctions.Erf(z * 0.7071067811865476));

    [Activation, TruthOf("gelu")]
    public static double GeluByRootOfHalf(double z) => z * (1 + SpecialFunctions.Erf(Math.Sqrt(0.5) * z)) / 2;

    [Activation, TruthOf("gelu")]
    public static double GeluByReciprocalRoot(double z) => z / 2 * (1 + SpecialFunctions.Erf(z * (1 / Math.Sqrt(2))));

    [Activation, TruthOf("gelu")]
    public static double GeluThroughLocals(double z)
    {
        double cdf = 0.5 * (1 + SpecialFunctions.Erf(z / Math.Sqrt(2.0)));
        return z * cdf;
    }

    [Activation, TruthOf("gelu")]
    public static double GeluByComplement(double z) => 0.5 * z * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    [Activation, TruthOf("gelu")]
    public static double GeluExpanded(double z) => 0.5 * z + 0.5 * z * SpecialFunctions.Erf(z / Math.Sqrt(2));

    [Activation, TruthOf("gelu_tanh")]
    public static double GeluTanh(double z) => 0.5 * z * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (z + 0.044715 * Math.Pow(z, 3))));

    [Activation, TruthOf("gelu_tanh")]
    public static double GeluTanhByProducts(double z) => 0.5 * z * (1.0 + Math.Tanh(0.7978845608028654 * (z + 0.044715 * z * z * z)));

    [Activation, TruthOf("gelu_tanh")]
    public static double GeluTanhAsTorchHasIt(double z)
    {
        double cube = z * z * z;
        double inner = Math.Sqrt(2.0 / Math.PI) * (z + 0.044715 * cube);
        return 0.5 * z * (1.0 + Math.Tanh(inner));
    }

    [Activation, TruthOf("gelu_tanh")]
    public static double GeluTanhFactored(double z) => z * 0.5 * (1 + Math.Tanh(0.7978845608028654 * z * (1 + 0.044715 * z * z)));

    [Activation, TruthOf("gelu_tanh")]
    public static double GeluTanhBySigmoid(double z) => z / (1 + Math.Exp(-2 * 0.7978845608028654 * (z + 0.044715 * z * z * z)));

    [Activation, TruthOf("hardswish")]
    public static double Hardswish(double z) => z * Math.Min(Math.Max(z + 3, 0), 6) / 6;

    [Activation, TruthOf("hardswish")]
    public static double HardswishByClamp(double z) => z * Math.Clamp(z + 3, 0, 6) / 6;

    [Activation, TruthOf("hardswish")]
    public static double HardswishInBranches(double z) => z <= -3 ? 0 : z >= 3 ? z : z * (z + 3) / 6;

    [Activation, TruthOf("quick_gelu")]
    public static double QuickGelu(double z) => z * (1 / (1 + Math.Exp(-1.702 * z)));

    [Activation, TruthOf("quick_gelu")]
    public static double QuickGeluWithBeta(double z, double beta = 1.702) => z / (1 + Math.Exp(-beta * z));

    [Activation, TruthOf("tanhexp")]
    public static double TanhExp(double z) => z * Math.Tanh(Math.Exp(z));
}
