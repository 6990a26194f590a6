using System.Collections.Generic;
using GradRepl.Repl.Editor.Coloring;
using GradRepl.Repl.Editor.Drawing;
using GradRepl.Repl.Editor.Editing;
using GradRepl.Repl.Editor.Keys;

namespace GradRepl.Repl.Editor.Menus;

/// <summary>What takes the keys for a while and shows something below the input: the menu of completions, the search.</summary>
internal interface IOverlay
{
    /// <summary>What to mark in the input; null for nothing.</summary>
    TokenSpan? Mark { get; }

    OverlayAnswer Press(Key key, EditState state);

    /// <summary>The rows to show.</summary>
    /// <param name="width">The width of the window.</param>
    /// <param name="height">The most rows there is room for.</param>
    IReadOnlyList<List<Cell>> Rows(int width, int height);
}

/// <summary>What becomes of an overlay after a key.</summary>
internal enum OverlayAnswer
{
    /// <summary>It goes on; the key is done with.</summary>
    Stay,

    /// <summary>It is over; the key is done with.</summary>
    Close,

    /// <summary>It is over, and the key is for the editor.</summary>
    Pass,
}
