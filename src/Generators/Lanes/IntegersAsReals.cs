using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>Integers that differ from element to element, such as the steps that a sum took, as whole real numbers.</summary>
internal static class IntegersAsReals
{
    public static Expr AsReals(Expr root, Uniformity uniformity)
    {
        return root.Rewrite(value =>
            value.Operation == Prefix.ToReal ? AsReal(value.Arguments[0])
            : value.Operation is Infix { IsComparison: true } comparison && value.Arguments.Any(argument => argument.Kind == ValueKind.Integer && !uniformity.Of(argument))
                ? value.Graph.Compare(comparison, AsReal(value.Arguments[0]), AsReal(value.Arguments[1]))
            : null);

        // What may overflow, or is rounded towards zero, stays an integer, and out of kernels.
        Expr AsReal(Expr integer)
        {
            Graph graph = integer.Graph;
            ImmutableArray<Expr> arguments = integer.Arguments;
            return uniformity.Of(integer) ? graph.Unary(Prefix.ToReal, integer)
                : integer.Operation == Prefix.ToInteger ? graph.Apply(Rules.Truncate, arguments)
                : integer.Operation == Prefix.IntegerNegate ? -AsReal(arguments[0])
                : integer.Operation == Structural.IntegerSelect ? graph.Select(arguments[0], AsReal(arguments[1]), AsReal(arguments[2]))
                : integer.Operation == Infix.IntegerAdd ? AsReal(arguments[0]) + AsReal(arguments[1])
                : integer.Operation == Infix.IntegerSubtract ? AsReal(arguments[0]) - AsReal(arguments[1])
                : graph.Unary(Prefix.ToReal, integer);
        }
    }
}
