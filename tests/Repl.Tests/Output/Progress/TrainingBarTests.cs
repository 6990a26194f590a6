using System;
using System.IO;
using GradRepl.Repl.Output.Progress;
using GradRepl.Repl.Output.Terminals;

namespace GradRepl.Repl.Tests.Output.Progress;

/// <summary>The line that shows how a training goes.</summary>
public class TrainingBarTests
{
    private static readonly TrainingProgress Half = new(
        5, 10, 0.5, 0.25, null, 0.1, 12_345, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(63));

    [Fact]
    public void Where_nobody_watches_there_is_none() => Assert.Null(TrainingBar.On(Terminal.Plain(new StringWriter(), new StringWriter())));

    [Fact]
    public void The_numbers() =>
        Assert.Equal(
            "epoch  5/10  loss 0.25    , validation 0.5          12,345 examples/s  1:03 left",
            TrainingBar.Text(Half with { ValidationLoss = 0.5 }));

    [Fact]
    public void It_stands_on_one_line_and_goes_away()
    {
        var output = new StringWriter();
        using (TrainingBar bar = TrainingBar.On(WatchedTerminal.On(output, 100))!)
        {
            bar.Report(Half with { Elapsed = TimeSpan.FromMilliseconds(100) });
            Assert.Equal("", output.ToString()); // Not worth a flicker yet.
            bar.Report(Half);
            string line = output.ToString();
            Assert.StartsWith("\r\u001b[K", line, StringComparison.Ordinal);
            Assert.Contains("loss 0.25", line, StringComparison.Ordinal);
            Assert.Contains("━", line, StringComparison.Ordinal);
            Assert.DoesNotContain("\n", line, StringComparison.Ordinal);
        }
        Assert.EndsWith("\r\u001b[K", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(62)]
    public void It_fits_a_narrow_window(int width)
    {
        var output = new StringWriter();
        TrainingBar.On(WatchedTerminal.On(output, width))!.Report(Half);
        Assert.DoesNotContain("\n", output.ToString(), StringComparison.Ordinal);
    }
}
