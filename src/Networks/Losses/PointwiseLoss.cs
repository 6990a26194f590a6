using System;
using System.Globalization;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>A loss that is the mean over all numbers of a batch, each by itself: derive from it and say what one number costs.</summary>
public abstract class PointwiseLoss : Loss
{
    /// <summary>What one prediction costs, and the slope by the prediction.</summary>
    protected abstract (double Value, double Slope) At(double prediction, double target);

    /// <inheritdoc/>
    protected internal sealed override double Evaluate<T>(Matrix<T> predictions, Matrix<T> targets, Matrix<T>? gradient)
    {
        ReadOnlySpan<T> p = predictions.Elements, y = targets.Elements;
        Span<T> slopes = gradient is null ? [] : gradient.Elements;
        double sum = 0, count = p.Length;
        for (int i = 0; i < p.Length; i++)
        {
            (double value, double slope) = At(double.CreateTruncating(p[i]), double.CreateTruncating(y[i]));
            sum += value;
            if (!slopes.IsEmpty) slopes[i] = T.CreateTruncating(slope / count);
        }
        return sum / count;
    }
}

/// <summary>(p − y)².</summary>
internal sealed class SquaredErrorLoss : PointwiseLoss
{
    public override string Name => "squared error";

    protected override (double Value, double Slope) At(double prediction, double target)
    {
        double error = prediction - target;
        return (error * error, 2 * error);
    }
}

/// <summary>A parabola that becomes a line.</summary>
internal sealed class HuberLoss : PointwiseLoss
{
    private readonly double _delta;

    public HuberLoss(double delta)
    {
        if (!(delta > 0 && double.IsFinite(delta)))
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "δ must be a positive number.");
        _delta = delta;
    }

    public override string Name => FormattableString.Invariant($"Huber, δ = {_delta}");

    protected override (double Value, double Slope) At(double prediction, double target)
    {
        double error = prediction - target, size = Math.Abs(error);
        return size <= _delta ? (0.5 * error * error, error) : (_delta * (size - (0.5 * _delta)), Math.CopySign(_delta, error));
    }
}

/// <summary>−y·log p − (1 − y)·log(1 − p).</summary>
internal sealed class BinaryCrossEntropyLoss : PointwiseLoss
{
    internal const string Probability = "it is a probability and must lie in [0, 1]: 1 for the positive class, 0 for the negative";

    private const double LeastLogarithm = -100, LeastProduct = 1e-12;

    public override string Name => "binary cross-entropy";

    protected internal override bool IsOfClasses => true;

    protected internal override string? TargetError(double target, int outputs, int targetColumns) =>
        target is >= 0 and <= 1 ? null : Probability;

    protected override (double Value, double Slope) At(double prediction, double target)
    {
        LogLoss.RequireTarget(target);
        if (prediction is < 0 or > 1)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Binary cross-entropy takes probabilities, "
                + $"but a prediction is {prediction}: end the network in a sigmoid, or use Loss.BinaryCrossEntropyOnLogits."));
        double positive = Math.Max(LeastLogarithm, Math.Log(prediction));
        double negative = Math.Max(LeastLogarithm, SpecialFunctions.Log1p(-prediction));
        return (-(target * positive) - ((1 - target) * negative),
            (prediction - target) / Math.Max(LeastProduct, prediction * (1 - prediction)));
    }
}

/// <summary>The same of p = σ(z).</summary>
internal sealed class LogitCrossEntropyLoss : PointwiseLoss
{
    public override string Name => "binary cross-entropy on logits";

    protected internal override bool IsOfClasses => true;

    protected internal override string? TargetError(double target, int outputs, int targetColumns) =>
        target is >= 0 and <= 1 ? null : BinaryCrossEntropyLoss.Probability;

    protected override (double Value, double Slope) At(double prediction, double target) =>
        (LogLoss.ValueOfLogit(prediction, target), LogLoss.DerivativeOfLogit(prediction, target));
}
