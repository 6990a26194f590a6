namespace GradRepl.Repl.Output.Pictures;

/// <summary>How a terminal takes pictures.</summary>
internal enum PictureProtocol
{
    /// <summary>It takes none.</summary>
    None,

    /// <summary>Kitty's graphics protocol: https://sw.kovidgoyal.net/kitty/graphics-protocol/, also Ghostty's, Konsole's and others'.</summary>
    Kitty,

    /// <summary>iTerm2's: https://iterm2.com/documentation-images.html, also WezTerm's and others'.</summary>
    ITerm,

    /// <summary>DEC's: xterm's, foot's, Windows Terminal's, tmux's and others'.</summary>
    Sixel,
}
