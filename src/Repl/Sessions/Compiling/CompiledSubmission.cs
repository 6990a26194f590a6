using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Sessions.Compiling;

/// <summary>A submission that is ready to run, or the reasons why it is not.</summary>
internal sealed record CompiledSubmission
{
    /// <summary>The chain with the submission at its end; null where it has errors.</summary>
    public SubmissionChain? Chain { get; init; }

    /// <summary>Where it begins; null where there is nothing to run, as with directives alone.</summary>
    public SubmissionEntry? Entry { get; init; }

    public required IReadOnlyList<Message> Messages { get; init; }

    public IReadOnlyList<DefinedActivation> Defined { get; init; } = [];

    public Redefinition Redefinition { get; init; } = new();

    /// <summary>Whether the submission's value, if any, comes from a <c>return</c> statement.</summary>
    public bool Returns { get; init; }

    /// <summary>The submission's text and those that it loads, with guards in them.</summary>
    public ImmutableArray<GuardedText> Texts { get; init; } = [];

    /// <summary>What emitting said that was not known before.</summary>
    public ImmutableArray<Diagnostic> EmitDiagnostics { get; init; } = [];

    public MemoryStream Assembly { get; } = new();

    public MemoryStream Symbols { get; } = new();
}
