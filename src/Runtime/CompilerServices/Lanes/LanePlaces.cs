using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GradRepl.Runtime.CompilerServices.Lanes;

/// <summary>Elements of two vectors in a row by their places: one instruction where the processor has it.</summary>
internal static class LanePlaces
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    public static Vector512<T> Of<T>(Vector512<T> first, Vector512<T> second, Vector512<T> places)
    {
        if (typeof(T) == typeof(double))
        {
            return Avx512F.IsSupported
                ? Avx512F.PermuteVar8x64x2(first.AsDouble(), places.AsInt64(), second.AsDouble()).As<double, T>()
                : (Vector512.Shuffle(first.AsInt64(), places.AsInt64())
                    | Vector512.Shuffle(second.AsInt64(), places.AsInt64() - Vector512.Create(8L))).As<long, T>();
        }
        return Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(first.AsSingle(), places.AsInt32(), second.AsSingle()).As<float, T>()
            : (Vector512.Shuffle(first.AsInt32(), places.AsInt32())
                | Vector512.Shuffle(second.AsInt32(), places.AsInt32() - Vector512.Create(16))).As<int, T>();
    }

    // A shuffle gives 0 for indices outside the vector, so the two halves can be combined with OR.

    [MethodImpl(Inline)]
    public static Vector256<T> Of<T>(Vector256<T> first, Vector256<T> second, Vector256<T> places) => typeof(T) == typeof(double)
        ? (Vector256.Shuffle(first.AsInt64(), places.AsInt64())
            | Vector256.Shuffle(second.AsInt64(), places.AsInt64() - Vector256.Create(4L))).As<long, T>()
        : (Vector256.Shuffle(first.AsInt32(), places.AsInt32())
            | Vector256.Shuffle(second.AsInt32(), places.AsInt32() - Vector256.Create(8))).As<int, T>();

    [MethodImpl(Inline)]
    public static Vector128<T> Of<T>(Vector128<T> first, Vector128<T> second, Vector128<T> places) => typeof(T) == typeof(double)
        ? (Vector128.Shuffle(first.AsInt64(), places.AsInt64())
            | Vector128.Shuffle(second.AsInt64(), places.AsInt64() - Vector128.Create(2L))).As<long, T>()
        : (Vector128.Shuffle(first.AsInt32(), places.AsInt32())
            | Vector128.Shuffle(second.AsInt32(), places.AsInt32() - Vector128.Create(4))).As<int, T>();
}
