using System.Linq;
using GradRepl.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>What tells annotated methods of one name apart.</summary>
internal static class Overloads
{
    /// <summary>The runtime names of the parameters' types, joined by commas.</summary>
    public static string SignatureOf(IMethodSymbol method) =>
        string.Join(",", method.Parameters.Select(parameter => parameter.Type is ITypeParameterSymbol ? nameof(System.Double) : parameter.Type.MetadataName));

    /// <summary>What follows the names of generated members that overloads would share; empty where there are no overloads.</summary>
    public static string SuffixOf(IMethodSymbol method) =>
        method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Count(WellKnownNames.IsActivation) > 1 ? "_" + SignatureOf(method).Replace(",", "_") : "";
}
