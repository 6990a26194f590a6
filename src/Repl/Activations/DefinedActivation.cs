using GradRepl.Generators;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl;

/// <summary>An activation that the session knows.</summary>
/// <param name="Derivation">Its derivatives.</param>
/// <param name="Submission">Where it was defined, as people call the place.</param>
/// <param name="Parameters">The method's parameters after z, by name.</param>
/// <param name="ContainingType">The class that holds it, as C# writes it; null at top level.</param>
internal sealed record DefinedActivation(Derivation Derivation, string Submission, string[] Parameters, string? ContainingType)
{
    public string Name => Derivation.Name;

    /// <summary>The C# expression that names its factory.</summary>
    public string Factory => ContainingType is null ? Derivation.FactoryName : $"{ContainingType}.{Derivation.FactoryName}";

    /// <summary>The name by which scripts call the method.</summary>
    public string QualifiedName => ContainingType is null ? Name : $"{ContainingType}.{Name}";

    public static DefinedActivation From(IMethodSymbol method, Derivation derivation, string submission)
    {
        string[] parameters = new string[method.Parameters.Length - 1];
        for (int i = 1; i < method.Parameters.Length; i++) parameters[i - 1] = method.Parameters[i].Name;
        return new DefinedActivation(derivation, submission, parameters, method.ContainingType.IsScriptClass ? null : QualifiedNameOf(method.ContainingType));
    }

    private static string QualifiedNameOf(INamedTypeSymbol type) =>
        type.ContainingType is { IsScriptClass: false } outer ? $"{QualifiedNameOf(outer)}.{type.Name}" : type.Name;
}
