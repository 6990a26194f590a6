using System;
using System.Numerics;

namespace GradRepl.Runtime;

/// <summary>Products of matrices, and the sums along their sides that networks need.</summary>
internal static class MatrixProduct
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
            throw new ArgumentException($"{MatrixShape.Text(a.Rows, a.Columns)} times {MatrixShape.Text(b.Rows, b.Columns)} is {MatrixShape.Text(a.Rows, b.Columns)}, not {MatrixShape.Text(c.Rows, c.Columns)}.", nameof(c));
        if (c.Columns > 1 && (c.ColumnStride != 1 || (c.Rows > 1 && c.RowStride < c.Columns)))
            throw new ArgumentException("The rows of the result must be contiguous and apart.", nameof(c));
        if (c.Elements.Overlaps(a.Elements) || c.Elements.Overlaps(b.Elements))
            throw new ArgumentException("The result must not overlap a factor.", nameof(c));
        for (int i = 0; i < c.Rows; i++)
        {
            for (int j = 0; j < c.Columns; j++)
            {
                T sum = T.Zero;
                for (int p = 0; p < a.Columns; p++) sum += a.Elements[(i * a.RowStride) + (p * a.ColumnStride)] * b.Elements[(p * b.RowStride) + (j * b.ColumnStride)];
                ref T element = ref c.Elements[(i * c.RowStride) + (j * c.ColumnStride)];
                element = add ? element + sum : sum;
            }
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
        if (!add) sums.Clear();
        for (int i = 0; i < a.Rows; i++)
            for (int j = 0; j < a.Columns; j++)
                sums[j] += a.Elements[(i * a.RowStride) + (j * a.ColumnStride)];
    }

    /// <summary>Adds one row of numbers to every row: a bias to a batch.</summary>
    /// <param name="c">m×n, its rows contiguous.</param>
    /// <param name="row">n numbers.</param>
    /// <exception cref="ArgumentException">The row is not as long as those of c, or c's rows are not contiguous.</exception>
    public static void AddToRows<T>(MatrixSpan<T> c, ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (row.Length != c.Columns) throw new ArgumentException($"A row of {row.Length} for {c.Columns} columns.", nameof(row));
        for (int i = 0; i < c.Rows; i++)
            for (int j = 0; j < c.Columns; j++)
                c.Elements[(i * c.RowStride) + (j * c.ColumnStride)] += row[j];
    }
}
