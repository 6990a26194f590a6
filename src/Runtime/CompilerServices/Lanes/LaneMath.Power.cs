using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

public static partial class LaneMath
{
    /// <summary>x^y, within 4 ulp, with the special values of C99 (x^0 and 1^y are 1 even for NaN).</summary>
    /// <remarks>e^(y·log|x|), with the logarithm and the product in twice the digits.</remarks>
    [MethodImpl(Inline)]
    public static TLane Pow<TLane>(TLane x, TLane y)
        where TLane : struct, ILane<TLane>
    {
        PowAt(in x, in y, out TLane result);
        return result;
    }

    /// <summary><see cref="Pow"/> as a call: inlined, it would leave the compiler no room for anything beside it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PowAt<TLane>(ref readonly TLane radix, ref readonly TLane index, out TLane result)
        where TLane : struct, ILane<TLane>
    {
        TLane x = radix, y = index;
        TLane a = TLane.Abs(x);
        TLane log = DoubledLog(a, out TLane logTail);
        // Limit y: a greater one gives the same result but might overflow.
        double most = TLane.IsSingle ? 1L << 33 : 36893488147419103232.0;
        TLane bounded = TLane.AtMost(TLane.AtLeast(y, -most), most);
        TLane power = Product(bounded, log, out TLane tail);
        tail = TLane.MultiplyAdd(bounded, logTail, tail);
        tail = TLane.AtMost(TLane.AtLeast(tail, -0.001), 0.001);
        result = Exp(power, tail);

        TLane isDown = y < 0;
        result = TLane.Select(TLane.Equal(a, 0), TLane.Select(isDown, double.PositiveInfinity, 0), result);
        result = TLane.Select(TLane.Equal(a, double.PositiveInfinity), TLane.Select(isDown, 0, double.PositiveInfinity), result);
        result = TLane.Select(TLane.IsNaN(y), y, result);
        TLane half = y * 0.5;
        TLane isWhole = TLane.Equal(TLane.Floor(y), y);
        TLane isOdd = isWhole & TLane.NotEqual(TLane.Floor(half), half);
        result = TLane.Select(isOdd, TLane.CopySign(result, x), result);
        TLane hasNoPower = (x < 0) & ~isWhole & (a < double.PositiveInfinity);
        result = TLane.Select(hasNoPower, double.NaN, result);
        result = TLane.Select(TLane.Equal(y, 0) | TLane.Equal(x, 1), 1, result);
    }

    /// <summary>The cube root, within 1.5 ulp.</summary>
    /// <remarks>A rough m^(−1/3), a step of third order, and a last correction of the root itself.</remarks>
    [MethodImpl(Inline)]
    public static TLane Cbrt<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.Abs(x);
        TLane.Split(a, out TLane mantissa, out TLane exponent);
        TLane third = TLane.Round(exponent * (1.0 / 3));
        TLane rest = TLane.MultiplyAdd(third, -3, exponent);
        TLane factor = TLane.Select(rest > 0, 2, TLane.Select(rest < 0, 0.5, 1));
        TLane root = TLane.Select(rest > 0, 0.7937005259840998, TLane.Select(rest < 0, 1.2599210498948732, 1));
        TLane m = mantissa * factor;

        TLane y = root * CubeRootReciprocalPolynomial(mantissa - 1);
        TLane miss = TLane.MultiplyAdd(-m * y, y * y, 1);
        y = TLane.MultiplyAdd(y * miss, TLane.MultiplyAdd(miss, TLane.MultiplyAdd(miss, 14.0 / 81, 2.0 / 9), 1.0 / 3), y);
        TLane c = m * y * y;
        c = TLane.MultiplyAdd(TLane.MultiplyAdd(-(c * c), c, m) * (y * y), 1.0 / 3, c);

