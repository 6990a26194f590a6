using System;
using System.Numerics;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>
/// What one operation loses to rounding, against fractions of whole numbers: exactly in scalar code and in lanes with fused
/// multiply-add, within 2^−40 of it in others.
/// </summary>
public abstract class RoundingErrorTests<TLane, T>
    where TLane : struct, ILane<TLane>, ILane<TLane, T>
    where T : unmanaged
{
    private const int Rounds = 2000;

    /// <summary>Numbers of the lane's size, of magnitudes whose errors have all their digits.</summary>
    private static double Any(Random random)
    {
        double any = (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-20, 21));
        return typeof(T) == typeof(float) ? (float)any : any;
    }

    [Fact]
    public void Of_a_sum() => Exactly((a, b) =>
    {
        double sum = Rounded(a + b);
        return (LaneMath.ErrorOfSum<TLane>(a, b, sum), RoundingError.OfSum(a, b, sum), Fraction(a) + Fraction(b) - Fraction(sum));
    });

    [Fact]
    public void Of_a_product() => Exactly((a, b) =>
    {
        double product = Rounded(a * b);
        return (
            LaneMath.ErrorOfProduct<TLane>(a, b, product),
            RoundingError.OfProduct(a, b, product),
            (Fraction(a) * Fraction(b)) - (Fraction(product) << Shift));
    });

    [Fact]
    public void Of_a_quotient() => Exactly((a, b) =>
    {
        double quotient = Rounded(a / b);
        return (
            LaneMath.ErrorOfQuotient<TLane>(a, b, quotient),
            RoundingError.OfQuotient(a, b, quotient),
            (Fraction(a) << Shift) - (Fraction(quotient) * Fraction(b)));
    });

    [Fact]
    public void Of_a_root() => Exactly((a, _) =>
    {
        double x = Math.Abs(a), root = Rounded(Math.Sqrt(x));
        return (
            LaneMath.ErrorOfRoot<TLane>(x, root),
            RoundingError.OfRoot(x, root),
            (Fraction(x) << Shift) - (Fraction(root) * Fraction(root)));
    });

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(0.25, 0.25)]
    public void Only_numbers_count(double error, double counted)
    {
        Assert.Equal(counted, RoundingError.Counted(error));
        Assert.Equal(counted, First(LaneMath.CountedError((TLane)error)));
    }

    /// <summary>A number is so many of 2^−Shift; a product of two, of 2^−2·Shift.</summary>
    private const int Shift = 200;

    private static BigInteger Fraction(double x)
    {
        int exponent = x == 0 ? 0 : Math.ILogB(x) - 52;
        return (BigInteger)Math.ScaleB(x, -exponent) << (Shift + exponent);
    }

    private static double Rounded(double x) => typeof(T) == typeof(float) ? (float)x : x;

    private static double First(TLane lane)
    {
        var elements = new T[TLane.Count];
        TLane.Store(lane, ref elements[0], 0);
        return elements[0] is double value ? value : (float)(object)elements[0];
    }

    private static void Exactly(Func<double, double, (TLane Lane, double Scalar, BigInteger Exact)> operation)
    {
        var random = new Random(1);
        for (int round = 0; round < Rounds; round++)
        {
            (double a, double b) = (Any(random), Any(random));
            (TLane lane, double scalar, BigInteger exact) = operation(a, b);
            Assert.True(Is(First(lane), exact, TLane.IsFused ? 0 : 40), $"lanes: {a:R}, {b:R} gave {First(lane):R}");
            if (typeof(T) == typeof(double)) Assert.True(Is(scalar, exact, 0), $"scalar: {a:R}, {b:R} gave {scalar:R}");
        }

        // Errors of products are in units of 2^−2·Shift.
        static bool Is(double error, BigInteger exact, int bits) =>
            IsNear(Fraction(error), exact, bits) || IsNear(Fraction(error) << Shift, exact, bits);

        static bool IsNear(BigInteger error, BigInteger exact, int bits) =>
            bits == 0 ? error == exact : BigInteger.Abs(error - exact) << bits <= BigInteger.Abs(exact);
    }
}

public sealed class RoundingErrorsInLane512Tests : RoundingErrorTests<Lane512<double>, double>;

public sealed class RoundingErrorsInLane256Tests : RoundingErrorTests<Lane256<double>, double>;

public sealed class RoundingErrorsInScalarLaneTests : RoundingErrorTests<LaneScalar<double>, double>;

public sealed class RoundingErrorsInLane512OfFloatTests : RoundingErrorTests<Lane512<float>, float>;

public sealed class RoundingErrorsInLane128OfFloatTests : RoundingErrorTests<Lane128<float>, float>;
