using System;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;

namespace GradRepl.Generators.Ir;

/// <summary>The makers of algebra: each returns the simplest value equal to what was asked for.</summary>
internal sealed partial class Graph
{
    public Expr Add(Expr left, Expr right)
    {
        if (left.Is(0)) return right;
        if (right.Is(0)) return left;
        if (left.IsLiteral && right.IsLiteral) return Literals(Infix.Add, left, right, (a, b) => a + b, (a, b) => a + b);
        if (right.Operation == Prefix.Negate) return Subtract(left, right.Arguments[0]);
        if (left.Operation == Prefix.Negate) return Subtract(right, left.Arguments[0]);
        if (IsNegative(right)) return Subtract(left, Negate(right));
        if (IsNegative(left) && !right.IsLiteral) return Subtract(right, Negate(left));
        if (ReferenceEquals(left, right)) return Multiply(Real(2), left);
        return Intern(Infix.Add, [left, right], 0, null);
    }

    public Expr Subtract(Expr left, Expr right)
    {
        if (right.Is(0)) return left;
        if (left.Is(0)) return Negate(right);
        if (left.IsLiteral && right.IsLiteral) return Literals(Infix.Subtract, left, right, (a, b) => a - b, (a, b) => a - b);
        if (ReferenceEquals(left, right) && !IsExact) return Real(0);
        if (right.Operation == Prefix.Negate) return Add(left, right.Arguments[0]);
        if (IsNegative(right)) return Add(left, Negate(right));
        return Intern(Infix.Subtract, [left, right], 0, null);
    }

    public Expr Multiply(Expr left, Expr right)
    {
        if ((left.Is(0) || right.Is(0)) && (!IsExact || (left.IsLiteral && right.IsLiteral))) return Real(0);
        if (left.Is(1)) return right;
        if (right.Is(1)) return left;
        if (left.Is(-1)) return Negate(right);
        if (right.Is(-1)) return Negate(left);
        if (left.IsLiteral && right.IsLiteral)
            return Combined(left, right, divides: false) ?? Literals(Infix.Multiply, left, right, (a, b) => a * b, (a, b) => a * b);
        if (right.IsLiteral) return Multiply(right, left);
        if (left.Operation == Prefix.Negate) return Negate(Multiply(left.Arguments[0], right));
        if (right.Operation == Prefix.Negate) return Negate(Multiply(left, right.Arguments[0]));
        return IsExact ? Intern(Infix.Multiply, [left, right], 0, null) : Gathered(left, right);
    }

    /// <summary>a·(b·x) = (a·b)·x gathers the literals of a product in front, and divisions behind.</summary>
    private Expr Gathered(Expr left, Expr right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (left.IsLiteral
            && right.Operation == Infix.Multiply
            && right.Arguments[0].IsLiteral
            && IsWithinRange(left.Number * right.Arguments[0].Number))
            return Multiply(Multiply(left, right.Arguments[0]), right.Arguments[1]);
        if (!left.IsLiteral && right.Operation == Infix.Multiply && right.Arguments[0].IsLiteral)
            return Multiply(right.Arguments[0], Multiply(left, right.Arguments[1]));
        if (!right.IsLiteral && left.Operation == Infix.Multiply && left.Arguments[0].IsLiteral)
            return Multiply(left.Arguments[0], Multiply(left.Arguments[1], right));
        if (TryOver(right, left) is { } overRight) return overRight;
        if (TryOver(left, right) is { } overLeft) return overLeft;
        if (left.IsLiteral
            && right.Operation == Infix.Divide
            && right.Arguments[0].IsLiteral
            && IsWithinRange(left.Number * right.Arguments[0].Number))
            return Divide(Multiply(left, right.Arguments[0]), right.Arguments[1]);
        return Intern(Infix.Multiply, [left, right], 0, null);
    }

    public Expr Divide(Expr left, Expr right)
    {
        if (left.Is(0) && !IsExact && !right.Is(0)) return left;
        if (right.Is(1)) return left;
        if (right.Is(-1)) return Negate(left);
        if (left.IsLiteral && right.IsLiteral && right.Number != 0)
        {
            if (Combined(left, right, divides: true) is { } known) return known;
            double quotient = left.Number / right.Number;
            if (IsShort(quotient) && quotient * right.Number == left.Number) return Real(quotient);
        }
        if (ReferenceEquals(left, right) && !IsExact && !right.Is(0)) return Real(1);
        if (left.Operation == Prefix.Negate) return Negate(Divide(left.Arguments[0], right));
        if (right.Operation == Prefix.Negate) return Negate(Divide(left, right.Arguments[0]));
        if (IsNegative(left)) return Negate(Divide(Negate(left), right));
        // x/2 and 0.5·x are one value; so are x/0.25 and 4·x.
        if (right.IsLiteral && IsModeratePowerOfTwo(right.Number)) return Multiply(Real(1 / right.Number), left);
        if (!IsExact
            && left.Operation == Infix.Multiply
            && left.Arguments[0].IsLiteral
            && right.Operation == Infix.Multiply
            && right.Arguments[0].IsLiteral
            && IsWithinRange(left.Arguments[0].Number / right.Arguments[0].Number))
            return Divide(Multiply(Divide(left.Arguments[0], right.Arguments[0]), left.Arguments[1]), right.Arguments[1]);
        return Intern(Infix.Divide, [left, right], 0, null);
    }

