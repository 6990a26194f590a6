using System;
using System.Numerics.Tensors;

namespace GradRepl.Benchmarks;

/// <summary>
/// Value and derivative by calls of TensorPrimitives, the framework's own vectorised mathematics, in blocks that stay in the
/// innermost cache.
/// </summary>
internal static class TensorFormulas
{
    private const int Length = 1024;
    private static readonly double RootOf2OverPi = Math.Sqrt(2 / Math.PI);

    public delegate void Formula(Block block);

    /// <summary>One stretch of the arrays, and two buffers.</summary>
    public readonly ref struct Block(ReadOnlySpan<double> z, Span<double> y, Span<double> dy, Span<double> spare, Span<double> more)
    {
        public ReadOnlySpan<double> Z { get; } = z;

        public Span<double> Y { get; } = y;

        public Span<double> Dy { get; } = dy;

        public Span<double> Spare { get; } = spare;

        public Span<double> More { get; } = more;
    }

    public static void Run(Formula formula, double[] z, double[] y, double[] dy)
    {
        Span<double> spare = stackalloc double[Length], more = stackalloc double[Length];
        for (int from = 0; from < z.Length; from += Length)
        {
            int length = Math.Min(Length, z.Length - from);
            formula(new Block(z.AsSpan(from, length), y.AsSpan(from, length), dy.AsSpan(from, length), spare[..length], more[..length]));
        }
    }

    public static void Sigmoid(Block block)
    {
        TensorPrimitives.Sigmoid(block.Z, block.Y);
        TensorPrimitives.Subtract(1, block.Y, block.Dy);
        TensorPrimitives.Multiply(block.Dy, block.Y, block.Dy);
    }

    public static void Tanh(Block block)
    {
        TensorPrimitives.Tanh(block.Z, block.Y);
        TensorPrimitives.Multiply(block.Y, block.Y, block.Dy);
        TensorPrimitives.Subtract(1, block.Dy, block.Dy);
    }

    public static void SiLU(Block block)
    {
        // f′ = s + f·(1 − s)
        TensorPrimitives.Sigmoid(block.Z, block.Spare);
        TensorPrimitives.Multiply(block.Z, block.Spare, block.Y);
        TensorPrimitives.Subtract(1, block.Spare, block.Dy);
        TensorPrimitives.MultiplyAdd(block.Dy, block.Y, block.Spare, block.Dy);
    }

    public static void Softplus(Block block)
    {
        TensorPrimitives.Exp(block.Z, block.Y);
        TensorPrimitives.Add(block.Y, 1, block.Spare);
        TensorPrimitives.Divide(block.Y, block.Spare, block.Dy);
        TensorPrimitives.Log(block.Spare, block.Y);
    }

    public static void Mish(Block block)
    {
        // With n = e² + 2e: t = n/(n + 2), f = z·t; f′ = t + z·(1 − t²)·s
        TensorPrimitives.Exp(block.Z, block.Dy);
        TensorPrimitives.AddMultiply(block.Dy, 2, block.Dy, block.Spare);
        TensorPrimitives.Add(block.Spare, 2, block.Y);
        TensorPrimitives.Divide(block.Spare, block.Y, block.Spare);
        TensorPrimitives.Add(block.Dy, 1, block.Y);
        TensorPrimitives.Divide(block.Dy, block.Y, block.Dy);
        TensorPrimitives.Multiply(block.Dy, block.Z, block.Dy);
        TensorPrimitives.Multiply(block.Spare, block.Spare, block.Y);
        TensorPrimitives.Subtract(1, block.Y, block.Y);
        TensorPrimitives.MultiplyAdd(block.Dy, block.Y, block.Spare, block.Dy);
        TensorPrimitives.Multiply(block.Z, block.Spare, block.Y);
    }

    public static void GELUTanh(Block block)
    {
        // With s = σ(2u): f = z·s, f′ = s + f·(1 − s)·2u′
        TensorPrimitives.Multiply(block.Z, block.Z, block.Spare);
        TensorPrimitives.Multiply(block.Spare, 2 * RootOf2OverPi * 0.044715, block.Dy);
        TensorPrimitives.Add(block.Dy, 2 * RootOf2OverPi, block.Dy);
        TensorPrimitives.Multiply(block.Dy, block.Z, block.Dy);
        TensorPrimitives.Sigmoid(block.Dy, block.Dy);
        TensorPrimitives.Multiply(block.Spare, 6 * RootOf2OverPi * 0.044715, block.Spare);
        TensorPrimitives.Add(block.Spare, 2 * RootOf2OverPi, block.Spare);
        TensorPrimitives.Multiply(block.Z, block.Dy, block.Y);
        TensorPrimitives.Multiply(block.Spare, block.Y, block.Spare);
        TensorPrimitives.Subtract(1, block.Dy, block.More);
        TensorPrimitives.MultiplyAdd(block.Spare, block.More, block.Dy, block.Dy);
    }
}
