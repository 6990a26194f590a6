using System;
using System.IO;
using GradRepl.Generators.Pipeline;
using GradRepl.Repl.Output.Figures;
using GradRepl.Repl.Output.Formatting;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Globals;
using GradRepl.Repl.Sessions.Guarding;
using GradRepl.Repl.Sessions.Submissions;

namespace GradRepl.Repl.Tests;

/// <summary>A session that writes into texts.</summary>
internal sealed class TestSession
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private int _submissions;

    public TestSession(DeriveMethod? derive = null, string? folder = null, bool quote = true, params string[] args)
    {
        Terminal = Terminal.Plain(_output, _error);
        var figures = new FigureFolder(folder ?? Path.Combine(Path.GetTempPath(), "gradrepl-" + Guid.NewGuid().ToString("N")));
        var formatter = new ValueFormatter(quote, new FigureFormatter(figures)) { Enter = Guard.Enter };
        Session = new Session(new ScriptGlobals(Terminal, formatter, figures, args), derive ?? Deriver.Derive, formatter.Format);
    }

    public Terminal Terminal { get; }

    public Session Session { get; }

    public string Output => _output.ToString().ReplaceLineEndings("\n");

    public string Error => _error.ToString().ReplaceLineEndings("\n");

    /// <summary>Evaluates code under the name In[n], whatever comes of it.</summary>
    public Evaluation Evaluate(string code) => Session.Evaluate(new Submission(code, $"In[{++_submissions}]"));

    /// <summary>The value of code that must succeed.</summary>
    public object? Value(string code)
    {
        Evaluation evaluation = Evaluate(code);
        Assert.True(evaluation.Status == EvaluationStatus.Succeeded, $"{code}: {string.Join("\n", evaluation.Messages)}");
        return evaluation.Value;
    }

    /// <summary>What is shown for the value of code that must succeed.</summary>
    public string? Text(string code)
    {
        Value(code);
        return Session.Evaluate(new Submission(code, $"In[{++_submissions}]")).Text;
    }

    /// <summary>The one error of code that must fail.</summary>
    public string ErrorOf(string code)
    {
        Evaluation evaluation = Evaluate(code);
        Assert.True(evaluation.Status is EvaluationStatus.Rejected or EvaluationStatus.Failed, $"{code} ended as {evaluation.Status}");
        return Assert.Single(evaluation.Messages, message => message.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).ToString();
    }
}
