using System;
using System.Linq;
using GradRepl.Networks.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

/// <summary>Gradients of layers, losses and whole networks against central differences of their values.</summary>
public class GradientCheckTests
{
    /// <summary>
    /// (f(x + h) − f(x − h))/2h with h = 1e-5 is wrong by h²·f‴/6 ≈ 1e-10 and by rounding, 1e-16·f/h ≈ 1e-10 for f near 10; the
    /// tolerance leaves room for third derivatives near 100.
    /// </summary>
    private const double Step = 1e-5, Tolerance = 1e-7;

    public static TheoryData<string> Layers =>
    [
        "dense",
        "dense tanh",
        "dense gelu",
        "activation",
        "batch norm",
        "batch norm inference",
        "layer norm",
        "dropout inference",
        "softmax",
    ];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer(string kind)
    {
        Network<double> network = new Network(5, seed: 3);
        network = kind switch
        {
            "dense" => network.Dense(4, biases: Initializers.Normal(1)),
            "dense tanh" => network.Dense(4, Activations.Tanh, biases: Initializers.Normal(1)),
            "dense gelu" => network.Dense(4, Activations.GELU, biases: Initializers.Normal(1)),
            "activation" => network.Activate(Activations.SiLU),
            "batch norm" or "batch norm inference" => network.BatchNorm(),
            "layer norm" => network.LayerNorm(),
            "dropout inference" => network.Dropout(0.5),
            _ => network.Softmax(),
        };
        Layer<double> layer = network.Layers[0];
        PassMode mode = kind.EndsWith("inference", StringComparison.Ordinal) ? PassMode.Inference : PassMode.Measuring;
        Matrix<double> x = Normal(6, 5, 1), weight = Normal(6, layer.Outputs, 2);
        foreach (Parameter<double> parameter in layer.Parameters)
            Add(parameter.Value, Normal(parameter.Value.Rows, parameter.Value.Columns, 3));
        foreach ((_, Matrix<double> state) in layer.State) for (int j = 0; j < state.Columns; j++) state[0, j] += 0.1 * j;

        double Value()
        {
            Matrix<double> output = layer.Forward(x, mode);
            return weight.Elements.ToArray().Zip(output.Elements.ToArray(), (a, b) => a * b).Sum();
        }
        Value();
        double[] byInput = layer.Backward(weight).Elements.ToArray();
        double[][] byParameter = [.. layer.Parameters.Select(parameter => parameter.Gradient.Elements.ToArray())];
        Check(x, byInput, Value, "input");
        for (int i = 0; i < byParameter.Length; i++) Check(layer.Parameters[i].Value, byParameter[i], Value, layer.Parameters[i].Name);
    }

    public static TheoryData<string> LossNames =>
        ["squared error", "Huber", "binary cross-entropy", "on logits", "softmax cross-entropy", "cross-entropy"];

    [Theory]
    [MemberData(nameof(LossNames))]
    public void Losses(string name)
    {
        (Loss loss, bool isProbability) = name switch
        {
            "squared error" => (Loss.SquaredError, false),
            "Huber" => (Loss.Huber(0.7), false),
            "binary cross-entropy" => (Loss.BinaryCrossEntropy, true),
            "on logits" => (Loss.BinaryCrossEntropyOnLogits, false),
            "softmax cross-entropy" => (Loss.SoftmaxCrossEntropy, false),
            _ => (Loss.CrossEntropy, true),
        };
        Matrix<double> p = Normal(5, 3, 4), y = Normal(5, 3, 5).Map(value => 1 / (1 + Math.Exp(-value)));
        if (isProbability) p = p.Map(value => 1 / (1 + Math.Exp(-value)));
        Check(p, loss.Gradient(p, y).Elements.ToArray(), () => loss.Value(p, y), name);
    }

