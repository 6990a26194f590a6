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
    public void ExpAndExpm1()
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
    public void DecayAndDecaym1()
    {
        foreach (double x in Numbers)
        {
            LaneMath.DecayAndDecaym1((TLane)x, out TLane decay, out TLane decaym1);
            Near(Math.Exp(-Math.Abs(First((TLane)x))), First(decay), 1.75, x);
            Assert.Equal(First(LaneMath.Decaym1((TLane)x)), First(decaym1));
        }
    }

    [Fact]
    public void LogisticAndDerivative() =>
        Same((x) => { LaneMath.LogisticAndDerivative(x, out TLane a, out TLane b); return (a, b); }, LaneMath.Logistic, LaneMath.LogisticDerivative);

    [Fact]
    public void TanhAndDerivative() => Same((x) => { LaneMath.TanhAndDerivative(x, out TLane a, out TLane b); return (a, b); }, LaneMath.Tanh, LaneMath.SechSquared);

    [Fact]
    public void TanhSoftplusAndDerivative() =>
        Same((x) => { LaneMath.TanhSoftplusAndDerivative(x, out TLane a, out TLane b); return (a, b); }, LaneMath.TanhSoftplus, LaneMath.TanhSoftplusDerivative);

    [Fact]
    public void NormalCdfAndPdf() => Same((x) => { LaneMath.NormalCdfAndPdf(x, out TLane a, out TLane b); return (a, b); }, LaneMath.NormalCdf, LaneMath.NormalPdf);

    [Fact]
    public void SinAndCos() => Same((x) => { LaneMath.SinAndCos(x, out TLane a, out TLane b); return (a, b); }, LaneMath.Sin, LaneMath.Cos);

    [Fact]
    public void ErrorFunctionsTakeTheGaussianThatIsGiven()
    {
        foreach (double x in Numbers.Where(n => !(Math.Abs(n) > (TLane.IsSingle ? 9 : 26))))
        {
            TLane lane = x, gaussian = LaneMath.ExpOfSquare<TLane>(-1, lane);
            Near(LaneMath.Erf(lane), LaneMath.Erf(lane, gaussian), 3, x);
            Near(LaneMath.Erfc(lane), LaneMath.Erfc(lane, gaussian), 4, x);
        }
    }

    [Fact]
    public void TheTailOfAnArgumentCounts()
    {
        foreach (double x in (double[])[3.25, -17.5, 80.125, -86])
        {
            double tail = Math.Abs(x) * (TLane.IsSingle ? 5e-8 : 1e-16);
            double rounded = TLane.IsSingle ? (float)tail : tail;
            double expected = Math.Exp(x) * (1 + rounded);
            Near(expected, First(LaneMath.Exp<TLane>(x, tail)), 2.5, x);
        }
    }

    [Fact]
    public void Log1pOfUnitIsLog1pOnTheUnitInterval()
    {
        foreach (double t in Enumerable.Range(0, 1001).Select(i => i / 1000.0).Concat([1e-300, 1e-20, 0.5000001, 0.4142135623730951]))
        {
            TLane lane = t;
            Near(SpecialFunctions.Log1p(First(lane)), First(LaneMath.Log1pOfUnit(lane)), 2, t);
        }
    }

    [Fact]
    public void SignIsThatOfTheScalarFunction()
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
        double ulp = TLane.IsSingle ? (double)MathF.BitIncrement(MathF.Abs((float)expected)) - MathF.Abs((float)expected) : TruthPoint.Ulp(expected);
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
