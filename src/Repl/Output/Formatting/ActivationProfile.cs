using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Runtime;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>
/// What an activation does to gradients, as its derivative shows over the whole line: the range of its slopes, and where
/// it is too flat to learn. Found by sampling, so what happens between two samples in the far tails goes unseen.
/// </summary>
internal sealed record ActivationProfile
{
    /// <summary>The slope below which a unit is called saturated.</summary>
    public const double Flat = 0.01;

    private const double Near = 32;
    private const int NearSteps = 2048;

    /// <summary>The least slope and where it is first taken; infinite where in a tail, NaN where in both.</summary>
    public required (double Slope, double At) Least { get; init; }

    /// <summary>The greatest slope and where.</summary>
    public required (double Slope, double At) Greatest { get; init; }

    /// <summary>Below this z the slope stays under <see cref="Flat"/>; null where it does not, −∞ never occurs, +∞ where it is flat everywhere.</summary>
    public required double? FlatBelow { get; init; }

    /// <summary>Above this z the slope stays under <see cref="Flat"/>; null where it does not.</summary>
    public required double? FlatAbove { get; init; }

    /// <summary>What the function tends to at −∞ and ∞; null where it has no finite limit that can be seen.</summary>
    public required (double? Left, double? Right) Limits { get; init; }

    /// <summary>The samples at which the derivative is not finite though z is.</summary>
    public required IReadOnlyList<double> NotFinite { get; init; }

    public static ActivationProfile Of(Activation activation)
    {
        double[] places = Places([.. activation.Kinks.Select(kink => kink.At ?? double.NaN).Where(double.IsFinite)]);
        double[] slopes = [.. places.Select(activation.Derivative)];
        int[] finite = [.. Enumerable.Range(0, places.Length).Where(i => double.IsFinite(slopes[i]))];
        if (finite.Length == 0) return Nowhere(places);
        int least = finite.MinBy(i => slopes[i]), greatest = finite.MaxBy(i => slopes[i]);
        return new ActivationProfile
        {
            Least = Refine(activation, places, slopes, least, -1),
            Greatest = Refine(activation, places, slopes, greatest, 1),
            FlatBelow = Edge(activation, places, slopes, fromLeft: true),
            FlatAbove = Edge(activation, places, slopes, fromLeft: false),
            Limits = (Limit(activation, -1), Limit(activation, 1)),
            NotFinite = [.. Enumerable.Range(0, places.Length).Where(i => !double.IsFinite(slopes[i])).Select(i => places[i])],
        };
    }

    private static ActivationProfile Nowhere(double[] places) => new()
    {
        Least = (double.NaN, double.NaN),
        Greatest = (double.NaN, double.NaN),
        FlatBelow = null,
        FlatAbove = null,
        Limits = (null, null),
        NotFinite = places,
    };

    // Evenly where activations have their shape, doubling from there to where only limits are left; both sides of kinks.
    private static double[] Places(double[] kinks)
    {
        var places = new SortedSet<double>();
        for (int i = -NearSteps; i <= NearSteps; i++) places.Add(Near * i / NearSteps);
        for (double far = Near; far <= 1e12; far *= 1.25) places.UnionWith([far, -far]);
        foreach (double kink in kinks) places.UnionWith([kink, Math.BitDecrement(kink), Math.BitIncrement(kink)]);
        return [.. places];
    }

    private static (double Slope, double At) Refine(Activation activation, double[] places, double[] slopes, int at, int sign)
    {
        double slope = slopes[at], place = places[at];
        // Taken over a whole tail: where the tail begins has no meaning to people, infinity has.
        bool leftTail = slopes[0] == slope, rightTail = slopes[^1] == slope;
        if (leftTail || rightTail)
        {
            double inner = slopes[leftTail ? 1 : places.Length - 2];
            if (Math.Abs(slope) > 1e6 && sign * slope > sign * inner) slope = sign * double.PositiveInfinity;
            return (slope, leftTail && rightTail ? double.NaN : leftTail ? double.NegativeInfinity : double.PositiveInfinity);
        }
        // Golden section between the neighbours.
        double left = places[at - 1], right = places[at + 1];
        const double Golden = 0.6180339887498949;
        for (int i = 0; i < 80 && right - left > 1e-12 * Math.Max(1, Math.Abs(place)); i++)
        {
            double a = right - Golden * (right - left), b = left + Golden * (right - left);
            double fa = sign * activation.Derivative(a), fb = sign * activation.Derivative(b);
            if (double.IsNaN(fa) || double.IsNaN(fb)) break;
            if (fa < fb) left = a;
            else right = b;
            foreach ((double z, double f) in new[] { (a, fa), (b, fb) })
                if (f > sign * slope + 1e-12 * Math.Abs(slope)) (slope, place) = (sign * f, z);
        }
        return (slope, place);
    }

    private static double? Edge(Activation activation, double[] places, double[] slopes, bool fromLeft)
    {
        int step = fromLeft ? 1 : -1, at = fromLeft ? 0 : places.Length - 1;
        if (!IsFlat(slopes[at])) return null;
        while (at >= 0 && at < places.Length && IsFlat(slopes[at])) at += step;
        if (at < 0 || at >= places.Length) return fromLeft ? double.PositiveInfinity : double.NegativeInfinity;
        double flat = places[at - step], steep = places[at];
        for (int i = 0; i < 60; i++)
        {
            double middle = flat / 2 + steep / 2;
            if (IsFlat(activation.Derivative(middle))) flat = middle;
            else steep = middle;
        }
        return flat;
    }

    private static bool IsFlat(double slope) => Math.Abs(slope) < Flat;

    private static double? Limit(Activation activation, int side)
    {
        double far = activation.Value(side * 1e8), farther = activation.Value(side * 1e10);
        return double.IsFinite(far) && double.IsFinite(farther) && Math.Abs(far - farther) <= 1e-6 * Math.Max(1, Math.Abs(far)) ? Math.Round(farther, 6) + 0.0 : null;
    }
}
