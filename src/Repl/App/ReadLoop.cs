using System;
using System.Collections.Generic;
using GradRepl.Repl.Commands;
using GradRepl.Repl.CSharp.Input;
using GradRepl.Repl.Editor.Lines;
using GradRepl.Repl.Output.Errors;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.App;

/// <summary>Reads submissions line by line and answers each as soon as it is complete, from a keyboard or from a pipe.</summary>
internal sealed class ReadLoop(ILineReader reader, Session session, Presenter presenter, CommandContext commands, bool interactive)
{
    private int _submissions;
    private int _linesRead;
    private bool _failed;

    /// <summary>Runs to the end of the input, or until the user leaves.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        var input = new List<string>();
        var scanner = new InputScanner();
        while (reader.ReadLine(continuation: input.Count > 0) is { } line)
        {
            _linesRead++;
            if (input.Count == 0)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                if (line.Trim() is "exit" or "quit") return Left();
                if (line.AsSpan().TrimStart().StartsWith(":"))
                {
                    CommandResult result = commands.Commands.Run(line, commands);
                    if (result == CommandResult.Leave) return Left();
                    _failed |= result == CommandResult.Failed;
                    continue;
                }
            }
            input.AddRange(line.Split('\n'));
            if (scanner.GoesOn(line)) continue;
            // At a keyboard, two empty lines submit what is there, so that nobody is caught in an input that never ends.
            bool forced = interactive && input.Count > 2 && string.IsNullOrWhiteSpace(input[^1]) && string.IsNullOrWhiteSpace(input[^2]);
            if (!forced && !InputCompleteness.IsComplete(string.Join('\n', input))) continue;
            if (Evaluate(input) is { } exit) return exit;
            input.Clear();
            scanner = new InputScanner();
        }
        return (input.Count > 0 ? Evaluate(input) : null) ?? Left();
    }

    /// <summary>Whether there is nothing to add to what was typed: a command, a word that leaves, or a submission.</summary>
    public static bool IsFinished(string text) =>
        string.IsNullOrWhiteSpace(text)
            || text.Trim() is "exit" or "quit"
            || text.AsSpan().TrimStart().StartsWith(":")
            || InputCompleteness.IsComplete(text);

    private int Left() => _failed && !interactive ? ExitCode.Error : ExitCode.Success;

    private int? Evaluate(List<string> input)
    {
        string name = interactive ? $"In[{++_submissions}]" : $"stdin#{++_submissions}";
        Evaluation evaluation = session.Evaluate(new Submission(string.Join('\n', input), name)
        {
            DisplayPath = interactive ? null : "stdin",
            LinesBefore = interactive ? 0 : _linesRead - input.Count,
        });
        if (evaluation.Returned && !interactive) evaluation = evaluation with { Text = null };
        presenter.Show(evaluation, DiagnosticSeverity.Info, definitions: true);
        _failed |= evaluation.Status != EvaluationStatus.Succeeded;
        if (interactive) return null;
        if (evaluation.Status == EvaluationStatus.Interrupted) return ExitCode.Interrupted;
        return evaluation is { Returned: true, Value: int code } ? code : null;
    }
}
