using System;
using System.Collections.Generic;
using GradRepl.Repl.Output.Figures;
using GradRepl.Runtime;

namespace GradRepl.Repl.Commands;

/// <summary><c>:plot</c></summary>
internal sealed class PlotCommand : ICommand
{
    private const double From = -6, To = 6;

    public string Name => "plot";

    public string Argument => "f [from to]";

    public string Summary => "value and derivative as a figure";

    public string Details => """
        Draws an activation and its derivative side by side, or a plain function alone, and says where the PNG is.
          :plot swish
          :plot Sigmoid -10 10
          :plot Activation.Of(swish).With("beta", 3) -PI PI
          :plot z => z*z*z
        """;

    public CommandResult Run(string argument, CommandContext context)
    {
        // A lambda has spaces of its own; its range would be ambiguous.
        List<string> words = argument.Contains("=>", StringComparison.Ordinal) ? [argument] : [.. CommandArguments.Split(argument)];
        (double from, double to) = CommandArguments.Range(words, context, From, To);
        if (words.Count != 1) throw new CommandException(words.Count == 0 ? ":plot needs a function, as :plot Sigmoid" : ":plot takes a function, and a range or none, as :plot Sigmoid -3 3; :compare draws several");
        object function = FunctionArgument.Find(words[0], context);
        FigureFolder figures = context.Session.Globals.Figures;
        context.Terminal.Line(context.Work(() =>
        {
            Figure figure = function is Activation activation ? Figure.Of(activation, from, to) : Figure.Of((Func<double, double>)function, from, to, words[0]);
            return figures.Save(figure);
        }));
        return CommandResult.Continue;
    }
}
