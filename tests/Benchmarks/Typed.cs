using System;
using GradRepl.Runtime;

// Lost digits are what these functions are here for.
#pragma warning disable GRAD014

namespace GradRepl.Benchmarks;

/// <summary>Activations as people type them, with exponentials that overflow.</summary>
internal static partial class Typed
{
    [Activation]
    internal static double NaiveMish(double z) => z * Math.Tanh(Math.Log(1 + Math.Exp(z)));

    [Activation]
    internal static double NaiveSigmoid(double z) => Math.Exp(z) / (1 + Math.Exp(z));

    [Activation]
    internal static double NaiveTanh(double z) => (Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z));
}
