using System;
using System.Collections.Concurrent;
using System.Numerics;

namespace GradRepl.Runtime.CompilerServices;

#pragma warning disable IDE0040 // Public in the runtime alone, by Public.cs.

#pragma warning disable CS1591 // Named and defined as in SpecialFunctions.

/// <remarks>
/// The gamma function and its logarithmic derivatives: by Stirling's series, of which the error is less than the first term left out
/// where x is positive (Abramowitz and Stegun 6.1.42), after steps of 1 to where that is small; by reflection below 0.
/// </remarks>
static partial class JetMath
{
    private static readonly ConcurrentDictionary<(int Bits, int Order), (BigInteger Digits, int Places)[]> Coefficients = new();

    public static Jet Gamma(Jet x)
    {
        Ball y = Within(() => GammaOf(x.Value));
        return Jet.Chain(x, y, () => y * Psi(x, 0), () => y / 2 * ((Psi(x, 0) * Psi(x, 0)) + Psi(x, 1)));
    }

    /// <summary>log |Γ(x)|.</summary>
    public static Jet LogGamma(Jet x) => Jet.Chain(x, Within(() => LogGammaOf(x.Value)), () => Psi(x, 0), () => Psi(x, 1) / 2);

    public static Jet Digamma(Jet x) => Polygamma(x, 0);

    public static Jet Trigamma(Jet x) => Polygamma(x, 1);

    public static Jet Polygamma(Jet x, Jet order)
    {
        int n = OrderOf(order);
        return n < 0
            ? NoValue(x)
            : Jet.Chain(x, Psi(x, n), () => Psi(x, n + 1), () => Psi(x, n + 2) / 2);
    }

    private static Ball Psi(Jet x, int n) => Within(() => PolygammaOf(x.Value, n));

    /// <summary>Whether x is 0, −1, −2, … for certain, which no number of bits makes a value of.</summary>
    private static bool IsPole(Ball x) => x.IsExact && x.Midpoint <= 0 && SinCosPi(x).Sin.IsZero;

    private static Ball Pole => 1 / (Ball)0;

    private static Ball GammaOf(Ball x)
    {
        if (IsPole(x)) return Pole;
        if (x.Midpoint < 0) return Ball.Pi / (SinCosPi(x).Sin * GammaOf(1 - x));
        (Ball far, Ball product) = Raised(x);
        return LogGammaFarOut(far).Exp() / product;
    }

    private static Ball LogGammaOf(Ball x)
    {
        if (IsPole(x)) return Pole;
        if (x.IsExact && ((x - 1).IsZero || (x - 2).IsZero)) return 0;
        if (x.Midpoint < 0)
        {
            Ball sine = SinCosPi(x).Sin;
            return (Ball.Pi / (IsLess(sine, 0) ? -sine : sine)).Log() - LogGammaOf(1 - x);
        }
        (Ball far, Ball product) = Raised(x);
        return LogGammaFarOut(far) - product.Log();
    }

    /// <summary>ψ⁽ⁿ⁾: (−1)ⁿ⁺¹ times n!·Σ 1/(x + i)ⁿ⁺¹ of the steps and, where they end, the n-th derivative of ψ's series.</summary>
    private static Ball PolygammaOf(Ball x, int n)
    {
        if (IsPole(x)) return Pole;
        if (x.Midpoint < 0)
        {
            Ball reflected = PolygammaOf(1 - x, n), turned = n % 2 == 0 ? reflected : -reflected;
            return turned - CotangentDerivative(x, n);
        }
        Ball far = x, sum = 0;
        for (int i = StepsFrom(x, n); i > 0; i--, far += 1) sum += RaisedTo(1 / far, n + 1);
        if (!IsLess(0, far)) return Ball.Unknown;
        Ball factorial = 1, inverse = 1 / far, power = RaisedTo(inverse, n);
        for (int i = 2; i <= n; i++) factorial *= i;
        Ball leading = n == 0 ? -far.Log() : factorial / n * power;
        Ball found = (factorial * sum) + leading + (factorial * power * inverse / 2) + Stirling(far, n);
        return n % 2 == 0 ? -found : found;
    }

    /// <summary>(x − ½)·log x − x + ½·log 2π + Σ B₂ₖ/(2k·(2k − 1)·x²ᵏ⁻¹).</summary>
    private static Ball LogGammaFarOut(Ball x) => IsLess(0, x)
        ? ((x - 0.5) * x.Log()) - x + ((2 * Ball.Pi).Log() / 2) + Stirling(x, -1)
        : Ball.Unknown;

    /// <summary>How many steps lead from x to where the series has as many digits as are wanted.</summary>
    private static int StepsFrom(Ball x, int n) => (int)Math.Ceiling(Math.Max(0, (Ball.Bits / 4) + 8 + n - x.Midpoint));

