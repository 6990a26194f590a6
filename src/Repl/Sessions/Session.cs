using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GradRepl.Repl.Output.Tracing;
using GradRepl.Repl.Sessions.Caching;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Globals;
using GradRepl.Repl.Sessions.Guarding;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Repl.Sessions;

/// <summary>
/// A chain of submissions that see each other's definitions. Each is compiled, derived, guarded, emitted in memory and run;
/// one that does not compile leaves the session exactly as it was.
/// </summary>
internal sealed partial class Session
{
    // A full collection after so many submissions; each takes some tens of milliseconds.
    private const int Tidy = 100;

    // Nobody reads on after the first few.
    private const int MostSyntaxErrors = 5;

    private const string NoRoom =
        "OutOfMemory: the memory is used up, and variables of earlier submissions hold it; set the big ones to null, or :reset";

    private readonly ScriptGlobals _globals;
    private readonly SubmissionCompiler _compiler;
    private readonly Func<object, string?>? _format;
    private readonly MemoryReserve _reserve = new();
    private readonly Lock _interruption = new();
    private SubmissionLoader _loader = new();
    private RuntimeErrors _errors = new();
    private SubmissionChain _chain = SubmissionChain.Empty;
    private object?[] _states;
    private ImmutableList<DefinedActivation> _activations = [];
    private EvaluationThread? _running;
    private CancellationTokenSource? _evaluating;

    /// <param name="globals">What scripts can use without declaring it.</param>
    /// <param name="derive">Derives annotated methods.</param>
    /// <param name="format">Writes a value for people; runs on the evaluation's own thread, since it may call the user's
    /// code. Null shows nothing.</param>
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
    public CSharpCompilation Analyze(SyntaxTree tree) => SubmissionCompiler.Analyze(tree, _chain);

    /// <summary>The activations defined so far, in order; of a redefined one, the last.</summary>
    public IReadOnlyList<DefinedActivation> Activations => _activations;

