using System;
using System.Numerics;
using System.Numerics.Tensors;
using GradRepl.Networks.Matrices;

namespace GradRepl.Networks;

/// <summary>A rectangle of numbers, stored row by row; the matrices of the networks, where a row is one example.</summary>
/// <typeparam name="T">double or float.</typeparam>
public sealed class Matrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _elements;

    private delegate void ElementwiseOperation(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result);

    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">How many rows; 0 or more.</param>
    /// <param name="columns">How many columns; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or more elements than an array holds.</exception>
    /// <exception cref="NotSupportedException">T is neither double nor float.</exception>
    public Matrix(int rows, int columns)
        : this(rows, columns, new T[MatrixShape.Length(rows, columns)])
    {
    }

    /// <summary>A matrix over the given elements.</summary>
    /// <param name="rows">How many rows; 0 or more.</param>
    /// <param name="columns">How many columns; 0 or more.</param>
    /// <param name="elements">rows·columns numbers, row by row; kept, not copied.</param>
    /// <exception cref="ArgumentException">There are not rows·columns elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or more elements than an array holds.</exception>
    /// <exception cref="NotSupportedException">T is neither double nor float.</exception>
    public Matrix(int rows, int columns, T[] elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        if (typeof(T) != typeof(double) && typeof(T) != typeof(float))
            throw new NotSupportedException($"A matrix holds double or float, not {typeof(T).Name}.");
        if (MatrixShape.Length(rows, columns) != elements.Length)
            throw new ArgumentException(
                $"A {MatrixShape.Text(rows, columns)} matrix has {(long)rows * columns} elements; {elements.Length} are given.",
                nameof(elements));
        Rows = rows;
        Columns = columns;
        _elements = elements;
    }

    /// <summary>A copy of a rectangular array: <c>new Matrix&lt;double&gt;(new[,] { { 1.0, 2 }, { 3, 4 } })</c>.</summary>
    /// <param name="elements">The elements, first index the row.</param>
    /// <exception cref="NotSupportedException">T is neither double nor float.</exception>
    public Matrix(T[,] elements)
        : this((elements ?? throw new ArgumentNullException(nameof(elements))).GetLength(0), elements.GetLength(1))
    {
        for (int i = 0; i < Rows; i++)
            for (int j = 0; j < Columns; j++)
                this[i, j] = elements[i, j];
    }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>How many columns there are.</summary>
    public int Columns { get; }

    /// <summary>All elements, row by row; writing to it changes the matrix.</summary>
    public Span<T> Elements => _elements;

    /// <summary>The element at a row and a column, both counted from 0.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such row or column.</exception>
    public T this[int row, int column]
    {
        get => _elements[Index(row, column)];
        set => _elements[Index(row, column)] = value;
    }

    /// <summary>The sum of two matrices of one shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> operator +(Matrix<T> left, Matrix<T> right) => Combine(left, right, "plus", TensorPrimitives.Add);

    /// <summary>The difference of two matrices of one shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> operator -(Matrix<T> left, Matrix<T> right) => Combine(left, right, "minus", TensorPrimitives.Subtract);

    /// <summary>The matrix product: each element the product of a row of the first with a column of the second.</summary>
    /// <exception cref="ArgumentException">The columns of the first differ in number from the rows of the second.</exception>
    public static Matrix<T> operator *(Matrix<T> left, Matrix<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        MatrixShape.RequireProduct(left.Rows, left.Columns, right.Rows, right.Columns);
        var product = new Matrix<T>(left.Rows, right.Columns);
        MatrixProduct.Multiply<T>(left, right, product);
        return product;
    }

    /// <summary>Every element times a number.</summary>
    public static Matrix<T> operator *(T factor, Matrix<T> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var scaled = new Matrix<T>(matrix.Rows, matrix.Columns);
        TensorPrimitives.Multiply(matrix.Elements, factor, scaled.Elements);
        return scaled;
    }

    /// <summary>Every element times a number.</summary>
    public static Matrix<T> operator *(Matrix<T> matrix, T factor) => factor * matrix;

    /// <summary>The elements of one row; writing to it changes the matrix.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such row.</exception>
    public Span<T> Row(int row)
    {
        RequireRow(row);
        return _elements.AsSpan(row * Columns, Columns);
    }

    /// <summary>A copy: one array a row.</summary>
    public T[][] ToRows()
    {
        var rows = new T[Rows][];
        for (int i = 0; i < Rows; i++) rows[i] = Row(i).ToArray();
        return rows;
    }

    /// <summary>A copy with rows and columns exchanged.</summary>
    public Matrix<T> Transpose()
    {
        var transposed = new Matrix<T>(Columns, Rows);
        for (int i = 0; i < Rows; i++)
            for (int j = 0; j < Columns; j++)
                transposed._elements[(j * Rows) + i] = _elements[(i * Columns) + j];
        return transposed;
    }

    /// <summary>The matrix of a function's values at every element.</summary>
    public Matrix<T> Map(Func<T, T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var mapped = new T[_elements.Length];
        for (int index = 0; index < mapped.Length; index++) mapped[index] = function(_elements[index]);
        return new Matrix<T>(Rows, Columns, mapped);
    }

    /// <summary>The shape, and the elements of a small matrix: <c>2×2 [1, 2; 3, 4]</c>.</summary>
    public override string ToString() => MatrixText.Of(this);

    private static Matrix<T> Combine(Matrix<T> left, Matrix<T> right, string operation, ElementwiseOperation compute)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        MatrixShape.RequireSame(left.Rows, left.Columns, operation, right.Rows, right.Columns);
        var result = new Matrix<T>(left.Rows, left.Columns);
        compute(left.Elements, right.Elements, result.Elements);
        return result;
    }

    private int Index(int row, int column)
    {
        RequireRow(row);
        if ((uint)column >= (uint)Columns)
            throw new IndexOutOfRangeException(
                $"Column {column} of a {MatrixShape.Text(Rows, Columns)} matrix; the columns are counted from 0.");
        return (row * Columns) + column;
    }

    private void RequireRow(int row)
    {
        if ((uint)row >= (uint)Rows)
            throw new IndexOutOfRangeException($"Row {row} of a {MatrixShape.Text(Rows, Columns)} matrix; the rows are counted from 0.");
    }
}

