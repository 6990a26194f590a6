using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;
using static GradRepl.Generators.Functions.RuleRows;

namespace GradRepl.Generators.Functions;

/// <summary>
/// The rule table: one row a function, as a textbook would print it. u, v are the arguments, y the function's own value,
/// reused where the derivative can be said through it. Where two equal formulas differ in the digits they keep
/// (1 − tanh² u against sech² u), the row names the one that keeps them, and <c>shown</c> the one that books print.
/// </summary>
internal static class Rules
{
    // Elementary functions of System.Math: f′(u), with y = f(u)
    public static readonly Function Exp = Row("exp", "Math.Exp", (u, y) => y, Math.Exp, scaled: true, scaledAs: Special("Exp"));
    public static readonly Function Log = Row("log", "Math.Log", (u, y) => 1 / u, Math.Log);
    public static readonly Function Log2 = Row("log2", "Math.Log2", (u, y) => 1 / (u.Log(2) * u), x => Math.Log(x) / Math.Log(2));
    public static readonly Function Log10 = Row("log10", "Math.Log10", (u, y) => 1 / (u.Log(10) * u), Math.Log10);
    public static readonly Function Sqrt = Row("sqrt", "Math.Sqrt", (u, y) => 0.5 / y, Math.Sqrt);
    public static readonly Function Cbrt = Row("cbrt", "Math.Cbrt", (u, y) => 1 / (3 * (y * y)), x => x < 0 ? -Math.Pow(-x, 1.0 / 3) : Math.Pow(x, 1.0 / 3));
    public static readonly Function Sin = Row("sin", "Math.Sin", (u, y) => u.Apply(Cos!), Math.Sin);
    public static readonly Function Cos = Row("cos", "Math.Cos", (u, y) => -u.Apply(Sin), Math.Cos);
    public static readonly Function Tan = Row("tan", "Math.Tan", (u, y) => 1 + y * y, Math.Tan);
    public static readonly Function Asin = Row("asin", "Math.Asin", (u, y) => 1 / ((1 - u) * (1 + u)).Apply(Sqrt), Math.Asin);
    public static readonly Function Acos = Row("acos", "Math.Acos", (u, y) => -(1 / ((1 - u) * (1 + u)).Apply(Sqrt)), Math.Acos);
    public static readonly Function Atan = Row("atan", "Math.Atan", (u, y) => 1 / (1 + u * u), Math.Atan);
    public static readonly Function Sinh = Row("sinh", "Math.Sinh", (u, y) => u.Apply(Cosh!), Math.Sinh);
    public static readonly Function Cosh = Row("cosh", "Math.Cosh", (u, y) => u.Apply(Sinh), Math.Cosh);
    public static readonly Function Tanh = Row("tanh", "Math.Tanh", (u, y) => u.Apply(SechSquared!), Math.Tanh);
    public static readonly Function Asinh = Row("asinh", "Math.Asinh", (u, y) => 1 / Root(u, u.Graph.Real(1)));
    public static readonly Function Acosh = Row("acosh", "Math.Acosh", (u, y) => 1 / ((u - 1).Apply(Sqrt) * (u + 1).Apply(Sqrt)));
    public static readonly Function Atanh = Row("atanh", "Math.Atanh", (u, y) => 1 / ((1 - u) * (1 + u)));

    // Of two and three arguments: ∂/∂u, ∂/∂v, ∂/∂w
    public static readonly Function Pow = Row("pow", "Math.Pow", (u, v, y) => v.Times(u.ToThe(LessOne(v))), (u, v, y) => y.Damp(u.Apply(Log)), Math.Pow);
    public static readonly Function Atan2 = Row("atan2", "Math.Atan2", (u, v, y) => v / Hypotenuse(u, v) / Hypotenuse(u, v), (u, v, y) => -(u / Hypotenuse(u, v) / Hypotenuse(u, v)), Math.Atan2);
    public static readonly Function Hypot = Row("hypot", "double.Hypot", (u, v, y) => u / y, (u, v, y) => v / y);
    public static readonly Function FusedMultiplyAdd = new("fma", "Math.FusedMultiplyAdd", [(a, y) => a[1], (a, y) => a[0], (a, y) => y.Graph.Real(1)])
    {
        Evaluate = x => x[0] * x[1] + x[2],
        Textbook = a => a[0] * a[1] + a[2],
    };

