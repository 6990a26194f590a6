using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>The named functions in wider arithmetic against values at 60 digits (tests/Truth): the nearest double, everywhere.</summary>
public sealed class NamedWideArithmeticTests
{
    private static readonly TruthTable Truth = new("NamedFunctions.truth.txt");

    private static readonly Dictionary<string, Func<Jet[], Jet>> Functions = new()
    {
        ["LogAddExp"] = x => JetMath.LogAddExp(x[0], x[1]),
        ["Log1mExp"] = x => JetMath.Log1mExp(x[0]),
        ["LogExpm1"] = x => JetMath.LogExpm1(x[0]),
        ["Logit"] = x => JetMath.Logit(x[0]),
        ["Entropy"] = x => JetMath.Entropy(x[0]),
        ["XLogY"] = x => JetMath.XLogY(x[0], x[1]),
        ["Sinc"] = x => JetMath.Sinc(x[0]),
        ["SincDerivative"] = x => JetMath.SincDerivative(x[0], x[1]),
        ["Hypot"] = x => JetMath.Hypot(x[0], x[1], x[2]),
        ["FloorMod"] = x => JetMath.FloorMod(x[0], x[1]),
        ["Heaviside"] = x => JetMath.Heaviside(x[0], x[1]),
        ["Erfcx"] = x => JetMath.Erfcx(x[0]),
        ["ErfcxDerivative"] = x => JetMath.ErfcxDerivative(x[0], x[1]),
        ["LogErfc"] = x => JetMath.LogErfc(x[0]),
        ["LogNormalCdf"] = x => JetMath.LogNormalCdf(x[0]),
        ["InverseMills"] = x => JetMath.InverseMills(x[0]),
        ["InverseMillsDerivative"] = x => JetMath.InverseMillsDerivative(x[0], x[1]),
        ["ErfInv"] = x => JetMath.ErfInv(x[0]),
        ["NormalQuantile"] = x => JetMath.NormalQuantile(x[0]),
        ["Gamma"] = x => JetMath.Gamma(x[0]),
        ["LogGamma"] = x => JetMath.LogGamma(x[0]),
        ["Digamma"] = x => JetMath.Digamma(x[0]),
        ["Trigamma"] = x => JetMath.Trigamma(x[0]),
        ["Polygamma"] = x => JetMath.Polygamma(x[0], x[1]),
        ["LambertW"] = x => JetMath.LambertW(x[0]),
        ["LambertWDerivative"] = x => JetMath.LambertWDerivative(x[0]),
        ["BesselI0e"] = x => JetMath.BesselI0e(x[0]),
        ["BesselI1e"] = x => JetMath.BesselI1e(x[0]),
        ["BesselI0eDerivative"] = x => JetMath.BesselI0eDerivative(x[0], x[1]),
        ["BesselI1eDerivative"] = x => JetMath.BesselI1eDerivative(x[0], x[1]),
    };

    public static TheoryData<string> Names => new(Functions.Keys);

