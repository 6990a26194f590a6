using System.Numerics;
using System.Numerics.Tensors;
using GradRepl.Runtime;

namespace GradRepl.Networks.Layers;

/// <summary>
/// An activation over batches that keeps its slopes from the forward pass, so that the backward pass is one multiplication.
/// </summary>
/// <param name="activation">The activation.</param>
/// <param name="columns">The width of the batches.</param>
internal sealed class Slopes<T>(Activation activation, int columns)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BatchBuffers<T> _buffers = new(columns);
    private Matrix<T>? _slopes;
    private bool _fresh;

    /// <summary>∂L/∂z, after a backward pass; null before.</summary>
    public Matrix<T>? Gradient => _fresh ? null : _slopes;

    public void Forward(Matrix<T> z, Matrix<T> output, PassMode mode)
    {
        _fresh = mode != PassMode.Inference;
        _slopes = _fresh ? _buffers.Of(z.Rows) : null;
        if (_slopes is null) activation.Value(z.Elements, output.Elements);
        else activation.ValueAndDerivative(z.Elements, output.Elements, _slopes.Elements);
    }

    /// <summary>∂L/∂z = ∂L/∂a · g′(z), in place of the slopes.</summary>
    public Matrix<T> Backward(Matrix<T> z, Matrix<T> outputGradient)
    {
        _slopes ??= _buffers.Of(z.Rows);
        if (!_fresh) activation.Derivative(z.Elements, _slopes.Elements);
        _fresh = false;
        TensorPrimitives.Multiply<T>(_slopes.Elements, outputGradient.Elements, _slopes.Elements);
        return _slopes;
    }
}
