using System;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>x·log y, within 1.5 ulp, but 0 where x is 0, also at y = 0, below it, and at ∞.</summary>
    /// <remarks>NaN for y &lt; 0 elsewhere, and where either is NaN, as scipy.special.xlogy and torch.special.xlogy.</remarks>
    public static double XLogY(double x, double y) => x == 0 && !double.IsNaN(y) ? 0 : x * Math.Log(y);

    /// <summary>-x·log x, the entropy's summand, within 1.5 ulp; 0 at 0 and -∞ below, as entr of scipy and torch.</summary>
    /// <remarks>Its own name beside <see cref="XLogY"/>: with one argument its derivative is -log x - 1.</remarks>
    public static double Entropy(double x) =>
        x > 0 ? 0 - x * Math.Log(x) : x == 0 ? 0 : double.IsNaN(x) ? x : double.NegativeInfinity;
}
