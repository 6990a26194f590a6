using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradRepl.Repl.Sessions.Compiling;

/// <summary>Gathers a submission's diagnostics and tells them in terms of the text that the user wrote.</summary>
internal sealed class DiagnosticReport
{
    // Binary data taken for C# has thousands of errors; nobody reads more than the first few.
    private const int Most = 20, Longest = 1000;

    private readonly Submission _submission;
    private readonly SubmissionDerivation _derivation;
    private readonly List<Diagnostic> _diagnostics = [];

    public DiagnosticReport(Submission submission, SubmissionDerivation derivation)
    {
        _submission = submission;
        _derivation = derivation;
        HasErrors = derivation.Underived.Count > 0 || derivation.Diagnostics.Any(IsError);
    }

    public bool HasErrors { get; private set; }

    public void Add(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Severity < DiagnosticSeverity.Warning || diagnostic.IsSuppressed) continue;
            if (!IsError(diagnostic) && InGenerated(diagnostic)) continue;
            _diagnostics.Add(diagnostic);
            HasErrors |= IsError(diagnostic);
        }
    }

    public IReadOnlyList<Message> Messages()
    {
        // Skip the deriver's errors where the compiler has one, and errors about members that are missing
        // only because their method could not be derived.
        var derivers = _derivation.Diagnostics.Where(own => !_diagnostics.Any(other => IsError(other) && Overlap(own, other))).ToList();
        bool explained = derivers.Any(IsError) || _diagnostics.Any(other => IsError(other) && !OfMissingMember(other));
        // Skip CS1593 where CS0619 already forbids the call.
        var compilers = _diagnostics.Where(diagnostic => !(explained && OfMissingMember(diagnostic))
            && !(diagnostic.Id == "CS1593" && _diagnostics.Any(other => other.Id == "CS0619" && Overlap(diagnostic, other))));
        // Report only the first error in the generated members of a method.
        compilers = compilers.Where(diagnostic => !InGenerated(diagnostic)).Concat(compilers.Where(InGenerated).DistinctBy(Owner));
        List<Message> messages = [.. derivers.Concat(compilers).Select(Describe).Distinct()
            .OrderBy(message => message.Path == Display(_submission.Path) ? "" : message.Path, StringComparer.Ordinal)
            .ThenBy(message => message.Line).ThenBy(message => message.Column)];
        int more = messages.Count - Most;
        if (more <= 0) return messages;
        // Where there are too many, show errors first.
        messages = [.. messages.OrderByDescending(message => message.Severity).Take(Most)];
        return [.. messages, new Message(messages[0].Severity, null, 0, 0, null, $"and {more} more")];
    }

    private static string Shortened(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static bool Overlap(Diagnostic one, Diagnostic other) =>
        one.Location.SourceTree?.FilePath == other.Location.SourceTree?.FilePath
            && one.Location.SourceSpan.IntersectsWith(other.Location.SourceSpan);

    private bool InGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree == _derivation.Tree
            && !_derivation.Generated.IsEmpty
            && _derivation.Generated.Contains(diagnostic.Location.SourceSpan.Start);

    private bool OfMissingMember(Diagnostic diagnostic)
    {
        if (diagnostic.Id is not ("CS0103" or "CS0117") || diagnostic.Location.SourceTree is not { } tree) return false;
        string name = tree.GetText().ToString(diagnostic.Location.SourceSpan);
        return _derivation.Underived.Any(method => name.StartsWith(method, StringComparison.Ordinal) && name != method);
    }

    private string Display(string path) => path == _submission.Path ? _submission.DisplayPath ?? path : path;

    private Message Describe(Diagnostic diagnostic)
    {
        string text = Shortened(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Location location = diagnostic.Location;
        if (InGenerated(diagnostic) && Owner(diagnostic) is { } owner)
        {
            location = owner.Identifier.GetLocation();
            text = $"A generated member of '{owner.Identifier.ValueText}' does not compile: {text}";
        }
        if (!location.IsInSource)
            return new Message(diagnostic.Severity, Display(_submission.Path), 1 + _submission.LinesBefore, 1, diagnostic.Id, text);
        SourceText source = location.SourceTree!.GetText();
        string line = source.Lines[location.GetLineSpan().StartLinePosition.Line].ToString();
        FileLinePositionSpan span = location.GetMappedLineSpan();
        int before = span.Path == _submission.Path ? _submission.LinesBefore : 0;
        LinePosition place = span.StartLinePosition;
        return new Message(diagnostic.Severity, Display(span.Path), place.Line + 1 + before, place.Character + 1, diagnostic.Id, text)
        {
            Source = line,
        };
    }

    /// <summary>The user's method for which the generated text at a diagnostic was written.</summary>
    private MethodDeclarationSyntax? Owner(Diagnostic diagnostic)
    {
        string? member = _derivation.Tree.GetRoot()
            .FindNode(diagnostic.Location.SourceSpan)
            .FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText;
        DefinedActivation? owner =
            _derivation.Defined.FirstOrDefault(defined => member is not null && defined.Derivation.MemberNames.Contains(member))
            ?? _derivation.Defined.FirstOrDefault();
        return _derivation.Tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(method => method.Identifier.ValueText == owner?.Name && method.SpanStart < _derivation.Generated.Start);
    }
}
