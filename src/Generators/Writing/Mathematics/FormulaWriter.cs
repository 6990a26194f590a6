using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Writing.Mathematics;

/// <summary>Values as mathematics, the way books print them.</summary>
internal sealed class FormulaWriter(Notation notation)
{
    private enum Binding
    {
        Relation,
        Sum,
        Product,
        Power,
        Atom,
    }

    /// <summary>Past this size nobody reads a formula, and one that shares values would take exponential room.</summary>
    private const int SizeLimit = 1_000;

    /// <summary>A derivative or another value that was made, with its constants as people write them.</summary>
    public static string Unicode(Expr value) => Both(value).Unicode;

    /// <summary>A value in both notations.</summary>
    /// <param name="value">The value.</param>
    /// <param name="asWritten">Whether its numbers stay as they are, because people wrote them.</param>
    public static (string Unicode, string Latex) Both(Expr value, bool asWritten = false) =>
        Textbook(value) is not { } shown ? ("…", @"\ldots")
        : asWritten ? Shown(shown)
        : Shown(Fractions.Simplified(Constants.InFull(shown)));

    private static (string Unicode, string Latex) Shown(Expr shown) =>
        (new FormulaWriter(Notation.Unicode).Show(shown), new FormulaWriter(Notation.Latex).Show(shown));

    /// <summary>The formula that a value stands for, numerically safe forms written back; null where it is too long to be read.</summary>
    private static Expr? Textbook(Expr value)
    {
        for (; ; )
        {
            Expr shown = value.Rewrite(node => node.Operation is Function { Textbook: { } textbook } ? textbook(node.Arguments) : null);
            if (ReferenceEquals(shown, value)) return shown.WrittenSize() > SizeLimit ? null : shown;
            value = shown;
        }
    }

    private string Show(Expr value) => Compose(value).Text;

    private string Show(Expr value, Binding needed)
    {
        (string text, Binding binding) = Compose(value);
        return binding < needed ? notation.Parentheses(text) : text;
    }

    private (string Text, Binding Binding) Compose(Expr value) => value.Operation switch
    {
        Infix infix => OfInfix(infix, value.Arguments[0], value.Arguments[1]),
        Prefix prefix => OfPrefix(prefix, value.Arguments[0]),
        Function function => OfFunction(function, value),
        ActivationCall call => OfCall(call, value),
        // What a loop variable ends with, as the last of a sequence.
        LoopResult result => (notation.Subscript(notation.Name(SourceOf(result, value.Arguments[0])), "n"), Binding.Atom),
        LoopVariable variable => (notation.Name(variable.Source), Binding.Atom),
        TableElement table => ($"{notation.Name(table.CSharp)}[{string.Join(", ", value.Arguments.Select(Show))}]", Binding.Atom),
        Structural when Graph.IsSelect(value) => (notation.Cases([.. Cases(value)]), Binding.Atom),
        _ => Leaf(value),
    };

    private static string SourceOf(LoopResult result, Expr loop) =>
        ((LoopVariable)((Loop)loop.Operation).Variables[result.Index].Operation).Source;

    private (string Text, Binding Binding) OfInfix(Infix infix, Expr left, Expr right)
    {
        switch (infix.Symbol)
        {
            case "/" when infix.Kind.IsInteger():
                return Named("trunc", left.Graph.Binary(Infix.Divide, AsReal(left), AsReal(right)));
            case "&" or "|" or "^" or "<<" or ">>" or ">>>" when infix.Kind.IsInteger():
                string name = infix.Symbol switch { "&" => "and", "|" => "or", "^" => "xor", "<<" => "shl", _ => "shr" };
                return ($"{notation.Name(name)}{notation.Parentheses($"{Show(left)}, {Show(right)}")}", Binding.Atom);
            case "+":
                return ($"{Show(left, Binding.Sum)} + {Show(right, Binding.Sum)}", Binding.Sum);
            case "-":
                return ($"{Show(left, Binding.Sum)} {notation.Minus} {Show(right, Binding.Product)}", Binding.Sum);
            case "*":
                return OfProduct([.. left.Factors(), .. right.Factors()]);
            case "/" when left.Operation == Infix.Divide && ReferenceEquals(left.Arguments[1], right):
                return OfRepeatedQuotient(left, right);
            case "/":
                return notation.FractionNeedsParentheses
                    ? (notation.Fraction(Show(left, Binding.Product), Show(right, Binding.Power)), Binding.Product)
                    : (notation.Fraction(Show(left), Show(right)), Binding.Atom);
            case "%":
                return ($"{Show(left, Binding.Product)} mod {Show(right, Binding.Power)}", Binding.Product);
            default:
                return ($"{Show(left, Binding.Sum)} {notation.Relation(infix.Symbol)} {Show(right, Binding.Sum)}", Binding.Relation);
        }
    }

