using System;
using System.Globalization;
using System.Linq;
using GradRepl.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Writing;

/// <summary>What was found about a function's accuracy, as C# that makes the runtime's record of it.</summary>
internal static class AccuracyWriter
{
    public static string Show(CheckedFunction found)
    {
        string partials = string.Join(", ", found.Partials.Select(Show));
        string obstacle = found.Obstacle is { } reason ? $" {{ Obstacle = {SymbolDisplay.FormatLiteral(reason, quote: true)} }}" : "";
        return $"new({Show(found.Value)}, {Show(found.First)}, {Show(found.Second)}, [{partials}]){obstacle}";
    }

    private static string Show(CheckedMember member) => member.Accuracy is { } accuracy
        ? $"new({Number(Math.Round(accuracy.Worst, 1))}, {Number(accuracy.At)}, {accuracy.Points})"
            + (member.IsGood is null ? "" : " { IsComputedAgain = true }")
        : "null";

    private static string Number(double value) => double.IsNaN(value) ? "double.NaN"
        : double.IsInfinity(value) ? "double.PositiveInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
