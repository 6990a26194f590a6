using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Networks.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Networks.Moments;

/// <summary>The expectations of an activation φ over normal pre-activations, on which mean-field theory and initialization rest.</summary>
internal sealed class GaussianMoments
{
    private readonly Activation _activation;
    private readonly double[] _kinks;
    private const int Halvings = 1000, OuterHalvings = 120, InnerHalvings = 60;
    private readonly Dictionary<double, (double Value, double Unresolved)> _seconds = [], _slopes = [];

    public GaussianMoments(Activation activation)
    {
        _activation = activation;
        _kinks = [.. activation.Kinks.Where(kink => kink.At is { } at && double.IsFinite(at)).Select(kink => kink.At!.Value)];
        Jumps = _kinks.Any(JumpsAt);
    }

    /// <summary>Whether φ itself jumps: its derivative then holds a Dirac spike, whose square has no expectation.</summary>
    public bool Jumps { get; }

    /// <summary>E[φ(z)²] for z of variance q. Values are kept: searches ask for the same ones.</summary>
    public double Second(double q) => Second(q, out _);

    /// <summary>E[φ(z)²], and what of it the integration left open, as it does where φ oscillates and q is huge.</summary>
    public double Second(double q, out double unresolved) => Kept(_seconds, _activation.Value, q, out unresolved);

    /// <summary>
    /// A variance that stands for infinity: the greatest even power of 10 up to 10²⁴ at which E[φ′(z)²] can be told, which
    /// is about 10⁴ where φ oscillates.
    /// </summary>
    public double Far
    {
        get
        {
            double q = 1e24;
            while (q > 1 && Kept(_slopes, _activation.Derivative, q, out double unresolved) is var value && unresolved > 1e-9 * value)
                q /= 100;
            return q;
        }
    }

    /// <summary>E[φ′(z)²] for z of variance q; infinite where φ jumps.</summary>
    public double SlopeSecond(double q) => Jumps ? double.PositiveInfinity : Kept(_slopes, _activation.Derivative, q, out _);

    /// <summary>dE[φ(z)²]/dq = E[φ(z)²(z²/q − 1)]/2q, which holds where φ jumps too.</summary>
    public double SecondSlope(double q) => GaussianExpectation.Of(
        (z, values) =>
        {
            _activation.Value(z, values);
            for (int i = 0; i < z.Length; i++) values[i] *= values[i] * (z[i] * z[i] / q - 1);
        },
        Math.Sqrt(q),
        _kinks) / (2 * q);

    /// <summary>E[φ(z₁)φ(z₂)] for z₁ and z₂ of variance q and correlation c.</summary>
    public double Product(double q, double c) => Pair(_activation.Value, q, c);

    /// <summary>dE[φ(z₁)φ(z₂)]/dc = q·E[φ′(z₁)φ′(z₂)] (Price 1958); where φ jumps, by the slope of the density instead.</summary>
    public double ProductSlope(double q, double c) => Jumps ? ByDensity(q, c) : q * Pair(_activation.Derivative, q, c);

    private double Kept(Dictionary<double, (double Value, double Unresolved)> known, Integrand f, double q, out double unresolved)
    {
        lock (known)
        {
            if (!known.TryGetValue(q, out (double Value, double Unresolved) found))
            {
                found.Value = GaussianExpectation.Of(Squared(f), Math.Sqrt(q), _kinks, 0, Halvings, out found.Unresolved);
                known[q] = found;
            }
            unresolved = found.Unresolved;
            return found.Value;
        }
    }

    private double Pair(Integrand f, double q, double c)
    {
        double deviation = Math.Sqrt(q), rest = Math.Sqrt((1 - c) * (1 + c)) * deviation;
        return GaussianExpectation.Of(
            (z, values) =>
            {
                f(z, values);
                for (int i = 0; i < z.Length; i++) values[i] *= GaussianExpectation.Of(f, rest, _kinks, c * z[i], InnerHalvings);
            },
            deviation,
            _kinks,
            0,
            OuterHalvings);
    }

    /// <summary>
    /// With z₂ = c·z₁ + s·w, s² = 1 − c²: the logarithm of z₂'s density given z₁ changes by (s·z₁w − c(w² − 1))/s² with c.
    /// </summary>
    private double ByDensity(double q, double c)
    {
        double deviation = Math.Sqrt(q), s = Math.Sqrt((1 - c) * (1 + c));
        return GaussianExpectation.Of(
            (z, values) =>
            {
                _activation.Value(z, values);
                for (int i = 0; i < z.Length; i++)
                {
                    double given = z[i];
                    values[i] *= GaussianExpectation.Of(
                        (inner, results) =>
                        {
                            _activation.Value(inner, results);
                            for (int j = 0; j < inner.Length; j++)
                            {
                                double w = (inner[j] - c * given) / (s * deviation);
                                results[j] *= (s * given / deviation * w - c * (w * w - 1)) / (s * s);
                            }
                        },
                        s * deviation,
                        _kinks,
                        c * given,
                        InnerHalvings);
                }
            },
            deviation,
            _kinks,
            0,
            OuterHalvings);
    }

    private static Integrand Squared(Integrand f) => (z, values) =>
    {
        f(z, values);
        for (int i = 0; i < values.Length; i++) values[i] *= values[i];
    };

    private bool JumpsAt(double at)
    {
        double step = 1e-9 * Math.Max(1, Math.Abs(at)), left = _activation.Value(at - step), right = _activation.Value(at + step);
        return !(Math.Abs(left - right) <= 1e-6 * Math.Max(1, Math.Abs(left)));
    }
}