    /// <summary>2z²·σ(z): the number, then letters, then the rest, each with its power.</summary>
    private (string Text, Binding Binding) OfProduct(List<Expr> factors)
    {
        double number = factors.Where(factor => factor.IsLiteral).Aggregate(1.0, (product, factor) => product * factor.Number);
        List<(Expr Base, int Power)> powers = [.. factors.Where(factor => !factor.IsLiteral)
            .GroupBy(factor => factor.Id).Select(group => (group.First(), group.Count()))
            .OrderBy(each => each.Item1.IsConstant || IsQuotientOfNumbers(each.Item1) ? 0 : each.Item1.IsLeaf ? 1 : 2)];
        if (powers.Count == 0) return Leaf(factors[0].Graph.Real(number));
        string minus = number < 0 ? notation.Minus : "";
        bool divides = IsInverse(Math.Abs(number), out string divisor);
        string digits = divides || Math.Abs(number) == 1 ? "" : Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        bool alone = powers.Count == 1 && digits.Length == 0 && !divides;
        string letters = Juxtapose(
            powers.Select(each => each.Power == 1 ? Show(each.Base, Binding.Product) : Power(each.Base, Digits(each.Power))));
        string product = digits.Length > 0 && !char.IsLetter(letters[0]) && letters[0] != '\\'
            ? digits + notation.Times + letters
            : digits + letters;
        if (divides) product = notation.Fraction(product, divisor);
        Binding own = alone ? (powers[0].Power > 1 ? Binding.Power : Compose(powers[0].Base).Binding) : Binding.Product;
        return minus.Length > 0 ? (minus + product, Binding.Sum) : (product, own);
    }

    private static bool IsQuotientOfNumbers(Expr factor) =>
        factor.Operation == Infix.Divide && factor.Reachable().All(part => !part.IsLeaf || part.IsConstant);

    /// <summary>σ(z)(1 − σ(z)), but z·(1 + z): a letter before a parenthesis would read as a function.</summary>
    private string Juxtapose(IEnumerable<string> factors) => factors.Aggregate((product, factor) =>
        product
        + (product.EndsWith(")", StringComparison.Ordinal) && factor == notation.Parentheses(Inside(factor)) ? "" : notation.Times)
        + factor);

    private string Inside(string factor)
    {
        int outside = notation.Parentheses("").Length;
        return factor.Length < outside ? "" : factor.Substring(outside / 2, factor.Length - outside).Trim();
    }

