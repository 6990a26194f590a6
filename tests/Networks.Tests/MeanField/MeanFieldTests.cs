using System;
using System.Linq;
using GradRepl.Networks.Moments;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

public sealed class MeanFieldTests
{
    private static readonly TruthTable Truth = new("MeanField.truth.txt");

    private static Activation Erf { get; } = TestActivations.Define(
        "Erf", SpecialFunctions.Erf, z => 2 / Math.Sqrt(Math.PI) * Math.Exp(-z * z));

    public static TheoryData<string> Sections => [.. Truth.Functions];

    /// <summary>Values of mpmath at 40 digits; 3e-14 relative is 135 times the last digit.</summary>
    [Theory]
    [MemberData(nameof(Sections))]
    public void Expectations_agree_with_high_precision(string section)
    {
        var moments = new GaussianMoments(Activation.Named(section.TrimEnd('\'', '*')));
        foreach (TruthPoint point in Truth[section])
        {
            double value = section[^1] switch
            {
                '\'' => moments.SlopeSecond(point.X),
                '*' => moments.Product(point.X, point.Arguments[1]),
                _ => moments.Second(point.X),
            };
            Close.Relative(point.Nearest, value, 3e-14, $"{section} at {string.Join(", ", point.Arguments)}:");
        }
    }

    [Theory]
    [InlineData(0.7, 0.2)]
    [InlineData(1.4142135623730951, 0)]
    [InlineData(1.9, 1.5)]
    public void ReLU_has_closed_forms(double w, double b)
    {
        var field = new MeanField(Activations.ReLU, w, b);
        foreach (double q in new[] { 1e-9, 0.3, 1, 70, 1e8 })
        {
            Close.Relative(w * w * q / 2 + b * b, field.VarianceMap(q), 1e-14);
            Close.Relative(w * w / 2, field.VarianceSlope(q), 1e-13);
            // Cho and Saul (2009), the arc-cosine kernel of degree 1.
            foreach (double c in new[] { -1, -0.99, -0.5, 0, 0.3, 0.9, 0.999999 })
                Close.Relative(
                    (w * w * q / (2 * Math.PI) * (Math.Sqrt(1 - c * c) + c * (Math.PI - Math.Acos(c))) + b * b) / (w * w * q / 2 + b * b),
                    c == -1 && b == 0 ? Zero(field.CorrelationMap(c, q)) : field.CorrelationMap(c, q),
                    1e-12,
                    $"c = {c}, q = {q}");
        }
        Close.Relative(w * w / 2, field.Chi, 1e-14);
        static double Zero(double value) => Math.Abs(value) < 1e-15 ? 0 : value;
    }

    [Theory]
    [InlineData(0.6, 0.1)]
    [InlineData(1.3, 0.4)]
    [InlineData(3, 0)]
    public void The_error_function_has_closed_forms(double w, double b)
    {
        var field = new MeanField(Erf, w, b);
        foreach (double q in new[] { 1e-6, 0.3, 1, 70, 1e6 })
        {
            // Williams (1997), eq. 11.
            double second = 2 / Math.PI * Math.Asin(2 * q / (1 + 2 * q)), variance = w * w * second + b * b;
            Close.Relative(variance, field.VarianceMap(q), 1e-13);
            double slope = 2 / Math.PI * 2 / (Math.Pow(1 + 2 * q, 2) * Math.Sqrt(1 - Math.Pow(2 * q / (1 + 2 * q), 2)));
            Close.Relative(w * w * slope, field.VarianceSlope(q), 1e-9, $"V′({q})");
            foreach (double c in new[] { -0.9, -0.2, 0.4, 0.99 })
                Close.Relative(
                    (w * w * 2 / Math.PI * Math.Asin(2 * q * c / (1 + 2 * q)) + b * b) / variance,
                    field.CorrelationMap(c, q),
                    1e-12,
                    $"c = {c}, q = {q}");
        }
        double fixedPoint = field.FixedPoint();
        if (fixedPoint > 0)
            Close.Relative(w * w * 2 / Math.PI * Math.Asin(2 * fixedPoint / (1 + 2 * fixedPoint)) + b * b, fixedPoint, 1e-12);
        Close.Relative(w * w * 4 / Math.PI / Math.Sqrt(1 + 4 * fixedPoint), field.Chi, 1e-11);
    }

