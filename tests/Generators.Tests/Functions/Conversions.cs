using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>Conversions between numbers: truncated, saturated, wrapped, checked.</summary>
public static partial class Conversions
{
    [Activation, Specials]
    public static double ToInt(double z) => z * (int)z;

    [Activation, Specials]
    public static double ToUint(double z) => z * (uint)z - (uint)(z / 3);

    [Activation, Specials]
    public static double ToLong(double z) => z - (long)z + z * z;

    [Activation, Specials]
    public static double ToUlong(double z) => 1e-3 * z * (ulong)z;

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double ToByte(double z) => z * (byte)z;

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double ToSbyte(double z) => z * (sbyte)z;

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double ToShort(double z) => z * (short)(1000 * z);

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double ToUshort(double z) => z * (ushort)(1000 * z);

    [Activation, Specials]
    public static double FractionOfInt(double z) => z - (int)z;

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double NegatedInt(double z) => z * -(int)z;

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double SumOfInts(double z) => z * ((int)z + (int)z);

    [Activation, Specials]
    public static double SumOfLongs(double z) => z * ((long)(int)z + (int)z + 1L);

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double ProductOfInts(double z) => z * ((int)z * (int)z);

    [Activation, Specials]
    public static double NarrowedConstant(double z)
    {
        int k = 300;
        return (byte)k * z + (sbyte)(k - 100) * z * z + (ushort)(k - 301) * z;
    }

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double NarrowedTwice(double z) => z * (sbyte)(int)z + z * (byte)(long)z;

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double Widened(double z)
    {
        int n = (int)z;
        long wide = n;
        uint bits = (uint)n;
        return z * wide + z * bits + (ulong)n * 1e-9;
    }

    [Activation, Specials]
    public static double LargeConstants(double z)
    {
        long large = 9007199254740993;
        ulong larger = 18446744073709551615;
        return z * (large - 9007199254740990) + (larger % 1000) * z * z + (double)larger / 1e19;
    }

    [Activation, Specials]
    public static double Divided(double z)
    {
        long seven = 7, two = 2;
        uint large = 4000000000;
        return seven / two * z + seven % two * z * z + large / 3 * 1e-9 * z - -7 / 2 * z;
    }

    [Activation, Specials]
    public static double WrapsAround(double z)
    {
        int most = int.MaxValue;
        uint none = 0;
        long far = long.MaxValue;
        most++;
        none--;
        unchecked { far += 2; }
        return (most + 2147483650.0) * z + (none - 4294967290.0) * z * z + far * 1e-18 * z;
    }

    [Activation, Specials]
    public static double NarrowSteps(double z)
    {
        byte n = 254;
        n++;
        n++;
        n++;
        short s = short.MaxValue;
        s += 2;
        sbyte m = -128;
        m--;
        return n * z + (s + 32768) * z * z + m;
    }

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double CheckedInt(double z) => z * checked((int)z);

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double CheckedSum(double z)
    {
        int n = (int)z;
        return z * checked(n + n) + z * checked((byte)(n & 63));
    }

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double CheckedInUnchecked(double z)
    {
        int n = (int)z;
        return z * checked((n & 255) + unchecked(n * n) % 7);
    }

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double CreatedFromReal(double z) =>
        z * byte.CreateSaturating(z) + short.CreateTruncating(1000 * z) * z - int.CreateSaturating(z) * z + long.CreateTruncating(z);

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double CreatedFromInteger(double z)
    {
        int n = (int)z;
        return z * byte.CreateSaturating(n) + z * byte.CreateTruncating(n) + z * uint.CreateSaturating(n) + z * sbyte.CreateSaturating(n);
    }

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double CreatedChecked(double z) => z * int.CreateChecked(z);

    [Activation, Specials]
    public static double RealOfUlong(double z)
    {
        ulong large = 9223372036854776833;
        return large * z;
    }

    [Activation, Specials]
    public static double ConvertedToInteger(double z) => z * double.ConvertToInteger<int>(z);
}
