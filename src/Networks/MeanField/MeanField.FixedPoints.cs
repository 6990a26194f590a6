using System;
using System.Collections.Generic;
using GradRepl.Networks.Numerics;

namespace GradRepl.Networks;

public sealed partial class MeanField
{
    // Searches try eight variances a decade; a variance below Least counts as 0, one above Most as infinite.
    private const double Least = 1e-12, Most = 1e12, Same = 1e-13;
    private static readonly double Step = Math.Pow(10, 0.125);

    /// <summary>
    /// The variance q* that deep layers come to from pre-activations of variance 1: 0 where signals die out, +∞
    /// where they grow without bound.
    /// </summary>
    public double FixedPoint() => _settled.Value;

    /// <summary>
    /// The variance q* that deep layers come to from <paramref name="start"/>: the nearest q with V(q) = q on the side to which
    /// the variance moves; 0 where signals die out, +∞ where they grow without bound (beyond 10¹²).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The start is not a positive number.</exception>
    public double FixedPoint(double start)
    {
        if (!(start > 0 && double.IsFinite(start)))
            throw new ArgumentOutOfRangeException(nameof(start), start, "Start at a variance above 0.");
        double rise = Rise(start);
        if (Math.Abs(rise) <= Same * start) return start;
        double q = start;
        if (rise > 0)
        {
            for (; q <= Most; q *= Step)
                if (Rise(q * Step) <= -Open(q * Step)) return Root.Between(Rise, q, q * Step);
            return double.PositiveInfinity;
        }
        for (; q >= Least; q /= Step)
            if (Rise(q / Step) >= Open(q / Step)) return Root.Between(Rise, q / Step, q);
        return VarianceMap(0) == 0 ? 0 : Root.Between(Rise, 0, q);
    }

    /// <summary>All variances from 10⁻¹² to 10¹² that a layer hands on unchanged, and 0 where it is one, in increasing order.</summary>
    /// <remarks>Where every variance is handed on, as in a linear network with σ_w = 1, the list is empty.</remarks>
    public IReadOnlyList<VarianceFixedPoint> FixedPoints()
    {
        var found = new List<VarianceFixedPoint>();
        if (VarianceMap(0) == 0) Add(0);
        double before = Rise(Least);
        for (double q = Least; q <= Most && double.IsFinite(before); q *= Step)
        {
            double after = Rise(q * Step);
            bool bothMove = Math.Abs(before) > Math.Max(Same * q, Open(q)) && Math.Abs(after) > Math.Max(Same * q, Open(q * Step));
            if (bothMove && Math.Sign(before) != Math.Sign(after)) Add(Root.Between(Rise, q, q * Step));
            before = after;
        }
        return found;

        void Add(double q) => found.Add(new VarianceFixedPoint(q, VarianceSlope(q)));
    }

    /// <summary>
    /// The correlation c* that any two inputs come to in deep layers: 1 where χ₁ ≤ 1, below 1 in chaos. Where the variance
    /// grows without bound: 1 if φ looks straight from afar on either side, as ReLU, else NaN.
    /// </summary>
    /// <remarks>
    /// C has only non-negative coefficients in powers of c (Mehler's formula), so that it is convex on 0 … 1 and has
    /// one fixed point below 1 at most.
    /// </remarks>
    public double CorrelationFixedPoint() => _settledCorrelation.Value;

    private double FindCorrelation()
    {
        if (Phase != Phase.Chaotic || NormalSlope <= 1 + 1e-9) return 1;
        if (double.IsInfinity(FixedPoint())) return double.NaN;
        double q = Settled, start = Excess(0);
        if (start <= Same) return 0;
        for (double below = 0.1; below > 1e-12; below /= 10)
            if (Excess(1 - below) < 0) return Root.Between(Excess, 0, 1 - below);
        return 1;

        double Excess(double c) => CorrelationMap(c, q) - c;
    }

    private double Rise(double q) => VarianceMap(q) - q;

    /// <summary>What the integration leaves open of V(q): a rise or fall below it tells nothing.</summary>
    private double Open(double q)
    {
        _moments.Second(q, out double unresolved);
        return WeightVariance * unresolved;
    }
}
