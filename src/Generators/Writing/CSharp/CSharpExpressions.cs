using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Writing.CSharp;

/// <summary>Values as C# expressions, with the fewest parentheses that keep their meaning.</summary>
/// <param name="names">The locals by the ids of their values.</param>
/// <param name="isLocal">Which values to show by name.</param>
/// <param name="shadowed">The simple names of types that mean something else where the expressions stand.</param>
internal sealed class CSharpExpressions(
    IReadOnlyDictionary<int, string> names,
    Func<Expr, bool> isLocal,
    ImmutableHashSet<string>? shadowed = null)
{
    private enum Precedence
    {
        Conditional,
        Or,
        And,
        BitOr,
        BitXor,
        BitAnd,
        Equality,
        Relational,
        Shift,
        Additive,
        Multiplicative,
        Unary,
        Primary,
    }

    /// <summary>Whether what is being written stands inside checked(…).</summary>
    private bool _isChecked;

    /// <summary>For expressions without locals.</summary>
    public CSharpExpressions(ImmutableHashSet<string>? shadowed = null)
        : this(ImmutableDictionary<int, string>.Empty, _ => false, shadowed)
    {
    }

    /// <summary>A type or a member of it, such as Math.Exp, with the whole name where the simple one means something else.</summary>
    public string Spell(string member) =>
        shadowed is not null && SimpleNames.IsOfAny(member, shadowed) ? SimpleNames.Whole(member) : member;

    private bool IsHidden(string name) => shadowed is not null && shadowed.Contains(name) && !SimpleNames.Types.ContainsKey(name);

    public string Show(Expr value) => Show(value, Precedence.Conditional);

    /// <summary>The value itself, even where it is a local: the right side of its declaration.</summary>
    public string Define(Expr value) => Compose(value).Text;

    private string Show(Expr value, Precedence needed)
    {
        if (isLocal(value)) return names[value.Id];
        (string text, Precedence precedence) = Compose(value);
        return precedence < needed ? $"({text})" : text;
    }

    /// <summary>In checked(…) or unchecked(…) where what is around it would have C# compute otherwise.</summary>
    private (string Text, Precedence Precedence) Compose(Expr value)
    {
        Overflow overflow = value.Operation switch
        {
            Infix { Symbol: "+" or "-" or "*" } infix when infix.Kind.IsInteger() => infix.Overflow,
            Prefix prefix when prefix.Symbol == "-" || IntegerOperators.TargetOf(prefix) is not null => prefix.Overflow,
            _ => _isChecked ? Overflow.Throws : Overflow.Wraps,
        };
        bool outside = _isChecked, inside = overflow == Overflow.Throws;
        bool says = overflow == Overflow.WrapsInChecked || inside != outside;
        _isChecked = inside;
        (string text, Precedence precedence) = ComposePlainly(value);
        _isChecked = outside;
        return says ? ($"{(inside ? "checked" : "unchecked")}({text})", Precedence.Primary) : (text, precedence);
    }

    private (string Text, Precedence Precedence) ComposePlainly(Expr value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value.Operation)
        {
            case Infix { IsComparison: true } comparison when value.Arguments[0] == value.Arguments[1]:
                return ($"{(comparison == Infix.NotEqual ? "" : "!")}double.IsNaN({Show(value.Arguments[0])})", Precedence.Unary);
            case Infix infix:
                Precedence own = PrecedenceOf(infix);
                (Expr left, Expr right) = (value.Arguments[0], value.Arguments[1]);
                // a + (b + c) keeps its parentheses: addition of doubles is not associative.
                bool literals = !infix.Kind.IsInteger() && IsWhole(left) && IsWhole(right);
                return ($"{Operand(left, own, literals)} {infix.Symbol} {Operand(right, own + 1, literals)}", own);
            case Prefix prefix:
                // (Kind)-1 would be a difference.
                bool apart = prefix.Symbol[0] == '(' && value.Arguments[0] is { IsConstant: true, Number: < 0 };
                return ($"{prefix.Symbol}{Show(value.Arguments[0], apart ? Precedence.Primary : Precedence.Unary)}", Precedence.Unary);
            case Function function:
                return ($"{Spell(function.CSharp)}({Arguments(value)})", Precedence.Primary);
            case TableElement table:
                return ($"{Spell(table.CSharp)}[{Arguments(value)}]", Precedence.Primary);
            case LoopVariable or OutValue:
                return (names[value.Id], Precedence.Primary);
            case LoopResult result:
                return (names[((Loop)value.Arguments[0].Operation).Variables[result.Index].Id], Precedence.Primary);
            case ActivationCall call:
                return ($"{call.CSharp}({Arguments(value)})", Precedence.Primary);
            case Structural when Graph.IsSelect(value):
                bool whole = IsWhole(value.Arguments[1]) && IsWhole(value.Arguments[2]);
                string first = Operand(value.Arguments[1], Precedence.Conditional, whole);
                string second = Operand(value.Arguments[2], Precedence.Conditional, whole);
                return ($"{Show(value.Arguments[0], Precedence.Or)} ? {first} : {second}", Precedence.Conditional);
            default:
                string text = Leaf(value);
                return (text, text[0] == '-' ? Precedence.Unary : Precedence.Primary);
        }
    }

    private string Arguments(Expr value) => string.Join(", ", value.Arguments.Select(Show));

    /// <summary>An operand; 1/3 must not become an integer quotient.</summary>
    private string Operand(Expr value, Precedence needed, bool asDouble)
    {
        string text = Show(value, needed);
        return asDouble && value.IsLiteral && text.All(c => char.IsDigit(c) || c == '-') ? text + ".0" : text;
    }

    private static bool IsWhole(Expr value) => (value.IsLiteral && value.Kind == ValueKind.Real) || value.Operation == Prefix.ToReal;

    private string Leaf(Expr value)
    {
        // A constant of the user's whose name means something else here is shown as the number that it is.
        if (value.Text is { } spelling && !(value.IsConstant && IsHidden(spelling)))
            return value.IsConstant && spelling.IndexOf('.') >= 0 ? Spell(spelling) : spelling;
        if (value.Kind == ValueKind.Boolean) return value.Number != 0 ? "true" : "false";
        if (value.Kind.IsInteger()) return Whole(value);
        if (double.IsNaN(value.Number)) return "double.NaN";
        if (double.IsInfinity(value.Number)) return value.Number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        string text = value.Number.ToString("R", CultureInfo.InvariantCulture);
        // Past the integers that C# reads as int, a real number must look like one.
        return value.Kind == ValueKind.Real && Math.Abs(value.Number) > int.MaxValue && text.IndexOfAny(['.', 'E']) < 0
            ? text + ".0"
            : text;
    }

    private static string Whole(Expr value) => IntegerArithmetic.Digits(value.Kind, value.Whole)
        + value.Kind switch { ValueKind.Unsigned => "U", ValueKind.Long => "L", ValueKind.UnsignedLong => "UL", _ => "" };

    private static Precedence PrecedenceOf(Infix infix) => infix.Symbol switch
    {
        "||" => Precedence.Or,
        "&&" => Precedence.And,
        "|" => Precedence.BitOr,
        "^" => Precedence.BitXor,
        "&" => Precedence.BitAnd,
        "==" or "!=" => Precedence.Equality,
        "<" or "<=" or ">" or ">=" => Precedence.Relational,
        "<<" or ">>" or ">>>" => Precedence.Shift,
        "+" or "-" => Precedence.Additive,
        _ => Precedence.Multiplicative,
    };
}
