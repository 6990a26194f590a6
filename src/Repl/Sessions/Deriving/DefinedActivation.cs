using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Repl.Sessions.Deriving;

/// <summary>An activation that the session knows.</summary>
internal sealed class DefinedActivation(
    Derivation derivation,
    string place,
    Location location,
    string[] parameters,
    string? containingType)
{
    /// <summary>Its derivatives.</summary>
    public Derivation Derivation { get; } = derivation;

    /// <summary>Where it was defined, as people call the place.</summary>
    public string Place { get; } = place;

    /// <summary>Where it was defined, in the submission's text.</summary>
    public Location Location { get; } = location;

    /// <summary>The method's parameters by name, the pre-activation first.</summary>
    public IReadOnlyList<string> Parameters { get; } = parameters;

    /// <summary>The class that holds it, as C# writes it; null at top level.</summary>
    public string? ContainingType { get; } = containingType;

    public string Name => Derivation.Name;

    /// <summary>The session's activations whose derivatives this one calls: those that the names meant when it was defined.</summary>
    public IReadOnlyList<DefinedActivation> Uses { get; private set; } = [];

    /// <summary>Resolves the names that the derivation calls.</summary>
    /// <param name="visible">What the names mean here, the nearest first.</param>
    public void Resolve(IEnumerable<DefinedActivation> visible) =>
        Uses = [.. Derivation.Calls.Select(call => visible.FirstOrDefault(each => each.Name == call)).OfType<DefinedActivation>()];

    /// <summary>The C# expression that names its factory.</summary>
    public string Factory => Prefix + Derivation.FactoryName;

    /// <summary>What stands before the names of its members in C#.</summary>
    public string Prefix => ContainingType is null ? "" : string.Concat(ContainingType.Split('.').Select(name => Escaped(name) + "."));

    /// <summary>The C# expression that gives the method as a delegate.</summary>
    public string Method
    {
        get
        {
            string group = Derivation.MethodGroup;
            return group.Insert(group.LastIndexOf(')') + 1, Prefix);
        }
    }

    /// <summary>The name by which scripts call the method, and by which the runtime knows the activation.</summary>
    public string QualifiedName => ContainingType is null ? Name : $"{ContainingType}.{Name}";

    public static DefinedActivation From(IMethodSymbol method, Derivation derivation, string place)
    {
        string[] parameters = [.. method.Parameters.Select(parameter => parameter.Name)];
        return new DefinedActivation(
            derivation,
            place,
            method.Locations[0],
            parameters,
            method.ContainingType.IsScriptClass ? null : QualifiedNameOf(method.ContainingType));
    }

    /// <summary>A name as C# spells it, also where it is a keyword.</summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;

    /// <summary>Whether this was derived from a method of this name and place.</summary>
    public bool IsOf(IMethodSymbol method) =>
        method.Name == Name && ContainingType == (method.ContainingType.IsScriptClass ? null : QualifiedNameOf(method.ContainingType));

    private static string QualifiedNameOf(INamedTypeSymbol type) =>
        type.ContainingType is { IsScriptClass: false } outer ? $"{QualifiedNameOf(outer)}.{type.Name}" : type.Name;
}
