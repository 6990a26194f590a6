using System.Collections.Immutable;
using GradRepl.Generators.Differentiation;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>Members of System.Math, MathF, double and float that are compositions of functions with a rule, or have none.</summary>
internal static class MathMembers
{
    public static bool IsMathType(INamedTypeSymbol type) =>
        type.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        || (type is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>What to write instead of a member that has no exact derivative; null for the others.</summary>
    public static string? Excluded(string member) => member switch
    {
        "ReciprocalEstimate" => "write 1 / x: the estimate differs between processors",
        "ReciprocalSqrtEstimate" => "write 1 / Math.Sqrt(x): the estimate differs between processors",
        "SinCos" => "call Math.Sin and Math.Cos: each has a derivative of its own",
        "SinCosPi" => "call double.SinPi and double.CosPi: each has a derivative of its own",
        _ => null,
    };

    /// <summary>A member as a composition; null where it is a row of the rule table itself, or unknown.</summary>
    public static Expr? Read(Graph graph, string member, ImmutableArray<Expr> arguments) => (member, arguments) switch
    {
        ("Log", [var u, var b]) => u.Apply(Rules.Log) / b.Apply(Rules.Log),
        ("Clamp", [var u, var low, var high]) => graph.Select(
            graph.Compare(Infix.Less, u, low), low, graph.Select(graph.Compare(Infix.Greater, u, high), high, u)),
        ("ExpM1", [var u]) => u.Apply(Rules.Expm1),
        ("LogP1", [var u]) => u.Apply(Rules.Log1p),
        ("Exp2", [var u]) => graph.Real(2).ToThe(u),
        ("Exp10", [var u]) => graph.Real(10).ToThe(u),
        ("SinPi", [var u]) => (Pi(graph) * u).Apply(Rules.Sin),
        ("CosPi", [var u]) => (Pi(graph) * u).Apply(Rules.Cos),
        ("TanPi", [var u]) => (Pi(graph) * u).Apply(Rules.Tan),
        ("Lerp", [var u, var v, var w]) => (1 - w) * u + w * v,
        ("MultiplyAddEstimate", [var u, var v, var w]) => u * v + w,
        ("DegreesToRadians", [var u]) => Pi(graph) / graph.Real(180) * u,
        ("RadiansToDegrees", [var u]) => graph.Real(180) / Pi(graph) * u,
        _ => null,
    };

    private static Expr Pi(Graph graph) => graph.Named(System.Math.PI, "Math.PI");
}
