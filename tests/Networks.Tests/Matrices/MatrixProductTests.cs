using System;
using System.Linq;
using System.Numerics;
using CsCheck;
using GradRepl.Networks.Matrices;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Tests;

/// <summary>
/// The product against the plain triple loop. Small whole numbers have exact products and sums, in whatever order, so
/// that every element must be right to the bit; others must be within the standard bound of rounding errors.
/// </summary>
public sealed class MatrixProductTests
{
    private static readonly Gen<Problem> Problems =
        from m in Gen.Int[0, 33]
        from n in Gen.Int[0, 33]
        from k in Gen.Int[0, 33]
        from leftTransposed in Gen.Bool
        from rightTransposed in Gen.Bool
        from add in Gen.Bool
        from gap in Gen.Int[0, 3]
        from seed in Gen.Int[0, 1_000_000]
        select new Problem(m, n, k, leftTransposed, rightTransposed, add, gap, seed);

    private static readonly double[] NotFinite = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private delegate void Product<T>(MatrixSpan<T> a, MatrixSpan<T> b, MatrixSpan<T> c, bool add)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>All 34³ shapes; their transposes, gaps and sums take turns.</summary>
    [Fact]
    public void Every_small_shape_is_exact()
    {
        for (int m = 0; m <= 33; m++)
            for (int n = 0; n <= 33; n++)
                for (int k = 0; k <= 33; k++)
                {
                    int turn = m + (3 * n) + (5 * k);
                    var problem = new Problem(m, n, k, (turn & 1) != 0, (turn & 2) != 0, (turn & 4) != 0, turn / 8 % 3, turn);
                    if (k % 2 == 0) CheckExact<double>(problem, MatrixProduct.Multiply);
                    else CheckExact<float>(problem, MatrixProduct.Multiply);
                }
    }

    [Fact]
    public void Every_width_is_exact() => Problems.Sample(problem =>
    {
        CheckExact<double>(problem,
            MatrixProduct.Multiply<Lane512<double>, double>, MatrixProduct.Multiply<Lane256<double>, double>,
            MatrixProduct.Multiply<Lane128<double>, double>, MatrixProduct.Multiply<LaneScalar<double>, double>);
        CheckExact<float>(problem,
            MatrixProduct.Multiply<Lane512<float>, float>, MatrixProduct.Multiply<Lane256<float>, float>,
            MatrixProduct.Multiply<Lane128<float>, float>, MatrixProduct.Multiply<LaneScalar<float>, float>);
    }, iter: 500);

    [Fact]
    public void Rounding_stays_within_the_bound() => Problems.Sample(problem =>
    {
        CheckRounding<double>(problem);
        CheckRounding<float>(problem);
    }, iter: 2000);

    /// <summary>Beyond one block in each direction, at strides that are powers of two and others, on one thread and several.</summary>
    [Theory]
    [InlineData(150, 20, 530)]
    [InlineData(300, 70, 1030)]
    [InlineData(17, 1100, 40)]
    [InlineData(145, 1030, 513)]
    [InlineData(512, 64, 512)]
    [InlineData(1024, 128, 64)]
    [InlineData(1, 600, 700)]
    [InlineData(600, 1, 700)]
    [InlineData(1024, 1, 1024)]
    public void Large_shapes_are_exact(int m, int n, int k)
    {
        for (int turn = 0; turn < 4; turn++)
        {
            var problem = new Problem(m, n, k, (turn & 1) != 0, (turn & 2) != 0, turn == 3, 0, turn);
            if (turn % 2 == 0) CheckExact<double>(problem, OnThreads<double>(1), OnThreads<double>(2), OnThreads<double>(5));
            else CheckExact<float>(problem, OnThreads<float>(1), OnThreads<float>(2), OnThreads<float>(5));
        }
    }

