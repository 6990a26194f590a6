using GradRepl.Repl.Output.Pictures;

namespace GradRepl.Repl.Commands;

/// <summary><c>:images</c></summary>
internal sealed class ImagesCommand : ICommand
{
    public string Name => "images";

    public string Argument => "[on|off]";

    public string Summary => "whether figures are shown in the terminal too, where it can";

    public string Details => """
        Terminals with kitty's graphics protocol (kitty, Ghostty, Konsole …), iTerm2's (iTerm2, WezTerm) or sixels (foot,
        xterm, Windows Terminal, tmux where it was built with them …) show figures where they are drawn; the PNG is written
        all the same. gradrepl --no-images starts without.
        """;

    public CommandResult Run(string argument, CommandContext context)
    {
        if (context.Session.Globals.Pictures is not { } pictures)
        {
            if (argument is not ("" or "on" or "off")) throw Wrong(argument);
            context.Terminal.Line("this is no terminal: figures are files only");
            return CommandResult.Continue;
        }
        if (argument.Length > 0) pictures.Enabled = argument switch { "on" => true, "off" => false, _ => throw Wrong(argument) };
        context.Terminal.Line(!pictures.Enabled ? "images are off: figures are files only"
            : pictures.Protocol == PictureProtocol.None ? "images are on, but this terminal takes none that gradrepl can send"
            : "images are on");
        return CommandResult.Continue;
    }

    private static CommandException Wrong(string argument) => new($":images is on or off, not '{argument}'");
}