    /// <summary>The variables that the next submission would see, with their types, in order of definition.</summary>
    public IEnumerable<(string Name, string Type)> Variables
    {
        get
        {
            var variables = new List<(string Name, string Type)>();
            foreach (IFieldSymbol variable in _chain.Submissions()
                .Reverse()
                .SelectMany(submission => submission.ScriptClass?.GetMembers().OfType<IFieldSymbol>() ?? []))
            {
                if (variable.IsImplicitlyDeclared) continue;
                variables.RemoveAll(earlier => earlier.Name == variable.Name);
                variables.Add((variable.Name,
                    variable.Type.ToMinimalDisplayString(_chain.Analysis!.GetSemanticModel(_chain.Analysis.SyntaxTrees[0]), 0)));
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
    /// <param name="submission">The text.</param>
    /// <param name="cache">Where to look for it, and to keep it, compiled; only for the first of a session.</param>
    public Evaluation Evaluate(Submission submission, ScriptCache? cache = null) =>
        Interruptible(cancellation => Submit(submission, keep: true, cache, cancellation));

    /// <summary>From its first instant to its last, so that no Ctrl+C falls between compiling and running.</summary>
    private Evaluation Interruptible(Func<CancellationToken, Evaluation> evaluate)
    {
        using var cancellation = new CancellationTokenSource();
        lock (_interruption) _evaluating = cancellation;
        try
        {
            return evaluate(cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            TraceLog.Say("interrupt", "stopped while it was compiled");
            return new Evaluation(EvaluationStatus.Interrupted);
        }
        finally
        {
            lock (_interruption) _evaluating = null;
        }
    }

    /// <summary>The one way from a text to its answer: compiled, or found compiled, then loaded and run.</summary>
    /// <param name="submission">The text.</param>
    /// <param name="keep">Whether it stays in the session; otherwise nothing of it is kept.</param>
    /// <param name="cache">Where to look for it, and to keep it, compiled.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    private Evaluation Submit(Submission submission, bool keep, ScriptCache? cache, CancellationToken cancellation)
    {
        if (cache?.Find() is { Entry: not null } found) return Run(Load(found)!, found, _format);
        CompiledSubmission compiled;
        try
        {
            compiled = Compile(submission, cancellation);
        }
        catch (InsufficientExecutionStackException error)
        {
            TraceLog.Swallowed(error);
            return Refused(submission, "an expression is too long or nests too deeply for the compiler; divide it");
        }
        catch (OutOfMemoryException error)
        {
            TraceLog.Swallowed(error);
            return Refused(submission, _reserve.Recover(null) ? "there was not enough memory to compile it" : NoRoom);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            TraceLog.Say("failed", failure.ToString());
            return CompilerFailed(submission, failure);
        }
        cancellation.ThrowIfCancellationRequested(); // The compiler does not check everywhere.
        if (compiled.Chain is not { } chain || (compiled.Entry is null && !keep))
            return new Evaluation(EvaluationStatus.Rejected) { Messages = compiled.Messages };
        Func<object?[], Task<object?>>? entry = Load(compiled);
        if (chain.Count + 2 > _states.Length) Array.Resize(ref _states, 2 * (chain.Count + 2));
        if (compiled.Defined.Count > 0 && CheckReading(submission, compiled, entry!) is { } refused) return refused;
        if (!keep) return Run(entry!, compiled, format: null);
        AcceptedSubmission accepted = Remember(submission, compiled);
        Commit(compiled);
        // Now and then return the memory that compiling left, so that a long session stays small.
        if (_chain.Count % Tidy == 0) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (entry is not null) cache?.Keep(compiled);
        Evaluation evaluation = entry is null
            ? new Evaluation(EvaluationStatus.Succeeded) { Messages = compiled.Messages }
            : Run(entry, compiled, _format);
        accepted.Status = evaluation.Status;
        return evaluation;
    }

    private CompiledSubmission Compile(Submission submission, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        CompiledSubmission compiled = _compiler.Compile(submission, _chain, _activations, cancellation);
        if (TraceLog.IsOn)
            TraceLog.Say(
                "compile",
                $"{submission.Path} in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms: {compiled.Messages.Count} messages");
        return compiled;
    }

    /// <summary>Loads what was compiled; null where there is nothing to run, as with directives alone.</summary>
    private Func<object?[], Task<object?>>? Load(CompiledSubmission compiled)
    {
        foreach (GuardedText text in compiled.Texts) _errors.Add(text);
        if (compiled.Entry is not { } entry) return null;
        TraceLog.Say("load", $"{entry.Assembly}, {compiled.Assembly.Length} bytes");
        return _loader.Load(entry, compiled.Assembly, compiled.Symbols);
    }

    /// <summary>What is to be said of an exception that nobody caught on a thread that the user's code started.</summary>
    public Message Describe(Exception stray) => _errors.Describe(stray);

    /// <summary>Stops what is being compiled or evaluated.</summary>
    /// <returns>Whether there was something to stop.</returns>
    public bool Interrupt()
    {
        lock (_interruption)
        {
            _evaluating?.Cancel();
            _running?.Interrupt();
            return _evaluating is not null || _running is not null;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        foreach (DefinedActivation activation in _activations) ActivationRegistry.Forget(activation.QualifiedName);
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
        CompiledSubmission compiled = new SubmissionCompiler(derive).Compile(
            new Submission("var x = 1.5; x + 1", "warm-up"), SubmissionChain.Empty, [], default);
        new SubmissionLoader().Load(compiled.Entry!, compiled.Assembly, compiled.Symbols);
    }

    private void Commit(CompiledSubmission compiled)
    {
        _chain = compiled.Chain!;
        foreach (DefinedActivation replaced in compiled.Redefinition.Replaced)
        {
            _activations = _activations.Remove(replaced);
            ActivationRegistry.Forget(replaced.QualifiedName);
        }
        foreach (DefinedActivation defined in compiled.Defined)
        {
            defined.Resolve(compiled.Defined.Concat(_activations));
            _activations = _activations.RemoveAll(earlier => earlier.QualifiedName == defined.QualifiedName).Add(defined);
        }
    }

    private Evaluation Run(Func<object?[], Task<object?>> entry, CompiledSubmission compiled, Func<object, string?>? format) =>
        Run(() => entry(_states).GetAwaiter().GetResult(), compiled, format);

    private Evaluation Run(Func<object?> body, CompiledSubmission compiled, Func<object, string?>? format)
    {
        object? value = null;
        string? text = null;
        (Exception? thrown, bool leftBehind) = RunInterruptible(
            () =>
            {
                try
                {
                    value = body();
                    if (value is not null && format is not null) text = format(value);
                }
                catch (Exception thrown) when (MemoryReserve.IsExhausted(thrown))
                {
                    _reserve.Release();
                    throw;
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
            });
        // What used up the memory is told once there is some again.
        if (thrown is null || !MemoryReserve.IsExhausted(thrown)) TraceRun(thrown);

        var evaluation = new Evaluation(EvaluationStatus.Succeeded)
        {
            Messages = compiled.Messages,
            Defined = compiled.Defined,
            Notes = compiled.Redefinition.Notes,
            Exception = thrown,
            LeftBehind = leftBehind,
        };
        // This submission may have freed what filled the heap before.
        if (thrown is null && _reserve.IsMissing) _reserve.Recover(null);
        if (thrown is null) return evaluation with { Value = value, Text = text, Returned = compiled.Returns };
        if (RuntimeErrors.IsInterruption(thrown)) return evaluation with { Status = EvaluationStatus.Interrupted };
        string? lack = null;
        if (MemoryReserve.IsExhausted(thrown))
        {
            value = null;
            evaluation = evaluation with { Exception = null }; // The exception may hold what filled the memory.
            // Recover before anything else, which would need memory too.
            lack = _reserve.Recover(Array.FindLast(_states, state => state is not null and not ScriptGlobals))
                ? "OutOfMemory: the memory was used up; what this submission had stored was dropped, earlier variables are as they were"
                : NoRoom;
            TraceRun(thrown);
        }
        Message told = _errors.Describe(thrown);
        if (lack is not null) told = told with { Text = lack };
        return evaluation with { Status = EvaluationStatus.Failed, Messages = [.. compiled.Messages, told] };
    }

    // An exception is put into words only where they are read.
    private static void TraceRun(Exception? thrown)
    {
        if (TraceLog.IsOn) TraceLog.Say("run", thrown is null ? "succeeded" : $"threw {thrown}");
    }

    private (Exception? Thrown, bool LeftBehind) RunInterruptible(Action body)
    {
        (Exception? Thrown, bool LeftBehind) ended = EvaluationThread.Run(body, started =>
        {
            lock (_interruption)
            {
                _running = started;
                if (_evaluating is { IsCancellationRequested: true }) started.Interrupt();
            }
        });
        lock (_interruption) _running = null;
        return ended;
    }

    /// <summary>The compiler itself has errors: some malformed text makes it throw.</summary>
    private static Evaluation CompilerFailed(Submission submission, Exception failure)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(submission.Text, SubmissionCompiler.ParseOptions, submission.Path);
        Message[] malformed = [.. tree.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Take(MostSyntaxErrors)
            .Select(diagnostic => Message.At(diagnostic, submission))];
        return malformed.Length > 0
            ? new Evaluation(EvaluationStatus.Rejected) { Messages = malformed }
            : Refused(submission, $"the C# compiler failed on it ({failure.GetType().Name}: {failure.Message}); write it another way");
    }

    private static Evaluation Refused(Submission submission, string text) => new(EvaluationStatus.Rejected)
    {
        Messages = [new Message(
            DiagnosticSeverity.Error, submission.DisplayPath ?? submission.Path, 1 + submission.LinesBefore, 1, null, text)],
    };
}