    [Theory]
    [InlineData(0.7, 0.1)]
    [InlineData(3, 0.5)]
    public void The_sine_has_closed_forms_though_it_never_settles(double w, double b)
    {
        var field = new MeanField(TestActivations.Define("Sine", Math.Sin, Math.Cos), w, b);
        foreach (double q in new[] { 1e-3, 1, 30, 1e4 })
        {
            Close.Relative(w * w * (1 - Math.Exp(-2 * q)) / 2 + b * b, field.VarianceMap(q), 1e-12, $"q = {q}");
            Assert.True(Math.Abs(field.VarianceSlope(q) - w * w * Math.Exp(-2 * q)) < 1e-9);
        }
        double settled = field.FixedPoint();
        Close.Relative(w * w * (1 + Math.Exp(-2 * settled)) / 2, field.Chi, 1e-11);
        Close.Relative((w * w * Math.Exp(-settled) * Math.Sinh(0.4 * settled) + b * b) / settled, field.CorrelationMap(0.4), 1e-11);
    }

    [Fact]
    public void A_variance_that_grows_past_what_can_be_integrated_is_not_taken_for_a_fixed_point()
    {
        // z + sin²z: V(q) = q + E[sin⁴] + σ_b², above q for every q; E[φ′²] = 1 + (1 − e^(−8q))/2.
        var field = new MeanField(TestActivations.Define("Wave", z => z + Math.Sin(z) * Math.Sin(z), z => 1 + Math.Sin(2 * z)), 1, 0.1);
        Assert.Equal(double.PositiveInfinity, field.FixedPoint());
        Close.Relative(1.5, field.Chi, 1e-9);
        Assert.True(double.IsNaN(field.CorrelationFixedPoint()) && double.IsNaN(field.DepthScale));
        Assert.Equal("Wave, σ_w = 1, σ_b = 0.1: chaotic, q* = ∞, χ₁ = 1.5, ξ_c = undefined layers", field.ToString());
        var relu = new MeanField(Activations.ReLU, 2, 0.3);
        Assert.Equal((1.0, double.PositiveInfinity), (relu.CorrelationFixedPoint(), relu.DepthScale));
    }

    [Fact]
    public void The_fixed_point_of_ReLU_with_bias_and_its_depth_scales()
    {
        var field = new MeanField(Activations.ReLU, 1.2, 0.5);
        Close.Relative(0.25 / (1 - 0.72), field.FixedPoint(), 1e-12);
        Assert.Equal(Phase.Ordered, field.Phase);
        Assert.Equal(1, field.CorrelationFixedPoint());
        Close.Relative(-1 / Math.Log(0.72), field.DepthScale, 1e-12);
        Close.Relative(-1 / Math.Log(0.72), field.VarianceDepthScale, 1e-11);
        Close.Relative(-1 / Math.Log(0.72), field.GradientDepthScale, 1e-12);
    }

    [Fact]
    public void A_variance_may_die_out_or_grow_without_bound_or_stay()
    {
        Assert.Equal(0, new MeanField(Activations.Linear, 0.9).FixedPoint());
        Assert.Equal(0, new MeanField(Activations.Tanh, 1).FixedPoint());
        Assert.Equal(double.PositiveInfinity, new MeanField(Activations.ReLU, 1.5, 0.1).FixedPoint());
        Assert.Equal(double.PositiveInfinity, new MeanField(Activations.Exponential, 1).FixedPoint());
        Assert.Equal(1, new MeanField(Activations.Linear, 1).FixedPoint());
        Assert.Equal(7, new MeanField(Activations.ReLU, Math.Sqrt(2)).FixedPoint(7));
        Close.Relative(1e-10, new MeanField(Activations.Linear, 0, 1e-5).FixedPoint(), 1e-12);
    }

