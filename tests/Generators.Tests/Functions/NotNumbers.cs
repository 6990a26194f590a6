using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>Questions that only infinities and NaN answer otherwise: nothing in them may be folded as if z were finite.</summary>
public static partial class NotNumbers
{
    [Activation, Specials]
    public static double FiniteByDifference(double z) => z - z == 0 ? Math.Tanh(z) : 3;

    [Activation, Specials]
    public static double FiniteByProduct(double z)
    {
        double nothing = 0 * z;
        return nothing == 0 ? Math.Tanh(z) : -2;
    }

    [Activation, Specials]
    public static double NumberByQuotient(double z)
    {
        double one = z / z;
        return double.IsNaN(one) ? 7 : Math.Atan(z);
    }

    [Activation, Specials]
    public static double NumberByQuotientOfZero(double z)
    {
        double zero = 0 / z;
        if (double.IsNaN(zero)) return 7;
        return Math.Atan(z) + zero;
    }

    [Activation]
    public static double LiteralsInBinary(double z)
    {
        double sum = 0;
        for (double x = 0; x < 0.8; x += 0.1) sum += z * x;
        return 0.1 + 0.2 == 0.3 ? sum : 3 * sum;
    }

    [Activation]
    [Hyperparameters(0.0)]
    [Hyperparameters(2.0)]
    public static double NothingOfAParameter(double z, double alpha = 0) => alpha * z == 0 ? Math.Sin(z) : Math.Atan(z);

    [Activation, Specials]
    public static double NothingByDecay(double z)
    {
        double small = 1e-200 * (1e-200 * z);
        return small == 0 ? 2 * z : Math.Cos(z);
    }

    [Activation, Specials]
    public static double OrderOfProducts(double z)
    {
        double scaled = 1e-200 * z * z;
        return scaled == double.PositiveInfinity ? 1 : Math.Atan(z);
    }

    [Activation]
    [Hyperparameters(0.0)]
    [Hyperparameters(2.0)]
    public static double SquareOfAParameter(double z, double alpha = 0) => alpha * z * z != 0 ? Math.Tanh(z) : Math.Cos(z);

    [Activation]
    [Hyperparameters(0.0)]
    [Hyperparameters(-1.5)]
    public static double SignOfAParameter(double z, double alpha = 0) =>
        alpha * z > 0 ? Math.Sin(z) : alpha * z == 0 ? Math.Exp(-z * z) : Math.Atan(z);
}