    public Expr Negate(Expr operand)
    {
        if (operand.IsLiteral) return Real(operand.Number == 0 ? 0 : -operand.Number);
        if (operand.Operation == Prefix.Negate) return operand.Arguments[0];
        if (operand.Operation == Infix.Subtract) return Subtract(operand.Arguments[1], operand.Arguments[0]);
        if (operand.Operation == Infix.Multiply && operand.Arguments[0].IsLiteral)
            return Multiply(Negate(operand.Arguments[0]), operand.Arguments[1]);
        return Intern(Prefix.Negate, [operand], 0, null);
    }

    public Expr Compare(Infix comparison, Expr left, Expr right)
    {
        // The compiler folds what stands between constants, and warns of what it then cannot reach.
        if (left.Kind.IsInteger() && left.IsConstant && right.IsConstant)
            return Boolean(IntegerArithmetic.Holds(comparison.Symbol, left.Kind, left.Whole, right.Whole));
        if (Folded(left) is { } first && Folded(right) is { } second) return Boolean(Holds(comparison, first, second));
        // u < u is false even for NaN; u == u asks whether u is a number.
        if (ReferenceEquals(left, right) && (comparison.Symbol is "<" or ">" || left.Kind != ValueKind.Real))
            return Boolean(comparison.Symbol is "==" or "<=" or ">=");
        return Intern(comparison, [left, right], 0, null);
    }

    public Expr Not(Expr operand)
    {
        if (operand.IsConstant) return Boolean(operand.Number == 0);
        if (operand.Operation == Prefix.Not) return operand.Arguments[0];
        return Intern(Prefix.Not, [operand], 0, null);
    }

    public Expr Select(Expr condition, Expr whenTrue, Expr whenFalse)
    {
        if (condition.IsConstant) return condition.Number != 0 ? whenTrue : whenFalse;
        if (ReferenceEquals(whenTrue, whenFalse)) return whenTrue;
        if (whenTrue.Kind == ValueKind.Composite && whenFalse.Arguments.Length == whenTrue.Arguments.Length)
            return Tuple([.. whenTrue.Arguments.Zip(whenFalse.Arguments, (first, second) => Select(condition, first, second))]);
        if (condition.Operation == Prefix.Not) return Select(condition.Arguments[0], whenFalse, whenTrue);
        // Under a condition that already holds, the same question has its answer.
        if (IsSelect(whenTrue) && ReferenceEquals(whenTrue.Arguments[0], condition))
            return Select(condition, whenTrue.Arguments[1], whenFalse);
        if (IsSelect(whenFalse) && ReferenceEquals(whenFalse.Arguments[0], condition))
            return Select(condition, whenTrue, whenFalse.Arguments[2]);
        if (whenTrue.Kind == ValueKind.Boolean)
        {
            if (whenTrue.IsConstant)
                return whenTrue.Number != 0 ? Binary(Infix.Or, condition, whenFalse) : Binary(Infix.And, Not(condition), whenFalse);
            if (whenFalse.IsConstant)
                return whenFalse.Number != 0 ? Binary(Infix.Or, Not(condition), whenTrue) : Binary(Infix.And, condition, whenTrue);
        }
        return Intern(Structural.Of(Role.Select, whenTrue.Kind), [condition, whenTrue, whenFalse], 0, null);
    }

    public static bool IsSelect(Expr value) => value.Operation is Structural { Role: Role.Select };

    public Expr Binary(Infix operation, Expr left, Expr right)
    {
        if (operation == Infix.Add) return Add(left, right);
        if (operation == Infix.Subtract) return Subtract(left, right);
        if (operation == Infix.Multiply) return Multiply(left, right);
        if (operation == Infix.Divide) return Divide(left, right);
        if (operation.IsComparison) return Compare(operation, left, right);
        if (operation == Infix.And || operation == Infix.Or) return Connect(operation, left, right);
        if (operation.Kind.IsInteger() && FoldedWhole(operation, left, right) is { } whole) return whole;
        return Intern(operation, [left, right], 0, null);
    }