    /// <summary>x some steps on, and the product x·(x + 1)·… of those that were left.</summary>
    private static (Ball Far, Ball Product) Raised(Ball x)
    {
        Ball product = 1;
        for (int i = StepsFrom(x, 0); i > 0; i--, x += 1) product *= x;
        return (x, product);
    }

    private static Ball RaisedTo(Ball x, int n)
    {
        Ball power = n == 0 ? 1 : x;
        for (int i = 1; i < n; i++) power *= x;
        return power;
    }

    /// <summary>Σ B₂ₖ·(2k + n − 1)!/((2k)!·x²ᵏ⁺ⁿ).</summary>
    private static Ball Stirling(Ball x, int n)
    {
        (BigInteger Digits, int Places)[] coefficients =
            Coefficients.GetOrAdd((Ball.Bits, n), static key => FirstCoefficients(key.Bits, key.Order));
        Ball inverse = 1 / x, square = inverse * inverse, power = n < 0 ? inverse : RaisedTo(inverse, n + 2), sum = 0;
        double places = Math.Log(x.Midpoint, 2), first = 0;
        for (int k = 1; ; k++, power *= square)
        {
            Ball term = FromFixedPoint(coefficients[k - 1].Digits, coefficients[k - 1].Places) * power;
            double size = BigInteger.Log(coefficients[k - 1].Digits, 2) - coefficients[k - 1].Places - (2 * k * places);
            if (k == 1) first = size;
            if (!(size > first - Ball.Bits - 16) || k == coefficients.Length) return sum + UpTo(term);
            sum += k % 2 == 0 ? -term : term;
        }
    }

    /// <summary>The magnitudes of B₂ₖ·(2k + n − 1)!/(2k)! in fixed point, cut off.</summary>
    private static (BigInteger Digits, int Places)[] FirstCoefficients(int bits, int n)
    {
        int count = (bits / 7) + 8 + Math.Max(0, n);
        BigInteger[] tangents = FirstTangentNumbers(count);
        var found = new (BigInteger, int)[count];
        for (int k = 1; k <= count; k++)
        {
            // |B₂ₖ| = 2k·Tₖ/(4ᵏ·(4ᵏ − 1))
            BigInteger over = 2 * k * tangents[k], fourth = BigInteger.One << (2 * k), under = fourth * (fourth - 1);
            for (int i = 1; i < n; i++) over *= (2 * k) + i;
            if (n <= 0) under *= 2 * k;
            if (n < 0) under *= (2 * k) - 1;
            int places = bits + 32 + (int)(BigInteger.Log(under, 2) - BigInteger.Log(over, 2));
            found[k - 1] = (places >= 0 ? (over << places) / under : (over >> -places) / under, places);
        }
        return found;
    }

    /// <summary>
    /// T₁, T₂, … = 1, 2, 16, 272, …; R. Brent and D. Harvey, Fast computation of Bernoulli, tangent and secant numbers (2013).
    /// </summary>
    private static BigInteger[] FirstTangentNumbers(int count)
    {
        var numbers = new BigInteger[count + 1];
        numbers[1] = BigInteger.One;
        for (int k = 2; k <= count; k++) numbers[k] = (k - 1) * numbers[k - 1];
        for (int k = 2; k <= count; k++)
            for (int j = k; j <= count; j++) numbers[j] = ((j - k) * numbers[j - 1]) + ((j - k + 2) * numbers[j]);
        return numbers;
    }

    /// <summary>A number that was cut off after so many binary places.</summary>
    private static Ball FromFixedPoint(BigInteger digits, int places)
    {
        const int piece = 48;
        Ball sum = Ball.AroundZero(-places);
        for (; !digits.IsZero; digits >>= piece, places -= piece)
        {
            double part = (double)(long)(digits & ((1L << piece) - 1));
            sum += Math.Abs(places) < 900
                ? part * BitConverter.Int64BitsToDouble((1023L - places) << 52)
                : part * Ball.PowerOfTwo(-places);
        }
        return sum;
    }

    /// <summary>The n-th derivative of π·cot πx, a polynomial of c = cot πx, whose own derivative is −π·(1 + c²).</summary>
    private static Ball CotangentDerivative(Ball x, int n)
    {
        var polynomial = new Ball[n + 2];
        polynomial[1] = Ball.Pi;
        for (int i = 0; i < n; i++)
        {
            var next = new Ball[n + 2];
            for (int k = 1; k <= i + 1; k++)
            {
                Ball slope = -k * Ball.Pi * polynomial[k];
                next[k - 1] += slope;
                next[k + 1] += slope;
            }
            polynomial = next;
        }
        (Ball sin, Ball cos) = SinCosPi(x);
        Ball cotangent = cos / sin, sum = 0;
        for (int k = n + 1; k >= 0; k--) sum = (sum * cotangent) + polynomial[k];
        return sum;
    }
}
