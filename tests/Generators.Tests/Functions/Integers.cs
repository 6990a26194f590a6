using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>Integers in all the types in which C# computes, and the enums over them.</summary>
public static partial class Integers
{
    public enum Small : byte
    {
        None,
        One = 1,
        Two = 2,
        Many = 200,
    }

    public enum Large : long
    {
        Near = 3,
        Far = 4294967296,
    }

    [Flags]
    public enum Parts
    {
        None = 0,
        Sine = 1,
        Square = 2,
    }

    [Activation, Specials, Hyperparameters(5L), Hyperparameters(-3L), Hyperparameters(5000000000L)]
    public static double OfLong(double z, long n = 7) => n / 2 * z + n % 4 * z * z - (n > 2 ? z : 0);

    [Activation, Specials, Hyperparameters((byte)0), Hyperparameters((byte)255)]
    public static double OfByte(double z, byte n = 3) => z * (n + 1) + (byte)(n + 1) * z * z;

    [Activation, Specials, Hyperparameters((sbyte)-128)]
    public static double OfSbyte(double z, sbyte n = 3) => z * -n + (sbyte)-n * z * z;

    [Activation, Specials, Hyperparameters((short)-1), Hyperparameters((short)32767)]
    public static double OfShort(double z, short n = 3) => z * (ushort)n - (short)(n + 1) * z * z;

    [Activation, Specials, Hyperparameters(0U), Hyperparameters(4294967295U)]
    public static double OfUint(double z, uint n = 3) => z * (n - 1) + (n + 2) / 3 * z * z;

    [Activation, Specials, Hyperparameters(0UL), Hyperparameters(1UL << 63)]
    public static double OfUlong(double z, ulong n = 3) => z * (n >> 1) + (n > 5 ? z * z : z);

    [Activation, Specials, Hyperparameters((ushort)65535)]
    public static double OfUshort(double z, ushort n = 3) => z * (ushort)(n + 1) + ~n * z;

    [Activation, Specials, Hyperparameters(6), Hyperparameters(-5), Hyperparameters(2147483647)]
    public static double Bits(double z, int n = 11) =>
        (n & 6) * z + (n | 8) * z * z - (n ^ 5) * z + ~n * z + (n << 3) * 0.1 * z + (n >> 1) * z - (n >>> 28) * z * z;

    [Activation, Specials, Hyperparameters(-5L), Hyperparameters(long.MinValue + 1024)]
    public static double LongBits(double z, long n = 11) =>
        (n & 6) * z + (n | 8) * 1e-9 * z * z - (n ^ 5) * z + (n << 33) * 1e-9 * z + (n >> 1) * z - (n >>> 60) * z * z;

    [Activation, Specials, Hyperparameters(40), Hyperparameters(-1)]
    public static double ShiftsBeyond(double z, int n = 33) => (1 << n) * z + (1L << n) * z * z + (uint.MaxValue >> n) * z;

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double BitsOfZ(double z) => ((int)z & 1) == 0 ? z * z : -z;

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double TriangleWave(double z)
    {
        int period = (int)Math.Floor(z);
        double part = z - period;
        return (period & 1) == 0 ? part : 1 - part;
    }

    [Activation, Specials, Hyperparameters(0), Hyperparameters(-4)]
    [Obstacle("an integer that may overflow or be divided by 0 is computed on one side of a choice")]
    public static double DividedByZeroOnOneSide(double z, int n = 3) => n == 0 ? z : 10 / n * z;

    [Activation, Specials, Hyperparameters(0)]
    [Obstacle("an integer that may overflow or be divided by 0 is computed on one side of a choice")]
    public static double DividedBehindAnAnd(double z, int n = 3)
    {
        if (n != 0 && 10 / n > 2) return 10 / n * z * z;
        return z;
    }

    [Activation, Specials, Hyperparameters(int.MaxValue)]
    [Obstacle("an integer that may overflow or be divided by 0 is computed on one side of a choice")]
    public static double Checked(double z, int n = 3) => n > 1000 ? z : checked(n * n * n) * z;

