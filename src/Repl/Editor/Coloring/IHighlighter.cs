using System.Collections.Generic;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Editor.Coloring;

/// <summary>Says what the pieces of an input are.</summary>
internal interface IHighlighter
{
    /// <returns>Spans in order, without overlap.</returns>
    IReadOnlyList<TokenSpan> Classify(TextBuffer input);
}
