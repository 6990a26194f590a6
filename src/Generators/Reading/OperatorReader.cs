using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Operators: C#'s own, and those that a struct or record defines.</summary>
internal sealed class OperatorReader(ReadContext context, ExpressionReader expressions)
{
    private Graph Graph => context.Graph;

    public Expr Unary(IUnaryOperation unary, Environment environment)
    {
        Expr operand = expressions.Read(unary.Operand, environment);
        return (unary.OperatorKind, operand.Kind) switch
        {
            (UnaryOperatorKind.Plus, _) => operand,
            (UnaryOperatorKind.Minus, ValueKind.Real) => -operand,
            (UnaryOperatorKind.Not, ValueKind.Boolean) => Graph.Not(operand),
            _ => expressions.Integers.Unary(unary, operand) ?? expressions.Refuse(unary, operand),
        };
    }

    public Expr Binary(IBinaryOperation binary, Environment environment)
    {
        Expr left = expressions.Read(binary.LeftOperand, environment);
        bool and = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd, or = binary.OperatorKind == BinaryOperatorKind.ConditionalOr;
        if ((and || or) && left.IsConstant && (left.Number != 0) == or) return left;
        // The right side of && and || runs only where the left one has not decided.
        Environment on = and || or ? environment.Copy() : environment;
        Expr right = expressions.Read(binary.RightOperand, on);
        if (and) environment.Choose(left, on, environment.Copy());
        if (or) environment.Choose(left, environment.Copy(), on);
        return Apply(binary.OperatorKind, left, right, binary, binary.IsChecked);
    }

    /// <summary>An operator on two values.</summary>
    public Expr Apply(BinaryOperatorKind kind, Expr left, Expr right, IOperation operation, bool isChecked) => kind switch
    {
        BinaryOperatorKind.LessThan => Compare(Infix.Less, left, right, operation.Syntax),
        BinaryOperatorKind.LessThanOrEqual => Compare(Infix.LessOrEqual, left, right, operation.Syntax),
        BinaryOperatorKind.GreaterThan => Compare(Infix.Greater, left, right, operation.Syntax),
        BinaryOperatorKind.GreaterThanOrEqual => Compare(Infix.GreaterOrEqual, left, right, operation.Syntax),
        BinaryOperatorKind.Equals => Compare(Infix.Equal, left, right, operation.Syntax),
        BinaryOperatorKind.NotEquals => Compare(Infix.NotEqual, left, right, operation.Syntax),
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And when left.Kind == ValueKind.Boolean =>
            Graph.Binary(Infix.And, left, right),
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or when left.Kind == ValueKind.Boolean =>
            Graph.Binary(Infix.Or, left, right),
        BinaryOperatorKind.ExclusiveOr when left.Kind == ValueKind.Boolean =>
            Graph.Select(left, Graph.Not(right), right),
        _ => Arithmetic(operation, left, right, kind, isChecked),
    };

    private static bool IsNumber(Expr value) => value.Kind == ValueKind.Real || value.Kind.IsInteger();

    private Expr Arithmetic(IOperation operation, Expr left, Expr right, BinaryOperatorKind kind, bool isChecked)
    {
        if (!IsNumber(left) || !IsNumber(right)) return expressions.Refuse(operation, left, right);
        if (IntegerReader.TypeOf(operation.Type) is not null)
            return expressions.Integers.Arithmetic(operation, left, right, kind, isChecked) ?? expressions.Refuse(operation, left, right);
        (left, right) = (expressions.ToReal(left), expressions.ToReal(right));
        Infix? infix = kind switch
        {
            BinaryOperatorKind.Add => Infix.Add,
            BinaryOperatorKind.Subtract => Infix.Subtract,
            BinaryOperatorKind.Multiply => Infix.Multiply,
            BinaryOperatorKind.Divide => Infix.Divide,
            BinaryOperatorKind.Remainder => Infix.Remainder,
            _ => null,
        };
        return infix is null
            ? expressions.Refuse(operation)
            : ConversionReader.Rounded(context, operation.Type, Graph.Binary(infix, left, right));
    }

    /// <summary>A comparison; where it depends on values that vary, the place is remembered as a possible kink.</summary>
    public Expr Compare(Infix comparison, Expr left, Expr right, SyntaxNode syntax)
    {
        if (left.Kind == ValueKind.Boolean && right.Kind == ValueKind.Boolean && comparison == Infix.Equal)
            return Graph.Select(left, right, Graph.Not(right));
        if (left.Kind == ValueKind.Boolean && right.Kind == ValueKind.Boolean && comparison == Infix.NotEqual)
            return Graph.Select(left, Graph.Not(right), right);
        (left, right) = (expressions.Integers.Alike(left, right), expressions.Integers.Alike(right, left));
        if (left.Kind != right.Kind) (left, right) = (expressions.ToReal(left), expressions.ToReal(right));
        if (!IsNumber(left) || !IsNumber(right)) return context.RefuseUnlessRefused(
            [left, right],
            Descriptors.NotDerivable,
            syntax.GetLocation(),
            $"the comparison '{Excerpt.FirstLine(syntax.ToString())}'",
            "compare numbers");
        if (left.Kind == ValueKind.Real && !Graph.Dependencies(left).Union(Graph.Dependencies(right)).IsEmpty)
            context.Branches.Add(new Branch(syntax.GetLocation(), left - right));
        return Graph.Compare(comparison, left, right);
    }

    /// <summary>An operator that a type defines.</summary>
    public Expr Defined(IMethodSymbol method, IBinaryOperation binary, Environment environment)
    {
        Place left = expressions.Places.OfValue(binary.LeftOperand, environment);
        // Its value now: the right side may change the variable.
        left = expressions.Objects.Self(expressions.Places.Read(left, environment, binary.LeftOperand));
        Place right = expressions.Places.OfValue(binary.RightOperand, environment);
        return expressions.Methods.Follow(method, [left, right], binary, environment);
    }

    /// <inheritdoc cref="Defined(IMethodSymbol, IBinaryOperation, Environment)"/>
    public Expr Defined(IMethodSymbol method, IUnaryOperation unary, Environment environment) =>
        expressions.Methods.Follow(method, [expressions.Places.OfValue(unary.Operand, environment)], unary, environment);

    /// <summary>(a, b) == (c, d)</summary>
    public Expr Tuples(ITupleBinaryOperation comparison, Environment environment)
    {
        Expr left = expressions.Read(comparison.LeftOperand, environment), right = expressions.Read(comparison.RightOperand, environment);
        if (left.Kind != ValueKind.Composite || right.Arguments.Length != left.Arguments.Length)
            return expressions.Refuse(comparison, left, right);
        Expr equal = left.Arguments.Zip(right.Arguments, (first, second) => Compare(Infix.Equal, first, second, comparison.Syntax))
            .Aggregate((all, each) => Graph.Binary(Infix.And, all, each));
        return comparison.OperatorKind == BinaryOperatorKind.Equals ? equal : Graph.Not(equal);
    }
}
