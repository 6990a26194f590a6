using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Reading;
using GradRepl.Generators.Recognition.LostDigits;
using GradRepl.Generators.Writing.CSharp;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Pipeline;

/// <summary>Warnings where a function as written loses its own value, by overflow or cancellation.</summary>
internal static class LostValueWarnings
{
    /// <summary>What is longer is no spelling that anybody would read.</summary>
    private const int SizeLimit = 1_000;

    private static readonly CSharpExpressions Spelling = new(ImmutableDictionary<int, string>.Empty, _ => false);

    /// <param name="method">The method, for the place of what the source does not spell.</param>
    /// <param name="read">The method as read, with a model. It is not to be derived afterwards: the search names values.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static IEnumerable<Diagnostic> Of(IMethodSymbol method, ReadResult read, CancellationToken cancellation)
    {
        try
        {
            return LossSearch.Of(read.Model!, cancellation).Select(loss => Warning(method, read, loss));
        }
        catch (Exception exception) when (exception is GraphTooLargeException or InsufficientExecutionStackException)
        {
            // Whoever derives the function reports that.
            return [];
        }
    }

    private static Diagnostic Warning(IMethodSymbol method, ReadResult read, Loss loss)
    {
        bool known = read.Sources.TryGetValue(loss.Naive.Id, out SyntaxNode? source);
        return Diagnostic.Create(
            Descriptors.LostValue,
            known ? source!.GetLocation() : method.Locations[0],
            known ? Excerpt.FirstLine(source!.ToString()) : Show(loss.Naive),
            loss.Where,
            Show(loss.Stable));
    }

    private static string Show(Expr value) =>
        value.WrittenSize() <= SizeLimit ? Spelling.Show(value) : "a formula that is too long to show";
}
