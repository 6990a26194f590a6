using System;
using System.Globalization;
using CsCheck;
using GradRepl.Repl.Output.Formatting;
using GradRepl.Repl.Sessions.Evaluating;

namespace GradRepl.Repl.Tests.Output.Formatting;

[Collection(SessionCollection.Name)]
public sealed class FormattingTests
{
    private readonly TestSession _session = new();

    [Theory]
    [InlineData("1.0 / 3", "0.3333333333333333")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("1f / 3", "0.33333334")]
    [InlineData("-0.0", "-0")]
    [InlineData("2.50m", "2.50")]
    [InlineData("1 < 2", "true")]
    [InlineData("\"a\\n\\\"b\"", "\"a\\n\\\"b\"")]
    [InlineData("'c'", "'c'")]
    [InlineData("(1, \"two\", 2.5)", "(1, \"two\", 2.5)")]
    [InlineData("new[] { 1.5, 2 }", "double[2] { 1.5, 2 }")]
    [InlineData("new int[0]", "int[0] { }")]
    [InlineData("Enumerable.Range(0, 100).ToArray()", "int[100] { 0, 1, 2, 3, …, 96, 97, 98, 99 }")]
    [InlineData("Enumerable.Range(0, 12).ToList()", "List<int>(12) { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(x => x * 2)", "{ 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, … }")]
    [InlineData("new[] { new[] { 1 }, null }", "int[][2] { int[1] { 1 }, null }")]
    [InlineData("new[] { new[] { 1, 20 }, new[] { 3, 4 } }", "int[2][2]\n  1  20\n  3   4")]
    [InlineData("new double[2, 2, 3]", "double[2, 2, 3]")]
    [InlineData("new[] { 1, 2 }.AsMemory()", "Memory<int>[2] { 1, 2 }")]
    [InlineData("new[] { (1, \"a\"), (22, \"b\") }", "(int, string), 2 rows\nItem1   Item2\n─────   ─────\n    1   a\n   22   b")]
    [InlineData("new[] { new { A = 1, B = 2.5 } }", "{ A, B }, 1 row\nA     B\n─   ───\n1   2.5")]
    [InlineData("new double[,] { { 1, 22 }, { 3.5, 4 } }", "double[2, 2]\n    1  22\n  3.5   4")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }", "Dictionary<string, int>(1) { { \"a\", 1 } }")]
    [InlineData("new { A = 1, B = \"x\" }", "{ A = 1, B = x }")]
    [InlineData("typeof(List<int[]>)", "List<int[]>")]
    [InlineData("DayOfWeek.Friday", "Friday")]
    public void Values_are_shown_as_people_write_them(string code, string shown) => Assert.Equal(shown, _session.Text(code));

    [Theory]
    [InlineData("int quiet = 1;")]
    [InlineData("(string)null")]
    [InlineData("Console.Out.Flush()")]
    [InlineData("1 + 1;//", "CS0201")]
    public void Nothing_is_shown_where_there_is_no_value(string code, string? error = null)
    {
        Evaluation evaluation = _session.Evaluate(code);
        Assert.Null(evaluation.Text);
        Assert.Equal(error is null ? 0 : 1, evaluation.Messages.Count);
    }

    [Fact]
    public void Text_is_bare_where_programs_read_it() => Assert.Equal("a\"b", new TestSession(quote: false).Text("\"a\\\"b\""));

    [Fact]
    public void Classes_and_records_of_a_script_show_their_members()
    {
        _session.Value("record Point(int X, string Y); class Box { public int V = 3; }");
        Assert.Equal("Point { X = 1, Y = z }", _session.Text("new Point(1, \"z\")"));
        Assert.Equal("Box { V=3 }", _session.Text("new Box()"));
    }

    [Fact]
    public void Activations_show_formulas_and_kinks()
    {
        string[] card =
            _session.Text("[Activation] double leaky(double z, double a = 0.25) => z > 0 ? z : a * z;\nActivation.Of(leaky)")!.Split('\n');
        Assert.Equal("leaky(a = 0.25)", card[0]);
        Assert.StartsWith("  leaky(z) = ", card[1], StringComparison.Ordinal);
        Assert.StartsWith("  leaky′(z) = ", card[2], StringComparison.Ordinal);
        Assert.Equal("  slope       from 0.25 (z → −∞) to 1 (z → ∞)", card[3]);
        Assert.Equal("  kinks       z = 0", card[4]);
        Assert.Equal("  saturation  none", card[5]);
        Assert.Equal("  spans       vectorized", card[6]);
        Assert.Matches("^  accuracy    value over spans    within 1 ulp at \\d+ points$", card[7]);
        Assert.Matches("^              derivative          within 1 ulp at \\d+ points$", card[8]);
        Assert.Matches("^              second derivative   within 1 ulp at \\d+ points$", card[9]);
        Assert.Matches("^              by a                within 1 ulp at \\d+ points$", card[10]);
        Assert.All(card[11..], line => Assert.All(line, letter => Assert.InRange(letter, ' ', '~')));
    }

    [Fact]
    public void An_error_while_showing_is_an_error_of_the_submission() =>
        Assert.Equal(
            "In[1](1,50): error: InvalidOperationException: no",
            _session.ErrorOf("class Bad { public override string ToString() => throw new InvalidOperationException(\"no\"); } new Bad()"));

    [Fact]
    public void Every_number_reads_back_as_itself()
    {
        var formatter = new ValueFormatter(quoteText: true);
        Gen.Double.Sample(number => double.Parse(formatter.Format(number)!, CultureInfo.InvariantCulture).Equals(number));
        Gen.Float.Sample(number => float.Parse(formatter.Format(number)!, CultureInfo.InvariantCulture).Equals(number));
    }
}
