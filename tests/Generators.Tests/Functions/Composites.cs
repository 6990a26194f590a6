using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

public static partial class Composites
{
    private static readonly double[] Table = [1, -0.5, 0.25, -0.125];

    [Activation]
    public static double TupleSwap(double z)
    {
        (double a, double b) = (Math.Sin(z), Math.Cos(z));
        (a, b) = (b, a);
        return a - 2 * b;
    }

    [Activation]
    public static double TupleLocal(double z)
    {
        var pair = (First: z * z, Second: Math.Sin(z));
        return pair.First * pair.Item2 + pair.Second;
    }

    [Activation]
    public static double TupleFromHelper(double z)
    {
        (double s, double c) = Circle(z);
        return s * s - c;
    }

    private static (double Sine, double Cosine) Circle(double x) => (Math.Sin(x), Math.Cos(x));

    [Activation]
    public static double TupleInBranches(double z)
    {
        (double a, double b) = z > 0 ? (z, 1.0) : (z * z, z);
        return a * b;
    }

    [Activation]
    public static double TupleAssignedInBranches(double z)
    {
        (double A, double B) pair = (z, 1.0);
        if (z < -1) pair = (Math.Cos(z), z);
        return pair.A + 3 * pair.B;
    }

    [Activation]
    public static double Discards(double z)
    {
        (_, double c) = Circle(2 * z);
        return c * z;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double HornerByForeach(double z)
    {
        double[] coefficients = { 1, -2, 0.5, 3 };
        double sum = 0;
        foreach (double c in coefficients) sum = sum * z + c;
        return sum;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double HornerByIndex(double z)
    {
        var coefficients = new double[] { 1, -2, 0.5, 3 };
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) sum = sum * z + coefficients[i];
        return sum;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double HornerBySpan(double z)
    {
        ReadOnlySpan<double> coefficients = [1, -2, 0.5, 3];
        double sum = 0;
        for (int i = 0; i < coefficients.Length; i++) sum = sum * z + coefficients[i];
        return sum;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double SpanByForeach(double z)
    {
        ReadOnlySpan<double> powers = [z, z * z, z * z * z];
        double sum = 0;
        foreach (double power in powers) sum += Math.Sin(power);
        return sum;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double ArrayWritten(double z)
    {
        var powers = new double[4];
        powers[0] = 1;
        for (int i = 1; i < 4; i++) powers[i] = powers[i - 1] * z;
        return powers[3] - powers[1];
    }

    [Activation]
    [Domain(-5, 5)]
    public static double ArrayWrittenInBranches(double z)
    {
        double[] cells = [z, 2 * z];
        if (z > 1) cells[1] = z * z;
        else cells[0] = 3;
        return cells[0] * cells[1];
    }

    [Activation]
    [Domain(-5, 5)]
    public static double StaticTable(double z)
    {
        double sum = 0;
        for (int i = 0; i < 4; i++) sum = sum * z + Table[i];
        return sum;
    }

    [Activation]
    public static double AssignmentInsideExpression(double z)
    {
        double a;
        double b = (a = z * z) + 1;
        return a * b;
    }

    [Activation]
    public static double AssignmentOfAssignment(double z)
    {
        double a, b;
        a = b = Math.Sin(z);
        a += 1;
        return a * b;
    }

    [Activation]
    public static double StepInsideChoice(double z)
    {
        double x = z;
        double y = z > 0 ? x++ * 2 : (x = 3) * z;
        return x * y;
    }

    [Activation]
    public static double AssignmentBehindAnd(double z)
    {
        double x = z;
        bool both = z > 1 && (x += z) > 3;
        return x * (both ? z : 2);
    }

    [Activation]
    public static double AssignmentBehindOr(double z)
    {
        double x = z;
        if (z > 1 || (x *= 0.5) < -3) return x * x;
        return x;
    }

    [Activation]
    public static double PrefixAndPostfix(double z)
    {
        double x = z;
        double y = x++ + ++x;
        y -= x-- * --x;
        return y + x;
    }

    [Activation]
    public static double ParameterReassigned(double z, double a = 0.5)
    {
        a *= z;
        z = a + 1;
        return z * a;
    }

    [Activation]
    public static double LocalFunctionThatCaptures(double z)
    {
        double scale = 2;
        double Scaled(double x) => scale * x * z;
        scale = 3;
        return Scaled(Math.Sin(z));
    }

    [Activation]
    public static double LocalFunctionWithBranches(double z)
    {
        static double Bent(double x)
        {
            if (x < 0) return 0.1 * x;
            return x;
        }

        return Bent(z - 1) + Bent(-z);
    }

    [Activation]
    [Domain(-5, 5)]
    public static double RecursionOnWholeNumber(double z) => Power(z, 5) - Power(z, 2);

    private static double Power(double x, int n) => n == 0 ? 1 : n % 2 == 1 ? x * Power(x, n - 1) : Power(x * x, n / 2);

    [Activation]
    [Domain(-1, 1)]
    public static double ChebyshevByRecursion(double z) => Chebyshev(6, z);

    private static double Chebyshev(int n, double x) => n == 0 ? 1 : n == 1 ? x : 2 * x * Chebyshev(n - 1, x) - Chebyshev(n - 2, x);

    [Activation]
    public static double CheckedAndCast(double z)
    {
        checked
        {
            int n = 3;
            n += 4;
            return (double)n * z / (int)2.9;
        }
    }

    [Activation]
    public static double WholeDivision(double z) => 7 / 2 * z + 7 / 2.0 + 7 % 4 * z * z;
}
