using System;
using System.Globalization;

namespace GradRepl.Networks.Matrices;

/// <summary>Which shapes fit, and how to say that they do not.</summary>
internal static class MatrixShape
{
    public static string Text(int rows, int columns) => string.Create(CultureInfo.InvariantCulture, $"{rows}×{columns}");

    /// <summary>How many elements a shape has.</summary>
    public static int Length(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        long length = (long)rows * columns;
        return length <= Array.MaxLength ? (int)length
            : throw new ArgumentOutOfRangeException(
                nameof(columns), Text(rows, columns), $"An array holds at most {Array.MaxLength} elements.");
    }

    public static void RequireProduct(int rows, int columns, int otherRows, int otherColumns)
    {
        if (columns != otherRows)
            throw new ArgumentException($"{Text(rows, columns)} times {Text(otherRows, otherColumns)}: "
                + $"the columns of the first ({columns}) must be the rows of the second ({otherRows}).");
    }

    public static void RequireSame(int rows, int columns, string operation, int otherRows, int otherColumns)
    {
        if (rows != otherRows || columns != otherColumns)
            throw new ArgumentException($"{Text(rows, columns)} {operation} {Text(otherRows, otherColumns)}: the shapes must be the same.");
    }
}
