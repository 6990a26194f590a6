using System;

namespace GradRepl.Generators.Tests.Harness;

/// <summary>
/// Where a test function is compared: points from <paramref name="low"/> to <paramref name="high"/>; from -1e3 to 1e3
/// without it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DomainAttribute(double low, double high) : Attribute
{
    public double Low { get; } = low;

    public double High { get; } = high;
}

/// <summary>One set of hyperparameters for a test function; without it, the declared defaults.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class HyperparametersAttribute(params object[] values) : Attribute
{
    public object[] Values { get; } = values;
}