    // With a kink or jumps: the derivative is one-sided, or zero between the jumps
    public static readonly Function Abs = Row("abs", "Math.Abs", (u, y) => u.Apply(Sign!), Math.Abs, kink: u => u);
    public static readonly Function Sign = Row("sign", Special("Sign"), null, x => double.IsNaN(x) ? x : Math.Sign(x));
    public static readonly Function CopySign = Row("copysign", "Math.CopySign", (u, v, y) => u.Apply(Sign) * u.Graph.Real(1).Apply(CopySign!, v), null, (x, y) => Math.Abs(x) * (y < 0 || 1 / y < 0 ? -1 : 1), kink: (u, v) => v);
    public static readonly Function Floor = Row("floor", "Math.Floor", null, Math.Floor);
    public static readonly Function Ceiling = Row("ceiling", "Math.Ceiling", null, Math.Ceiling);
    public static readonly Function Round = Row("round", "Math.Round", null, Math.Round);
    public static readonly Function Truncate = Row("truncate", "Math.Truncate", null, Math.Truncate);
    public static readonly Function Max = Row("max", "Math.Max", (u, v, y) => Wins(Infix.Greater, u, v), (u, v, y) => Wins(Infix.Greater, v, u), Math.Max, kink: (u, v) => u - v);
    public static readonly Function Min = Row("min", "Math.Min", (u, v, y) => Wins(Infix.Less, u, v), (u, v, y) => Wins(Infix.Less, v, u), Math.Min, kink: (u, v) => u - v);

    // Well-conditioned forms of what people write with exp and log; Recognition maps the naive forms to these
    public static readonly Function Expm1 = Row("expm1", Special("Expm1"), (u, y) => u.Apply(Exp), shown: u => u.Apply(Exp) - 1);
    public static readonly Function Log1p = Row("log1p", Special("Log1p"), (u, y) => 1 / (1 + u), shown: u => (1 + u).Apply(Log));
    public static readonly Function Logistic = Row("σ", Special("Logistic"), (u, y) => u.Apply(LogisticDerivative!), x => 1 / (1 + Math.Exp(-x)));
    public static readonly Function LogisticDerivative = Row("σ′", Special("LogisticDerivative"), (u, y) => -(y * (0.5 * u).Apply(Tanh)), shown: u => u.Apply(Logistic) * (1 - u.Apply(Logistic)), expanded: u => Bell(u, 1, 1), scaled: true);
    public static readonly Function Softplus = Row("softplus", Special("Softplus"), (u, y) => u.Apply(Logistic), shown: u => (1 + u.Apply(Exp)).Apply(Log));
    public static readonly Function LogCosh = Row("log cosh", Special("LogCosh"), (u, y) => u.Apply(Tanh), shown: u => u.Apply(Cosh).Apply(Log));
    public static readonly Function Sech = Row("sech", Special("Sech"), (u, y) => -(y * u.Apply(Tanh)), x => 1 / Math.Cosh(x), scaled: true);
    public static readonly Function SechSquared = Row("sech²", Special("SechSquared"), (u, y) => -2 * (y * u.Apply(Tanh)), shown: u => 1 - u.Apply(Tanh).ToThe(2), expanded: u => Bell(u, 4, 2), scaled: true);
    public static readonly Function TanhSoftplus = Row("tanh softplus", Special("TanhSoftplus"), (u, y) => u.Apply(TanhSoftplusDerivative!), shown: u => u.Apply(Softplus).Apply(Tanh));
    public static readonly Function TanhSoftplusDerivative = Row("(tanh softplus)′", Special("TanhSoftplusDerivative"), (u, y) => y * ((-u).Apply(Logistic) - 2 * (u.Apply(TanhSoftplus) * u.Apply(Logistic))), shown: u => u.Apply(Softplus).Apply(SechSquared) * u.Apply(Logistic), scaled: true);

