using System.Collections.Immutable;
using System.Linq;

namespace GradRepl.Generators.Ir;

/// <summary>A variable of a loop, as its condition and its body see it.</summary>
/// <param name="source">The variable's name in the source.</param>
/// <param name="kind">Its type.</param>
/// <param name="number">Tells variables of one name apart.</param>
/// <param name="isTangent">Whether it is the derivative of another variable.</param>
internal sealed class LoopVariable(string source, ValueKind kind, int number, bool isTangent = false) : Operation("loop variable", kind)
{
    public bool IsTangent { get; } = isTangent;

    public string Source { get; } = source;

    public int Number { get; } = number;
}

/// <summary>
/// A loop whose number of rounds depends on data. Its node's arguments are the variables' initial values, the condition
/// under which it goes on, and the variables' next values; <see cref="LoopResult"/> takes what one variable ends with.
/// </summary>
/// <param name="variables">The variables, as leaves that stand for their values in the current round.</param>
internal sealed class Loop(ImmutableArray<Expr> variables) : Operation("loop", ValueKind.Composite)
{
    public ImmutableArray<Expr> Variables { get; } = variables;

    public static ImmutableArray<Expr> Initial(Expr node) => [.. node.Arguments.Take(Count(node))];

    public static Expr Condition(Expr node) => node.Arguments[Count(node)];

    public static ImmutableArray<Expr> Next(Expr node) => [.. node.Arguments.Skip(Count(node) + 1)];

    private static int Count(Expr node) => node.Arguments.Length / 2;
}

/// <summary>What the variable <paramref name="index"/> of a loop holds when the loop ends.</summary>
internal sealed class LoopResult(int index, ValueKind kind) : Operation("loop result", kind)
{
    public int Index { get; } = index;
}
