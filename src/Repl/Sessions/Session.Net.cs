using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Sessions;

/// <remarks>The net under the reading: no derivative of a function that was misread is ever seen.</remarks>
internal sealed partial class Session
{
    /// <summary>Compares the activations of a submission that has not run with what was understood of them.</summary>
    /// <returns>Why the submission is not taken; null where it is.</returns>
    private Evaluation? CheckReading(Submission submission, CompiledSubmission compiled, Func<object?[], Task<object?>> entry)
    {
        IReadOnlyList<Diagnostic> found = [];
        Type script = entry.Method.DeclaringType!;
        (Exception? thrown, bool leftBehind) = RunInterruptible(() => found = ReadingCheck.Find(compiled, script, _states));
        if (thrown is not null && RuntimeErrors.IsInterruption(thrown))
            return new Evaluation(EvaluationStatus.Interrupted) { LeftBehind = leftBehind };
        if (thrown is not null) return new Evaluation(EvaluationStatus.Rejected) { Messages = [_errors.Describe(thrown)] };
        if (found.Count == 0) return null;
        return new Evaluation(EvaluationStatus.Rejected)
        {
            Messages = [.. compiled.Messages, .. found.Select(diagnostic => Message.At(diagnostic, submission))],
        };
    }
}
