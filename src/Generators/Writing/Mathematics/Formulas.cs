using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Writing.Mathematics;

/// <summary>A function's formulas, each in Unicode; the first two in LaTeX as well.</summary>
internal sealed record Formulas(string Value, string First, string Second, ImmutableArray<string> Partials, string Latex, string FirstLatex)
{
    public static Formulas Of(FunctionModel function, DerivedFunction derived)
    {
        (string name, string latex) = (Shown(function.Name), Notation.Latex.Name(Shown(function.Name)));
        string z = Notation.Unicode.Name(function.Parameters[0].Name), zLatex = Notation.Latex.Name(function.Parameters[0].Name);
        (string Unicode, string Latex) value = FormulaWriter.Both(function.Value.Folded(), asWritten: true),
            first = FormulaWriter.Both(derived.First);
        return new Formulas(
            Definition($"{name}({z})", value.Unicode, "(eᶻ − e⁻ᶻ)/(eᶻ + e⁻ᶻ)"),
            $"{name}′({z}) = {first.Unicode}",
            $"{name}″({z}) = {FormulaWriter.Unicode(derived.Second)}",
            [.. function.Hyperparameters.Zip(
                derived.Partials,
                (parameter, partial) => $"{Notation.Unicode.Partial(name, parameter.Name)} = {FormulaWriter.Unicode(partial)}")],
            Definition($"{latex}({zLatex})", value.Latex, @"\frac{e^z - e^{-z}}{e^z + e^{-z}}"),
            $@"{latex}'({zLatex}) = {first.Latex}");
    }

    /// <summary>tanh(z) = tanh(z) would say nothing, so that its definition stands there.</summary>
    private static string Definition(string name, string formula, string tanh) =>
        $"{name} = {(formula.Replace(@"\left", "").Replace(@"\right", "") == name && name.Contains("tanh") ? tanh : formula)}";

    /// <summary>Swish is swish in a formula; ReLU and GELU stay as they are.</summary>
    private static string Shown(string name) => name.Skip(1).All(c => !char.IsUpper(c)) ? name.ToLowerInvariant() : name;
}
