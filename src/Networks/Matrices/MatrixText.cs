using System.Globalization;
using System.Linq;
using System.Numerics;

namespace GradRepl.Networks.Matrices;

/// <summary>A matrix as one line: its shape, and its elements where a person can take them in.</summary>
internal static class MatrixText
{
    private const int MostElements = 36;

    public static string Of<T>(Matrix<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string shape = MatrixShape.Text(matrix.Rows, matrix.Columns);
        if (matrix.Elements.Length is 0 or > MostElements) return shape;
        return $"{shape} [{string.Join(
            "; ",
            matrix.ToRows().Select(row => string.Join(", ", row.Select(value => value.ToString("G6", CultureInfo.InvariantCulture)))))}]";
    }
}