    /// <summary>Which thread computes an element does not change it.</summary>
    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var problem = new Problem(200, 210, 220, false, true, false, 0, 1);
        double[] a = Fractions<double>(problem.LeftLength, 1), b = Fractions<double>(problem.RightLength, 2);
        double[][] results = [.. new[] { 1, 2, 3, 7 }.Select(threads =>
        {
            double[] c = new double[problem.ResultLength];
            OnThreads<double>(threads)(problem.Left(a), problem.Right(b), problem.Result(c), add: false);
            return c;
        })];
        Assert.All(results, each => Assert.Equal(results[0], each));
    }

    /// <summary>NaN and infinity reach the elements that the definition says, as what it says, and no others.</summary>
    [Fact]
    public void Not_a_number_and_infinity_flow() =>
        Gen.Select(Problems, Gen.Int[0, 9999], Gen.Int[0, 2].Select(kind => NotFinite[kind])).Sample((problem, place, value) =>
    {
        if (problem.M * problem.N * problem.K == 0) return;
        double[] a = Whole<double>(problem.LeftLength, problem.Seed);
        double[] b = Whole<double>(problem.RightLength, problem.Seed + 1), c = Whole<double>(problem.ResultLength, problem.Seed + 2);
        a[place % a.Length] = value;
        b[place * 7 % b.Length] = double.PositiveInfinity;
        double[] expected = Expected(problem, a, b, c);
        MatrixProduct.Multiply(problem.Left(a), problem.Right(b), problem.Result(c), problem.Add);
        Assert.Equal(expected, c);
    }, iter: 2000);

    [Fact]
    public void Nothing_is_allocated_after_the_first_call()
    {
        Matrix<double> a = new(300, 200), b = new(200, 1030), column = new(300, 1), c = new(300, 1030), row = new(1, 200);
        void Run()
        {
            MatrixProduct.Multiply<double>(a, b, c);
            MatrixProduct.Multiply(((MatrixSpan<double>)a).Transposed, column, ((MatrixSpan<double>)row).Transposed);
            MatrixProduct.ColumnSums(c, b.Row(0));
            MatrixProduct.AddToRows(c, b.Row(1));
        }
        for (int i = 0; i < 3; i++) Run();
        Assert.Equal(0, Allocations.Of(Run));
    }

    [Fact]
    public void Column_sums_are_exact() => Problems.Sample(problem =>
    {
        double[] elements = Whole<double>(problem.LeftLength, problem.Seed), sums = Whole<double>(problem.K, 5);
        double[] expected =
        [
            .. Enumerable.Range(0, problem.K)
                .Select(j => (problem.Add ? sums[j] : 0) + Enumerable.Range(0, problem.M).Sum(i => elements[problem.LeftIndex(i, j)])),
        ];
        MatrixProduct.ColumnSums(problem.Left(elements), sums, problem.Add);
        Assert.Equal(expected, sums);
    });

    [Fact]
    public void Rows_are_added_exactly() => Problems.Sample(problem =>
    {
        float[] elements = Whole<float>(problem.ResultLength, problem.Seed), row = Whole<float>(problem.N, 5), expected = [.. elements];
        for (int i = 0; i < problem.M; i++)
            for (int j = 0; j < problem.N; j++)
                expected[problem.ResultIndex(i, j)] += row[j];
        MatrixProduct.AddToRows(problem.Result(elements), row);
        Assert.Equal(expected, elements);
    });

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        Matrix<double> a = new(3, 4), b = new(5, 2), square = new(4, 4);
        string message = Assert.Throws<ArgumentException>(() => a * b).Message;
        Assert.Contains(
            "3×4 times 5×2: the columns of the first (4) must be the rows of the second (5)", message, StringComparison.Ordinal);
        message = Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<double>(a, square, new Matrix<double>(4, 3))).Message;
        Assert.Contains("3×4 times 4×4 is 3×4, not 4×3", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<double>(square, square, square));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(
            square, new Matrix<double>(4, 4), ((MatrixSpan<double>)new Matrix<double>(4, 4)).Transposed));
        Assert.Throws<ArgumentException>(() => MatrixProduct.ColumnSums(a, new double[3]));
        Assert.Throws<ArgumentException>(() => MatrixProduct.AddToRows(a, new double[3]));
    }

    private static Product<T> OnThreads<T>(int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (a, b, c, add) =>
        {
            using var limit = new ThreadLimit(threads);
            MatrixProduct.Multiply(a, b, c, add);
        };

    private static void CheckExact<T>(Problem problem, params Product<T>[] ways)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = Whole<T>(problem.LeftLength, problem.Seed), b = Whole<T>(problem.RightLength, problem.Seed + 1);
        T[] before = Whole<T>(problem.ResultLength, problem.Seed + 2);
        T[] expected = Expected(problem, a, b, before);
        foreach (Product<T> multiply in ways)
        {
            T[] c = [.. before];
            multiply(problem.Left(a), problem.Right(b), problem.Result(c), problem.Add);
            // The gaps between rows are compared too: nothing is written beside the result.
            if (!expected.AsSpan().SequenceEqual(c))
                Assert.Fail($"{problem} of {typeof(T).Name}: first wrong at {expected.AsSpan().CommonPrefixLength(c)} of {c.Length}");
        }
    }

    /// <summary>
    /// |error| ≤ γ·(|a|·|b| + |c|) with γ = (k + 1)ε/(1 − (k + 1)ε), ε half an ulp of 1 (N. Higham, Accuracy and
    /// Stability, 3.5); doubled for c.
    /// </summary>
    private static void CheckRounding<T>(Problem problem)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = Fractions<T>(problem.LeftLength, problem.Seed), b = Fractions<T>(problem.RightLength, problem.Seed + 1);
        T[] c = Fractions<T>(problem.ResultLength, problem.Seed + 2), before = [.. c];
        MatrixProduct.Multiply(problem.Left(a), problem.Right(b), problem.Result(c), problem.Add);
        double epsilon = (typeof(T) == typeof(float) ? 1.0 / (1L << 24) : 1.0 / (1L << 53)) * (problem.K + 2);
        double gamma = epsilon / (1 - epsilon);
        for (int i = 0; i < problem.M; i++)
            for (int j = 0; j < problem.N; j++)
            {
                double old = problem.Add ? double.CreateChecked(before[problem.ResultIndex(i, j)]) : 0, magnitude = Math.Abs(old);
                DoubleDouble sum = old;
                for (int p = 0; p < problem.K; p++)
                {
                    double x = double.CreateChecked(a[problem.LeftIndex(i, p)]), y = double.CreateChecked(b[problem.RightIndex(p, j)]);
                    sum += DoubleDouble.Product(x, y);
                    magnitude += Math.Abs(x * y);
                }
                double error = Math.Abs((sum + -double.CreateChecked(c[problem.ResultIndex(i, j)])).Rounded);
                Assert.True(
                    error <= gamma * magnitude, $"{problem} of {typeof(T).Name} at ({i}, {j}): off by {error}, bound {gamma * magnitude}");
            }
    }

    private static T[] Expected<T>(Problem problem, T[] a, T[] b, T[] c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] expected = [.. c];
        for (int i = 0; i < problem.M; i++)
            for (int j = 0; j < problem.N; j++)
            {
                T sum = problem.Add ? c[problem.ResultIndex(i, j)] : T.Zero;
                for (int p = 0; p < problem.K; p++) sum += a[problem.LeftIndex(i, p)] * b[problem.RightIndex(p, j)];
                expected[problem.ResultIndex(i, j)] = sum;
            }
        return expected;
    }

    private static T[] Whole<T>(int length, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        var numbers = new T[length];
        for (int i = 0; i < length; i++) numbers[i] = T.CreateChecked(random.Next(-8, 9));
        return numbers;
    }

    private static T[] Fractions<T>(int length, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        var numbers = new T[length];
        for (int i = 0; i < length; i++) numbers[i] = T.CreateTruncating((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7)));
        return numbers;
    }

    /// <summary>A product's shape and how its matrices lie in memory; a gap is the number of unused elements after each row.</summary>
    private sealed record Problem(int M, int N, int K, bool LeftTransposed, bool RightTransposed, bool Add, int Gap, int Seed)
    {
        public int LeftLength => LeftTransposed ? K * (M + Gap) : M * (K + Gap);

        public int RightLength => RightTransposed ? N * (K + Gap) : K * (N + Gap);

        public int ResultLength => M * (N + Gap);

        public int LeftIndex(int i, int p) => LeftTransposed ? (p * (M + Gap)) + i : (i * (K + Gap)) + p;

        public int RightIndex(int p, int j) => RightTransposed ? (j * (K + Gap)) + p : (p * (N + Gap)) + j;

        public int ResultIndex(int i, int j) => (i * (N + Gap)) + j;

        public MatrixSpan<T> Left<T>(T[] elements)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => LeftTransposed
                ? new MatrixSpan<T>(elements, K, M, M + Gap, 1).Transposed
                : new(elements, M, K, K + Gap, 1);

        public MatrixSpan<T> Right<T>(T[] elements)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => RightTransposed
                ? new MatrixSpan<T>(elements, N, K, K + Gap, 1).Transposed
                : new(elements, K, N, N + Gap, 1);

        public MatrixSpan<T> Result<T>(T[] elements)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(elements, M, N, N + Gap, 1);
    }
}
