using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using GradRepl.Repl.Commands.Checking;
using GradRepl.Repl.Output.Formatting;
using GradRepl.Repl.Output.Progress;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Runtime;
using GradRepl.Runtime.Text;

namespace GradRepl.Repl.Commands;

/// <summary><c>:check</c></summary>
/// <param name="patience">After how much processor time it stops unasked.</param>
internal sealed class CheckCommand(TimeSpan patience) : ICommand
{
    private const double From = -10, To = 10;
    private const int Points = 257;
    private const double Good = 16;

    /// <summary>Ends the argument of a check that takes as long as it needs.</summary>
    private const string All = "all";

    /// <summary>A check that ends sooner is not worth a flicker.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    private static readonly double[] Magnitudes =
    [
        double.Epsilon, 1e-300, 1e-100, 1e-30, 1e-16, 1e-8, 1e-4, 0.01,
        16, 24, 40, 100, 300, 700, 750, 1000, 1e5, 1e8, 1e16, 1e30, 1e100, 1e200, 1e300, double.MaxValue,
    ];

    /// <summary>One that ends in seconds.</summary>
    public CheckCommand()
        : this(TimeSpan.FromSeconds(4))
    {
    }

    public string Name => "check";

    public string Argument => "f [from to] [all]";

    public string Summary => "accuracy of value and derivatives against hundreds of digits; kinks, NaN";

    public string Details => """
        Computes the function as it was written once more with hundreds of bits, until the digits settle, and its slopes as
        differences of those values: a truth that shares nothing with the rules of differentiation. Errors are in units in
        the last place of the true value (ulp); 0.5 is the best that a double can be. Next to a zero crossing they count in
        units of the values beside it. Without a range: 257 points of -10 … 10, and some from the smallest to the largest
        doubles. Kinks are left out, and of the second derivative the points where it jumps. After a few seconds it stops
        and says how many points it reached; with `all` it takes as long as it needs. Below the table stands what was found
        when the activation was derived.
        """;

    public CommandResult Run(string argument, CommandContext context)
    {
        List<string> words = [.. CommandArguments.Split(argument)];
        bool all = words.Count > 1 && words[^1] == All;
        if (all) words.RemoveAt(words.Count - 1);
        bool ranged = words.Count > 2;
        (double from, double to) = CommandArguments.Range(words, context, From, To);
        if (words.Count != 1)
            throw new CommandException(":check takes an activation, and a range or none, and `all` or not, as :check swish -5 5");
        Activation activation = FunctionArgument.Activation(words[0], context);
        if (activation.Parameters.FirstOrDefault(parameter => double.IsNaN(parameter.Value)) is { } missing)
            throw new CommandException(
                $"the hyperparameter {missing.Name} has no value: :check Activation.Of({activation.Name}).With(\"{missing.Name}\", 1)");
        double[] places = [.. Sequences.Linspace(from, to, Points)
            .Concat(ranged ? [] : Magnitudes.SelectMany(magnitude => new[] { -magnitude, magnitude }))
            .Order()];
        double spacing = (to / (Points - 1)) - (from / (Points - 1));
        CheckFindings findings = context.Work(() =>
        {
            using ProgressLine? line = ProgressLine.On(context.Terminal);
            long begin = Stopwatch.GetTimestamp();
            return new AccuracyCheck(activation, Definition.Of(activation, context.Session)).Run(
                places,
                spacing,
                all ? TimeSpan.MaxValue : patience,
                (done, points) =>
                {
                    if (Stopwatch.GetElapsedTime(begin) > Quiet) line?.Show((double)done / points, $"{done} of {points} points");
                });
        });
        if (findings.Reached > 0) Show(activation, findings, context.Terminal);
        if (findings.Reached < findings.Points)
            context.Terminal.Line(
                $"about: {findings.Reached} of {findings.Points} points were reached in {patience.TotalSeconds} s; "
                    + $":check {argument.Trim()} {All} takes as long as it needs");
        return CommandResult.Continue;
    }

    private static void Show(Activation activation, CheckFindings findings, Terminal terminal)
    {
        IReadOnlyList<AccuracyRow> rows = findings.Rows;
        string[] headers = ["", "worst, ulp", "at z", "median, ulp", "points"];
        foreach (string line in TextTable.Lines(headers, [.. rows.Select(Cells)], CellWidth.Of))
            terminal.Line(line);
        terminal.Line($"kinks: {(activation.Kinks.Count == 0 ? "none" : string.Join(", ", activation.Kinks))}");
        if (activation.SecondDerivativeJumps.Count > 0)
            terminal.Line($"jumps of the second derivative alone: {string.Join(", ", activation.SecondDerivativeJumps)}");
        if (AccuracyCheck.WithoutSecondDerivative(activation) is { } reason) terminal.Line(reason);
        foreach (AccuracyRow row in rows.Where(row => row.NotFinite.Count > 0))
            terminal.Line($"{row.Name}: not finite, though the truth is, {At(row.NotFinite)}");
        if (rows[0].Outside.Count > 0) terminal.Line($"not defined, and not finite, {At(rows[0].Outside)}");
        foreach (AccuracyRow row in rows.Where(row => row.Beyond.Count > 0))
            terminal.Line($"{row.Name}: a number, though the function is not defined, {At(row.Beyond)}");
        foreach (AccuracyRow row in rows.Where(row => row.Unknown.Count > 0))
            terminal.Line($"{row.Name}: no truth was found {At(row.Unknown)}");
        foreach (AccuracyRow row in rows.Where(row => row.Worst > Good))
            terminal.Line(
                $"{row.Name}: loses {ShortNumber.Of(Math.Min(Math.Log10(row.Worst), 16), 2)} of 16 digits at z = "
                    + $"{ShortNumber.Of(row.WorstAt)}");
        string others = activation.Parameters.Count > 0 ? " and with other hyperparameters" : "";
        terminal.Line($"when it was derived, over all doubles{others}:");
        foreach (string line in AccuracyLines.Of(activation)) terminal.Line($"  {line}");
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