    [Fact]
    public void Whole_network()
    {
        Network<double> network = new Network(4, seed: 2)
            .Dense(6, Activations.Tanh).Dense(5).BatchNorm().Activate(Activations.GELU).Dense(5, Activations.SiLU).LayerNorm().Dense(3);
        Matrix<double> x = Normal(8, 4, 6), y = Matrix.FromRows([.. Enumerable.Range(0, 8).Select(i => new double[] { i % 3 })]);
        double Value() => Loss.SoftmaxCrossEntropy.Value(network.Forward(x, PassMode.Measuring), y);
        double value = network.Gradients(x, y, Loss.SoftmaxCrossEntropy);
        Assert.Equal(Value(), value, 1e-15);
        network.Gradients(x, y, Loss.SoftmaxCrossEntropy);
        double[] byInput = network.Layers[0].InputGradient.Elements.ToArray();
        double[][] gradients = [.. network.Parameters.Select(parameter => parameter.Gradient.Elements.ToArray())];
        Check(x, byInput, Value, "input");
        for (int i = 0; i < gradients.Length; i++) Check(network.Parameters[i].Value, gradients[i], Value, $"parameter {i}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Networks_of_random_layers(int seed)
    {
        var random = new Random(seed);
        Network<double> network = new Network(1 + random.Next(6), seed);
        Activation[] smooth =
        [
            Activations.Tanh,
            Activations.Sigmoid,
            Activations.GELU,
            Activations.SiLU,
            Activations.Softplus,
            Activations.Mish,
            Activations.Softsign,
        ];
        Activation Any() => smooth[random.Next(smooth.Length)];
        for (int i = 0; i < 6; i++)
        {
            _ = random.Next(6) switch
            {
                0 when network.Layers.Count > 0 => network.BatchNorm(),
                1 when network.Outputs > 2 => network.LayerNorm(),
                2 => network.Activate(Any()),
                3 => network.Dense(1 + random.Next(9)),
                _ => network.Dense(1 + random.Next(9), Any(), Initializers.Xavier, Initializers.Normal(0.5)),
            };
        }
        network.Dense(2);
        Matrix<double> x = Normal(2 + random.Next(7), network.Inputs, seed), y = Normal(x.Rows, 2, seed + 100);
        network.Gradients(x, y, Loss.SquaredError);
        double[] byInput = network.Layers[0].InputGradient.Elements.ToArray();
        double[][] gradients = [.. network.Parameters.Select(parameter => parameter.Gradient.Elements.ToArray())];
        double Value() => Loss.SquaredError.Value(network.Forward(x, PassMode.Measuring), y);
        Check(x, byInput, Value, $"{network}\ninput");
        for (int i = 0; i < gradients.Length; i++) Check(network.Parameters[i].Value, gradients[i], Value, $"{network}\nparameter {i}");
    }

    [Fact]
    public void Floats_follow_doubles()
    {
        static Network<T> Build<T>()
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
            new Network<T>(6, seed: 5)
                .Dense(33, Activations.GELU)
                .Dense(20)
                .BatchNorm()
                .Activate(Activations.Tanh)
                .Dense(9, Activations.SiLU)
                .LayerNorm()
                .Dense(3);
        Network<double> network = Build<double>();
        Network<float> single = Build<float>();
        Matrix<double> x = Normal(30, 6, 1), y = Normal(30, 3, 2);
        double loss = network.Gradients(x, y, Loss.SquaredError), singleLoss = single.Gradients(Single(x), Single(y), Loss.SquaredError);
        Close.Relative(loss, singleLoss, 1e-5);
        for (int i = 0; i < network.Parameters.Count; i++)
        {
            // Rounding to 6e-8 in every operation; sums of 30 products of norms near 1 keep 4 digits.
            double[] expected = network.Parameters[i].Gradient.Elements.ToArray();
            float[] actual = single.Parameters[i].Gradient.Elements.ToArray();
            double largest = network.Parameters.Max(parameter => parameter.Gradient.Elements.ToArray().Max(Math.Abs));
            for (int j = 0; j < expected.Length; j++)
                Assert.True(Math.Abs(expected[j] - actual[j]) < 2e-5 * largest, $"parameter {i}[{j}]: {expected[j]} and {actual[j]}");
        }

        static Matrix<float> Single(Matrix<double> matrix) =>
            new(matrix.Rows, matrix.Columns, [.. matrix.Elements.ToArray().Select(value => (float)value)]);
    }

    [Fact]
    public void Dropout_passes_back_what_it_let_through()
    {
        var layer = new Dropout<double>(50, 0.3, seed: 1);
        var ones = new Matrix<double>(40, 50);
        ones.Elements.Fill(1);
        double[] mask = layer.Forward(ones, PassMode.Training).Elements.ToArray();
        double[] gradient = layer.Backward(ones).Elements.ToArray();
        Assert.Equal(mask, gradient);
        Assert.All(mask, value => Assert.True(value == 0 || Math.Abs(value - (1 / 0.7)) < 1e-15));
        // 2,000 draws: the share that is dropped is within 4 of its deviations, √(0.3·0.7/2000) = 0.0102.
        Assert.InRange(mask.Count(value => value == 0) / 2000.0, 0.3 - 0.041, 0.3 + 0.041);
        Assert.NotEqual(mask, layer.Forward(ones, PassMode.Training).Elements.ToArray());
        Assert.Equal(ones.Elements.ToArray(), layer.Forward(ones, PassMode.Measuring).Elements.ToArray());
    }

    [Fact]
    public void A_second_backward_pass_gives_the_same()
    {
        Network<double> network = new Network(3).Dense(4, Activations.Tanh);
        Matrix<double> x = Normal(5, 3, 1), upstream = Normal(5, 4, 2);
        network.Forward(x, PassMode.Training);
        double[] first = network.Backward(upstream).Elements.ToArray();
        Assert.Equal(first, network.Backward(upstream).Elements.ToArray());
        network.Forward(x, PassMode.Inference);
        double[] inference = network.Backward(upstream).Elements.ToArray();
        for (int i = 0; i < first.Length; i++) Close.Relative(first[i], inference[i], 1e-14);
    }

    private static void Check(Matrix<double> at, double[] gradient, Func<double> value, string what)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            double kept = at.Elements[i];
            at.Elements[i] = kept + Step;
            double above = value();
            at.Elements[i] = kept - Step;
            double below = value();
            at.Elements[i] = kept;
            double slope = (above - below) / (2 * Step);
            Assert.True(
                Math.Abs(slope - gradient[i]) <= Tolerance * Math.Max(1, Math.Abs(slope)),
                FormattableString.Invariant($"{what}[{i}]: difference {slope:R}, gradient {gradient[i]:R}."));
        }
    }

    private static void Add(Matrix<double> to, Matrix<double> numbers)
    {
        for (int i = 0; i < to.Elements.Length; i++) to.Elements[i] += 0.3 * numbers.Elements[i];
    }

    private static Matrix<double> Normal(int rows, int columns, int seed)
    {
        var matrix = new Matrix<double>(rows, columns);
        NormalDraws.Fill(matrix.Elements, 1, new Random(seed));
        return matrix;
    }
}
