using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GradRepl.Runtime.CompilerServices.Lanes;

/// <summary>Numbers of a table by the last four bits of each element of a vector.</summary>
internal static class LaneLookup
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    public static Vector512<T> Of<TTable, T>(Vector512<T> place)
        where TTable : struct, ILaneTable
    {
        if (!Avx512F.IsSupported) return OneByOne<TTable, T>(place);
        if (typeof(T) == typeof(double))
        {
            ref double table = ref MemoryMarshal.GetReference(TTable.Doubles);
            return Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(in table), place.AsInt64(), Vector512.LoadUnsafe(in table, 8))
                .As<double, T>();
        }
        return Avx512F.PermuteVar16x32(Vector512.LoadUnsafe(in MemoryMarshal.GetReference(TTable.Singles)), place.AsInt32()).As<float, T>();
    }

    [MethodImpl(Inline)]
    public static Vector256<T> Of<TTable, T>(Vector256<T> place)
        where TTable : struct, ILaneTable => Of<TTable, T>(place.ToVector512Unsafe()).GetLower();

    [MethodImpl(Inline)]
    public static Vector128<T> Of<TTable, T>(Vector128<T> place)
        where TTable : struct, ILaneTable => Of<TTable, T>(place.ToVector256Unsafe()).GetLower();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<T> OneByOne<TTable, T>(Vector512<T> place)
        where TTable : struct, ILaneTable
    {
        Vector512<T> result = default;
        for (int i = 0; i < Vector512<T>.Count; i++)
        {
            result = typeof(T) == typeof(double)
                ? result.AsDouble().WithElement(i, TTable.Doubles[(int)place.AsInt64()[i] & 15]).As<double, T>()
                : result.AsSingle().WithElement(i, TTable.Singles[place.AsInt32()[i] & 15]).As<float, T>();
        }
        return result;
    }
}
