using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

public class ScalarChainTests
{
    private static readonly double[] X = Sequences.Linspace(-10, 10, 201);

    public static TheoryData<string, int, double, double, double> Chains => new()
    {
        { "Sigmoid", 4, 1, 0, 1 },
        { "ReLU", 4, 1, 0, 1 },
        { "Tanh", 4, 1, 0, 1 },
        { "Sigmoid", 4, 1, 0, 0 },
        { "ReLU", 4, 1, 0, 0 },
        { "Tanh", 4, 1, 0, 0 },
        { "Sigmoid", 1, 1, 0, 1 },
        { "Sigmoid", 2, -1.5, 0.25, 1 },
        { "Tanh", 7, 1.75, -0.5, 0 },
        { "ReLU", 5, 1.5, 0.125, 1 },
        { "Sigmoid", 12, 5, -2.5, 1 },
    };

    /// <summary>
    /// Against a straight forward pass over complex numbers: ∂L/∂W⁽ˡ⁾ is the imaginary part of the loss at W⁽ˡ⁾ + ih, over h, for
    /// h = 1e-200 (the complex step): no backward recurrence and no differences, hence no cancellation. The loss itself has the
    /// absolute error of Math.Log(a) near a = 1, so beside 1e-13 relative it is given 4e-16 absolute.
    /// </summary>
    [Theory]
    [MemberData(nameof(Chains))]
    public void AgreesWithComplexStep(string name, int layers, double weight, double bias, double y)
    {
        (Activation activation, Func<Complex, Complex> g) = name switch
        {
            "Sigmoid" => (TestActivations.Sigmoid, z => 1 / (1 + Complex.Exp(-z))),
            "Tanh" => (TestActivations.Tanh, Complex.Tanh),
            _ => (TestActivations.ReLU, (Func<Complex, Complex>)(z => z.Real > 0 ? z : 0)),
        };
        ScalarChainRun run = new ScalarChain(activation, layers, weight, bias).Run(X, y);

        const double Tolerance = 1e-13;
        const double Step = 1e-200;
        Assert.Equal(X, run.X);
        Assert.Equal(layers, run.Layers);
        Assert.Equal(layers + 1, run.Activations.Count);
        Assert.Equal(layers + 1, run.WeightGradients.Count);
        Assert.Empty(run.WeightGradients[0]);
        for (int i = 0; i < X.Length; i++)
        {
            for (int perturbed = 1; perturbed <= layers; perturbed++)
            {
                Complex a = X[i], z = 0;
                for (int layer = 1; layer <= layers; layer++)
                {
                    z = (layer == perturbed ? new Complex(weight, Step) : weight) * a + bias;
                    a = layer == layers ? 1 / (1 + Complex.Exp(-z)) : g(z);
                    Close.Relative(a.Real, run.Activations[layer][i], Tolerance, $"a({layer}) at x = {X[i]}:");
                }
                Complex loss = y == 1 ? -Complex.Log(a) : -Complex.Log(1 / (1 + Complex.Exp(z)));
                Close.Relative(loss.Imaginary / Step, run.WeightGradients[perturbed][i], Tolerance, $"dL/dW({perturbed}) at x = {X[i]}:");
                Assert.InRange(run.Loss[i], loss.Real * (1 - Tolerance) - 4e-16, loss.Real * (1 + Tolerance) + 4e-16);
            }
        }
    }

    /// <summary>
    /// x = 2, y = 1, four sigmoid layers, worked out by hand to 38 digits with <c>bc -l</c> (1.07):
    /// <code>
    /// scale=40
    /// define s(z){return 1/(1+e(-z))}
    /// a=s(2); b=s(a); c=s(b); d=s(c)     the activations a(1) to a(4)
    /// -l(d)                              the loss
    /// z=d-1; z*c                         dL/dz(4) = a(4) - 1, times a(3)
    /// z*=c*(1-c); z*b                    dL/dz(3) = dL/dz(4) a(3) (1 - a(3)), times a(2)
    /// z*=b*(1-b); z*a
    /// z*=a*(1-a); z*2
    /// </code>
    /// mpmath 1.2.1 at 30 digits gives the same. The constants keep 20 of them; tolerance 1e-15 relative.
    /// </summary>
    [Fact]
    public void AgreesWithTheHandComputedPoint()
    {
        ScalarChainRun run = new ScalarChain(TestActivations.Sigmoid, layers: 4).Run([2.0], y: 1);

        double[] activations = [2, 0.88079707797788244406, 0.70698736800010471281, 0.66973513686131552697, 0.66144384937845104120];
        double[] gradients = [-0.0032575187484775357814, -0.013663753762148205163, -0.052942911169882288751, -0.22674294987176324573];
        for (int layer = 0; layer <= 4; layer++) Close.Relative(activations[layer], run.Activations[layer][0], 1e-15, $"a({layer})");
        for (int layer = 1; layer <= 4; layer++) Close.Relative(gradients[layer - 1], run.WeightGradients[layer][0], 1e-15, $"dL/dW({layer})");
        Close.Relative(0.41333018281158983092, run.Loss[0], 1e-15, "loss");
    }