    /// <summary>a/x/x/x is a/x³.</summary>
    private (string Text, Binding Binding) OfRepeatedQuotient(Expr left, Expr divisor)
    {
        int times = 1;
        for (; left.Operation == Infix.Divide && ReferenceEquals(left.Arguments[1], divisor); left = left.Arguments[0]) times++;
        string under = Power(divisor, Digits(times));
        return notation.FractionNeedsParentheses
            ? (notation.Fraction(Show(left, Binding.Product), under), Binding.Product)
            : (notation.Fraction(Show(left), under), Binding.Atom);
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private (string Text, Binding Binding) OfPrefix(Prefix prefix, Expr operand)
    {
        if (prefix == Prefix.Not) return ($"{notation.Relation("!")}{Show(operand, Binding.Atom)}", Binding.Relation);
        if (prefix == Prefix.ToReal) return Compose(operand);
        if (prefix.Kind.IsInteger() && prefix.Symbol != "-") return OfWhole(prefix, operand);
        return ($"{notation.Minus}{Show(operand, Binding.Product)}", Binding.Sum);
    }

    /// <summary>trunc(z) for (int)z; byte(n) where digits are cut off; widening shows nothing.</summary>
    private (string Text, Binding Binding) OfWhole(Prefix prefix, Expr operand)
    {
        if (prefix.Symbol == "~") return Named("not", operand);
        if (IntegerOperators.TargetOf(prefix) is not { } type) return Compose(operand);
        bool real = operand.Kind == ValueKind.Real;
        if (real && type.IsSigned && !type.IsNarrow) return Named("trunc", operand);
        bool widens = !real && IntegerType.Of(operand.Kind) is var from
            && type.Bits > from.Bits && (type.IsSigned || !from.IsSigned);
        return widens ? Compose(operand) : Named(type.Name, operand);
    }

    private (string Text, Binding Binding) Named(string name, Expr operand) =>
        (notation.Name(name) + notation.Parentheses(Show(operand)), Binding.Atom);

    private static Expr AsReal(Expr value) => value.Graph.Unary(Prefix.ToReal, value);

    private (string Text, Binding Binding) OfFunction(Function function, Expr value)
    {
        Expr first = value.Arguments[0];
        if (function == Rules.Exp) return (notation.Exponential(Show(first)), Binding.Power);
        if (function == Rules.Sqrt) return (notation.Root(Show(first), first.IsLeaf), Binding.Atom);
        if (function == Rules.Abs) return (notation.Magnitude(Show(first)), Binding.Atom);
        if (function == Rules.Pow) return (Power(first, Show(value.Arguments[1])), Binding.Power);
        return (Call(notation.Name(function.Name), value), Binding.Atom);
    }

    private (string Text, Binding Binding) OfCall(ActivationCall call, Expr value)
    {
        string name = notation.Name(call.Name);
        string shown = call.Order >= 0 ? notation.Prime(name, call.Order) : notation.Partial(name, call.Parameters[-call.Order]);
        return (Call(shown, value), Binding.Atom);
    }

    private string Call(string name, Expr value) => name + notation.Parentheses(string.Join(", ", value.Arguments.Select(Show)));

    /// <summary>tanh²(z) for tanh(z)²; z²; (1 + z)².</summary>
    private string Power(Expr @base, string exponent)
    {
        bool named = @base.Operation is Function function
            && function != Rules.Exp
            && function != Rules.Sqrt
            && function != Rules.Abs
            && function != Rules.Pow;
        if (named && exponent.All(char.IsDigit))
        {
            string raised = notation.Power(notation.Name(((Function)@base.Operation).Name), exponent)!;
            return Call(raised, @base);
        }
        return notation.Power(Show(@base, Binding.Atom), exponent)!;
    }

    private IEnumerable<(string Value, string? Condition)> Cases(Expr choice)
    {
        while (Graph.IsSelect(choice))
        {
            yield return (Show(choice.Arguments[1]), Show(choice.Arguments[0]));
            choice = choice.Arguments[2];
        }
        yield return (Show(choice), null);
    }

    private (string Text, Binding Binding) Leaf(Expr value)
    {
        if (value.Text is { } name) return (notation.Name(WithoutCast(name)), Binding.Atom);
        if (value.Kind == ValueKind.Boolean) return (value.Number != 0 ? "true" : "false", Binding.Atom);
        if (double.IsNaN(value.Number)) return (notation.Name("undefined"), Binding.Atom);
        if (double.IsInfinity(value.Number)) return (value.Number > 0 ? "∞" : notation.Minus + "∞", Binding.Atom);
        string digits = value.Kind.IsInteger()
            ? IntegerArithmetic.Digits(value.Kind, value.Whole).TrimStart('-')
            : Math.Abs(value.Number).ToString("R", CultureInfo.InvariantCulture);
        return value.Number < 0 ? (notation.Minus + digits, Binding.Sum) : (digits, Binding.Atom);
    }

    /// <summary>mode for (int)mode, as an enum is spelled.</summary>
    private static string WithoutCast(string spelling) => spelling[0] == '(' ? spelling.Substring(spelling.IndexOf(')') + 1) : spelling;

    /// <summary>Whether a factor reads better as a divisor: ½·x is x/2.</summary>
    private static bool IsInverse(double factor, out string divisor)
    {
        divisor = (1 / factor).ToString("R", CultureInfo.InvariantCulture);
        return 1 / factor is 2 or 4 or 8;
    }
}
