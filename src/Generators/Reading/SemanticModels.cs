using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Semantic models that leave null references out: numbers are none, and to follow where they may be null is a third of
/// the compiler's work on a method. One model a tree, so that what several methods call is bound once.
/// </summary>
internal static class SemanticModels
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxTree, SemanticModel>> ByCompilation = new();

    public static SemanticModel Of(Compilation compilation, SyntaxTree tree) =>
        ByCompilation.GetValue(compilation, static _ => new()).GetOrAdd(tree, each => Make(compilation, each));

    private static SemanticModel Make(Compilation compilation, SyntaxTree tree)
    {
        try
        {
            return WithoutNullability(compilation, tree);
        }
        catch (Exception exception) when (exception is MissingMethodException or TypeLoadException)
        {
            // The compiler calls this an experiment; one without it answers the same, only later.
            return compilation.GetSemanticModel(tree);
        }
    }

    // Apart, so that a compiler without it fails here and not in the caller.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SemanticModel WithoutNullability(Compilation compilation, SyntaxTree tree) =>
#pragma warning disable RSEXPERIMENTAL001
        compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
