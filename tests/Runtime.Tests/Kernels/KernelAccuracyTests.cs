using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>
/// The built-ins' generated kernels in every lane type against the truth at 60 digits: within 8 ulp of the element type, or,
/// next to a zero, 4 ulp of the largest value nearby, as the scalar derivatives.
/// </summary>
public sealed class KernelAccuracyTests
{
    private const double Ulps = 8, UlpsNearZero = 4;

    /// <summary>A rounded argument u of an exponential moves the result by up to |u|/2 ulp; a cubic is rounded more than once.</summary>
    private static readonly Dictionary<string, Func<double, double>> RoundedArguments = new()
    {
        ["GELUTanh"] = z => 4 * Math.Abs(Math.Sqrt(8 / Math.PI) * (z + 0.044715 * z * z * z)),
    };

    public static TheoryData<string> Titles => ActivationTable.Titles;

    [Theory]
    [MemberData(nameof(Titles))]
    public void EqualTheTruthInEveryLaneType(string title)
    {
        ActivationSection section = ActivationTable.Sections[title];
        Assert.True(section.Activation.IsVectorized, section.Activation.VectorizationObstacle);
        Compare<Lane512<double>, double>(section, Double);
        Compare<Lane256<double>, double>(section, Double);
        Compare<Lane128<double>, double>(section, Double);
        Compare<LaneScalar<double>, double>(section, Double);
        Compare<Lane512<float>, float>(section, Single);
        Compare<Lane256<float>, float>(section, Single);
        Compare<Lane128<float>, float>(section, Single);
        Compare<LaneScalar<float>, float>(section, Single);
    }

    private static void Compare<TLane, TElement>(ActivationSection section, Format format)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
    {
        // What a float cannot hold is not asked for.
        ActivationPoint[] points = [.. section.Points.Where(point => double.CreateChecked(TElement.CreateSaturating(point.Z)) == point.Z)];
        TElement[] z = [.. points.Select(point => TElement.CreateSaturating(point.Z))], y = new TElement[z.Length], dy = new TElement[z.Length];
        section.Activation.Kernel!.ValueAndDerivative<TLane, TElement>(z, y, dy);
        for (int i = 0; i < points.Length; i++)
        {
            Near(point => point.Value, y[i], "");
            if (!section.IsKink(points[i].Z)) Near(point => point.Derivative, dy[i], "′");

            void Near(Func<ActivationPoint, double> truth, TElement ours, string prime)
            {
                double expected = truth(points[i]), actual = double.CreateChecked(ours);
                double error = Math.Abs(actual - expected), ulps = Ulps + (RoundedArguments.TryGetValue(section.Title, out var carried) ? carried(points[i].Z) : 0);
                double[] nearby = [.. section.Points.Where(point => Math.Abs(point.Z - points[i].Z) <= 1).Select(truth)];
                double nextToZero = nearby.Min() <= 0 && nearby.Max() >= 0 ? UlpsNearZero * nearby.Max(Math.Abs) : 0;
                double tolerance = format.Epsilon * Math.Max(ulps * Math.Max(Math.Abs(expected), format.SmallestNormal), nextToZero);
                Assert.True(
                    error <= tolerance || Math.Abs(expected) > format.Largest,
                    FormattableString.Invariant($"{section}{prime}({points[i].Z:R}) = {actual:R}, not {expected:R}, in {typeof(TLane).Name}: {error / format.Epsilon / Math.Max(Math.Abs(expected), format.SmallestNormal):F1} ulp, tolerance {tolerance:E1}"));
            }
        }
    }

    /// <summary>A floating-point format: the distance from 1 to the next number, and its range.</summary>
    private sealed record Format(double Epsilon, double SmallestNormal, double Largest);

    private static readonly Format Double = new(Math.ScaleB(1, -52), Math.ScaleB(1, -1022), double.MaxValue);
    private static readonly Format Single = new(Math.ScaleB(1, -23), Math.ScaleB(1, -126), float.MaxValue);
}
