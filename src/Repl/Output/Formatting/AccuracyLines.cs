using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Runtime;
using GradRepl.Runtime.Text;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>What was found of an activation's digits when it was derived, a line for each value that its code computes.</summary>
internal static class AccuracyLines
{
    /// <summary>A larger error is told as lost digits.</summary>
    private const double Good = 64;

    /// <summary>Without an indent, aligned with each other.</summary>
    public static IReadOnlyList<string> Of(Activation activation)
    {
        ActivationAccuracy found = activation.Accuracy;
        if (found.Obstacle is { } obstacle) return [$"not compared with the truth: {obstacle}"];
        (string Name, MeasuredError? Error)[] members =
        [
            ("value over spans", found.Value),
            ("derivative", found.Derivative),
            ("second derivative", found.SecondDerivative),
            .. activation.Parameters.Zip(found.Partials, (parameter, error) => ($"by {parameter.Name}", error)),
        ];
        int width = members.Max(member => member.Name.Length);
        return [.. members.Select(member => $"{member.Name.PadRight(width)}   {Of(member.Error)}")];
    }

    /// <summary>Rounded up to a power of two: the last digits of an error are the machine's on which it was measured.</summary>
    private static string Of(MeasuredError? error)
    {
        if (error is null || error.Points == 0) return "not compared";
        string place = $"at z = {ShortNumber.Of(error.At)}", points = $"at {error.Points} points",
            again = error.IsComputedAgain ? "; computed again in more bits where digits would be lost" : "";
        if (double.IsInfinity(error.Ulps)) return $"not finite {place}, though the truth is{again}";
        if (error.Ulps > Good) return $"loses {ShortNumber.Of(Math.Min(Math.Log10(error.Ulps), 16), 2)} of 16 digits {place}{again}";
        return error.Ulps <= 1
            ? $"within 1 ulp {points}{again}"
            : $"within {Math.Pow(2, Math.Ceiling(Math.Log2(error.Ulps)))} ulp {points}, worst {place}{again}";
    }
}
