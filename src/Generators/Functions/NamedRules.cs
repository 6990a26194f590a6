using System;
using GradRepl.Generators.Ir;
using static GradRepl.Generators.Functions.RuleRows;
using static GradRepl.Generators.Functions.Rules;

namespace GradRepl.Generators.Functions;

/// <summary>
/// More rows of the rule table: functions that people know by name, each one of the runtime. Where repeated derivatives lead on
/// and on, a function takes its order as an argument, so that the table is closed under differentiation.
/// </summary>
internal static class NamedRules
{
    // Logarithms of sums of exponentials, and of odds
    public static readonly Function LogAddExp = Row("logaddexp", Special("LogAddExp"), (u, v, y) => (u - v).Apply(Logistic), (u, v, y) => (v - u).Apply(Logistic), shown: (u, v) => (u.Apply(Exp) + v.Apply(Exp)).Apply(Log));
    public static readonly Function Log1mExp = Row("log1mexp", Special("Log1mExp"), (u, y) => u.Apply(Exp) / u.Apply(Expm1), shown: u => (1 - u.Apply(Exp)).Apply(Log));
    public static readonly Function LogExpm1 = Row("logexpm1", Special("LogExpm1"), (u, y) => -(1 / (-u).Apply(Expm1)), shown: u => (u.Apply(Exp) - 1).Apply(Log));
    public static readonly Function Logit = Row("logit", Special("Logit"), (u, y) => 1 / (u * (1 - u)), shown: u => (u / (1 - u)).Apply(Log));

    // Entropies
    public static readonly Function XLogY = Row("xlogy", Special("XLogY"), (u, v, y) => v.Apply(Log), (u, v, y) => u / v, (x, y) => x == 0 && !double.IsNaN(y) ? 0 : x * Math.Log(y), shown: (u, v) => u * v.Apply(Log));
    public static readonly Function Entropy = Row("entropy", Special("Entropy"), (u, y) => -u.Apply(Log) - 1, x => x > 0 ? -x * Math.Log(x) : x == 0 ? 0 : double.IsNaN(x) ? x : double.NegativeInfinity, shown: u => -(u * u.Apply(Log)));

    // Waves
    public static readonly Function Sinc = Row("sinc", Special("Sinc"), (u, y) => u.Apply(SincDerivative!, u.Graph.Integer(1)));
    public static readonly Function SincDerivative = Row("sinc⁽ⁿ⁾", Special("SincDerivative"), (u, n, y) => u.Apply(SincDerivative!, Next(n)), null);

    // Of the error function and the normal distribution
    public static readonly Function Erfcx = Row("erfcx", Special("Erfcx"), (u, y) => u.Apply(ErfcxDerivative!, u.Graph.Integer(1)));
    public static readonly Function ErfcxDerivative = Row("erfcx⁽ⁿ⁾", Special("ErfcxDerivative"), (u, n, y) => u.Apply(ErfcxDerivative!, Next(n)), null);
    public static readonly Function LogErfc = Row("log erfc", Special("LogErfc"), (u, y) => -(u.Known(ClosedForm.TwoOverRootOfPi) / u.Apply(Erfcx)), shown: u => u.Apply(Erfc).Apply(Log));
    public static readonly Function LogNormalCdf = Row("log Φ", Special("LogNormalCdf"), (u, y) => (-u).Apply(InverseMills!), shown: u => u.Apply(NormalCdf).Apply(Log));
    public static readonly Function InverseMills = Row("mills", Special("InverseMills"), (u, y) => u.Apply(InverseMillsDerivative!, u.Graph.Integer(1)), shown: u => u.Apply(NormalPdf) / (-u).Apply(NormalCdf));
    public static readonly Function InverseMillsDerivative = Row("mills⁽ⁿ⁾", Special("InverseMillsDerivative"), (u, n, y) => u.Apply(InverseMillsDerivative!, Next(n)), null);

