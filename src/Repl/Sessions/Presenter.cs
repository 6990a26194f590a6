using System.Linq;
using GradRepl.Repl.Output.Errors;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Spectre.Console;

namespace GradRepl.Repl.Sessions;

/// <summary>Shows what a session answers: results on standard output, diagnostics on standard error.</summary>
internal sealed class Presenter(Terminal terminal)
{
    private static readonly Style Quiet = new(decoration: Decoration.Dim);

    /// <summary>
    /// Runs a script in a session and shows what it answers; as when it
    /// is run by its name, its last expression is not shown.
    /// </summary>
    /// <returns>How it ended.</returns>
    /// <exception cref="UsageException">The file cannot be a script.</exception>
    public EvaluationStatus Play(string path, Session session, bool definitions)
    {
        Evaluation evaluation = session.Evaluate(new Submission(ScriptFile.Read(path), path)) with { Text = null };
        Show(evaluation, DiagnosticSeverity.Warning, definitions);
        return evaluation.Status;
    }

    /// <param name="evaluation">The answer.</param>
    /// <param name="least">The least severity to show.</param>
    /// <param name="definitions">Whether to answer a definition with its formulas.</param>
    public void Show(Evaluation evaluation, DiagnosticSeverity least, bool definitions)
    {
        if (definitions)
        {
            foreach (DefinedActivation defined in evaluation.Defined) Define(defined);
            foreach (string note in evaluation.Notes) terminal.Line("note: " + note);
        }
        if (evaluation.Text is { } text) terminal.Line(text);
        terminal.Output.Flush();
        foreach (Message message in evaluation.Messages.Where(message => message.Severity >= least)) Show(message);
        if (evaluation.Status == EvaluationStatus.Interrupted)
            terminal.ErrorLine(evaluation.LeftBehind ? "interrupted; something in it does not stop and was left behind" : "interrupted");
    }

    /// <summary>Shows a message; of an error, also the source line with a caret under the place.</summary>
    public void Show(Message message)
    {
        terminal.ErrorLine(message.ToString());
        if (message.Severity == DiagnosticSeverity.Error && message.Excerpt() is { } excerpt) terminal.ErrorLine(excerpt);
    }

    private void Define(DefinedActivation defined)
    {
        terminal.Line(defined.Derivation.Formula);
        terminal.Line(defined.Derivation.DerivativeFormula);
        string arguments = string.Join(", ", defined.Parameters.Select(DefinedActivation.Escaped));
        string calls = string.Join(", ", defined.Derivation.DerivativeNames.Select(name => $"{defined.Prefix}{name}({arguments})"));
        string function = defined.Prefix + DefinedActivation.Escaped(defined.Name);
        terminal.Line($"  next: {calls}, Plot({function}), Activation.Of({function})", Quiet);
    }
}
