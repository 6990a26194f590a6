using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>Sums of functions with kinks that have none themselves.</summary>
public static partial class CancelingKinks
{
    [Activation]
    [Hyperparameters(0.9)]
    [Hyperparameters(-2.0)]
    public static double CrossEntropyWithLogits(double z, double t = 0.3) =>
        Math.Max(z, 0) - z * t + Math.Log(1 + Math.Exp(-Math.Abs(z)));

    [Activation]
    public static double ShiftedSoftplus(double z) => Math.Max(z, 1) + Math.Log(1 + Math.Exp(-Math.Abs(z - 1)));

    [Activation]
    [Hyperparameters(-1.0)]
    [Domain(-30, 30)]
    public static double LogSumExp(double z, double b = 2)
    {
        double m = Math.Max(z, b);
        return m + Math.Log(Math.Exp(z - m) + Math.Exp(b - m));
    }

    [Activation]
    [Hyperparameters(0.5)]
    public static double Huber(double z, double d = 1) => Math.Abs(z) < d ? 0.5 * z * z : d * (Math.Abs(z) - 0.5 * d);

    [Activation]
    [Hyperparameters(0.5)]
    [Domain(-30, 30)]
    public static double SlopedSoftplus(double z, double k = 2) => Math.Max(k * z, 0) - z + Math.Log(1 + Math.Exp(-k * Math.Abs(z)));

    [Activation]
    [Domain(-3, 3)]
    public static double OverACurve(double z)
    {
        double g = Math.Sin(z) - z * z + 1;
        return Math.Max(g, 0.2) + Math.Log(1 + Math.Exp(-Math.Abs(g - 0.2)));
    }

    [Activation]
    public static double SignedRoot(double z) => Math.CopySign(Math.Sqrt(Math.Abs(z) + 1) - 1, z);
}
