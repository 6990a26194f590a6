using System.Collections.Immutable;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>What a reference means: each variable, array and object of the program is one of its own.</summary>
internal abstract record Cell;

/// <summary>A variable, an array or an object. What it holds stands in the <see cref="Environment"/>.</summary>
/// <param name="Name">The variable's name; what an array or object is made for has none.</param>
/// <param name="Initial">What it holds at first; an array its elements, an object its fields.</param>
internal sealed record Storage(string? Name, Expr Initial) : Cell;

/// <summary>An array that stands outside the method and is read when generated code runs.</summary>
/// <param name="Spelling">How generated code names it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Length">How many elements it has; null where that is not known while reading.</param>
internal sealed record OuterArray(string Spelling, IArrayTypeSymbol Type, int? Length) : Cell;

/// <summary>A function as a value: a lambda, a local function or a method.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Lambda">The lambda's own body; null where it is a method's.</param>
/// <param name="Names">What the variables that it captures are.</param>
internal sealed record Closure(
    IMethodSymbol Method, IBlockOperation? Lambda, ImmutableDictionary<ISymbol, Place> Names) : Cell;

/// <summary>Where a value is kept: a variable, array or object, and the way from there.</summary>
/// <param name="Root">The reference, or a choice of several.</param>
/// <param name="Path">The indices of elements and fields, outermost first.</param>
internal sealed record Place(Expr Root, ImmutableArray<Expr> Path)
{
    public Place At(Expr index) => this with { Path = Path.Add(index) };
}
