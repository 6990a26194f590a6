using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Pipeline;

/// <summary>Warnings where a derivative was seen to lose digits and nothing mends it, as where it is given.</summary>
internal static class AccuracyWarnings
{
    /// <summary>What is less is no reason to disturb anybody: ten of a double's sixteen digits are left.</summary>
    private const double LeastLoss = 1e6;

    public static IEnumerable<UnplacedDiagnostic> Of(FunctionModel function, CheckedFunction found)
    {
        IEnumerable<(CheckedMember Member, string Name)> members =
        [
            (found.First, "derivative"),
            (found.Second, "second derivative"),
            .. found.Partials.Select((partial, i) => (partial, $"derivative by {function.Parameters[i + 1].Name}")),
        ];
        foreach ((CheckedMember member, string name) in members)
        {
            if (member is not { IsGood: null, Accuracy: { Worst: > LeastLoss } accuracy }) continue;
            yield return new UnplacedDiagnostic(
                Descriptors.LostDigits,
                [
                    name, function.Name, function.Parameters[0].Name, Show(accuracy.Lost.From), Show(accuracy.Lost.To), Show(accuracy.At),
                    double.IsInfinity(accuracy.Worst) ? "infinitely many" : accuracy.Worst.ToString("0.#e0", CultureInfo.InvariantCulture),
                ]);
        }
    }

    private static string Show(double number) =>
        number.ToString("0.####e0", CultureInfo.InvariantCulture).Replace("e0", "").Replace('-', '−');
}
