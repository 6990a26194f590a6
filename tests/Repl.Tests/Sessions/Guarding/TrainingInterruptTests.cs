using System;
using System.Diagnostics;
using System.Globalization;

namespace GradRepl.Repl.Tests.Sessions.Guarding;

/// <summary>Ctrl+C while a network is trained: the first ends the training, the second the program.</summary>
public sealed class TrainingInterruptTests : IDisposable
{
    private const string Train = """
        new Network(2, seed: 1).Dense(8, Activations.Tanh).Dense(1).Train(
            Matrix.FromRows<double>([0, 0], [0, 1], [1, 0], [1, 1]), Matrix.FromRows<double>([0], [1], [1], [0]),
            Loss.SquaredError, Optimizers.Sgd(0.1),
            new TrainingOptions { Epochs = int.MaxValue, AfterEpoch = epoch => { if (epoch == 100) Console.WriteLine("runs"); } });
        """;

    private readonly Command _gradrepl = new();

    public void Dispose() => _gradrepl.Dispose();

    [Fact]
    public void A_script_goes_on_with_what_was_learned_and_exits_with_130()
    {
        if (OperatingSystem.IsWindows()) return; // There is no signal to send to one process.
        using Process process = _gradrepl.Start(_gradrepl.Write(
            "train.csx", $"var run = {Train}\nConsole.WriteLine($\"{{run.Ending}} {{run.Losses[^1] < run.Losses[0]}}\");\n"));
        Assert.Equal("runs", process.StandardOutput.ReadLine());
        Signal(process);
        Assert.Equal("Interrupted True", process.StandardOutput.ReadLine());
        Command.Finish(process);
        Assert.Equal((130, ""), (process.ExitCode, process.StandardError.ReadToEnd()));
    }

    [Fact]
    public void The_second_ends_the_script_and_every_training_in_it()
    {
        if (OperatingSystem.IsWindows()) return;
        using Process process = _gradrepl.Start(_gradrepl.Write(
            "train.csx", $"Repeat();\nvoid Repeat()\n{{\n    while (true)\n    {{\n        {Train}\n    }}\n}}\n"));
        for (int round = 0; round < 2; round++)
        {
            Assert.Equal("runs", process.StandardOutput.ReadLine());
            Signal(process);
        }
        Command.Finish(process);
        Assert.Equal((130, "interrupted\n"), (process.ExitCode, process.StandardError.ReadToEnd()));
    }

    [Fact]
    public void A_session_keeps_the_run_and_the_network()
    {
        if (OperatingSystem.IsWindows()) return;
        using Process process = _gradrepl.Start();
        process.StandardInput.Write($"var run = {Train.ReplaceLineEndings(" ")}\nrun.Ending\nrun.Epochs >= 100\n");
        process.StandardInput.Flush();
        Assert.Equal("runs", process.StandardOutput.ReadLine());
        Signal(process);
        process.StandardInput.Close();
        Assert.Equal("Interrupted\ntrue\n", process.StandardOutput.ReadToEnd());
        Command.Finish(process);
        Assert.Equal(0, process.ExitCode);
    }

    private static void Signal(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
