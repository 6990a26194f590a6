using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Accuracy.Corpus;

/// <summary>The accuracy of what the generator makes of the corpus, as numbers and as a text.</summary>
internal sealed class CorpusReport
{
    private const int WorstFormulas = 40;

    private CorpusReport(IReadOnlyList<FormulaErrors> formulas, IReadOnlyList<string> refusals) =>
        (Formulas, Refusals) = (formulas, refusals);

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
            "Accuracy over the corpus: ulps of the truth; beside a zero, of the largest value there. Shares count the non-finite as bad.",
            $"{"",-22} {"",8} {"",7} | {"f' scalar",-34} | {"f' over spans of double",-34} | {"f' over spans of float",-34} "
                + $"| {"f'' (within 64)",-34} | {"partials (within 64)",-34}",
            $"{"mechanism",-22} {"formulas",8} {"points",7}" + string.Concat(Enumerable.Repeat(
                $" | {"non-fin.",8} {"good %",7} {"bad",7} {"worst",9}", 5)),
        };
        foreach (var group in Formulas.GroupBy(each => each.Formula.Mechanism).OrderBy(each => each.Key, StringComparer.Ordinal))
            lines.Add(Row(group.Key, [.. group]));
        lines.Add(Row("all", Formulas));
        lines.Add("good: within 4 ulp for f', 64 for f'' and partials; bad: finite, and over 16 for f', 64 for f'' and partials");
        lines.Add("");
        lines.Add($"Refused: {Refusals.Count}");
        lines.AddRange(Refusals.Select(each => "  " + each));
        IEnumerable<string> scalar = Formulas.Where(each => each is { IsVectorized: false, IsRefused: false })
            .Select(each => each.Formula.Name);
        lines.Add($"Not vectorized: {string.Join(", ", scalar)}");
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
                    .Select(i => Math.Abs(each.Values[i] - truths[i]!.Value) / Math.Abs(truths[i]!.Value))
                    .Select(error => double.IsNaN(error) ? 0 : error)
                    .Order()
            ];
            if (errors.Length == 0 || errors[errors.Length / 2] > 1e-6)
                yield return $"{each.Formula.Name}: off by {(errors.Length == 0 ? double.NaN : errors[errors.Length / 2]):G3}";
        }
    }

    private static CorpusReport Measure()
    {
        var run = GeneratorRun.From([CSharpSyntaxTree.ParseText(CorpusFormula.Source, GeneratorRun.Parsing)], strict: false);
        Type type = run.Assembly.GetType("Corpus", throwOnError: true)!;
        return new CorpusReport(
            [.. CorpusFormula.ReadAll().Select(formula => new FormulaErrors(formula, type))],
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
        $"{name,-22} {formulas.Count,8} {formulas.Sum(each => each.First.Points),7}"
            + string.Concat(new Func<FormulaErrors, ErrorCount>[]
            {
                each => each.First, each => each.Lanes, each => each.FloatLanes, each => each.Second, each => each.ByParameters,
            }.Select(quantity => Columns(Sum(formulas, quantity))));

    private static string Columns(ErrorCount count) => string.Create(CultureInfo.InvariantCulture,
        $" | {count.NonFinite,8} {100 * count.Share,7:F3} {count.Bad,7} {count.Worst,9:G3}");

    private static string Line(FormulaErrors each) => $"{each.Formula.Name,-24} {each.Formula.Mechanism,-20}"
        + Cell("f'", each.First) + Cell("spans", each.Lanes) + Cell("float", each.FloatLanes) + Cell("f''", each.Second)
        + Cell("partials", each.ByParameters);

    private static string Cell(string name, ErrorCount count) => count.NonFinite + count.Bad == 0
        ? $" | {name} {"",30}"
        : string.Create(CultureInfo.InvariantCulture, $" | {name} {$"{count.NonFinite}/{count.Bad}",7} {Where(count),-22}");

    private static string Where(ErrorCount count) => count.Bad > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{count.Worst:G2} at {count.WorstAt:G5}")
        : string.Create(CultureInfo.InvariantCulture, $"at {count.FirstNonFinite:G5}");
}
