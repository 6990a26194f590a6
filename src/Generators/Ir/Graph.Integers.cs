namespace GradRepl.Generators.Ir;

/// <summary>The makers of integers.</summary>
internal sealed partial class Graph
{
    public Expr Integer(int number) => Integer(number, ValueKind.Integer);

    /// <summary>An integer constant; a ulong is given by its bits.</summary>
    public Expr Integer(long number, ValueKind kind) =>
        Intern(Structural.Of(Role.Constant, kind), [], IntegerArithmetic.ToReal(kind, number), null, number);

    /// <summary>The default of a kind: 0 or false.</summary>
    public Expr Zero(ValueKind kind) =>
        kind.IsInteger() ? Integer(0, kind) : kind == ValueKind.Boolean ? Boolean(false) : Real(0);

    private Expr? FoldedWhole(Infix operation, Expr left, Expr right)
    {
        if (left.IsConstant && right.IsConstant && IntegerArithmetic.Of(operation, left.Whole, right.Whole) is { } folded)
            return Integer(folded, operation.Kind);
        return null;
    }

    private Expr? FoldedWhole(Prefix operation, Expr operand)
    {
        if (IntegerOperators.TargetOf(operation) is not { } type)
        {
            if (operation.Symbol is not ("-" or "~")) return null;
            if (operand.Operation == operation && operation.Overflow != Overflow.Throws) return operand.Arguments[0];
            return operand.IsConstant && IntegerArithmetic.Of(operation, operand.Whole) is { } folded
                ? Integer(folded, operation.Kind)
                : null;
        }
        // A value that already has the type.
        if (operand.Kind == type.Kind && !type.IsNarrow) return operand;
        if (operand.Operation == operation) return operand;
        if (operand.Kind != ValueKind.Real && !operand.IsConstant) return null;
        long? converted = operand.Kind == ValueKind.Real
            ? Folded(operand) is { } number ? IntegerArithmetic.Convert(type, operation.Overflow, number) : null
            : IntegerArithmetic.Convert(type, operation.Overflow, operand.Kind, operand.Whole);
        return converted is { } known ? Integer(known, type.Kind) : null;
    }
}
