using System.Runtime.CompilerServices;

namespace GradRepl.Benchmarks;

/// <summary>How often this processor begins a multiply-add: in registers, where none waits for another.</summary>
internal static class PeakRate
{
    /// <summary>Milliseconds from one multiply-add of a whole lane to the next.</summary>
    public static double Milliseconds<TLane, T>()
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged
    {
        const int Rounds = 100_000, PerRound = 12;
        return Times.Once(() => MultiplyAdds<TLane, T>(Rounds)) / (Rounds * PerRound);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T MultiplyAdds<TLane, T>(int rounds)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged
    {
        TLane x = TLane.Create(0.999), y = TLane.Create(0.001), a = x, b = x;
        TLane c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int round = 0; round < rounds; round++)
        {
            a = TLane.MultiplyAdd(a, x, y);
            b = TLane.MultiplyAdd(b, x, y);
            c = TLane.MultiplyAdd(c, x, y);
            d = TLane.MultiplyAdd(d, x, y);
            e = TLane.MultiplyAdd(e, x, y);
            f = TLane.MultiplyAdd(f, x, y);
            g = TLane.MultiplyAdd(g, x, y);
            h = TLane.MultiplyAdd(h, x, y);
            i = TLane.MultiplyAdd(i, x, y);
            j = TLane.MultiplyAdd(j, x, y);
            k = TLane.MultiplyAdd(k, x, y);
            l = TLane.MultiplyAdd(l, x, y);
        }
        return TLane.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
