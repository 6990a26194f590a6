using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Output.Figures;
using GradRepl.Repl.Output.Formatting;
using GradRepl.Repl.Output.Tables;
using GradRepl.Runtime;

namespace GradRepl.Repl.Commands;

/// <summary><c>:compare</c></summary>
internal sealed class CompareCommand : ICommand
{
    private const double From = -6, To = 6;

    public string Name => "compare";

    public string Argument => "f g…";

    public string Summary => "several activations in one figure and one table";

    public string Details => $"""
        Draws activations and their derivatives over one another, and tabulates what they do to gradients: the slopes over
        the whole line, the kinks, and beyond which z a unit is saturated (|slope| < {ShortNumber.Of(ActivationProfile.Flat)}). A range at the end is the figure's.
          :compare Sigmoid Tanh swish
          :compare ReLU LeakyReLU ELU -3 3
        """;

    public CommandResult Run(string argument, CommandContext context)
    {
        List<string> words = [.. CommandArguments.Split(argument)];
        bool ranged = words.Count > 2 && words.TakeLast(2).All(CommandArguments.LooksLikeNumber);
        (double from, double to) = ranged ? CommandArguments.Range(words, context, From, To) : (From, To);
        if (words.Count == 0) throw new CommandException(":compare needs activations, as :compare Sigmoid Tanh");
        Activation[] activations = [.. words.Select(word => FunctionArgument.Activation(word, context))];
        FigureFolder figures = context.Session.Globals.Figures;
        (string[][] rows, string file) = context.Work(() => (activations.Select(Row).ToArray(), figures.Save(Figure.Compare(activations, from, to))));
        foreach (string line in TextTable.Lines(["", "min slope", "max slope", "at z", "kinks", "saturated below", "above"], rows)) context.Terminal.Line(line);
        context.Terminal.Line(file);
        return CommandResult.Continue;
    }

    private static string[] Row(Activation activation)
    {
        ActivationProfile profile = ActivationProfile.Of(activation);
        return
        [
            activation.ToString(),
            ShortNumber.Of(profile.Least.Slope, 5),
            ShortNumber.Of(profile.Greatest.Slope, 5),
            ActivationFormatter.Place(profile.Greatest.At),
            activation.Kinks.Count == 0 ? "none" : string.Join(", ", activation.Kinks.Select(kink => kink.ToString())),
            Edge(profile.FlatBelow),
            Edge(profile.FlatAbove),
        ];
    }

    private static string Edge(double? edge) => edge is not { } at ? "never" : double.IsInfinity(at) ? "everywhere" : ShortNumber.Of(at, 3);
}
