using System;
using System.Collections.Generic;
using System.Drawing;
using System.Linq;
using GradRepl.Plotting.Sampling;
using GradRepl.Runtime;
using GradRepl.Runtime.Text;

namespace GradRepl.Plotting;

public sealed partial class Figure
{
    private const double From = -6, To = 6;

    /// <summary>An activation and its derivative in two panels over the same range of z.</summary>
    /// <remarks>
    /// Where the derivative jumps the line breaks; where the function itself jumps its derivative is a Dirac spike, drawn
    /// as an arrow as high as the jump.
    /// </remarks>
    /// <param name="activation">The activation, with the hyperparameters that it has.</param>
    /// <param name="from">The least pre-activation z.</param>
    /// <param name="to">The greatest.</param>
    /// <param name="arrangement">Side by side or stacked.</param>
    /// <exception cref="ArgumentException">The range is empty, reversed or not finite.</exception>
    public static Figure Of(Activation activation, double from = From, double to = To, Arrangement arrangement = Arrangement.SideBySide)
    {
        ArgumentNullException.ThrowIfNull(activation);
        string symbol = Symbol(activation);
        return WithDerivative(
            activation.ToString().Replace('-', '−'),
            activation.Value,
            activation.Derivative,
            (from, to),
            Breaks(activation),
            (activation.Formula, activation.DerivativeFormula, $"{symbol}(z)", $"{symbol}′(z)"),
            Palette.Of(activation.Name),
            arrangement);
    }

    /// <summary>A function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="from">The left end.</param>
    /// <param name="to">The right end.</param>
    /// <param name="title">Stands above; empty for none.</param>
    /// <exception cref="ArgumentException">The range is empty, reversed or not finite.</exception>
    public static Figure Of(Func<double, double> function, double from = From, double to = To, string title = "")
        => new(title) { new Panel("", "x", "f(x)").Curve(function, from, to, color: Palette.Blue).XRange(from, to) };

