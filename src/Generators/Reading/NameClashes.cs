using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>Names that mean one thing to the user and another in generated code.</summary>
internal static class NameClashes
{
    /// <summary>The types that generated code calls by simple names which mean something else where a method stands.</summary>
    public static ImmutableHashSet<string> Shadowed(SemanticModel model, int position) =>
        [.. SimpleNames.Types.Where(type => model.LookupSymbols(position, name: type.Key)
            .Any(found => found is not INamedTypeSymbol named || !WellKnownNames.Is(named, type.Value)))
            .Select(type => type.Key)];

    /// <summary>
    /// The function with other names for the parameters that would hide what it calls or reads: a field that a helper reads
    /// may have the name of a parameter.
    /// </summary>
    public static FunctionModel Resolve(FunctionModel function)
    {
        var taken = new HashSet<string>(SimpleNames.Types.Keys, StringComparer.Ordinal);
        foreach (Expr value in Values(function).Where(value => value.Operation is not Structural { Role: Role.Parameter }))
        {
            if (value.Operation is ActivationCall call)
            {
                // Derivatives call those of the activations that are called here.
                taken.UnionWith(function.Parameters.Select(parameter => parameter.Name)
                    .Where(name => name.StartsWith(call.Name, StringComparison.Ordinal)));
            }
            string? text = value.Operation switch
            {
                Function called => called.CSharp,
                ActivationCall called => called.CSharp,
                TableElement table => table.CSharp,
                _ => value.Text,
            };
            if (text is not null) taken.UnionWith(Identifiers.In(text));
        }
        return function.Avoiding(taken, out _);
    }

    /// <summary>Everything that the function or a given derivative is computed from.</summary>
    private static IEnumerable<Expr> Values(FunctionModel function)
    {
        var seen = new HashSet<int>();
        var open = new Queue<Expr>(function.Roots);
        while (open.Count > 0)
        {
            foreach (Expr value in open.Dequeue().Reachable().Where(value => seen.Add(value.Id)))
            {
                if (value.Operation is Function { Rule: { } rule }) open.Enqueue(rule);
                if (value.Operation is Function { Body: { } body }) open.Enqueue(body.Value);
                yield return value;
            }
        }
    }
}
