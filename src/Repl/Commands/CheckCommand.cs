using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Commands.Checking;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Runtime;
using GradRepl.Runtime.Text;

namespace GradRepl.Repl.Commands;

/// <summary><c>:check</c></summary>
internal sealed class CheckCommand : ICommand
{
    private const double From = -10, To = 10;
    private const int Points = 257;
    private const double Good = 16;

    private static readonly double[] Tails = [16, 24, 40, 100, 300, 700, 750, 1000];

    public string Name => "check";

    public string Argument => "f [from to]";

    public string Summary => "accuracy of value and derivatives against hundreds of digits; kinks, NaN";

    public string Details => """
        Computes the function as it was written once more with hundreds of bits, until the digits settle, and its slopes as
        differences of those values: a truth that shares nothing with the rules of differentiation. Errors are in units in
        the last place of the true value (ulp); 0.5 is the best that a double can be. Next to a zero crossing they count in
        units of the values beside it. Without a range: 257 points of -10 … 10, and the tails to ±1000. Kinks are left out,
        and of the second derivative the points where it jumps.
        """;

    public CommandResult Run(string argument, CommandContext context)
    {
        List<string> words = [.. CommandArguments.Split(argument)];
        bool ranged = words.Count > 2;
        (double from, double to) = CommandArguments.Range(words, context, From, To);
        if (words.Count != 1) throw new CommandException(":check takes an activation, and a range or none, as :check swish -5 5");
        Activation activation = FunctionArgument.Activation(words[0], context);
        if (activation.Parameters.FirstOrDefault(parameter => double.IsNaN(parameter.Value)) is { } missing)
            throw new CommandException(
                $"the hyperparameter {missing.Name} has no value: :check Activation.Of({activation.Name}).With(\"{missing.Name}\", 1)");
        double[] places = [.. Sequences.Linspace(from, to, Points)
            .Concat(ranged ? [] : Tails.SelectMany(tail => new[] { -tail, tail }))
            .Order()];
        IReadOnlyList<AccuracyRow> rows =
            context.Work(() => AccuracyCheck.Run(activation, Definition.Of(activation, context.Session), places));

        string[] headers = ["", "worst, ulp", "at z", "median, ulp", "points"];
        foreach (string line in TextTable.Lines(headers, [.. rows.Select(Cells)], CellWidth.Of))
            context.Terminal.Line(line);
        context.Terminal.Line($"kinks: {(activation.Kinks.Count == 0 ? "none" : string.Join(", ", activation.Kinks))}");
        if (activation.SecondDerivativeJumps.Count > 0)
            context.Terminal.Line($"jumps of the second derivative alone: {string.Join(", ", activation.SecondDerivativeJumps)}");
        if (AccuracyCheck.WithoutSecondDerivative(activation) is { } reason) context.Terminal.Line(reason);
        foreach (AccuracyRow row in rows.Where(row => row.NotFinite.Count > 0))
            context.Terminal.Line($"{row.Name}: not finite, though the truth is, {At(row.NotFinite)}");
        if (rows[0].Outside.Count > 0) context.Terminal.Line($"not defined, and NaN, {At(rows[0].Outside)}");
        foreach (AccuracyRow row in rows.Where(row => row.Unknown.Count > 0))
            context.Terminal.Line($"{row.Name}: no truth was found {At(row.Unknown)}");
        foreach (AccuracyRow row in rows.Where(row => row.Worst > Good))
            context.Terminal.Line(
                $"{row.Name}: loses {ShortNumber.Of(Math.Min(Math.Log10(row.Worst), 16), 2)} of 16 digits at z = "
                    + $"{ShortNumber.Of(row.WorstAt)}");
        return CommandResult.Continue;
    }

    private static string[] Cells(AccuracyRow row) =>
    [
        row.Name, ShortNumber.Of(row.Worst, 3), ShortNumber.Of(row.WorstAt), ShortNumber.Of(row.Median, 2),
        row.Points.ToString(System.Globalization.CultureInfo.InvariantCulture),
    ];

    private static string At(List<double> places)
    {
        string first = string.Join(", ", places.Take(4).Select(place => ShortNumber.Of(place)));
        return $"at z = {first}{(places.Count > 4 ? $" … ({places.Count} points)" : "")}";
    }
}
