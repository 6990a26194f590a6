using System;

namespace GradRepl.Tests;

/// <summary>Comparison with an independent truth.</summary>
internal static class Close
{
    /// <summary>Equal to a relative tolerance; infinities and zeros exactly.</summary>
    public static void Relative(double expected, double actual, double tolerance, string what = "")
    {
        if (expected.Equals(actual) || Math.Abs(actual - expected) <= tolerance * Math.Abs(expected)) return;
        Assert.Fail(FormattableString.Invariant(
            $"{what} expected {expected:R}, got {actual:R}: relative error {Math.Abs(actual / expected - 1):E2}."));
    }
}
