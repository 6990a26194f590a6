using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

public static partial class Calls
{
    private const double Slope = 0.3;
    private const int Terms = 4;
    private static readonly double Offset = 1.25;
    public static readonly int Count = 3;

    [Activation, Hyperparameters(0.5), Hyperparameters(2.0)]
    public static double Swish(double z, double beta = 1) => z / (1 + Math.Exp(-beta * z));

    [Activation]
    public static double Gate(double z) => Math.Tanh(z) * 0.5 + 0.5;

    [Activation, Domain(-300, 300)]
    public static double CallsAnnotated(double z) => Swish(z, 1.5) * Gate(2 * z);

    [Activation, Domain(-300, 300)]
    public static double ComposesAnnotated(double z) => Gate(Swish(Gate(z) - z, 2));

    [Activation]
    public static double CallsHelper(double z) => Helper(z) + Helper(2 * z) * Twice(z);

    [Activation]
    public static double CallsRecursion(double z) => Power(z / 100, 5) + Power(Math.Sin(z), 3);

    [Activation]
    public static double NamedArguments(double z) => Weighted(weight: 3, z: z) - Weighted(z, 0.5);

    [Activation]
    public static double LocalFunction(double z)
    {
        double scale = z / 2;
        return Shifted(1) * Shifted(scale);

        double Shifted(double by) => Math.Sin(scale + by);
    }

    [Activation]
    public static double StaticLocalFunction(double z)
    {
        static double Bump(double u)
        {
            if (u < 0) return 0;
            return u * u;
        }
        return Bump(z - 1) + Bump(-z);
    }

    [Activation]
    public static double ConstantsAndFields(double z) => z > Slope ? Offset * z * z : Terms * z - Count * Slope;

    [Activation]
    public static double LocalConstants(double z)
    {
        const double scale = 1.0507009873554805;
        const int n = 3;
        double y = 0;
        for (int k = 0; k < n; k++) y += scale * z / (k + 1 + z * z);
        return y;
    }

    [Activation]
    public static double CompositeConstants(double z) => 2 * Slope / 3 * z + (1 - Slope) * (1 - Slope) * z * z;

    [Activation]
    public static double OtherClass(double z) => Formulas.Softcap(z) * Formulas.Half;

    [Activation, Hyperparameters(3, 0.5, true), Hyperparameters(1, -2.0, false)]
    public static double MixedHyperparameters(double z, int n = 2, double scale = 1, bool squared = true)
    {
        double y = n * z * scale;
        return squared ? y * y + z : y + Math.Sin(n * z);
    }

    [Activation, Hyperparameters(0.7, 1.5)]
    public static double HyperparametersInBranches(double z, double low = -1, double gain = 2)
    {
        if (z < low) return gain * low;
        return z > 2 * gain ? gain * gain * z : z * low;
    }

    [Activation, Hyperparameters(2.0, 1.0, 0.5)]
    public static double HyperparametersEverywhere(double z, double a = 1, double b = 2, double c = 3) =>
        a * Math.Sin(b * z) + Math.Sqrt(c * c + z * z) / (a * a + b) + Math.Atan(z * c);

    [Activation, Hyperparameters(1.5)]
    public static double CallsAnnotatedByHyperparameter(double z, double alpha = 0.5) => Swish(z / 100, alpha) * z;

    private static double Helper(double x)
    {
        if (x > 3) return Math.Log(x);
        double y = x * x;
        y += x;
        return y;
    }

    private static double Twice(double x) => 2 * x;

    private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

    private static double Weighted(double z, double weight) => weight * z * z;
}

internal static class Formulas
{
    public const double Half = 0.5;

    public static double Softcap(double x) => Cap(x / 30) * 30;

    private static double Cap(double x) => Math.Tanh(x);
}