    /// <summary>1/erf′(y), in the tails through 1 - |u|, which is exact there: e^(y²) would magnify the rounding of y.</summary>
    public static readonly Function ErfInv = Row("erfinv", Special("ErfInv"), (u, y) => u.Known(ClosedForm.HalfRootOfPi) * u.Graph.Select(
        u.Graph.Compare(Infix.Less, u.Apply(Abs), u.Graph.Real(0.5)), u.Graph.Real(1).Apply(ExpOfSquare, y), y.Apply(Abs).Apply(Erfcx) / (1 - u.Apply(Abs))));

    /// <summary>1/φ(y), by φ(y) = Φ(y)·φ(y)/Φ(y) from the side on which Φ(y) or its complement is exact.</summary>
    public static readonly Function NormalQuantile = Row("probit", Special("NormalQuantile"), (u, y) => 1 / u.Graph.Select(
        u.Graph.Compare(Infix.Less, u, u.Graph.Real(0.5)), u * (-y).Apply(InverseMills), (1 - u) * y.Apply(InverseMills)));

    // Of the gamma function
    public static readonly Function Gamma = Row("Γ", Special("Gamma"), (u, y) => y * u.Apply(Digamma!));
    public static readonly Function LogGamma = Row("log Γ", Special("LogGamma"), (u, y) => u.Apply(Digamma!));
    public static readonly Function Digamma = Row("ψ", Special("Digamma"), (u, y) => u.Apply(Trigamma!));
    public static readonly Function Trigamma = Row("ψ′", Special("Trigamma"), (u, y) => u.Apply(Polygamma!, u.Graph.Integer(2)));
    public static readonly Function Polygamma = Row("ψ⁽ⁿ⁾", Special("Polygamma"), (u, n, y) => u.Apply(Polygamma!, Next(n)), null);

    // Lambert's W: W″ = -W′³·(2 + W)·e^W, in which W′·e^W = 1/(1 + W) keeps its digits near -1/e
    public static readonly Function LambertW = Row("W", Special("LambertW"), (u, y) => u.Apply(LambertWDerivative!));
    public static readonly Function LambertWDerivative = Row("W′", Special("LambertWDerivative"), (u, y) => -(y * y * (2 + u.Apply(LambertW)) * (y * u.Apply(LambertW).Apply(Exp))));

    // Modified Bessel functions times e^-|x|, which has a kink at 0
    public static readonly Function BesselI0e = Row("I₀e", Special("BesselI0e"), (u, y) => u.Apply(BesselI0eDerivative!, u.Graph.Integer(1)), kink: u => u);
    public static readonly Function BesselI0eDerivative = Row("I₀e⁽ⁿ⁾", Special("BesselI0eDerivative"), (u, n, y) => u.Apply(BesselI0eDerivative!, Next(n)), null, kink: (u, n) => u);
    public static readonly Function BesselI1e = Row("I₁e", Special("BesselI1e"), (u, y) => u.Apply(BesselI1eDerivative!, u.Graph.Integer(1)));
    public static readonly Function BesselI1eDerivative = Row("I₁e⁽ⁿ⁾", Special("BesselI1eDerivative"), (u, n, y) => u.Apply(BesselI1eDerivative!, Next(n)), null, kink: (u, n) => u);

    // Of three arguments, and with jumps
    public static readonly Function Hypot3 = new("hypot", Special("Hypot"), [(a, y) => a[0] / y, (a, y) => a[1] / y, (a, y) => a[2] / y]);
    public static readonly Function Heaviside = Row("heaviside", Special("Heaviside"), null, (u, v, y) => u.Graph.Select(u.Graph.Compare(Infix.Equal, u, u.Graph.Real(0)), u.Graph.Real(1), u.Graph.Real(0)), (x, atZero) => x > 0 ? 1 : x < 0 ? 0 : x == 0 ? atZero : x, kink: (u, v) => u);
    public static readonly Function FloorMod = Row("mod", Special("FloorMod"), (u, v, y) => u.Graph.Real(1), (u, v, y) => -((u - y) / v).Apply(Round), RealMembers.FloorMod, kink: (u, v) => u.Apply(FloorMod!, v));

    /// <summary>The next order of a derivative; it stays a whole number.</summary>
    private static Expr Next(Expr n) => n.Kind.IsInteger() ? n.Graph.Binary(Infix.IntegerAdd, n, n.Graph.Integer(1)) : n + 1;
}
