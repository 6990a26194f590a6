using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>Methods that call themselves as often as a hyperparameter says.</summary>
public static partial class Recursions
{
    [Activation]
    [Domain(-2, 2)]
    [Hyperparameters(0)]
    [Hyperparameters(1)]
    [Hyperparameters(6)]
    public static double RecursionOnHyperparameter(double z, int n = 3) => Hermite(n, z) + Hermite(2, z * z);

    private static double Hermite(int n, double x) =>
        n <= 0 ? 1 : n == 1 ? 2 * x : 2 * x * Hermite(n - 1, x) - 2 * (n - 1) * Hermite(n - 2, x);

    [Activation]
    [Domain(-3, 3)]
    [Hyperparameters(0, 0.5)]
    [Hyperparameters(7, -0.25)]
    public static double MutualRecursion(double z, int n = 4, double a = 0.75) => Even(n, z, a);

    private static double Even(int n, double x, double a) => n <= 0 ? x : Math.Tanh(Odd(n - 1, a * x, a));

    private static double Odd(int n, double x, double a)
    {
        if (n <= 0) return x * x;
        double inner = Even(n - 1, x, a);
        return Math.Sin(inner) + a * x;
    }

    [Activation]
    [Domain(-3, 3)]
    [Hyperparameters(0)]
    [Hyperparameters(5)]
    public static double RecursiveLocalFunction(double z, int depth = 2)
    {
        static double Nested(double x, int left) => left <= 0 ? Math.Cos(x) : x * Nested(0.5 * x, left - 1);
        return Nested(z, depth) - Nested(2 * z, 3);
    }
}
