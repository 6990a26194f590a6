using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GradRepl.Repl.Tests.App;

/// <summary>What <c>--trace</c> writes.</summary>
public sealed class TraceTests : IDisposable
{
    private const string Trace = "trace.txt";

    private readonly Command _gradrepl = new();

    public void Dispose() => _gradrepl.Dispose();

    // A line is: the time, the kind of step, what it was; two spaces apart at least.
    private (string Kind, string What)[] Steps =>
    [
        .. File.ReadAllLines(Path.Combine(_gradrepl.Folder, Trace))
            .Select(line => line.Trim().Split("  ", 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(parts => (parts[1], parts[2])),
    ];

    [Fact]
    public void It_names_each_step_and_changes_nothing_else()
    {
        const string Code = "[Activation] double f(double z) => z * z; fDerivative(3)";
        Assert.Equal((0, "6\n", ""), _gradrepl.Run("--trace", Trace, "-e", Code));
        Assert.Equal(
            ["start", "derive", "compile", "load", "net", "run"],
            Steps.Select(step => step.Kind).Where(kind => kind != "swallowed"));
        Assert.Contains(("derive", "f: done, 0 diagnostics"), Steps);
        Assert.Contains(("run", "succeeded"), Steps);
    }

    [Fact]
    public void It_tells_what_a_script_throws_and_what_the_cache_does()
    {
        var environment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = Path.Combine(_gradrepl.Folder, "cache") };
        _gradrepl.Write("lesson.csx", "Console.WriteLine(1);\nthrow new Exception(\"on purpose\");\n");
        Assert.Equal(1, _gradrepl.Pipe([], environment, "lesson.csx", $"--trace={Trace}").Exit);
        Assert.Contains(Steps, step => step.Kind == "cache" && step.What.StartsWith("kept ", StringComparison.Ordinal));
        const string Threw = "threw System.Exception: on purpose at ";
        Assert.Contains(Steps, step => step.Kind == "run" && step.What.StartsWith(Threw, StringComparison.Ordinal));
        Assert.Equal(1, _gradrepl.Pipe([], environment, "lesson.csx", "--trace", Trace).Exit);
        Assert.Contains(Steps, step => step.Kind == "cache" && step.What.StartsWith("found ", StringComparison.Ordinal));
    }

    [Fact]
    public void It_tells_what_the_session_survives_without_a_word()
    {
        // Where the cache would be is a file: the script is compiled, as if there were none.
        _gradrepl.Write("cache", "");
        _gradrepl.Write("lesson.csx", "Console.WriteLine(1);\n");
        var environment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = Path.Combine(_gradrepl.Folder, "cache") };
        Assert.Equal((0, "1\n", ""), _gradrepl.Pipe([], environment, "lesson.csx", "--trace", Trace));
        Assert.Contains(Steps, step => step.Kind == "swallowed" && step.What.Contains("ScriptCache.cs:", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_it_cannot_be_written_nothing_runs()
    {
        (int exit, string output, string error) = _gradrepl.Run("--trace", Path.Combine("none", "trace.txt"), "-e", "1 + 1");
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("gradrepl: the trace 'none/trace.txt' cannot be written: ", error.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Equal(
            (2, "", "gradrepl: Required argument missing for option: '--trace'; see gradrepl --help\n"),
            _gradrepl.Run("-e", "1", "--trace"));
    }
}