    public Expr Unary(Prefix operation, Expr operand)
    {
        if (operation == Prefix.Negate) return Negate(operand);
        if (operation == Prefix.Not) return Not(operand);
        if (operation == Prefix.ToReal && operand.IsConstant) return Real(operand.Number);
        if (operation.Kind.IsInteger() && FoldedWhole(operation, operand) is { } whole) return whole;
        return Intern(operation, [operand], 0, null);
    }

    private Expr Connect(Infix operation, Expr left, Expr right)
    {
        // The constant that decides: false && x is false, true || x is true; the other one drops out.
        bool deciding = operation == Infix.Or;
        if (left.IsConstant) return (left.Number != 0) == deciding ? left : right;
        if (right.IsConstant) return (right.Number != 0) == deciding ? right : left;
        return ReferenceEquals(left, right) ? left : Intern(operation, [left, right], 0, null);
    }

    /// <summary>The number that constants alone make, as C# computes it; null of what varies.</summary>
    public double? NumberOf(Expr value) => Folded(value);

    private double? Folded(Expr value)
    {
        if (value.IsConstant) return value.Number;
        if (value.IsLeaf) return null;
        if (_folded.TryGetValue(value.Id, out double? known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _folded[value.Id] = value.Operation switch
        {
            Prefix prefix when prefix == Prefix.Negate => -Folded(value.Arguments[0]),
            Infix { Kind: ValueKind.Real } infix when Folded(value.Arguments[0]) is { } left && Folded(value.Arguments[1]) is { } right =>
                Calculate(infix, left, right),
            _ => null,
        };
    }

    private static double Calculate(Infix infix, double left, double right) => infix.Symbol switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        _ => left % right,
    };

    /// <summary>a·(1/x/y) = a/x/y; null where the quotient's innermost numerator is not 1.</summary>
    private Expr? TryOver(Expr quotient, Expr numerator)
    {
        if (quotient.Operation != Infix.Divide) return null;
        (Expr over, Expr under) = (quotient.Arguments[0], quotient.Arguments[1]);
        return over.Is(1) ? Divide(numerator, under) : TryOver(over, numerator) is { } inner ? Divide(inner, under) : null;
    }

    /// <summary>A literal below 0, or a product with one.</summary>
    private static bool IsNegative(Expr value) =>
        (value.IsLiteral && value.Number < 0)
            || (value.Operation == Infix.Multiply && value.Arguments[0].IsLiteral && value.Arguments[0].Number < 0);

    public static bool Holds(Infix comparison, double left, double right) => comparison.Symbol switch
    {
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        ">=" => left >= right,
        "==" => left == right,
        _ => left != right,
    };

    /// <summary>
    /// Literals are decimal to the reader, so 3 · 0.1 folds to 0.3. To C# it is 0.30000000000000004, and where that counts it
    /// stays as it is.
    /// </summary>
    private Expr Literals(
        Infix operation, Expr left, Expr right, Func<decimal, decimal, decimal> inDecimal, Func<double, double, double> inBinary)
    {
        double binary = inBinary(left.Number, right.Number);
        if (_isBinary) return Real(binary);
        double shown = InDecimal(left.Number, right.Number, binary, inDecimal);
        return IsExact && shown != binary ? Intern(operation, [left, right], 0, null) : Real(shown);
    }

    private static double InDecimal(double left, double right, double binary, Func<decimal, decimal, decimal> inDecimal)
    {
        static bool Fits(double number) => number == 0 || Math.Abs(number) is > 1e-9 and < 1e9;
        return Fits(left) && Fits(right) && Fits(binary) ? Nearest(inDecimal(AsWritten(left), AsWritten(right))) : binary;

        // A conversion would stop at 15 digits, one short of what scale·alpha of SELU needs.
        static decimal AsWritten(double number) =>
            decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        static double Nearest(decimal number) =>
            double.Parse(number.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a product of literals has neither overflowed nor vanished nor lost digits.</summary>
    private static bool IsWithinRange(double number) => Math.Abs(number) is > 1e-300 and < 1e300;

    private static bool IsShort(double number) => number.ToString("R", CultureInfo.InvariantCulture).Length <= 8;

    /// <summary>Whether a number is a power of two, of either sign, or 0: multiplying by it does not round.</summary>
    public static bool IsPowerOfTwo(double number) => (BitConverter.DoubleToInt64Bits(number) & 0x000F_FFFF_FFFF_FFFF) == 0;

    /// <summary>Whether a number is a power of two from 2^−22 to 2^22.</summary>
    private static bool IsModeratePowerOfTwo(double number) =>
        IsPowerOfTwo(number) && BitConverter.DoubleToInt64Bits(Math.Abs(number)) >> 52 is > 1000 and < 1046;
}
