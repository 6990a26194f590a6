using System;
using System.Linq;
using GradRepl.Runtime;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Plotting.Tests;

/// <summary>Activations built by hand, so that figures are tested apart from the generator.</summary>
internal static class Samples
{
    public static Activation Sigmoid { get; } = Make(
        "Sigmoid", "σ(z) = 1/(1 + e⁻ᶻ)", "σ′(z) = σ(z)(1 − σ(z))", Logistic, z => Logistic(z) * Logistic(-z));

    public static Activation Tanh { get; } = Make("Tanh", "tanh(z)", "1 − tanh²(z)", Math.Tanh, z => 1 / Math.Pow(Math.Cosh(z), 2));

    public static Activation ReLU { get; } = Make(
        "ReLU", "relu(z) = max(0, z)", "relu′(z) = 1 if z > 0, else 0", z => Math.Max(0, z), z => z > 0 ? 1 : 0, 0);

    public static Activation LeakyReLU { get; } = Make(
        "LeakyReLU", "max(0, z) + 0.1·min(0, z)", "1 if z > 0, else 0.1", z => z > 0 ? z : 0.1 * z, z => z > 0 ? 1 : 0.1, 0);

    public static Activation SiLU { get; } = Make(
        "SiLU",
        "silu(z) = z·σ(z)",
        "silu′(z) = σ(z) + z·σ(z)(1 − σ(z))",
        z => z * Logistic(z),
        z => Logistic(z) + z * Logistic(z) * Logistic(-z));

    public static Activation Step { get; } = Make("Step", "step(z) = 1 if z ≥ 0, else 0", "step′(z) = 0", z => z >= 0 ? 1 : 0, _ => 0, 0);

    public static Activation Hardshrink { get; } = Make(
        "Hardshrink",
        "z if |z| > 0.5, else 0",
        "1 if |z| > 0.5, else 0",
        z => Math.Abs(z) > 0.5 ? z : 0,
        z => Math.Abs(z) > 0.5 ? 1 : 0,
        -0.5,
        0.5);

    public static double Logistic(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

    public static Activation Make(
        string name, string formula, string derivativeFormula, Func<double, double> value,
        Func<double, double> derivative, params double[] kinks) =>
        new(new ActivationDefinition
        {
            Name = name,
            Formula = formula,
            DerivativeFormula = derivativeFormula,
            Latex = "",
            DerivativeLatex = "",
            DerivativeSource = "",
            Value = (z, _) => value(z),
            Derivative = (z, _) => derivative(z),
            SecondDerivative = (_, _) => 0,
            Kinks = [.. kinks.Select(at => new KinkDefinition($"z = {at}", _ => at))],
        });

    /// <summary>The one-node-a-layer network of the lessons (W = 1, b = 0, log loss for y = 1), computed the straight way.</summary>
    public static (double[] X, double[][] Activations, double[][] WeightGradients) Chain(
        Func<double, double> f, Func<double, double> d, int layers)
    {
        double[] x = [.. Enumerable.Range(0, 241).Select(i => -6 + i * 0.05)];
        double[][] a = [.. Enumerable.Range(0, layers + 1).Select(_ => new double[x.Length])];
        double[][] g = [.. Enumerable.Range(0, layers + 1).Select(l => l == 0 ? [] : new double[x.Length])];
        for (int i = 0; i < x.Length; i++)
        {
            a[0][i] = x[i];
            for (int l = 1; l <= layers; l++) a[l][i] = l == layers ? Logistic(a[l - 1][i]) : f(a[l - 1][i]);
            double delta = a[layers][i] - 1;
            for (int l = layers; l >= 1; l--)
            {
                g[l][i] = delta * a[l - 1][i];
                if (l > 1) delta *= d(a[l - 2][i]);
            }
        }
        return (x, a, g);
    }
}
