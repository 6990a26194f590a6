using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GradRepl.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Repl;

/// <summary>
/// A chain of submissions that see each other's definitions. Each is compiled, derived, guarded, emitted in memory and run;
/// one that does not compile leaves the session exactly as it was.
/// </summary>
internal sealed partial class Session
{
    private readonly ScriptGlobals _globals;
    private readonly SubmissionCompiler _compiler;
    private readonly Func<object, string?>? _format;
    private readonly Lock _interruption = new();
    private SubmissionLoader _loader = new();
    private RuntimeErrors _errors = new();
    private SubmissionChain _chain = SubmissionChain.Empty;
    private object?[] _states;
    private ImmutableList<DefinedActivation> _activations = [];
    private EvaluationThread? _running;
    private CancellationTokenSource? _compiling;

    /// <param name="globals">What scripts can use without declaring it.</param>
    /// <param name="derive">Derives annotated methods.</param>
    /// <param name="format">Writes a value for people; runs on the evaluation's own thread, since it may call the user's code. Null shows nothing.</param>
    public Session(ScriptGlobals globals, DeriveMethod derive, Func<object, string?>? format = null)
    {
        _globals = globals;
        _compiler = new SubmissionCompiler(derive);
        _format = format;
        _states = [globals, null, null, null];
    }

    /// <summary>The submissions that the next one would see.</summary>
    public SubmissionChain Chain => _chain;

    /// <summary>A text as it would be seen by the next submission, for questions about it.</summary>
    public CSharpCompilation Analyse(SyntaxTree tree) => SubmissionCompiler.Analyse(tree, _chain);

    /// <summary>The activations defined so far, in order; of a redefined one, the last.</summary>
    public IReadOnlyList<DefinedActivation> Activations => _activations;

    /// <summary>The variables that the next submission would see, with their types, in order of definition.</summary>
    public IEnumerable<(string Name, string Type)> Variables
    {
        get
        {
            var variables = new List<(string Name, string Type)>();
            foreach (IFieldSymbol variable in _chain.Submissions().Reverse().SelectMany(submission => submission.ScriptClass?.GetMembers().OfType<IFieldSymbol>() ?? []))
            {
                if (variable.IsImplicitlyDeclared) continue;
                variables.RemoveAll(earlier => earlier.Name == variable.Name);
                variables.Add((variable.Name, variable.Type.ToMinimalDisplayString(_chain.Analysis!.GetSemanticModel(_chain.Analysis.SyntaxTrees[0]), 0)));
            }
            return variables;
        }
    }

    /// <summary>Whether a submission is compiled and running.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_interruption) return _running is not null;
        }
    }

    /// <summary>Evaluates one submission.</summary>
    public Evaluation Evaluate(Submission submission)
    {
        CompiledSubmission compiled;
        using (var cancellation = new CancellationTokenSource())
        {
            lock (_interruption) _compiling = cancellation;
            try
            {
                compiled = _compiler.Compile(submission, _chain, _activations, cancellation.Token);
            }
            catch (OperationCanceledException)
            {
                return new Evaluation(EvaluationStatus.Interrupted);
            }
            finally
            {
                lock (_interruption) _compiling = null;
            }
        }
        if (compiled.Chain is null) return new Evaluation(EvaluationStatus.Rejected) { Messages = compiled.Messages };

        Func<object?[], Task<object?>>? entry = compiled.Assembly.Length == 0 ? null : _loader.Load(compiled.Chain.Emitted!, compiled.Assembly, compiled.Symbols);
        AcceptedSubmission accepted = Remember(submission, compiled);
        Commit(compiled);
        Evaluation evaluation = entry is null ? new Evaluation(EvaluationStatus.Succeeded) { Messages = compiled.Messages } : Run(() => entry(_states).GetAwaiter().GetResult(), compiled, _format);
        accepted.Status = evaluation.Status;
        return evaluation;
    }

    /// <summary>Stops what is being compiled or evaluated.</summary>
    /// <returns>Whether there was something to stop.</returns>
    public bool Interrupt()
    {
        lock (_interruption)
        {
            _compiling?.Cancel();
            _running?.Interrupt();
            return _compiling is not null || _running is not null;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        foreach (DefinedActivation activation in _activations) Activation.Unregister(activation.Name);
        _activations = [];
        _accepted.Clear();
        _chain = SubmissionChain.Empty;
        _states = [_globals, null, null, null];
        _loader = new SubmissionLoader();
        _errors = new RuntimeErrors();
    }

    /// <summary>Compiles something and throws it away, so that the first real submission finds the compiler warm.</summary>
    public static void WarmUp(DeriveMethod derive)
    {
        CompiledSubmission compiled = new SubmissionCompiler(derive).Compile(new Submission("var x = 1.5; x + 1", "warm-up"), SubmissionChain.Empty, [], default);
        new SubmissionLoader().Load(compiled.Chain!.Emitted!, compiled.Assembly, compiled.Symbols);
    }

    private void Commit(CompiledSubmission compiled)
    {
        _chain = compiled.Chain!;
        if (_chain.Count + 2 > _states.Length) Array.Resize(ref _states, 2 * (_chain.Count + 2));
        foreach (GuardedText text in compiled.Texts) _errors.Add(text);
        foreach (DefinedActivation replaced in compiled.Redefinition.Replaced)
        {
            _activations = _activations.Remove(replaced);
            Activation.Unregister(replaced.Name);
        }
        foreach (DefinedActivation defined in compiled.Defined)
        {
            defined.Resolve(compiled.Defined.Concat(_activations));
            _activations = _activations.RemoveAll(earlier => earlier.QualifiedName == defined.QualifiedName).Add(defined);
        }
    }

    private Evaluation Run(Func<object?> body, CompiledSubmission compiled, Func<object, string?>? format)
    {
        object? value = null;
        string? text = null;
        (Exception? thrown, bool leftBehind) = EvaluationThread.Run(
            () =>
            {
                try
                {
                    value = body();
                    if (value is not null && format is not null) text = format(value);
                }
                catch (Exception thrown) when (RuntimeErrors.IsInterruption(thrown))
                {
                    _globals.Figures.DropPending();
                    throw;
                }
                finally
                {
                    _globals.FinishFigures();
                }
            },
            started =>
            {
                lock (_interruption) _running = started;
            });
        lock (_interruption) _running = null;

        var evaluation = new Evaluation(EvaluationStatus.Succeeded)
        {
            Messages = compiled.Messages,
            Defined = compiled.Defined,
            Notes = compiled.Redefinition.Notes,
            Exception = thrown,
            LeftBehind = leftBehind,
        };
        if (thrown is null) return evaluation with { Value = value, Text = text, Returned = compiled.Returns };
        if (RuntimeErrors.IsInterruption(thrown)) return evaluation with { Status = EvaluationStatus.Interrupted };
        return evaluation with { Status = EvaluationStatus.Failed, Messages = [.. compiled.Messages, _errors.Describe(thrown)] };
    }
}
