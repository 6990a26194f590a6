using System.Linq;
using GradRepl.Repl.Editor;

namespace GradRepl.Repl.Commands;

/// <summary><c>:keys</c></summary>
internal sealed class KeysCommand : ICommand
{
    public string Name => "keys";

    public string Argument => "";

    public string Summary => "what the keys do while you type; C- is Ctrl, M- is Alt";

    public CommandResult Run(string argument, CommandContext context)
    {
        int width = KeyBinding.All.Max(binding => binding.Keys.Length);
        foreach (KeyBinding binding in KeyBinding.All) context.Terminal.Line($"  {binding.Keys.PadRight(width)}  {binding.Summary}");
        return CommandResult.Continue;
    }
}
