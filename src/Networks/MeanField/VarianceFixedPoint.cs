using System;

namespace GradRepl.Networks;

/// <summary>A variance that a layer hands on unchanged.</summary>
/// <param name="Variance">q with V(q) = q.</param>
/// <param name="Slope">V′(q): the factor by which one layer changes a small distance from it.</param>
public readonly record struct VarianceFixedPoint(double Variance, double Slope)
{
    /// <summary>Whether variances nearby come to it.</summary>
    public bool IsStable => Math.Abs(Slope) < 1;
}
