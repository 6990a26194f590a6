using System;
using System.IO;
using System.Linq;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Tests.Sessions.Guarding;

namespace GradRepl.Repl.Tests.Sessions.Globals;

[Collection(SessionCollection.Name)]
public sealed class ScriptGlobalsTests : IDisposable
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "gradrepl-" + Guid.NewGuid().ToString("N"));
    private readonly TestSession _session;

    public ScriptGlobalsTests()
    {
        _session = new TestSession(folder: _folder, args: ["a", "--b"]);
        _session.Value("[Activation] double cube(double z) => z * z * z;\n[Activation] double scaled(double z, double a = 2) => a * z;");
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Args_are_those_of_the_command_line() => Assert.Equal(["a", "--b"], (string[])_session.Value("Args")!);

    [Fact]
    public void Linspace_has_both_ends() => Assert.Equal([-1.0, -0.5, 0, 0.5, 1], (double[])_session.Value("Linspace(-1, 1, 5)")!);

    [Theory]
    [InlineData("Plot(cube)")]
    [InlineData("Plot(cube);")]
    [InlineData("var figure = Plot(scaled);")]
    [InlineData("Plot(z => z * z, -1, 1)")]
    [InlineData("Plot(cube, scaled)")]
    [InlineData("Plot(cube, z => z * z)")]
    [InlineData("Plot(Activation.Of(cube), Activation.Of(scaled));")]
    [InlineData("Plot(Activation.Of(scaled).With(\"a\", 3), 0, 1)")]
    [InlineData("Show(Plot(cube));")]
    [InlineData("Show(Plot(cube))")]
    [InlineData("Figure.Of(z => z * z)")]
    public void A_plot_becomes_one_numbered_file(string code)
    {
        Evaluation evaluation = _session.Evaluate(code);
        Assert.Equal(EvaluationStatus.Succeeded, evaluation.Status);
        string file = Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal(Path.Combine(_folder, "figure-01.png"), file);
        Assert.Equal(file, (_session.Output + evaluation.Text).Trim());
        Assert.True(File.ReadAllBytes(file).AsSpan().StartsWith(Png));
    }

    [Theory]
    [InlineData("Plot(cube, \"sub/mine.png\");")]
    [InlineData("Plot(scaled, -1, 1, \"sub/mine\")")]
    [InlineData("Save(Plot(cube), \"sub/mine.png\")")]
    public void A_plot_with_a_name_is_saved_under_it_only(string code)
    {
        _session.Value(code);
        Assert.Equal(Path.Combine(_folder, "sub/mine.png"), Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories)));
    }

    [Fact]
    public void Numbers_count_up()
    {
        _session.Value("Plot(cube); Plot(scaled);");
        _session.Value("Plot(cube)");
        Assert.Equal(["figure-01.png", "figure-02.png", "figure-03.png"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_figure_that_cannot_be_written_is_one_error_and_leaves_nothing()
    {
        File.WriteAllText(_folder, "a file where the folder should be");
        try
        {
            string error = _session.ErrorOf("int n = 1;\nPlot(cube, \"x.png\");");
            Assert.StartsWith($"In[2](2,1): error: IOException: The figure cannot be written to '{Path.Combine(_folder, "x.png")}'", error, StringComparison.Ordinal);
            Assert.Contains("error: IOException: The figure cannot be written", _session.ErrorOf("Plot(cube);"), StringComparison.Ordinal);
            Assert.Equal(1, _session.Value("n"));
        }
        finally
        {
            File.Delete(_folder);
        }
    }

    [Fact]
    public void An_interrupted_submission_saves_no_figure()
    {
        Evaluation evaluation = GuardTests.Interrupted(_session, "Plot(cube); while (true) ;");
        Assert.Equal(EvaluationStatus.Interrupted, evaluation.Status);
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void Tables_are_aligned()
    {
        _session.Value("Table([\"layer\", \"σ′\", \"name\"], [1, 0.25, \"first\"], [10, 1.0 / 3, null]);");
        Assert.Equal("layer         σ′   name\n─────   ────────   ─────\n    1       0.25   first\n   10   0.333333\n", _session.Output);
    }

    [Theory]
    [InlineData("Table([\"a\", \"b\"], new[] { (1, 2), (3, 4) });")]
    [InlineData("Table([\"a\", \"b\"], new[] { new[] { 1, 2 }, new[] { 3, 4 } });")]
    [InlineData("Table([\"a\", \"b\"], Enumerable.Range(0, 2).Select(i => new object[] { 2 * i + 1, 2 * i + 2 }));")]
    public void Rows_may_be_tuples_arrays_or_sequences(string code)
    {
        _session.Value(code);
        Assert.Equal("a   b\n─   ─\n1   2\n3   4\n", _session.Output);
    }

    [Fact]
    public void A_row_of_the_wrong_length_is_refused() =>
        Assert.Contains("A row has 1 cells, but there are 2 headers.", _session.ErrorOf("Table([\"a\", \"b\"], [1]);"), StringComparison.Ordinal);

    [Fact]
    public void Headings_and_text_are_plain_without_colour()
    {
        _session.Value("Heading(\"Sigmoid σ\"); Text(\"**Bold**, `code` and 2 * 3 * 4.\"); Show(new[] { 1, 2 }); Show(\"x\");");
        Assert.Equal("\nSigmoid σ\n─────────\nBold, code and 2 * 3 * 4.\nint[2] { 1, 2 }\n\"x\"\n", _session.Output);
    }
}
