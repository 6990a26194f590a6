using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>p of sin(πx)/(πx) = 1 + x²·p(x²), |x| ≤ ½.</summary>
    private static ReadOnlySpan<double> SincCoefficients =>
    [
        -1.6449340668482264,
        0.8117424252833536,
        -0.19075182412208422,
        0.02614784781765477,
        -0.0023460810354549843,
        0.00014842879301853252,
        -6.975873547589108e-06,
        2.531210979108843e-07,
        -7.302523113707043e-09,
        1.6751778566659013e-10,
    ];

    /// <summary>sin(πx)/(πx), 1 at 0, within 2 ulp, exactly 0 at the other whole numbers and at ±∞.</summary>
    /// <remarks>
    /// The normalized sinc of numpy.sinc, scipy and torch.sinc; sin(z)/z is Sinc(z/π). With the nearest whole number n and
    /// r = x - n, both exact, it is (-1)ⁿ·(r/x)·sinc(r), in which no π is rounded. At ±∞, where numpy and torch have NaN, the limit.
    /// </remarks>
    public static double Sinc(double x)
    {
        if (double.IsInfinity(x)) return 0;
        double whole = Math.Round(x), r = x - whole, square = r * r;
        double near = Math.FusedMultiplyAdd(square, Polynomial.Evaluate(SincCoefficients, square), 1);
        if (whole == 0) return near;
        double ratio = r / x;
        return Math.IEEERemainder(whole, 2) == 0 ? ratio * near : -(ratio * near);
    }

    /// <summary><see cref="Sinc"/> within 2^-56, |r| up to ½.</summary>
    private static DoubleDouble PreciseSinc(double r)
    {
        DoubleDouble square = DoubleDouble.Product(r, r), first = new(SincCoefficients[0], -3.040672350398476e-17);
        return square * (first + square.Head * Polynomial.Evaluate(SincCoefficients[1..], square.Head)) + 1;
    }

    /// <summary>
    /// The derivative of a given order of <see cref="Sinc"/>; within 2 ulp for the orders 1 and 2 where it is not less than a tenth of
    /// its next extreme, and elsewhere to that absolute accuracy. 0 at ±∞.
    /// </summary>
    /// <remarks>
    /// The power series in double-double near 0, where the textbook's (cos πx - sinc x)/x cancels; farther out
    /// x·f⁽ⁿ⁾ + n·f⁽ⁿ⁻¹⁾ = πⁿ⁻¹·sin(πx + nπ/2), the n-th derivative of x·f = sin(πx)/π.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <param name="order">The order, 0 for <see cref="Sinc"/> itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative.</exception>
    public static double SincDerivative(double x, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        if (order == 0 || double.IsNaN(x)) return Sinc(x);
        if (double.IsInfinity(x)) return 0;
        if (Math.Abs(x) < 1 + 0.5 * order) return SincSeries(x, order);

        // sin(πx)/π and cos(πx)/π = sin(π/2 - πx)/π, in which no π is rounded
        double whole = Math.Round(x), r = x - whole, rest = 0.5 - Math.Abs(r), sign = Math.IEEERemainder(whole, 2) == 0 ? 1 : -1;
        DoubleDouble sine = sign * r * PreciseSinc(r), cosine = sign * rest * PreciseSinc(rest);
        DoubleDouble value = sine * DoubleDouble.Quotient(1, x), power = 1, pi = new(Math.PI, 1.2246467991473532e-16);
        for (int n = 1; n <= order; n++)
        {
            power *= pi;
            DoubleDouble wave = power * ((n & 3) switch { 0 => sine, 1 => cosine, 2 => -1 * sine, _ => -1 * cosine });
            value = (-n * value + wave) * DoubleDouble.Quotient(1, x);
        }
        return value.Rounded;
    }

    /// <summary>Σ (-1)ᵏ·π²ᵏ·x²ᵏ⁻ⁿ/((2k + 1)·(2k - n)!).</summary>
    private static double SincSeries(double x, int order)
    {
        var squareOfPi = new DoubleDouble(9.869604401089358, 6.265295508739711e-16);
        DoubleDouble step = squareOfPi * DoubleDouble.Product(x, x), term = 1;
        int k = (order + 1) / 2;
        for (int i = 0; i < k; i++) term *= -1 * squareOfPi;
        if ((order & 1) != 0) term *= x;
        DoubleDouble sum = 0;
        for (int least = k; ; k++)
        {
            DoubleDouble summand = term * DoubleDouble.Quotient(1, 2 * k + 1);
            sum += summand;
            if (k > least + 2 && Math.Abs(summand.Head) <= 1e-32 * Math.Abs(sum.Head) || summand.Head == 0) return sum.Rounded;
            term *= -1 * step * DoubleDouble.Quotient(1, (2 * k + 2 - order) * (2 * k + 1 - order));
        }
    }
}
