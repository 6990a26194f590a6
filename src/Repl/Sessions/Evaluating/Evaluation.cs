using System;
using System.Collections.Generic;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Submissions;

namespace GradRepl.Repl.Sessions.Evaluating;

/// <summary>How an evaluation ended.</summary>
internal enum EvaluationStatus
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It did not compile; the session is as it was.</summary>
    Rejected,

    /// <summary>It threw; what it had defined and assigned until then stays.</summary>
    Failed,

    /// <summary>The user stopped it; what it had defined and assigned until then stays.</summary>
    Interrupted,
}

/// <summary>What a session answers to a submission.</summary>
internal sealed record Evaluation(EvaluationStatus Status)
{
    /// <summary>The value of the last expression, or of <c>return</c>; null where there is none.</summary>
    public object? Value { get; init; }

    /// <summary>The value as people read it; null where there is nothing to show.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the value came from a <c>return</c> statement at top level.</summary>
    public bool Returned { get; init; }

    /// <summary>Errors, warnings and infos, in the order of the text; then what was thrown.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>What was thrown, for those who want the whole of it.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The activations that it defined.</summary>
    public IReadOnlyList<DefinedActivation> Defined { get; init; } = [];

    /// <summary>Plain remarks, such as which activations still use an earlier definition.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether code of an interrupted evaluation did not stop and was left behind.</summary>
    public bool LeftBehind { get; init; }
}
