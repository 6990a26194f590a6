using System.Collections.Generic;

namespace GradRepl.Generators.Writing.Mathematics;

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