    [Fact]
    public void Chaos_has_a_correlation_below_1_which_iteration_meets()
    {
        var field = new MeanField(Activations.Tanh, 2, 0.3);
        Assert.Equal(Phase.Chaotic, field.Phase);
        double c = field.CorrelationFixedPoint();
        Assert.InRange(c, 0.01, 0.9);
        Close.Relative(c, field.CorrelationMap(c), 1e-12);
        foreach (double start in new[] { 0.0, 0.999 })
            Close.Relative(c, field.Correlations(60, start)[^1], 2e-2);
        // The distance from c* shrinks by e in ξ_c layers.
        double[] walk = field.Correlations(2, c + 1e-5);
        Close.Relative(Math.Exp(-1 / field.DepthScale), (walk[1] - c) / (walk[0] - c), 1e-4);
        Assert.Equal(0, new MeanField(Activations.Tanh, 2).CorrelationFixedPoint());
    }

    [Fact]
    public void A_variance_comes_nearer_by_e_in_its_depth_scale()
    {
        var field = new MeanField(Activations.Tanh, 1.3, 0.2);
        double q = field.FixedPoint();
        double[] walk = field.Variances(25);
        Close.Relative(Math.Exp(-1 / field.VarianceDepthScale), (walk[^1] - q) / (walk[^2] - q), 1e-4);
    }

