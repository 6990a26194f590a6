using System.Collections.Generic;
using System.Collections.Immutable;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;
using GradRepl.Runtime;

namespace GradRepl.Repl.Sessions;

/// <summary>A submission that the session took, with what is needed to take it back.</summary>
/// <param name="Submission">What the user wrote.</param>
/// <param name="Before">The chain without it.</param>
/// <param name="After">The chain with it at its end.</param>
/// <param name="ActivationsBefore">The activations known before it.</param>
/// <param name="Replaced">The activations whose names it took, as <see cref="Activation.Named"/> found them.</param>
/// <param name="Defined">The activations that it defined.</param>
/// <param name="Returns">Whether it has a <c>return</c> statement at top level.</param>
internal sealed record AcceptedSubmission(
    Submission Submission,
    SubmissionChain Before,
    SubmissionChain After,
    ImmutableList<DefinedActivation> ActivationsBefore,
    IReadOnlyList<Activation> Replaced,
    IReadOnlyList<DefinedActivation> Defined,
    bool Returns)
{
    /// <summary>How its evaluation ended.</summary>
    public EvaluationStatus Status { get; set; } = EvaluationStatus.Interrupted;
}
