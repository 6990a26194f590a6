using System;
using System.Linq;

namespace GradRepl.Repl.Output.Pictures;

/// <summary>Finds out which pictures a terminal takes: from what it says of itself in the environment, or by asking it.</summary>
internal static class PictureDetection
{
    /// <summary>Asks whether a picture of one pixel could be shown, and then what every terminal answers: its device attributes.</summary>
    public const string Query = "\e_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\e\\" + AttributesQuery;

    /// <summary>Asks for the device attributes alone.</summary>
    public const string AttributesQuery = "\e[c";

    // The attribute of terminals that draw sixels, in xterm's control sequences under Send Device Attributes.
    private const string DrawsSixels = "4";

    private const string Agreed = "\e_Gi=31;OK";

    /// <summary>What the environment says; null where it says nothing, so that the terminal must be asked.</summary>
    public static PictureProtocol? OfEnvironment(Func<string, string?> variable)
    {
        string term = variable("TERM") ?? "";
        if (term is "dumb" or "linux") return PictureProtocol.None;
        // A multiplexer inherits the variables of the terminal around it. tmux can be asked what it draws itself.
        if (IsTmux(variable)) return null;
        if (!string.IsNullOrEmpty(variable("STY")) || term.StartsWith("screen", StringComparison.Ordinal)) return PictureProtocol.None;
        if (term is "xterm-kitty" or "xterm-ghostty" || !string.IsNullOrEmpty(variable("KITTY_WINDOW_ID"))) return PictureProtocol.Kitty;
        return variable("TERM_PROGRAM") switch
        {
            "ghostty" => PictureProtocol.Kitty,
            "iTerm.app" or "WezTerm" => PictureProtocol.ITerm,
            "Apple_Terminal" => PictureProtocol.None,
            _ => null,
        };
    }

    /// <summary>What to ask: of tmux its attributes only, since it would take the rest for a title.</summary>
    public static string Question(Func<string, string?> variable) => IsTmux(variable) ? AttributesQuery : Query;

    /// <summary>Whether an answer is complete: the device attributes come last.</summary>
    public static bool IsComplete(string answer) => Attributes(answer) is not null;

    /// <summary>What a terminal's answer says; one that said nothing in time takes no pictures.</summary>
    public static PictureProtocol OfAnswer(string answer) =>
        answer.Contains(Agreed, StringComparison.Ordinal) ? PictureProtocol.Kitty
        : Attributes(answer)?.Split(';').Contains(DrawsSixels) == true ? PictureProtocol.Sixel
        : PictureProtocol.None;

    /// <summary>The numbers between ESC [ ? and c; null where they have not come yet.</summary>
    private static string? Attributes(string answer)
    {
        int start = answer.IndexOf("\e[?", StringComparison.Ordinal) + 3;
        if (start < 3) return null;
        int length = answer.AsSpan(start).IndexOfAnyExcept("0123456789;");
        return length >= 0 && answer[start + length] == 'c' ? answer.Substring(start, length) : null;
    }

    private static bool IsTmux(Func<string, string?> variable) =>
        !string.IsNullOrEmpty(variable("TMUX")) || (variable("TERM") ?? "").StartsWith("tmux", StringComparison.Ordinal);
}
