using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Threading;
using GradRepl.Repl.Sessions.Guarding;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GradRepl.Repl.Sessions.Evaluating;

/// <summary>Finds the place in the user's text at which something was thrown.</summary>
internal sealed class RuntimeErrors
{
    // Threads that the user started may fail while the next submission is added.
    private readonly ConcurrentDictionary<string, Source> _sources = new(StringComparer.Ordinal);

    // Lines are looked for only when something was thrown.
    private sealed record Source(GuardedText Guarded)
    {
        private SourceText? _original, _compiled;

        public SourceText Original => _original ??= SourceText.From(Guarded.Origin.Text);

        public SourceText Compiled => _compiled ??= SourceText.From(Guarded.Text);
    }

    public void Add(GuardedText text) => _sources[text.Origin.Path] = new Source(text);

    /// <summary>One line that says what was thrown, at the innermost place that the user wrote.</summary>
    public Message Describe(Exception thrown)
    {
        Exception cause = Unwrap(thrown);
        (string Path, int Line, int Column, string Source)? place = Place(cause) ?? (ReferenceEquals(cause, thrown) ? null : Place(thrown));
        string text = cause is InsufficientExecutionStackException
            ? "StackOverflow: the calls nest too deeply; is there a recursion without an end?"
            : $"{cause.GetType().Name}: {OneLine(cause.Message)}";
        return new Message(DiagnosticSeverity.Error, place?.Path, place?.Line ?? 0, place?.Column ?? 0, null, text)
        {
            Source = place?.Source,
        };
    }

    public static bool IsInterruption(Exception thrown) => Unwrap(thrown) is InterruptedException or ThreadInterruptedException;

    private static Exception Unwrap(Exception thrown) => thrown switch
    {
        // Parallel loops report one failure several times.
        AggregateException { InnerExceptions: [var first, ..] all } when all.All(inner => inner.GetType() == first.GetType()) =>
            Unwrap(first),
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        TypeInitializationException { InnerException: { } inner } => Unwrap(inner),
        _ => thrown,
    };

    private static string OneLine(string text) =>
        string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private (string, int, int, string)? Place(Exception thrown)
    {
        foreach (StackFrame frame in new StackTrace(thrown, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is not { } file || !_sources.TryGetValue(file, out Source? source)) continue;
            int line = frame.GetFileLineNumber() - 1;
            if (line < 0 || line >= source.Compiled.Lines.Count) continue; // In a generated member, after the user's text.
            TextLine compiled = source.Compiled.Lines[line];
            int position = Math.Min(compiled.Start + Math.Max(frame.GetFileColumnNumber() - 1, 0), compiled.End);
            LinePosition original =
                source.Original.Lines.GetLinePosition(Math.Min(source.Guarded.Edits.ToOriginal(position), source.Original.Length));
            return (source.Guarded.Origin.DisplayPath ?? source.Guarded.Origin.Path, original.Line + 1 + source.Guarded.Origin.LinesBefore,
                original.Character + 1, source.Original.Lines[original.Line].ToString());
        }
        return null;
    }
}
