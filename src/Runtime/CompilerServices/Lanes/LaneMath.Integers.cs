namespace GradRepl.Runtime.CompilerServices;

/// <content>Whole numbers, as conversions to integers make them.</content>
public static partial class LaneMath
{
    /// <summary>
    /// The whole number that a conversion to an integer type gives, as a real number: truncated, at most the type's limits,
    /// 0 for NaN and for −0.
    /// </summary>
    /// <typeparam name="TLane">The lane type.</typeparam>
    /// <param name="value">What is converted.</param>
    /// <param name="low">The type's smallest value.</param>
    /// <param name="high">The type's largest value.</param>
    /// <returns>The whole numbers.</returns>
    public static TLane Saturated<TLane>(TLane value, double low, double high)
        where TLane : struct, ILane<TLane>
    {
        TLane whole = TLane.Min(TLane.Max(TLane.Truncate(value), low), high) + 0.0;
        return TLane.Select(TLane.IsNaN(value), 0, whole);
    }

    /// <summary>The same number, with 0 for −0: integers have one zero.</summary>
    /// <typeparam name="TLane">The lane type.</typeparam>
    /// <param name="value">A whole number.</param>
    /// <returns>The same without a sign on zero.</returns>
    public static TLane PlainZero<TLane>(TLane value)
        where TLane : struct, ILane<TLane> => value + 0.0;
}
