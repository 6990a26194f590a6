using System;
using GradRepl.Generators.Tests.Accuracy;
using GradRepl.Runtime;

namespace Spellings;

public static partial class Rectifiers
{
    [Activation, TruthOf("softplus")]
    public static double Softplus(double z) => Math.Log(1 + Math.Exp(z));

    [Activation, TruthOf("softplus")]
    public static double SoftplusByDecaying(double z) => z + Math.Log(1 + Math.Exp(-z));

    [Activation, TruthOf("softplus")]
    public static double SoftplusByMax(double z) => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));

    [Activation, TruthOf("softplus")]
    public static double SoftplusOfSigmoid(double z) => -Math.Log(1 / (1 + Math.Exp(z)));

    [Activation, TruthOf("softplus")]
    public static double SoftplusOfComplement(double z) => -Math.Log(1 - 1 / (1 + Math.Exp(-z)));

    [Activation, TruthOf("softplus")]
    public static double SoftplusByLog1p(double z) => SpecialFunctions.Log1p(Math.Exp(z));

    [Activation, TruthOf("softplus")]
    public static double SoftplusInBranches(double z) => z > 0 ? z + Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z));

    [Activation, TruthOf("elu")]
    public static double ELU(double z) => z > 0 ? z : Math.Exp(z) - 1;

    [Activation, TruthOf("elu")]
    public static double ELUWithAlpha(double z, double alpha = 1) => z > 0 ? z : alpha * (Math.Exp(z) - 1);

    [Activation, TruthOf("elu")]
    public static double ELUByMaxAndMin(double z, double alpha = 1) => Math.Max(0, z) + Math.Min(0, alpha * (Math.Exp(z) - 1));

    [Activation, TruthOf("selu")]
    public static double SELU(double z) => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * (Math.Exp(z) - 1));

    [Activation, TruthOf("selu")]
    public static double SELUWithConstants(double z)
    {
        const double alpha = 1.6732632423543772848170429916717;
        const double scale = 1.0507009873554804934193349852946;
        return z > 0 ? scale * z : scale * alpha * (Math.Exp(z) - 1);
    }

    [Activation, TruthOf("selu")]
    public static double SELUByMaxAndMin(double z) =>
        1.0507009873554805 * (Math.Max(0, z) + Math.Min(0, 1.6732632423543772 * (Math.Exp(z) - 1)));

    [Activation, TruthOf("celu")]
    public static double CELU(double z, double alpha = 1) => Math.Max(0, z) + Math.Min(0, alpha * (Math.Exp(z / alpha) - 1));

    [Activation, TruthOf("celu")]
    public static double CELUInBranches(double z, double alpha = 1) => z > 0 ? z : alpha * (Math.Exp(z / alpha) - 1);

    [Activation, TruthOf("squareplus")]
    public static double Squareplus(double z) => (z + Math.Sqrt(z * z + 4)) / 2;

    [Activation, TruthOf("squareplus")]
    public static double SquareplusBySquare(double z, double b = 4) => 0.5 * (z + Math.Sqrt(Math.Pow(z, 2) + b));

    [Activation, TruthOf("squareplus")]
    public static double SquareplusExpanded(double z) => z / 2 + Math.Sqrt(z * z + 4) / 2;

    [Activation, TruthOf("logcosh")]
    public static double LogCosh(double z) => Math.Log(Math.Cosh(z));

    [Activation, TruthOf("logcosh")]
    public static double LogCoshByExponentials(double z) => Math.Log((Math.Exp(z) + Math.Exp(-z)) / 2);

    [Activation, TruthOf("logcosh")]
    public static double LogCoshBySoftplus(double z) => z + Math.Log(1 + Math.Exp(-2 * z)) - Math.Log(2);

    [Activation, TruthOf("bent_identity")]
    public static double BentIdentity(double z) => (Math.Sqrt(z * z + 1) - 1) / 2 + z;

    [Activation, TruthOf("bent_identity")]
    public static double BentIdentityBySquare(double z) => z + 0.5 * (Math.Sqrt(Math.Pow(z, 2) + 1) - 1);

    [Activation, TruthOf("tanhshrink")]
    public static double Tanhshrink(double z) => z - Math.Tanh(z);

    [Activation, TruthOf("tanhshrink")]
    public static double TanhshrinkByExponentials(double z) => z - (Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z));

    [Activation, TruthOf("relu")]
    public static double ReLU(double z) => Math.Max(0, z);

    [Activation, TruthOf("relu")]
    public static double ReLUByMagnitude(double z) => (z + Math.Abs(z)) / 2;

    [Activation, TruthOf("relu6")]
    public static double ReLU6(double z) => Math.Min(Math.Max(0, z), 6);

    [Activation, TruthOf("leaky_relu")]
    public static double LeakyReLU(double z) => Math.Max(0.01 * z, z);

    [Activation, TruthOf("isrlu")]
    public static double ISRLU(double z) => z > 0 ? z : z / Math.Sqrt(1 + z * z);

    [Activation, TruthOf("squared_relu")]
    public static double SquaredReLU(double z) => Math.Pow(Math.Max(0, z), 2);

    [Activation, TruthOf("squared_relu")]
    public static double SquaredReLUByProduct(double z)
    {
        double r = z > 0 ? z : 0;
        return r * r;
    }
}
