using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Output.Tracing;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Submissions;
using GradRepl.Runtime.CompilerServices.Registration;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Sessions;

/// <remarks>The history: the submissions that the session took, and <c>:undo</c>, which takes the last one back.</remarks>
internal sealed partial class Session
{
    private readonly List<AcceptedSubmission> _accepted = [];

    /// <summary>The submissions that it took and that were not undone, in order.</summary>
    public IReadOnlyList<AcceptedSubmission> Accepted => _accepted;

    /// <summary>Takes the last submission back: its definitions and variables. What it assigned, printed and wrote stays.</summary>
    /// <returns>The submission; null where there is none.</returns>
    public AcceptedSubmission? Undo()
    {
        if (_accepted.Count == 0) return null;
        AcceptedSubmission last = _accepted[^1];
        _accepted.RemoveAt(_accepted.Count - 1);
        _chain = last.Before;
        _activations = last.ActivationsBefore;
        TraceLog.Say("undo", last.Submission.Path);
        foreach (DefinedActivation defined in last.Defined) ActivationRegistry.Forget(defined.QualifiedName);
        foreach (ActivationRegistration replaced in last.Replaced) ActivationRegistry.Restore(replaced);
        return last;
    }

    private AcceptedSubmission Remember(Submission submission, CompiledSubmission compiled)
    {
        IEnumerable<string> taken = compiled.Redefinition.Replaced.Concat(compiled.Defined).Select(each => each.QualifiedName).Distinct();
        ActivationRegistration[] replaced = [.. taken.Select(ActivationRegistry.Defined).OfType<ActivationRegistration>()];
        var accepted = new AcceptedSubmission(
            submission, _chain, compiled.Chain!, _activations, replaced, compiled.Defined, compiled.Returns);
        _accepted.Add(accepted);
        return accepted;
    }
}
