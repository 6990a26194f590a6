using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Runtime.Text;

namespace GradRepl.Networks;

public sealed partial class GradientFlow
{
    private const double VanishingBelow = 1e-3, ExplodingAbove = 1e3, DeadFrom = 0.5;

    /// <summary>What the numbers mean for learning, and what to try next, in plain words.</summary>
    public string Verdict => Findings.Count > 0 ? string.Join("\n", Findings.Select(finding => finding.Message)) : Praise();

    private IEnumerable<FlowFinding> Diagnose()
    {
        if (Layers.FirstOrDefault(layer => layer.PreActivations.NotFinite + layer.Activations.NotFinite > 0) is { } broken)
        {
            string what = broken.PreActivations.NotFinite > 0 ? "pre-activations" : "activations";
            yield return new FlowFinding(
                FlowCondition.NotFinite,
                broken.Number,
                $"The {what} of {broken} are NaN or infinite: the signal has left all bounds. "
                    + "Try smaller weights (Initializers.SecondMoment), standardized data, or a lower learning rate.");
            yield break;
        }
        if (Layers.LastOrDefault(layer => layer.Gradients.NotFinite > 0) is { } broke)
        {
            yield return new FlowFinding(
                FlowCondition.NotFinite,
                broke.Number,
                $"The gradient of {broke} is NaN or infinite. "
                    + "Try smaller weights (Initializers.SecondMoment), "
                    + "Clipping.ByGlobalNorm(1) while training, or a lower learning rate.");
            yield break;
        }
        if (Layers[^1].ActivationGradients.Norm == 0)
        {
            yield return new FlowFinding(
                FlowCondition.NoGradient,
                Layers.Count,
                "The gradient of the loss is 0 at every output: there is nothing to learn "
                    + $"from these {Examples} examples, or the loss has saturated.");
            yield break;
        }
        LayerFlow? dead = Layers.LastOrDefault(layer => layer.Dead >= DeadFrom);
        if (dead is not null) yield return Death(dead);
        bool isCut = dead?.DeadUnits == dead?.Units && dead is not null;
        if (Learning.Count > 1 && !isCut)
        {
            LayerFlow greatest = Learning.MaxBy(layer => layer.GradientNorm)!;
            if (greatest.GradientNorm > ExplodingAbove * Learning[^1].GradientNorm) yield return Explosion(greatest);
            else if (!(Received >= VanishingBelow)) yield return Vanishing();
        }
        if (Growth() is { } growth) yield return growth;
        LayerFlow? saturated = dead is not null
            ? null
            : Layers.Where(layer => layer.Activation is not null).MaxBy(layer => layer.Saturated - SaturationLimit(layer));
        if (saturated is not null && saturated.Saturated > SaturationLimit(saturated)) yield return Saturation(saturated);
    }

    private string Praise()
    {
        LayerFlow[] active = [.. Layers.Where(layer => layer.Activation is not null)];
        string flow = Learning.Count > 1
            ? $"layer {Learning[0].Number} receives {Part(Received)} the last layer's gradient; "
                + $"each layer multiplies it by {Say(PerLayer)} on average"
            : "the gradient has one layer with weights to reach";
        string rest = active.Length == 0 ? ""
            : active.All(layer => layer.Saturated == 0) ? ". No slope is flat and no unit dead"
            : $". No layer has more than {Percent(active.Max(layer => layer.Saturated))} of its slopes flat, "
                + $"or more than {Percent(active.Max(layer => layer.Dead))} of its units dead";
        string update = Learning.Count == 0
            ? ""
            : $" With a learning rate of {Say(Rate)}, a step of gradient descent changes the weights by "
                + $"{Range(Learning.Select(layer => layer.UpdateRatio!.Value))} of their size; about {Say(1e-3)} is a good sign.";
        return $"Healthy: {flow}{rest}.{update}";
    }

    private FlowFinding Death(LayerFlow layer)
    {
        string which = layer.DeadUnits == layer.Units ? $"All {layer.Units} units" : $"{layer.DeadUnits} of {layer.Units} units";
        string consequence = layer.DeadUnits == layer.Units
            ? "no gradient reaches its weights or any layer before it"
            : "they learn nothing";
        string step = layer.GreatestSlope == 0
            ? $"{layer.Activation} has slope 0 everywhere: choose another activation"
            : "Try biases that begin at 0, a lower learning rate, or an activation that never has slope 0, as LeakyReLU or GELU";
        int others = Layers.Count(other => other.Number < layer.Number && other.Dead >= DeadFrom);
        string more = others switch
        {
            0 => "",
            1 => " One layer before it is no better.",
            _ => $" {others} layers before it are no better.",
        };
        return new FlowFinding(FlowCondition.Dead, layer.Number,
            $"{which} of {layer} are dead: their slope is 0 for each of the {Examples} examples (pre-activations "
                + $"{Say(layer.PreActivations.Mean)} ± {Say(layer.PreActivations.Deviation)}), so {consequence}.{more} {step}.");
    }

