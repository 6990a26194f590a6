using System;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>0 for x &lt; 0, 1 for x &gt; 0, and <paramref name="atZero"/> at either zero; NaN of NaN.</summary>
    /// <remarks>As numpy.heaviside; torch.heaviside, which differs, answers 0 for NaN.</remarks>
    public static double Heaviside(double x, double atZero) => x > 0 ? 1 : x < 0 ? 0 : x == 0 ? atZero : x;

    /// <summary>
    /// x - y·⌊x/y⌋, the remainder with the sign of the divisor, exactly rounded; NaN for y = 0 and for infinite x. As Python's % and
    /// torch.remainder (but for the sign of a 0), where C#'s x % y has the sign of x.
    /// </summary>
    /// <remarks>
    /// The exact x % y, plus y where their signs differ. A 0 has the sign of y; beside an infinite y it is x, or y where their
    /// signs differ.
    /// </remarks>
    public static double FloorMod(double x, double y)
    {
        double remainder = x % y;
        return remainder == 0 ? Math.CopySign(remainder, y) : remainder < 0 == y < 0 ? remainder : remainder + y;
    }
}
