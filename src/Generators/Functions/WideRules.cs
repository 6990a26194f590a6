using System;
using System.Collections.Generic;
using GradRepl.Generators.Ir;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Functions;

/// <summary>
/// The rows of the rule table in as many bits as it takes. Generated code calls the function of <see cref="JetMath"/> that
/// has the row's own name.
/// </summary>
internal static class WideRules
{
    public static readonly IReadOnlyDictionary<Function, Func<Jet[], Jet>> Forms = new Dictionary<Function, Func<Jet[], Jet>>
    {
        [Rules.Exp] = x => JetMath.Exp(x[0]),
        [Rules.Log] = x => JetMath.Log(x[0]),
        [Rules.Log2] = x => JetMath.Log2(x[0]),
        [Rules.Log10] = x => JetMath.Log10(x[0]),
        [Rules.Sqrt] = x => JetMath.Sqrt(x[0]),
        [Rules.Cbrt] = x => JetMath.Cbrt(x[0]),
        [Rules.Sin] = x => JetMath.Sin(x[0]),
        [Rules.Cos] = x => JetMath.Cos(x[0]),
        [Rules.Tan] = x => JetMath.Tan(x[0]),
        [Rules.Asin] = x => JetMath.Asin(x[0]),
        [Rules.Acos] = x => JetMath.Acos(x[0]),
        [Rules.Atan] = x => JetMath.Atan(x[0]),
        [Rules.Sinh] = x => JetMath.Sinh(x[0]),
        [Rules.Cosh] = x => JetMath.Cosh(x[0]),
        [Rules.Tanh] = x => JetMath.Tanh(x[0]),
        [Rules.Asinh] = x => JetMath.Asinh(x[0]),
        [Rules.Acosh] = x => JetMath.Acosh(x[0]),
        [Rules.Atanh] = x => JetMath.Atanh(x[0]),
        [Rules.Pow] = x => JetMath.Pow(x[0], x[1]),
        [Rules.Hypot] = x => JetMath.Hypot(x[0], x[1]),
        [Rules.FusedMultiplyAdd] = x => JetMath.FusedMultiplyAdd(x[0], x[1], x[2]),
        [Rules.Abs] = x => JetMath.Abs(x[0]),
        [Rules.Sign] = x => JetMath.Sign(x[0]),
        [Rules.CopySign] = x => JetMath.CopySign(x[0], x[1]),
        [Rules.Floor] = x => JetMath.Floor(x[0]),
        [Rules.Ceiling] = x => JetMath.Ceiling(x[0]),
        [Rules.Truncate] = x => JetMath.Truncate(x[0]),
        [Rules.Max] = x => JetMath.Max(x[0], x[1]),
        [Rules.Min] = x => JetMath.Min(x[0], x[1]),
        [Rules.Expm1] = x => JetMath.Expm1(x[0]),
        [Rules.Log1p] = x => JetMath.Log1p(x[0]),
        [Rules.Logistic] = x => JetMath.Logistic(x[0]),
        [Rules.LogisticDerivative] = x => JetMath.LogisticDerivative(x[0]),
        [Rules.Softplus] = x => JetMath.Softplus(x[0]),
        [Rules.LogCosh] = x => JetMath.LogCosh(x[0]),
        [Rules.Sech] = x => JetMath.Sech(x[0]),
        [Rules.SechSquared] = x => JetMath.SechSquared(x[0]),
        [Rules.TanhSoftplus] = x => JetMath.TanhSoftplus(x[0]),
        [Rules.TanhSoftplusDerivative] = x => JetMath.TanhSoftplusDerivative(x[0]),
        [Rules.Erf] = x => JetMath.Erf(x[0]),
        [Rules.Erfc] = x => JetMath.Erfc(x[0]),
        [Rules.NormalCdf] = x => JetMath.NormalCdf(x[0]),
        [Rules.NormalPdf] = x => JetMath.NormalPdf(x[0]),
        [Rules.Softsign] = x => JetMath.Softsign(x[0]),
        [Rules.Squareplus] = x => JetMath.Squareplus(x[0], x[1]),
        [Rules.Round] = x => JetMath.Round(x[0]),
        [NamedRules.LogAddExp] = x => JetMath.LogAddExp(x[0], x[1]),
        [NamedRules.Log1mExp] = x => JetMath.Log1mExp(x[0]),
        [NamedRules.LogExpm1] = x => JetMath.LogExpm1(x[0]),
        [NamedRules.Logit] = x => JetMath.Logit(x[0]),
        [NamedRules.XLogY] = x => JetMath.XLogY(x[0], x[1]),
        [NamedRules.Entropy] = x => JetMath.Entropy(x[0]),
        [NamedRules.Sinc] = x => JetMath.Sinc(x[0]),
        [NamedRules.SincDerivative] = x => JetMath.SincDerivative(x[0], x[1]),
        [NamedRules.Erfcx] = x => JetMath.Erfcx(x[0]),
        [NamedRules.ErfcxDerivative] = x => JetMath.ErfcxDerivative(x[0], x[1]),
        [NamedRules.LogErfc] = x => JetMath.LogErfc(x[0]),
        [NamedRules.LogNormalCdf] = x => JetMath.LogNormalCdf(x[0]),
        [NamedRules.InverseMills] = x => JetMath.InverseMills(x[0]),
        [NamedRules.InverseMillsDerivative] = x => JetMath.InverseMillsDerivative(x[0], x[1]),
        [NamedRules.ErfInv] = x => JetMath.ErfInv(x[0]),
        [NamedRules.NormalQuantile] = x => JetMath.NormalQuantile(x[0]),
        [NamedRules.Gamma] = x => JetMath.Gamma(x[0]),
        [NamedRules.LogGamma] = x => JetMath.LogGamma(x[0]),
        [NamedRules.Digamma] = x => JetMath.Digamma(x[0]),
        [NamedRules.Trigamma] = x => JetMath.Trigamma(x[0]),
        [NamedRules.Polygamma] = x => JetMath.Polygamma(x[0], x[1]),
        [NamedRules.LambertW] = x => JetMath.LambertW(x[0]),
        [NamedRules.LambertWDerivative] = x => JetMath.LambertWDerivative(x[0]),
        [NamedRules.BesselI0e] = x => JetMath.BesselI0e(x[0]),
        [NamedRules.BesselI1e] = x => JetMath.BesselI1e(x[0]),
        [NamedRules.BesselI0eDerivative] = x => JetMath.BesselI0eDerivative(x[0], x[1]),
        [NamedRules.BesselI1eDerivative] = x => JetMath.BesselI1eDerivative(x[0], x[1]),
        [NamedRules.Hypot3] = x => JetMath.Hypot(x[0], x[1], x[2]),
        [NamedRules.Heaviside] = x => JetMath.Heaviside(x[0], x[1]),
        [NamedRules.FloorMod] = x => JetMath.FloorMod(x[0], x[1]),
    };

