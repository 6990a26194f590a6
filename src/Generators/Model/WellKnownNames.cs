using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Model;

/// <summary>The names of the runtime that the generator knows.</summary>
internal static class WellKnownNames
{
    public const string RuntimeNamespace = "GradRepl.Runtime";
    public const string ActivationAttribute = RuntimeNamespace + ".ActivationAttribute";
    public const string DerivativeAttribute = RuntimeNamespace + ".DerivativeAttribute";
    public const string SpecialFunctions = RuntimeNamespace + ".SpecialFunctions";

    public static bool IsActivation(IMethodSymbol method) => Has(method, ActivationAttribute);

    public static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(data => Is(data.AttributeClass, attribute));

    /// <summary>Whether a type is the one of that name; it is spelled out only where its own name agrees.</summary>
    public static bool Is(INamedTypeSymbol? type, string name) =>
        type is not null && name.EndsWith(type.Name, StringComparison.Ordinal) && type.ToDisplayString() == name;
}
