using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

public static partial class Elementary
{
    [Activation, Domain(-300, 300)]
    public static double Exponential(double z) => Math.Exp(z / 2) + z * Math.Exp(-z);

    [Activation, Domain(1e-9, 1e3)]
    public static double Logarithm(double z) => z * Math.Log(z);

    [Activation, Domain(1e-6, 1e3), Hyperparameters(3.5)]
    public static double LogarithmToBase(double z, double b = 7) => Math.Log(z + 1, b);

    [Activation, Domain(1e-9, 1e3)]
    public static double LogarithmOfTwoAndTen(double z) => Math.Log2(z) - Math.Log10(3 * z);

    [Activation, Domain(1e-9, 1e3)]
    public static double Roots(double z) => Math.Sqrt(z) + Math.Sqrt(z * z + 3) * Math.Cbrt(z + 1);

    [Activation]
    public static double CubeRoot(double z) => Math.Cbrt(z) * z;

    [Activation]
    public static double Waves(double z) => Math.Sin(3 * z) * Math.Cos(z / 2) + Math.Cos(z * 0.1);

    [Activation, Domain(-1.5, 1.5)]
    public static double Tangent(double z) => Math.Tan(z) - Math.Tan(0.5 * z);

    [Activation, Domain(-0.999, 0.999)]
    public static double ArcSineAndCosine(double z) => Math.Asin(z) * Math.Acos(z);

    [Activation]
    public static double ArcTangent(double z) => Math.Atan(z) + Math.Atan(2 * z - 1);

    [Activation, Domain(-300, 300)]
    public static double Hyperbolic(double z) => Math.Sinh(z) / Math.Cosh(z / 2);

    [Activation]
    public static double HyperbolicTangent(double z) => Math.Tanh(z) + z * Math.Tanh(0.3 * z);

    [Activation]
    public static double AreaSine(double z) => Math.Asinh(z) - Math.Asinh(z / 3);

    [Activation, Domain(1.001, 1e3)]
    public static double AreaCosine(double z) => Math.Acosh(z) / z;

    [Activation, Domain(-0.999, 0.999)]
    public static double AreaTangent(double z) => Math.Atanh(z) + z * z;

    [Activation, Domain(0.01, 1e3), Hyperparameters(2.5), Hyperparameters(-1.5)]
    public static double PowerOfConstant(double z, double n = 3) => Math.Pow(z, n);

    [Activation, Domain(0.01, 20)]
    public static double PowerOfItself(double z) => Math.Pow(z, z);

    [Activation, Domain(-30, 30)]
    public static double PowerOfTwo(double z) => Math.Pow(2, z) + Math.Pow(z, 2) + Math.Pow(z, 3) + Math.Pow(z, 1) + Math.Pow(z, 0);

    [Activation, Domain(-20, 20)]
    public static double PowerOfBoth(double z) => Math.Pow(1 + z * z, Math.Sin(z));

    [Activation, Domain(1e-3, 1e3)]
    public static double NegativePowers(double z) => Math.Pow(z, -1) + Math.Pow(z, -2) + Math.Pow(z, 0.5) + Math.Pow(z, -0.5);

    [Activation]
    public static double AngleOfBoth(double z) => Math.Atan2(z, 1 + z * z) + Math.Atan2(Math.Sin(z), z - 0.1);

    [Activation, Hyperparameters(-2.0), Hyperparameters(0.4)]
    public static double AngleWithHyperparameter(double z, double x = 1) => Math.Atan2(z, x);

    [Activation]
    public static double HypotenuseOfBoth(double z) => double.Hypot(z, 3 - z) + double.Hypot(1, z);

    [Activation, Hyperparameters(0.3, 2.0)]
    public static double Fused(double z, double a = 2, double b = 1) => Math.FusedMultiplyAdd(a * z, z, b) + Math.FusedMultiplyAdd(1, 2, z);

    [Activation]
    public static double AbsoluteValue(double z) => Math.Abs(z - 1) + z * Math.Abs(2 * z + 3);

    [Activation]
    public static double SignTimes(double z) => Math.Sign(z) * z * z + Math.Sign(z - 1);

    [Activation]
    public static double CopiedSign(double z) => Math.CopySign(3 * z, Math.Sin(z)) + Math.CopySign(2, z) * z;

    [Activation]
    public static double FloorAndCeiling(double z) => Math.Floor(z) * z - Math.Ceiling(z / 3) * z * z;

    [Activation]
    public static double RoundAndTruncate(double z) => Math.Round(z) + Math.Truncate(z * 0.7) * z;

    [Activation]
    public static double Fraction(double z) => (z - Math.Floor(z)) * (z - Math.Truncate(z));

    [Activation]
    public static double Maximum(double z) => Math.Max(z, 0.5 * z + 1) + Math.Max(0, z) * z;

    [Activation]
    public static double Minimum(double z) => Math.Min(z * z, 4) + Math.Min(Math.Sin(z), Math.Cos(z));

    [Activation, Hyperparameters(-3.0, 2.0)]
    public static double Clamped(double z, double low = -1, double high = 1.5) => Math.Clamp(z, low, high) * z;

    [Activation]
    public static double ClampedByFunctions(double z) => Math.Clamp(z, -1 - z * z, Math.Abs(z) / 2 + 1);

    [Activation, Domain(-300, 300)]
    public static double Compositions(double z) => Math.Exp(-z * z) * Math.Sin(Math.Exp(Math.Cos(z)) + Math.Sqrt(1 + z * z));

    [Activation]
    public static double LogOfSum(double z) => Math.Log(1 + Math.Log(1 + z * z));

    [Activation]
    public static double Constants(double z) => Math.PI * z + Math.E * z * z + Math.Tau;
}
