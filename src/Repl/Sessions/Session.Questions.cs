using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Globals;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Sessions;

/// <remarks>Questions, of which the session keeps nothing: the value of an expression or a variable, and whether a script compiles.</remarks>
internal sealed partial class Session
{
    /// <summary>What scripts can use without declaring it.</summary>
    public ScriptGlobals Globals => _globals;

    /// <summary>Evaluates a piece of C# of which nothing is kept: no definition, no result, no place in the chain.</summary>
    /// <param name="code">An expression without a semicolon.</param>
    /// <param name="path">What errors call it.</param>
    public Evaluation Ask(string code, string path) => Interruptible(cancellation =>
    {
        CompiledSubmission compiled = _compiler.Compile(new Submission(code, path), _chain, _activations, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (compiled.Chain is null || compiled.Entry is not { } start) return new Evaluation(EvaluationStatus.Rejected) { Messages = compiled.Messages };
        Func<object?[], Task<object?>> entry = _loader.Load(start, compiled.Assembly, compiled.Symbols);
        if (compiled.Chain.Count + 2 > _states.Length) Array.Resize(ref _states, 2 * (compiled.Chain.Count + 2));
        foreach (GuardedText text in compiled.Texts) _errors.Add(text);
        return Run(() => entry(_states).GetAwaiter().GetResult(), compiled, format: null);
    });

    /// <summary>The first reason why a script of its own would not compile; null where it would. Nothing is run.</summary>
    public Message? Explain(Submission script) =>
        _compiler.Compile(script, SubmissionChain.Empty, [], default).Messages.FirstOrDefault(message => message.Severity == DiagnosticSeverity.Error);

    /// <summary>Does work that may call the user's code, on a thread where it can be interrupted and where deep recursion is survived.</summary>
    public Evaluation Work(Func<object?> body) => Run(body, new CompiledSubmission { Messages = [] }, format: null);

    /// <summary>The value of a variable that the next submission would see.</summary>
    public object? ValueOf(string variable)
    {
        // The states of the submissions are objects with the variables as fields; the last that has one of the name counts.
        for (int i = Math.Min(_chain.Count + 1, _states.Length - 1); i > 0; i--)
        {
            FieldInfo? field = _states[i]?.GetType().GetField(variable, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            if (field is not null) return field.GetValue(_states[i]);
        }
        return null;
    }
}
