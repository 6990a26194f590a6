using System;
using System.Linq;
using GradRepl.Networks.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

/// <summary>Weights at the beginning: their variance over many draws, orthogonality, gains, seeds.</summary>
public class InitializerTests
{
    private const int Inputs = 300, Outputs = 200;

    public static TheoryData<string, double> Variances => new()
    {
        { "Xavier", 2.0 / (Inputs + Outputs) },
        { "XavierUniform", 2.0 / (Inputs + Outputs) },
        { "He", 2.0 / Inputs },
        { "HeUniform", 2.0 / Inputs },
        { "LeCun", 1.0 / Inputs },
        { "LeCunUniform", 1.0 / Inputs },
        { "Normal", 0.3 * 0.3 },
        { "Uniform", 0.3 * 0.3 / 3 },
        { "Xavier with gain", 2 * 2.0 / (Inputs + Outputs) },
    };

    [Theory]
    [MemberData(nameof(Variances))]
    public void Variance(string name, double expected)
    {
        RandomInitializer initializer = name switch
        {
            "Xavier" => Initializers.Xavier,
            "XavierUniform" => Initializers.XavierUniform,
            "He" => Initializers.He,
            "HeUniform" => Initializers.HeUniform,
            "LeCun" => Initializers.LeCun,
            "LeCunUniform" => Initializers.LeCunUniform,
            "Normal" => Initializers.Normal(0.3),
            "Uniform" => Initializers.Uniform(0.3),
            _ => Initializers.Xavier.WithActivationGain(),
        };
        double[] weights = Draw(initializer, Activations.ReLU, 1);
        int count = weights.Length;
        double mean = weights.Average(), variance = weights.Average(w => w * w);
        // 60,000 draws: the mean is off by √(σ²/n), the variance of normal ones by σ²·√(2/n) = 0.6 %, of uniform
        // ones by √(0.8/n); 4.5 of those.
        Assert.True(Math.Abs(mean) < 4.5 * Math.Sqrt(expected / count), $"{name}: mean {mean}");
        Assert.True(
            Math.Abs((variance / expected) - 1) < 4.5 * Math.Sqrt((initializer.IsUniform ? 0.8 : 2.0) / count),
            $"{name}: variance {variance}, expected {expected}");
        // Uniform ones keep within √3 deviations; of 60,000 normal ones 1 in 40 lies beyond 2.24, and some do beyond 3.
        double largest = weights.Max(Math.Abs) / Math.Sqrt(expected);
        if (initializer.IsUniform) Assert.InRange(largest, 1.72, Math.Sqrt(3) * (1 + 1e-12));
        else Assert.InRange(largest, 3.5, 6);
        // The fourth moment tells normal (3) from uniform (1.8).
        double kurtosis = weights.Average(w => Math.Pow(w, 4)) / (variance * variance);
        Assert.InRange(kurtosis, initializer.IsUniform ? 1.75 : 2.85, initializer.IsUniform ? 1.85 : 3.15);
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(25, 60)]
    [InlineData(60, 25)]
    public void Orthogonal(int inputs, int outputs)
    {
        var weights = new Matrix<double>(inputs, outputs);
        Initializers.Orthogonal.WithGain(1.5).Fill(weights, Activations.Linear, new Random(3));
        Matrix<double> products = inputs <= outputs ? weights * weights.Transpose() : weights.Transpose() * weights;
        for (int i = 0; i < products.Rows; i++)
            for (int j = 0; j < products.Columns; j++)
                Assert.True(Math.Abs(products[i, j] - (i == j ? 2.25 : 0)) < 1e-12, $"[{i}, {j}] = {products[i, j]:R}");
        // A rotation that is uniform has entries of mean 0: their mean is off by 1/n of the gain at most some times.
        Assert.InRange(weights.Elements.ToArray().Average(), -0.1, 0.1);
    }

    [Fact]
    public void Gains_of_other_activations_are_those_of_He()
    {
        // E[g(Z)²] = 1/gain² in closed form: |Z| and Z³ have 1 and 15; ReLU6 lies just below ReLU's ½.
        Close.Relative(1, Gain.Of(TestActivations.Define("Absolute", Math.Abs, z => Math.Sign(z))), 1e-9);
        Close.Relative(1 / Math.Sqrt(15), Gain.Of(TestActivations.Define("Cube", z => z * z * z, z => 3 * z * z)), 1e-12);
        Close.Relative(Math.Exp(1), 1 / Math.Pow(Gain.Of(TestActivations.Define("Root", z => Math.Exp(z / 2 + 0.25), z => 0)), 2), 1e-12);
        Assert.InRange(Gain.Of(Activations.ReLU6), Math.Sqrt(2), Math.Sqrt(2) * (1 + 1e-6));
        Assert.Contains(
            "WithGain",
            Assert.Throws<ArgumentException>(() => Gain.Of(TestActivations.Define("Nothing", _ => 0, _ => 0))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        static double[] Weights(int seed, bool another) =>
            (another
                ? new Network(3, seed).Dense(5).Dense(7)
                : new Network(3, seed).Dense(5).Dense(4)).Layers[0].Parameters[0].Value.Elements.ToArray();
        Assert.Equal(Weights(1, true), Weights(1, false));
        Assert.NotEqual(Weights(1, true), Weights(2, true));
        Network<float> single = new Network<float>(3, 1).Dense(5);
        Assert.Equal(Weights(1, true).Select(weight => (float)weight), single.Parameters[0].Value.Elements.ToArray());
    }

    [Fact]
    public void Constant_ones_and_bad_numbers()
    {
        Assert.All(Draw(Initializers.Constant(0.25), Activations.Linear, 1), weight => Assert.Equal(0.25, weight));
        Assert.All(Draw(Initializers.Zeros, Activations.Linear, 1), weight => Assert.Equal(0, weight));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializers.Normal(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializers.Uniform(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializers.Constant(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializers.He.WithGain(0));
    }

    [Theory]
    [InlineData(0, 0, new[] { 0.3245752680314067, 0.38223929651167343, 0.3596172076473553, 0.011455508934653635 })]
    [InlineData(42, 3, new[] { 0.31595357067599394, 0.10531433315171368, 0.8301630750006144, 0.690226012015388 })]
    [InlineData(-1, -1, new[] { 0.49765693430608426, 0.818648925444219, 0.7570452559418607, 0.12945390516400634 })]
    public void Random_numbers_are_those_of_xoshiro(long seed, long stream, double[] expected)
    {
        // From the published algorithm written a second time in Python, whose outputs from the state 1, 2, 3, 4 are 41943041,
        // 58720359, 3588806011781223, 3591011842654386, as the authors' C gives.
        var random = new SeededRandom(seed, stream);
        Assert.Equal(expected, expected.Select(_ => random.NextDouble()));
    }

    [Fact]
    public void Whole_random_numbers_stay_in_their_range_and_are_even()
    {
        var random = new SeededRandom(5);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[random.Next(-3, 4) + 3]++;
        // 10,000 each, deviation √(70000·1/7·6/7) = 92.6; 4.5 of those.
        Assert.All(counts, count => Assert.InRange(count, 9_583, 10_417));
        Assert.Equal(0, random.Next(1));
        byte[] bytes = new byte[11];
        random.NextBytes(bytes);
        Assert.Contains(bytes, each => each != 0);
    }

    private static double[] Draw(Initializer initializer, Activation activation, int seed)
    {
        var weights = new Matrix<double>(Inputs, Outputs);
        initializer.Fill(weights, activation, new SeededRandom(seed));
        return weights.Elements.ToArray();
    }
}
