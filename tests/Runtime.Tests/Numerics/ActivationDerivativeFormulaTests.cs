using System;
using System.Collections.Generic;
using System.Linq;
using static GradRepl.Runtime.SpecialFunctions;

namespace GradRepl.Runtime.Tests;

/// <summary>
/// Derivatives of activations put together from the special functions, as the generated code does, over all of double.
/// </summary>
public sealed class ActivationDerivativeFormulaTests(ITestOutputHelper output)
{
    private static readonly TruthTable Truth = new("ActivationDerivatives.truth.txt");

    /// <summary>Derivatives without a zero that two terms meet in: relative accuracy everywhere.</summary>
    private static readonly Dictionary<string, Func<double, double>> Relative = new()
    {
        ["sigmoid'"] = LogisticDerivative,
        ["sigmoid''"] = z => -LogisticDerivative(z) * Math.Tanh(0.5 * z),
        ["logsigmoid'"] = z => Logistic(-z),
        ["softplus'"] = Logistic,
        ["softplus''"] = LogisticDerivative,
        ["tanh'"] = SechSquared,
        ["tanh''"] = z => SechSquared(z, -2 * Math.Tanh(z)),
        ["sech_squared'"] = z => SechSquared(z, -2 * Math.Tanh(z)),
        ["logcosh'"] = Math.Tanh,
        ["logcosh''"] = SechSquared,
        ["gaussian'"] = z => ExpOfSquare(-1, z, -2 * z),
        ["squareplus'"] = z => AlgebraicSigmoid(z, 4),
        ["squareplus''"] = z => 2 / Math.Pow(RootOfSquarePlus(z, 4), 3),
        ["elu'"] = z => z > 0 ? 1 : Math.Exp(z),
    };

    /// <summary>Derivatives with such a zero: accurate on the scale of the largest value, and finite where z·0 would be ∞·0.</summary>
    private static readonly Dictionary<string, Func<double, double>> Absolute = new()
    {
        ["silu'"] = z => Logistic(z) + LogisticDerivative(z, z),
        ["mish'"] = z => TanhSoftplus(z) + TanhSoftplusDerivative(z, z),
        ["gelu'"] = z => NormalCdf(z) + NormalPdf(z, z),
        ["gelu''"] = z => NormalPdf(z, 2 - z * z),
        ["gaussian''"] = z => ExpOfSquare(-1, z, 4 * z * z - 2),
    };

    public static TheoryData<string> RelativeNames => new(Relative.Keys);

    public static TheoryData<string> AbsoluteNames => new(Absolute.Keys);

    [Theory]
    [MemberData(nameof(RelativeNames))]
    public void IsWithinEightUlps(string name)
    {
        var worst = Truth[name].Select(point => (Point: point, Error: point.UlpError(Relative[name](point.X), signedZero: false))).MaxBy(p => p.Error);
        output.WriteLine($"{name}: worst {worst.Error:F2} ulp at {worst.Point}");
        Assert.True(worst.Error <= 8, $"{name}{worst.Point} is {worst.Error:G4} ulp off.");
    }

    [Theory]
    [MemberData(nameof(AbsoluteNames))]
    public void IsFiniteAndWithinAFewUlpsOfTheLargestValue(string name)
    {
        var finite = Truth[name].Where(point => double.IsFinite(point.Nearest)).ToList();
        double largest = finite.Max(point => Math.Abs(point.Nearest));
        foreach (var point in finite)
        {
            double value = Absolute[name](point.X);
            Assert.True(point.AbsoluteError(value) <= 4 * TruthPoint.Ulp(largest), $"{name}{point} came out as {value:R}.");
            // Far from the zero there is no excuse: the factor that vanishes must bring all its digits.
            if (Math.Abs(point.X) > 5) Assert.True(point.UlpError(value, signedZero: false) <= 8, $"{name}{point} came out as {value:R}.");
        }
    }
}
