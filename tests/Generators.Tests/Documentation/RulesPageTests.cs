using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Recognition.Exponentials;
using GradRepl.Generators.Recognition.Identities;
using GradRepl.Generators.Writing.CSharp;
using GradRepl.Generators.Writing.Mathematics;

namespace GradRepl.Generators.Tests.Documentation;

/// <summary>docs/rules.md is the tables of rules and identities, printed; UPDATE_SNAPSHOTS=1 prints it anew.</summary>
public sealed class RulesPageTests
{
    private static readonly ImmutableArray<string> Arguments = ["u", "v", "w"];

    private static readonly CSharpExpressions Spelling = new(ImmutableDictionary<int, string>.Empty, _ => false);

    [Fact]
    public void The_page_is_the_tables()
    {
        string page = Page();
        if (Pages.Update) Pages.Write(page, "docs", "rules.md");
        Assert.Equal(page, Pages.Read("docs", "rules.md"));
    }

    [Fact]
    public void The_page_has_every_row()
    {
        string[] lines = Page().Split('\n');
        Assert.Equal(Rules.All.Sum(rule => rule.Partials.Length), lines.Count(line => line.StartsWith("| `", StringComparison.Ordinal)));
        Assert.Equal(SigmoidTanhMishForms.Table.Length + new IdentityTable(new ExponentialQuotientFinder()).Table.Length, lines.Count(line => line.StartsWith("- ", StringComparison.Ordinal)));
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("""
            # Rules

            Printed from the tables that the generator works with: `src/Generators/Functions/Rules.cs` and `src/Generators/Recognition`.
            A test compares this page with them.

            ## Derivatives

            One row for each argument of each function. *Derivative* is the formula as books print it; *computed as* is the equal one that keeps its digits
            over the whole range of double, in which generated code computes it (simplified, and with common parts named once). *Kink* is where the derivative jumps.

            | function | by | derivative | computed as | kink |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (Function rule in Rules.All) AppendRule(page, rule);
        page.Append("""

            ## IdentityTable

            What people write, and the well-conditioned value that it is equal to. They are found on the graph of values, so that locals and factored forms make
            no difference, and are used for derivatives alone: the function as written is not touched.

            ### Quotients of exponentials

            With E = e^v, up to a constant factor and a common factor of numerator and denominator; sums, products, quotients and small powers of exponentials,
            hyperbolic functions and σ of one exponent are first brought into this form.


            """.ReplaceLineEndings("\n"));
        foreach (QuotientForm form in SigmoidTanhMishForms.Table) page.Append($"- {Escape(form.Identity)}\n");
        page.Append("\n### Powers, roots, logarithms, the error function and hand-made forms\n\nTried from first to last.\n\n");
        foreach (Identity identity in new IdentityTable(new ExponentialQuotientFinder()).Table) page.Append($"- {Escape(identity.Statement)}\n");
        return page.ToString();
    }

    private static void AppendRule(StringBuilder page, Function rule)
    {
        var graph = new Graph();
        ImmutableArray<Expr> arguments = [.. Arguments.Take(rule.Partials.Length).Select(name => graph.Parameter(name))];
        Expr value = graph.Apply(rule, arguments);
        string kink = rule.KinkWhereZero is { } whereZero ? $"{FormulaWriter.Unicode(whereZero(arguments))} = 0" : "";
        for (int i = 0; i < rule.Partials.Length; i++)
        {
            (string derivative, string computed) = rule.Partials[i] is { } partial
                ? (FormulaWriter.Unicode(partial(arguments, value)), $"`{Spelling.Show(partial(arguments, value))}`")
                : ("0 between jumps", "");
            page.Append($"| `{Spelling.Show(value)}` | {Arguments[i]} | {Escape(derivative)} | {computed.Replace("|", @"\|", StringComparison.Ordinal)} | {Escape(kink)} |\n");
        }
    }

    private static string Escape(string formula) => formula.Replace("|", @"\|", StringComparison.Ordinal).Replace("*", @"\*", StringComparison.Ordinal);
}
