using System;
using System.Linq;
using CsCheck;

namespace GradRepl.Runtime.Tests;

public class SequencesTests
{
    private static readonly Gen<double> Finite = Gen.Double.Where(double.IsFinite);
    private static readonly Gen<int> Count = Gen.Int[2, 300];
    private static readonly Gen<int> Numerator = Gen.Int[-1_000_000, 1_000_000];

    [Fact]
    public void Small_cases()
    {
        Assert.Empty(Sequences.Linspace(0, 1, 0));
        Assert.Equal([3.0], Sequences.Linspace(3, 7, 1));
        Assert.Equal([3.0, 7.0], Sequences.Linspace(3, 7, 2));
        Assert.Equal(
            [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0],
            Sequences.Linspace(0, 1, 11),
            (x, y) => Math.Abs(x - y) <= 2e-16);
        Assert.Equal([2.0, 1.0, 0.0, -1.0], Sequences.Linspace(2, -1, 4));
        Assert.Equal(0.0, Sequences.Linspace(-10, 10, 101)[50]);
        Assert.Equal([5.0, 5.0, 5.0], Sequences.Linspace(5, 5, 3));
    }

    [Fact]
    public void The_whole_range_of_double_is_no_exception()
    {
        double largest = double.MaxValue, smallest = double.Epsilon;
        Assert.Equal([-largest, -largest / 2, 0.0, largest / 2, largest], Sequences.Linspace(-largest, largest, 5));
        Assert.All(Sequences.Linspace(0, largest, 1001), point => Assert.True(double.IsFinite(point)));
        Assert.Equal([0.0, smallest, 2 * smallest, 3 * smallest], Sequences.Linspace(0, 3 * smallest, 4));
    }

    [Fact]
    public void Ends_are_exact() => Gen.Select(Finite, Finite, Count).Sample((a, b, n) =>
    {
        double[] points = Sequences.Linspace(a, b, n);
        return points.Length == n && points[0] == a && points[^1] == b && points.All(double.IsFinite);
    });

    [Fact]
    public void Never_turns_back() => Gen.Select(Finite, Finite, Count).Sample((a, b, n) =>
    {
        double[] points = Sequences.Linspace(a, b, n);
        return points.Zip(points.Skip(1)).All(pair => a <= b ? pair.First <= pair.Second : pair.First >= pair.Second);
    });

    [Fact]
    public void Symmetric_ranges_give_symmetric_points() => Gen.Select(Finite, Count).Sample((b, n) =>
    {
        double[] points = Sequences.Linspace(-b, b, n);
        return Enumerable.Range(0, n).All(i => points[i] == -points[n - 1 - i]) && (n % 2 == 0 || points[n / 2] == 0);
    });

    [Fact]
    public void Backwards_is_reversed() => Gen.Select(Finite, Finite, Count).Sample((a, b, n) =>
        Assert.Equal(Sequences.Linspace(a, b, n), Sequences.Linspace(b, a, n).Reverse()));

    /// <summary>
    /// Multiples of 1/1024 are exact in decimal, whose 28 digits then serve as the truth. The tolerance covers our two roundings
    /// and the one of converting the truth.
    /// </summary>
    [Fact]
    public void Points_are_right_to_rounding() => Gen.Select(Numerator, Numerator, Count).Sample((a, b, n) =>
    {
        double[] points = Sequences.Linspace(a / 1024.0, b / 1024.0, n);
        double largest = Math.Max(Math.Abs(a), Math.Abs(b)) / 1024.0;
        for (int i = 0; i < n; i++)
        {
            decimal exact = (a + (decimal)(b - a) * i / (n - 1)) / 1024m;
            Assert.Equal((double)exact, points[i], 4.5e-16 * largest);
        }
    });

    [Fact]
    public void Refuses_what_has_no_points()
    {
        Assert.Equal("n", Assert.Throws<ArgumentOutOfRangeException>(() => Sequences.Linspace(0, 1, -1)).ParamName);
        Assert.Equal("a", Assert.Throws<ArgumentOutOfRangeException>(() => Sequences.Linspace(double.NaN, 1, 3)).ParamName);
        Assert.Equal("b", Assert.Throws<ArgumentOutOfRangeException>(() => Sequences.Linspace(0, double.PositiveInfinity, 3)).ParamName);
    }
}
