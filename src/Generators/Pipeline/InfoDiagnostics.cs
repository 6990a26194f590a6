using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Model;
using GradRepl.Generators.Reading;
using GradRepl.Generators.Recognition.LostDigits;
using GradRepl.Generators.Writing.CSharp;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Pipeline;

/// <summary>What is worth knowing about a function that has been derived: its kinks, and where its own formula loses its value.</summary>
internal static class InfoDiagnostics
{
    private static readonly CSharpExpressions Spelling = new(ImmutableDictionary<int, string>.Empty, _ => false);

    public static IEnumerable<Diagnostic> Of(IMethodSymbol method, ReadResult read, ImmutableArray<DerivedKink> kinks, CancellationToken cancellation) =>
    [
        .. kinks.Select(kink => Diagnostic.Create(Descriptors.Kink, read.Branches[kink.Branch], method.Name, kink.Condition)),
        .. LossSearch.Of(read.Model!, cancellation).Select(loss => LostValue(method, read, loss)),
    ];

    private static Diagnostic LostValue(IMethodSymbol method, ReadResult read, Loss loss)
    {
        bool known = read.Sources.TryGetValue(loss.Naive.Id, out SyntaxNode? source);
        return Diagnostic.Create(
            Descriptors.LostValue,
            known ? source!.GetLocation() : method.Locations[0],
            known ? Excerpt.FirstLine(source!.ToString()) : Spelling.Show(loss.Naive),
            loss.Where,
            Spelling.Show(loss.Stable));
    }
}
