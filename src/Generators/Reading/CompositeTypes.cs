using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>The types of several values that C# itself knows.</summary>
internal static class CompositeTypes
{
    public static bool IsSpan(ITypeSymbol? type) =>
        type is { Name: "Span" or "ReadOnlySpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } when IsSpan(type) => element,
        _ => null,
    };
}
