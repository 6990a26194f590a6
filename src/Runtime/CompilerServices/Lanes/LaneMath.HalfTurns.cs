namespace GradRepl.Runtime.CompilerServices;

/// <content>Sine and cosine of half turns.</content>
public static partial class LaneMath
{
    /// <summary>
    /// sin(πx), within 2 ulp: x is first brought to within a half of a whole number, which is exact. At whole numbers it is 0
    /// with the sign of x, as in .NET.
    /// </summary>
    /// <typeparam name="TLane">The lane type.</typeparam>
    /// <param name="value">The half turns.</param>
    /// <returns>The sines.</returns>
    public static TLane SinPi<TLane>(TLane value)
        where TLane : struct, ILane<TLane>
    {
        TLane whole = TLane.Round(value);
        TLane part = value - whole;
        TLane sine = SignOfTurns(whole) * Sin(part * System.Math.PI);
        return TLane.Select(TLane.Equal(part, 0), value * 0.0, sine);
    }

    /// <summary>cos(πx), likewise.</summary>
    /// <typeparam name="TLane">The lane type.</typeparam>
    /// <param name="value">The half turns.</param>
    /// <returns>The cosines.</returns>
    public static TLane CosPi<TLane>(TLane value)
        where TLane : struct, ILane<TLane>
    {
        TLane whole = TLane.Round(value);
        return SignOfTurns(whole) * Sin((0.5 - TLane.Abs(value - whole)) * System.Math.PI);
    }

    /// <summary>1 for even, −1 for odd whole numbers.</summary>
    private static TLane SignOfTurns<TLane>(TLane whole)
        where TLane : struct, ILane<TLane>
    {
        TLane half = whole * 0.5;
        return TLane.Select(TLane.Equal(TLane.Floor(half), half), 1, -1);
    }
}