    // The normal distribution and the error function
    public static readonly Function Erf = Row("erf", Special("Erf"), (u, y) => u.Known(ClosedForm.TwoOverRootOfPi) * Gaussian(u));
    public static readonly Function Erfc = Row("erfc", Special("Erfc"), (u, y) => -(u.Known(ClosedForm.TwoOverRootOfPi) * Gaussian(u)));
    public static readonly Function NormalCdf = Row("Φ", Special("NormalCdf"), (u, y) => u.Apply(NormalPdf!));
    public static readonly Function NormalPdf = Row("φ", Special("NormalPdf"), (u, y) => -(y * u), scaled: true);
    public static readonly Function ExpOfSquare = Row("exp of square", Special("ExpOfSquare"), (k, u, y) => u * u * y, (k, u, y) => 2 * k * (u * y), shown: (k, u) => (k * u.ToThe(2)).Apply(Exp), scaled: true);

    // Algebraic sigmoids
    public static readonly Function Softsign = Row("softsign", Special("Softsign"), (u, y) => 1 / (1 + u.Apply(Abs)) / (1 + u.Apply(Abs)), shown: u => u / (1 + u.Apply(Abs)));
    public static readonly Function RootOfSquarePlus = Row("root of square plus", Special("RootOfSquarePlus"), (u, c, y) => u.Apply(Isru!, c), (u, c, y) => 0.5 / y, shown: (u, c) => (u.ToThe(2) + c).Apply(Sqrt));
    public static readonly Function Isru = Row("isru", Special("InverseSquareRootUnit"), (u, c, y) => c / Root(u, c) / Root(u, c) / Root(u, c), (u, c, y) => -0.5 * (y / Root(u, c) / Root(u, c)), shown: (u, c) => u / (u.ToThe(2) + c).Apply(Sqrt));
    public static readonly Function Lorentzian = Row("lorentzian", Special("Lorentzian"), (u, c, y) => -2 * (y * u.Apply(Dispersion!, c)), (u, c, y) => -(y * y), shown: (u, c) => 1 / (u.ToThe(2) + c));
    public static readonly Function Dispersion = Row("dispersion", Special("Dispersion"), (u, c, y) => u.Apply(Lorentzian, c) * (2 * (c * u.Apply(Lorentzian, c)) - 1), (u, c, y) => -(y * u.Apply(Lorentzian, c)), shown: (u, c) => u / (u.ToThe(2) + c));
    public static readonly Function AlgebraicSigmoid = Row("algebraic sigmoid", Special("AlgebraicSigmoid"), (u, c, y) => 0.5 * (c / Root(u, c) / Root(u, c) / Root(u, c)), (u, c, y) => -0.25 * (u.Apply(Isru, c) / Root(u, c) / Root(u, c)), shown: (u, c) => 0.5 * (1 + u / (u.ToThe(2) + c).Apply(Sqrt)));

    // The same with a coefficient of u²: of any sign, and right at 0
    public static readonly Function RootOfQuadratic = OfQuadratic("root", "RootOfQuadratic", (u, p, q, y) => p * Unit(u, p, q), (u, p, q, y) => 0.5 * (u * Unit(u, p, q)), (u, p, q, y) => 0.5 / y, (u, s) => s.Apply(Sqrt));
    public static readonly Function QuadraticRootUnit = OfQuadratic("unit", "QuadraticRootUnit", (u, p, q, y) => q / Root(u, p, q) / Root(u, p, q) / Root(u, p, q), (u, p, q, y) => -0.5 * (y * y * y), (u, p, q, y) => -0.5 * (y / Root(u, p, q) / Root(u, p, q)), (u, s) => u / s.Apply(Sqrt));
    public static readonly Function QuadraticReciprocal = OfQuadratic("reciprocal", "QuadraticReciprocal", (u, p, q, y) => -2 * (p * (y * RatioOf(u, p, q))), (u, p, q, y) => -(RatioOf(u, p, q) * RatioOf(u, p, q)), (u, p, q, y) => -(y * y), (u, s) => 1 / s);
    public static readonly Function QuadraticRatio = OfQuadratic("ratio", "QuadraticRatio", (u, p, q, y) => ReciprocalOf(u, p, q) * (2 * (q * ReciprocalOf(u, p, q)) - 1), (u, p, q, y) => -(y / (p + q / u / u)), (u, p, q, y) => -(y * ReciprocalOf(u, p, q)), (u, s) => u / s);

    public static readonly Function Squareplus = Row("squareplus", Special("Squareplus"), (u, b, y) => u.Apply(AlgebraicSigmoid, b), (u, b, y) => 0.25 / Root(u, b), shown: (u, b) => 0.5 * (u + (u.ToThe(2) + b).Apply(Sqrt)));