    [Fact]
    public void A_jump_has_no_finite_slope_and_its_correlations_follow_the_arcsine()
    {
        // Sheppard (1899): E[step(z₁)step(z₂)] = 1/4 + asin(c)/2π.
        var field = new MeanField(Activations.Step, 1.7, 0.4);
        Close.Relative(1.7 * 1.7 / 2 + 0.16, field.FixedPoint(), 1e-13);
        Assert.Equal(double.PositiveInfinity, field.Chi);
        double q = field.FixedPoint(), c = field.CorrelationFixedPoint();
        Close.Relative((2.89 * (0.25 + Math.Asin(c) / (2 * Math.PI)) + 0.16) / q, c, 1e-11);
        double slope = 2.89 / (2 * Math.PI * Math.Sqrt(1 - c * c)) / q;
        Close.Relative(-1 / Math.Log(slope), field.DepthScale, 1e-9);
        Assert.True(double.IsNaN(MeanField.CriticalWeightDeviation(Activations.Step, 0.1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Known_critical_points(double bias)
    {
        Close.Relative(Math.Sqrt(2), MeanField.CriticalWeightDeviation(Activations.ReLU, bias), 1e-12); // He et al. (2015)
        Close.Relative(1, MeanField.CriticalWeightDeviation(Activations.Linear, bias), 1e-12);
        Close.Relative(Math.Sqrt(2 / 1.0001), MeanField.CriticalWeightDeviation(Activations.LeakyReLU, bias), 1e-12);
        if (bias == 0) Close.Relative(1, MeanField.CriticalWeightDeviation(Activations.Tanh), 1e-12); // Poole et al. (2016)
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(1.2)]
    public void On_the_critical_line_chi_is_1(double bias)
    {
        foreach (Activation activation in new[] { Activations.Tanh, Activations.Softsign, Activations.Hardtanh, Erf })
        {
            double weight = MeanField.CriticalWeightDeviation(activation, bias);
            var field = new MeanField(activation, weight, bias);
            Close.Relative(1, field.Chi, 1e-9, activation.Name);
            Assert.Equal(Phase.Critical, field.Phase);
            Assert.Equal(Phase.Ordered, new MeanField(activation, weight * 0.999, bias).Phase);
            Assert.Equal(Phase.Chaotic, new MeanField(activation, weight * 1.001, bias).Phase);
        }
    }

    [Theory]
    [InlineData("GELU", 1.98305825744, 0.172922390756, 3.56155281281)]
    [InlineData("SiLU", 1.98800, 0.55514, 14.32017)]
    public void The_half_stable_points_of_GELU_and_swish(string name, double weightVariance, double biasVariance, double variance)
    {
        // Roberts, Yaida and Hanin, The Principles of Deep Learning Theory (2022), section 5.3.4: here V′ and χ₁ are both 1.
        // GELU's by mpmath, from E[φφ″] = 0.
        var field = new MeanField(Activation.Named(name), Math.Sqrt(weightVariance), Math.Sqrt(biasVariance));
        Close.Relative(variance, field.VarianceMap(variance), 1e-5);
        Close.Relative(1, field.VarianceSlope(variance), 1e-5);
        Close.Relative(1, weightVariance * new GaussianMoments(field.Activation).SlopeSecond(variance), 1e-5);
    }

    [Fact]
    public void A_phase_diagram_has_each_phase_on_its_side_of_the_edge()
    {
        var diagram = new PhaseDiagram(Activations.Tanh, 3, 1, columns: 12, rows: 8);
        Assert.Equal(0.125, diagram.WeightDeviations[0]);
        Assert.Equal((1.0, 0.0), (Math.Round(diagram.Edge[0].WeightDeviation, 12), diagram.Edge[0].BiasDeviation));
        for (int row = 0; row < 8; row++)
            for (int column = 0; column < 12; column++)
            {
                double w = diagram.WeightDeviations[column], b = diagram.BiasDeviations[row];
                Close.Relative(new MeanField(Activations.Tanh, w, b).Chi, diagram.Chi[row, column], 1e-12);
                Assert.Equal(w > MeanField.CriticalWeightDeviation(Activations.Tanh, b), diagram.Chi[row, column] > 1);
            }
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhaseDiagram(Activations.Tanh, 0));
    }

    [Fact]
    public void All_fixed_points_with_their_stability()
    {
        VarianceFixedPoint[] points = [.. new MeanField(Activations.Tanh, 1.5).FixedPoints()];
        Assert.Equal(2, points.Length);
        Assert.Equal(0, points[0].Variance);
        Close.Relative(2.25, points[0].Slope, 1e-10);
        Assert.False(points[0].IsStable);
        Assert.True(points[1].IsStable);
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeanField(Activations.Tanh, -1));
        Assert.Contains(
            "define it for every z",
            Assert.Throws<ArgumentException>(() => new MeanField(
                TestActivations.Define("Root", Math.Sqrt, z => 0.5 / Math.Sqrt(z)), 1)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeanField(Activations.Tanh, 1, double.NaN));
        var field = new MeanField(Activations.Tanh, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => field.VarianceMap(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => field.CorrelationMap(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => field.FixedPoint(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanField.CriticalWeightDeviation(Activations.Tanh, -1));
    }

    [Theory]
    [InlineData("ReLU", 1.4142135623730951)]
    [InlineData("Linear", 1)]
    [InlineData("LeakyReLU", 1.4141428569978354)]
    public void Gains_that_torch_derives_too(string name, double torch)
    {
        Close.Relative(torch, MeanField.Gain(Activation.Named(name)), 1e-14);
        Close.Relative(torch, MeanField.BackwardGain(Activation.Named(name)), 1e-14);
    }

    /// <summary>
    /// torch.nn.init.calculate_gain has a figure of experience for tanh (5/3, a little above what keeps the variance, since trained
    /// networks saturate), 1 for sigmoid (no gain is right there: its mean output is 0.5) and 3/4 for SELU, where SELU's own
    /// constants are chosen for a gain of 1 (Klambauer et al. 2017). Ours follow from E[φ²] alone.
    /// </summary>
    [Theory]
    [InlineData("Tanh", 5.0 / 3, 1.5925374197228312)]
    [InlineData("Sigmoid", 1, 1.8462285481771937)]
    [InlineData("SELU", 3.0 / 4, 1)]
    public void Gains_that_torch_rounds_or_sets_otherwise(string name, double torch, double exact)
    {
        double gain = MeanField.Gain(Activation.Named(name));
        Close.Relative(1 / Math.Sqrt(Truth[name].Single(point => point.X == 1).Nearest), gain, 1e-13);
        Close.Relative(exact, gain, 1e-7);
        Assert.True(Math.Abs(gain / torch - 1) > 0.04);
    }
}
