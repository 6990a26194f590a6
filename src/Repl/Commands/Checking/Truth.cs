using System;

namespace GradRepl.Repl.Commands.Checking;

/// <summary>
/// True values and slopes of a function of one variable: it is computed in more and more bits until what is asked for is known
/// to far more digits than a double has (Ziv's strategy). Slopes are central differences of two widths, which must agree, with a
/// step that shrinks as the bits grow, so that they share nothing with the rules of differentiation.
/// </summary>
/// <param name="function">The function, in as many bits as are set.</param>
internal sealed class Truth(Func<Ball, Ball> function)
{
    /// <summary>How many bits must agree: errors of results are known to a thousandth of their last place.</summary>
    private const int Agreement = 64;

    /// <summary>What shrinks below it as the step shrinks goes to zero.</summary>
    private const int Vanishing = -500;

    /// <summary>
    /// How many bits, and the step as a negative power of two. At first the step is what smooth functions need, and the other
    /// bits are for what is small beside the value, as e^−700 beside 1; at last it shows what goes to zero.
    /// </summary>
    private static readonly (int Bits, int Step)[] Precisions = [(192, 40), (384, 60), (768, 90), (1536, 150), (3072, 640), (6144, 1280)];

    /// <summary>Value, slope and curvature at a point: outside where there is none, null where none was found.</summary>
    public (Ball? Value, Ball? Slope, Ball? Curvature) At(double z)
    {
        Ball? value = null, slope = null, curvature = null;
        Search(z, near =>
        {
            value ??= Known(near[0]);
            slope ??= Slope(near);
            curvature ??= slope is null ? null : Curvature(near);
            return value is not null && curvature is not null;
        });
        return (value, slope, curvature);
    }

    /// <summary>The slope alone.</summary>
    public Ball? SlopeAt(double z)
    {
        Ball? slope = null;
        Search(z, near => (slope = Slope(near)) is not null);
        return slope;
    }

    private void Search(double z, Func<Neighborhood, bool> isFound)
    {
        int before = Ball.Bits, size = z == 0 ? 0 : Math.ILogB(z);
        try
        {
            foreach ((int bits, int step) in Precisions)
            {
                // A step beside z has digits far below z's own; beside a tiny z, second differences have twice as many.
                Ball.Bits = bits + (size > 0 ? size : -2 * size);
                if (isFound(new Neighborhood(function, z, Math.Min(0, size) - step))) return;
            }
        }
        finally
        {
            Ball.Bits = before;
        }
    }

    private static Ball? Slope(Neighborhood near)
    {
        Ball narrow = near.Slope(1), wide = near.Slope(2);
        if (Agreed(narrow, wide) is { } agreed) return agreed;
        if (!narrow.TryRound(out double slope) || !wide.TryRound(out double other) || slope != other) return null;
        // Zero, or too small for a double: then neither side may show more.
        if (slope == 0) return near.IsFlat(Vanishing) ? narrow : null;
        // Too large for a double, beside a value that is.
        return double.IsInfinity(slope) && near[0].TryRound(out double value) && double.IsInfinity(value) ? narrow : null;
    }

    private static Ball? Curvature(Neighborhood near)
    {
        Ball narrow = near.Curvature(1), wide = near.Curvature(2);
        if (Agreed(narrow, wide) is { } agreed) return agreed;
        if (!narrow.TryRound(out double curvature) || !wide.TryRound(out double other) || curvature != other) return null;
        return curvature == 0 || (double.IsInfinity(curvature) && near[0].TryRound(out double value) && double.IsInfinity(value))
            ? narrow
            : null;
    }

    /// <summary>What is known to enough digits, or too large or too small for a double.</summary>
    private static Ball? Known(Ball value) =>
        Agreed(value, value) ?? (value.TryRound(out double nearest) && (nearest == 0 || double.IsInfinity(nearest)) ? value : null);

    /// <summary>The first, if the other is the same to enough bits, for all numbers that the two may be.</summary>
    private static Ball? Agreed(Ball value, Ball other)
    {
        if (value.IsOutside || other.IsOutside) return Ball.Outside;
        if (!value.IsKnown || !other.IsKnown) return null;
        Ball difference = value - other, room = value * Ball.PowerOfTwo(-Agreement);
        if (difference.IsZero) return value;
        Ball above = room - difference, below = room + difference;
        return !above.MayBeZero && !below.MayBeZero && above.Sign == below.Sign ? value : null;
    }
}
