using System;
using GradRepl.Networks.Matrices;

namespace GradRepl.Networks.Tests;

public sealed class MatrixTests
{
    private static readonly Matrix<double> Small = new(new[,] { { 1.0, 2, 3 }, { 4, 5, 6 } });

    [Fact]
    public void Elements_lie_row_by_row()
    {
        Assert.Equal((2, 3), (Small.Rows, Small.Columns));
        Assert.Equal([1, 2, 3, 4, 5, 6], Small.Elements.ToArray());
        Assert.Equal([4, 5, 6], Small.Row(1).ToArray());
        Assert.Equal(6, Small[1, 2]);
        Assert.Equal([[1, 2, 3], [4, 5, 6]], Small.ToRows());
        Assert.Equal("2×3 [1, 2, 3; 4, 5, 6]", Small.ToString());
        Assert.Equal("100×100", new Matrix<float>(100, 100).ToString());
        Assert.Equal("0×7", new Matrix<float>(0, 7).ToString());
    }

    [Fact]
    public void Given_elements_are_kept_and_rows_copied()
    {
        float[] elements = [1, 2];
        float[][] rows = [[1, 2], [3, 4]];
        var kept = new Matrix<float>(1, 2, elements);
        Matrix<float> copied = Matrix.FromRows(rows);
        kept[0, 1] = 9;
        copied.Row(1)[0] = 9;
        Assert.Equal([1, 9], elements);
        Assert.Equal([3, 4], rows[1]);
        Assert.Equal([9, 4], copied.ToRows()[1]);
    }

    [Fact]
    public void Operations_are_those_of_the_textbook()
    {
        Assert.Equal("3×2 [1, 4; 2, 5; 3, 6]", Small.Transpose().ToString());
        Assert.Equal("2×2 [14, 32; 32, 77]", (Small * Small.Transpose()).ToString());
        Assert.Equal("2×3 [2, 4, 6; 8, 10, 12]", (Small + Small).ToString());
        Assert.Equal("2×3 [0, 0, 0; 0, 0, 0]", (Small - Small).ToString());
        Assert.Equal("2×3 [0.5, 1, 1.5; 2, 2.5, 3]", (0.5 * Small).ToString());
        Assert.Equal((0.5 * Small).ToString(), (Small * 0.5).ToString());
        Assert.Equal("2×3 [1, 4, 9; 16, 25, 36]", Small.Map(value => value * value).ToString());
        Assert.Equal(Small.ToString(), (Small * Matrix.Identity<double>(3)).ToString());
        Assert.Equal("2×0", (Small * new Matrix<double>(3, 0)).ToString());
        Assert.Equal("2×2 [0, 0; 0, 0]", (new Matrix<double>(2, 0) * new Matrix<double>(0, 2)).ToString());
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Says("2×3 plus 3×2: the shapes must be the same.", () => Small + Small.Transpose());
        Says("2×3 times 2×3: the columns of the first (3) must be the rows of the second (2)", () => Small * Small);
        Says("A 2×2 matrix has 4 elements; 3 are given.", () => new Matrix<double>(2, 2, new double[3]));
        Says("rows[0] has 2 values, rows[1] has 1.", () => Matrix.FromRows<double>([1, 2], [1]));
        Says("There are no rows", () => Matrix.FromRows<double>());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix<double>(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix<double>(100_000, 100_000));
        Assert.Contains(
            "Column 3 of a 2×3 matrix", Assert.Throws<IndexOutOfRangeException>(() => Small[0, 3]).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Row 2 of a 2×3 matrix",
            Assert.Throws<IndexOutOfRangeException>(() => Small.Row(2).ToArray()).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "A matrix holds double or float, not Half.", Assert.Throws<NotSupportedException>(() => new Matrix<Half>(1, 1)).Message);
    }

    [Fact]
    public void Spans_see_parts_of_a_matrix()
    {
        MatrixSpan<double> all = Small, second = all.RowRange(1, 1), columns = all.Transposed.RowRange(1, 2);
        Assert.Equal([4, 5, 6], second.Row(0).ToArray());
        var product = new Matrix<double>(2, 1);
        MatrixProduct.Multiply(columns, second.Transposed.RowRange(0, 2), product);
        Assert.Equal([2 * 4 + 5 * 5, 3 * 4 + 6 * 5], product.Elements.ToArray());
        Assert.Equal(0, all.RowRange(2, 0).Rows);
        Assert.Throws<ArgumentOutOfRangeException>(() => ((MatrixSpan<double>)Small).RowRange(1, 2).Rows);
        Assert.Throws<ArgumentException>(() => new MatrixSpan<double>(new double[5], 2, 3).Rows);
    }

    private static void Says(string message, Func<Matrix<double>> make) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
}
