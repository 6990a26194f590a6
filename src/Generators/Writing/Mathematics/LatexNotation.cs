using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Writing.Mathematics;

/// <summary>Formulas as LaTeX.</summary>
internal sealed class LatexNotation : Notation
{
    private static readonly HashSet<string> Operators = ["exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min"];

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
        if (Operators.Contains(last)) return @"\" + last;
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
