using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Generators.Tests.Accuracy.Corpus;

/// <summary>The accuracy of what the generator makes of the corpus, as numbers and as a text.</summary>
internal sealed class CorpusReport
{
    private const int WorstFormulas = 40;

    private static readonly Func<FormulaErrors, ErrorCount>[] Quantities =
        [each => each.First, each => each.Lanes, each => each.FloatLanes, each => each.Second, each => each.ByParameters];

    private CorpusReport(IReadOnlyList<FormulaErrors> formulas, IReadOnlyList<string> refusals) =>
        (Formulas, Refusals) = (formulas, refusals);

    /// <summary>The formulas that alone are to be measured, with all that they miss in the report; empty for the whole corpus.</summary>
    public static IReadOnlyList<string> Selected { get; } =
        Environment.GetEnvironmentVariable("GRADREPL_CORPUS_FORMULAS")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static CorpusReport Measured { get; } = Measure();

    public IReadOnlyList<FormulaErrors> Formulas { get; }

    /// <summary>The errors that the generator reported.</summary>
    public IReadOnlyList<string> Refusals { get; }

    public ErrorCount First => Sum(Formulas, each => each.First);

    public ErrorCount Lanes => Sum(Formulas, each => each.Lanes);

    public ErrorCount FloatLanes => Sum(Formulas, each => each.FloatLanes);

    public ErrorCount Second => Sum(Formulas, each => each.Second);

    public ErrorCount ByParameters => Sum(Formulas, each => each.ByParameters);

    public string Text()
    {
        var lines = new List<string>
        {
            "Accuracy over the corpus: ulps of the truth; beside a zero, of the largest value there.",
            "good: within 4 ulp for f', 64 for f'' and partials, of all points; bad: finite, and over 16 or 64; of these",
            "cond: those of f' that four ulps of z would move as far",
            "",
            $"{"",-21} {"",8} {"",7}" + string.Concat(
                new[] { "f'", "f' over doubles", "f' over floats", "f''", "partials" }.Select(each => $" | {each,-39}")),
            $"{"mechanism",-21} {"formulas",8} {"points",7}" + string.Concat(Enumerable.Repeat(
                $" | {"non-fin.",8} {"good %",7} {"bad",6} {"cond",5} {"worst",8}", Quantities.Length)),
        };
        foreach (var group in Formulas.GroupBy(each => each.Formula.Mechanism).OrderBy(each => each.Key, StringComparer.Ordinal))
            lines.Add(Row(group.Key, [.. group]));
        lines.Add(Row("all", Formulas));
        lines.Add("");
        lines.Add($"Refused: {Refusals.Count}");
        lines.AddRange(Refusals.Select(each => "  " + each));
        IEnumerable<string> scalar = Formulas.Where(each => each is { IsVectorized: false, IsRefused: false })
            .Select(each => each.Formula.Name);
        lines.Add($"Not vectorized: {string.Join(", ", scalar)}");
        int clean = Formulas.Count(each => Misses(each) == 0);
        lines.Add($"Without a miss: {clean} of {Formulas.Count}");
        lines.Add("");
        lines.Add($"The worst {WorstFormulas}: non-finite/bad, worst and where");
        string[] misses =
        [
            .. Formulas.Where(each => Misses(each) > 0)
                .OrderByDescending(Misses)
                .ThenBy(each => each.Formula.Name, StringComparer.Ordinal)
                .Select(Line)
        ];
        lines.AddRange(misses.Take(WorstFormulas));
        lines.Add("");
        lines.Add($"The other {Math.Max(0, misses.Length - WorstFormulas)} that miss");
        lines.AddRange(misses.Skip(WorstFormulas));
        if (Selected.Count > 0)
            lines.AddRange(Formulas.SelectMany(each => each.All).SelectMany(each => each.Misses).Select(miss => miss.ToString()));
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>Where the value of the formula as C# computes it and the truth are of different functions.</summary>
    public IEnumerable<string> Misunderstandings()
    {
        foreach (FormulaErrors each in Formulas)
        {
            double?[] truths = each.Formula.Of(CorpusFormula.Value);
            double[] errors =
            [
                .. Enumerable.Range(0, truths.Length)
                    .Where(i => Math.Abs(each.Formula.Points[i]) is > 0.05 and < 6 && truths[i] is { } truth && double.IsFinite(truth))
                    .Select(i => Math.Abs(each.Values[i] - truths[i]!.Value) / Math.Max(Math.Abs(truths[i]!.Value), double.Epsilon))
                    .Order()
            ];
            double median = errors.Length == 0 ? double.NaN : errors[errors.Length / 2];
            if (!(median <= 1e-6)) yield return $"{each.Formula.Name}: off by {median:G3}";
        }
    }

    private static CorpusReport Measure()
    {
        CompilationUnitSyntax unit = CSharpSyntaxTree.ParseText(CorpusFormula.Source, GeneratorRun.Parsing).GetCompilationUnitRoot();
        CorpusFormula[] formulas = [.. CorpusFormula.ReadAll().Where(each => Selected.Count == 0 || Selected.Contains(each.Name))];
        var names = formulas.Select(each => each.Name).ToHashSet();
        unit = unit.RemoveNodes(
            unit.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => !names.Contains(method.Identifier.Text)),
            SyntaxRemoveOptions.KeepNoTrivia)!;
        var run = GeneratorRun.From(
            [CSharpSyntaxTree.Create(unit, GeneratorRun.Parsing, "Corpus.cs", System.Text.Encoding.UTF8)], strict: false);
        Type type = run.Assembly.GetType("Corpus", throwOnError: true)!;
        return new CorpusReport(
            [.. formulas.Select(formula => new FormulaErrors(formula, type))],
            [.. run.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.ToString())]);
    }

    private static double Misses(FormulaErrors formula) => formula.All.Sum(each => 2 * each.NonFinite + each.Bad);

    private static ErrorCount Sum(IEnumerable<FormulaErrors> formulas, Func<FormulaErrors, ErrorCount> quantity)
    {
        var sum = new ErrorCount(0, 0);
        foreach (FormulaErrors each in formulas) sum.Add(quantity(each));
        return sum;
    }

    private static string Row(string name, IReadOnlyList<FormulaErrors> formulas) =>
        $"{name,-21} {formulas.Count,8} {formulas.Sum(each => each.First.Points),7}"
            + string.Concat(Quantities.Select(quantity => Columns(Sum(formulas, quantity))));

    private static string Columns(ErrorCount count) => string.Create(CultureInfo.InvariantCulture,
        $" | {count.NonFinite,8} {100 * count.Share,7:F3} {count.Bad,6} {count.BadByCondition,5} {count.Worst?.Ulps ?? 0,8:G2}");

    private static string Line(FormulaErrors each) => $"{each.Formula.Name,-24} {each.Formula.Mechanism,-21}"
        + string.Concat(new[] { "f'", "doubles", "floats", "f''", "partials" }
            .Zip(Quantities, (name, quantity) => Cell(name, quantity(each))));

    private static string Cell(string name, ErrorCount count) => count.NonFinite + count.Bad == 0
        ? $" | {name} {"",32}"
        : $" | {name} {$"{count.NonFinite}/{count.Bad}",7} {Where(count),-24}";

    private static string Where(ErrorCount count) => count.Bad > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{count.Worst!.Ulps:G2} at {count.Worst.Z:G6}")
        : string.Create(CultureInfo.InvariantCulture, $"at {count.FirstNonFinite!.Z:G6}");
}
