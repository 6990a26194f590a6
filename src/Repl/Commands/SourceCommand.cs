using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Runtime;

namespace GradRepl.Repl.Commands;

/// <summary><c>:source</c></summary>
internal sealed class SourceCommand : ICommand
{
    public string Name => "source";

    public string Argument => "f [kernel]";

    public string Summary => "the generated C# of an activation's derivatives, or of its vectorised kernel";

    public string Details => """
          :source swish           the derivatives, as C# that you can read and step into
          :source swish kernel    the code over lanes that the spans run, written once for all widths
        """;

    public CommandResult Run(string argument, CommandContext context)
    {
        List<string> words = [.. CommandArguments.Split(argument)];
        bool kernel = words.Count > 1 && words[^1] == "kernel";
        if (kernel) words.RemoveAt(words.Count - 1);
        if (words.Count != 1) throw new CommandException(words.Count == 0 ? ":source needs the name of an activation" : $":source takes one activation, and 'kernel' or nothing: not '{argument}'");
        DefinedActivation? found = context.Session.Activations.LastOrDefault(activation => activation.QualifiedName == words[0] || activation.Name == words[0]);
        string source = found is not null ? (kernel ? found.Derivation.KernelSource : found.Derivation.DerivativeSource) : OfBuiltIn(words[0], kernel, context);
        context.Terminal.Line(source.Trim('\r', '\n'));
        return CommandResult.Continue;
    }

    private static string OfBuiltIn(string name, bool kernel, CommandContext context)
    {
        string known = string.Join(", ", context.Session.Activations.Select(activation => activation.QualifiedName));
        string none = $"no activation of this session is named '{name}'{(known.Length > 0 ? $"; there is {known}" : "")}";
        Activation activation;
        try
        {
            activation = FunctionArgument.Activation(name, context);
        }
        catch (CommandException)
        {
            throw new CommandException(none);
        }
        return kernel ? throw new CommandException($"the kernel of {activation.Name} is shown for activations of this session alone: {none}") : activation.DerivativeSource;
    }
}