    /// <summary>p·v, in which a p that is or has decayed to exactly zero wins over an infinite or overflowed v.</summary>
    public static readonly Function Damped = Row("damped", Special("Damped"), (p, v, y) => v, (p, v, y) => p, (p, v) => p == 0 ? 0 : p * v, shown: (p, v) => p.Reachable().Any(part => part.Operation is Function) ? v * p : p * v);

    /// <summary>Every row, in the order of the table.</summary>
    public static readonly ImmutableArray<Function> All =
    [
        .. typeof(Rules).GetFields().Concat(typeof(MemberRules).GetFields()).Concat(typeof(NamedRules).GetFields())
            .Where(field => field.FieldType == typeof(Function))
            .Select(field => (Function)field.GetValue(null)),
    ];

    /// <summary>The rows by the last part of their C# name, of which Math and double come first: Exp for Math.Exp.</summary>
    public static readonly IReadOnlyDictionary<string, Function> ByMember =
        All.OrderBy(IsSpecial).GroupBy(Member).ToDictionary(rows => rows.Key, rows => rows.First(), StringComparer.Ordinal);

    /// <summary>The rows of members of SpecialFunctions by their name: Erf for SpecialFunctions.Erf.</summary>
    public static readonly IReadOnlyDictionary<string, Function> BySpecialMember =
        All.Where(IsSpecial).ToDictionary(Member, StringComparer.Ordinal);

    private static bool IsSpecial(Function function) => function.CSharp.StartsWith(Special(""), StringComparison.Ordinal);

    private static string Member(Function function) => function.CSharp.Substring(function.CSharp.LastIndexOf('.') + 1);

    private static Expr Root(Expr u, Expr c) => u.Apply(RootOfSquarePlus, c);

    private static Expr Root(Expr u, Expr p, Expr q) => u.Graph.Apply(RootOfQuadratic, u, p, q);

    private static Expr Unit(Expr u, Expr p, Expr q) => u.Graph.Apply(QuadraticRootUnit, u, p, q);

    private static Expr ReciprocalOf(Expr u, Expr p, Expr q) => u.Graph.Apply(QuadraticReciprocal, u, p, q);

    private static Expr RatioOf(Expr u, Expr p, Expr q) => u.Graph.Apply(QuadraticRatio, u, p, q);

    internal static Expr Hypotenuse(Expr u, Expr v) => u.Apply(Hypot, v);

    private static Expr Gaussian(Expr u) => u.Graph.Real(-1).Apply(ExpOfSquare, u);

    /// <summary>1 where u wins over v; at a tie ½ if both vary (as torch.max), 0 if one is a constant (as torch's relu).</summary>
    internal static Expr Wins(Infix comparison, Expr u, Expr v)
    {
        Graph graph = u.Graph;
        // a·w against b·w is w against 0: at an infinite w the products would tie.
        (double a, Expr left) = LinearForm.Of(u);
        (double b, Expr right) = LinearForm.Of(v);
        bool bothVary = Varies(u) && Varies(v);
        if (ReferenceEquals(left, right) && a != b && bothVary)
        {
            (u, v) = (left, graph.Real(0));
            if (a < b) comparison = comparison == Infix.Greater ? Infix.Less : Infix.Greater;
        }
        Expr tie = bothVary
            ? graph.Select(graph.Compare(Infix.Equal, u, v), graph.Real(0.5), graph.Real(0))
            : graph.Real(0);
        return graph.Select(graph.Compare(comparison, u, v), graph.Real(1), tie);
    }

    private static bool Varies(Expr argument) => !argument.Graph.Dependencies(argument).IsEmpty;

    /// <summary>scale·t/(1 + t)² with t = e^(−rate·|u|): the bell of σ′ and of tanh′, with every digit kept in both tails.</summary>
    private static Expr Bell(Expr u, double scale, double rate)
    {
        Expr t = (-(rate * u.Apply(Abs))).Apply(Exp);
        t.Hint ??= rate == 1 ? "t" : "q";
        return scale * t / ((1 + t) * (1 + t));
    }

    /// <summary>An exponent less 1 as C# computes it, exactly for most: in decimal digits it would be another power.</summary>
    private static Expr LessOne(Expr exponent) => exponent.IsLiteral ? exponent.Graph.Real(exponent.Number - 1) : exponent - 1;
}
