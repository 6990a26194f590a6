using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>Up to it erf is a polynomial; beyond it 1 - erfc loses nothing.</summary>
    private const double ErrorFunctionSplit = 0.5;

    /// <summary>p of erf(x) = x + x·p(x²), |x| ≤ ½.</summary>
    private static ReadOnlySpan<double> ErrorFunctionCoefficients =>
    [
        0.1283791670955126,
        -0.3761263890318375,
        0.1128379167095487,
        -0.02686617064499972,
        0.0052239776220169365,
        -0.0008548326510724796,
        0.00012055286202005712,
        -1.492300336815206e-05,
        1.6371234425769212e-06,
        -1.4620913409445107e-07,
    ];

    /// <summary>The constant of p in <see cref="ScaledComplement"/>, as two doubles.</summary>
    private const double ComplementConstant = 1.2375126308378275, ComplementConstantTail = 1.0546164087860635e-16;

    /// <summary>(p(t) - p(0))/t, for the p in <see cref="ScaledComplement"/>.</summary>
    private static ReadOnlySpan<double> ComplementCoefficients =>
    [
        -0.14024059858554702,
        0.00358541548546365,
        0.08227673849015107,
        -0.10880393014170488,
        0.09230432116019663,
        -0.05869339859061279,
        0.028362277421536002,
        -0.00974657954677154,
        0.0017556258323354165,
        0.0002937135883352342,
        -0.00029015397964060055,
        5.164943863322111e-05,
        2.238391792959474e-05,
        -1.1445142975828598e-05,
        -9.728811972592288e-07,
        1.7536198434577882e-06,
        -5.8167055198391145e-08,
        -2.6132086015874923e-07,
        2.411069201800103e-08,
        4.0973280652682166e-08,
        -4.1836834021077724e-09,
        -6.343749423973654e-09,
        4.123398889259594e-10,
        6.918874081093229e-10,
    ];

    /// <summary>erf(x) = 2/√π·∫₀ˣ e^(-t²) dt, within 1.25 ulp.</summary>
    /// <remarks>x + x·p(x²) for |x| &lt; ½, else 1 - erfc|x| with x's sign.</remarks>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude < ErrorFunctionSplit)
            return Math.FusedMultiplyAdd(x, Polynomial.Evaluate(ErrorFunctionCoefficients, x * x), x);
        if (magnitude > 6) return Math.CopySign(1, x);
        return Math.CopySign(1 - ComplementOf(magnitude), x);
    }

    /// <summary>erfc(x) = 1 - erf(x), within 1.25 ulp, relative, down into the subnormals (x about 27.2).</summary>
    /// <remarks>
    /// e^(-x²)·erfcx(x) for x ≥ ½, with x² in double-double (its rounding error alone would cost 370 ulp at the end of the
    /// tail), and erfcx as in <see cref="ScaledComplement"/>.
    /// </remarks>
    public static double Erfc(double x)
    {
        if (x >= ErrorFunctionSplit) return ComplementOf(x);
        if (x <= -ErrorFunctionSplit) return x < -6 ? 2 : 2 - ComplementOf(-x);
        DoubleDouble linear = DoubleDouble.SumOfOrdered(1, -x);
        return linear.Head + Math.FusedMultiplyAdd(-x, Polynomial.Evaluate(ErrorFunctionCoefficients, x * x), linear.Tail);
    }

    private static double ComplementOf(double x)
    {
        if (x > 28) return 0;
        DoubleDouble square = DoubleDouble.Product(x, x);
        return ScaledComplement(ScaledExponential.Of(-square.Head, -square.Tail), x, 0, 0);
    }

    /// <summary>gaussian·2^shift·erfcx(y + tail), y from ½ to 28; with gaussian = e^(-y²) it is erfc.</summary>
    /// <remarks>
    /// (1 + 2y)·e^(y²)·erfc(y) = p(t), t = (y - K)/(y + K), is smooth on the whole half line, as M. M. Shepherd and
    /// J. G. Laframboise found (Mathematics of Computation 36, 1981), so that one polynomial serves; K = 3.75 puts our
    /// range symmetrically about t = 0.
    /// </remarks>
    private static double ScaledComplement(ScaledExponential gaussian, double y, double tail, int shift)
    {
        const double K = 3.75;
        double t = (y - K) / (y + K);
        double varying = Math.FusedMultiplyAdd(t, Polynomial.Evaluate(ComplementCoefficients, t), ComplementConstantTail);
        DoubleDouble p = DoubleDouble.SumOfOrdered(ComplementConstant, varying);
        DoubleDouble weight = DoubleDouble.SumOfOrdered(2 * y, 1);
        double value = (gaussian.Mantissa * p).Over(new DoubleDouble(weight.Head, weight.Tail + 2 * tail));
        return ScaledExponential.Scale(value, gaussian.Exponent + shift);
    }
}
