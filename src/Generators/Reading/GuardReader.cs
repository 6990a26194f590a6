using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Calls that only guard: <c>ArgumentOutOfRangeException.ThrowIfNegative(x)</c> takes the function's value away where it
/// throws; <c>Debug.Assert</c> says what holds anyway.
/// </summary>
internal sealed class GuardReader(ReadContext context, ExpressionReader expressions)
{
    private Graph Graph => context.Graph;

    /// <summary>What a guard answers, which is nothing; null where the call is none.</summary>
    public Expr? Read(IInvocationOperation invocation, Environment environment)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method.ContainingType.ToDisplayString() is not (var type and (
            "System.ArgumentOutOfRangeException" or "System.ArgumentNullException" or "System.Diagnostics.Debug")))
            return null;
        // Their arguments are not evaluated in a release build, and must have no effects in any.
        if (type == "System.Diagnostics.Debug") return method.Name == "Assert" ? context.Nothing : null;
        if (method.Name == "ThrowIfNull") return context.Nothing;
        // What follows the numbers is the name of the argument, for the message.
        ImmutableArray<Expr> arguments = expressions.Methods.Values(
            [.. invocation.Arguments.Where(argument => argument.Parameter!.Type.SpecialType != SpecialType.System_String)], environment);
        if (arguments.Length == 0 || Throws(method.Name, arguments) is not { } throws) return null;
        environment.Failed = Graph.Binary(Infix.Or, environment.Failed, throws);
        return context.Nothing;
    }

    /// <summary>When a guard throws, as its documentation says: numbers are compared by CompareTo, for which NaN is the least.</summary>
    private Expr? Throws(string guard, ImmutableArray<Expr> arguments)
    {
        Expr x = arguments[0], bound = arguments.Length > 1 ? arguments[1] : x;
        return guard switch
        {
            "ThrowIfZero" => Is(Infix.Equal, x, Zero(x)),
            "ThrowIfNegative" => IsNegative(x),
            "ThrowIfNegativeOrZero" => Or(IsNegative(x), Is(Infix.Equal, x, Zero(x))),
            "ThrowIfEqual" => Same(x, bound),
            "ThrowIfNotEqual" => Graph.Not(Same(x, bound)),
            "ThrowIfGreaterThan" => Or(Is(Infix.Greater, x, bound), And(IsNone(bound), Graph.Not(IsNone(x)))),
            "ThrowIfGreaterThanOrEqual" => Or(Is(Infix.GreaterOrEqual, x, bound), IsNone(bound)),
            "ThrowIfLessThan" => Or(Is(Infix.Less, x, bound), And(IsNone(x), Graph.Not(IsNone(bound)))),
            "ThrowIfLessThanOrEqual" => Or(Is(Infix.LessOrEqual, x, bound), IsNone(x)),
            _ => null,
        };
    }

    private Expr Zero(Expr like) => like.Kind == ValueKind.Real ? Graph.Real(0) : Graph.Integer(0);

    private Expr IsNegative(Expr x) => x.Kind == ValueKind.Real
        ? RealMemberReader.IsNegative(x)
        : Is(Infix.Less, x, Graph.Integer(0));

    private Expr Same(Expr x, Expr y) => Or(Is(Infix.Equal, x, y), And(IsNone(x), IsNone(y)));

    private Expr IsNone(Expr x) => x.Kind == ValueKind.Real && !x.IsConstant
        ? Is(Infix.NotEqual, x, x)
        : Graph.Boolean(x.Kind == ValueKind.Real && double.IsNaN(x.Number));

    private Expr Is(Infix comparison, Expr left, Expr right) => Graph.Compare(comparison, left, right);

    private Expr And(Expr left, Expr right) => Graph.Binary(Infix.And, left, right);

    private Expr Or(Expr left, Expr right) => Graph.Binary(Infix.Or, left, right);
}
