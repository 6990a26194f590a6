using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>Every function of lanes, in every lane type, against tables of high-precision values.</summary>
public sealed class LaneMathAccuracyTests(ITestOutputHelper output)
{
    private static readonly TruthTable[] Tables = Read();

    public static TheoryData<string> Functions => [.. LaneFunctions.Promised.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void IsWithinItsPromisedUlpsInEveryLaneType(string name)
    {
        var (ofDouble, ofSingle) = LaneFunctions.Promised[name];
        var failures = new List<string>();
        foreach (var (lane, trial) in LaneTrials.All)
        {
            TruthPoint[] points = [.. TruthOf(name).Where(p => !trial.IsSingle || p.Arguments.All(IsSingle))];
            double[] values = trial.Apply(name, [.. points.Select(p => p.Arguments)]);
            var worst = points.Zip(values).Select(p => (p.First, p.Second, Error: trial.IsSingle ? SingleUlpError(p.First, p.Second) : p.First.UlpError(p.Second)))
                .MaxBy(p => p.Error);
            double promised = trial.IsSingle ? ofSingle : ofDouble;
            string line = $"{name} {lane}: worst {worst.Error:F3} ulp of {points.Length} points, {worst.First} came out as {worst.Second:R}";
            output.WriteLine(line);
            Assert.True(points.Length >= (trial.IsSingle ? 9 : 100), line);
            if (!(worst.Error <= promised)) failures.Add($"{line}; {promised} are promised.");
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void EveryPublicFunctionWithOneResultIsHere()
    {
        string[] unmeasured = ["Log1pOfUnit", "Sign", "Mask", "Reciprocal", "Finite", "FiniteBelow", "Damped", .. LaneAlgebraicTests.Names]; // tested by themselves
        var names = typeof(LaneMath).GetMethods().Where(m => m.IsStatic && m.ReturnType != typeof(void)).Select(m => m.Name).Distinct().Except(unmeasured);
        Assert.Equal(names.Order(), LaneFunctions.Promised.Keys.Order());
    }

    /// <summary>The distance from the truth in ulps of float.</summary>
    private static double SingleUlpError(TruthPoint truth, double value)
    {
        if ((float)truth.Nearest == 0 && value == 0 && double.IsNegative(truth.Nearest) != double.IsNegative(value)) return double.PositiveInfinity;
        return LaneSweep.SingleUlps(truth.Nearest, (float)value);
    }

    private static bool IsSingle(double value) => double.IsNaN(value) || (float)value == value;

    private static IReadOnlyList<TruthPoint> TruthOf(string name) => name == "ExpOfBounded"
        ? [.. TruthOf("Exp").Where(point => !(point.Arguments[0] < -2000 || point.Arguments[0] > 85))]
        : Tables.First(t => t.Functions.Contains(name))[name];

    /// <summary>The tables of the repository; with GRADREPL_TRUTH a greater one of the same form, made by the same script.</summary>
    private static TruthTable[] Read()
    {
        string? greater = Environment.GetEnvironmentVariable("GRADREPL_TRUTH");
        TruthTable[] own = [new("LaneFunctions.truth.txt"), new("SpecialFunctions.truth.txt")];
        return greater is null ? own : [new(Path.GetFullPath(greater)), .. own];
    }
}
