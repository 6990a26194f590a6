using System;
using System.Linq;
using System.Numerics;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Checking;

/// <summary>
/// Derivatives in which digits cancel at ordinary points carry their rounding errors along, in scalar code and in lanes. Truths are
/// fractions of whole numbers, to the last bit.
/// </summary>
public sealed class CorrectionTests
{
    private const string Functions = """
        using System;
        using GradRepl.Runtime;
        public static partial class Cancelling
        {
            [Activation] public static double Rational(double z) => (z * z * z - 3 * z + 1) / (z * z + 2);
            [Activation] public static double Quartic(double z) => z * z / (1 + z * z * z * z);
            [Activation] public static double Fano(double z, double q = 1.5, double g = 0.25)
            {
                double e = 2 * z / g;
                return (q + e) * (q + e) / (1 + e * e);
            }
            [Activation] public static double Tail(double z, double s = 1.25) => z / (s * s) * Math.Exp(-z * z / (2 * s * s));
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.From(Functions));

    private static Activation Named(string name) => Run.Value.Method<Func<Activation>>("Cancelling", $"Create{name}Activation")();

    /// <summary>Numerator and denominator of each derivative, for whole numbers z/2^Bits.</summary>
    private static readonly (string Name, Func<BigInteger, BigInteger, (BigInteger, BigInteger)> Slope)[] Slopes =
    [
        // (z⁴ + 9z² − 2z − 6)/(z² + 2)²
        ("Rational", (z, one) => (
            Power(z, 4) + (9 * Power(z, 2) * Power(one, 2)) - (2 * z * Power(one, 3)) - (6 * Power(one, 4)),
            Power(Power(z, 2) + (2 * Power(one, 2)), 2))),
        // 2z(1 − z⁴)/(1 + z⁴)²
        ("Quartic", (z, one) => (
            2 * z * (Power(one, 4) - Power(z, 4)) * Power(one, 3),
            Power(Power(one, 4) + Power(z, 4), 2))),
        // With e = 8z: 16(1.5 + e)(1 − 1.5e)/(1 + e²)²
        ("Fano", (z, one) => (
            4 * ((3 * one) + (16 * z)) * ((2 * one) - (24 * z)) * Power(one, 2),
            Power(Power(one, 2) + (64 * Power(z, 2)), 2))),
    ];

    private static BigInteger Power(BigInteger z, int exponent) => BigInteger.Pow(z, exponent);

    public static TheoryData<string> Names => [.. Slopes.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Slopes_have_their_digits_without_computing_again(string name)
    {
        Activation activation = Named(name);
        Assert.Contains("carries its rounding errors along", activation.DerivativeSource, StringComparison.Ordinal);
        Assert.True(activation.IsVectorized);
        var random = new Random(1);
        AllNear(name, 2, [.. Enumerable.Range(0, 2000).Select(_ => (random.NextDouble() - 0.5) * 12)]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Beside_their_zeros_and_far_out_too(string name)
    {
        (double low, double high) = (0.01, 1.7);
        while (Math.BitIncrement(low) < high)
        {
            double middle = (low + high) / 2;
            if (Truth(name, middle) > 0 == Truth(name, low) > 0) low = middle;
            else high = middle;
        }
        AllNear(name, 2, [low, high, low * (1 + 1e-12), low * (1 - 1e-9), low * (1 + 1e-5), 0, 1e-80, -1e-30, 1e9, -1e70]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Floats_are_within_two_units_of_theirs(string name)
    {
        var random = new Random(2);
        float[] z = [.. Enumerable.Range(0, 1000).Select(_ => (float)((random.NextDouble() - 0.5) * 12))], dy = new float[z.Length];
        Named(name).Derivative(z, dy);
        for (int i = 0; i < z.Length; i++)
        {
            double truth = Truth(name, z[i]);
            Assert.True(Math.Abs(dy[i] - truth) <= 3 * Math.Abs(truth) * Math.Pow(2, -23), $"at {z[i]:R}: {dy[i]:R}, {truth:R}");
        }
    }

    [Fact]
    public void The_error_of_an_exponent_is_carried_once()
    {
        // (1 − z²/s²)/s²·e^(−z²/2s²), by mpmath in 300 bits.
        Activation tail = Named("Tail");
        double[] z = [30.1, -24.7, 41.3, 12.9], dy = new double[4];
        tail.Derivative(z, dy);
        double[] truths = [-4.5362541120793458e-124, -4.0723923092890099e-83, -6.264702974179788e-235, -5.0435925954770344e-22];
        for (int i = 0; i < z.Length; i++)
        {
            Assert.True(Ulps(dy[i], truths[i]) <= 6, $"lanes at {z[i]}: {dy[i]:R}, {truths[i]:R}");
            Assert.True(Ulps(tail.Derivative(z[i]), truths[i]) <= 6, $"scalar at {z[i]}: {tail.Derivative(z[i]):R}, {truths[i]:R}");
        }
    }

    private static void AllNear(string name, double ulps, double[] z)
    {
        Activation activation = Named(name);
        var dy = new double[z.Length];
        activation.Derivative(z, dy);
        for (int i = 0; i < z.Length; i++)
        {
            double truth = Truth(name, z[i]), scalar = activation.Derivative(z[i]);
            Assert.True(Ulps(scalar, truth) <= ulps, $"scalar at {z[i]:R}: {scalar:R}, {truth:R}");
            Assert.True(Ulps(dy[i], truth) <= ulps, $"lanes at {z[i]:R}: {dy[i]:R}, {truth:R}");
        }
    }

    /// <summary>The double nearest to the derivative at a double, which is a whole number of 2^−Bits.</summary>
    private static double Truth(string name, double z)
    {
        const int bits = 700, digits = 80;
        Func<BigInteger, BigInteger, (BigInteger, BigInteger)> slope = Slopes.Single(each => each.Name == name).Slope;
        (BigInteger above, BigInteger below) = slope(Whole(z, bits), BigInteger.One << bits);
        if (above.IsZero) return 0;
        int shift = (int)(below.GetBitLength() - BigInteger.Abs(above).GetBitLength()) + digits;
        BigInteger quotient = (shift > 0 ? above << shift : above >> -shift) / below;
        int extra = (int)BigInteger.Abs(quotient).GetBitLength() - 53;
        BigInteger nearest = (quotient + (BigInteger.One << (extra - 1))) >> extra;
        return Math.ScaleB((double)nearest, extra - shift);
    }

    private static BigInteger Whole(double z, int bits)
    {
        int exponent = z == 0 ? 0 : Math.ILogB(z) - 52;
        var mantissa = (BigInteger)Math.ScaleB(z, -exponent);
        return mantissa << (bits + exponent);
    }

    private static double Ulps(double value, double truth) => value.Equals(truth) || (value == 0 && truth == 0)
        ? 0
        : Math.Abs(value - truth) / (Math.BitIncrement(Math.Abs(truth)) - Math.Abs(truth));
}
