using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Checking;

/// <content>What is found at the points, and what follows from it.</content>
internal sealed partial class LastNet
{
    /// <summary>A condition under which digits are good, what they are worth under it, and how often it fails at ordinary points.</summary>
    private sealed record Netted(Expr Condition, double Worst, double At, double Strikes);

    /// <summary>A value with its bound, and what it was found to be worth.</summary>
    private sealed record Attempt(Expr Value, Expr? Bound, Expr? AreSmall, double Limit, bool AreCorrected)
    {
        public Expr? Condition { get; init; }

        public Probe[] Probes { get; init; } = [];

        /// <summary>Where the condition holds.</summary>
        public List<Finding> Held { get; } = [];

        /// <summary>Where it fails.</summary>
        public List<Finding> Struck { get; } = [];

        public Finding[] All => [.. Held, .. Struck];

        public Finding[] Lost => [.. All.Where(IsLost)];

        /// <summary>The least that the bound may be: a half unit is at most one unit of it; the rest is room for its first order.</summary>
        public double Strictest => 1.5 * Limit;

        /// <summary>What the bound may be at least: what functions lose to their own rounding is less than their tables promise.</summary>
        public double Least => AreCorrected ? Math.Min(3 * Limit, 60) : Strictest;

        public bool IsLost(Finding finding) => finding.Error > (finding.Probe.Point.IsDefault ? Limit : Elsewhere * Limit);
    }

    /// <summary>A point with what is computed there.</summary>
    /// <param name="Point">The point.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Computed">What the emitted code answers.</param>
    /// <param name="Holds">Whether the condition does.</param>
    /// <param name="IsOrdinary">Whether neither overflow nor underflow is near.</param>
    /// <param name="Doubt">The bound of its error, in half units in the last place.</param>
    private sealed record Probe(ProbePoint Point, int Number, double Computed, bool Holds, bool IsOrdinary, double Doubt)
    {
        /// <summary>Whether the bound is so large at most that the probe may say how large it may be.</summary>
        public bool IsDoubtful(double most) => Point.IsDefault && Doubt <= most;

        /// <summary>Results that are no numbers, and arguments far out, each for themselves.</summary>
        public int Kind => (double.IsNaN(Computed) || double.IsInfinity(Computed) ? 0 : 2) + (Math.Abs(Point.Z) > 1e18 ? 1 : 0);
    }

    /// <summary>A probe with the truth.</summary>
    private sealed record Finding(Probe Probe, double Exact)
    {
        /// <summary>Beside the largest double, rounding may decide.</summary>
        private const double Largest = 1e308;

        /// <summary>Whose digits count, where they are not those of the truth itself.</summary>
        public double Size { get; set; }

        private double Computed => Probe.Computed;

        /// <summary>In units in the last place.</summary>
        public double Error =>
            double.IsInfinity(Exact) ? (Math.Abs(Computed) > Largest ? 0 : double.PositiveInfinity)
            : double.IsNaN(Computed) || double.IsInfinity(Computed) ? (Math.Abs(Exact) > Largest ? 0 : double.PositiveInfinity)
            : Math.Abs(Computed - Exact) / Unit(Math.Max(Math.Abs(Exact), Size));

        private static double Unit(double value)
        {
            double size = Math.Max(value, 2.2250738585072014E-308);
            return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(size) & 0x7FF0_0000_0000_0000) * 2.220446049250313E-16;
        }
    }
}
