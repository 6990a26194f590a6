using System;
using System.Globalization;
using System.Numerics;
using GradRepl.Networks.Numerics;

namespace GradRepl.Networks.Losses;

/// <summary>A loss over classes: one output a class, targets as probabilities or as one column of class numbers.</summary>
internal abstract class ClassLoss : Loss
{
    protected internal sealed override string? ShapeError(int outputs, int targetColumns) =>
        targetColumns == outputs || targetColumns == 1 ? null
        : FormattableString.Invariant($"they must be a probability for each of the {outputs} classes, or one column of class numbers");

    protected internal sealed override bool IsOfClasses => true;

    protected internal sealed override string? TargetError(double target, int outputs, int targetColumns)
    {
        if (targetColumns > 1) return target is >= 0 and <= 1 ? null : "it is a probability and must lie in [0, 1]";
        return target >= 0 && target < outputs && target == Math.Floor(target) ? null
            : FormattableString.Invariant($"with {outputs} outputs the classes are the whole numbers 0 to {outputs - 1}");
    }

    protected internal sealed override double Evaluate<T>(Matrix<T> predictions, Matrix<T> targets, Matrix<T>? gradient)
    {
        int classes = predictions.Columns;
        if (classes == 1)
            throw new ArgumentException($"{Name} needs an output for each class, at least 2; "
                + "for two classes with one output use Loss.BinaryCrossEntropyOnLogits.");
        T[]? rented = classes > 64 ? new T[2 * classes] : null;
        Span<T> spare = rented ?? stackalloc T[2 * 64];
        Span<T> target = spare[..classes], unused = spare.Slice(classes, classes);
        double sum = 0;
        for (int i = 0; i < predictions.Rows; i++)
        {
            if (targets.Columns == classes) targets.Row(i).CopyTo(target);
            else OneHot(target, double.CreateTruncating(targets.Elements[i]), i);
            sum += Example<T>(predictions.Row(i), target, gradient is null ? unused : gradient.Row(i), 1.0 / predictions.Rows);
        }
        return sum / predictions.Rows;
    }

    /// <summary>The loss of one example, and weight times its gradient.</summary>
    protected abstract double Example<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> gradient, double weight)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    private void OneHot<T>(Span<T> target, double label, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (TargetError(label, target.Length, 1) is { } wrong)
            throw new ArgumentException(FormattableString.Invariant($"{Name}: the target in row {row} is {label}; {wrong}."));
        target.Clear();
        target[(int)label] = T.One;
    }
}

/// <summary>−Σ y·log softmax(z): log Σ e^z·Σ y − Σ y·z, with the gradient softmax(z)·Σ y − y.</summary>
internal sealed class SoftmaxCrossEntropyLoss : ClassLoss
{
    public override string Name => "softmax cross-entropy";

    protected override double Example<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> gradient, double weight)
    {
        double logSum = SoftmaxRow.Probabilities(prediction, gradient), loss = 0, total = 0;
        for (int j = 0; j < target.Length; j++)
        {
            double y = double.CreateTruncating(target[j]);
            total += y;
            if (y != 0) loss += y * (logSum - double.CreateTruncating(prediction[j]));
        }
        for (int j = 0; j < target.Length; j++)
            gradient[j] =
                T.CreateTruncating(((double.CreateTruncating(gradient[j]) * total) - double.CreateTruncating(target[j])) * weight);
        return loss;
    }
}

/// <summary>−Σ y·log p, with the gradient −y/p.</summary>
internal sealed class CrossEntropyLoss : ClassLoss
{
    private const double LeastLogarithm = -100, LeastProbability = 1e-12;

    public override string Name => "cross-entropy";

    protected override double Example<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> gradient, double weight)
    {
        double loss = 0;
        for (int j = 0; j < target.Length; j++)
        {
            double p = double.CreateTruncating(prediction[j]), y = double.CreateTruncating(target[j]);
            if (p is < 0 or > 1)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Cross-entropy takes probabilities, but a prediction is {p}: "
                    + $"end the network in Softmax(), or use Loss.SoftmaxCrossEntropy."));
            if (y != 0) loss -= y * Math.Max(LeastLogarithm, Math.Log(p));
            gradient[j] = T.CreateTruncating(-y / Math.Max(LeastProbability, p) * weight);
        }
        return loss;
    }
}
