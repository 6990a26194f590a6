using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace GradRepl.Repl.Tests.Sessions.Guarding;

/// <summary>Ctrl+C, as the signal that a terminal sends, to a real process.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly Command _gradrepl = new();

    public void Dispose() => _gradrepl.Dispose();

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("SpinForEver(); void SpinForEver() => System.Threading.SpinWait.SpinUntil(() => false);")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).SelectMany(x => Enumerable.Repeat(x, int.MaxValue)).Select(x => x * 2).LongCount(x => x < 0);")]
    [InlineData("Parallel.For(0, 64, i => { while (true) { } });")]
    [InlineData("new System.Threading.SemaphoreSlim(0).Wait();")]
    [InlineData("lock (new object()) { System.Threading.Thread.Sleep(-1); }")]
    [InlineData("await new TaskCompletionSource().Task;")]
    public void It_ends_a_script_with_130(string code)
    {
        if (OperatingSystem.IsWindows()) return; // There is no signal to send to one process.
        string script = _gradrepl.Write("forever.csx", $"Console.WriteLine(\"runs\");\n{code}\n");
        using Process process = _gradrepl.Start(script);
        Assert.Equal("runs", process.StandardOutput.ReadLine());
        Signal(process);
        Command.Finish(process);
        Assert.Equal((130, "interrupted\n"), (process.ExitCode, process.StandardError.ReadToEnd()));
    }

    [Fact]
    public void It_leaves_the_page_of_what_ran()
    {
        if (OperatingSystem.IsWindows()) return;
        string script = _gradrepl.Write("page.csx", "// Page\nConsole.WriteLine(\"runs\");\nwhile (true) { }\nConsole.WriteLine(\"never\");\n");
        using Process process = _gradrepl.Start(script, "--html", "page.html");
        Assert.Equal("runs", process.StandardOutput.ReadLine());
        Signal(process);
        Command.Finish(process);
        Assert.Equal(130, process.ExitCode);
        string page = File.ReadAllText(Path.Combine(_gradrepl.Folder, "page.html"));
        Assert.Contains(">runs</pre>", page, StringComparison.Ordinal);
        Assert.Contains(">interrupted</pre>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("never", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leaves_no_part_of_a_figure()
    {
        if (OperatingSystem.IsWindows()) return;
        string script = _gradrepl.Write("figures.csx", "for (int i = 0; ; i++) { Plot(z => z * z * i, $\"{i}.png\"); Plot(z => z); }\n");
        using Process process = _gradrepl.Start("--out", "out", script);
        await process.StandardOutput.ReadLineAsync();
        await process.StandardOutput.ReadLineAsync();
        Task<string> rest = process.StandardOutput.ReadToEndAsync();
        Signal(process);
        Command.Finish(process);
        await rest;
        Assert.Equal(130, process.ExitCode);
        string[] files = Directory.GetFiles(Path.Combine(_gradrepl.Folder, "out"));
        Assert.True(files.Length >= 2);
        // Whole pictures of figures that were saved by name; nothing half written, nothing of those that were pending.
        Assert.All(files, file =>
        {
            Assert.Matches(@"^\d+\.png$", Path.GetFileName(file));
            Assert.True(File.ReadAllBytes(file).AsSpan()[^8..^4].SequenceEqual("IEND"u8), file);
        });
    }

    [Fact]
    public void It_ends_a_pipe_with_130_and_says_what_it_left_behind()
    {
        if (OperatingSystem.IsWindows()) return;
        using Process process = _gradrepl.Start();
        process.StandardInput.Write("Console.WriteLine(\"runs\"); System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40) + \"!\", \"(a+)+$\")\n");
        process.StandardInput.Flush();
        Assert.Equal("runs", process.StandardOutput.ReadLine());
        Signal(process);
        Command.Finish(process);
        Assert.Equal((130, "interrupted; something in it does not stop and was left behind\n"), (process.ExitCode, process.StandardError.ReadToEnd()));
    }

    private static void Signal(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
