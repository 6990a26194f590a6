using System;
using System.Threading.Tasks;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>A function of float at every so-many-th of the 2^32 floats, against its double counterpart.</summary>
internal static class LaneSweep
{
    /// <summary>The greatest distance from the truth in ulps, and where it is.</summary>
    public static (double Ulps, float At) Worst<TLane>(string function, Func<double, double> truth, int stride)
        where TLane : struct, ILane<TLane, float>
    {
        var delegated = LaneFunctions.Unary<TLane>(function);
        object gate = new();
        (double Ulps, float At) worst = (-1, 0);
        const int Parts = 256;
        Parallel.For(0, Parts, part =>
        {
            var mine = Part(delegated, truth, stride, (ulong)part << 24, (ulong)(part + 1) << 24);
            lock (gate)
            {
                // Ties go to the smaller argument, so that the answer is the same every time.
                if (mine.Ulps > worst.Ulps || mine.Ulps == worst.Ulps && mine.At < worst.At) worst = mine;
            }
        });
        return worst;
    }

    /// <summary>The distance of value from the truth in units of the last place of the truth as a float.</summary>
    public static double SingleUlps(double truth, float value)
    {
        if (double.IsNaN(truth)) return float.IsNaN(value) ? 0 : double.PositiveInfinity;
        if (float.IsNaN(value)) return double.PositiveInfinity;
        if (double.IsInfinity(truth)) return value == truth ? 0 : double.PositiveInfinity;
        // A float's infinity counts as 2^128, one step after the last number, which is where rounding takes it from.
        double number = float.IsInfinity(value) ? Math.CopySign(Math.ScaleB(1, 128), value) : value;
        double bounded = Math.Clamp(truth, -Math.ScaleB(1, 128), Math.ScaleB(1, 128));
        float nearest = (float)bounded;
        int exponent = nearest == 0 ? -126 : float.IsInfinity(nearest) ? 127 : Math.Max(Math.ILogB(nearest), -126);
        return Math.Abs(number - bounded) * Math.ScaleB(1, 23 - exponent);
    }

    private static (double Ulps, float At) Part<TLane>(Func<TLane, TLane> function, Func<double, double> truth, int stride, ulong from, ulong to)
        where TLane : struct, ILane<TLane, float>
    {
        int width = TLane.Count;
        var x = new float[width];
        var y = new float[width];
        (double Ulps, float At) worst = (-1, 0);
        for (ulong bits = from; bits < to; bits += (ulong)(stride * width))
        {
            for (int i = 0; i < width; i++) x[i] = BitConverter.UInt32BitsToSingle((uint)Math.Min(bits + (ulong)(i * stride), to - 1));
            TLane.Store(function(TLane.Load(in x[0], 0)), ref y[0], 0);
            for (int i = 0; i < width; i++)
            {
                double expected = truth(x[i]);
                // Rounded to nearest, as most are: at most half an ulp.
                if (worst.Ulps >= 0.5 && (float)expected == y[i] && y[i] != 0) continue;
                double ulps = SingleUlps(expected, y[i]);
                if (y[i] == 0 && x[i] == 0 && expected == 0 && float.IsNegative(y[i]) != double.IsNegative(expected)) ulps = double.PositiveInfinity;
                if (ulps > worst.Ulps) worst = (ulps, x[i]);
            }
        }
        return worst;
    }
}
