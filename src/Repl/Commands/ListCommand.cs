namespace GradRepl.Repl;

/// <summary><c>:list</c></summary>
internal sealed class ListCommand : ICommand
{
    public string Name => "list";

    public string Argument => "";

    public string Summary => "the activations and variables of this session";

    public CommandResult Run(string argument, CommandContext context)
    {
        bool any = false;
        foreach (DefinedActivation activation in context.Session.Activations)
        {
            context.Terminal.Line(activation.Derivation.Formula);
            any = true;
        }
        foreach ((string name, string type) in context.Session.Variables)
        {
            context.Terminal.Line($"{type} {name}");
            any = true;
        }
        if (!any) context.Terminal.Line("nothing is defined yet");
        return CommandResult.Continue;
    }
}
