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

/// <summary>A test function that is also held at the points where numbers end: NaN, infinities, zeros, the limits of integers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SpecialsAttribute : Attribute
{
    public static readonly double[] Points =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 0.5, -0.5, 1, -1, -1.5, 2.5, 255.9, 300.5, -300.5, 70000.9,
        1e10, -1e10, 2147483647.5, 2147483648, -2147483648.9, -2147483649, 4294967295.5, 4294967296, 9.3e18, -9.3e18, 1.9e19, 1e100,
        double.Epsilon, -double.Epsilon,
    ];
}

/// <summary>Why a test function has no kernel, in the generator's words; without it, it must have one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ObstacleAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
