using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Tests.Ir;

/// <summary>The generator's own arithmetic on integers against that of .NET, for all types at their limits.</summary>
public sealed class IntegerArithmeticTests
{
    private static readonly long[] Wholes =
    [
        0, 1, -1, 2, -2, 3, 7, -7, 31, 33, 63, 65, 127, 128, -128, 255, 256, 32767, 32768, 65535, int.MaxValue, int.MinValue, uint.MaxValue,
        4294967296, 9007199254740993, long.MaxValue, long.MinValue, long.MinValue + 1, 1234567890123456789,
    ];

    private static readonly double[] Reals =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 0.9, -0.9, 1.5, -1.5, 127.5, 128, -128.9, -129,
        255.9, 256, 300.5,
        -300.5, 32767.5, 32768, 65535.9, 65536, 70000.9, -70000.9, 2147483647.5, 2147483648, -2147483648.9, -2147483649, 4294967295.5,
        4294967296, 9007199254740993, 9.3e18, -9.3e18, 9223372036854774784, 1.9e19, -1e19, 1e300,
    ];

    [Fact]
    public void Operators_are_those_of_dotnet()
    {
        Check<int>(ValueKind.Integer);
        Check<uint>(ValueKind.Unsigned);
        Check<long>(ValueKind.Long);
        Check<ulong>(ValueKind.UnsignedLong);
    }

    [Fact]
    public void Conversions_are_those_of_dotnet()
    {
        Convert("sbyte", x => unchecked((sbyte)x), x => checked((sbyte)x), n => unchecked((sbyte)n), n => checked((sbyte)n));
        Convert("byte", x => unchecked((byte)x), x => checked((byte)x), n => unchecked((byte)n), n => checked((byte)n));
        Convert("short", x => unchecked((short)x), x => checked((short)x), n => unchecked((short)n), n => checked((short)n));
        Convert("ushort", x => unchecked((ushort)x), x => checked((ushort)x), n => unchecked((ushort)n), n => checked((ushort)n));
        Convert("int", x => unchecked((int)x), x => checked((int)x), n => unchecked((int)n), n => checked((int)n));
        Convert("uint", x => unchecked((uint)x), x => checked((uint)x), n => unchecked((uint)n), n => checked((uint)n));
        Convert("long", x => unchecked((long)x), x => checked((long)x), n => n, n => n);
        Convert("ulong", x => unchecked((ulong)x), x => checked((ulong)x), n => unchecked((ulong)n), n => checked((ulong)n));
    }

    private static void Check<T>(ValueKind kind)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        T[] numbers = [.. Wholes.Select(T.CreateTruncating).Append(T.MinValue).Append(T.MaxValue).Distinct()];
        foreach (T a in numbers)
        {
            Same(() => unchecked(-a), IntegerArithmetic.Of(IntegerOperators.Prefix(kind, "-"), Held(a)), $"-{a}");
            Same(() => ~a, IntegerArithmetic.Of(IntegerOperators.Prefix(kind, "~"), Held(a)), $"~{a}");
            Same(() => checked(-a), IntegerArithmetic.Of(IntegerOperators.Prefix(kind, "-", Overflow.Throws), Held(a)), $"checked -{a}");
            Assert.Equal(double.CreateChecked(a), IntegerArithmetic.ToReal(kind, Held(a)));
            foreach (T b in numbers)
            {
                foreach ((string symbol, Func<T, T, T> wraps, Func<T, T, T>? throws) in Operators<T>())
                {
                    Same(
                        () => wraps(a, b),
                        IntegerArithmetic.Of(IntegerOperators.Infix(kind, symbol), Held(a), Held(b)),
                        $"{a} {symbol} {b}");
                    if (throws is null) continue;
                    Infix infix = IntegerOperators.Infix(kind, symbol, Overflow.Throws);
                    Same(() => throws(a, b), IntegerArithmetic.Of(infix, Held(a), Held(b)), $"checked {a} {symbol} {b}");
                }
                Assert.Equal(a < b, IntegerArithmetic.Holds("<", kind, Held(a), Held(b)));
                Assert.Equal(a >= b, IntegerArithmetic.Holds(">=", kind, Held(a), Held(b)));
                Assert.Equal(a == b, IntegerArithmetic.Holds("==", kind, Held(a), Held(b)));
            }
            for (int count = -1; count < 70; count += 7)
            {
                Same(() => a << count, IntegerArithmetic.Of(IntegerOperators.Infix(kind, "<<"), Held(a), count), $"{a} << {count}");
                Same(() => a >> count, IntegerArithmetic.Of(IntegerOperators.Infix(kind, ">>"), Held(a), count), $"{a} >> {count}");
                Same(() => a >>> count, IntegerArithmetic.Of(IntegerOperators.Infix(kind, ">>>"), Held(a), count), $"{a} >>> {count}");
            }
        }
    }

    private static IEnumerable<(string Symbol, Func<T, T, T> Wraps, Func<T, T, T>? Throws)> Operators<T>()
        where T : IBinaryInteger<T> =>
    [
        ("+", (a, b) => unchecked(a + b), (a, b) => checked(a + b)),
        ("-", (a, b) => unchecked(a - b), (a, b) => checked(a - b)),
        ("*", (a, b) => unchecked(a * b), (a, b) => checked(a * b)),
        ("/", (a, b) => a / b, null),
        ("%", (a, b) => a % b, null),
        ("&", (a, b) => a & b, null),
        ("|", (a, b) => a | b, null),
        ("^", (a, b) => a ^ b, null),
    ];

    private static void Convert<T>(string name, Func<double, T> cast, Func<double, T> sure, Func<long, T> narrow, Func<long, T> surely)
        where T : IBinaryInteger<T>
    {
        var type = IntegerType.Of(name);
        foreach (double x in Reals)
        {
            Same(() => cast(x), IntegerArithmetic.Convert(type, Overflow.Wraps, x), $"({name}){x:R}");
            Same(() => sure(x), IntegerArithmetic.Convert(type, Overflow.Throws, x), $"checked ({name}){x:R}");
        }
        foreach (long n in Wholes)
        {
            Same(() => narrow(n), IntegerArithmetic.Convert(type, Overflow.Wraps, ValueKind.Long, n), $"({name}){n}");
            Same(() => surely(n), IntegerArithmetic.Convert(type, Overflow.Throws, ValueKind.Long, n), $"checked ({name}){n}");
        }
    }

    private static void Same<T>(Func<T> dotnet, long? ours, string what)
        where T : IBinaryInteger<T>
    {
        long? expected;
        try
        {
            expected = Held(dotnet());
        }
        catch (Exception exception) when (exception is ArithmeticException)
        {
            expected = null;
        }
        Assert.True(expected == ours, $"{what}: {ours?.ToString() ?? "throws"}, but .NET: {expected?.ToString() ?? "throws"}");
    }

    /// <summary>As the graph holds it: a ulong by its bits.</summary>
    private static long Held<T>(T value)
        where T : IBinaryInteger<T> => long.CreateTruncating(value);
}
