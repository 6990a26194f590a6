using System.Collections.Generic;

namespace GradRepl.Repl;

/// <summary>Says what the pieces of an input are.</summary>
internal interface IHighlighter
{
    /// <returns>Spans in order, without overlap.</returns>
    IReadOnlyList<TokenSpan> Classify(TextBuffer input);
}
