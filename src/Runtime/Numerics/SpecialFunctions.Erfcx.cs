using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>e^(x²)·erfc(x), the scaled complementary error function, within 1.5 ulp; ∞ for x under -26.7, 0 at ∞.</summary>
    /// <remarks>
    /// As scipy.special.erfcx and torch.special.erfcx. Over 1 + 2x as in <see cref="Erfc"/> for x from ½ to 28, by its asymptotic
    /// series in 1/x² (DLMF 7.12.1) beyond, and 2e^(x²) - erfcx(-x) for x ≤ -½.
    /// </remarks>
    public static double Erfcx(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x >= ErrorFunctionSplit) return ScaledErfc(x, 0).Rounded;
        if (x < -27) return double.PositiveInfinity;
        DoubleDouble square = DoubleDouble.Product(x, x);
        var growth = ScaledExponential.Of(square.Head, square.Tail);
        if (x > -ErrorFunctionSplit) return (growth.Value * SmallErfc(x, 0)).Rounded;
        if (x < -6) return ScaledExponential.Scale(growth.Mantissa.Rounded, growth.Exponent + 1);
        return (growth.Value.TimesPowerOfTwo(2) + (ScaledErfc(-x, 0) * -1)).Rounded;
    }

    /// <summary>
    /// The derivative of a given order of <see cref="Erfcx"/>, within 2 ulp: (-2)ⁿ·n!·e^(x²)·iⁿerfc(x) with the repeated integrals of
    /// erfc, where the textbook's 2x·erfcx(x) - 2/√π cancels for great x.
    /// </summary>
    /// <remarks><see cref="ErfcIntegrals"/> for x above -3, the recurrence from <see cref="Erfcx"/> below, where no terms cancel.</remarks>
    /// <param name="x">The argument.</param>
    /// <param name="order">The order, 0 for <see cref="Erfcx"/> itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative.</exception>
    public static double ErfcxDerivative(double x, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        if (order == 0 || double.IsNaN(x)) return Erfcx(x);
        if (x > 1e60) return order == 1 ? -1 / Math.Sqrt(Math.PI) / x / x : (order & 1) == 0 ? 0 : -0.0;
        if (x < -27) return (order & 1) == 0 ? double.PositiveInfinity : double.NegativeInfinity;
        DoubleDouble factor = 1, value;
        if (x > -3)
        {
            value = ErfcIntegrals.Scaled(x, order);
            for (int n = 1; n <= order; n++) factor *= -2 * n;
            return (factor * value).Rounded;
        }
        // f⁽ⁿ⁾ = 2x·f⁽ⁿ⁻¹⁾ + 2(n - 1)·f⁽ⁿ⁻²⁾, from f′ = 2x·f - 2/√π
        DoubleDouble square = DoubleDouble.Product(x, x);
        var growth = ScaledExponential.Of(square.Head, square.Tail);
        DoubleDouble scale = x < -6 ? 0 : ScaledErfc(-x, 0) * -1;
        DoubleDouble before = ErfcIntegrals.TwoOverRootOfPi * -1, here = growth.Mantissa.TimesPowerOfTwo(2);
        double power = ScaledExponential.PowerOfTwo(-growth.Exponent);
        here += scale.TimesPowerOfTwo(power);
        before = before.TimesPowerOfTwo(power);
        for (int n = 1; n <= order; n++) (before, here) = (here, 2 * x * here + (n == 1 ? before : 2 * (n - 1) * before));
        return ScaledExponential.Scale(here.Rounded, growth.Exponent);
    }

    /// <summary>log(erfc(x)), within 2 ulp, also about its zero 0; log 2 at -∞ and -x² - log(x√π) in the right tail.</summary>
    /// <remarks>log(1 - erf x) for x &lt; ½, else -x² + log(erfcx(x)), of which both terms are negative.</remarks>
    public static double LogErfc(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x >= ErrorFunctionSplit)
        {
            if (x > 1e160) return double.NegativeInfinity;
            DoubleDouble square = DoubleDouble.Product(x, x);
            return -(square.Head + (square.Tail - Math.Log(ScaledErfc(x, 0).Rounded)));
        }
        if (x < -6) return ScaledExponential.Ln2;
        if (x <= -ErrorFunctionSplit) return LogOfOnePlus(DoubleDouble.SumOfOrdered(1, -ComplementOf(-x)));
        if (Math.Abs(x) < 1e-150) return 0 - (x + 0.1283791670955126 * x);
        DoubleDouble erf = DoubleDouble.SumOfOrdered(x, x * Polynomial.Evaluate(ErrorFunctionCoefficients, x * x));
        return LogOfOnePlus(-erf.Head, -erf.Tail);
    }

    /// <summary>erfc(y + tail), |y| up to ½.</summary>
    private static DoubleDouble SmallErfc(double y, double tail)
    {
        DoubleDouble linear = DoubleDouble.SumOfOrdered(1, -y);
        double rest = Math.FusedMultiplyAdd(-y, Polynomial.Evaluate(ErrorFunctionCoefficients, y * y), linear.Tail - tail);
        return DoubleDouble.SumOfOrdered(linear.Head, rest);
    }

    /// <summary>e^(y²)·erfc(y) at y + tail, y from ½ on; about a double and a half.</summary>
    private static DoubleDouble ScaledErfc(double y, double tail)
    {
        if (y > 28)
        {
            double inverse = 1 / y, u = 0.5 * inverse * inverse;
            double series = -u * (1 - 3 * u * (1 - 5 * u * (1 - 7 * u * (1 - 9 * u * (1 - 11 * u * (1 - 13 * u))))));
            if (y > 1e150) return ErfcIntegrals.TwoOverRootOfPi.Head * 0.5 / y;
            return (ErfcIntegrals.TwoOverRootOfPi.TimesPowerOfTwo(0.5) * DoubleDouble.SumOfOrdered(1, series)).Divided(new(y, tail));
        }
        const double K = 3.75;
        double t = (y - K) / (y + K);
        double varying = Math.FusedMultiplyAdd(t, Polynomial.Evaluate(ComplementCoefficients, t), ComplementConstantTail);
        DoubleDouble p = DoubleDouble.SumOfOrdered(ComplementConstant, varying), weight = DoubleDouble.SumOfOrdered(2 * y, 1);
        return p.Divided(new(weight.Head, weight.Tail + 2 * tail));
    }
}