    private FlowFinding Vanishing()
    {
        LayerFlow first = Learning[0], last = Learning[^1];
        int steps = Learning.Count - 1;
        LayerFlow[] between =
            [.. Layers.Where(layer => layer.Number >= first.Number && layer.Number < last.Number && layer.Activation is not null)];
        double bound = between.Aggregate(1.0, (product, layer) => product * layer.GreatestSlope);
        double slope = Math.Pow(between.Aggregate(1.0, (product, layer) => product * layer.MeanSlope), 1.0 / Math.Max(1, steps));
        string start = $"Layer {first.Number} receives {Part(Received)} the last layer's gradient: vanishing. "
            + $"Each layer multiplies it by {Say(PerLayer)} on average";
        string names = string.Join(" and ", between.Select(layer => layer.Activation!.Name).Distinct());
        // Name what shrinks the gradient most: the activation's greatest slope, saturation, or the weights.
        if (bound < 0.1 && PerLayer < 1.5 * between[0].GreatestSlope
            && between.Select(layer => layer.GreatestSlope).Distinct().Count() == 1)
        {
            double greatest = between[0].GreatestSlope;
            return Found($"{start}; the greatest slope of {names} is {Say(greatest)}, "
                + $"and {Say(greatest)}{ShortNumber.Superscript(between.Length)} = {Say(bound)}. Try an activation whose slope is near 1 "
                + "(ReLU, GELU, Tanh), a BatchNorm before each activation, "
                + "or weights that make up for the slope (Initializers.BackwardSecondMoment).");
        }
        return slope < PerLayer / slope
            ? Found($"{start}; the slope of {names} is {Say(slope)} on average, and {Say(between.Max(layer => layer.GreatestSlope))} at "
                + "most. Try weights that keep its inputs where it is steep (Initializers.SecondMoment), "
                + "a BatchNorm before each activation, or an activation whose slope is near 1 (ReLU, GELU, Tanh).")
            : Found($"{start}; the slopes ({Say(slope)} on average) would leave more, so the weights are too small. "
                + "Try Initializers.SecondMoment, which follows from the activation, or a BatchNorm.");

        FlowFinding Found(string message) => new(FlowCondition.Vanishing, first.Number, message);
    }

    private FlowFinding Explosion(LayerFlow layer)
    {
        double growth = layer.GradientNorm / Learning[^1].GradientNorm;
        double perLayer = Math.Pow(growth, 1.0 / Math.Max(1, Learning.Count - 1 - Learning.IndexOf(layer)));
        return new FlowFinding(
            FlowCondition.Exploding,
            layer.Number,
            $"Layer {layer.Number} receives {Part(growth)} the last layer's gradient: exploding. "
                + $"Each layer multiplies it by {Say(perLayer)} on average. Try smaller weights (Initializers.SecondMoment), "
                + "Clipping.ByGlobalNorm(1) while training, or a BatchNorm or LayerNorm.");
    }

    /// <summary>A signal that grows or dies out on its way forwards.</summary>
    private FlowFinding? Growth()
    {
        LayerFlow[] live = [.. Learning.Where(layer => layer.ExampleDeviation > 0)];
        if (live.Length < 2) return null;
        (LayerFlow first, LayerFlow last) = (live[0], live[^1]);
        double ratio = last.ExampleDeviation / first.ExampleDeviation;
        string numbers = $"from example to example, a unit's pre-activation differs by {Say(first.ExampleDeviation)} in "
            + $"layer {first.Number} and by {Say(last.ExampleDeviation)} in layer {last.Number}";
        if (ratio > ExplodingAbove)
            return new FlowFinding(
                FlowCondition.Exploding,
                last.Number,
                $"The signal explodes on its way forwards: {numbers}. Try smaller weights (Initializers.SecondMoment), or a norm.");
        if (ratio < VanishingBelow)
            return new FlowFinding(
                FlowCondition.Vanishing,
                last.Number,
                $"The signal dies out on its way forwards: {numbers}, where all examples look alike. "
                    + "Try larger weights (Initializers.SecondMoment), or a norm.");
        return null;
    }

    private static FlowFinding Saturation(LayerFlow layer) => new(FlowCondition.Saturated, layer.Number,
        $"{Percent(layer.Saturated)} of {layer} is saturated: the slope is below 1 % of its greatest, {Say(layer.GreatestSlope)} "
            + $"(pre-activations {Say(layer.PreActivations.Mean)} ± {Say(layer.PreActivations.Deviation)}). "
            + "Try smaller weights (Initializers.SecondMoment), standardized data (data.Standardized()), "
            + "or a BatchNorm before the activation.");

    /// <summary>Halfway between what normal inputs of variance 1 saturate and all: ¾ for ReLU, a half for Tanh.</summary>
    private static double SaturationLimit(LayerFlow layer)
    {
        double least = 0.01 * layer.GreatestSlope, flat = 0, weight = 0;
        // Slopes may jump anywhere, so sum the normal density over a fine grid, whose points avoid jumps at round numbers.
        for (double u = -5.9973; u < 6; u += 0.0101)
        {
            double density = Math.Exp(-u * u / 2);
            weight += density;
            if (!(Math.Abs(layer.Activation!.Derivative(u)) >= least)) flat += density;
        }
        return (1 + flat / weight) / 2;
    }

    private double PerLayer => Math.Pow(Received, 1.0 / Math.Max(1, Learning.Count - 1));

    // Writes 120, where ShortNumber alone would write 1.2×10².
    private static string Say(double value, int digits = 2) => Math.Abs(value) is >= 100 and < 99_999
        ? ShortNumber.Of(Math.Round(value), 5)
        : ShortNumber.Of(value, digits);

    private static string Part(double ratio) => ratio > 1 ? $"{Say(ratio)} times" : $"{Say(ratio)} of";

    private static string Percent(double share) => share is > 0 and < 0.01 ? "less than 1 %" : $"{Math.Round(100 * share):0} %";

    private static string Range(IEnumerable<double> values)
    {
        double[] all = [.. values];
        (string least, string greatest) = (Say(all.Min()), Say(all.Max()));
        return least == greatest ? least : $"{least} to {greatest}";
    }
}
