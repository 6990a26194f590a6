using System;
using System.Collections.Generic;
using System.Linq;
using static GradRepl.Runtime.SpecialFunctions;

namespace GradRepl.Runtime.Tests;

public sealed class NamedFunctionAccuracyTests(ITestOutputHelper output)
{
    private static readonly TruthTable Truth = new("NamedFunctions.truth.txt");

    /// <summary>The functions of the table and the accuracy that each promises, in ulp.</summary>
    private static readonly Dictionary<string, (Func<double[], double> Function, double Ulps)> Promised = new()
    {
        ["LogAddExp"] = (x => LogAddExp(x[0], x[1]), 1.5),
        ["LogSumExp"] = (x => LogSumExp(x), 2),
        ["Softmax"] = (FirstWeight, 2),
        ["Log1mExp"] = (x => Log1mExp(x[0]), 1.5),
        ["LogExpm1"] = (x => LogExpm1(x[0]), 2),
        ["Logit"] = (x => Logit(x[0]), 1.5),
        ["Entropy"] = (x => Entropy(x[0]), 1.5),
        ["XLogY"] = (x => XLogY(x[0], x[1]), 1.5),
        ["Sinc"] = (x => Sinc(x[0]), 2),
        ["SincDerivative"] = (x => SincDerivative(x[0], (int)x[1]), 2),
        ["Hypot"] = (x => Hypot(x[0], x[1], x[2]), 1),
        ["FloorMod"] = (x => FloorMod(x[0], x[1]), 0.5),
        ["Erfcx"] = (x => Erfcx(x[0]), 1.5),
        ["ErfcxDerivative"] = (x => ErfcxDerivative(x[0], (int)x[1]), 2),
        ["LogErfc"] = (x => LogErfc(x[0]), 2),
        ["LogNormalCdf"] = (x => LogNormalCdf(x[0]), 2),
        ["InverseMills"] = (x => InverseMills(x[0]), 1.5),
        ["InverseMillsDerivative"] = (x => InverseMillsDerivative(x[0], (int)x[1]), 2),
        ["ErfInv"] = (x => ErfInv(x[0]), 2),
        ["NormalQuantile"] = (x => NormalQuantile(x[0]), 2),
        ["Gamma"] = (x => Gamma(x[0]), 2.5),
        ["LogGamma"] = (x => LogGamma(x[0]), 2),
        ["Digamma"] = (x => Digamma(x[0]), 2),
        ["Trigamma"] = (x => Trigamma(x[0]), 1.5),
        ["Polygamma"] = (x => Polygamma(x[0], (int)x[1]), 2),
        ["LambertW"] = (x => LambertW(x[0]), 1.5),
        ["LambertWDerivative"] = (x => LambertWDerivative(x[0]), 2),
        ["BesselI0e"] = (x => BesselI0e(x[0]), 1),
        ["BesselI0eDerivative"] = (x => BesselI0eDerivative(x[0], (int)x[1]), 2),
        ["BesselI1e"] = (x => BesselI1e(x[0]), 1),
        ["BesselI1eDerivative"] = (x => BesselI1eDerivative(x[0], (int)x[1]), 2),
        ["Heaviside"] = (x => Heaviside(x[0], x[1]), 0),
    };

    public static TheoryData<string> Functions => new(Promised.Keys);

    private static double FirstWeight(double[] values)
    {
        var weights = new double[values.Length];
        Softmax(values, weights);
        return weights[0];
    }

    [Fact]
    public void Every_function_of_the_table_is_tested() => Assert.Equal(Truth.Functions.Order(), Promised.Keys.Order());

    [Theory]
    [MemberData(nameof(Functions))]
    public void Is_within_its_promised_ulps(string name)
    {
        var (function, ulps) = Promised[name];
        var worst = Truth[name].Select(point => (Point: point, Error: point.UlpError(function(point.Arguments)))).MaxBy(p => p.Error);

        output.WriteLine($"{name}: worst {worst.Error:F3} ulp of {Truth[name].Count} points, at {worst.Point}");
        Assert.True(worst.Error <= ulps,
            $"{name}{worst.Point} came out as {function(worst.Point.Arguments):R}, {worst.Error:G4} ulp off; {ulps} are promised.");
    }
}
