using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>log(1 - e^x) for x ≤ 0, within 1.5 ulp; -∞ at 0, NaN above it, -e^x in the left tail, down into the subnormals.</summary>
    /// <remarks>
    /// log of -(e^x - 1) near 0 and log(1 + t) with t = -e^x farther out, as M. Mächler has it (Accurately computing log(1 - exp(-|a|)),
    /// 2012). Not in torch or scipy, whose naive forms have no digits left in either tail.
    /// </remarks>
    public static double Log1mExp(double x)
    {
        if (!(x < 0)) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (x >= -0.125) return Math.Log(-Expm1(x));
        var decay = ScaledExponential.Of(x);
        if (x < -Saturation) return -ScaledExponential.Scale(decay.Mantissa.Head, decay.Exponent);
        DoubleDouble t = decay.Value;
        return LogOfOnePlus(-t.Head, -t.Tail);
    }

    /// <summary>log(e^x - 1) for x ≥ 0, the inverse of <see cref="Softplus"/>, within 2 ulp; -∞ at 0, NaN below it.</summary>
    /// <remarks>
    /// Near its zero log 2 it is log(1 + 2(e^r - 1)) with r = x - log 2; to the left log(e^x - 1) with the difference in
    /// double-double, to the right x + log(1 - e^-x).
    /// </remarks>
    public static double LogExpm1(double x)
    {
        if (!(x > 0)) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (x > Saturation) return x;
        double r = x - ScaledExponential.Ln2;
        if (Math.Abs(r) < 0.25)
        {
            DoubleDouble shift = DoubleDouble.Sum(r, -ScaledExponential.Ln2Tail);
            double growth = Expm1(shift.Head);
            return LogOfOnePlus(2 * growth, 2 * Math.FusedMultiplyAdd(growth, shift.Tail, shift.Tail));
        }
        if (x < 0.25) return Math.Log(Expm1(x));
        if (r < 0)
        {
            DoubleDouble growth = ScaledExponential.Of(x).Value + -2;
            return LogOfOnePlus(growth.Head, growth.Tail);
        }
        DoubleDouble decay = ScaledExponential.Of(-x).Value;
        return x + LogOfOnePlus(-decay.Head, -decay.Tail);
    }

    /// <summary>
    /// log(z/(1 - z)) for z from 0 to 1, the inverse of <see cref="Logistic(double)"/>, within 1.5 ulp, also about its zero ½; ∓∞ at 0
    /// and 1, NaN outside, as scipy.special.logit and torch.logit without an eps.
    /// </summary>
    /// <remarks>log(1 + (2z - 1)/(1 - z)) with the quotient in double-double from ¼ to ¾, log z - log(1 - z) outside.</remarks>
    public static double Logit(double z)
    {
        if (!(z is > 0 and < 1)) return z == 0 ? double.NegativeInfinity : z == 1 ? double.PositiveInfinity : double.NaN;
        if (z < 0.25) return Math.Log(z) - Log1p(-z);
        if (z > 0.75) return Log1p(z - 1) - Math.Log(1 - z);
        DoubleDouble complement = DoubleDouble.SumOfOrdered(1, -z);
        double odds = 2 * z - 1;
        double quotient = odds / complement.Head;
        double residual = Math.FusedMultiplyAdd(-quotient, complement.Head, odds) - quotient * complement.Tail;
        return LogOfOnePlus(quotient, residual / complement.Head);
    }
}
