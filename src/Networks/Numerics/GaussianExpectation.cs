using System;
using System.Collections.Generic;

namespace GradRepl.Networks.Numerics;

/// <summary>Writes a function's values at <paramref name="z"/>.</summary>
internal delegate void Integrand(ReadOnlySpan<double> z, Span<double> values);

/// <summary>
/// E[f(z)] for a normal z, by Gauss–Legendre panels of 16 nodes that are halved until they agree. Gauss–Hermite
/// quadrature would need thousands of nodes where f has a kink, or bends within a small part of z's deviation.
/// </summary>
/// <remarks>
/// Panels meet at the kinks; beyond |z| = 1 they grow by powers of 4, since activations bend near z = 0 however wide z
/// spreads. The result is good to about 1e-14 of E|f|, where f itself is. Kinks that are not given cost panels, not digits.
/// Where f oscillates too often for the panels, as sin z with a deviation of 10⁶, the error left is reported as unresolved.
/// </remarks>
internal readonly ref struct GaussianExpectation
{
    private const int Count = 16, MostDepth = 50;
    private const double Near = 10, Far = 38, Growth = 4, Tolerance = 1e-14;
    private static readonly GaussLegendre Rule = new(Count);

    private readonly Integrand _f;
    private readonly double _mean, _deviation;

    private GaussianExpectation(Integrand f, double mean, double deviation) => (_f, _mean, _deviation) = (f, mean, deviation);

    /// <param name="f">The function, which may grow like e^z but not like e^(z²).</param>
    /// <param name="deviation">z's standard deviation, 0 or more.</param>
    /// <param name="kinks">Where f or a derivative jumps.</param>
    /// <param name="mean">z's mean.</param>
    /// <param name="halvings">After so many, panels are taken as they are.</param>
    public static double Of(Integrand f, double deviation, IReadOnlyList<double> kinks, double mean = 0, int halvings = 1000)
        => Of(f, deviation, kinks, mean, halvings, out _);

    /// <param name="f">The function.</param>
    /// <param name="deviation">z's standard deviation, 0 or more.</param>
    /// <param name="kinks">Where f or a derivative jumps.</param>
    /// <param name="mean">z's mean.</param>
    /// <param name="halvings">After so many, panels are taken as they are.</param>
    /// <param name="unresolved">By how much those panels still changed; 0 where all agree.</param>
    public static double Of(Integrand f, double deviation, IReadOnlyList<double> kinks, double mean, int halvings, out double unresolved)
    {
        unresolved = 0;
        if (deviation > 0) return new GaussianExpectation(f, mean, deviation).Integrate(kinks, halvings, ref unresolved);
        Span<double> value = [0];
        f([mean], value);
        return value[0];
    }

    private double Integrate(IReadOnlyList<double> kinks, int halvings, ref double unresolved)
    {
        List<double> edges = Edges(kinks);
        var panels = new Panel[edges.Count - 1];
        double size = 0, sum = 0;
        for (int i = 0; i < panels.Length; i++) size += (panels[i] = Apply(edges[i], edges[i + 1])).Size;
        for (int i = 0; i < panels.Length; i++) sum += Refine(panels[i], Tolerance * size, MostDepth, ref halvings, ref unresolved);
        return sum + Tail(1, size, ref halvings, ref unresolved) + Tail(-1, size, ref halvings, ref unresolved);
    }

    /// <summary>What lies beyond ten deviations: next to nothing, unless f grows exponentially.</summary>
    private double Tail(int side, double size, ref int halvings, ref double unresolved)
    {
        double sum = 0;
        for (double from = Near; from < Far; from += 2)
        {
            double one = _mean + side * from * _deviation, other = _mean + side * (from + 2) * _deviation;
            Panel panel = Apply(Math.Min(one, other), Math.Max(one, other));
            size += panel.Size;
            sum += Refine(panel, Tolerance * size, MostDepth, ref halvings, ref unresolved);
            if (!(panel.Size > 1e-17 * size)) break;
        }
        return sum;
    }

    private double Refine(Panel whole, double tolerance, int depth, ref int halvings, ref double unresolved)
    {
        double middle = whole.From + (whole.To - whole.From) / 2;
        Panel left = Apply(whole.From, middle), right = Apply(middle, whole.To);
        double halves = left.Sum + right.Sum;
        double change = Math.Abs(halves - whole.Sum);
        // Also ends for NaN, which no halving would change.
        if (!(change > tolerance)) return halves;
        if (depth > 0 && halvings-- > 0)
            return Refine(left, tolerance, depth - 1, ref halvings, ref unresolved)
                + Refine(right, tolerance, depth - 1, ref halvings, ref unresolved);
        unresolved += change;
        return halves;
    }

    private Panel Apply(double from, double to)
    {
        Span<double> z = stackalloc double[Count], values = stackalloc double[Count];
        double middle = from + (to - from) / 2, half = (to - from) / 2, sum = 0, size = 0;
        for (int i = 0; i < Count; i++) z[i] = middle + half * Rule.Nodes[i];
        _f(z, values);
        for (int i = 0; i < Count; i++)
        {
            double u = (z[i] - _mean) / _deviation, part = half / _deviation * Rule.Weights[i] * Density(u) * values[i];
            sum += part;
            size += Math.Abs(part);
        }
        return new Panel(from, to, sum, size);
    }

    private List<double> Edges(IReadOnlyList<double> kinks)
    {
        double low = _mean - Near * _deviation, high = _mean + Near * _deviation;
        List<double> edges = [low, high];
        for (int i = -4; i <= 4; i++) edges.Add(_mean + i * 2 * _deviation);
        edges.Add(0);
        double reach = Math.Max(-low, high);
        for (double z = 1; z < reach; z *= Growth) edges.AddRange([z, -z]);
        edges.AddRange(kinks);
        edges.RemoveAll(edge => !(edge >= low && edge <= high));
        edges.Sort();
        return edges;
    }

    private static double Density(double u) => Math.Exp(-u * u / 2) / Math.Sqrt(2 * Math.PI);

    private readonly record struct Panel(double From, double To, double Sum, double Size);
}
