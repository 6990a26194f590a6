using System.Collections.Immutable;

namespace GradRepl.Generators.Ir;

/// <summary>
/// A method that calls itself as often as an integer says that is not known while reading: a function of its parameters,
/// whose value refers to itself.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="types">The C# types of its parameters.</param>
/// <param name="parameters">The parameters as its value knows them.</param>
internal sealed class Recursion(string name, ImmutableArray<string> types, ImmutableArray<Expr> parameters)
{
    public string Name { get; } = name;

    public ImmutableArray<string> Types { get; } = types;

    public ImmutableArray<Expr> Parameters { get; } = parameters;

    /// <summary>What it returns, in terms of its parameters and of calls of itself; null while it is being read.</summary>
    public Expr? Value { get; set; }

    /// <summary>A parameter's name in C#.</summary>
    public static string NameOf(Expr parameter) => parameter.Text!.Substring(parameter.Text.LastIndexOf('.') + 1);
}

/// <summary>A recursive method, or its derivative by some of its parameters, one after the other.</summary>
/// <param name="Of">The method.</param>
/// <param name="By">The indices of the parameters.</param>
/// <param name="IsGenerated">Whether generated code has to declare it: the method's own source does not.</param>
internal sealed record RecursivePart(Recursion Of, ImmutableArray<int> By, bool IsGenerated);
