using System;
using System.Collections.Generic;
using System.Numerics;
using System.Numerics.Tensors;
using GradRepl.Networks.Layers;
using GradRepl.Networks.Matrices;

namespace GradRepl.Networks;

/// <summary>
/// Every column of a batch with mean 0 and variance 1, then scaled and shifted: y = γ·(x − μ)/√(σ² + ε) + β (Ioffe and Szegedy
/// 2015, arXiv:1502.03167). In training μ and σ² are the batch's; in inference running averages of them.
/// </summary>
/// <remarks>
/// As torch's BatchNorm1d: the batch is divided by its biased variance (Σ/n), the running variance is of the unbiased one
/// (Σ/(n − 1)), and running ← (1 − momentum)·running + momentum·batch.
/// </remarks>
/// <typeparam name="T">double or float.</typeparam>
public sealed class BatchNorm<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Parameter<T> _scale, _shift;
    private readonly BatchBuffers<T> _normalized;
    private readonly T[] _mean, _inverseDeviation, _coefficient, _meanGradient, _meanProduct;
    private readonly T _epsilon, _momentum;
    private Matrix<T>? _x;
    private bool _usesBatch;

    /// <summary>A layer that normalizes over the batch.</summary>
    /// <param name="inputs">The numbers that an example has, before and after.</param>
    /// <param name="epsilon">ε, which keeps a constant column from dividing by 0.</param>
    /// <param name="momentum">What share of a running average a batch replaces, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">epsilon is not positive, or momentum lies outside [0, 1].</exception>
    public BatchNorm(int inputs, double epsilon = 1e-5, double momentum = 0.1)
        : base(inputs, inputs)
    {
        if (!(epsilon > 0 && double.IsFinite(epsilon)))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "BatchNorm: ε must be a positive number.");
        if (!(momentum >= 0 && momentum <= 1))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "BatchNorm: the momentum must lie in [0, 1].");
        Epsilon = epsilon;
        Momentum = momentum;
        _epsilon = T.CreateTruncating(epsilon);
        _momentum = T.CreateTruncating(momentum);
        _scale = new Parameter<T>("scale", new Matrix<T>(1, inputs), decays: false);
        _shift = new Parameter<T>("shift", new Matrix<T>(1, inputs), decays: false);
        _scale.Value.Elements.Fill(T.One);
        RunningMean = new Matrix<T>(1, inputs);
        RunningVariance = new Matrix<T>(1, inputs);
        RunningVariance.Elements.Fill(T.One);
        Parameters = [_scale, _shift];
        State = [("running_mean", RunningMean), ("running_variance", RunningVariance)];
        _normalized = new BatchBuffers<T>(inputs);
        _mean = new T[inputs];
        _inverseDeviation = new T[inputs];
        _coefficient = new T[inputs];
        _meanGradient = new T[inputs];
        _meanProduct = new T[inputs];
    }

    /// <summary>ε, which keeps a constant column from dividing by 0.</summary>
    public double Epsilon { get; }

    /// <summary>What share of a running average a batch replaces.</summary>
    public double Momentum { get; }

    /// <summary>γ, 1 × inputs.</summary>
    public Matrix<T> Scale => _scale.Value;

    /// <summary>β, 1 × inputs.</summary>
    public Matrix<T> Shift => _shift.Value;

    /// <summary>The average of the batches' means, 1 × inputs; 0 before training.</summary>
    public Matrix<T> RunningMean { get; }

    /// <summary>The average of the batches' unbiased variances, 1 × inputs; 1 before training.</summary>
    public Matrix<T> RunningVariance { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Matrix<T> Value)> State { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A batch of one row in training: it has no variance.</exception>
    protected override void OnForward(Matrix<T> input, Matrix<T> output, PassMode mode)
    {
        _usesBatch = mode != PassMode.Inference;
        if (_usesBatch && input.Rows == 1)
            throw new ArgumentException(
                $"{Name}: one example has no variance to divide by; train with batches of at least 2.", nameof(input));
        _x = _normalized.Of(input.Rows);
        if (!_usesBatch) RunningMean.Elements.CopyTo(_mean);
        else Average(input, _mean);
        for (int i = 0; i < input.Rows; i++) TensorPrimitives.Subtract<T>(input.Row(i), _mean, _x.Row(i));
        if (!_usesBatch) RunningVariance.Elements.CopyTo(_inverseDeviation);
        else AverageSquare(_x, _inverseDeviation);
        if (mode == PassMode.Training) UpdateRunning(input.Rows);
        for (int j = 0; j < Inputs; j++) _inverseDeviation[j] = T.One / T.Sqrt(_inverseDeviation[j] + _epsilon);
        for (int i = 0; i < input.Rows; i++)
        {
            Span<T> x = _x.Row(i);
            TensorPrimitives.Multiply<T>(x, _inverseDeviation, x);
            TensorPrimitives.MultiplyAdd<T>(x, Scale.Elements, Shift.Elements, output.Row(i));
        }
    }

    /// <inheritdoc/>
    protected override void OnBackward(Matrix<T> outputGradient, Matrix<T>? inputGradient)
    {
        MatrixProduct.ColumnSums<T>(outputGradient, _shift.Gradient.Elements);
        Span<T> scale = _scale.Gradient.Elements;
        scale.Clear();
        for (int i = 0; i < outputGradient.Rows; i++) TensorPrimitives.MultiplyAdd<T>(outputGradient.Row(i), _x!.Row(i), scale, scale);
        if (inputGradient is null) return;

        // ∂L/∂x = γ/σ·(∂L/∂y − mean(∂L/∂y) − x̂·mean(∂L/∂y·x̂)); in inference, where μ and σ are constants, ∂L/∂x = γ/σ·∂L/∂y.
        T count = T.CreateTruncating(outputGradient.Rows);
        TensorPrimitives.Multiply<T>(Scale.Elements, _inverseDeviation, _coefficient);
        TensorPrimitives.Divide<T>(_shift.Gradient.Elements, count, _meanGradient);
        TensorPrimitives.Divide<T>(scale, -count, _meanProduct);
        for (int i = 0; i < outputGradient.Rows; i++)
        {
            Span<T> gradient = inputGradient.Row(i);
            outputGradient.Row(i).CopyTo(gradient);
            if (_usesBatch)
            {
                TensorPrimitives.Subtract<T>(gradient, _meanGradient, gradient);
                TensorPrimitives.MultiplyAdd<T>(_x!.Row(i), _meanProduct, gradient, gradient);
            }
            TensorPrimitives.Multiply<T>(gradient, _coefficient, gradient);
        }
    }

    private void UpdateRunning(int rows)
    {
        Span<T> mean = RunningMean.Elements, variance = RunningVariance.Elements;
        T unbiased = T.CreateTruncating(rows / (rows - 1.0));
        for (int j = 0; j < mean.Length; j++)
        {
            mean[j] += _momentum * (_mean[j] - mean[j]);
            variance[j] += _momentum * ((unbiased * _inverseDeviation[j]) - variance[j]);
        }
    }

    private static void Average(Matrix<T> x, Span<T> mean)
    {
        MatrixProduct.ColumnSums<T>(x, mean);
        TensorPrimitives.Multiply<T>(mean, T.One / T.CreateTruncating(x.Rows), mean);
    }

    private static void AverageSquare(Matrix<T> x, Span<T> variance)
    {
        variance.Clear();
        for (int i = 0; i < x.Rows; i++) TensorPrimitives.MultiplyAdd<T>(x.Row(i), x.Row(i), variance, variance);
        TensorPrimitives.Multiply<T>(variance, T.One / T.CreateTruncating(x.Rows), variance);
    }
}