/// <summary>Makers of matrices that take the element type from what they are given.</summary>
public static class Matrix
{
    /// <summary>A copy of the given rows.</summary>
    /// <param name="rows">One array a row, all of one length.</param>
    /// <exception cref="ArgumentException">There are no rows, a row is null, or they differ in length.</exception>
    public static Matrix<T> FromRows<T>(params T[][] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Length == 0)
            throw new ArgumentException(
                "There are no rows, so that the number of columns is not known; new Matrix<double>(0, columns) makes an empty one.",
                nameof(rows));
        if (rows[0] is null) throw new ArgumentException("rows[0] is null.", nameof(rows));
        var matrix = new Matrix<T>(rows.Length, rows[0].Length);
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is null) throw new ArgumentException($"rows[{i}] is null.", nameof(rows));
            if (rows[i].Length != matrix.Columns)
                throw new ArgumentException(
                    $"The rows differ in length: rows[0] has {matrix.Columns} values, rows[{i}] has {rows[i].Length}.", nameof(rows));
            rows[i].CopyTo(matrix.Row(i));
        }
        return matrix;
    }

    /// <summary>The matrix with 1 on the diagonal and 0 elsewhere.</summary>
    /// <param name="size">How many rows and columns; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative size, or more elements than an array holds.</exception>
    public static Matrix<T> Identity<T>(int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var identity = new Matrix<T>(size, size);
        for (int i = 0; i < size; i++) identity[i, i] = T.One;
        return identity;
    }
}