    /// <summary>Stretch by stretch, on several threads, past the caches and into an earlier run: what whole arrays give, layer by layer, within 1e-14.</summary>
    [Theory]
    [InlineData("Sigmoid", 4, 1, 0, 3, 1)]
    [InlineData("Mish", 4, 1, 0, 1023, 1)]
    [InlineData("Mish", 32, 1, 0, 5001, 1)]
    [InlineData("Tanh", 5, 1.25, -0.5, 20_003, 3)]
    [InlineData("Sigmoid", 32, 1, 0, 40_007, 2)]
    [InlineData("Softplus", 1, -2, 0.25, 1030, 1)]
    public void AgreesWithWholeArraysLayerByLayer(string name, int layers, double weight, double bias, int points, int threads)
    {
        Activation g = Activation.Named(name);
        var chain = new ScalarChain(g, layers, weight, bias);
        double[] x = Sequences.Linspace(-6, 5, points);
        const double Y = 0.25;
        ScalarChainRun run, again;
        using (new ThreadLimit(threads))
        {
            run = chain.Run(x, Y);
            again = chain.Run(Sequences.Linspace(0, 1, points), 1);
            chain.Run(x, Y, again);
        }

        double[] a = x, gradient;
        var activations = new double[layers + 1][];
        var slopes = new double[layers + 1][];
        activations[0] = x;
        for (int layer = 1; layer <= layers; layer++)
        {
            double[] z = [.. a.Select(each => weight * each + bias)];
            activations[layer] = a = new double[points];
            (layer < layers ? g : Activations.Sigmoid).ValueAndDerivative(z, a, slopes[layer] = new double[points]);
            if (layer == layers) Each(z.Select(logit => LogLoss.ValueOfLogit(logit, Y)), run.Loss, again.Loss, "loss");
            Each(a, run.Activations[layer], again.Activations[layer], $"a({layer})");
        }
        gradient = [.. a.Select(p => p - Y)];
        for (int layer = layers; layer >= 1; layer--)
        {
            if (layer < layers) gradient = [.. gradient.Zip(slopes[layer], (upstream, slope) => upstream * weight * slope)];
            // p − y cancels near y: its error is one of p's digits, whatever the gradient's size.
            Each(gradient.Zip(activations[layer - 1], (each, input) => each * input), run.WeightGradients[layer], again.WeightGradients[layer], $"dL/dW({layer})",
                [.. a.Select(p => 1e-14 + 3e-16 / Math.Abs(p - Y))]);
        }
        Assert.Equal(x, run.X);

        static void Each(IEnumerable<double> expected, double[] actual, double[] again, string what, double[]? tolerances = null)
        {
            Assert.Equal(actual, again);
            int i = 0;
            foreach (double each in expected)
            {
                Close.Relative(each, actual[i], tolerances?[i] ?? 1e-14, $"{what} at point {i}:");
                i++;
            }
            Assert.Equal(actual.Length, i);
        }
    }

    [Fact]
    public void IsLinearInTheTarget()
    {
        var chain = new ScalarChain(TestActivations.Tanh, 4);
        ScalarChainRun zero = chain.Run(X, 0), one = chain.Run(X, 1), between = chain.Run(X, 0.3);
        for (int i = 0; i < X.Length; i++)
        {
            Assert.Equal(0.7 * zero.Loss[i] + 0.3 * one.Loss[i], between.Loss[i], 1e-14);
            for (int layer = 1; layer <= 4; layer++)
                Assert.Equal(0.7 * zero.WeightGradients[layer][i] + 0.3 * one.WeightGradients[layer][i], between.WeightGradients[layer][i], 1e-14);
        }
    }

