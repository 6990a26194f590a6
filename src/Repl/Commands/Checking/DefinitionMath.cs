using System;
using System.ComponentModel;

namespace GradRepl.Repl.Commands.Checking;

#pragma warning disable CS1591 // Named and defined as in System.Math, System.Double and SpecialFunctions.

/// <summary>
/// What definitions call and <c>JetMath</c> has not, or has otherwise, each by its definition: nothing is rearranged
/// for accuracy, which comes from the number of bits alone.
/// </summary>
/// <remarks>Code that <c>:check</c> compiles calls it, so it is public; nothing else needs it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DefinitionMath
{
    /// <summary>Larger than all that it is compared with, and no number.</summary>
    public static Jet Infinity => JetMath.Exp(JetMath.Exp(1e300));

    /// <summary>The double with these bits, exactly.</summary>
    public static Jet FromBits(long bits) => BitConverter.Int64BitsToDouble(bits);

    /// <summary>The nearest double, for patterns.</summary>
    public static double Plain(Jet x) => x.Value.Midpoint;

    /// <summary>The whole part, for conversions to integers.</summary>
    public static double Whole(Jet x) => JetMath.Truncate(x).Value.Midpoint;

    public static int Sign(Jet x) => x.Value.Sign;

    public static Jet Clamp(Jet x, Jet least, Jet greatest) => x < least ? least : x > greatest ? greatest : x;

    public static Jet LogAddExp(Jet x, Jet y) => JetMath.Log(JetMath.Exp(x) + JetMath.Exp(y));

    public static Jet Log1mExp(Jet x) => JetMath.Log(-JetMath.Expm1(x));

    public static Jet LogExpm1(Jet x) => JetMath.Log(JetMath.Expm1(x));

    public static Jet Logit(Jet x) => JetMath.Log(x / (1 - x));

    public static Jet XLogY(Jet x, Jet y) => x == 0 ? 0 : x * JetMath.Log(y);

    public static Jet Entropy(Jet x) => x == 0 ? 0 : -x * JetMath.Log(x);

    public static Jet Sinc(Jet x)
    {
        if (x == 0) return 1;
        Jet angle = Jet.Constant(Ball.Pi) * x;
        return JetMath.Sin(angle) / angle;
    }

    public static Jet Erfcx(Jet x) => JetMath.Exp(x * x) * JetMath.Erfc(x);

    public static Jet LogErfc(Jet x) => JetMath.Log(JetMath.Erfc(x));

    public static Jet LogNormalCdf(Jet x) => JetMath.Log(JetMath.NormalCdf(x));

    public static Jet InverseMills(Jet x) => JetMath.NormalPdf(x) / JetMath.NormalCdf(-x);

    public static Jet Hypot(Jet x, Jet y, Jet z) => JetMath.Sqrt((x * x) + (y * y) + (z * z));

    public static Jet Heaviside(Jet x, Jet atZero) => x > 0 ? 1 : x < 0 ? 0 : atZero;

    public static Jet FloorMod(Jet x, Jet y) => x - (y * JetMath.Floor(x / y));

    public static bool IsNaN(Jet x) => Known(x).IsOutside;

    public static bool IsFinite(Jet x) => Known(x).IsKnown;

    public static bool IsInfinity(Jet x) => Known(x) is { IsKnown: false, IsOutside: false };

    public static bool IsPositiveInfinity(Jet x) => IsInfinity(x) && x.Value.Sign > 0;

    public static bool IsNegativeInfinity(Jet x) => IsInfinity(x) && x.Value.Sign < 0;

    public static bool IsNegative(Jet x) => x.Value.Sign < 0;

    /// <summary>What nothing is known of is undecided, which asking for its sign says.</summary>
    private static Ball Known(Jet x)
    {
        if (x.Value is { IsKnown: false, IsOutside: false }) _ = x.Value.Sign;
        return x.Value;
    }
}