    [Fact]
    public void Every_function_of_the_table_that_activations_may_use_is_here() =>
        Assert.Equal(Truth.Functions.Except(["LogSumExp", "Softmax"]).Order(), Functions.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_the_nearest_doubles(string name) => AreNearest(
        Truth[name].Where(point => point.Arguments.All(double.IsFinite)),
        point => WideArithmetic.Value(Functions[name], double.NaN, point.Arguments));

    /// <summary>Functions whose derivatives the table has too.</summary>
    [Theory]
    [InlineData("Sinc", "SincDerivative", 1)]
    [InlineData("Erfcx", "ErfcxDerivative", 1)]
    [InlineData("InverseMills", "InverseMillsDerivative", 1)]
    [InlineData("BesselI1e", "BesselI1eDerivative", 1)]
    [InlineData("LogGamma", "Digamma", double.NaN)]
    [InlineData("Digamma", "Trigamma", double.NaN)]
    [InlineData("Trigamma", "Polygamma", 2)]
    [InlineData("LambertW", "LambertWDerivative", double.NaN)]
    public void Slopes_are_the_nearest_doubles(string name, string derivative, double order) => AreNearest(
        Truth[derivative].Where(point => double.IsFinite(point.X) && (double.IsNaN(order) || point.Arguments[1] == order)),
        point => WideArithmetic.Derivative(Functions[name], 0, double.NaN, point.X));

    [Theory]
    [InlineData("Sinc", "SincDerivative", 2)]
    [InlineData("Erfcx", "ErfcxDerivative", 2)]
    [InlineData("InverseMills", "InverseMillsDerivative", 2)]
    [InlineData("LogGamma", "Trigamma", double.NaN)]
    [InlineData("Digamma", "Polygamma", 2)]
    [InlineData("Trigamma", "Polygamma", 3)]
    public void Second_derivatives_are_the_nearest_doubles(string name, string derivative, double order) => AreNearest(
        Truth[derivative].Where(point => double.IsFinite(point.X) && (double.IsNaN(order) || point.Arguments[1] == order)),
        point => WideArithmetic.SecondDerivative(Functions[name], 0, double.NaN, point.X));

    /// <summary>Derivatives by mpmath, from the definitions at 80 digits.</summary>
    [Theory]
    [InlineData("Log1mExp", -1e-05, -99999.50000083333, -9999999999.916664)]
    [InlineData("Log1mExp", -0.7, -0.9864338636344634, -1.9594856309592785)]
    [InlineData("Log1mExp", -30.0, -9.357622968841051e-14, -9.357622968841925e-14)]
    [InlineData("LogExpm1", 0.001, 1000.5000833333319, -999999.9166666708)]
    [InlineData("LogExpm1", 2.5, 1.089425489833852, -0.09742240806587639)]
    [InlineData("LogExpm1", 40.0, 1.0, -4.248354255291589e-18)]
    [InlineData("Logit", 0.01, 101.01010101010101, -9998.979695949392)]
    [InlineData("Logit", 0.5625, 4.063492063492063, 2.0639959687578737)]
    [InlineData("Logit", 0.9375, 17.066666666666666, 254.86222222222221)]
    [InlineData("Entropy", 1e-09, 19.72326583694641, -999999999.9999999)]
    [InlineData("Entropy", 0.7, -0.6433250560612676, -1.4285714285714286)]
    [InlineData("LogErfc", -3.0, -6.962729502414981e-05, -0.0004177686181051112)]
    [InlineData("LogErfc", 0.25, -1.4647682532219772, -1.4131619090359737)]
    [InlineData("LogErfc", 1.5, -3.5088008017795276, -1.7852806612300733)]
    [InlineData("LogErfc", 30.0, -60.03329639875623, -1.998892575543838)]
    [InlineData("LogNormalCdf", -40.0, 40.02496884720726, -0.9993773316214086)]
    [InlineData("LogNormalCdf", -1.0, 1.525135276160981, -0.8009023344296512)]
    [InlineData("LogNormalCdf", 6.5, 2.669556614870061e-10, -1.7352117997368052e-09)]
    [InlineData("ErfInv", 0.1, 0.8932517253051876, 0.14179614878847469)]
    [InlineData("ErfInv", 0.9375, 5.023378761292894, 66.47482343511982)]
    [InlineData("ErfInv", 0.9999999990686774, 120969199.12817393, 1.2666881157456533e+17)]
    [InlineData("NormalQuantile", 1e-09, 162434114.42785463, -1.5825118761826845e+17)]
    [InlineData("NormalQuantile", 0.3, 2.8761036592642926, -4.3378264936389535)]
    [InlineData("NormalQuantile", 0.9375, 8.131142605015354, 101.42911626452656)]
    [InlineData("Gamma", -2.5, -1.0428235924606153, -10.167930811390322)]
    [InlineData("Gamma", 0.01, -9999.028802946681, 1999998.2427867071)]
    [InlineData("Gamma", 1.0, -0.5772156649015329, 1.978111990655945)]
    [InlineData("Gamma", 4.7, 22.181478450136254, 35.541303865553516)]
    [InlineData("Gamma", 150.5, 2.335494364522892e+262, 1.170542218723999e+263)]
    [InlineData("LambertW", -0.36, 11.54689014005681, -820.9010073028068)]
    [InlineData("LambertW", -0.1, 1.259138243719729, -3.3704856769618727)]
    [InlineData("LambertW", 2.0, 0.23010983749291725, -0.08153219555043212)]
    [InlineData("LambertW", 10000000000.0, 9.524459099394157e-11, -9.502920568720985e-21)]
    [InlineData("LogAddExp(., 0.75)", -5.0, 0.0031726828424851897, 0.0031626169260661895)]
    [InlineData("LogAddExp(., 0.75)", 0.7, 0.48750260351578967, 0.24984381508111644)]
    [InlineData("LogAddExp(., 0.75)", 3.0, 0.9046505351008906, 0.08625794444256298)]
    public void Both_derivatives_are_the_nearest_doubles(string name, double z, double first, double second)
    {
        Func<Jet[], Jet> function = Functions.GetValueOrDefault(name, x => JetMath.LogAddExp(x[0], 0.75));
        Assert.Equal(first, WideArithmetic.Derivative(function, 0, double.NaN, z));
        Assert.Equal(second, WideArithmetic.SecondDerivative(function, 0, double.NaN, z));
    }

    /// <summary>What is computed with few bits encloses what is computed with many, also of an argument that is not exact.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Few_bits_enclose_many(string name)
    {
        int compared = 0;
        TruthPoint[] points = [.. Truth[name].Where((point, i) => i % 5 == 0 && point.Arguments.All(double.IsFinite))];
        foreach (TruthPoint point in points)
        {
            Ball At(Ball first)
            {
                Ball.WasUndecided = false;
                return Functions[name]([Jet.Constant(first), .. point.Arguments.Skip(1).Select(x => (Jet)x)]).Value;
            }
            Ball many = Ball.With(400, () => At(point.X));
            foreach (int exponent in new[] { -100, -50, -20 })
            {
                Ball few = Ball.With(96, () => At(point.X + (Ball.AroundZero(exponent) * point.X)));
                if (!few.IsKnown || !many.IsKnown || Ball.WasUndecided) continue;
                compared++;
                Assert.True(
                    Ball.With(400, () => (few - many).MayBeZero),
                    $"{name}{point}: {few.Midpoint:R} ± 2^{exponent}, {many.Midpoint:R}");
            }
        }
        Assert.True(compared > points.Length / 2, $"only {compared} of {points.Length} were compared");
    }

    /// <summary>Where the truth is infinite, nothing may be found, but no other number.</summary>
    private static void AreNearest(IEnumerable<TruthPoint> points, Func<TruthPoint, double> computed) => Assert.All(points, point =>
    {
        double found = computed(point);
        bool isNearest = point.UlpError(found, signedZero: false) <= 0.5000001;
        Assert.True(isNearest || (double.IsNaN(found) && double.IsInfinity(point.Nearest)), $"{point}, but {found:R}");
    });
}
