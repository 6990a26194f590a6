using System.Collections.Generic;
using System.Collections.Immutable;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using static GradRepl.Generators.Lanes.LaneRows;

namespace GradRepl.Generators.Lanes;

/// <summary>
/// What stands for each function of the rule table in a kernel. Functions with a common core are written out over it, so
/// that a value and its derivative share the one exponential and the one division: σ, σ′ and softplus over t = e^−|u|,
/// tanh and sech² over e^−2|u|, Φ and φ over e^−u²/2. No form overflows, and none has a branch.
/// </summary>
internal static class LaneRules
{
    public static readonly Function Select = Hardware("Select", 3);
    public static readonly Function Equal = Hardware("Equal", 2);
    public static readonly Function Mask = new("mask", "LaneMath.Mask<TLane>", [null]);
    public static readonly Function Create = Hardware("Create");
    public static readonly Function BySize = Vector("BySize", 2);
    public static readonly Function MultiplyAdd = Hardware("MultiplyAdd", 3);
    public static readonly Function AtLeast = Hardware("AtLeast", 2);
    public static readonly Function AtMost = Hardware("AtMost", 2);
    public static readonly Function Remainder = Vector("Remainder", 2);
    public static readonly Function Finite = Vector("Finite");
    public static readonly Function FiniteBelow = Vector("FiniteBelow");
    public static readonly Function Saturated = Vector("Saturated", 3);
    public static readonly Function Again = Vector("Again", 4);
    public static readonly Function PlainZero = Vector("PlainZero");

    // A quotient would be folded into what it is multiplied with, and divided again.
    public static readonly Function Inverse = Vector("Reciprocal");

    public static readonly Function Exp = Vector("Exp");
    public static readonly Function Expm1 = Vector("Expm1");
    public static readonly Function ExpOfBounded = Vector("ExpOfBounded");
    public static readonly Function Decay = Vector("Decay");
    public static readonly Function Decaym1 = Vector("Decaym1");
    public static readonly Function ExpWithTail = Vector("Exp", 2);
    public static readonly Function Expm1WithTail = Vector("Expm1", 2);
    public static readonly Function DecayWithTail = Vector("Decay", 2);
    public static readonly Function Decaym1WithTail = Vector("Decaym1", 2);

    /// <summary>Pairs of functions that share their reduction: both of one argument come from one call.</summary>
    public static readonly ImmutableArray<(Function First, Function Second, OutCall Both)> Pairs =
    [
        (Exp, Expm1, new OutCall("LaneMath.ExpAndExpm1", ["e", "em1"])),
        (Decay, Decaym1, new OutCall("LaneMath.DecayAndDecaym1", ["q", "m"])),
        (ExpWithTail, Expm1WithTail, new OutCall("LaneMath.ExpAndExpm1", ["e", "em1"])),
        (DecayWithTail, Decaym1WithTail, new OutCall("LaneMath.DecayAndDecaym1", ["q", "m"])),
    ];

    /// <summary>Functions that vanish towards −∞ and towards ∞, faster than any power grows.</summary>
    public static readonly ImmutableHashSet<Operation> DecayingOnBothSides =
        [Rules.LogisticDerivative, Rules.Sech, Rules.SechSquared, Rules.TanhSoftplusDerivative, Rules.NormalPdf, Rules.ExpOfSquare];

    /// <summary>Functions that vanish towards −∞ only.</summary>
    public static readonly ImmutableHashSet<Operation> DecayingOnTheLeft = [Rules.Logistic, Rules.TanhSoftplus, Rules.NormalCdf];

    private static readonly Function Abs = Hardware("Abs");
    private static readonly Function CopySign = Hardware("CopySign", 2);
    private static readonly Function Max = Hardware("Max", 2);
    private static readonly Function Min = Hardware("Min", 2);
    private static readonly Function IsNegative = Hardware("IsNegative");
    private static readonly Function Pow = Vector("Pow", 2);
    private static readonly Function Log1pOfUnit = Vector("Log1pOfUnit");
    private static readonly Function ScaledErfc = Vector("ScaledErfc");
    private static readonly Function ExpOfSquare = Vector("ExpOfSquare", 2);
    private static readonly Function Erf = Vector("Erf", 2);
    private static readonly Function Erfc = Vector("Erfc", 2);
    private static readonly Function Damped = Vector("Damped", 2);

