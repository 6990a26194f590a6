using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>Integers that differ from element to element, such as the steps that a sum took, as whole real numbers.</summary>
internal static class IntegersAsReals
{
    public static Expr AsReals(Expr root, Uniformity uniformity)
    {
        var ranges = new WholeRanges(uniformity);
        var done = new Dictionary<int, Expr>();
        return root.Rewrite(value =>
            value.Operation == Prefix.ToReal && !uniformity.Of(value) && ranges.IsReal(value.Arguments[0])
                ? Whole(value.Arguments[0])
            : value.Operation is Infix { IsComparison: true } comparison
                && value.Arguments.Any(argument => argument.Kind.IsInteger() && !uniformity.Of(argument))
                && value.Arguments.All(argument => ranges.IsReal(argument) && ranges.IsExact(argument))
                ? value.Graph.Compare(comparison, AsReal(value.Arguments[0]), AsReal(value.Arguments[1]))
            : null);

        // Integers have no −0, which negations and products may make.
        Expr Whole(Expr integer)
        {
            Expr real = AsReal(integer);
            return integer.Reachable().Any(part => part.Operation is Infix { Symbol: "*" } or Prefix { Symbol: "-" })
                ? integer.Graph.Apply(LaneRules.PlainZero, real)
                : real;
        }

        // What may overflow, or is rounded towards zero, stays an integer, and out of kernels.
        Expr AsReal(Expr integer) =>
            done.TryGetValue(integer.Id, out Expr? known) ? known : done[integer.Id] = Converted(integer, integer.Arguments);

        Expr Converted(Expr integer, ImmutableArray<Expr> arguments)
        {
            Graph graph = integer.Graph;
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (uniformity.Of(integer)) return graph.Unary(Prefix.ToReal, integer);
            if (Graph.IsSelect(integer)) return graph.Select(arguments[0], AsReal(arguments[1]), AsReal(arguments[2]));
            if (integer.Operation is Prefix { Symbol: "-" }) return -AsReal(arguments[0]);
            if (integer.Operation is Prefix prefix && IntegerOperators.TargetOf(prefix) is { } type)
                return arguments[0].Kind != ValueKind.Real ? AsReal(arguments[0])
                    : arguments[0].Operation == Rules.Sign ? arguments[0]
                    : graph.Apply(LaneRules.Saturated, arguments[0], graph.Real(type.Low), graph.Real(type.High));
            return graph.Binary(
                ((Infix)integer.Operation).Symbol switch { "+" => Infix.Add, "-" => Infix.Subtract, _ => Infix.Multiply },
                AsReal(arguments[0]),
                AsReal(arguments[1]));
        }
    }
}
