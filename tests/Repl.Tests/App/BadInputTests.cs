using System;
using System.IO;
using System.Linq;

namespace GradRepl.Repl.Tests.App;

/// <summary>Each bad input is one clear line on standard error, with the source line where there is one, and an exit code.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Command _gradrepl = new();

    public void Dispose() => _gradrepl.Dispose();

    private void Expect(int exit, string error, params string[] arguments) => Assert.Equal((exit, "", error + "\n"), _gradrepl.Run(arguments));

    [Fact]
    public void A_script_that_does_not_exist() => Expect(2, "gradrepl: there is no script 'no/such.csx'", "no/such.csx");

    [Fact]
    public void A_script_that_is_a_folder()
    {
        Directory.CreateDirectory(Path.Combine(_gradrepl.Folder, "folder.csx"));
        Expect(2, "gradrepl: 'folder.csx' is a folder, not a script", "folder.csx");
    }

    [Fact]
    public void A_script_that_is_binary()
    {
        File.WriteAllBytes(Path.Combine(_gradrepl.Folder, "zero.csx"), [(byte)'1', 0, (byte)'2']);
        Expect(2, "gradrepl: 'zero.csx' is not a script: it holds binary data", "zero.csx");
        File.WriteAllBytes(Path.Combine(_gradrepl.Folder, "latin.csx"), [(byte)'"', 0xE9, (byte)'"']);
        Expect(2, "gradrepl: 'latin.csx' is not a script: it is not valid UTF-8 at byte 1", "run", "latin.csx");
    }

    [Fact]
    public void A_script_that_is_empty() => Expect(1, "gradrepl: the script 'empty.csx' is empty", _gradrepl.Write("empty.csx", " \n\n"));

    [Fact]
    public void A_compile_error_on_line_7() => Expect(
        1,
        "seven.csx(7,13): error CS0103: The name 'undefined' does not exist in the current context\n  int b = a + undefined;\n              ^",
        _gradrepl.Write("seven.csx", "[Activation] double f(double z) => z * z;\nint a = 1;\n\n\n\nConsole.WriteLine(a);\nint b = a + undefined;\nConsole.WriteLine(b);\n"));

    [Fact]
    public void Brackets_that_nest_without_end() => Expect(
        1,
        "deep.csx(2,501): error: brackets nest deeper than 500, which the compiler cannot take; name the inner parts",
        _gradrepl.Write("deep.csx", "int a = 1;\n" + new string('(', 50_000)));

    [Fact]
    public void An_exception_on_line_9() => Expect(
        1,
        "./nine.csx(9,1): error: InvalidOperationException: message\n  throw new InvalidOperationException(\"message\");\n  ^",
        "./" + _gradrepl.Write("nine.csx", "int a = 1;\nint f(int x) =>\n    x + 1;\nfor (int i = 0; i < 3; i++)\n    a += f(i);\nFunc<int, int> g = x =>\n    f(x);\ng(1);\nthrow new InvalidOperationException(\"message\");\n"));

    [Fact]
    public void A_figure_folder_that_cannot_be_written()
    {
        _gradrepl.Write("taken", "");
        Expect(2, "gradrepl: the figure folder 'taken' is a file", "--out", "taken", "-e", "1");
        // Below a file no folder can be made, whoever asks.
        _gradrepl.Write("plot.csx", "int n = 1;\nPlot(z => z * z, \"a.png\");\n");
        (int exit, string output, string error) = _gradrepl.Run("--out", "taken/figures", "plot.csx");
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("plot.csx(2,1): error: IOException: The figure cannot be written to 'taken/figures", error, StringComparison.Ordinal);
        Assert.EndsWith("\n  Plot(z => z * z, \"a.png\");\n  ^\n", error, StringComparison.Ordinal);
        Assert.Equal(["plot.csx", "taken"], Directory.GetFileSystemEntries(_gradrepl.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void An_unknown_option()
    {
        Expect(2, "gradrepl: unknown option '--bogus'; see gradrepl --help", "--bogus", "x.csx");
        Expect(2, "gradrepl: Required argument missing for option: '--out'; see gradrepl --help", "--out");
    }
}
