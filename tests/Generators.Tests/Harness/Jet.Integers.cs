using System;

namespace GradRepl.Generators.Tests.Harness;

/// <content>Conversions to integers, each a decision where the number is near a whole one.</content>
public readonly partial record struct Jet
{
    public static explicit operator sbyte(Jet u) => unchecked((sbyte)Stepping(u));

    public static explicit operator checked sbyte(Jet u) => checked((sbyte)Stepping(u));

    public static explicit operator byte(Jet u) => unchecked((byte)Stepping(u));

    public static explicit operator checked byte(Jet u) => checked((byte)Stepping(u));

    public static explicit operator short(Jet u) => unchecked((short)Stepping(u));

    public static explicit operator checked short(Jet u) => checked((short)Stepping(u));

    public static explicit operator ushort(Jet u) => unchecked((ushort)Stepping(u));

    public static explicit operator checked ushort(Jet u) => checked((ushort)Stepping(u));

    public static explicit operator int(Jet u) => unchecked((int)Stepping(u));

    public static explicit operator checked int(Jet u) => checked((int)Stepping(u));

    public static explicit operator uint(Jet u) => unchecked((uint)Stepping(u));

    public static explicit operator checked uint(Jet u) => checked((uint)Stepping(u));

    public static explicit operator long(Jet u) => unchecked((long)Stepping(u));

    public static explicit operator checked long(Jet u) => checked((long)Stepping(u));

    public static explicit operator ulong(Jet u) => unchecked((ulong)Stepping(u));

    public static explicit operator checked ulong(Jet u) => checked((ulong)Stepping(u));

    private static double Stepping(Jet u)
    {
        Decide(u, Math.Round(u.Value));
        return u.Value;
    }
}
