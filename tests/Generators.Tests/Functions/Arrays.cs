using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>Arrays and spans.</summary>
public static partial class Arrays
{
    private static readonly double[] Weights = [0.5, -1, 2, 0.25, -0.125];

    private static readonly double[,] Grid = { { 1, 2, 3 }, { -1, 0.5, 4 } };

    [Activation]
    [Domain(-5, 5)]
    public static double StaticLength(double z)
    {
        double sum = 0;
        for (int i = 0; i < Weights.Length; i++) sum = sum * z + Weights[i];
        return sum;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double StaticForeach(double z)
    {
        double sum = 0;
        foreach (double w in Weights) sum = sum * z + w;
        return sum;
    }

    [Activation]
    [Domain(0, 2)]
    public static double StaticFromTheEnd(double z) => Weights[^1] * z + Weights[^2] * z * z;

    [Activation]
    [Hyperparameters(0)]
    [Hyperparameters(4)]
    public static double StaticByHyperparameter(double z, int k = 2) => Weights[k] * z * z;

    [Activation]
    public static double StaticByData(double z) => Weights[Math.Clamp((int)z, 0, 4)] * z;

    [Activation]
    [Hyperparameters(1, 0)]
    public static double StaticGrid(double z, int row = 0, int column = 2) => Grid[row, column] * z + Grid[1, 1];

    [Activation]
    [Hyperparameters(0)]
    [Hyperparameters(2)]
    public static double LocalByHyperparameter(double z, int k = 1)
    {
        double[] choices = [z, z * z, Math.Sin(z)];
        return choices[k] + choices[^1];
    }

    [Activation]
    public static double LocalByData(double z)
    {
        double[] table = [1, 2, 4, 8];
        return z * table[Math.Clamp((int)z + 1, 0, 3)];
    }

    [Activation]
    public static double WriteByData(double z)
    {
        double[] table = [1, 2, 4];
        table[z > 0 ? 0 : 2] = z * z;
        return table[0] * z + table[2];
    }

    [Activation]
    public static double TwoNames(double z)
    {
        double[] a = [z, 1];
        double[] b = a;
        b[1] = z * z;
        return a[0] + 3 * a[1];
    }

    [Activation]
    public static double ChosenArray(double z)
    {
        double[] a = [z, 1], b = [2, z];
        double[] c = z > 1 ? a : b;
        c[1] += Math.Cos(z);
        return a[1] * 3 + b[1] * c[0];
    }

    [Activation]
    public static double FilledByAHelper(double z)
    {
        var powers = new double[4];
        Fill(powers, z);
        return powers[3] - Total(powers) + powers.Length;
    }

    private static void Fill(double[] into, double x)
    {
        into[0] = 1;
        for (int i = 1; i < into.Length; i++) into[i] = into[i - 1] * Math.Sin(x);
    }

    private static double Total(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }

    [Activation]
    public static double MadeByAHelperArray(double z)
    {
        double[] made = Powers(z, 3);
        return made[0] + made[1] * made[2];
    }

    private static double[] Powers(double x, int count)
    {
        var powers = new double[count];
        double power = 1;
        for (int i = 0; i < count; i++) powers[i] = power *= x;
        return powers;
    }

    [Activation]
    public static double Ranges(double z)
    {
        double[] all = [1, z, z * z, Math.Sin(z), 5];
        double[] inner = all[1..^1];
        inner[0] = 7;
        return inner[2] + all[1] * inner[0] + inner.Length;
    }

    [Activation]
    public static double SpanIsAView(double z)
    {
        double[] all = [1, z, z * z];
        Span<double> tail = all.AsSpan(1);
        tail[0] += 1;
        tail[^1] *= 2;
        Span<double> last = tail[1..];
        last[0] += z;
        return all[1] * all[2] + tail.Length;
    }

    [Activation]
    public static double StackAllocated(double z)
    {
        Span<double> cells = stackalloc double[3];
        cells[0] = z;
        cells[1] = cells[0] * z;
        cells[2] = cells[1] + cells[0];
        Span<double> more = stackalloc[] { 1.0 * z, z + 2 };
        return cells[2] * more[1] - more[0];
    }

    [Activation]
    public static double TwoDimensions(double z)
    {
        var grid = new double[2, 2];
        grid[0, 0] = z;
        grid[1, 1] = Math.Sin(z);
        grid[0, 1] = grid[0, 0] * 2;
        double[,] given = { { 1, z }, { z * z, 2 } };
        return grid[0, 1] * grid[1, 1] - given[1, 0] * given[0, 1] + grid.GetLength(0);
    }

    [Activation]
    public static double Jagged(double z)
    {
        double[][] rows = [[1, z], [z * z]];
        rows[1][0] += 1;
        return rows[0][1] * rows[1][0];
    }

    [Activation]
    [Domain(-2, 2)]
    public static double LongFill(double z)
    {
        var values = new double[50];
        for (int i = 0; i < 50; i++) values[i] = Math.Sin(z * i) / (1 + i);
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }

    [Activation]
    public static double Spread(double z)
    {
        double[] first = [z, 2];
        double[] all = [.. first, Math.Cos(z), .. first];
        return all[0] * all[2] + all[4] + all.Length;
    }

    [Activation]
    public static double ForeachByReference(double z)
    {
        Span<double> cells = [z, 2, 3 * z];
        foreach (ref double cell in cells) cell = cell * cell + 1;
        return cells[0] + cells[1] * cells[2];
    }

    [Activation]
    public static double ParamsArray(double z) => Mean(z, 2 * z, Math.Sin(z)) + Mean(z);

    private static double Mean(params double[] values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++) sum += values[i];
        return sum / values.Length;
    }

    [Activation]
    [Hyperparameters(3)]
    [Domain(-2, 2)]
    public static double StateInAnArray(double z, int steps = 7)
    {
        double[] state = [z, 0];
        for (int i = 0; i < steps; i++)
        {
            double next = 0.5 * state[0] - state[1];
            state[1] = state[0] * 0.25;
            state[0] = next + z;
        }

        return state[0] * state[1];
    }
}
