using System;
using GradRepl.Runtime;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Tests;

/// <summary>Activations written by hand, so that these tests do not lean on the generator.</summary>
internal static class TestActivations
{
    public static Activation Sigmoid { get; } = Define(
        "Sigmoid", z => 1 / (1 + Math.Exp(-z)), z => SigmoidSlope(Math.Exp(-Math.Abs(z))));

    public static Activation Tanh { get; } = Define("Tanh", Math.Tanh, z => 1 / (Math.Cosh(z) * Math.Cosh(z)));

    public static Activation ReLU { get; } = Define("ReLU", z => z > 0 ? z : 0, z => z > 0 ? 1 : 0);

    public static Activation Define(string name, Func<double, double> value, Func<double, double> derivative) => new(
        new ActivationDefinition
        {
            Name = name,
            Formula = "",
            DerivativeFormula = "",
            Latex = "",
            DerivativeLatex = "",
            DerivativeSource = "",
            Value = (z, _) => value(z),
            Derivative = (z, _) => derivative(z),
            SecondDerivative = (_, _) => throw new NotSupportedException(),
        });

    private static double SigmoidSlope(double t) => t / ((1 + t) * (1 + t));
}
