using System;
using System.Numerics;
using System.Numerics.Tensors;
using GradRepl.Networks.Numerics;

namespace GradRepl.Networks;

/// <summary>
/// Probabilities that sum to 1 in every row: p = e^(x − max x)/Σ e^(x − max x). Backwards: ∂L/∂x = p·(∂L/∂p − Σ p·∂L/∂p). To train
/// on classes, leave it away and use <see cref="Loss.SoftmaxCrossEntropy"/> on the logits, which loses no digits.
/// </summary>
/// <typeparam name="T">double or float.</typeparam>
/// <param name="inputs">The numbers that an example has, before and after: one a class.</param>
public sealed class Softmax<T>(int inputs) : Layer<T>(inputs, inputs)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override void OnForward(Matrix<T> input, Matrix<T> output, PassMode mode)
    {
        for (int i = 0; i < input.Rows; i++) SoftmaxRow.Probabilities<T>(input.Row(i), output.Row(i));
    }

    /// <inheritdoc/>
    protected override void OnBackward(Matrix<T> outputGradient, Matrix<T>? inputGradient)
    {
        if (inputGradient is null) return;
        for (int i = 0; i < outputGradient.Rows; i++)
        {
            Span<T> p = Output.Row(i), upstream = outputGradient.Row(i), gradient = inputGradient.Row(i);
            T mean = TensorPrimitives.Dot<T>(p, upstream);
            for (int j = 0; j < p.Length; j++) gradient[j] = p[j] * (upstream[j] - mean);
        }
    }
}