    public static readonly IReadOnlyDictionary<Operation, LaneForm> Forms = new Dictionary<Operation, LaneForm>
    {
        // One instruction, or a few
        [Rules.Abs] = As(Abs),
        [Rules.CopySign] = As(CopySign),
        [Rules.Floor] = As(Hardware("Floor")),
        [Rules.Ceiling] = As(Hardware("Ceiling")),
        [Rules.Round] = As(Hardware("Round")),
        [Rules.Truncate] = As(Hardware("Truncate")),
        [Rules.Max] = As(Max),
        [Rules.Min] = As(Min),
        [Rules.Sqrt] = As(Hardware("Sqrt")),
        [Rules.FusedMultiplyAdd] = As(MultiplyAdd),

        // What operations lost
        [RoundingRules.OfSum] = As(Vector("ErrorOfSum", 3)),
        [RoundingRules.OfProduct] = As(Vector("ErrorOfProduct", 3)),
        [RoundingRules.OfQuotient] = As(Vector("ErrorOfQuotient", 3)),
        [RoundingRules.OfRoot] = As(Vector("ErrorOfRoot", 2)),
        [RoundingRules.Counted] = As(Vector("CountedError")),
        [RoundingRules.BySize] = As(BySize),
        [RoundingRules.Carried] = As(Vector("Carried")),

        // Vector mathematics
        [Rules.Exp] = As(Exp),
        [Rules.Expm1] = As(Expm1),
        [ExpOfBounded] = As(ExpOfBounded),
        [Rules.Log] = As(Vector("Log")),
        [Rules.Log2] = As(Vector("Log2")),
        [Rules.Log10] = As(Vector("Log10")),
        [Rules.Log1p] = As(Vector("Log1p")),
        [Rules.Cbrt] = As(Vector("Cbrt")),
        [Rules.Sin] = As(Vector("Sin")),
        [Rules.Cos] = As(Vector("Cos")),
        [Rules.Tan] = As(Vector("Tan")),
        [MemberRules.SinPi] = As(Vector("SinPi")),
        [MemberRules.CosPi] = As(Vector("CosPi")),
        [MemberRules.TanPi] = As(u => u.Apply(Vector("SinPi")) / u.Apply(Vector("CosPi"))),
        [Rules.Asin] = As(Vector("Asin")),
        [Rules.Acos] = As(Vector("Acos")),
        [Rules.Atan] = As(Vector("Atan")),
        [Rules.Sinh] = As(Vector("Sinh")),
        [Rules.Cosh] = As(Vector("Cosh")),
        [Rules.Asinh] = As(Vector("Asinh")),
        [Rules.Acosh] = As(Vector("Acosh")),
        [Rules.Atanh] = As(Vector("Atanh")),
        [Rules.Atan2] = As(Vector("Atan2", 2)),
        [Rules.Hypot] = As(Vector("Hypot", 2)),
        [Rules.Pow] = As(Power),
        [Rules.Sign] = As(Vector("Sign")),
        [Rules.Damped] = As(Damped),
        [AtLeast] = As(AtLeast),
        [AtMost] = As(AtMost),
        [Inverse] = As(Inverse),
        [Finite] = As(Finite),
        [FiniteBelow] = As(FiniteBelow),
        [Saturated] = As(Saturated),
        [PlainZero] = As(PlainZero),
        [Rules.LogCosh] = As(Vector("LogCosh")),
        [Rules.Softsign] = As(Vector("Softsign")),
        [Rules.RootOfSquarePlus] = As(Vector("RootOfSquarePlus", 2)),
        [Rules.Isru] = As(Vector("InverseSquareRootUnit", 2)),
        [Rules.Lorentzian] = As(Vector("Lorentzian", 2)),
        [Rules.Dispersion] = As(Vector("Dispersion", 2)),
        [Rules.AlgebraicSigmoid] = As(Vector("AlgebraicSigmoid", 2)),
        [Rules.Squareplus] = As(Vector("Squareplus", 2)),
        [Rules.RootOfQuadratic] = QuadraticForms.Root,
        [Rules.QuadraticRootUnit] = QuadraticForms.RootUnit,
        [Rules.QuadraticReciprocal] = QuadraticForms.Reciprocal,
        [Rules.QuadraticRatio] = QuadraticForms.Ratio,

        // Over t = e^−|u| and r = 1/(1 + t)
        [Rules.Logistic] = As(u => Choose(u, Reciprocal(u), (DecayOf(u) * Reciprocal(u)).Named("left")).Named("sigma")),
        [Rules.LogisticDerivative] = As(u => ((DecayOf(u) * Reciprocal(u)).Named("left") * Reciprocal(u)).Named("slope")),
        [Rules.Softplus] = As(u => u.Apply(AtLeast, Zero(u)) + DecayOf(u).Apply(Log1pOfUnit)),
        [Rules.Sech] = As(u => 2 * DecayOf(u) / (1 + DecayOf(u) * DecayOf(u))),

        // Over q = e^−2|u| and q − 1: tanh |u| = (1 − q)/(1 + q), sech² u = 4q/(1 + q)²
        [Rules.Tanh] = As(u => (DecayTwiceLessOne(u) * ReciprocalTwice(u)).Apply(CopySign, u).Named("tanh")),
        [Rules.SechSquared] = As(u => (4 * DecayTwice(u) * Squared(ReciprocalTwice(u))).Named("sech2")),

        // tanh(softplus u) = n/(n + 2a²) with a = t, b = 1 for u > 0 and a = 1, b = t below; n = 2t + b²
        [Rules.TanhSoftplus] = As(u => (GateNumerator(u) * GateReciprocal(u)).Named("gate")),
        [Rules.TanhSoftplusDerivative] = As(u => 4 * ((DecayOf(u) + DecaySquared(u)) * Choose(u, DecayOf(u), One(u)).Named("a") * Squared(GateReciprocal(u)))),

        // Over the Gaussian; erfc(a) = e^−a²·erfcx(a)
        [Rules.ExpOfSquare] = As(ExpOfSquare),
        [Rules.Erf] = As(u => u.Apply(Erf, Gaussian(u, -1))),
        [Rules.Erfc] = As(u => u.Apply(Erfc, Gaussian(u, -1))),
        [Rules.NormalPdf] = As(u => InverseRootOfTwoPi * Gaussian(u, -0.5)),
        [Rules.NormalCdf] = As(u => Choose(u, 1 - Tail(u), Tail(u)).Named("phi")),

        // Known by name
        [NamedRules.LogAddExp] = As(Vector("LogAddExp", 2)),
        [NamedRules.Log1mExp] = As(Vector("Log1mExp")),
        [NamedRules.LogExpm1] = As(Vector("LogExpm1")),
        [NamedRules.Logit] = As(Vector("Logit")),
        [NamedRules.XLogY] = As(Vector("XLogY", 2)),
        [NamedRules.Entropy] = As(Vector("Entropy")),
        [NamedRules.Sinc] = As(Vector("Sinc")),
        [NamedRules.Erfcx] = As(Vector("Erfcx")),
        [NamedRules.LogErfc] = As(Vector("LogErfc")),
        [NamedRules.LogNormalCdf] = As(Vector("LogNormalCdf")),
        [NamedRules.InverseMills] = As(Vector("InverseMills")),
        [NamedRules.BesselI0e] = As(Vector("BesselI0e")),
        [NamedRules.BesselI1e] = As(Vector("BesselI1e")),
        [NamedRules.ErfInv] = As(Vector("ErfInv")),
        [NamedRules.NormalQuantile] = As(Vector("NormalQuantile")),
        [NamedRules.Gamma] = As(Vector("Gamma")),
        [NamedRules.LogGamma] = As(Vector("LogGamma")),
        [NamedRules.Digamma] = As(Vector("Digamma")),
        [NamedRules.Trigamma] = As(Vector("Trigamma")),
        [NamedRules.LambertW] = As(Vector("LambertW")),
        [NamedRules.LambertWDerivative] = As(Vector("LambertWDerivative")),
        [NamedRules.SincDerivative] = As(Vector("SincDerivative", 2)),
        [NamedRules.ErfcxDerivative] = As(Vector("ErfcxDerivative", 2)),
        [NamedRules.InverseMillsDerivative] = As(Vector("InverseMillsDerivative", 2)),
        [NamedRules.Polygamma] = As(Vector("Polygamma", 2)),
        [NamedRules.BesselI0eDerivative] = As(Vector("BesselI0eDerivative", 2)),
        [NamedRules.BesselI1eDerivative] = As(Vector("BesselI1eDerivative", 2)),
        [NamedRules.Heaviside] = As(Vector("Heaviside", 2)),
        [NamedRules.FloorMod] = As(Vector("FloorMod", 2)),
        [NamedRules.Hypot3] = arguments =>
            arguments[0].Apply(Vector("Hypot", 2), arguments[1]).Apply(Vector("Hypot", 2), arguments[2]),
    };

