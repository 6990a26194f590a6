using System;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>
    /// The sign of x: −1, 0 or 1, and NaN of NaN, for which <see cref="Math.Sign(double)"/> throws. The
    /// derivative of |x|, 0 at the kink.
    /// </summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : double.IsNaN(x) ? x : 0;
}
