using System.Collections.Immutable;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using static GradRepl.Generators.Lanes.LaneRows;

namespace GradRepl.Generators.Lanes;

/// <summary>Of p·u² + q in kernels: divided by u², or by u, where u² would overflow.</summary>
internal static class QuadraticForms
{
    private static readonly Function Abs = Hardware("Abs");
    private static readonly Function CopySign = Hardware("CopySign", 2);
    private static readonly Function Sqrt = Hardware("Sqrt");

    /// <summary>√(p·u² + q) = |u|·√(p + q/u²).</summary>
    public static Expr Root(ImmutableArray<Expr> a) => RootOfSum(a) * Where(a[0], a[0].Apply(Abs), a[0].Graph.Real(1));

    /// <summary>u/√(p·u² + q) = ±1/√(p + q/u²).</summary>
    public static Expr RootUnit(ImmutableArray<Expr> a) => Where(a[0], a[0].Graph.Real(1).Apply(CopySign, a[0]), a[0]) / RootOfSum(a);

    /// <summary>1/(p·u² + q) = 1/(p·u + q/u)/u.</summary>
    public static Expr Reciprocal(ImmutableArray<Expr> a) =>
        a[0].Graph.Apply(LaneRules.Inverse, Sum(a)) * Where(a[0], a[0].Graph.Apply(LaneRules.Inverse, a[0]), a[0].Graph.Real(1));

    /// <summary>u/(p·u² + q) = 1/(p·u + q/u).</summary>
    public static Expr Ratio(ImmutableArray<Expr> a) => Where(a[0], a[0].Graph.Real(1), a[0]) / Sum(a);

    private static Expr RootOfSum(ImmutableArray<Expr> a) => Where(a[0], a[1] + a[2] / a[0] / a[0], a[1] * a[0] * a[0] + a[2]).Apply(Sqrt);

    private static Expr Sum(ImmutableArray<Expr> a) => Where(a[0], a[1] * a[0] + a[2] / a[0], a[1] * a[0] * a[0] + a[2]);

    private static Expr Where(Expr u, Expr large, Expr small) => u.Graph.Apply(
        LaneRules.Select, u.Graph.Compare(Infix.Greater, u.Apply(Abs), u.Graph.Real(1e15)), large, small);
}
