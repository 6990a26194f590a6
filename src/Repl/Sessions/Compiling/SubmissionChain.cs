using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Repl.Sessions.Compiling;

/// <summary>
/// Two chains of compilations over the same submissions: what the user wrote with the generated members, from which the
/// next submission is analysed and derived; and the guarded form of it, which is what runs. They are one and the same
/// until a submission needs guards.
/// </summary>
/// <param name="Analysis">The last submission as the user wrote it.</param>
/// <param name="Emitted">The last submission as it runs.</param>
/// <param name="Count">The number of compilations in the chain.</param>
internal sealed record SubmissionChain(CSharpCompilation? Analysis, CSharpCompilation? Emitted, int Count)
{
    public static readonly SubmissionChain Empty = new(null, null, 0);

    /// <summary>The submissions as the user wrote them, the last first.</summary>
    public IEnumerable<CSharpCompilation> Submissions()
    {
        for (CSharpCompilation? submission = Analysis; submission is not null; submission = submission.ScriptCompilationInfo?.PreviousScriptCompilation)
            yield return submission;
    }
}
