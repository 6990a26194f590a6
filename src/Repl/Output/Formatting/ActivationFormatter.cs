using System.Collections.Generic;
using System.Linq;
using System.Text;
using GradRepl.Repl.Output.Charts;
using GradRepl.Runtime;
using GradRepl.Runtime.Text;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>Activations as a card: formulas, what the slopes do, kinks, saturation, accuracy, and a small plot.</summary>
/// <param name="braille">Whether the terminal shows braille; otherwise the plot is plain ASCII.</param>
internal sealed class ActivationFormatter(bool braille) : IValueFormatter
{
    private const double From = -6, To = 6;
    private const int Columns = 28, Rows = 7;

    public string? Format(object value, bool nested, ValueFormatter formatter)
    {
        if (value is not Activation activation) return null;
        if (nested) return activation.ToString();
        var card = new StringBuilder();
        card.Append(activation).Append("\n  ").Append(activation.Formula).Append("\n  ").Append(activation.DerivativeFormula);
        // Without values for all hyperparameters there is nothing to plot.
        bool complete = activation.Parameters.All(parameter => !double.IsNaN(parameter.Value));
        ActivationProfile? profile = complete ? ActivationProfile.Of(activation) : null;
        if (profile is not null) card.Append("\n  slope       ").Append(Slope(profile));
        if (activation.Kinks.Count > 0) card.Append("\n  kinks       ").AppendJoin(", ", activation.Kinks.Select(kink => kink.ToString()));
        if (profile is not null) card.Append("\n  saturation  ").Append(Saturation(profile));
        card.Append("\n  spans       ")
            .Append(activation.IsVectorized ? "vectorized" : $"not vectorized: {activation.VectorizationObstacle}");
        card.Append("\n  accuracy    ").AppendJoin("\n              ", AccuracyLines.Of(activation));
        if (complete) foreach (string line in Plot(activation)) card.Append("\n  ").Append(line.TrimEnd());
        return card.ToString();
    }

    /// <summary>The range of the slopes with the places of its ends.</summary>
    public static string Slope(ActivationProfile profile)
    {
        if (double.IsNaN(profile.Least.Slope)) return "nowhere finite";
        string range = profile.Least.Slope == profile.Greatest.Slope
            ? $"{ShortNumber.Of(profile.Least.Slope, 5)} everywhere"
            : $"from {End(profile.Least)} to {End(profile.Greatest)}";
        return profile.NotFinite.Count == 0
            ? range
            : $"{range}; not finite at z = {ShortNumber.Of(profile.NotFinite[0])}{(profile.NotFinite.Count > 1 ? " and elsewhere" : "")}";
    }

    /// <summary>Where the slope is too small to learn, and what the function tends to there.</summary>
    public static string Saturation(ActivationProfile profile)
    {
        string below = $"|slope| < {ShortNumber.Of(ActivationProfile.Flat)}";
        if (profile.FlatBelow == double.PositiveInfinity) return $"everywhere: {below}";
        var sides = new List<string>(2);
        if (profile.FlatBelow is { } left) sides.Add($"for z < {ShortNumber.Of(left, 3)}{Limit(profile.Limits.Left)}");
        if (profile.FlatAbove is { } right) sides.Add($"for z > {ShortNumber.Of(right, 3)}{Limit(profile.Limits.Right)}");
        return sides.Count == 0 ? "none" : $"{below} {string.Join(" and ", sides)}";
    }

    private static string End((double Slope, double At) end) =>
        $"{ShortNumber.Of(end.Slope, 5)} (z {(double.IsFinite(end.At) ? "=" : "→")} {Place(end.At)})";

    /// <summary>A place; NaN stands for both tails.</summary>
    public static string Place(double at) => double.IsNaN(at) ? "±∞" : ShortNumber.Of(at);

    private static string Limit(double? limit) => limit is { } value ? $" (value → {ShortNumber.Of(value)})" : "";

    private IEnumerable<string> Plot(Activation activation)
    {
        IReadOnlyList<string> value = CharacterPlot.Draw(activation.Value, From, To, "value", Columns, Rows, braille);
        IReadOnlyList<string> slope = CharacterPlot.Draw(activation.Derivative, From, To, "derivative", Columns, Rows, braille);
        return value.Zip(slope, (left, right) => $"{left}   {right}");
    }
}
