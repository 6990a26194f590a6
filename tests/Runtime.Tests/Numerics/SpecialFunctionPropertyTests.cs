using System;
using System.Linq;
using CsCheck;
using static GradRepl.Runtime.SpecialFunctions;

namespace GradRepl.Runtime.Tests;

public sealed class SpecialFunctionPropertyTests
{
    /// <summary>Any finite double, and often one of moderate size.</summary>
    private static readonly Gen<double> Any = Gen.OneOf(
        Gen.Double[-1, 1], Gen.Double[-40, 40], Gen.Double[-800, 800], Gen.Double.Where(double.IsFinite));

    private static readonly (string Name, Func<double, double> Function)[] Odd =
    [
        (nameof(Erf), Erf), (nameof(Softsign), Softsign),
    ];

    private static readonly (string Name, Func<double, double> Function)[] Even =
    [
        (nameof(NormalPdf), NormalPdf), (nameof(LogisticDerivative), LogisticDerivative), (nameof(LogCosh), LogCosh),
        (nameof(Sech), Sech), (nameof(SechSquared), SechSquared),
    ];

    private static readonly (string Name, Func<double, double> Function)[] Rising =
    [
        (nameof(Expm1), Expm1), (nameof(Erf), Erf), (nameof(Softsign), Softsign), (nameof(NormalCdf), NormalCdf),
        (nameof(Logistic), Logistic), (nameof(Softplus), Softplus), (nameof(TanhSoftplus), TanhSoftplus),
        ("-Erfc", x => -Erfc(x)), ("AlgebraicSigmoid(c = 1)", x => AlgebraicSigmoid(x, 1)),
    ];

    [Fact]
    public void Odd_functions_are_odd_to_the_bit() => Any.Sample(x =>
    {
        foreach (var (name, f) in Odd)
            Assert.True(BitConverter.DoubleToInt64Bits(f(-x)) == BitConverter.DoubleToInt64Bits(-f(x)), $"{name} at {x:R}");
    });

    [Fact]
    public void Even_functions_are_even_to_the_bit() => Any.Sample(x =>
    {
        foreach (var (name, f) in Even) Assert.True(f(-x) == f(x), $"{name} at {x:R}");
    });

    [Fact]
    public void Rising_functions_never_fall_by_more_than_their_error() => Gen.Select(Any, Any).Sample((a, b) =>
    {
        var (low, high) = a < b ? (a, b) : (b, a);
        foreach (var (name, f) in Rising)
        {
            double below = f(low), above = f(high);
            Assert.True(
                above >= below || above >= below - 2 * TruthPoint.Ulp(above),
                $"{name} falls from {below:R} at {low:R} to {above:R} at {high:R}");
        }
    });

    [Fact]
    public void Neighboring_arguments_give_neighboring_values() => Any.Sample(x =>
    {
        // A jump at a seam between two approximations would show here, wherever it is.
        foreach (var (name, f) in Rising)
        {
            double here = f(x), next = f(Math.BitIncrement(x));
            Assert.True(next >= here || next >= here - 2 * TruthPoint.Ulp(here), $"{name} falls from {here:R} to {next:R} after {x:R}");
        }
    });

    [Fact]
    public void Complements_add_up_to_one() => Any.Sample(x =>
    {
        Assert.Equal(1, Logistic(x) + Logistic(-x), 4e-16);
        Assert.Equal(1, NormalCdf(x) + NormalCdf(-x), 4e-16);
        Assert.Equal(1, Erf(x) + Erfc(x), 4e-16);
        Assert.Equal(2, Erfc(x) + Erfc(-x), 6e-16);
        Assert.Equal(1, AlgebraicSigmoid(x, 2) + AlgebraicSigmoid(-x, 2), 4e-16);
    });

    [Fact]
    public void Logarithm_undoes_exponential() => Gen.OneOf(Gen.Double[-1, 700], Gen.Double[-1e-8, 1e-8]).Sample(x =>
        // An ulp of e^x - 1 is (e^x - 1)/e^x of an ulp of x or less for x above 0, and up to e times it at -1.
        AssertNear(x, Log1p(Expm1(x)), 5));

    [Fact]
    public void Softplus_falls_by_its_argument_under_reflection() => Gen.Double[-700, 700].Sample(x =>
        // log(1 + e^x) - log(1 + e^-x) = x
        Assert.Equal(x, Softplus(x) - Softplus(-x), 3 * TruthPoint.Ulp(Math.Abs(x) + 1)));

    [Fact]
    public void Derivatives_match_the_values_they_belong_to() => Gen.Double[-30, 30].Sample(x =>
    {
        double s = Logistic(x);
        AssertNear(s * Logistic(-x), LogisticDerivative(x), 4);
        AssertNear(Sech(x) * Sech(x), SechSquared(x), 4);
        double t = TanhSoftplus(x);
        Assert.Equal((1 - t * t) * s, TanhSoftplusDerivative(x), 1e-15);
    });

    /// <summary>The functions that take a factor, beside themselves without it.</summary>
    private static readonly (string Name, Func<double, double> Function, Func<double, double, double> Times)[] WithFactor =
    [
        (nameof(NormalPdf), NormalPdf, NormalPdf), (nameof(LogisticDerivative), LogisticDerivative, LogisticDerivative),
        (nameof(Sech), Sech, Sech), (nameof(SechSquared), SechSquared, SechSquared),
        (nameof(TanhSoftplusDerivative), TanhSoftplusDerivative, TanhSoftplusDerivative),
        (nameof(ExpOfSquare), x => ExpOfSquare(-0.3, x), (x, factor) => ExpOfSquare(-0.3, x, factor)),
    ];

    [Fact]
    public void A_factor_gives_the_product_where_nothing_is_subnormal() => Gen.Select(Gen.Double[-36, 36], Any).Sample((x, factor) =>
    {
        foreach (var (name, f, times) in WithFactor)
        {
            double product = f(x) * factor;
            if (Math.Abs(product) > 1e-300) AssertNear(product, times(x, factor), 3);
        }
    });

    [Fact]
    public void A_factor_brings_back_what_had_vanished()
    {
        foreach (var (name, f, times) in WithFactor)
        {
            // The first integer at which the function underflows to 0; a factor of 2^1000 must lift it to a normal number.
            int x = Enumerable.Range(1, 2000).First(n => f(n) == 0);
            double lifted = times(x, Math.ScaleB(1, 1000));
            Assert.True(lifted is > 1e-60 and < 1e-20, $"{name} at {x} times 2^1000 is {lifted:R}");
            Assert.Equal(0, times(x, double.PositiveInfinity));
            Assert.Equal(double.NegativeInfinity, times(1, double.NegativeInfinity));
            Assert.Equal(0, times(1, 0));
            Assert.True(double.IsNaN(times(1, double.NaN)));
            Assert.True(double.IsNaN(times(double.NaN, 2)));
        }
    }

    [Fact]
    public void RootOfSquarePlus_is_homogeneous() =>
        Gen.Select(Gen.Double[-10, 10], Gen.Double[0.01, 10], Gen.Int[-480, 480]).Sample((x, c, n) =>
            AssertNear(Math.ScaleB(RootOfSquarePlus(x, c), n), RootOfSquarePlus(Math.ScaleB(x, n), Math.ScaleB(c, 2 * n)), 2));

    private static void AssertNear(double expected, double actual, double ulps) =>
        Assert.True(Math.Abs(actual - expected) <= ulps * TruthPoint.Ulp(expected),
            $"{actual:R} is {Math.Abs(actual - expected) / TruthPoint.Ulp(expected):G3} ulp from {expected:R}");
}
