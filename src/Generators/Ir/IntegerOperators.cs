using System.Collections.Concurrent;

namespace GradRepl.Generators.Ir;

/// <summary>The operators of C# on integers, one for each type in which it computes; each made once.</summary>
internal static class IntegerOperators
{
    private static readonly ConcurrentDictionary<(ValueKind Kind, string Symbol, Overflow Overflow), Infix> KnownInfix = new();
    private static readonly ConcurrentDictionary<(ValueKind Kind, string Symbol, Overflow Overflow), Prefix> KnownPrefix = new();
    private static readonly ConcurrentDictionary<(IntegerType Type, Overflow Overflow), Prefix> KnownConversions = new();
    private static readonly ConcurrentDictionary<(ValueKind Kind, string Type), Prefix> KnownViews = new();

    /// <summary>a + b, and - * / % &amp; | ^ &lt;&lt; &gt;&gt; &gt;&gt;&gt;.</summary>
    public static Infix Infix(ValueKind kind, string symbol, Overflow overflow = Overflow.Wraps) => KnownInfix.GetOrAdd(
        (kind, symbol, overflow), key => new Infix($"{key.Kind} {key.Symbol} {key.Overflow}", key.Kind, key.Symbol, key.Overflow));

    /// <summary>-a and ~a.</summary>
    public static Prefix Prefix(ValueKind kind, string symbol, Overflow overflow = Overflow.Wraps) => KnownPrefix.GetOrAdd(
        (kind, symbol, overflow), key => new Prefix($"{key.Kind} {key.Symbol}a {key.Overflow}", key.Kind, key.Symbol, key.Overflow));

    /// <summary>(byte)a, of a real number or of an integer.</summary>
    public static Prefix Conversion(IntegerType type, Overflow overflow = Overflow.Wraps) => KnownConversions.GetOrAdd(
        (type, overflow), key => new Prefix($"to {key.Type.Name} {key.Overflow}", key.Type.Kind, $"({key.Type.Name})", key.Overflow));

    /// <summary>The same number as a value of an enum or of a narrow type, as a call's parameter wants it.</summary>
    public static Prefix View(ValueKind kind, string type) =>
        KnownViews.GetOrAdd((kind, type), key => new Prefix($"as {key.Type}", key.Kind, $"({key.Type})"));

    /// <summary>Whether an operation is a conversion to an integer type; of a view, which changes nothing, it is null.</summary>
    public static IntegerType? TargetOf(Operation operation)
    {
        if (operation is not Prefix { Symbol: ['(', ..] symbol } prefix || !prefix.Kind.IsInteger()) return null;
        foreach (IntegerType type in IntegerType.All)
            if (symbol == $"({type.Name})" && Conversion(type, prefix.Overflow) == prefix) return type;
        return null;
    }

    /// <summary>Whether an operation throws for some values: a division by 0, an overflow where it is checked.</summary>
    public static bool MayThrow(Expr value) => value.Operation switch
    {
        Infix { Overflow: Overflow.Throws } or Prefix { Overflow: Overflow.Throws } => true,
        Infix { Symbol: "/" or "%" } infix when infix.Kind.IsInteger() =>
            !value.Arguments[1].IsConstant
            || value.Arguments[1].Whole == 0
            || (value.Arguments[1].Whole == -1 && infix.Kind is ValueKind.Integer or ValueKind.Long),
        _ => false,
    };
}
