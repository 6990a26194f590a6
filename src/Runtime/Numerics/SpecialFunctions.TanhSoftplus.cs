using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>tanh(log(1 + e^x)), the gate of mish, within 1 ulp; e^x in the left tail, down into the subnormals.</summary>
    /// <remarks>
    /// With e = e^x: ((1 + e)² - 1)/((1 + e)² + 1) = n/(n + 2), n = e(e + 2), for x ≤ 0; divided through by e², with t = e^-x:
    /// (1 + 2t)/(1 + 2t + 2t²) for x &gt; 0. All terms are positive.
    /// </remarks>
    public static double TanhSoftplus(double x)
    {
        if (x > Saturation) return 1;
        var decay = ScaledExponential.Of(-Math.Abs(x));
        if (x < -Saturation) return ScaledExponential.Scale(decay.Mantissa.Head, decay.Exponent);
        DoubleDouble t = decay.Value, twice = t.TimesPowerOfTwo(2);
        if (x > 0)
        {
            DoubleDouble numerator = twice + 1;
            return numerator.Over(numerator + twice * t);
        }
        DoubleDouble n = t * (t + 2);
        return n.Over(n + 2);
    }

    /// <summary>The derivative of <see cref="TanhSoftplus"/>, within 1 ulp in both tails, down into the subnormals.</summary>
    /// <remarks>
    /// 2n′/(n + 2)² with n = e(e + 2), n′ = 2e(1 + e): 4e(1 + e)/(n + 2)² for x ≤ 0, and divided through by e⁴, with t = e^-x:
    /// 4t²(1 + t)/(1 + 2t + 2t²)² for x &gt; 0.
    /// </remarks>
    public static double TanhSoftplusDerivative(double x) =>
        ScaledExponential.Scale(ScaledTanhSoftplusDerivative(x, out int exponent), exponent);

    /// <summary>factor times <see cref="TanhSoftplusDerivative(double)"/>, within 1.5 ulp.</summary>
    /// <remarks>
    /// In one rounding, so that a subnormal value does not bring its lost digits into the product, and, as
    /// <see cref="Damped"/>, 0 where an infinite factor meets a value that has vanished.
    /// </remarks>
    public static double TanhSoftplusDerivative(double x, double factor) => IsFiniteAndNotZero(factor)
        ? ScaledExponential.Scale(ScaledTanhSoftplusDerivative(x, out int exponent), exponent, factor)
        : Damped(TanhSoftplusDerivative(x), factor);

    /// <summary>The derivative over 2^exponent.</summary>
    private static double ScaledTanhSoftplusDerivative(double x, out int exponent)
    {
        var decay = ScaledExponential.Of(-Math.Abs(x));
        exponent = x > 0 ? 2 * decay.Exponent + 2 : decay.Exponent;
        if (x < -Saturation) return decay.Mantissa.Head;
        if (x > Saturation) return (decay.Mantissa * decay.Mantissa).Rounded;
        DoubleDouble t = decay.Value, twice = t.TimesPowerOfTwo(2), onePlus = OnePlus(t);
        if (x > 0)
        {
            DoubleDouble root = twice + 1 + twice * t;
            return (decay.Mantissa * decay.Mantissa * onePlus).Over(root * root);
        }
        DoubleDouble sum = t * (t + 2) + 2;
        return (decay.Mantissa * onePlus).TimesPowerOfTwo(4).Over(sum * sum);
    }
}
