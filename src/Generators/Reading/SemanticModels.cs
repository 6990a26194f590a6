using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Semantic models without the analysis of null references, which takes a third of the compiler's time on a method and
/// does not matter to numbers. One model a tree, so that what several methods call is bound once.
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
            // The option is experimental, and a compiler may lack it: the plain model answers the same, only more slowly.
            return compilation.GetSemanticModel(tree);
        }
    }

    // A method of its own: a missing member is noticed when the method that uses it is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SemanticModel WithoutNullability(Compilation compilation, SyntaxTree tree) =>
#pragma warning disable RSEXPERIMENTAL001
        compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
