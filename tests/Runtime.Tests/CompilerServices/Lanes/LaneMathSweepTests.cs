using System;
using System.Collections.Generic;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>
/// The functions of one float over the whole range of floats, against System.Math or our scalar double functions, which
/// tables check. Set GRADREPL_ALL_FLOATS to a list of names, or to 1, for all 2^32 floats: minutes each.
/// </summary>
public sealed class LaneMathSweepTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Func<double, double>> Truths = new()
    {
        ["Exp"] = Math.Exp,
        ["Exp2"] = x => Math.Pow(2, x),
        ["Expm1"] = SpecialFunctions.Expm1,
        ["Log"] = Math.Log,
        ["Log2"] = Math.Log2,
        ["Log10"] = Math.Log10,
        ["Log1p"] = x => double.IsNaN(x) ? x : SpecialFunctions.Log1p(x),
        ["Sinh"] = Math.Sinh,
        ["Cosh"] = Math.Cosh,
        ["Tanh"] = Math.Tanh,
        ["Sech"] = SpecialFunctions.Sech,
        ["SechSquared"] = SpecialFunctions.SechSquared,
        ["LogCosh"] = SpecialFunctions.LogCosh,
        ["Asinh"] = Math.Asinh,
        ["Acosh"] = Math.Acosh,
        ["Atanh"] = Math.Atanh,
        ["Logistic"] = SpecialFunctions.Logistic,
        ["LogisticDerivative"] = SpecialFunctions.LogisticDerivative,
        ["Softplus"] = SpecialFunctions.Softplus,
        ["TanhSoftplus"] = SpecialFunctions.TanhSoftplus,
        ["TanhSoftplusDerivative"] = SpecialFunctions.TanhSoftplusDerivative,
        ["Erf"] = SpecialFunctions.Erf,
        ["Erfc"] = SpecialFunctions.Erfc,
        ["NormalCdf"] = SpecialFunctions.NormalCdf,
        ["NormalPdf"] = SpecialFunctions.NormalPdf,
        ["Sin"] = Math.Sin,
        ["Cos"] = Math.Cos,
        ["Tan"] = Math.Tan,
        ["Asin"] = Math.Asin,
        ["Acos"] = Math.Acos,
        ["Atan"] = Math.Atan,
        ["Cbrt"] = Math.Cbrt,
        ["Log1mExp"] = SpecialFunctions.Log1mExp,
        ["LogExpm1"] = SpecialFunctions.LogExpm1,
        ["Logit"] = SpecialFunctions.Logit,
        ["Entropy"] = SpecialFunctions.Entropy,
        ["Sinc"] = SpecialFunctions.Sinc,
        ["Erfcx"] = SpecialFunctions.Erfcx,
        ["LogErfc"] = SpecialFunctions.LogErfc,
        ["LogNormalCdf"] = SpecialFunctions.LogNormalCdf,
        ["InverseMills"] = SpecialFunctions.InverseMills,
        ["BesselI0e"] = SpecialFunctions.BesselI0e,
        ["BesselI1e"] = SpecialFunctions.BesselI1e,
        ["ErfInv"] = SpecialFunctions.ErfInv,
        ["NormalQuantile"] = SpecialFunctions.NormalQuantile,
        ["Gamma"] = SpecialFunctions.Gamma,
        ["LogGamma"] = SpecialFunctions.LogGamma,
        ["Digamma"] = SpecialFunctions.Digamma,
        ["Trigamma"] = SpecialFunctions.Trigamma,
        ["LambertW"] = SpecialFunctions.LambertW,
        ["LambertWDerivative"] = SpecialFunctions.LambertWDerivative,
        ["Sign"] = SpecialFunctions.Sign,
    };

    public static TheoryData<string> Functions => [.. Truths.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Is_within_its_promised_ulps_over_the_floats(string name)
    {
        string? all = Environment.GetEnvironmentVariable("GRADREPL_ALL_FLOATS");
        bool isExhaustive = all is not null && (all == "1" || Array.IndexOf(all.Split(','), name) >= 0);
        double promised = name == "Sign" ? 0 : LaneFunctions.Promised[name].Single;
        Check("Lane512", LaneSweep.Worst<Lane512<float>>(name, Truths[name], isExhaustive ? 1 : 4099));
        Check("Lane256", LaneSweep.Worst<Lane256<float>>(name, Truths[name], 65537));
        Check("Lane128", LaneSweep.Worst<Lane128<float>>(name, Truths[name], 65537));
        Check("LaneScalar", LaneSweep.Worst<LaneScalar<float>>(name, Truths[name], 65537));

        void Check(string lane, (double Ulps, float At) worst)
        {
            output.WriteLine($"{name} {lane}<float>: worst {worst.Ulps:F3} ulp at {worst.At:R}{(isExhaustive ? ", of all floats" : "")}");
            Assert.True(
                worst.Ulps <= promised,
                $"{name} in {lane}<float> is {worst.Ulps:G4} ulp off at {worst.At:R}; {promised} are promised.");
        }
    }
}
