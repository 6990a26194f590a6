using System;
using System.Collections.Generic;
using System.Globalization;

namespace GradRepl.Generators.Ir;

/// <summary>The constants that derivation brought in, of which it is known what they are.</summary>
internal sealed partial class Graph
{
    private readonly Dictionary<double, ClosedForm> _forms = [];
    private readonly Dictionary<double, ClosedForm?> _fractions = [];
    private readonly List<ClosedForm> _known = [];
    private readonly HashSet<double> _typed = [];

    /// <summary>A literal that is remembered as more than its digits.</summary>
    public Expr Known(ClosedForm form)
    {
        if (form.IsIrrational && !_forms.ContainsKey(form.Nearest))
        {
            _forms[form.Nearest] = form;
            _known.Add(form);
            _fractions.Clear();
        }
        return Real(form.Nearest);
    }

    /// <summary>Numbers that people wrote are theirs: they are not taken for a fraction of these digits.</summary>
    public void Keep(Expr written)
    {
        foreach (Expr part in written.Reachable())
            if (part.IsLiteral) _typed.Add(Math.Abs(part.Number));
    }

    /// <summary>
    /// What a literal is, up to its sign: one that a rule brought in, or a fraction of it or of 1 that was computed; null of one that
    /// has nothing but digits.
    /// </summary>
    public ClosedForm? FormOf(Expr literal)
    {
        if (!literal.IsLiteral) return null;
        double number = Math.Abs(literal.Number);
        if (_forms.TryGetValue(number, out ClosedForm form)) return form;
        if (!HasManyDigits(number) || _typed.Contains(number)) return null;
        return _fractions.TryGetValue(number, out ClosedForm? known) ? known : _fractions[number] = Fraction(number);
    }

    /// <summary>Whether no one would write it: ⅓, but not 0.3.</summary>
    private static bool HasManyDigits(double number) =>
        number is > 1e-4 and < 1e4 && number.ToString("R", CultureInfo.InvariantCulture).Length > 15;

    private ClosedForm? Fraction(double number)
    {
        if (ClosedForm.One.Fraction(number) is { } fraction) return fraction;
        foreach (ClosedForm of in _known)
            if (of.Fraction(number) is { } found) return found;
        return null;
    }

    /// <summary>A product of literals or its quotient, if one of them is known as more than its digits.</summary>
    private Expr? Combined(Expr left, Expr right, bool divides)
    {
        if (IsExact || _known.Count == 0 || (FormOf(left) is null && FormOf(right) is null)) return null;
        ClosedForm? first = FormOf(left) ?? ClosedForm.Of(Math.Abs(left.Number));
        ClosedForm? second = FormOf(right) ?? ClosedForm.Of(Math.Abs(right.Number));
        if (divides) second = second?.Inverse;
        if (first is not { } a || second is not { } b || a.Times(b) is not { } form) return null;
        Expr found = Known(form);
        return left.Number < 0 == right.Number < 0 ? found : Negate(found);
    }
}
