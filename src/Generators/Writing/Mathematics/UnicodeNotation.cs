using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Writing.Mathematics;

/// <summary>Formulas as plain text, with raised digits and letters where Unicode has them.</summary>
internal sealed class UnicodeNotation : Notation
{
    private const string Plain = "0123456789+−()abcdefghijklmnoprstuvwxyzβγδ";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟ";

    public override string Times => "·";

    public override string Minus => "−";

    public override bool FractionNeedsParentheses => true;

    public override string Name(string name) => Last(name) switch
    {
        "PI" or "Pi" => "π",
        "Tau" => "τ",
        "E" => "e",
        string last => Greek.TryGetValue(last, out string? letter) ? letter : last,
    };

    public override string Prime(string name, int order) => name + new string('′', order);

    public override string Subscript(string name, string index) => name + (index == "n" ? "ₙ" : index);

    public override string Partial(string name, string parameter) => $"∂{name}/∂{Name(parameter)}";

    public override string Fraction(string numerator, string denominator) => $"{numerator}/{denominator}";

    public override string? Power(string plainBase, string exponent) => Raise(exponent) is { } raised ? plainBase + raised : $"{plainBase}^{(exponent.Length == 1 ? exponent : $"({exponent})")}";

    public override string Exponential(string exponent) => exponent.Length <= 5 && Raise(exponent) is { } raised ? "e" + raised : $"exp({exponent})";

    public override string Root(string inside, bool isAtom) => isAtom ? $"√{inside}" : $"√({inside})";

    public override string Magnitude(string inside) => $"|{inside}|";

    public override string Parentheses(string inside) => $"({inside})";

    public override string Relation(string symbol) => symbol switch { "<=" => "≤", ">=" => "≥", "==" => "=", "!=" => "≠", "&&" => "and", "||" => "or", "!" => "not ", _ => symbol };

    public override string Cases(IReadOnlyList<(string Value, string? Condition)> cases) =>
        $"{{ {string.Join("; ", cases.Select(each => each.Condition is { } condition ? $"{each.Value} if {condition}" : $"{each.Value} otherwise"))} }}";

    private static string? Raise(string text)
    {
        var raised = new char[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            int at = Plain.IndexOf(text[i]);
            if (at < 0) return null;
            raised[i] = Raised[at];
        }
        return new string(raised);
    }
}
