using System;
using System.Linq;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>Whole numbers in lanes equal those of C#'s own conversions.</summary>
public sealed class LaneIntegersTests
{
    private static readonly double[] Values =
    [
        0, -0.0, 0.99, -0.99, 1.5, -2.5, 127.9, 128, 255.5, 256, -129, 32767.5, 65536, 2147483520, 2147483647.5, -2147483649.0, 4294967296,
        1e10, -1e10, 9.2e18, 9.3e18, -9.3e18, 1.8e19, 1.9e19, 1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    [Fact]
    public void Equal_conversions_in_every_lane_type()
    {
        InDoubles<Lane512<double>>();
        InDoubles<Lane256<double>>();
        InDoubles<Lane128<double>>();
        InDoubles<LaneScalar<double>>();
    }

    [Fact]
    public void Floats_equal_conversions_whose_limits_floats_can_hold()
    {
        InFloats<Lane512<float>>();
        InFloats<Lane256<float>>();
        InFloats<Lane128<float>>();
        InFloats<LaneScalar<float>>();
    }

    private static void InDoubles<TLane>()
        where TLane : struct, ILane<TLane, double>
    {
        Equal<TLane, double>(sbyte.MinValue, sbyte.MaxValue, value => sbyte.CreateSaturating(value));
        Equal<TLane, double>(byte.MinValue, byte.MaxValue, value => byte.CreateSaturating(value));
        Equal<TLane, double>(int.MinValue, int.MaxValue, value => (int)value);
        Equal<TLane, double>(uint.MinValue, uint.MaxValue, value => (uint)value);
        Equal<TLane, double>(long.MinValue, long.MaxValue, value => (long)value);
        Equal<TLane, double>(ulong.MinValue, ulong.MaxValue, value => (ulong)value);
    }

    private static void InFloats<TLane>()
        where TLane : struct, ILane<TLane, float>
    {
        Equal<TLane, float>(sbyte.MinValue, sbyte.MaxValue, value => sbyte.CreateSaturating((float)value));
        Equal<TLane, float>(byte.MinValue, byte.MaxValue, value => byte.CreateSaturating((float)value));
        Equal<TLane, float>(int.MinValue, int.MaxValue, value => (int)(float)value);
    }

    private static void Equal<TLane, T>(double low, double high, Func<double, double> convert)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged
    {
        T[] elements = [.. Values.Select(value => (T)Convert.ChangeType(value, typeof(T), null))];
        var saturated = new T[TLane.Count];
        var plain = new T[TLane.Count];
        for (int i = 0; i < elements.Length; i++)
        {
            T[] all = [.. Enumerable.Range(0, TLane.Count).Select(place => elements[(i + place) % elements.Length])];
            TLane whole = LaneMath.Saturated(TLane.Load(in all[0], 0), low, high);
            TLane.Store(whole, ref saturated[0], 0);
            TLane.Store(LaneMath.PlainZero(-whole), ref plain[0], 0);
            for (int place = 0; place < TLane.Count; place++)
            {
                double truth = convert(Values[(i + place) % elements.Length]);
                if (typeof(T) == typeof(float)) truth = (float)truth;
                Assert.Equal(truth, Convert.ToDouble(saturated[place], null));
                Assert.False(double.IsNegative(Convert.ToDouble(saturated[place], null)) && truth == 0);
                Assert.Equal(0.0 - truth, Convert.ToDouble(plain[place], null));
                Assert.False(double.IsNegative(Convert.ToDouble(plain[place], null)) && truth == 0);
            }
        }
    }
}
