using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Kernels;

namespace GradRepl.Networks.Matrices;

/// <summary>Copies of parts of a matrix, laid out so that the innermost loop reads consecutive memory.</summary>
internal static unsafe class Panels
{
    private const MethodImplOptions Fast = MethodImplOptions.AggressiveOptimization;
    private const int TransposedRows = 64;

    /// <summary>Copies columns into contiguous rows of one or two lanes, with zeros after the last column.</summary>
    public static void Pack<TLane, T>(Strided<T> source, int rows, int columns, Strided<T> panel)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged
    {
        nint width = panel.RowStride;
        if (columns < width) new Span<T>(panel.Start, rows * (int)width).Clear();
        if (source.ColumnStride == 1 && columns == width) PackLanes<TLane, T>(source, rows, panel);
        else if (source.ColumnStride == 1) Put(source, rows, columns, panel);
        else PackColumns(source, rows, columns, panel);
    }

    /// <summary>How many elements <see cref="Compact"/> writes at most, of either order.</summary>
    public static int CompactLength<T>(int rows, int columns)
        where T : unmanaged => Math.Max(rows * CompactStride<T>(columns), columns * CompactStride<T>(rows));

    /// <summary>Copies a matrix, keeping its order, so that its rows (or columns) lie close together.</summary>
    public static Strided<T> Compact<T>(Strided<T> source, int rows, int columns, T* target)
        where T : unmanaged
    {
        if (source.RowStride < source.ColumnStride) return Compact(source.Transposed, columns, rows, target).Transposed;
        var compact = new Strided<T>(target, CompactStride<T>(columns), 1);
        Put(source, rows, columns, compact);
        return compact;
    }

    /// <summary>Copies a matrix.</summary>
    [MethodImpl(Fast)]
    public static void Put<T>(Strided<T> source, int rows, int columns, Strided<T> target)
        where T : unmanaged
    {
        for (int i = 0; i < rows; i++)
        {
            T* from = source.From(i, 0).Start, to = target.From(i, 0).Start;
            if (source.ColumnStride == 1) new ReadOnlySpan<T>(from, columns).CopyTo(new Span<T>(to, columns));
            else for (int j = 0; j < columns; j++) to[j] = from[j * source.ColumnStride];
        }
    }

    /// <summary>Copies a matrix or adds it.</summary>
    [MethodImpl(Fast)]
    public static void Put<T>(Strided<T> source, int rows, int columns, Strided<T> target, bool add)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!add)
        {
            Put(source, rows, columns, target);
            return;
        }
        for (int i = 0; i < rows; i++)
        {
            T* from = source.From(i, 0).Start, to = target.From(i, 0).Start;
            for (int j = 0; j < columns; j++) to[j] += from[j];
        }
    }

    [MethodImpl(Fast)]
    private static void PackLanes<TLane, T>(Strided<T> source, int rows, Strided<T> panel)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged
    {
        T* from = source.Start, to = panel.Start;
        for (int i = 0; i < rows; i++, from += source.RowStride, to += panel.RowStride)
            for (nint j = 0; j < panel.RowStride; j += TLane.Count)
                TLane.Store(TLane.Load(in from[j], 0), ref to[j], 0);
    }

    /// <summary>Copies eight contiguous columns at a time, over few rows, so that what is written stays in the cache.</summary>
    [MethodImpl(Fast)]
    private static void PackColumns<T>(Strided<T> source, int rows, int columns, Strided<T> panel)
        where T : unmanaged
    {
        for (int i = 0; i < rows; i += TransposedRows)
        {
            int count = Math.Min(TransposedRows, rows - i), j = 0;
            for (; j <= columns - 8; j += 8) Transpose(source.From(i, j), count, panel.From(i, j));
            for (; j < columns; j++)
                for (int p = i; p < i + count; p++)
                    *panel.From(p, j).Start = *source.From(p, j).Start;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose<T>(Strided<T> source, int rows, Strided<T> target)
        where T : unmanaged
    {
        nint step = source.RowStride, stride = source.ColumnStride, stride2 = 2 * stride, stride3 = 3 * stride;
        T* low = source.Start, high = low + 4 * stride, to = target.Start;
        for (int i = 0; i < rows; i++, low += step, high += step, to += target.RowStride)
        {
            to[0] = low[0];
            to[1] = low[stride];
            to[2] = low[stride2];
            to[3] = low[stride3];
            to[4] = high[0];
            to[5] = high[stride];
            to[6] = high[stride2];
            to[7] = high[stride3];
        }
    }

    /// <summary>Whole cache lines and one more, since rows a power of two apart would evict one another from the cache.</summary>
    private static int CompactStride<T>(int columns)
        where T : unmanaged
    {
        int line = CacheLine.Bytes / sizeof(T);
        return ((columns + line - 1) / line + 1) * line;
    }
}
