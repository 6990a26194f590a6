using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Writing;

/// <summary>How a formula is set: in Unicode text or in LaTeX.</summary>
internal abstract class Notation
{
    public static readonly Notation Unicode = new UnicodeNotation();
    public static readonly Notation Latex = new LatexNotation();

    public abstract string Times { get; }

    public abstract string Minus { get; }

    public abstract string Name(string name);

    public abstract string Prime(string name, int order);

    public abstract string Subscript(string name, string index);

    public abstract string Partial(string name, string parameter);

    public abstract string Fraction(string numerator, string denominator);

    public abstract bool FractionNeedsParentheses { get; }

    public abstract string? Power(string plainBase, string exponent);

    public abstract string Exponential(string exponent);

    public abstract string Root(string inside, bool isAtom);

    public abstract string Magnitude(string inside);

    public abstract string Parentheses(string inside);

    public abstract string Relation(string symbol);

    public abstract string Cases(IReadOnlyList<(string Value, string? Condition)> cases);

    /// <summary>Greek for the names of Greek letters, as formulas spell β for beta.</summary>
    protected static readonly IReadOnlyDictionary<string, string> Greek = new Dictionary<string, string>
    {
        ["alpha"] = "α",
        ["beta"] = "β",
        ["gamma"] = "γ",
        ["delta"] = "δ",
        ["epsilon"] = "ε",
        ["eta"] = "η",
        ["theta"] = "θ",
        ["kappa"] = "κ",
        ["lambda"] = "λ",
        ["lambd"] = "λ",
        ["mu"] = "μ",
        ["rho"] = "ρ",
        ["sigma"] = "σ",
        ["tau"] = "τ",
        ["phi"] = "φ",
        ["omega"] = "ω",
    };

    protected static string Last(string spelling) => spelling.Substring(spelling.LastIndexOf('.') + 1).TrimStart('@');
}

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

internal sealed class LatexNotation : Notation
{
    private static readonly HashSet<string> Known = ["exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min"];

    public override string Times => @" \cdot ";

    public override string Minus => "-";

    public override bool FractionNeedsParentheses => false;

    public override string Name(string name)
    {
        string last = Last(name);
        if (last is "PI" or "Pi" || last == "π") return @"\pi";
        if (last == "E") return "e";
        if (last == "Φ") return @"\Phi";
        if (last == "φ") return @"\varphi";
        if (last == "σ" || last == "lambd") return last == "σ" ? @"\sigma" : @"\lambda";
        if (Greek.ContainsKey(last)) return @"\" + last;
        if (Known.Contains(last)) return @"\" + last;
        return last.Length == 1 ? last : $@"\operatorname{{{last.Replace("_", @"\_")}}}";
    }

    public override string Prime(string name, int order) => name + new string('\'', order);

    public override string Subscript(string name, string index) => $"{name}_{index}";

    public override string Partial(string name, string parameter) => $@"\frac{{\partial {name}}}{{\partial {Name(parameter)}}}";

    public override string Fraction(string numerator, string denominator) => $@"\frac{{{numerator}}}{{{denominator}}}";

    public override string? Power(string plainBase, string exponent) => $"{plainBase}^{{{exponent}}}";

    public override string Exponential(string exponent) => $"e^{{{exponent}}}";

    public override string Root(string inside, bool isAtom) => $@"\sqrt{{{inside}}}";

    public override string Magnitude(string inside) => $@"\left|{inside}\right|";

    public override string Parentheses(string inside) => $@"\left({inside}\right)";

    public override string Relation(string symbol) => symbol switch { "<=" => @"\le", ">=" => @"\ge", "==" => "=", "!=" => @"\ne", "&&" => @"\land", "||" => @"\lor", "!" => @"\lnot ", _ => symbol };

    public override string Cases(IReadOnlyList<(string Value, string? Condition)> cases) =>
        $@"\begin{{cases}} {string.Join(@" \\ ", cases.Select(each => each.Condition is { } condition ? $@"{each.Value} & \text{{if }} {condition}" : $@"{each.Value} & \text{{otherwise}}"))} \end{{cases}}";
}