    /// <summary>A value in terms of these alone, as far as books print the others so.</summary>
    public static Expr InElementary(Expr value)
    {
        const int deepest = 4;
        for (int i = 0; i < deepest; i++)
        {
            value = value.Rewrite(part => part.Operation is Function { Textbook: { } textbook } function && !Forms.ContainsKey(function)
                ? textbook(part.Arguments)
                : null);
        }
        return value;
    }

    /// <summary>
    /// The same number by functions that keep the digits which a sum with 1 loses, and which would ask for hundreds of bits more.
    /// </summary>
    public static Expr WithoutCancellation(Expr value) => value.Graph.Exactly(() => value.Rewrite(part => part.Operation switch
    {
        Function log when log == Rules.Log => OfLog(part.Arguments[0]),
        Function log when log == Rules.Log1p => OfLogOfOneAnd(part.Arguments[0]),
        Infix { Symbol: "+", Kind: ValueKind.Real } when part.Arguments[0].Is(1) => OfOneAnd(part.Arguments[1], 1),
        Infix { Symbol: "+", Kind: ValueKind.Real } when part.Arguments[1].Is(1) => OfOneAnd(part.Arguments[0], 1),
        Infix { Symbol: "-", Kind: ValueKind.Real } when part.Arguments[0].Is(1) => OfOneAnd(part.Arguments[1], -1),
        Infix { Symbol: "-", Kind: ValueKind.Real } when part.Arguments[1].Is(1) && part.Arguments[0].Operation == Rules.Exp =>
            part.Arguments[0].Arguments[0].Apply(Rules.Expm1),
        Infix { Symbol: "/", Kind: ValueKind.Real } => OfQuotient(part.Arguments[0], part.Arguments[1]),
        _ => null,
    }));

    private static Expr? OfLog(Expr argument) => argument.Operation switch
    {
        Infix { Symbol: "+" } when argument.Arguments[0].Is(1) => LogOfOneAnd(argument.Arguments[1]),
        Infix { Symbol: "+" } when argument.Arguments[1].Is(1) => LogOfOneAnd(argument.Arguments[0]),
        Infix { Symbol: "-" } when argument.Arguments[0].Is(1) => LogOfOneAnd(-argument.Arguments[1]),
        Function cosh when cosh == Rules.Cosh => argument.Arguments[0].Apply(Rules.LogCosh),
        _ => null,
    };

    private static Expr LogOfOneAnd(Expr part) => OfLogOfOneAnd(part) ?? part.Apply(Rules.Log1p);

    private static Expr? OfLogOfOneAnd(Expr part) => part.Operation == Rules.Exp ? part.Arguments[0].Apply(Rules.Softplus) : null;

    /// <summary>u/(1 + e^v).</summary>
    private static Expr? OfQuotient(Expr dividend, Expr divisor)
    {
        if (divisor.Operation is not Infix { Symbol: "+" }) return null;
        (Expr one, Expr other) = divisor.Arguments[0].Is(1)
            ? (divisor.Arguments[0], divisor.Arguments[1])
            : (divisor.Arguments[1], divisor.Arguments[0]);
        return one.Is(1) && other.Operation == Rules.Exp ? dividend * (-other.Arguments[0]).Apply(Rules.Logistic) : null;
    }

    /// <summary>1 ± f(u).</summary>
    private static Expr? OfOneAnd(Expr part, int sign)
    {
        if (part.IsLeaf || part.Arguments.Length != 1) return null;
        Expr u = part.Arguments[0];
        return part.Operation == Rules.Erf ? (sign > 0 ? -u : u).Apply(Rules.Erfc)
            : part.Operation == Rules.Tanh ? 2 * (sign > 0 ? 2 * u : -(2 * u)).Apply(Rules.Logistic)
            : part.Operation == Rules.Logistic && sign < 0 ? (-u).Apply(Rules.Logistic)
            : part.Operation == Rules.Exp && sign < 0 ? -u.Apply(Rules.Expm1)
            : null;
    }

    /// <summary>The function of the same name that generated code calls.</summary>
    public static string CSharp(Function function) =>
        "JetMath." + function.CSharp.Substring(function.CSharp.LastIndexOf('.') + 1);
}
