using System;
using GradRepl.Generators.Ir;
using static GradRepl.Generators.Functions.RuleRows;
using static GradRepl.Generators.Functions.Rules;

namespace GradRepl.Generators.Functions;

/// <summary>More rows of the rule table: members of double and Math that fewer people know, each called as itself.</summary>
internal static class MemberRules
{
    // Of half turns: the argument is reduced exactly before it is multiplied by π
    public static readonly Function SinPi = Row("sinpi", "double.SinPi", (u, y) => Pi(u) * u.Apply(CosPi!), RealMembers.SinPi);
    public static readonly Function CosPi = Row("cospi", "double.CosPi", (u, y) => -(Pi(u) * u.Apply(SinPi)), RealMembers.CosPi);
    public static readonly Function TanPi = Row("tanpi", "double.TanPi", (u, y) => Pi(u) * (1 + y * y), x => RealMembers.SinPi(x) / RealMembers.CosPi(x));
    public static readonly Function AsinPi = Row("asinpi", "double.AsinPi", (u, y) => 1 / (Pi(u) * ((1 - u) * (1 + u)).Apply(Sqrt)), x => Math.Asin(x) / Math.PI);
    public static readonly Function AcosPi = Row("acospi", "double.AcosPi", (u, y) => -(1 / (Pi(u) * ((1 - u) * (1 + u)).Apply(Sqrt))), x => Math.Acos(x) / Math.PI);
    public static readonly Function AtanPi = Row("atanpi", "double.AtanPi", (u, y) => 1 / (Pi(u) * (1 + u * u)), x => Math.Atan(x) / Math.PI);
    public static readonly Function Atan2Pi = Row("atan2pi", "double.Atan2Pi", (u, v, y) => v / Hypotenuse(u, v) / Hypotenuse(u, v) / Pi(u), (u, v, y) => -(u / Hypotenuse(u, v) / Hypotenuse(u, v) / Pi(u)), (a, b) => Math.Atan2(a, b) / Math.PI);

    // Powers, roots and logarithms
    public static readonly Function Exp2M1 = Row("exp2m1", "double.Exp2M1", (u, y) => u.Log(2) * u.Graph.Real(2).ToThe(u), x => Math.Pow(2, x) - 1);
    public static readonly Function Exp10M1 = Row("exp10m1", "double.Exp10M1", (u, y) => u.Log(10) * u.Graph.Real(10).ToThe(u), x => Math.Pow(10, x) - 1);
    public static readonly Function Log2P1 = Row("log2p1", "double.Log2P1", (u, y) => 1 / (u.Log(2) * (1 + u)), x => Math.Log(1 + x) / Math.Log(2));
    public static readonly Function Log10P1 = Row("log10p1", "double.Log10P1", (u, y) => 1 / (u.Log(10) * (1 + u)), x => Math.Log10(1 + x));

    /// <summary>The root of a whole degree: 1/(n·yⁿ⁻¹) is infinite at 0, where y/(n·u) has no value.</summary>
    public static readonly Function RootN = Row("root", "double.RootN", (u, n, y) => 1 / (Real(n) * y.ToThe(Real(n) - 1)), null, RealMembers.RootN);

    /// <summary>u·2ⁿ for a whole n.</summary>
    public static readonly Function ScaleB = Row("scaleb", "Math.ScaleB", (u, n, y) => u.Graph.Real(1).Apply(ScaleB!, n), null, (x, n) => x * Math.Pow(2, n / 2) * Math.Pow(2, n - n / 2));

    // With kinks or jumps
    public static readonly Function IEEERemainder = Row("remainder", "Math.IEEERemainder", (u, v, y) => u.Graph.Real(1), (u, v, y) => -((u - y) / v).Apply(Round), Math.IEEERemainder, kink: (u, v) => u.Apply(IEEERemainder!, v).Apply(Abs) - 0.5 * v.Apply(Abs));
    public static readonly Function MaxMagnitude = Row("maxmagnitude", "Math.MaxMagnitude", (u, v, y) => Wins(Infix.Greater, u.Apply(Abs), v.Apply(Abs)), (u, v, y) => Wins(Infix.Greater, v.Apply(Abs), u.Apply(Abs)), RealMembers.MaxMagnitude, kink: (u, v) => u.Apply(Abs) - v.Apply(Abs));
    public static readonly Function MinMagnitude = Row("minmagnitude", "Math.MinMagnitude", (u, v, y) => Wins(Infix.Less, u.Apply(Abs), v.Apply(Abs)), (u, v, y) => Wins(Infix.Less, v.Apply(Abs), u.Apply(Abs)), RealMembers.MinMagnitude, kink: (u, v) => u.Apply(Abs) - v.Apply(Abs));
    public static readonly Function MaxNumber = Row("maxnumber", "double.MaxNumber", (u, v, y) => WinsOverNaN(Infix.Greater, u, v), (u, v, y) => WinsOverNaN(Infix.Greater, v, u), (a, b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : Math.Max(a, b), kink: (u, v) => u - v);
    public static readonly Function MinNumber = Row("minnumber", "double.MinNumber", (u, v, y) => WinsOverNaN(Infix.Less, u, v), (u, v, y) => WinsOverNaN(Infix.Less, v, u), (a, b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : Math.Min(a, b), kink: (u, v) => u - v);
    public static readonly Function MaxMagnitudeNumber = Row("maxmagnitudenumber", "double.MaxMagnitudeNumber", (u, v, y) => WinsOverNaN(Infix.Greater, u.Apply(Abs), v.Apply(Abs)), (u, v, y) => WinsOverNaN(Infix.Greater, v.Apply(Abs), u.Apply(Abs)), (a, b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : RealMembers.MaxMagnitude(a, b), kink: (u, v) => u.Apply(Abs) - v.Apply(Abs));
    public static readonly Function MinMagnitudeNumber = Row("minmagnitudenumber", "double.MinMagnitudeNumber", (u, v, y) => WinsOverNaN(Infix.Less, u.Apply(Abs), v.Apply(Abs)), (u, v, y) => WinsOverNaN(Infix.Less, v.Apply(Abs), u.Apply(Abs)), (a, b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : RealMembers.MinMagnitude(a, b), kink: (u, v) => u.Apply(Abs) - v.Apply(Abs));

    // The neighbor among the doubles: the argument but for its last digit
    public static readonly Function BitIncrement = Row("bitincrement", "Math.BitIncrement", (u, y) => u.Graph.Real(1), x => x);
    public static readonly Function BitDecrement = Row("bitdecrement", "Math.BitDecrement", (u, y) => u.Graph.Real(1), x => x);

    private static Expr Pi(Expr u) => u.Graph.Named(Math.PI, "Math.PI");

    /// <summary>A whole argument as a real number.</summary>
    private static Expr Real(Expr n) => n.Kind.IsInteger() ? n.Graph.Unary(Prefix.ToReal, n) : n;

    /// <summary>1 where u wins over v, also where v is NaN.</summary>
    private static Expr WinsOverNaN(Infix comparison, Expr u, Expr v) =>
        u.Graph.Select(u.Graph.Compare(Infix.NotEqual, v, v), u.Graph.Real(1), Wins(comparison, u, v));
}