    /// <summary>Functions whose forms have operations of lanes on their first argument alone, which must be lanes for that.</summary>
    public static readonly ImmutableHashSet<Operation> BeginWithFirst =
        [Rules.RootOfQuadratic, Rules.QuadraticRootUnit, Rules.QuadraticReciprocal, Rules.QuadraticRatio, NamedRules.Hypot3];

    private const double InverseRootOfTwoPi = 0.3989422804014327;
    private const double RootOfHalf = 0.7071067811865476;

    /// <summary>σ and σ′ over w = e^u: w·r and w·r², r = 1/(1 + w).</summary>
    public static Opening OpeningLogistic(Expr w)
    {
        Expr r = (1 + w).Apply(Inverse).Named("r"), gate = (w * r).Named("gate");
        return new Opening(gate, factor => gate * (factor * r));
    }

    /// <summary>tanh(softplus u) and its derivative over w = e^u: h·r and (w + w²)·r², h = w + w²/2, r = 1/(1 + h).</summary>
    public static Opening OpeningTanhSoftplus(Expr w)
    {
        Expr square = (w * w).Named("wSquared"), h = (0.5 * square + w).Named("h"), r = (1 + h).Apply(Inverse).Named("r");
        return new Opening((h * r).Named("gate"), factor => (w + square) * factor * Squared(r));
    }

