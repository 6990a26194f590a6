using System;
using System.Diagnostics;
using System.IO;
using GradRepl.Repl.Sessions;

namespace GradRepl.Repl.Tests.App;

/// <summary>The command through real pipes.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Command _gradrepl = new();

    public void Dispose() => _gradrepl.Dispose();

    [Theory]
    [InlineData("1 + 1", 0, "2\n")]
    [InlineData("\"text\"", 0, "text\n")]
    [InlineData("var x = 1;", 0, "")]
    [InlineData("return 5;", 5, "")]
    [InlineData("using System.Text;", 0, "")]
    public void Eval_prints_the_last_expression(string code, int exit, string output) => Assert.Equal((exit, output, ""), _gradrepl.Run("-e", code));

    [Fact]
    public void A_script_gets_its_arguments_untouched_and_sets_the_exit_code()
    {
        _gradrepl.Write("args.csx", "#!/usr/bin/env gradrepl\nConsole.WriteLine(string.Join(\"|\", Args));\nif (Args.Length > 0) return Args.Length;\nreturn 0;\n");
        Assert.Equal((5, "-e|--help|y z|--out|x\n", ""), _gradrepl.Run("args.csx", "-e", "--help", "--", "y z", "--out", "x"));
        Assert.Equal((1, "--version\n", ""), _gradrepl.Run("run", "args.csx", "--version"));
        Assert.Equal((0, "\n", ""), _gradrepl.Run("--no-color", "--out", "elsewhere", "args.csx"));
    }

    [Fact]
    public void The_figure_folder_may_be_named_after_the_script()
    {
        _gradrepl.Write("plots.csx", "Plot(Activations.Tanh, \"f.png\");\nConsole.WriteLine(string.Join(\"|\", Args));\n");
        Assert.Equal((0, "after/f.png\na|b\n", ""), _gradrepl.Run("plots.csx", "a", "--out", "after", "b", "--no-color"));
        Assert.Equal((0, "equals/f.png\n\n", ""), _gradrepl.Run("run", "plots.csx", "--out=equals"));
        Assert.Equal((2, "", "gradrepl: Required argument missing for option: '--out'; see gradrepl --help\n"), _gradrepl.Run("plots.csx", "--out"));
    }

    [Fact]
    public void A_script_prints_only_what_it_prints()
    {
        _gradrepl.Write("quiet.csx", "[Activation] double f(double z) => z * z;\nConsole.WriteLine(fDerivative(3));\nPlot(f, \"f.png\");\n1 + 1\n");
        Assert.Equal((0, "6\nout/f.png\n", ""), _gradrepl.Run("--out", "out", "quiet.csx"));
        Assert.True(File.Exists(Path.Combine(_gradrepl.Folder, "out", "f.png")));
    }

    [Fact]
    public void Loads_count_from_the_script()
    {
        Directory.CreateDirectory(Path.Combine(_gradrepl.Folder, "lessons"));
        _gradrepl.Write("lessons/part.csx", "double third(double z) =>\n    z < 0 ? throw new ArgumentException(\"negative\") : z / 3;\n");
        _gradrepl.Write("lessons/main.csx", "#load \"part.csx\"\nConsole.WriteLine(third(9));\nthird(-1);\n");
        Assert.Equal((1, "3\n", "lessons/part.csx(2,5): error: ArgumentException: negative\n      z < 0 ? throw new ArgumentException(\"negative\") : z / 3;\n      ^\n"), _gradrepl.Run("lessons/main.csx"));
    }

    [Fact]
    public void A_pipe_is_answered_submission_by_submission()
    {
        const string Input = """
            int twice(int n)
            {
                // a comment, and an empty line

                return 2 * n;
            }
            twice(21)
            nothing
            twice(
                5)
            int.Parse("q")
            [Activation]
            double cube(double z) => z * z * z;
            cubeDerivative(2)
            :list
            """;
        (int exit, string output, string error) = _gradrepl.Pipe(Input);
        Assert.Equal(1, exit);
        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal("42", lines[0]);
        Assert.Equal("10", lines[1]);
        Assert.StartsWith("cube(z) = ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("cube′(z) = ", lines[3], StringComparison.Ordinal);
        Assert.Contains("cubeDerivative(z)", lines[4], StringComparison.Ordinal);
        Assert.Equal("12", lines[5]);
        Assert.Equal(lines[2], lines[6]);
        Assert.Equal(7, lines.Length);
        Assert.Equal(
            "stdin(8,1): error CS0103: The name 'nothing' does not exist in the current context\n  nothing\n  ^\nstdin(11,1): error: FormatException: The input string 'q' was not in a correct format.\n  int.Parse(\"q\")\n  ^\n",
            error);
    }

    [Theory]
    [InlineData("var a = 1;\na + 1\n", 0, "2\n")]
    [InlineData("1\nexit\n2\n", 0, "1\n")]
    [InlineData("1\nreturn 3;\n2\n", 3, "1\n")]
    [InlineData("int f() {\n return 1;", 1, "")]
    [InlineData("", 0, "")]
    public void A_pipe_ends_with_an_exit_code(string input, int exit, string output)
    {
        (int actualExit, string actualOutput, _) = _gradrepl.Pipe(input);
        Assert.Equal((exit, output), (actualExit, actualOutput));
    }

    [Fact]
    public void Help_and_version()
    {
        (int exit, string output, string error) = _gradrepl.Run("--help");
        Assert.Equal((0, ""), (exit, error));
        foreach (string option in new[] { "--eval", "--out", "--no-color", "--version", "run" }) Assert.Contains(option, output, StringComparison.Ordinal);
        Assert.Equal((0, typeof(Session).Assembly.GetName().Version!.ToString(3) + "\n", ""), _gradrepl.Run("--version"));
    }

    [Fact]
    public void An_interruption_ends_a_script_with_130_and_leaves_no_figure()
    {
        if (OperatingSystem.IsWindows()) return; // There is no signal to send to one process there.
        _gradrepl.Write("loop.csx", "Plot(z => z);\nConsole.WriteLine(\"started\");\nwhile (true) ;\n");
        using Process process = _gradrepl.Start("loop.csx");
        Assert.Equal("started", process.StandardOutput.ReadLine());
        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) kill.WaitForExit();
        Command.Finish(process);
        Assert.Equal((130, "interrupted"), (process.ExitCode, process.StandardError.ReadToEnd().Trim()));
        Assert.False(Directory.Exists(Path.Combine(_gradrepl.Folder, "figures")));
    }
}
