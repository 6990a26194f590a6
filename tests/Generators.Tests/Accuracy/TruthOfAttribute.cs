using System;

namespace GradRepl.Generators.Tests.Accuracy;

/// <summary>Says of which function of the truth table a method is a spelling.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TruthOfAttribute(string function) : Attribute
{
    public string Function { get; } = function;

    /// <summary>How many ulp the first derivative may be off; more than 8 states a known shortcoming.</summary>
    public double Ulps { get; init; } = 8;
}
