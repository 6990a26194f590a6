using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>1/(1 + e^-x), within 1 ulp; e^x in the left tail, down into the subnormals.</summary>
    /// <remarks>With t = e^-|x|, which never overflows: 1/(1 + t) for x ≥ 0, t/(1 + t) for x &lt; 0.</remarks>
    public static double Logistic(double x) => Logistic((DoubleDouble)x);

    /// <summary><see cref="Logistic(double)"/> of an argument with its rounding error, which the left tail would magnify by |x|.</summary>
    public static double Logistic(DoubleDouble x)
    {
        if (x.Head > Saturation) return 1;
        var decay = ScaledExponential.OfMinusMagnitude(x);
        if (x.Head < -Saturation) return ScaledExponential.Scale(decay.Mantissa.Head, decay.Exponent);
        DoubleDouble t = decay.Value;
        return (x.Head < 0 ? t : 1).Over(OnePlus(t));
    }

    /// <summary>The derivative of <see cref="Logistic(double)"/>, within 1 ulp in both tails.</summary>
    /// <remarks>t/(1 + t)² with t = e^-|x|: the textbook's σ(1 - σ) has no digits left for large x.</remarks>
    public static double LogisticDerivative(double x) => LogisticDerivative((DoubleDouble)x);

    /// <summary>
    /// <see cref="LogisticDerivative(double)"/> of an argument with its rounding error, which the tails would magnify by |x|.
    /// </summary>
    public static double LogisticDerivative(DoubleDouble x) =>
        ScaledExponential.Scale(ScaledLogisticDerivative(x, out int exponent), exponent);

    /// <summary>factor·σ′(x), within 1.5 ulp.</summary>
    /// <remarks>
    /// In one rounding, so that a subnormal value does not bring its lost digits into the product, and, as
    /// <see cref="Damped"/>, 0 where an infinite factor meets a value that has vanished.
    /// </remarks>
    public static double LogisticDerivative(double x, double factor) => LogisticDerivative((DoubleDouble)x, factor);

    /// <summary>
    /// <see cref="LogisticDerivative(double, double)"/> of an argument with its rounding error, which
    /// the tails would magnify by |x|.
    /// </summary>
    public static double LogisticDerivative(DoubleDouble x, double factor) => IsFiniteAndNotZero(factor)
        ? ScaledExponential.Scale(ScaledLogisticDerivative(x, out int exponent), exponent, factor)
        : Damped(LogisticDerivative(x), factor);

    /// <summary>log(1 + e^x), within 1.25 ulp; e^x in the left tail, down into the subnormals, and x in the right one.</summary>
    /// <remarks>max(x, 0) + log(1 + e^-|x|).</remarks>
    public static double Softplus(double x)
    {
        if (!(x <= Saturation)) return x;
        var decay = ScaledExponential.Of(-Math.Abs(x));
        if (x < -Saturation) return ScaledExponential.Scale(decay.Mantissa.Head, decay.Exponent);
        DoubleDouble t = decay.Value;
        double logarithm = LogOfOnePlus(t.Head, t.Tail);
        return x > 0 ? x + logarithm : logarithm;
    }

    /// <summary>σ′(x)/2^exponent.</summary>
    private static double ScaledLogisticDerivative(DoubleDouble x, out int exponent)
    {
        var decay = ScaledExponential.OfMinusMagnitude(x);
        exponent = decay.Exponent;
        if (Math.Abs(x.Head) > Saturation) return decay.Mantissa.Head;
        DoubleDouble sum = OnePlus(decay.Value);
        return decay.Mantissa.Over(sum * sum);
    }

    /// <summary>1 + t, for t from 0 to 1.</summary>
    private static DoubleDouble OnePlus(DoubleDouble t)
    {
        DoubleDouble sum = DoubleDouble.SumOfOrdered(1, t.Head);
        return new(sum.Head, sum.Tail + t.Tail);
    }
}