    [Activation, Specials, Hyperparameters(Small.None), Hyperparameters(Small.Many)]
    public static double OfSmallEnum(double z, Small kind = Small.Two) => kind switch
    {
        Small.None => z,
        Small.One or Small.Two => z * z + (int)kind,
        _ => z * (byte)(kind + 100),
    };

    [Activation, Specials, Hyperparameters(Large.Far)]
    public static double OfLargeEnum(double z, Large kind = Large.Near) => kind == Large.Far ? z * z : z * (long)kind;

    [Activation, Specials, Hyperparameters(Parts.Sine | Parts.Square), Hyperparameters(Parts.None)]
    public static double OfFlags(double z, Parts parts = Parts.Sine)
    {
        double sum = z;
        if ((parts & Parts.Sine) != 0) sum += Math.Sin(z);
        if (parts.HasFlag(Parts.Square)) sum += z * z;
        return sum;
    }

    [Activation, Specials, Hyperparameters(Small.One)]
    [Obstacle("an integer depends on z")]
    public static double CallsWithEnum(double z, Small kind = Small.Two) =>
        OfSmallEnum(z, kind) + OfSmallEnum(z, (Small)200) + OfByte(z, (byte)(z > 0 ? 1 : 2));

    [Activation, Specials, Hyperparameters(4L), Hyperparameters(0L)]
    public static double LoopOverLong(double z, long n = 12)
    {
        double term = 1, sum = 1;
        for (long i = 1; i <= n; i++)
        {
            term *= 0.1 * z / i;
            sum += term;
        }
        return sum;
    }

    [Activation, Specials, Hyperparameters(0U), Hyperparameters(5U)]
    public static double LoopOverUint(double z, uint n = 12)
    {
        double sum = 0;
        uint mask = 1;
        for (uint i = n; i > 0; i--)
        {
            mask = mask << 1 ^ i;
            sum = 0.5 * sum + mask % 5 * z;
        }
        return sum;
    }

    [Activation, Specials, Hyperparameters(13), Hyperparameters(0)]
    public static double PowerBySquares(double z, int n = 6)
    {
        double power = 1, square = 0.01 * z;
        for (int rest = n; rest != 0; rest >>= 1)
        {
            if ((rest & 1) == 1) power *= square;
            square *= square;
        }
        return power;
    }

    [Activation, Specials]
    public static double HashOfUlong(double z)
    {
        ulong hash = 14695981039346656037;
        for (int i = 0; i < 4; i++) hash = (hash ^ (ulong)i) * 1099511628211;
        return z * (hash % 1000) + z * z * (hash >> 60);
    }

    [Activation, Specials, Hyperparameters(-3, 9), Hyperparameters(12, 3)]
    public static double MembersOfMath(double z, int a = 4, int b = 7) =>
        Math.Max(a, b) * z + Math.Min(a, b) * z * z + Math.Abs(a) * z + Math.Sign(a) * z * z + Math.Clamp(a, 0, 10) * z;

    [Activation, Specials, Hyperparameters(-3L), Hyperparameters(12L)]
    public static double MembersOfLong(double z, long a = 4) =>
        long.Max(a, 7) * z + long.Min(a, 7) * z * z + long.Abs(a) * z + long.Sign(a) * z * z + long.Clamp(a, 0, 10) * z
            + (long.IsEvenInteger(a) ? z : 2 * z) + (long.IsOddInteger(a) ? z : 2 * z) + (long.IsNegative(a) ? z * z : z);

    [Activation, Specials, Hyperparameters(-17), Hyperparameters(12)]
    public static double QuotientAndRemainder(double z, int a = 23)
    {
        var (quotient, remainder) = Math.DivRem(a, 5);
        return quotient * z + remainder * z * z + Math.DivRem(a, 3).Quotient * z;
    }

    [Activation, Specials, Hyperparameters(false, true)]
    public static double Booleans(double z, bool a = true, bool b = true) =>
        (a ^ b ? z : z * z) + (a == b ? 2 * z : 3 * z) + (a != (z > 1) ? z * z : z);
}