        TLane result = TLane.CopySign(TLane.Scale(c, third), x);
        return TLane.Select((a > 0) & (a < double.PositiveInfinity), result, x);
    }

    /// <summary>√(x² + y²), within 2 ulp, without overflow on the way.</summary>
    [MethodImpl(Inline)]
    public static TLane Hypot<TLane>(TLane x, TLane y)
        where TLane : struct, ILane<TLane>
    {
        x = TLane.Abs(x);
        y = TLane.Abs(y);
        TLane isLarge = (x > (TLane.IsSingle ? 1e18 : 1e150)) | (y > (TLane.IsSingle ? 1e18 : 1e150));
        TLane isSmall = (x < (TLane.IsSingle ? 1e-12 : 1e-130)) & (y < (TLane.IsSingle ? 1e-12 : 1e-130));
        // 2^±70 and 2^±600.
        double up = TLane.IsSingle ? 1.1805916207174113e21 : 4.149515568880993e180, down = 1 / up;
        TLane scale = TLane.Select(isLarge, down, TLane.Select(isSmall, up, 1));
        TLane back = TLane.Select(isLarge, up, TLane.Select(isSmall, down, 1));
        TLane width = x * scale, height = y * scale;
        TLane result = TLane.Sqrt(TLane.MultiplyAdd(width, width, height * height)) * back;
        TLane isInfinite = TLane.Equal(x, double.PositiveInfinity) | TLane.Equal(y, double.PositiveInfinity);
        return TLane.Select(isInfinite, double.PositiveInfinity, result);
    }

    /// <summary>The remainder of x/y with x's sign, exactly, as the % operator of C#.</summary>
    [MethodImpl(Inline)]
    public static TLane Remainder<TLane>(TLane x, TLane y)
        where TLane : struct, ILane<TLane>
    {
        TLane dividend = TLane.Abs(x), divisor = TLane.Abs(y);
        TLane quotient = TLane.Truncate(dividend / divisor);
        TLane remainder = TLane.MultiplyAdd(-quotient, divisor, dividend);
        // The rounded quotient may have reached the next whole number.
        remainder = TLane.Select(remainder < 0, remainder + divisor, remainder);
        remainder = TLane.CopySign(remainder, x);
        // The product must be exact before it is subtracted, and everything finite.
        TLane isPlain = TLane.IsFused
            ? (quotient < (TLane.IsSingle ? 1 << 23 : 1L << 52)) & (divisor < double.PositiveInfinity)
            : TLane.NotEqual(x, x);
        return TLane.Any(~isPlain) ? TLane.Select(isPlain, remainder, TLane.Map(x, y, static (left, right) => left % right)) : remainder;
    }

    /// <summary>log x in twice the digits, for positive x.</summary>
    /// <remarks>log m = 2s + 2s³/3 + s⁵p(s²) with s = (m − 1)/(m + 1), of which the first two terms need the tail.</remarks>
    [MethodImpl(Inline)]
    private static TLane DoubledLog<TLane>(TLane x, out TLane tail)
        where TLane : struct, ILane<TLane>
    {
        TLane.Split(x, out TLane mantissa, out TLane exponent);
        TLane numerator = mantissa - 1;
        TLane denominator = SumOfOrdered(1, mantissa, out TLane denominatorError);
        TLane reciprocal = 1 / denominator;
        TLane s = numerator * reciprocal;
        TLane product = Product(s, denominator, out TLane productError);
        TLane sTail = ((numerator - product) - TLane.MultiplyAdd(s, denominatorError, productError)) * reciprocal;

        // s²·(2/3)·s
        TLane square = Product(s, s, out TLane squareError);
        squareError = TLane.MultiplyAdd(s + s, sTail, squareError);
        TLane twoThirds = 2.0 / 3;
        TLane scaled = Product(square, twoThirds, out TLane scaledError);
        scaledError += TLane.MultiplyAdd(
            squareError, twoThirds, square * (TLane.IsSingle ? -1.986821492513020e-08 : 3.700743415417188e-17));
        TLane cube = Product(scaled, s, out TLane cubeError);
        cubeError += TLane.MultiplyAdd(scaledError, s, scaled * sTail);
        TLane small = TLane.MultiplyAdd(square * square * s, AreaTangentPolynomial(square), cubeError);

        TLane log = SumOfOrdered(s + s, cube, out TLane logError);
        logError += TLane.MultiplyAdd(sTail, 2, small);
        TLane whole = exponent * (TLane.IsSingle ? ShortLn2Single : ShortLn2);
        TLane sum = Sum(whole, log, out TLane sumError);
        TLane rest = exponent * (TLane.IsSingle ? RestOfLn2Single : RestOfLn2);
        TLane sum2 = Sum(sum, rest, out TLane restError);
        tail = (sumError + logError) + restError;
        return SumOfOrdered(sum2, tail, out tail);
    }

    /// <summary>p of log((1 + √x)/(1 − √x)) = √x·(2 + 2x/3 + x²p(x)), x from 0 to 0.04.</summary>
    [MethodImpl(Inline)]
    private static TLane AreaTangentPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.28572583198547363, 0.19963853061199188),
                Horner(square, 0.3999999463558197, 0.22151586413383484))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.28571428571579804, 0.18181821566888184, 0.133412032562944, 0.12576872338510925),
                Horner(square, 0.3999999999999972, 0.22222222190798446, 0.15384404585916908, 0.11591475372348604));
    }

    /// <summary>(1 + x)^(−1/3) roughly, x from −¼ to ½.</summary>
    [MethodImpl(Inline)]
    private static TLane CubeRootReciprocalPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, -0.3358437418937683, -0.1324615180492401),
                Horner(square, 0.9998790621757507, 0.23172403872013092))
            : TLane.MultiplyAdd(x,
                Horner(square, -0.333237221734727, -0.1775130688550612, -0.08034504873342824),
                Horner(square, 0.9999990858464678, 0.22230080741981922, 0.149104356526685));
    }
}
