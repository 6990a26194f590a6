using System;
using System.Globalization;
using System.Numerics;

namespace GradRepl.Generators.Ir;

/// <summary>
/// Integers as C# computes with them: exact, each held in a long (a ulong by its bits), wrapped to its type; null where C#
/// throws.
/// </summary>
internal static class IntegerArithmetic
{
    public static long? Of(Infix infix, long left, long right)
    {
        var type = IntegerType.Of(infix.Kind);
        bool unsignedLong = infix.Kind == ValueKind.UnsignedLong;
        switch (infix.Symbol)
        {
            case "+" or "-" or "*":
                if (infix.Overflow == Overflow.Throws) return Checked(type, Exactly(infix, left, right));
                return Wrap(type, unchecked(infix.Symbol switch { "+" => left + right, "-" => left - right, _ => left * right }));
            case "/" or "%" when right == 0:
                return null;
            case "/" or "%" when type.IsSigned && right == -1:
                if (left == Lowest(type)) return null;
                return infix.Symbol == "/" ? -left : 0;
            case "/":
                return unsignedLong ? unchecked((long)((ulong)left / (ulong)right)) : left / right;
            case "%":
                return unsignedLong ? unchecked((long)((ulong)left % (ulong)right)) : left % right;
            case "&":
                return left & right;
            case "|":
                return left | right;
            case "^":
                return left ^ right;
        }
        int count = (int)right & (type.Bits - 1);
        if (infix.Symbol == "<<") return Wrap(type, left << count);
        if (infix.Symbol == ">>") return unsignedLong ? unchecked((long)((ulong)left >> count)) : left >> count;
        return Wrap(type, unchecked((long)((type.Bits == 64 ? (ulong)left : (uint)left) >> count)));
    }

    public static long? Of(Prefix prefix, long operand)
    {
        var type = IntegerType.Of(prefix.Kind);
        if (prefix.Symbol == "~") return Wrap(type, ~operand);
        return prefix.Overflow == Overflow.Throws ? Checked(type, -Exact(type, operand)) : Wrap(type, unchecked(-operand));
    }

    /// <summary>An integer of a kind as a value of a type.</summary>
    public static long? Convert(IntegerType type, Overflow overflow, ValueKind from, long operand) =>
        overflow == Overflow.Throws ? Checked(type, Exact(IntegerType.Of(from), operand)) : Wrap(type, operand);

    /// <summary>A real number as .NET converts it: truncated and saturated, NaN to 0, and what is narrower than int from there.</summary>
    public static long? Convert(IntegerType type, Overflow overflow, double operand)
    {
        if (overflow == Overflow.Throws)
            return !double.IsNaN(operand) && !double.IsInfinity(operand) ? Checked(type, new BigInteger(operand)) : null;
        if (double.IsNaN(operand)) return 0;
        if (type.IsNarrow) return Wrap(type, Convert(IntegerType.Int, overflow, operand)!.Value);
        double whole = Math.Truncate(operand);
        if (whole <= type.Low) return Lowest(type);
        if (whole >= type.High) return Wrap(type, type.IsSigned ? ~Lowest(type) : -1);
        return type.Kind == ValueKind.UnsignedLong ? unchecked((long)(ulong)new BigInteger(whole)) : (long)whole;
    }

    /// <summary>All its digits.</summary>
    public static string Digits(ValueKind kind, long value) => Exact(IntegerType.Of(kind), value).ToString(CultureInfo.InvariantCulture);

    public static double ToReal(ValueKind kind, long value) => kind == ValueKind.UnsignedLong ? unchecked((ulong)value) : value;

    public static bool Holds(string comparison, ValueKind kind, long left, long right)
    {
        int order = kind == ValueKind.UnsignedLong
            ? unchecked((ulong)left).CompareTo(unchecked((ulong)right))
            : left.CompareTo(right);
        return comparison switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            "==" => order == 0,
            _ => order != 0,
        };
    }

    /// <summary>The low bits of a number, as a value of a type.</summary>
    public static long Wrap(IntegerType type, long bits) => unchecked(type.Name switch
    {
        "sbyte" => (sbyte)bits,
        "byte" => (byte)bits,
        "short" => (short)bits,
        "ushort" => (ushort)bits,
        "int" => (int)bits,
        "uint" => (uint)bits,
        _ => bits,
    });

    private static long Lowest(IntegerType type) => type.IsSigned ? -1L << (type.Bits - 1) : 0;

    private static BigInteger Exact(IntegerType type, long value) => type.Kind == ValueKind.UnsignedLong ? unchecked((ulong)value) : value;

    private static BigInteger Exactly(Infix infix, long left, long right)
    {
        var type = IntegerType.Of(infix.Kind);
        (BigInteger a, BigInteger b) = (Exact(type, left), Exact(type, right));
        return infix.Symbol switch { "+" => a + b, "-" => a - b, _ => a * b };
    }

    private static long? Checked(IntegerType type, BigInteger value)
    {
        BigInteger low = type.IsSigned ? -BigInteger.Pow(2, type.Bits - 1) : 0;
        BigInteger high = BigInteger.Pow(2, type.IsSigned ? type.Bits - 1 : type.Bits) - 1;
        if (value < low || value > high) return null;
        return value > long.MaxValue ? unchecked((long)(ulong)value) : (long)value;
    }
}
