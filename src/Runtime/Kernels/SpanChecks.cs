using System;

namespace GradRepl.Runtime.Kernels;

/// <summary>What every span method demands of its arguments.</summary>
internal static class SpanChecks
{
    /// <summary>Equal lengths, and either the same memory (in place) or none shared.</summary>
    public static void Require<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output)
    {
        if (input.Length != output.Length)
            throw new ArgumentException($"The spans differ in length: {input.Length} in, {output.Length} out.");
        if (input.Overlaps(output, out int offset) && offset != 0)
            throw new ArgumentException(
                $"The spans overlap by all but {Math.Abs(offset)} elements: use the same span for in and out, or separate ones.");
    }

    /// <summary>Two outputs that share no memory.</summary>
    public static void RequireApart<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second)
    {
        if (first.Overlaps(second)) throw new ArgumentException("The two outputs overlap: give each a span of its own.");
    }
}
