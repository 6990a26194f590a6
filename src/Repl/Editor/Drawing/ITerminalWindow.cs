using System;

namespace GradRepl.Repl.Editor.Drawing;

/// <summary>A window of character cells that understands the common control sequences.</summary>
internal interface ITerminalWindow
{
    int Width { get; }

    int Height { get; }

    void Write(string text);

    /// <summary>The size changed, or the screen may show something else, as after a suspension. May come on any thread.</summary>
    event Action? Changed;

    /// <summary>Stops the process until the shell wakes it; nothing where there is no such thing.</summary>
    void Suspend();
}
