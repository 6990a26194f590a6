using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>Wider arithmetic against values at 60 digits (tests/Truth) and closed forms: it must answer the nearest double.</summary>
public sealed class WideArithmeticTests
{
    private static readonly TruthTable Truth = new("SpecialFunctions.truth.txt");

    private static readonly Dictionary<string, Func<Jet[], Jet>> Functions = new()
    {
        ["Expm1"] = x => JetMath.Expm1(x[0]),
        ["Log1p"] = x => JetMath.Log1p(x[0]),
        ["Erf"] = x => JetMath.Erf(x[0]),
        ["Erfc"] = x => JetMath.Erfc(x[0]),
        ["NormalCdf"] = x => JetMath.NormalCdf(x[0]),
        ["NormalPdf"] = x => JetMath.NormalPdf(x[0]),
        ["Logistic"] = x => JetMath.Logistic(x[0]),
        ["LogisticDerivative"] = x => JetMath.LogisticDerivative(x[0]),
        ["Softplus"] = x => JetMath.Softplus(x[0]),
        ["LogCosh"] = x => JetMath.LogCosh(x[0]),
        ["Sech"] = x => JetMath.Sech(x[0]),
        ["SechSquared"] = x => JetMath.SechSquared(x[0]),
        ["TanhSoftplus"] = x => JetMath.TanhSoftplus(x[0]),
        ["TanhSoftplusDerivative"] = x => JetMath.TanhSoftplusDerivative(x[0]),
        ["Softsign"] = x => JetMath.Softsign(x[0]),
        ["Sinh"] = x => JetMath.Sinh(x[0]),
        ["Cosh"] = x => JetMath.Cosh(x[0]),
        ["Tanh"] = x => JetMath.Tanh(x[0]),
    };

