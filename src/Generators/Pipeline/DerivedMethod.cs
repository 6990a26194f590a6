using System;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Model;
using GradRepl.Generators.Writing;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Pipeline;

/// <summary>One method's generated file, or the reason why there is none; compares by content.</summary>
/// <param name="FileName">The hint name of the file, unique among overloads and types.</param>
/// <param name="Source">The file's text.</param>
/// <param name="Registration">The statement that makes the activation known by name; null where its class cannot be reached.</param>
/// <param name="Type">The metadata name of the type, for finding the method again.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Reports">Why there is no source, or what is in doubt about it.</param>
internal sealed record DerivedMethod(
    string FileName,
    string? Source,
    string? Registration,
    string Type,
    string Method,
    EquatableArray<UnplacedDiagnostic> Reports)
{
    public static DerivedMethod Of(FunctionModel function, CancellationToken cancellation)
    {
        Outcome outcome = Deriver.Derive(function, cancellation);
        string path = string.Join(".", function.Container.Path);
        string overload = function.Signature == "Double" ? "" : "." + function.Signature.Replace(",", "_");
        string file = $"{path.Replace('<', '{').Replace('>', '}')}.{function.Name}{overload}.g.cs";
        if (outcome.Derivation is not { } derivation) return new DerivedMethod(file, null, null, path, function.Name, [outcome.Error!]);
        string? registration = function.Container.Access is { } access
            ? $"global::GradRepl.Runtime.CompilerServices.ActivationRegistry.Register(typeof({access}), "
                + $"\"{function.QualifiedName}\", {access}.{function.FactoryName});"
            : null;
        return new DerivedMethod(
            file, FileWriter.Members(function, derivation.Members), registration, path, function.Name, new(outcome.Warnings));
    }

    /// <summary>Where the method stands.</summary>
    public Location Find(Compilation compilation) =>
        compilation.GetSymbolsWithName(Method, SymbolFilter.Member).OfType<IMethodSymbol>()
            .FirstOrDefault(method => string.Equals(
                method.ContainingType.ToDisplayString().Replace("@", ""), Type, StringComparison.Ordinal)
                && WellKnownNames.IsActivation(method))?
            .Locations.FirstOrDefault() ?? Location.None;
}
