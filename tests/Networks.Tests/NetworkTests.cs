using System;
using System.Linq;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

/// <summary>Networks put together, and their answers.</summary>
public class NetworkTests
{
    [Fact]
    public void A_dense_layer_by_hand()
    {
        Network<double> network = new Network(2).Add(new Dense<double>(
            new Matrix<double>(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }), new Matrix<double>(new double[,] { { 10, 20, 30 } })));
        Assert.Equal([10 + 1 + 8, 20 + 2 + 10, 30 + 3 + 12], network.Predict(1, 2));
        network.Gradients(
            new Matrix<double>(new double[,] { { 1, 2 } }), new Matrix<double>(new double[,] { { 19, 32, 42 } }), Loss.SquaredError);
        Assert.Equal([0, 0, 2, 0, 0, 4], network.Parameters[0].Gradient.Elements.ToArray()); // 2·(45 − 42)/3 = 2
        Assert.Equal([0, 0, 2], network.Parameters[1].Gradient.Elements.ToArray());
        Assert.Equal([6, 12], network.Layers[0].InputGradient.Elements.ToArray());
        Assert.Equal([19, 32, 45], network.Layers[0].PreActivation!.Elements.ToArray());
        Assert.Equal([0, 0, 2], network.Layers[0].PreActivationGradient!.Elements.ToArray());
    }

    [Fact]
    public void Layers_show_their_last_pass()
    {
        Network<double> network = new Network(3, seed: 1)
            .Dense(5, Activations.Tanh)
            .Dense(4)
            .BatchNorm()
            .Activate(Activations.Sigmoid)
            .Dense(1);
        var x = new Matrix<double>(4, 3, [.. Enumerable.Range(0, 12).Select(i => Math.Sin(i))]);
        network.Gradients(x, new Matrix<double>(4, 1), Loss.SquaredError);
        Assert.Same(x, network.Layers[0].Input);
        for (int i = 1; i < network.Layers.Count; i++)
        {
            Assert.Same(network.Layers[i - 1].Output, network.Layers[i].Input);
            Assert.Same(network.Layers[i - 1].OutputGradient, network.Layers[i].InputGradient);
        }
        Layer<double> tanh = network.Layers[0];
        for (int i = 0; i < tanh.Output.Elements.Length; i++)
        {
            double z = tanh.PreActivation!.Elements[i];
            Close.Relative(Math.Tanh(z), tanh.Output.Elements[i], 1e-14);
            Close.Relative(tanh.OutputGradient.Elements[i] / Math.Pow(Math.Cosh(z), 2), tanh.PreActivationGradient!.Elements[i], 1e-13);
        }
        Assert.Same(network.Layers[3].Input, network.Layers[3].PreActivation);
        Assert.Null(network.Layers[2].PreActivation);
    }

    [Fact]
    public void Measuring_and_predicting_leave_the_network_as_it_is()
    {
        Network<double> network = new Network(2, seed: 1).Dense(3).BatchNorm().Dropout(0.5).Dense(1);
        var x = new Matrix<double>(new double[,] { { 1, 2 }, { 3, -4 }, { 5, 0.5 } });
        double[] before = network.Predict(x).Elements.ToArray();
        double first = network.Gradients(x, new Matrix<double>(3, 1), Loss.SquaredError);
        double second = network.Gradients(x, new Matrix<double>(3, 1), Loss.SquaredError);
        Assert.Equal(first, second);
        Assert.Equal(before, network.Predict(x).Elements.ToArray());
        network.Gradients(x, new Matrix<double>(3, 1), Loss.SquaredError, PassMode.Training);
        Assert.NotEqual(before, network.Predict(x).Elements.ToArray());
    }

    [Fact]
    public void Many_examples_are_predicted_as_one_by_one()
    {
        Network<double> network = new Network(2, seed: 1).Dense(9, Activations.GELU).Dense(3).Softmax();
        var x = new Matrix<double>(1300, 2, [.. Enumerable.Range(0, 2600).Select(i => Math.Sin(i))]);
        Matrix<double> all = network.Predict(x);
        int[] classes = network.Classify(x);
        for (int i = 0; i < x.Rows; i += 37)
        {
            double[] one = network.Predict(x[i, 0], x[i, 1]);
            for (int j = 0; j < 3; j++) Close.Relative(one[j], all[i, j], 1e-13);
            Assert.Equal(Array.IndexOf(one, one.Max()), classes[i]);
            Close.Relative(1, one.Sum(), 1e-14);
        }
        var y = new Matrix<double>(1300, 1, [.. classes.Select(number => (double)number)]);
        Assert.Equal(1, network.Accuracy(x, y));
        double direct = Loss.CrossEntropy.Value(all, y);
        Close.Relative(direct, network.Evaluate(x, y, Loss.CrossEntropy), 1e-13);
    }

    [Theory]
    [InlineData(0.1, 1, 1)]
    [InlineData(-0.1, 0, 0)]
    public void One_output_says_class_1_above_0_or_after_a_sigmoid_above_a_half(double z, int ofLogit, int ofProbability)
    {
        static Network<double> One(double bias, Activation? activation) =>
            new Network(1).Dense(1, activation, Initializers.Zeros, Initializers.Constant(bias));
        Assert.Equal(ofLogit, One(z, null).Classify(0));
        Assert.Equal(ofProbability, One(z, Activations.Sigmoid).Classify(0));
    }

    [Fact]
    public void What_does_not_fit_is_told_with_the_layer_and_both_sizes()
    {
        Network<double> network = new Network(2).Dense(3);
        Refuses(
            () => network.Add(new Dense<double>(new Matrix<double>(4, 1), new Matrix<double>(1, 1))),
            "layer 2 (Dense) takes 4",
            "layer 1 (Dense) gives 3");
        Refuses(() => new Network(2).Add(new Softmax<double>(3)), "layer 1 (Softmax) takes 3", "the network has 2");
        Refuses(() => network.Forward(new Matrix<double>(5, 4)), "layer 1 (Dense) takes 2", "5×4");
        Refuses(() => network.Predict(1, 2, 3), "takes 2", "has 3");
        Refuses(() => network.Gradients(new Matrix<double>(2, 2), new Matrix<double>(2, 4), Loss.SquaredError), "2×3", "2×4");
        Refuses(() => network.Layers[0].Backward(new Matrix<double>(2, 9)), "layer 1 (Dense)", "2×9");
        Refuses(() => new Dense<double>(new Matrix<double>(2, 3), new Matrix<double>(1, 2)), "1×3", "1×2");
        Network<double> square = new Network(2).Dense(2);
        Refuses(() => square.Add(square.Layers[0]), "already", "layer 1 (Dense)");
        Refuses(() => new Network(0), "at least one input");
        Refuses(() => network.Dense(0), "layer 2 (Dense)");
        Refuses(() => network.Dropout(1), "[0, 1)");
        Refuses(() => new Network(1).Dense(2, (double z) => z), "lambda");
        Assert.Contains(
            "no layers", Assert.Throws<InvalidOperationException>(() => new Network(2).Predict(1, 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "no output gradient yet",
            Assert.Throws<InvalidOperationException>(() => network.Layers[0].OutputGradient).Message,
            StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => new Network<Half>(1));
        Refuses(() => new Network(2).BatchNorm().Forward(new Matrix<double>(1, 2), PassMode.Training), "layer 1 (BatchNorm)", "at least 2");
    }

    [Fact]
    public void A_summary()
    {
        string text = new Network(784).Dense(256, Activations.ReLU).BatchNorm().Dense(10).Softmax().ToString()!;
        Assert.Contains("256     200,960  ReLU", text, StringComparison.Ordinal);
        Assert.EndsWith("784 inputs, 10 outputs, 204,042 parameters", text, StringComparison.Ordinal);
        Assert.EndsWith("1 input, 1 output, 2 parameters", new Network(1).Dense(1).ToString(), StringComparison.Ordinal);
        Assert.Equal(200_960 + 512 + 2570, new Network(784).Dense(256).BatchNorm().Dense(10).ParameterCount);
    }

    private static void Refuses(Action action, string said, string also = "")
    {
        string message = Assert.ThrowsAny<ArgumentException>(action).Message;
        Assert.Contains(said, message, StringComparison.Ordinal);
        Assert.Contains(also, message, StringComparison.Ordinal);
    }
}
