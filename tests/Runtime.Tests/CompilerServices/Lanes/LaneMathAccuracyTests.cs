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
    public void Is_within_its_promised_ulps_in_every_lane_type(string name)
    {
        var (ofDouble, ofSingle) = LaneFunctions.Promised[name];
        var failures = new List<string>();
        foreach (var (lane, trial) in LaneTrials.All)
        {
            TruthPoint[] points = [.. TruthOf(name).Where(p => !trial.IsSingle || p.Arguments.All(IsSingle))];
            double[] values = trial.Apply(name, [.. points.Select(p => p.Arguments)]);
            double Error(TruthPoint truth, double value) => trial.IsSingle ? SingleUlpError(truth, value) : truth.UlpError(value);
            var worst = points.Zip(values)
                .Select(p => (p.First, p.Second, Error: Error(p.First, p.Second)))
                .MaxBy(p => p.Error);
            double promised = trial.IsSingle ? ofSingle : ofDouble;
            string line = $"{name} {lane}: worst {worst.Error:F3} ulp of {points.Length} points, "
                + $"{worst.First} came out as {worst.Second:R}";
            output.WriteLine(line);
            Assert.True(points.Length >= (trial.IsSingle ? 9 : 100), line);
            if (!(worst.Error <= promised)) failures.Add($"{line}; {promised} are promised.");
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void Every_public_function_with_one_result_is_here()
    {
        // These have tests of their own.
        string[] unmeasured =
        [
            "Again", "Saturated", "PlainZero", "Log1pOfUnit", "Sign", "Mask", "Reciprocal", "Finite", "FiniteBelow", "Damped",
            "ProductError", "QuotientError", "ErrorOfSum", "ErrorOfProduct", "ErrorOfQuotient", "ErrorOfRoot", "CountedError",
            "BySize", "Carried",
            .. LaneAlgebraicTests.Names,
        ];
        var names = typeof(LaneMath).GetMethods()
            .Where(m => m.IsStatic && m.ReturnType != typeof(void))
            .Select(m => m.Name)
            .Distinct()
            .Except(unmeasured);
        Assert.Equal(names.Order(), LaneFunctions.Promised.Keys.Order());
    }

    /// <summary>The distance from the truth in ulps of float.</summary>
    private static double SingleUlpError(TruthPoint truth, double value)
    {
        bool hasWrongSign = double.IsNegative(truth.Nearest) != double.IsNegative(value);
        if ((float)truth.Nearest == 0 && value == 0 && hasWrongSign) return double.PositiveInfinity;
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
        TruthTable[] own = [new("LaneFunctions.truth.txt"), new("SpecialFunctions.truth.txt"), new("NamedFunctions.truth.txt")];
        return greater is null ? own : [new(Path.GetFullPath(greater)), .. own];
    }
}
