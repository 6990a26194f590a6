using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Output.Formatting;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Evaluating;

namespace GradRepl.Repl.Commands;

/// <summary><c>:list</c></summary>
internal sealed class ListCommand : ICommand
{
    private const int ValueWidth = 60;

    public string Name => "list";

    public string Argument => "";

    public string Summary => "the activations and variables of this session";

    public CommandResult Run(string argument, CommandContext context)
    {
        Session session = context.Session;
        foreach (DefinedActivation activation in session.Activations) context.Terminal.Line(activation.Derivation.Formula);
        (string Name, string Type)[] variables = [.. session.Variables];
        // Writing a value may call the user's code.
        List<string> values = context.Work(() => variables.Select(variable => Short(session.ValueOf(variable.Name), session.Globals.Formatter)).ToList());
        int names = variables.Select(variable => variable.Name.Length + variable.Type.Length + 1).DefaultIfEmpty().Max();
        foreach (((string name, string type), string value) in variables.Zip(values)) context.Terminal.Line($"{$"{type} {name}".PadRight(names)} = {value}");
        if (session.Activations.Count == 0 && variables.Length == 0) context.Terminal.Line("nothing is defined yet");
        return CommandResult.Continue;
    }

    private static string Short(object? value, ValueFormatter formatter)
    {
        string text;
        try
        {
            text = formatter.FormatNested(value);
        }
        catch (Exception thrown) when (!RuntimeErrors.IsInterruption(thrown) && thrown is not (OutOfMemoryException or InsufficientExecutionStackException))
        {
            text = $"({thrown.GetType().Name} while it was written)";
        }
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= ValueWidth ? text : text[..(ValueWidth - 1)] + "…";
    }
}
