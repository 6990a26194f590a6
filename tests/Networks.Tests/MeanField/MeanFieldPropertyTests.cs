using System;
using CsCheck;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

public sealed class MeanFieldPropertyTests
{
    private static readonly Gen<double> Deviation = Gen.Double[0.05, 4];

    /// <summary>PReLU of slope a: V(q) = σ_w²·q(1 + a²)/2 + σ_b², and its correlation map is between Linear's and ReLU's kernel.</summary>
    [Fact]
    public void Every_PReLU_has_its_closed_forms() =>
        Gen.Select(Gen.Double[-1, 1], Deviation, Deviation, Gen.Double[-8, 8], Gen.Double[-0.99, 0.99]).Sample(
        (slope, w, b, exponent, c) =>
        {
            var field = new MeanField(Activations.PReLU.With("weight", slope), w, b);
            double q = Math.Pow(10, exponent), variance = w * w * q * (1 + slope * slope) / 2 + b * b;
            // φ(z) = (1 + a)/2·z + (1 − a)/2·|z|, and E|z₁z₂| = 2q/π·(√(1 − c²) + c·asin c).
            double even = (1 - slope) / 2, odd = (1 + slope) / 2;
            double product = q * (odd * odd * c + even * even * 2 / Math.PI * (Math.Sqrt(1 - c * c) + c * Math.Asin(c)));
            Close.Relative(variance, field.VarianceMap(q), 1e-13, "V");
            Assert.True(Math.Abs((w * w * product + b * b) / variance - field.CorrelationMap(c, q)) <= 1e-12, $"C({c})");
        },
        iter: 30, threads: 1);

    /// <summary>
    /// What holds for every activation: C(1) = 1, |C| ≤ 1, and C is convex and grows on 0 … 1, since its
    /// coefficients are not negative.
    /// </summary>
    [Fact]
    public void Correlation_maps_grow_and_are_convex() =>
        Gen.Select(
            OneOf("Tanh", "GELU", "Sigmoid", "Hardtanh", "Gaussian", "Softsign", "Hardshrink"), Deviation, Deviation, Gen.Double[0, 0.9])
            .Sample(
        (name, w, b, c) =>
        {
            var field = new MeanField(Activation.Named(name), w, b);
            double before = field.CorrelationMap(c, 1);
            double middle = field.CorrelationMap(c + 0.05, 1), after = field.CorrelationMap(c + 0.1, 1);
            Assert.True(before >= -1e-13 && after <= 1 + 1e-13 && before <= middle + 1e-13 && middle <= after + 1e-13);
            Assert.True(middle <= (before + after) / 2 + 1e-13, "convex");
            Assert.True(Math.Abs(field.CorrelationMap(-c, 1)) <= 1);
        },
        iter: 15, threads: 1);

    /// <summary>A fixed point is one, and V′ is the slope of V.</summary>
    [Fact]
    public void Fixed_points_and_slopes_are_those_of_the_map() =>
        Gen.Select(OneOf("Tanh", "Sigmoid", "Hardtanh", "ReLU6", "Gaussian", "Step", "Softsign"), Deviation, Deviation).Sample(
        (name, w, b) =>
        {
            var field = new MeanField(Activation.Named(name), w, b);
            double q = field.FixedPoint(), h = 1e-4 * q;
            Close.Relative(q, field.VarianceMap(q), 1e-12, "V(q*)");
            double difference = (-field.VarianceMap(q + 2 * h) + 8 * field.VarianceMap(q + h)
                - 8 * field.VarianceMap(q - h) + field.VarianceMap(q - 2 * h))
                / (12 * h);
            Assert.True(Math.Abs(difference - field.VarianceSlope(q)) <= 1e-9, $"V′: {difference} and {field.VarianceSlope(q)}");
        },
        iter: 40, threads: 1);

    private static Gen<string> OneOf(params string[] names) => Gen.Int[0, names.Length - 1].Select(i => names[i]);
}
