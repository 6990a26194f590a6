using System;
using System.Collections.Generic;
using GradRepl.Repl.Editor.Coloring;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Editor.Drawing;

/// <summary>Where each character of an input stands on the screen: a function of the text, the caret and the width alone.</summary>
/// <param name="Rows">The rows, none wider than the screen.</param>
/// <param name="CaretRow">The caret's row.</param>
/// <param name="CaretColumn">The caret's column, less than the width.</param>
internal sealed record Layout(List<List<Cell>> Rows, int CaretRow, int CaretColumn)
{
    /// <param name="input">The text and the caret.</param>
    /// <param name="spans">What the pieces of the text are, in order and without overlap; text between them is plain.</param>
    /// <param name="width">The width of the screen in columns, at least 2.</param>
    /// <param name="prompt">What stands before the first line.</param>
    /// <param name="continuation">What stands before every other line.</param>
    public static Layout Of(TextBuffer input, IReadOnlyList<TokenSpan> spans, int width, string prompt = "", string continuation = "")
    {
        string text = input.Text;
        var rows = new List<List<Cell>>();
        (int Row, int Column) caret = default;
        int column = 0, lineColumn = 0, span = 0;
        List<Cell> row = NewRow(rows);
        Prompt(prompt);
        for (int at = 0; ;)
        {
            int length = at < text.Length && text[at] != '\n' ? Grapheme.LengthAt(text, at) : 0;
            while (span < spans.Count && spans[span].End <= at) span++;
            TokenClass tokens = span < spans.Count && spans[span].Start <= at ? spans[span].Class : TokenClass.Text;
            Cell cell = length > 0 ? Cell.Of(text.AsSpan(at, length), lineColumn, tokens) : default;
            // The caret takes a column too, where nothing follows it.
            if (column + Math.Max(cell.Width, at == input.Caret ? 1 : 0) > width)
            {
                row = NewRow(rows);
                column = 0;
            }
            if (at == input.Caret) caret = (rows.Count - 1, column);
            if (at == text.Length) break;
            if (length == 0)
            {
                row = NewRow(rows);
                column = lineColumn = 0;
                Prompt(continuation);
                at++;
                continue;
            }
            row.Add(cell);
            column += cell.Width;
            lineColumn += cell.Width;
            at += length;
        }
        return new Layout(rows, caret.Row, caret.Column);

        void Prompt(string text)
        {
            foreach (Cell cell in Cell.Of(text, TokenClass.Prompt))
            {
                if (column + cell.Width >= width) break; // A window too narrow for prompts.
                row.Add(cell);
                column += cell.Width;
            }
        }
    }

    private static List<Cell> NewRow(List<List<Cell>> rows)
    {
        var row = new List<Cell>();
        rows.Add(row);
        return row;
    }
}
