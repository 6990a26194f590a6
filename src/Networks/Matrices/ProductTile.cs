using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Matrices;

/// <summary>
/// The innermost loop of the product: a tile of c, up to eight rows high and one or two lanes wide, stays in registers
/// while k runs.
/// </summary>
/// <remarks>
/// The height and the width are types, so that the just-in-time compiler knows them and drops what a smaller tile lacks.
/// A tile of eight rows wants 19 registers, one of six rows 15.
/// </remarks>
internal static unsafe class ProductTile<TLane, T, TRows, TLanes>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged
    where TRows : struct, ITileSize
    where TLanes : struct, ITileSize
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>How many rows of b are prefetched: panels packed for an earlier block have left the inner caches.</summary>
    private const int Ahead = 16;

    /// <summary>Tiles below one another, as many as are whole.</summary>
    /// <param name="rows">The rows of a and c; answers how many of them are done.</param>
    /// <param name="k">How many products each element sums.</param>
    /// <param name="a">The rows' first element.</param>
    /// <param name="b">The first row of b, as wide as the tile.</param>
    /// <param name="c">The first element of the result.</param>
    /// <param name="add">Whether the products are added to what is there.</param>
    // Optimized from the first call on. Inlined into its caller it would exceed the JIT's budget, and its own calls would remain calls.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Run(int rows, int k, Strided<T> a, Strided<T> b, Strided<T> c, bool add)
    {
        int row = 0;
        for (; row <= rows - TRows.Count; row += TRows.Count)
        {
            TLane c0 = default, d0 = default, c1 = default, d1 = default, c2 = default, d2 = default, c3 = default, d3 = default,
                c4 = default, d4 = default, c5 = default, d5 = default, c6 = default, d6 = default, c7 = default, d7 = default;
            nint stride = a.RowStride, stride2 = 2 * stride, stride3 = 3 * stride;
            T* low = a.Start + row * stride, high = low + 4 * stride, right = b.Start;
            for (nint i = k; i > 0; i--)
            {
                Prefetch(right + Ahead * b.RowStride);
                TLane left = TLane.Load(in *right, 0), next = TLanes.Count > 1 ? TLane.Load(in *right, (nuint)TLane.Count) : default;
                if (TRows.Count > 0) Accumulate(low, left, next, ref c0, ref d0);
                if (TRows.Count > 1) Accumulate(low + stride, left, next, ref c1, ref d1);
                if (TRows.Count > 2) Accumulate(low + stride2, left, next, ref c2, ref d2);
                if (TRows.Count > 3) Accumulate(low + stride3, left, next, ref c3, ref d3);
                if (TRows.Count > 4) Accumulate(high, left, next, ref c4, ref d4);
                if (TRows.Count > 5) Accumulate(high + stride, left, next, ref c5, ref d5);
                if (TRows.Count > 6) Accumulate(high + stride2, left, next, ref c6, ref d6);
                if (TRows.Count > 7) Accumulate(high + stride3, left, next, ref c7, ref d7);
                low += a.ColumnStride;
                high += a.ColumnStride;
                right += b.RowStride;
            }
            T* target = c.Start + row * c.RowStride;
            if (TRows.Count > 0) Store(c0, d0, target, add);
            if (TRows.Count > 1) Store(c1, d1, target + 1 * c.RowStride, add);
            if (TRows.Count > 2) Store(c2, d2, target + 2 * c.RowStride, add);
            if (TRows.Count > 3) Store(c3, d3, target + 3 * c.RowStride, add);
            if (TRows.Count > 4) Store(c4, d4, target + 4 * c.RowStride, add);
            if (TRows.Count > 5) Store(c5, d5, target + 5 * c.RowStride, add);
            if (TRows.Count > 6) Store(c6, d6, target + 6 * c.RowStride, add);
            if (TRows.Count > 7) Store(c7, d7, target + 7 * c.RowStride, add);
        }
        return row;
    }

    /// <summary>Prefetches a row of the panel; an address beyond its end does no harm.</summary>
    [MethodImpl(Inline)]
    private static void Prefetch(T* row)
    {
        if (!Sse.IsSupported) return;
        Sse.Prefetch0(row);
        if (TLanes.Count > 1) Sse.Prefetch0(row + TLane.Count);
    }

    [MethodImpl(Inline)]
    private static void Accumulate(T* element, TLane left, TLane right, ref TLane leftSum, ref TLane rightSum)
    {
        TLane factor = TLane.Repeat(in *element);
        leftSum = TLane.MultiplyAdd(factor, left, leftSum);
        if (TLanes.Count > 1) rightSum = TLane.MultiplyAdd(factor, right, rightSum);
    }

    [MethodImpl(Inline)]
    private static void Store(TLane left, TLane right, T* target, bool add)
    {
        TLane.Store(add ? TLane.Load(in *target, 0) + left : left, ref *target, 0);
        if (TLanes.Count > 1)
            TLane.Store(add ? TLane.Load(in *target, (nuint)TLane.Count) + right : right, ref *target, (nuint)TLane.Count);
    }
}
