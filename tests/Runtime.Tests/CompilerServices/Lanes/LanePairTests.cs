using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>The functions of lanes with two results, or with an intermediate result given, agree with those of one.</summary>
public abstract class LanePairTests<TLane, T>
    where TLane : struct, ILane<TLane>, ILane<TLane, T>
    where T : unmanaged
{
    private static IEnumerable<double> Numbers =>
    [
        0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e-300, -1e-40, 1e30, -1e30, 88.9, -103.5, 709.9, -745,
        .. Enumerable.Range(-400, 801).Select(i => i / 20.0),
    ];

    [Fact]
    public void Exp_and_Expm1()
    {
        foreach (double x in Numbers)
        {
            LaneMath.ExpAndExpm1((TLane)x, out TLane exp, out TLane expm1);
            // Exp itself may round differently.
            Near(Math.Exp(First((TLane)x)), First(exp), 1.75, x);
            Assert.Equal(First(LaneMath.Expm1((TLane)x)), First(expm1));
        }
    }

    [Fact]
    public void Decay_and_Decaym1()
    {
        foreach (double x in Numbers)
        {
            LaneMath.DecayAndDecaym1((TLane)x, out TLane decay, out TLane decaym1);
            Near(Math.Exp(-Math.Abs(First((TLane)x))), First(decay), 1.75, x);
            Assert.Equal(First(LaneMath.Decaym1((TLane)x)), First(decaym1));
        }
    }

    [Fact]
    public void Logistic_and_derivative() => Same(
        x =>
        {
            LaneMath.LogisticAndDerivative(x, out TLane a, out TLane b);
            return (a, b);
        },
        LaneMath.Logistic,
        LaneMath.LogisticDerivative);

    [Fact]
    public void Tanh_and_derivative() => Same(
        x =>
        {
            LaneMath.TanhAndDerivative(x, out TLane a, out TLane b);
            return (a, b);
        },
        LaneMath.Tanh,
        LaneMath.SechSquared);

    [Fact]
    public void TanhSoftplus_and_derivative() => Same(
        x =>
        {
            LaneMath.TanhSoftplusAndDerivative(x, out TLane a, out TLane b);
            return (a, b);
        },
        LaneMath.TanhSoftplus,
        LaneMath.TanhSoftplusDerivative);

    [Fact]
    public void Normal_cdf_and_pdf() => Same(
        x =>
        {
            LaneMath.NormalCdfAndPdf(x, out TLane a, out TLane b);
            return (a, b);
        },
        LaneMath.NormalCdf,
        LaneMath.NormalPdf);

    [Fact]
    public void Sin_and_Cos() => Same(
        x =>
        {
            LaneMath.SinAndCos(x, out TLane a, out TLane b);
            return (a, b);
        },
        LaneMath.Sin,
        LaneMath.Cos);

    [Fact]
    public void Error_functions_take_the_Gaussian_that_is_given()
    {
        foreach (double x in Numbers.Where(n => !(Math.Abs(n) > (TLane.IsSingle ? 9 : 26))))
        {
            TLane lane = x, gaussian = LaneMath.ExpOfSquare<TLane>(-1, lane);
            Near(LaneMath.Erf(lane), LaneMath.Erf(lane, gaussian), 3, x);
            Near(LaneMath.Erfc(lane), LaneMath.Erfc(lane, gaussian), 4, x);
        }
    }

    [Fact]
    public void The_tail_of_an_argument_counts()
    {
        foreach (double x in (double[])[3.25, -17.5, 80.125, -86])
        {
            double tail = Math.Abs(x) * (TLane.IsSingle ? 5e-8 : 1e-16);
            double rounded = TLane.IsSingle ? (float)tail : tail;
            double expected = Math.Exp(x) * (1 + rounded), decayed = Math.Exp(-Math.Abs(x)) * (1 - Math.Sign(x) * rounded);
            Near(expected, First(LaneMath.Exp<TLane>(x, tail)), 2.5, x);
            if (x < 85) Near(expected, First(LaneMath.ExpOfBounded<TLane>(x, tail)), 2.5, x);
            Near(decayed, First(LaneMath.Decay<TLane>(x, tail)), 2.5, x);
            LaneMath.ExpAndExpm1<TLane>(x, tail, out TLane exp, out TLane expm1);
            LaneMath.DecayAndDecaym1<TLane>(x, tail, out TLane decay, out TLane decaym1);
            Near(expected, First(exp), 2.5, x);
            Near(expected - 1, First(expm1), 3, x);
            Near(decayed, First(decay), 2.5, x);
            Near(decayed - 1, First(decaym1), 3, x);
            Assert.Equal(First(expm1), First(LaneMath.Expm1<TLane>(x, tail)));
            Assert.Equal(First(decaym1), First(LaneMath.Decaym1<TLane>(x, tail)));
        }
    }

    [Fact]
    public void What_products_and_quotients_lose_is_known()
    {
        foreach (double shared in (double[])[0.7, -1.702, 1 / 3.0, 38.9, 1e-3])
            foreach (double x in Numbers)
            {
                TLane lane = x, b = shared, inverse = 1 / b;
                double z = First(lane), single = First(b);
                Lost(z, shared, false, First(lane * b), First(LaneMath.ProductError(lane, shared)));
                Lost(z, single, false, First(lane * b), First(LaneMath.ProductError(lane, b)));
                Lost(z, shared, true, First(lane / b), First(LaneMath.QuotientError(lane, shared, lane / b, 1 / shared)));
                Lost(z, single, true, First(lane / b), First(LaneMath.QuotientError(lane, b, lane / b, inverse)));
                Lost(shared, z, true, First(b / lane), First(LaneMath.QuotientError(shared, lane, b / lane, 1 / lane)));
            }
    }

    private static void Lost(double a, double b, bool isQuotient, double rounded, double lost)
    {
        double digits = TLane.IsSingle ? Math.Pow(2, -24) : Math.Pow(2, -53);
        if (!(Math.Abs(rounded) is > 1e-30 and < 2000))
        {
            // Nothing that the exponential would show.
            Assert.InRange(Math.Abs(lost), 0, double.IsNaN(rounded) ? 0 : 2000 * 1e-6);
            return;
        }
        double expected = isQuotient
            ? Math.FusedMultiplyAdd(-rounded, b, a) / b
            : Math.FusedMultiplyAdd(a, b, -rounded);
        Assert.True(
            Math.Abs(lost - expected) <= 1e-3 * digits * Math.Abs(rounded),
            $"{a:R} and {b:R}: {rounded:R} has lost {expected:R}, not {lost:R}.");
    }

    [Fact]
    public void Log1pOfUnit_is_Log1p_on_the_unit_interval()
    {
        foreach (double t in Enumerable.Range(0, 1001).Select(i => i / 1000.0).Concat([1e-300, 1e-20, 0.5000001, 0.4142135623730951]))
        {
            TLane lane = t;
            Near(SpecialFunctions.Log1p(First(lane)), First(LaneMath.Log1pOfUnit(lane)), 2, t);
        }
    }

    [Fact]
    public void Sign_is_that_of_the_scalar_function()
    {
        foreach (double x in Numbers) Assert.Equal(SpecialFunctions.Sign(First((TLane)x)), First(LaneMath.Sign<TLane>(x)));
    }

    private static void Same(Func<TLane, (TLane, TLane)> pair, Func<TLane, TLane> first, Func<TLane, TLane> second)
    {
        foreach (double x in Numbers)
        {
            var (a, b) = pair(x);
            Assert.Equal(First(first(x)), First(a));
            Assert.Equal(First(second(x)), First(b));
        }
    }

    private static void Near(TLane expected, TLane actual, double ulps, double x) => Near(First(expected), First(actual), ulps, x);

    private static void Near(double expected, double actual, double ulps, double x)
    {
        if (expected.Equals(actual) || TLane.IsSingle && ((float)expected).Equals((float)actual)) return;
        double ulp = TLane.IsSingle
            ? (double)MathF.BitIncrement(MathF.Abs((float)expected)) - MathF.Abs((float)expected)
            : TruthPoint.Ulp(expected);
        Assert.True(Math.Abs(actual - expected) <= ulps * ulp, $"At {x:R}: {actual:R} instead of {expected:R}.");
    }

    private static double First(TLane lane)
    {
        var elements = new T[TLane.Count];
        TLane.Store(lane, ref elements[0], 0);
        return elements[0] is double value ? value : (float)(object)elements[0];
    }
}

public sealed class Lane512PairsOfDoubleTests : LanePairTests<Lane512<double>, double>;

public sealed class Lane256PairsOfDoubleTests : LanePairTests<Lane256<double>, double>;

public sealed class LaneScalarPairsOfDoubleTests : LanePairTests<LaneScalar<double>, double>;

public sealed class Lane512PairsOfFloatTests : LanePairTests<Lane512<float>, float>;

public sealed class Lane128PairsOfFloatTests : LanePairTests<Lane128<float>, float>;

public sealed class LaneScalarPairsOfFloatTests : LanePairTests<LaneScalar<float>, float>;
