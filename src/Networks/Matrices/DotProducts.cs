using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Matrices;

/// <summary>A matrix of contiguous rows times a contiguous vector.</summary>
internal static unsafe class DotProducts<TLane, T>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Four rows at a time, which share what is read of the vector and do not wait for one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run(ProductPart<T> part)
    {
        T* vector = part.B.Start;
        nint k = part.K, whole = k - k % TLane.Count;
        for (int i = 0; i < part.M; i += 4)
        {
            // Fewer than four rows are left: read the last one again instead of reading past the end.
            int last = part.M - 1 - i;
            T* a0 = part.A.From(i, 0).Start, a1 = part.A.From(i + Math.Min(1, last), 0).Start;
            T* a2 = part.A.From(i + Math.Min(2, last), 0).Start, a3 = part.A.From(i + Math.Min(3, last), 0).Start;
            TLane c0 = default, c1 = default, c2 = default, c3 = default;
            for (nint p = 0; p < whole; p += TLane.Count)
            {
                TLane b = TLane.Load(in vector[p], 0);
                c0 = TLane.MultiplyAdd(TLane.Load(in a0[p], 0), b, c0);
                c1 = TLane.MultiplyAdd(TLane.Load(in a1[p], 0), b, c1);
                c2 = TLane.MultiplyAdd(TLane.Load(in a2[p], 0), b, c2);
                c3 = TLane.MultiplyAdd(TLane.Load(in a3[p], 0), b, c3);
            }
            T s0 = TLane.Sum(c0), s1 = TLane.Sum(c1), s2 = TLane.Sum(c2), s3 = TLane.Sum(c3);
            for (nint p = whole; p < k; p++)
            {
                s0 += a0[p] * vector[p];
                s1 += a1[p] * vector[p];
                s2 += a2[p] * vector[p];
                s3 += a3[p] * vector[p];
            }
            Put(s0, part.C.From(i, 0).Start, part.Add);
            if (last >= 1) Put(s1, part.C.From(i + 1, 0).Start, part.Add);
            if (last >= 2) Put(s2, part.C.From(i + 2, 0).Start, part.Add);
            if (last >= 3) Put(s3, part.C.From(i + 3, 0).Start, part.Add);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T sum, T* target, bool add) => *target = add ? *target + sum : sum;
}
