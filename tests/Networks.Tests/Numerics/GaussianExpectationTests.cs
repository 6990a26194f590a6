using System;
using System.Linq;
using GradRepl.Networks.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

public sealed class GaussianExpectationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void Gauss_Legendre_is_exact_to_degree_2n_minus_1(int count)
    {
        var rule = new GaussLegendre(count);
        for (int degree = 0; degree < 2 * count; degree++)
        {
            double exact = degree % 2 == 1 ? 0 : 2.0 / (degree + 1);
            double sum = Enumerable.Range(0, count).Sum(i => rule.Weights[i] * Math.Pow(rule.Nodes[i], degree));
            Assert.True(Math.Abs(sum - exact) <= 4e-15, $"degree {degree}: {sum} for {exact}");
        }
    }

    [Theory]
    [InlineData(1e-9, 0)]
    [InlineData(1, 0)]
    [InlineData(1, 3)]
    [InlineData(1e9, -1e4)]
    public void Moments_of_the_normal_distribution(double deviation, double mean)
    {
        double second = deviation * deviation;
        Close.Relative(1, Of((_) => 1, deviation, mean), 1e-14);
        Close.Relative(second + mean * mean, Of(z => z * z, deviation, mean), 1e-13);
        Close.Relative(3 * second * second + 6 * second * mean * mean + Math.Pow(mean, 4), Of(z => z * z * z * z, deviation, mean), 1e-13);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(8)]
    [InlineData(20)]
    public void A_function_that_grows_exponentially_is_followed_to_its_peak(double deviation)
        => Close.Relative(Math.Exp(deviation * deviation / 2), Of(Math.Exp, deviation), 1e-12);

    [Fact]
    public void A_kink_that_nobody_names_costs_panels_not_digits()
        // E|z − 0.3| = 2φ(0.3) + 0.3·(2Φ(0.3) − 1)
        => Close.Relative(2 * Density(0.3) + 0.3 * (2 * SpecialFunctions.NormalCdf(0.3) - 1), Of(z => Math.Abs(z - 0.3), 1), 1e-12);

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1)]
    [InlineData(1e6)]
    [InlineData(1e12)]
    public void A_bump_near_0_is_found_however_wide_z_spreads(double deviation)
        // E[e^(−z²)] = 1/√(1 + 2σ²)
        => Close.Relative(1 / Math.Sqrt(1 + 2 * deviation * deviation), Of(z => Math.Exp(-z * z), deviation), 1e-13);

    [Fact]
    public void Without_deviation_the_value_at_the_mean() => Assert.Equal(9, Of(z => z * z, 0, 3));

    [Fact]
    public void A_function_that_is_not_a_number_gives_none() => Assert.True(double.IsNaN(Of(z => z > 1 ? double.NaN : z, 1)));

    [Fact]
    public void Roots_are_found_to_the_last_digits()
    {
        Close.Relative(Math.Sqrt(2), Root.Between(x => x * x - 2, 0, 5), 1e-15);
        Close.Relative(Math.Log(3), Root.Between(x => Math.Exp(x) - 3, -100, 100), 1e-15);
        Close.Relative(0.001, Root.Between(x => Math.Pow(x - 0.001, 9), 0, 1), 1e-12);
        Close.Relative(0.25, Root.Between(x => x < 0.25 ? -1 : 1, 0, 1), 1e-15);
        Assert.Equal(0, Root.Between(x => x, 0, 1));
    }

    private static double Of(Func<double, double> f, double deviation, double mean = 0) => GaussianExpectation.Of(
        (z, values) =>
        {
            for (int i = 0; i < z.Length; i++) values[i] = f(z[i]);
        },
        deviation,
        [],
        mean);

    private static double Density(double u) => Math.Exp(-u * u / 2) / Math.Sqrt(2 * Math.PI);
}