    private static Expr Zero(Expr u) => u.Graph.Real(0);

    private static Expr One(Expr u) => u.Graph.Real(1);

    /// <summary>One form for u &gt; 0 and one for u &lt; 0, which agree at 0.</summary>
    // By the sign of w where u is −w, so that σ(w) and σ(−w) share it.
    private static Expr Choose(Expr u, Expr wherePositive, Expr whereNegative) => u.Operation == Prefix.Negate
        ? u.Graph.Apply(Select, u.Arguments[0].Apply(IsNegative).Named("negative"), wherePositive, whereNegative)
        : u.Graph.Apply(Select, u.Apply(IsNegative).Named("negative"), whereNegative, wherePositive);

    private static Expr DecayOf(Expr u) => Unsigned(u).Apply(Decay).Named("t");

    private static Expr Reciprocal(Expr u) => (1 + DecayOf(u)).Apply(Inverse).Named("r");

    /// <summary>A factor that comes late, squared by itself, so that the other factors are multiplied before it is there.</summary>
    private static Expr Squared(Expr r) => (r * r).Named("rSquared");

    private static Expr DecayTwice(Expr u) => (2 * Unsigned(u)).Apply(Decay).Named("q");

    private static Expr DecayTwiceLessOne(Expr u) => (2 * Unsigned(u)).Apply(Decaym1).Named("m");

    private static Expr ReciprocalTwice(Expr u) => (2 + DecayTwiceLessOne(u)).Apply(Inverse).Named("r");

    private static Expr DecaySquared(Expr u) => (DecayOf(u) * DecayOf(u)).Named("tSquared");

    private static Expr GateNumerator(Expr u) => (2 * DecayOf(u) + Choose(u, One(u), DecaySquared(u))).Named("n");

    private static Expr GateReciprocal(Expr u) => (GateNumerator(u) + 2 * Choose(u, DecaySquared(u), One(u))).Apply(Inverse).Named("r");

    private static Expr Gaussian(Expr u, double rate) => u.Graph.Real(rate).Apply(ExpOfSquare, Unsigned(u)).Named("gauss");

    /// <summary>u or −u, whichever has no sign in front: functions of |u| are then one value for both.</summary>
    private static Expr Unsigned(Expr u) =>
        u.Operation == Prefix.Negate ? u.Arguments[0]
        : u.Operation == Infix.Multiply && u.Arguments[0].IsLiteral && u.Arguments[0].Number < 0 ? -u
        : u;

    private static Expr Tail(Expr u) => (0.5 * Gaussian(u, -0.5) * (RootOfHalf * Unsigned(u).Apply(Abs)).Apply(ScaledErfc)).Named("tail");

    /// <summary>Small whole powers are products; every other power goes through logarithm and exponential.</summary>
    private static Expr Power(Expr u, Expr exponent)
    {
        if (!exponent.IsLiteral || exponent.Number != System.Math.Floor(exponent.Number) || System.Math.Abs(exponent.Number) > 8)
            return u.Apply(Pow, exponent);
        int n = (int)System.Math.Abs(exponent.Number);
        Expr power = Product(u, n);
        return exponent.Number < 0 ? 1 / power : power;

        static Expr Product(Expr u, int n) => n == 0 ? One(u) : n == 1 ? u : n % 2 == 0 ? Product(u * u, n / 2) : u * Product(u, n - 1);
    }
}
