using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices.Lanes;

namespace GradRepl.Networks.Matrices;

/// <summary>Products of matrices, and the sums along their sides that networks need.</summary>
internal static unsafe class MatrixProduct
{
    /// <summary>c = a·b, or c + a·b.</summary>
    /// <param name="a">m×k, of any strides: a transpose costs nothing.</param>
    /// <param name="b">k×n, of any strides.</param>
    /// <param name="c">m×n, its rows contiguous; shares no memory with the others.</param>
    /// <param name="add">Whether the product is added to what c holds.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, c's rows are not contiguous, or c overlaps a factor.</exception>
    public static void Multiply<T>(MatrixSpan<T> a, MatrixSpan<T> b, MatrixSpan<T> c, bool add = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MatrixShape.RequireProduct(a.Rows, a.Columns, b.Rows, b.Columns);
        if (c.Rows != a.Rows || c.Columns != b.Columns)
            throw new ArgumentException(
                $"{MatrixShape.Text(a.Rows, a.Columns)} times {MatrixShape.Text(b.Rows, b.Columns)} is "
                    + $"{MatrixShape.Text(a.Rows, b.Columns)}, not {MatrixShape.Text(c.Rows, c.Columns)}.",
                nameof(c));
        RequireRows(c);
        if (c.Elements.Overlaps(a.Elements) || c.Elements.Overlaps(b.Elements))
            throw new ArgumentException("The result must not overlap a factor.", nameof(c));
        WidestLanes.Run<T, ProductOf<T>>(new ProductOf<T>(a, b, c, add));
    }

    /// <summary>The same at a width of the caller's choice.</summary>
    internal static void Multiply<TLane, T>(MatrixSpan<T> a, MatrixSpan<T> b, MatrixSpan<T> c, bool add)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (c.Rows == 0 || c.Columns == 0) return;
        if (a.Columns == 0)
        {
            for (int i = 0; i < c.Rows && !add; i++) c.Row(i).Clear();
            return;
        }
        fixed (T* pa = a.Elements, pb = b.Elements, pc = c.Elements)
        {
            var whole = new ProductPart<T>(
                c.Rows, c.Columns, a.Columns, new(pa, a.RowStride, a.ColumnStride),
                new(pb, b.RowStride, b.ColumnStride), new(pc, c.RowStride, 1), add);
            ProductWork<TLane, T>.Run(whole);
        }
    }

    /// <summary>The sum of each column, or what <paramref name="sums"/> holds plus it.</summary>
    /// <param name="a">m×n, of any strides.</param>
    /// <param name="sums">n numbers.</param>
    /// <param name="add">Whether the sums are added to what is there.</param>
    /// <exception cref="ArgumentException">There are not as many sums as columns.</exception>
    public static void ColumnSums<T>(MatrixSpan<T> a, Span<T> sums, bool add = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (sums.Length != a.Columns) throw new ArgumentException($"{sums.Length} sums for {a.Columns} columns.", nameof(sums));
        T one = T.One;
        Multiply(new MatrixSpan<T>(new Span<T>(ref one), 1, a.Rows, 0, 0), a, new MatrixSpan<T>(sums, 1, sums.Length), add);
    }

    /// <summary>Adds one row of numbers to every row: a bias to a batch.</summary>
    /// <param name="c">m×n, its rows contiguous.</param>
    /// <param name="row">n numbers.</param>
    /// <exception cref="ArgumentException">The row is not as long as those of c, or c's rows are not contiguous.</exception>
    public static void AddToRows<T>(MatrixSpan<T> c, ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireRows(c);
        if (row.Length != c.Columns) throw new ArgumentException($"A row of {row.Length} for {c.Columns} columns.", nameof(row));
        WidestLanes.Run<T, RowsPlus<T>>(new RowsPlus<T>(c, row));
    }

    private static void RequireRows<T>(MatrixSpan<T> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if ((c.Columns > 1 && c.ColumnStride != 1) || (c.Rows > 1 && c.RowStride < c.Columns))
            throw new ArgumentException("The rows of the result must be contiguous and apart.", nameof(c));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddToRows<TLane, T>(MatrixSpan<T> c, ReadOnlySpan<T> row)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint whole = row.Length - row.Length % TLane.Count;
        ref T addend = ref MemoryMarshal.GetReference(row);
        for (int i = 0; i < c.Rows; i++)
        {
            ref T target = ref MemoryMarshal.GetReference(c.Row(i));
            nint j = 0;
            for (; j < whole; j += TLane.Count)
                TLane.Store(TLane.Load(in target, (nuint)j) + TLane.Load(in addend, (nuint)j), ref target, (nuint)j);
            for (; j < row.Length; j++) Unsafe.Add(ref target, j) += Unsafe.Add(ref addend, j);
        }
    }

    private readonly ref struct ProductOf<T>(MatrixSpan<T> a, MatrixSpan<T> b, MatrixSpan<T> c, bool add) : ILaneWork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly MatrixSpan<T> _a = a, _b = b, _c = c;

        public void Run<TLane>()
            where TLane : struct, ILane<TLane, T> => Multiply<TLane, T>(_a, _b, _c, add);
    }

    private readonly ref struct RowsPlus<T>(MatrixSpan<T> c, ReadOnlySpan<T> row) : ILaneWork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly MatrixSpan<T> _c = c;
        private readonly ReadOnlySpan<T> _row = row;

        public void Run<TLane>()
            where TLane : struct, ILane<TLane, T> => AddToRows<TLane, T>(_c, _row);
    }
}
