namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>p·v, but 0 where p is exactly 0, whatever v is.</summary>
    /// <remarks>
    /// For a factor p that decays faster than v grows, as e^(-z²) beside a polynomial: once p has underflowed to 0 the product's
    /// limit is 0, though v may have overflowed to ∞ by then and IEEE's 0·∞ would make it NaN.
    /// </remarks>
    public static double Damped(double p, double v) => p == 0 ? 0 : p * v;
}
