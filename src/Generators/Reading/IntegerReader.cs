using System.Globalization;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Operators on integers: each in the type in which C# computes it, wrapping or throwing where it overflows.</summary>
internal sealed class IntegerReader(ReadContext context)
{
    private Graph Graph => context.Graph;

    /// <summary>The integer type of a value, of an enum the one under it; null for what is no integer that can be held.</summary>
    public static IntegerType? TypeOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } => TypeOf(underlying),
        { SpecialType: SpecialType.System_SByte } => IntegerType.Of("sbyte"),
        { SpecialType: SpecialType.System_Byte } => IntegerType.Of("byte"),
        { SpecialType: SpecialType.System_Int16 } => IntegerType.Of("short"),
        { SpecialType: SpecialType.System_UInt16 } => IntegerType.Of("ushort"),
        { SpecialType: SpecialType.System_Int32 } => IntegerType.Int,
        { SpecialType: SpecialType.System_UInt32 } => IntegerType.Of("uint"),
        { SpecialType: SpecialType.System_Int64 } => IntegerType.Of("long"),
        { SpecialType: SpecialType.System_UInt64 } => IntegerType.Of("ulong"),
        _ => null,
    };

    /// <summary>A constant as the compiler has it, exactly.</summary>
    public Expr Constant(object value, ValueKind kind) => Graph.Integer(
        value is ulong large ? unchecked((long)large) : System.Convert.ToInt64(value, CultureInfo.InvariantCulture), kind);

    /// <summary>How an operator overflows: as its own code says, seen from code that says nothing.</summary>
    public Overflow OverflowOf(bool isChecked) =>
        isChecked ? Overflow.Throws : context.ChecksOverflow ? Overflow.WrapsInChecked : Overflow.Wraps;

    /// <summary>a + b of integers; null where the operator is not one on integers.</summary>
    public Expr? Arithmetic(IOperation operation, Expr left, Expr right, BinaryOperatorKind kind, bool isChecked)
    {
        bool shifts = kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        if (!left.Kind.IsInteger() || !(shifts ? right.Kind == ValueKind.Integer : right.Kind == left.Kind)) return null;
        string? symbol = kind switch
        {
            BinaryOperatorKind.Add => "+",
            BinaryOperatorKind.Subtract => "-",
            BinaryOperatorKind.Multiply => "*",
            BinaryOperatorKind.Divide => "/",
            BinaryOperatorKind.Remainder => "%",
            BinaryOperatorKind.And => "&",
            BinaryOperatorKind.Or => "|",
            BinaryOperatorKind.ExclusiveOr => "^",
            BinaryOperatorKind.LeftShift => "<<",
            BinaryOperatorKind.RightShift => ">>",
            BinaryOperatorKind.UnsignedRightShift => ">>>",
            _ => null,
        };
        if (symbol is null) return null;
        Overflow overflow = symbol is "+" or "-" or "*" ? OverflowOf(isChecked) : Overflow.Wraps;
        Expr result = Graph.Binary(IntegerOperators.Infix(left.Kind, symbol, overflow), left, right);
        bool never = symbol is "/" or "%" && right is { IsConstant: true, Whole: 0 };
        if (never || (left.IsConstant && right.IsConstant && !result.IsConstant)) return AlwaysThrows(operation);
        return Narrowed(operation.Type, result, isChecked);
    }

    /// <summary>-a and ~a; null where the operator is not one on integers.</summary>
    public Expr? Unary(IUnaryOperation unary, Expr operand)
    {
        if (!operand.Kind.IsInteger()) return null;
        (string? symbol, Overflow overflow) = unary.OperatorKind switch
        {
            UnaryOperatorKind.Minus => ("-", OverflowOf(unary.IsChecked)),
            UnaryOperatorKind.BitwiseNegation => ("~", Overflow.Wraps),
            _ => (null, Overflow.Wraps),
        };
        if (symbol is null) return null;
        Expr result = Graph.Unary(IntegerOperators.Prefix(operand.Kind, symbol, overflow), operand);
        return operand.IsConstant && !result.IsConstant ? AlwaysThrows(unary) : Narrowed(unary.Type, result, false);
    }

    /// <summary>What a++ leaves in a.</summary>
    public Expr Stepped(IIncrementOrDecrementOperation step, Expr before)
    {
        int direction = step.Kind == OperationKind.Increment ? 1 : -1;
        bool unsigned = before.Kind is ValueKind.Unsigned or ValueKind.UnsignedLong;
        Infix steps = IntegerOperators.Infix(before.Kind, unsigned && direction < 0 ? "-" : "+", OverflowOf(step.IsChecked));
        Expr after = Graph.Binary(steps, before, Graph.Integer(unsigned ? 1 : direction, before.Kind));
        return Narrowed(step.Target.Type, after, step.IsChecked);
    }

    /// <summary>Two integers as one kind: a pattern's constant, which C# writes without the type, as what it is held against.</summary>
    public Expr Alike(Expr constant, Expr other) =>
        constant.Kind != other.Kind && constant.IsConstant && constant.Kind.IsInteger() && other.Kind.IsInteger()
            ? Graph.Integer(constant.Whole, other.Kind)
            : constant;

    /// <summary>An argument as a parameter of an enum or of a narrow type takes it.</summary>
    public Expr AsArgument(Expr argument, ITypeSymbol type)
    {
        if (!argument.Kind.IsInteger() || TypeOf(type) is not { } narrow || (type.TypeKind != TypeKind.Enum && !narrow.IsNarrow))
            return argument;
        return Graph.Unary(
            IntegerOperators.View(narrow.Kind, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)), argument);
    }

    /// <summary>A result that C# computed in int, in a narrower type.</summary>
    private Expr Narrowed(ITypeSymbol? type, Expr value, bool isChecked) =>
        value.Kind.IsInteger() && TypeOf(type) is { IsNarrow: true } narrow
            ? Graph.Unary(IntegerOperators.Conversion(narrow, OverflowOf(isChecked)), value)
            : value;

    public Expr AlwaysThrows(IOperation operation) => context.Refuse(
        Descriptors.NotDerivable,
        operation.Syntax.GetLocation(),
        $"'{Excerpt.FirstLine(operation.Syntax.ToString())}', which always throws",
        "change the numbers, or say throw");
}