    public static TheoryData<string> Names => new(Functions.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_the_nearest_doubles(string name) => Assert.All(
        Truth[name].Where((point, i) => double.IsFinite(point.X) && (i % 3 == 0 || Math.Abs(point.X) < 1e-4)),
        point => Assert.True(
            point.UlpError(WideArithmetic.Value(Functions[name], double.NaN, point.X), signedZero: false) <= 0.5000001,
            $"{name}{point}, but {WideArithmetic.Value(Functions[name], double.NaN, point.X):R}"));

    /// <summary>Where slopes have closed forms: a difference of roots, sinc, z/(e^z − 1) and others.</summary>
    [Theory]
    [InlineData("roots", 1e10, -2.4999999998125e-16, 3.74999999953125e-26)] // 0.5/√(z+1) − 0.5/√z = −0.25·z^(−3/2)·(1 − 0.75/z …)
    [InlineData("roots", 1e300, 0, 0)]
    [InlineData("sinc", 0, 0, -1.0 / 3)]
    [InlineData("sinc", 1e-300, -3.3333333333333334e-301, -1.0 / 3)]
    [InlineData("planck", 0, -0.5, 1.0 / 6)]
    [InlineData("planck", 1e-300, -0.5, 1.0 / 6)]
    [InlineData("planck", 800, 0, 0)]
    [InlineData("planck", -800, -1, 0)]
    [InlineData("logsum", 800, 1, 0)]
    [InlineData("logsum", 1e300, 1, 0)]
    [InlineData("logsum", -1e300, 0, 0)]
    [InlineData("deficit", 1e-8, 5e-17, 1e-8)] // z − sin z
    [InlineData("rooted", 0, 0, 0)] // z·√|z|: the first has the limit 0; the second has none, and the convention of |z| stands
    [InlineData("gumbel", 1e260, 0, 0)] // e^(−e^z)
    public void Slopes_are_those_of_closed_forms(string name, double z, double first, double second)
    {
        Func<Jet[], Jet> function = name switch
        {
            "roots" => x => JetMath.Sqrt(x[0] + 1) - JetMath.Sqrt(x[0]),
            "sinc" => x => JetMath.Sin(x[0]) / x[0],
            "planck" => x => x[0] / (JetMath.Exp(x[0]) - 1),
            "logsum" => x => JetMath.Log(JetMath.Exp(x[0]) + JetMath.Exp(0.7)),
            "deficit" => x => x[0] - JetMath.Sin(x[0]),
            "rooted" => x => x[0] * JetMath.Sqrt(JetMath.Abs(x[0])),
            _ => x => JetMath.Exp(-JetMath.Exp(x[0])),
        };
        Assert.Equal(first, WideArithmetic.Derivative(function, 0, double.NaN, z));
        if (name != "rooted") Assert.Equal(second, WideArithmetic.SecondDerivative(function, 0, double.NaN, z));
    }

    [Fact]
    public void A_limit_in_a_hyperparameter_is_found()
    {
        Func<Jet[], Jet> boxCox = x => (JetMath.Pow(x[0], x[1]) - 1) / x[1];
        Assert.Equal(0.5, WideArithmetic.Derivative(boxCox, 0, double.NaN, 2, 0)); // of log z
        Assert.Equal(Math.Log(2) * Math.Log(2) / 2, WideArithmetic.Derivative(boxCox, 1, double.NaN, 2, 0), 1e-16);
    }

    [Fact]
    public void Where_the_sides_differ_the_convention_stands() =>
        Assert.Equal(7, WideArithmetic.Derivative(x => JetMath.Abs(x[0]), 0, otherwise: 7, 0));

    [Fact]
    public void Outside_the_domain_there_is_no_value() =>
        Assert.Equal(double.NaN, WideArithmetic.Value(x => JetMath.Log(x[0]), otherwise: 7, -1));

    /// <summary>What is computed with few bits encloses what is computed with many: over random compositions.</summary>
    /// <param name="bits">How many are few; 104 are pairs of doubles.</param>
    [Theory]
    [InlineData(96)]
    [InlineData(PairBall.Bits)]
    public void Few_bits_enclose_many(int bits)
    {
        var random = new Random(5);
        int compared = 0;
        for (int i = 0; i < 2_000; i++)
        {
            double z = (random.NextDouble() - 0.4) * Math.Pow(10, random.Next(-8, 5));
            int[] steps = [.. Enumerable.Range(0, 6).Select(_ => random.Next(12))];
            Ball few = Ball.With(bits, () => Composed(z, steps)), many = Ball.With(800, () => Composed(z, steps));
            if (!few.IsKnown || !many.IsKnown) continue;
            compared++;
            Assert.True(Ball.With(800, () => (few - many).MayBeZero), $"z = {z:R}, steps {string.Join(" ", steps)}");
        }
        Assert.True(compared > 1_000, $"only {compared} were compared");
    }

    public static TheoryData<string> NamesOfFunctions => [.. OfOneArgument.Keys];

    private static readonly Dictionary<string, Func<Ball, Ball>> OfOneArgument = new()
    {
        ["exp"] = x => x.Exp(),
        ["expm1"] = x => x.ExpMinusOne(),
        ["log"] = x => x.Log(),
        ["log1p"] = x => x.LogOfOnePlus(),
        ["sin"] = x => x.SinCos().Sin,
        ["cos"] = x => x.SinCos().Cos,
        ["sqrt"] = x => x.Sqrt(),
        ["atan"] = x => x.Atan(),
        ["erf"] = x => x.Erf(),
        ["erfc"] = x => x.Erfc(),
        ["floor"] = x => x.Floor(),
        ["1/x"] = x => 1 / x,
        ["x³ − x"] = x => (x * x * x) - x,
    };

    /// <summary>Over all magnitudes, of exact arguments and of those with a radius: enclosed, and mostly to the last bit.</summary>
    [Theory]
    [MemberData(nameof(NamesOfFunctions))]
    public void A_pair_encloses_what_a_thousand_bits_say(string name)
    {
        Func<Ball, Ball> function = OfOneArgument[name];
        var random = new Random(7);
        int known = 0, rounded = 0;
        for (int i = 0; i < 2_000; i++)
        {
            int exponent = i % 4 == 0 ? random.Next(-1070, 1023) : random.Next(-30, 12);
            double z = (random.Next(2) == 0 ? 1 : -1) * Math.ScaleB(1 + random.NextDouble(), exponent);
            bool isExact = i % 3 > 0;
            Ball pair = Ball.With(PairBall.Bits, () => function(isExact ? z : (Ball)z / 3 * 3)), many = Ball.With(1_000, () => function(z));
            if (!pair.IsKnown || !many.IsKnown) continue;
            known++;
            Assert.True(Ball.With(1_000, () => (pair - many).MayBeZero), $"{name} at {z:R}");
            if (!pair.TryRound(out double nearest)) continue;
            rounded++;
            if (many.TryRound(out double truth)) Assert.True(nearest == truth, $"{name} at {z:R}: {nearest:R}, not {truth:R}");
        }
        Assert.True(known > 700, $"only {known} were compared");
        Assert.True(rounded > 0.9 * known, $"only {rounded} of {known} were rounded");
    }

    /// <summary>Of e^(10¹⁰⁰) only a lower bound is known, which is none of its logarithm, sine or error function.</summary>
    [Theory]
    [InlineData(PairBall.Bits)]
    [InlineData(192)]
    public void Of_what_is_beyond_all_numbers_nothing_false_is_said(int bits) => Ball.With(bits, () =>
    {
        Ball beyond = ((Ball)1e100).Exp();
        Assert.True(beyond.TryRound(out double infinite) && double.IsPositiveInfinity(infinite));
        foreach (string name in new[] { "log", "log1p", "sin", "cos", "erf", "erfc" })
            Assert.False(OfOneArgument[name](beyond).TryRound(out double found), $"{name}: {found}");
        Assert.True((-beyond).ExpMinusOne().TryRound(out double least) && least == -1);
        Assert.True((1 / beyond).TryRound(out double zero) && zero == 0);
        Assert.True((beyond.Atan() * 2 / Ball.Pi).Midpoint == 1);
        return true;
    });

    /// <summary>A radius costs the digits that it leaves unknown, and not all.</summary>
    [Fact]
    public void A_quotient_by_what_is_known_to_few_digits_is_known_to_these() => Ball.With(2_000, () =>
    {
        Ball few = 3 + Ball.AroundZero(-100), quotient = ((Ball)2).Sqrt() / few;
        Assert.True((quotient - (((Ball)2).Sqrt() / 3)).MayBeZero);
        Assert.True(quotient.TryRound(out double nearest));
        Assert.Equal(Math.Sqrt(2) / 3, nearest, 1e-15);
        Assert.True(((Ball)212.25).Erfc().IsKnown);
        return true;
    });

    private static Ball Composed(double z, int[] steps)
    {
        Ball x = z, y = 1;
        foreach (int step in steps)
        {
            (x, y) = step switch
            {
                0 => (x + y, x),
                1 => (x - y, x),
                2 => (x * y, x),
                3 => (x / y, x),
                4 => (x.Exp(), x),
                5 => (x.Log(), x),
                6 => (x.SinCos().Sin, x),
                7 => (x.SinCos().Cos, y),
                8 => (x.Sqrt(), x),
                9 => (x.Atan(), y),
                10 => (x.ExpMinusOne(), x),
                _ => (x.LogOfOnePlus(), y),
            };
        }
        return x;
    }
}
