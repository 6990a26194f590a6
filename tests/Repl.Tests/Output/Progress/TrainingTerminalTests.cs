using System;
using GradRepl.Repl.Tests.Editor;

namespace GradRepl.Repl.Tests.Output.Progress;

/// <summary>A training in a real terminal.</summary>
public sealed class TrainingTerminalTests
{
    [TmuxFact]
    public void A_bar_shows_it_and_one_interruption_answers_the_run()
    {
        using var terminal = new TmuxTerminal(width: 120);
        terminal.Paste("var run = new Network(2).Dense(8, Activations.Tanh).Dense(1).Train(Matrix.FromRows<double>([0, 1], [1, 0]), Matrix.FromRows<double>([0], [1]), Loss.SquaredError, Optimizers.Sgd(0.1), epochs: int.MaxValue);");
        terminal.Press("Enter").WaitUntil(screen => screen.Contains("examples/s", StringComparison.Ordinal) && screen.Contains("━ epoch", StringComparison.Ordinal), "the bar");
        terminal.Press("C-c").WaitUntil(screen => !screen.Contains("examples/s", StringComparison.Ordinal) && screen.EndsWith("\n>", StringComparison.Ordinal), "the prompt again");
        terminal.Type("run.Ending\n").WaitFor("Interrupted\n>");
        terminal.Type("run\n").WaitUntil(screen => screen.Contains("interrupted in epoch", StringComparison.Ordinal), "the run");
    }
}
