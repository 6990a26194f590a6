using System.Collections.Immutable;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>Members of System.Math, MathF, double and float that are compositions of functions with a rule, or have none.</summary>
internal static class MathMembers
{
    /// <summary>An interface of generic mathematics, such as IFloatingPointIeee754.</summary>
    public static bool IsNumerics(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Interface, ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" } };

    public static bool IsHalf(ITypeSymbol? type) =>
        type is { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public static bool IsMathType(INamedTypeSymbol type) =>
        IsNumerics(type)
        || IsHalf(type)
        || type.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        || IntegerReader.TypeOf(type) is not null && type.TypeKind != TypeKind.Enum
        || (type is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>Whether a member gives one of its arguments, or a whole number, which no type has to round.</summary>
    public static bool IsExact(string member) =>
        member is "Abs" or "Max" or "Min" or "Clamp" or "Floor" or "Ceiling" or "Round" or "Truncate" or "CopySign" or "Sign"
            or "MaxMagnitude" or "MinMagnitude" or "MaxNumber" or "MinNumber";

    /// <summary>What to write instead of a member that has no exact derivative; null for the others.</summary>
    public static string? Excluded(string member) => member switch
    {
        "ReciprocalEstimate" => "write 1 / x: the estimate differs between processors",
        "ReciprocalSqrtEstimate" => "write 1 / Math.Sqrt(x): the estimate differs between processors",
        "ClampNative" => "call Math.Clamp: what this makes of NaN differs between processors",
        "MaxNative" => "call Math.Max: what this makes of NaN differs between processors",
        "MinNative" => "call Math.Min: what this makes of NaN differs between processors",
        "ConvertToIntegerNative" => "convert with (int): what this makes of large numbers differs between processors",
        _ => null,
    };

    /// <summary>T.One and its like; null for other properties.</summary>
    public static Expr? Constant(Graph graph, string property) => property switch
    {
        "Zero" or "AdditiveIdentity" => graph.Real(0),
        "One" or "MultiplicativeIdentity" => graph.Real(1),
        "NegativeOne" => graph.Real(-1),
        "Pi" => Pi(graph),
        "Tau" => graph.Named(2 * System.Math.PI, "Math.Tau"),
        "E" => graph.Named(System.Math.E, "Math.E"),
        "NaN" => graph.Real(double.NaN),
        "PositiveInfinity" => graph.Real(double.PositiveInfinity),
        "NegativeInfinity" => graph.Real(double.NegativeInfinity),
        _ => null,
    };

    /// <summary>A member as a composition; null where it is a row of the rule table itself, or unknown.</summary>
    public static Expr? Read(Graph graph, string member, ImmutableArray<Expr> arguments) => (member, arguments) switch
    {
        ("Log", [var u, var b]) => u.Apply(Rules.Log) / b.Apply(Rules.Log),
        ("Clamp", [var u, var low, var high]) => u.Clamp(low, high),
        ("CreateChecked" or "CreateSaturating" or "CreateTruncating", [var u]) => u,
        ("ExpM1", [var u]) => u.Apply(Rules.Expm1),
        ("LogP1", [var u]) => u.Apply(Rules.Log1p),
        ("Exp2", [var u]) => graph.Real(2).ToThe(u),
        ("Exp10", [var u]) => graph.Real(10).ToThe(u),
        ("Ieee754Remainder", [var u, var v]) => u.Apply(MemberRules.IEEERemainder, v),
        ("Lerp", [var u, var v, var w]) => (1 - w) * u + w * v,
        ("MultiplyAddEstimate", [var u, var v, var w]) => u * v + w,
        ("DegreesToRadians", [var u]) => Pi(graph) / graph.Real(180) * u,
        ("RadiansToDegrees", [var u]) => graph.Real(180) / Pi(graph) * u,
        _ => null,
    };

    private static Expr Pi(Graph graph) => graph.Named(System.Math.PI, "Math.PI");
}
