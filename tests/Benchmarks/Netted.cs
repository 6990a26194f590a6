using System;
using GradRepl.Runtime;

// Derivatives without a net lose the digits that it is for.
#pragma warning disable GRAD017

namespace GradRepl.Benchmarks;

/// <summary>
/// Functions whose derivatives need the last net somewhere, and the same with the derivative given: by the formula that is
/// emitted, on which no net is put.
/// </summary>
internal static partial class Netted
{
    [Activation]
    internal static double Rational(double z) => (z * z * z - 3 * z + 1) / (z * z + 2);

    [Activation]
    internal static double RationalWithout(double z) => (z * z * z - 3 * z + 1) / (z * z + 2);

    [Derivative(nameof(RationalWithout))]
    internal static double RationalSlope(double z)
    {
        double square = z * z, below = square + 2;
        return (3 * square - 3 - 2 * ((square * z - 3 * z + 1) / below * z)) / below;
    }

    [Activation]
    internal static double Brake(double z)
    {
        double u = Math.Abs(z), y = 1 + 0.5 * u;
        return z / (y * y + u);
    }

    [Activation]
    internal static double BrakeWithout(double z)
    {
        double u = Math.Abs(z), y = 1 + 0.5 * u;
        return z / (y * y + u);
    }

    [Derivative(nameof(BrakeWithout))]
    internal static double BrakeSlope(double z)
    {
        double u = Math.Abs(z), y = 1 + 0.5 * u, below = y * y + u, sign = SpecialFunctions.Sign(z);
        return (1 - z / below * (y * sign + sign)) / below;
    }

    [Activation]
    internal static double Wave(double z) => Math.Exp(-z * z) * Math.Cos(5 * z) + Math.Tanh(z);

    [Activation]
    internal static double WaveWithout(double z) => Math.Exp(-z * z) * Math.Cos(5 * z) + Math.Tanh(z);

    [Derivative(nameof(WaveWithout))]
    internal static double WaveSlope(double z)
    {
        double tanh = Math.Tanh(z);
        return Math.Exp(-z * z) * (-2 * (z * Math.Cos(5 * z)) - 5 * Math.Sin(5 * z)) + (1 - tanh * tanh);
    }
}