    [Fact]
    public void KeepsTheGradientOfAConfidentOutput()
    {
        // σ(50) rounds to 1, so a − y would be 0; the gradient is −σ(−50)·50 = −50/(1 + e⁵⁰).
        ScalarChainRun run = new ScalarChain(TestActivations.ReLU, 4).Run([50.0], y: 1);
        Close.Relative(-50 / (1 + Math.Exp(50)), run.WeightGradients[1][0], 1e-14);
    }

    [Fact]
    public void WeightsAboveOneExplode()
    {
        // ReLU with W = 2: a(l) = 2^l x, and with y = 0 and a saturated output dL/dW(l) = 2^(L−1)·x for every layer.
        ScalarChainRun run = new ScalarChain(TestActivations.ReLU, layers: 20, weight: 2).Run([3.0], y: 0);
        for (int layer = 1; layer <= 20; layer++) Assert.Equal(3 * Math.Pow(2, 19), run.WeightGradients[layer][0]);
    }

    [Fact]
    public void LetsNaNAndInfinityThrough()
    {
        ScalarChainRun run = new ScalarChain(TestActivations.Sigmoid, 3).Run([double.NaN, double.PositiveInfinity, 1], y: 1);
        Assert.True(double.IsNaN(run.Loss[0]));
        Assert.All(run.WeightGradients.Skip(1), gradient => Assert.True(double.IsNaN(gradient[0])));
        Assert.Equal(1, run.Activations[1][1]);
        Assert.True(double.IsFinite(run.Loss[1]));
        Assert.True(double.IsNaN(run.WeightGradients[1][1])); // 0·∞
        Assert.All(run.WeightGradients.Skip(1), gradient => Assert.True(double.IsFinite(gradient[2])));
    }

    [Fact]
    public void CopiesItsInputAndTakesSpansAndNothing()
    {
        double[] x = [1, 2, 3];
        var chain = new ScalarChain(TestActivations.Tanh, 3);
        ScalarChainRun run = chain.Run(x, 1), part = chain.Run(x.AsSpan(1, 2), y: 1);
        x[0] = 99;
        Assert.Equal([1, 2, 3], run.X);
        Assert.Equal(run.WeightGradients[1][1..], part.WeightGradients[1]);
        Assert.Empty(chain.Run([], y: 1).Loss);
    }

    [Fact]
    public void TakesAnAnnotatedMethod()
    {
        var chain = new ScalarChain(Doubling, layers: 3, weight: 0.5);
        Assert.Equal("Doubling", chain.Activation.Name);
        Assert.Equal([0.75], chain.Run([0.75], y: 1).Activations[2]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ScalarChain(Undescribed, 3));
        Assert.Contains("'Undescribed' has no generated derivative", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesWhatMakesNoChain()
    {
        Activation g = TestActivations.Tanh;
        Assert.Throws<ArgumentNullException>(() => new ScalarChain((Activation)null!, 4));
        Assert.Throws<ArgumentNullException>(() => new ScalarChain(g, 4).Run((double[])null!, 1));
        Assert.Equal("layers", Assert.Throws<ArgumentOutOfRangeException>(() => new ScalarChain(g, 0)).ParamName);
        Assert.Equal("weight", Assert.Throws<ArgumentOutOfRangeException>(() => new ScalarChain(g, 4, weight: double.NaN)).ParamName);
        Assert.Equal("bias", Assert.Throws<ArgumentOutOfRangeException>(() => new ScalarChain(g, 4, bias: double.NegativeInfinity)).ParamName);
        foreach (double y in new[] { -0.1, 1.1, double.NaN })
            Assert.Equal("y", Assert.Throws<ArgumentOutOfRangeException>(() => new ScalarChain(g, 4).Run([1.0], y)).ParamName);
    }

    private static double Doubling(double z) => 2 * z;

    // What the generator would write beside an annotated method.
    [ActivationFactory(nameof(Doubling), "Double")]
    internal static Activation CreateDoubling() => TestActivations.Define(nameof(Doubling), Doubling, _ => 2);

    private static double Undescribed(double z) => z;
}