    /// <summary>A function and its derivative in two panels over the same range.</summary>
    /// <param name="function">The function.</param>
    /// <param name="derivative">Its derivative, as the caller knows it.</param>
    /// <param name="from">The left end.</param>
    /// <param name="to">The right end.</param>
    /// <param name="title">Stands above; empty for none.</param>
    /// <param name="arrangement">Side by side or stacked.</param>
    /// <exception cref="ArgumentException">The range is empty, reversed or not finite.</exception>
    public static Figure Of(
        Func<double, double> function, Func<double, double> derivative, double from = From,
        double to = To, string title = "", Arrangement arrangement = Arrangement.SideBySide)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(derivative);
        return WithDerivative(title, function, derivative, (from, to), [], ("", "", "f(z)", "f′(z)"), Palette.Blue, arrangement);
    }

    /// <summary>The step function, 0 below z = <paramref name="at"/> and 1 from there on, and its derivative, a Dirac spike.</summary>
    /// <exception cref="ArgumentException">The range is empty, reversed or not finite.</exception>
    public static Figure Step(double from = -3, double to = 3, double at = 0, Arrangement arrangement = Arrangement.SideBySide) =>
        WithDerivative(
            "Step", z => z >= at ? 1 : 0, _ => 0, (from, to), [at], ("", "", "step(z)", "step′(z)"), Palette.Of("Step"), arrangement);

    /// <summary>Several activations in one panel and their derivatives in another, with one legend.</summary>
    /// <exception cref="ArgumentException">There is no activation to compare.</exception>
    public static Figure Compare(params IReadOnlyList<Activation> activations) => Compare(activations, From, To);

    /// <summary>Several activations in one panel and their derivatives in another, with one legend.</summary>
    /// <param name="activations">Each in the color that it has in all figures; where two have the same, the later is dashed.</param>
    /// <param name="from">The least pre-activation z.</param>
    /// <param name="to">The greatest.</param>
    /// <param name="title">Stands above; empty for none.</param>
    /// <param name="arrangement">Side by side or stacked.</param>
    /// <exception cref="ArgumentException">There is no activation to compare, or the range is empty, reversed or not finite.</exception>
    public static Figure Compare(
        IReadOnlyList<Activation> activations, double from, double to, string title = "", Arrangement arrangement = Arrangement.SideBySide)
    {
        ArgumentNullException.ThrowIfNull(activations);
        if (activations.Count == 0) throw new ArgumentException("Name at least one activation to compare.", nameof(activations));
        Panel values = new Panel("", "z", "f(z)").XRange(from, to), derivatives = new Panel("", "z", "f′(z)").XRange(from, to);
        double[] places = [.. Enumerable.Range(0, 51).Select(i => from + (to - from) * (i + 0.5) / 51)];
        double[] valueWidths = Overlap.Widths([.. activations.Select(activation => places.Select(activation.Value).ToArray())], 2);
        double[] derivativeWidths = Overlap.Widths(
            [.. activations.Select(activation => places.Select(activation.Derivative).ToArray())], 2);
        var used = new Dictionary<Color, int>();
        for (int i = 0; i < activations.Count; i++)
        {
            Activation activation = activations[i];
            Color color = Palette.Of(activation.Name);
            used[color] = used.GetValueOrDefault(color) + 1;
            var stroke = (Stroke)((used[color] - 1) % Enum.GetValues<Stroke>().Length);
            string label = activation.ToString().Replace('-', '−');
            double[] breaks = Breaks(activation);
            values.Curve(CurveSampler.Sample(activation.Value, from, to, breaks), label, color, stroke, valueWidths[i]);
            derivatives.Curve(CurveSampler.Sample(activation.Derivative, from, to, breaks), label, color, stroke, derivativeWidths[i]);
        }
        return new Figure(title, arrangement, shareX: true) { values, derivatives };
    }

    private static Figure WithDerivative(
        string title,
        Func<double, double> function,
        Func<double, double> derivative,
        (double From, double To) range,
        double[] breaks,
        (string Value, string Derivative, string ValueName, string DerivativeName) names,
        Color color,
        Arrangement arrangement)
    {
        SampledCurve curve = CurveSampler.Sample(function, range.From, range.To, breaks);
        SampledCurve slope = CurveSampler.Sample(derivative, range.From, range.To, breaks);
        Panel values = new Panel(names.Value, "z", names.ValueName).XRange(range.From, range.To).Curve(curve, "", color);
        Panel slopes = new Panel(names.Derivative, "z", names.DerivativeName).XRange(range.From, range.To).Curve(slope, "", color);

        Jump[] spikes = [.. curve.Jumps.Where(jump => !jump.IsPole)];
        bool elsewhereZero = slope.Y.All(y => y == 0 || double.IsNaN(y));
        foreach (Jump spike in spikes.Length <= 6 ? spikes : [])
        {
            slopes.Arrow(spike.At, 0, spike.Right - spike.Left, color: color);
            slopes.Note(
                spike.At,
                0.6 * (spike.Right - spike.Left),
                elsewhereZero && spikes.Length == 1
                    ? $"a Dirac spike at z = {ShortNumber.Of(spike.At)}:\n0 everywhere else"
                    : "a Dirac spike");
        }
        if (spikes.Length == 0 && Peak.Find(derivative, slope) is { } peak)
        {
            slopes.Points([peak.X], [peak.Y], color: color, size: 3.5);
            slopes.Note(peak.X, peak.Y, $"max {ShortNumber.Of(peak.Y)} at z = {ShortNumber.Of(peak.X)}");
        }
        return new Figure(title, arrangement, shareX: true) { values, slopes };
    }

    /// <summary>What the formula calls the function; its name where the formula has no left side.</summary>
    private static string Symbol(Activation activation)
    {
        int end = activation.Formula.IndexOf("(z) = ", StringComparison.Ordinal);
        return end > 0 && activation.Formula[..end].All(letter => char.IsLetterOrDigit(letter) || letter == '_')
            ? activation.Formula[..end]
            : activation.Name switch { "Sigmoid" => "σ", "Tanh" => "tanh", var name => name };
    }

    private static double[] Breaks(Activation activation) =>
        [.. activation.Kinks.Where(kink => kink.At is { } at && double.IsFinite(at)).Select(kink => kink.At!.Value)];
}
