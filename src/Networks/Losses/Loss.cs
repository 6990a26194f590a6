using System;
using System.Globalization;
using System.Numerics;
using GradRepl.Networks.Losses;

namespace GradRepl.Networks;

/// <summary>
/// What training makes small: a number that says how far a batch of predictions is from its targets, and its gradient. The
/// mean is taken as in torch: over all numbers of the batch, or for classes over its examples.
/// </summary>
public abstract class Loss
{
    /// <summary>(p − y)², the mean over all numbers; its gradient is 2(p − y)/count.</summary>
    public static Loss SquaredError { get; } = new SquaredErrorLoss();

    /// <summary>
    /// −y·log p − (1 − y)·log(1 − p) of probabilities p, the mean over all numbers. As in torch, a logarithm below −100 counts
    /// as −100, and p(1 − p) in the gradient's denominator as at least 1e−12.
    /// </summary>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropyLoss();

    /// <summary>The binary cross-entropy of p = σ(z) from the logits z, without loss of digits in the tails.</summary>
    public static Loss BinaryCrossEntropyOnLogits { get; } = new LogitCrossEntropyLoss();

    /// <summary>
    /// −Σ y·log p of p = softmax(z) from the logits z, the mean over the examples. The targets are a probability for each class, or
    /// one column with the numbers of the classes, counted from 0.
    /// </summary>
    public static Loss SoftmaxCrossEntropy { get; } = new SoftmaxCrossEntropyLoss();

    /// <summary>
    /// −Σ y·log p of probabilities p, as a <see cref="Softmax{T}"/> layer gives them; the targets as for
    /// <see cref="SoftmaxCrossEntropy"/>. A logarithm below −100 counts as −100.
    /// </summary>
    public static Loss CrossEntropy { get; } = new CrossEntropyLoss();

    /// <summary>The loss in a word or two.</summary>
    public abstract string Name { get; }

    /// <summary>½(p − y)² near the target, δ(|p − y| − ½δ) beyond δ, the mean over all numbers (Huber 1964; torch's HuberLoss).</summary>
    /// <param name="delta">δ, where the parabola becomes a line.</param>
    /// <exception cref="ArgumentOutOfRangeException">delta is not a positive number.</exception>
    public static Loss Huber(double delta = 1) => new HuberLoss(delta);

    /// <summary>The loss of a batch.</summary>
    /// <param name="predictions">batch × outputs.</param>
    /// <param name="targets">batch × outputs, or as the loss says.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or a target is one that the loss cannot have.</exception>
    public double Value<T>(Matrix<T> predictions, Matrix<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require(predictions, targets);
        return Evaluate(predictions, targets, null);
    }

    /// <summary>The gradient of the loss by each prediction, batch × outputs.</summary>
    /// <inheritdoc cref="Value"/>
    public Matrix<T> Gradient<T>(Matrix<T> predictions, Matrix<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require(predictions, targets);
        var gradient = new Matrix<T>(predictions.Rows, predictions.Columns);
        Evaluate(predictions, targets, gradient);
        return gradient;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The loss of a batch, and its gradient where one is wanted.</summary>
    /// <param name="predictions">batch × outputs, with at least one row.</param>
    /// <param name="targets">As many rows.</param>
    /// <param name="gradient">batch × outputs, to be overwritten; null where only the value is wanted.</param>
    protected internal abstract double Evaluate<T>(Matrix<T> predictions, Matrix<T> targets, Matrix<T>? gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>What columns the targets must have for so many outputs.</summary>
    /// <returns>Null where they fit, else what is wrong.</returns>
    protected internal virtual string? ShapeError(int outputs, int targetColumns) => targetColumns == outputs ? null
        : FormattableString.Invariant($"the targets have {targetColumns} columns, the predictions {outputs}");

    /// <summary>Whether the targets say which class an example is of.</summary>
    protected internal virtual bool IsOfClasses => false;

    /// <summary>What is wrong with a target: null where nothing is, else what it should be.</summary>
    protected internal virtual string? TargetError(double target, int outputs, int targetColumns) => null;

    /// <summary>Demands targets that fit the predictions in shape.</summary>
    internal void Require<T>(Matrix<T> predictions, Matrix<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(targets);
        if (predictions.Rows == 0) throw new ArgumentException("There are no predictions.", nameof(predictions));
        string? wrong = predictions.Rows != targets.Rows ? "each example needs a target" : ShapeError(predictions.Columns, targets.Columns);
        if (wrong is not null)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture,
                    $"{Name}: the predictions are {predictions.Rows}×{predictions.Columns}, "
                    + $"the targets {targets.Rows}×{targets.Columns}: {wrong}."),
                nameof(targets));
    }
}
