using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Runtime.Tests;

public sealed class SpecialFunctionAccuracyTests(ITestOutputHelper output)
{
    private static readonly TruthTable Truth = new("SpecialFunctions.truth.txt");

    /// <summary>The functions of the table and the accuracy that each promises, in ulp.</summary>
    private static readonly Dictionary<string, (Func<double[], double> Function, double Ulps)> Promised = new()
    {
        ["Expm1"] = (x => SpecialFunctions.Expm1(x[0]), 1.25),
        ["Log1p"] = (x => SpecialFunctions.Log1p(x[0]), 1),
        ["Erf"] = (x => SpecialFunctions.Erf(x[0]), 1.25),
        ["Erfc"] = (x => SpecialFunctions.Erfc(x[0]), 1.25),
        ["NormalCdf"] = (x => SpecialFunctions.NormalCdf(x[0]), 1.25),
        ["NormalPdf"] = (x => SpecialFunctions.NormalPdf(x[0]), 1),
        ["ExpOfSquare"] = (x => SpecialFunctions.ExpOfSquare(x[0], x[1]), 1),
        ["Logistic"] = (x => SpecialFunctions.Logistic(x[0]), 1),
        ["LogisticDerivative"] = (x => SpecialFunctions.LogisticDerivative(x[0]), 1),
        ["Softplus"] = (x => SpecialFunctions.Softplus(x[0]), 1.25),
        ["LogCosh"] = (x => SpecialFunctions.LogCosh(x[0]), 1),
        ["Sech"] = (x => SpecialFunctions.Sech(x[0]), 1),
        ["SechSquared"] = (x => SpecialFunctions.SechSquared(x[0]), 1),
        ["TanhSoftplus"] = (x => SpecialFunctions.TanhSoftplus(x[0]), 1),
        ["TanhSoftplusDerivative"] = (x => SpecialFunctions.TanhSoftplusDerivative(x[0]), 1),
        ["Softsign"] = (x => SpecialFunctions.Softsign(x[0]), 1.5),
        ["AlgebraicSigmoid"] = (x => SpecialFunctions.AlgebraicSigmoid(x[0], x[1]), 1),
        ["Lorentzian"] = (x => SpecialFunctions.Lorentzian(x[0], x[1]), 2),
        ["Dispersion"] = (x => SpecialFunctions.Dispersion(x[0], x[1]), 2.5),
        ["RootOfSquarePlus"] = (x => SpecialFunctions.RootOfSquarePlus(x[0], x[1]), 1),
        ["RootOfQuadratic"] = (x => SpecialFunctions.RootOfQuadratic(x[0], x[1], x[2]), 2),
        ["QuadraticRootUnit"] = (x => SpecialFunctions.QuadraticRootUnit(x[0], x[1], x[2]), 2.5),
        ["QuadraticReciprocal"] = (x => SpecialFunctions.QuadraticReciprocal(x[0], x[1], x[2]), 2.5),
        ["QuadraticRatio"] = (x => SpecialFunctions.QuadraticRatio(x[0], x[1], x[2]), 2.5),
        // Not ours: the rules of differentiation rely on them as they are.
        ["Sinh"] = (x => Math.Sinh(x[0]), 2),
        ["Cosh"] = (x => Math.Cosh(x[0]), 2),
        ["Tanh"] = (x => Math.Tanh(x[0]), 2),
    };

    public static TheoryData<string> Functions => new(Promised.Keys);

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
