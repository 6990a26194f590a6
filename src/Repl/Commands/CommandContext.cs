using System;
using System.Linq;
using GradRepl.Repl.Output.Errors;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Commands;

/// <summary>What commands work with.</summary>
internal sealed record CommandContext(Session Session, Terminal Terminal, CommandRegistry Commands)
{
    /// <summary>The value of an expression in the session, of which nothing is kept.</summary>
    /// <exception cref="CommandException">It does not compile, throws, or was interrupted; the message says why.</exception>
    public object? Value(string expression) => Value(Session.Ask(expression, Asked));

    /// <summary>Does work that may call the user's code, where it can be interrupted.</summary>
    /// <exception cref="CommandException">It threw or was interrupted; the message says why.</exception>
    public T Work<T>(Func<T> body) => (T)Value(Session.Work(() => body()))!;

    private const string Asked = "argument";

    private static object? Value(Evaluation evaluation) => evaluation.Status switch
    {
        EvaluationStatus.Succeeded => evaluation.Value,
        EvaluationStatus.Interrupted => throw new CommandException(evaluation.LeftBehind ? "interrupted; something in it does not stop and was left behind" : "interrupted"),
        _ => throw new CommandException(Reason(evaluation)),
    };

    private static string Reason(Evaluation evaluation)
    {
        if (evaluation.Exception is UserException own) return own.Message;
        Message? error = evaluation.Messages.FirstOrDefault(message => message.Severity == DiagnosticSeverity.Error);
        if (error is null) return "there is nothing to evaluate";
        // A place in an argument of one line says little; one in a definition of the session, much.
        string place = error.Path is null or Asked ? "" : $" at {error.Path}({error.Line},{error.Column})";
        return (error.Id is null ? error.Text : $"{error.Id}: {error.Text}") + place;
    }
}
