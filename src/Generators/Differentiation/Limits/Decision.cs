using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation.Limits;

/// <summary>A comparison, or the sign of a value: where the difference is zero, it goes neither way, or one way by convention.</summary>
/// <param name="Node">The comparison or sign.</param>
/// <param name="Difference">What is compared with zero.</param>
internal sealed record Decision(Expr Node, Expr Difference)
{
    /// <summary>More are not looked at: what has so many is a table.</summary>
    private const int Most = 24;

    /// <summary>The decisions in a value that depend on a parameter; none where loops make them.</summary>
    public static ImmutableArray<Decision> Of(Expr value, Expr parameter)
    {
        if (value.Graph.HasLoops && value.Reachable().Any(part => part.Operation is Loop or LoopVariable)) return [];
        return [.. value.Reachable().Where(part => part.DependsOn(parameter)).Select(Of).OfType<Decision>()
            .Where(decision => decision.Difference.DependsOn(parameter)).Take(Most)];
    }

    /// <summary>The same decision, which goes by a sign where the difference is zero.</summary>
    public Expr Decided(int sign)
    {
        Graph graph = Node.Graph;
        if (Node.Operation is not Infix infix)
        {
            Expr size = Node.Operation == Rules.CopySign ? Node.Arguments[0].Apply(Rules.Abs) : graph.Real(1);
            return graph.Select(
                graph.Compare(sign > 0 ? Infix.GreaterOrEqual : Infix.Greater, Difference, graph.Real(0)), size, -size);
        }
        if (infix == Infix.Equal || infix == Infix.NotEqual) return graph.Boolean(infix == Infix.NotEqual);
        Infix closed = infix.Symbol[0] == '>'
            ? (sign > 0 ? Infix.GreaterOrEqual : Infix.Greater)
            : (sign > 0 ? Infix.Less : Infix.LessOrEqual);
        return graph.Compare(closed, Node.Arguments[0], Node.Arguments[1]);
    }

    private static Decision? Of(Expr part) =>
        part.Operation is Infix { IsComparison: true } && part.Arguments[0].Kind == ValueKind.Real
            ? new Decision(part, part.Arguments[0] - part.Arguments[1])
            : part.Operation == Rules.Sign ? new Decision(part, part.Arguments[0])
            : part.Operation == Rules.CopySign ? new Decision(part, part.Arguments[1])
            : null;
}
