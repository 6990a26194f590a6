using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

/// <summary>Networks against torch's: torch_values.py beside this file made the numbers, in double.</summary>
public class NetworkTorchTests
{
    /// <summary>
    /// Relative; absolute below 1e-4, for numbers that are differences of larger ones, as the gradient of a bias
    /// before a batch norm, which is 0.
    /// </summary>
    private const double Tolerance = 1e-10;

    private static readonly JsonElement Values = JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "torch_values.json"))).RootElement;

    public static TheoryData<string> Cases =>
        [.. Values.GetProperty("cases").EnumerateArray().Select(each => each.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_backward_and_three_steps(string name)
    {
        JsonElement expected = Values.GetProperty("cases").EnumerateArray().Single(each => each.GetProperty("name").GetString() == name);
        Network<double> network = Build(expected);
        Matrix<double> x = ToMatrix(expected.GetProperty("x")), y = ToMatrix(expected.GetProperty("y"));
        Loss loss = LossNamed(expected.GetProperty("loss").GetString()!);
        OptimizerRun<double> steps =
            OptimizerNamed(expected.GetProperty("optimizer").GetString()!, expected.GetProperty("decay").GetDouble()).For(network);
        Clipping? clipping = ClippingOf(expected.GetProperty("clip"));
        network.Gradients(x, y, loss);
        Same(expected.GetProperty("inputGradient"), network.Layers[0].InputGradient, "input gradient");
        for (int step = 0; step < 3; step++)
        {
            double value = network.Gradients(x, y, loss, PassMode.Training);
            Same(expected.GetProperty("losses")[step].GetDouble(), value, $"loss of step {step}");
            if (step == 0)
            {
                Same(expected.GetProperty("output"), network.Layers[^1].Output, "output");
                for (int i = 0; i < network.Parameters.Count; i++)
                    Same(expected.GetProperty("gradients")[i], network.Parameters[i].Gradient, $"gradient of parameter {i}");
            }
            clipping?.Apply(network.Parameters);
            steps.Step();
        }
        for (int i = 0; i < network.Parameters.Count; i++)
            Same(expected.GetProperty("after")[i], network.Parameters[i].Value, $"parameter {i}");
        Matrix<double>[] running = [.. network.Layers.SelectMany(layer => layer.State).Select(state => state.Value)];
        for (int i = 0; i < running.Length; i++) Same(expected.GetProperty("running")[i], running[i], $"running statistics {i}");
        Same(expected.GetProperty("inference"), network.Predict(x), "inference");
    }

    [Fact]
    public void Schedules_at_whole_epochs()
    {
        foreach ((string name, Schedule schedule) in new[]
        {
            ("Step", Schedules.Step(3, 0.5)),
            ("Exponential", Schedules.Exponential(0.9)),
            ("Cosine", Schedules.Cosine(0.1)),
            ("WarmUp", Schedules.WarmUp(4, from: 0.1)),
        })
        {
            double[] rates = [.. Values.GetProperty("schedules").GetProperty(name).EnumerateArray().Select(each => each.GetDouble())];
            for (int epoch = 0; epoch < rates.Length; epoch++)
                Close.Relative(rates[epoch], schedule.Factor(epoch, rates.Length), 1e-13, $"{name} {epoch}");
        }
    }

    [Fact]
    public void Gains()
    {
        foreach (JsonProperty gain in Values.GetProperty("gains").EnumerateObject())
            Close.Relative(gain.Value.GetDouble(), Gain.Of(Activation.Named(gain.Name)), 1e-15, gain.Name);
    }

    private static Network<double> Build(JsonElement expected)
    {
        var network = new Network(expected.GetProperty("x")[0].GetArrayLength());
        foreach (JsonElement layer in expected.GetProperty("layers").EnumerateArray())
        {
            _ = layer[0].GetString() switch
            {
                "Dense" => network.Dense(layer[2].GetInt32(), layer[3].GetString() is { } activation ? Activation.Named(activation) : null),
                "Activation" => network.Activate(Activation.Named(layer[1].GetString()!)),
                "BatchNorm" => network.BatchNorm(),
                "LayerNorm" => network.LayerNorm(),
                "Softmax" => network.Softmax(),
                var other => throw new InvalidDataException(other),
            };
        }
        JsonElement parameters = expected.GetProperty("parameters");
        Assert.Equal(parameters.GetArrayLength(), network.Parameters.Count);
        for (int i = 0; i < network.Parameters.Count; i++) ToMatrix(parameters[i]).Elements.CopyTo(network.Parameters[i].Value.Elements);
        return network;
    }

    private static Loss LossNamed(string name) => name switch
    {
        "SquaredError" => Loss.SquaredError,
        "Huber" => Loss.Huber(0.3),
        "BinaryCrossEntropy" => Loss.BinaryCrossEntropy,
        "BinaryCrossEntropyOnLogits" => Loss.BinaryCrossEntropyOnLogits,
        "SoftmaxCrossEntropy" => Loss.SoftmaxCrossEntropy,
        "CrossEntropy" => Loss.CrossEntropy,
        _ => throw new InvalidDataException(name),
    };

    private static Optimizer OptimizerNamed(string name, double decay) => name switch
    {
        "Sgd" => Optimizers.Sgd(0.1, decay),
        "Momentum" => Optimizers.Momentum(0.1, 0.9, decay),
        "Nesterov" => Optimizers.Nesterov(0.1, 0.9, decay),
        "RmsProp" => Optimizers.RmsProp(0.01, weightDecay: decay),
        "Adam" => Optimizers.Adam(0.01, weightDecay: decay),
        "AdamW" => Optimizers.AdamW(0.01, weightDecay: decay),
        _ => throw new InvalidDataException(name),
    };

    private static Clipping? ClippingOf(JsonElement clip)
    {
        if (clip.ValueKind == JsonValueKind.Null) return null;
        double limit = clip[1].GetDouble();
        return clip[0].GetString() switch
        {
            "Value" => Clipping.ByValue(limit),
            "Norm" => Clipping.ByNorm(limit),
            _ => Clipping.ByGlobalNorm(limit),
        };
    }

    private static Matrix<double> ToMatrix(JsonElement rows) =>
        Matrix.FromRows([.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(each => each.GetDouble()).ToArray())]);

    private static void Same(JsonElement rows, Matrix<double> actual, string what)
    {
        Matrix<double> expected = ToMatrix(rows);
        Assert.Equal((expected.Rows, expected.Columns), (actual.Rows, actual.Columns));
        for (int i = 0; i < expected.Rows; i++)
            for (int j = 0; j < expected.Columns; j++)
                Same(expected[i, j], actual[i, j], $"{what} [{i}, {j}]");
    }

    private static void Same(double expected, double actual, string what) =>
        Assert.True(
            Math.Abs(actual - expected) <= Tolerance * Math.Max(Math.Abs(expected), 1e-4),
            FormattableString.Invariant($"{what}: expected {expected:R}, got {actual:R}."));
}
