using System;

namespace GradRepl.Repl;

/// <summary>Finds out which pictures a terminal takes: from what it says of itself in the environment, or by asking it.</summary>
internal static class PictureDetection
{
    /// <summary>Asks whether a picture of one pixel could be shown, and then what every terminal answers: its device attributes.</summary>
    public const string Query = "\e_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\e\\\e[c";

    private const string Agreed = "\e_Gi=31;OK";

    /// <summary>What the environment says; null where it says nothing, so that the terminal must be asked.</summary>
    public static PictureProtocol? OfEnvironment(Func<string, string?> variable)
    {
        string term = variable("TERM") ?? "";
        // A multiplexer inherits the variables of the terminal around it, but passes no pictures on.
        if (!string.IsNullOrEmpty(variable("TMUX")) || !string.IsNullOrEmpty(variable("STY")) || term.StartsWith("tmux", StringComparison.Ordinal) || term.StartsWith("screen", StringComparison.Ordinal)) return PictureProtocol.None;
        if (term is "dumb" or "linux") return PictureProtocol.None;
        if (term is "xterm-kitty" or "xterm-ghostty" || !string.IsNullOrEmpty(variable("KITTY_WINDOW_ID"))) return PictureProtocol.Kitty;
        return variable("TERM_PROGRAM") switch
        {
            "ghostty" => PictureProtocol.Kitty,
            "iTerm.app" or "WezTerm" => PictureProtocol.ITerm,
            "Apple_Terminal" or "vscode" => PictureProtocol.None,
            _ => null,
        };
    }

    /// <summary>Whether an answer is complete: the device attributes come last.</summary>
    public static bool IsComplete(string answer)
    {
        int start = answer.IndexOf("\e[?", StringComparison.Ordinal);
        return start >= 0 && answer.AsSpan(start + 3).IndexOfAnyExcept("0123456789;") is >= 0 and var end && answer[start + 3 + end] == 'c';
    }

    /// <summary>What a terminal's answer to <see cref="Query"/> says; one that said nothing in time takes no pictures.</summary>
    public static PictureProtocol OfAnswer(string answer) => answer.Contains(Agreed, StringComparison.Ordinal) ? PictureProtocol.Kitty : PictureProtocol.None;
}
