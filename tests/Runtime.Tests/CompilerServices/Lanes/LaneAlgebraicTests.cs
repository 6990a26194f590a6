using System;
using System.Linq;

namespace GradRepl.Runtime.Tests;

/// <summary>
/// The algebraic functions of lanes against the scalar ones, which are within 2 ulp of the truth, for x of every size and
/// c as hyperparameters have it; subnormal results may be 0, of any sign.
/// </summary>
public sealed class LaneAlgebraicTests
{
    private const double Promised = 4;

    private static readonly double[] Parameters = [1e-12, 0.25, 1, 4, 1e6];

    public static string[] Names => ["RootOfSquarePlus", "InverseSquareRootUnit", "Lorentzian", "Dispersion", "AlgebraicSigmoid", "Squareplus"];

    public static TheoryData<string> Functions => [.. Names];

    [Theory]
    [MemberData(nameof(Functions))]
    public void EqualTheScalarFunctionsInEveryLaneType(string name)
    {
        var scalar = typeof(SpecialFunctions).GetMethod(name, [typeof(double), typeof(double)])!.CreateDelegate<Func<double, double, double>>();
        var random = new Random(4);
        double[] magnitudes = [0, double.PositiveInfinity, .. Enumerable.Range(0, 400).Select(_ => Math.Pow(10, random.NextDouble() * 40 - 20)), .. Enumerable.Range(0, 100).Select(_ => Math.Pow(10, random.NextDouble() * 300))];
        foreach (var (lane, trial) in LaneTrials.All)
        {
            (double epsilon, double smallest, double largest) = trial.IsSingle ? (Math.ScaleB(1, -23), Math.ScaleB(1, -126), float.MaxValue) : (Math.ScaleB(1, -52), Math.ScaleB(1, -1022), double.MaxValue);
            foreach (double parameter in Parameters.Select(each => trial.IsSingle ? (float)each : each))
            {
                double[][] arguments = [.. magnitudes.SelectMany(x => (double[])[x, -x]).Where(x => double.IsInfinity(x) || Math.Abs(x) <= largest).Select(x => new[] { trial.IsSingle ? (float)x : x, parameter })];
                double[] values = trial.Apply(name, arguments);
                for (int i = 0; i < values.Length; i++)
                {
                    double expected = scalar(arguments[i][0], parameter), error = Math.Abs(values[i] - expected);
                    bool right = values[i].Equals(expected) || error <= Math.Max(Promised * epsilon * Math.Abs(expected), smallest) || Math.Abs(expected) > largest;
                    Assert.True(right, $"{name}({arguments[i][0]:R}, {parameter}) = {values[i]:R} in {lane}, {expected:R} in scalar code");
                }
            }
        }
    }
}
