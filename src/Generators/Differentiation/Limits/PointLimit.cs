using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation.Limits;

/// <summary>The limit of a value as a parameter goes to a point.</summary>
/// <param name="Value">The limit, the same from both sides; null where there is none, or none that is known here.</param>
/// <param name="IsRegular">Whether the value itself can be computed at the point, and is the limit there.</param>
internal sealed record PointLimit(Expr? Value, bool IsRegular)
{
    /// <summary>How many terms are tried: a quotient loses one for each power that cancels.</summary>
    private static readonly int[] Counts = [4, 7, 10];

    public static PointLimit Of(Expr value, Expr parameter, Expr point, DerivativeOf derivativeOf)
    {
        value = value.Analytic();
        (Expr? right, bool isRegular) = OneSided(value, parameter, point, 1, derivativeOf);
        if (right is null) return new PointLimit(null, false);
        if (isRegular) return new PointLimit(right, true);
        (Expr? left, _) = OneSided(value, parameter, point, -1, derivativeOf);
        bool same = left is not null && (ReferenceEquals(left, right) || Samples.IsZero(left - right));
        return new PointLimit(same ? right : null, false);
    }

    private static (Expr? Value, bool IsRegular) OneSided(
        Expr value, Expr parameter, Expr point, int side, DerivativeOf derivativeOf)
    {
        foreach (int count in Counts)
        {
            var expansion = new SeriesExpansion(parameter, point, side, count, derivativeOf);
            if (expansion.Of(value) is not { } series) continue;
            if (series.Leading() is { } from && from.Low < 0) return (null, false);
            if (series.Low + series.Terms.Length <= 0) continue;
            return (Tidy(series.At(0)), expansion.IsRegular);
        }
        return (null, false);
    }

    /// <summary>Zero as such, and a number without parameters as one, where it is short.</summary>
    private static Expr Tidy(Expr value)
    {
        if (Samples.IsZero(value)) return value.Graph.Real(0);
        if (value.Reachable().Any(part => part.IsLeaf && !part.IsLiteral)) return value;
        double number = Samples.Evaluate(value, Samples.Of(value)[0]);
        foreach (double divisor in (double[])[1, 3, 5, 7, 9, 15, 45])
        {
            double times = number * divisor, rounded = System.Math.Round(times * 1024) / 1024;
            if (System.Math.Abs(times - rounded) <= 1e-14 * System.Math.Abs(times))
                return value.Graph.Real(rounded) / value.Graph.Real(divisor);
        }
        return value;
    }
}
