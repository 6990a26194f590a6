using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Submissions;
using GradRepl.Runtime;
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
        foreach (DefinedActivation defined in last.Defined) Activation.Unregister(defined.Name);
        foreach (Activation replaced in last.Replaced) Activation.Register(replaced.Name, () => replaced);
        return last;
    }

    private AcceptedSubmission Remember(Submission submission, CompiledSubmission compiled)
    {
        var taken = compiled.Redefinition.Replaced.Concat(compiled.Defined).Select(each => each.Name).ToHashSet(StringComparer.Ordinal);
        Activation[] replaced = taken.Count == 0 ? [] : [.. Activation.Names.Where(taken.Contains).Select(Activation.Named)];
        var accepted = new AcceptedSubmission(submission, _chain, compiled.Chain!, _activations, replaced, compiled.Defined, compiled.Returns);
        _accepted.Add(accepted);
        return accepted;
    }
}
