using System.Linq;

namespace GradRepl.Repl;

/// <summary><c>:source</c></summary>
internal sealed class SourceCommand : ICommand
{
    public string Name => "source";

    public string Argument => "f";

    public string Summary => "the generated C# of an activation's derivatives";

    public CommandResult Run(string argument, CommandContext context)
    {
        DefinedActivation? found = context.Session.Activations.LastOrDefault(activation => activation.QualifiedName == argument || activation.Name == argument);
        if (found is not null)
        {
            context.Terminal.Line(found.Derivation.DerivativeSource.Trim('\r', '\n'));
            return CommandResult.Continue;
        }
        string known = string.Join(", ", context.Session.Activations.Select(activation => activation.QualifiedName));
        context.Terminal.ErrorLine(argument.Length == 0
            ? "error: :source needs the name of an activation"
            : $"error: no activation of this session is named '{argument}'{(known.Length > 0 ? $"; there is {known}" : "")}");
        return CommandResult.Failed;
    }
}
