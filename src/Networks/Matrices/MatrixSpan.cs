using System;
using System.Numerics;

namespace GradRepl.Networks.Matrices;

/// <summary>A matrix in memory that belongs to somebody else: all of it, some of its rows, or its transpose, without a copy.</summary>
internal readonly ref struct MatrixSpan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A matrix whose element (i, j) is elements[i·rowStride + j·columnStride].</summary>
    /// <exception cref="ArgumentException">A negative number, or the last element lies outside the span.</exception>
    public MatrixSpan(Span<T> elements, int rows, int columns, int rowStride, int columnStride)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(rowStride);
        ArgumentOutOfRangeException.ThrowIfNegative(columnStride);
        if (rows > 0 && columns > 0 && ((rows - 1L) * rowStride) + ((columns - 1L) * columnStride) >= elements.Length)
            throw new ArgumentException(
                $"{elements.Length} elements are too few for {MatrixShape.Text(rows, columns)} at strides {rowStride} and {columnStride}.",
                nameof(elements));
        Elements = elements;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    /// <summary>A matrix stored row by row without gaps.</summary>
    public MatrixSpan(Span<T> elements, int rows, int columns)
        : this(elements, rows, columns, columns, 1)
    {
    }

    public Span<T> Elements { get; }

    public int Rows { get; }

    public int Columns { get; }

    public int RowStride { get; }

    public int ColumnStride { get; }

    /// <summary>The same elements with rows and columns exchanged.</summary>
    public MatrixSpan<T> Transposed => new(Elements, Columns, Rows, ColumnStride, RowStride);

    public static implicit operator MatrixSpan<T>(Matrix<T> matrix) => new(matrix.Elements, matrix.Rows, matrix.Columns);

    /// <summary>The elements of one row, which must be contiguous.</summary>
    public Span<T> Row(int row) => Elements.Slice(row * RowStride, Columns);

    /// <summary>Some rows that follow one another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public MatrixSpan<T> RowRange(int from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, Rows - count);
        return count == 0
            ? new([], 0, Columns, RowStride, ColumnStride)
            : new(Elements[(from * RowStride)..], count, Columns, RowStride, ColumnStride);
    }
}
