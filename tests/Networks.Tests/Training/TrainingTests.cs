using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

/// <summary>What a training does, and how it ends.</summary>
public class TrainingTests
{
    private static readonly Matrix<double> XorInputs = Matrix.FromRows<double>([0, 0], [0, 1], [1, 0], [1, 1]);
    private static readonly Matrix<double> XorTargets = Matrix.FromRows<double>([0], [1], [1], [0]);

    [Fact]
    public void Xor_is_learned()
    {
        Network<double> network = new Network(2, seed: 1).Dense(8, Activations.Tanh).Dense(1);
        TrainingRun run = network.Train(
            XorInputs, XorTargets, Loss.BinaryCrossEntropyOnLogits, Optimizers.Adam(0.05), new TrainingOptions { Epochs = 200, Batch = 4 });
        Assert.Equal(TrainingEnding.Finished, run.Ending);
        Assert.True(run.FinalLoss < 0.01, run.ToString());
        Assert.Equal([0, 1, 1, 0], network.Classify(XorInputs));
        Assert.Equal(1, network.Accuracy(XorInputs, XorTargets));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_step_allocates_nothing(bool isDouble)
    {
        if (isDouble) Allocates<double>();
        else Allocates<float>();

        static void Allocates<T>()
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            using var limit = new ThreadLimit(1);
            Network<T> network = new Network<T>(20, seed: 1)
                .Dense(32, Activations.Tanh).BatchNorm().Dense(32).LayerNorm().Activate(Activations.ReLU).Dropout(0.1).Dense(1);
            Matrix<T> x = Random<T>(64, 20), y = Random<T>(64, 1);
            OptimizerRun<T> steps = Optimizers.Adam().For(network);
            Clipping clipping = Clipping.ByGlobalNorm(1);
            void Step()
            {
                network.Gradients(x, y, Loss.SquaredError, PassMode.Training);
                clipping.Apply(network.Parameters);
                steps.Step();
            }
            for (int i = 0; i < 100; i++) Step();
            Assert.Equal(0, Allocations.Of(Step));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        static TrainingRun Run(int seed) =>
            Small(seed).Train(
                Circle(60), Loss.BinaryCrossEntropyOnLogits, Optimizers.Adam(0.02), new TrainingOptions { Epochs = 5, Batch = 16 });
        Assert.Equal(Run(1).Losses, Run(1).Losses);
        Assert.NotEqual(Run(1).Losses, Run(2).Losses);
    }

    [Fact]
    public void Every_example_is_seen_once_an_epoch()
    {
        // With no bias, one weight and the loss |error|²: the mean of the first epoch at a vanishing rate is that of all examples.
        Dataset data = Circle(53);
        Network<double> network = Small(3);
        double before = network.Evaluate(data, Loss.BinaryCrossEntropyOnLogits);
        TrainingRun run = network.Train(
            data, Loss.BinaryCrossEntropyOnLogits, Optimizers.Sgd(1e-12), new TrainingOptions { Epochs = 3, Batch = 10 });
        Assert.Equal(18, run.Steps);
        foreach (double loss in run.Losses) Close.Relative(before, loss, 1e-9);
        Assert.Equal(2, run.LayerNames.Count);
        Assert.All(run.GradientNorms, norms => Assert.All(norms, norm => Assert.True(norm > 0)));
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e200)]
    public void Divergence_is_told_and_the_weights_before_it_are_kept(double rate)
    {
        Network<double> network = new Network(2, seed: 1).Dense(8, Activations.ReLU).Dense(1);
        double[] before = network.Parameters[0].Value.Elements.ToArray();
        TrainingRun run = network.Train(
            Circle(100), Loss.SquaredError, Optimizers.Sgd(rate), new TrainingOptions { Epochs = 50, Batch = 10 });
        Assert.Equal(TrainingEnding.Diverged, run.Ending);
        Assert.Contains("diverged in epoch 1", run.Explanation, StringComparison.Ordinal);
        Assert.Contains("largest weight", run.Explanation, StringComparison.Ordinal);
        Assert.Contains("smaller learning rate", run.Explanation, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters[0].Value.Elements.ToArray());
    }

    [Fact]
    public void A_late_blow_up_goes_back_to_the_best_epoch()
    {
        Network<double> network = Small(1);
        double[]? best = null;
        Schedule late = Schedule.Of("late", (epoch, _) => epoch < 5 ? 1 : 1e9);
        TrainingRun run = network.Train(Circle(100), Loss.SquaredError, Optimizers.Sgd(0.05), new TrainingOptions
        {
            Epochs = 20,
            Batch = 10,
            Schedule = late,
            AfterEpoch = epoch => best = epoch == 5 ? network.Parameters[0].Value.Elements.ToArray() : best,
        });
        Assert.Equal(TrainingEnding.Diverged, run.Ending);
        Assert.Equal(5, run.BestEpoch);
        Assert.Equal(5, run.Epochs);
        Assert.Contains("those after epoch 5", run.Explanation, StringComparison.Ordinal);
        Assert.Equal(best, network.Parameters[0].Value.Elements.ToArray());
    }

    [Fact]
    public void A_first_pass_that_overflows_is_divergence_too()
    {
        Network<double> network = new Network(2).Dense(3, weights: Initializers.Constant(1e200))
            .Dense(1, weights: Initializers.Constant(1e200));
        TrainingRun run = network.Train(Circle(10), Loss.SquaredError, Optimizers.Sgd(0.1), epochs: 1);
        Assert.Equal(TrainingEnding.Diverged, run.Ending);
        Assert.Contains("smaller weights", run.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Early_stop_restores_the_best_weights()
    {
        Dataset data = Circle(30), validation = Circle(200);
        // Labels that are half noise: the validation loss soon rises.
        for (int i = 0; i < data.Count; i += 2) data.Labels[i] = 1 - data.Labels[i];
        Network<double> network = new Network(2, seed: 1).Dense(64, Activations.Tanh).Dense(1);
        TrainingRun run = network.Train(
            data,
            Loss.BinaryCrossEntropyOnLogits,
            Optimizers.Adam(0.02),
            new TrainingOptions { Epochs = 1000, Batch = 10, Validation = validation, Patience = 7 });
        Assert.Equal(TrainingEnding.EarlyStop, run.Ending);
        Assert.Equal(run.BestEpoch + 7, run.Epochs);
        Assert.Equal(run.ValidationLosses.Min(), run.ValidationLosses[run.BestEpoch - 1]);
        Close.Relative(run.ValidationLosses.Min(), network.Evaluate(validation, Loss.BinaryCrossEntropyOnLogits), 1e-12);
        Assert.Contains("7 epochs", run.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_keeps_what_was_learned()
    {
        using var source = new CancellationTokenSource();
        Network<double> network = Small(1);
        double[] before = network.Parameters[0].Value.Elements.ToArray();
        var options = new TrainingOptions
        {
            Epochs = 1_000_000,
            AfterEpoch = epoch =>
            {
                if (epoch == 3) source.Cancel();
            },
        };
        TrainingRun run = network.Train(Circle(100), Loss.SquaredError, Optimizers.Sgd(0.05), options, source.Token);
        Assert.Equal(TrainingEnding.Interrupted, run.Ending);
        Assert.Equal(3, run.Epochs);
        Assert.Contains("interrupted in epoch 4 of 1000000", run.Explanation, StringComparison.Ordinal);
        Assert.NotEqual(before, network.Parameters[0].Value.Elements.ToArray());
    }

    [Fact]
    public void Progress_tells_how_far_it_is()
    {
        var told = new Told();
        Small(1).Train(
            Circle(100),
            Loss.SquaredError,
            Optimizers.Sgd(0.05),
            new TrainingOptions { Epochs = 30, Validation = Circle(50), Progress = told });
        Assert.NotEmpty(told.All);
        TrainingProgress last = told.All[^1];
        Assert.Equal((30, 30, 1), (last.Epoch, last.Epochs, last.Fraction));
        Assert.Equal(TimeSpan.Zero, last.Remaining);
        Assert.True(last.ExamplesPerSecond > 0 && last.ValidationLoss > 0);
        Assert.Equal(told.All.Select(each => each.Fraction).Order(), told.All.Select(each => each.Fraction));
    }

    [Fact]
    public void Data_of_no_use_is_refused()
    {
        Network<double> network = new Network(2).Dense(3), single = new Network(2).Dense(1);
        Matrix<double> x = new(4, 2), labels = new(4, 1);
        Optimizer sgd = Optimizers.Sgd();
        Refuses(() => single.Train(With(x, 3, double.NaN), labels, Loss.SquaredError, sgd, 1), "NaN in row 1, column 1");
        Refuses(() => single.Train(x, With(labels, 2, double.PositiveInfinity), Loss.SquaredError, sgd, 1), "targets", "row 2");
        Refuses(
            () => single.Train(
                x, labels, Loss.SquaredError, sgd, new TrainingOptions { Epochs = 1, Validation = (With(x, 0, double.NaN), labels) }),
            "validation");
        Refuses(() => single.Train(new Matrix<double>(4, 3), labels, Loss.SquaredError, sgd, 1), "layer 1 (Dense) takes 2", "4×3");
        Refuses(() => single.Train(x, new Matrix<double>(3, 1), Loss.SquaredError, sgd, 1), "4 examples", "3 targets");
        Refuses(() => network.Train(x, labels, Loss.SquaredError, sgd, 1), "layer 1 (Dense) gives 3", "4×1");
        Refuses(() => network.Train(x, With(labels, 2, 3), Loss.SoftmaxCrossEntropy, sgd, 1), "row 2 is 3", "0 to 2");
        Refuses(() => single.Train(x, With(labels, 1, 2), Loss.BinaryCrossEntropyOnLogits, sgd, 1), "row 1 is 2", "[0, 1]");
        Refuses(() => new Network(2).Dense(3).Softmax().Train(x, labels, Loss.SoftmaxCrossEntropy, sgd, 1), "Loss.CrossEntropy");
        Refuses(
            () => new Network(2).Dense(1, Activations.Sigmoid).Train(x, labels, Loss.BinaryCrossEntropyOnLogits, sgd, 1),
            "Loss.BinaryCrossEntropy");
        Refuses(() => single.Train(x, labels, Loss.SquaredError, sgd, 0), "at least one epoch");
        Refuses(
            () => single.Train(x, labels, Loss.SquaredError, sgd, new TrainingOptions { Epochs = 1, Batch = 0 }), "at least one example");
        Refuses(() => single.Train(x, labels, Loss.SquaredError, sgd, new TrainingOptions { Epochs = 1, Patience = 3 }), "validation data");
        Refuses(
            () => new Network(2)
                .Dense(1)
                .BatchNorm()
                .Train(x, labels, Loss.SquaredError, sgd, new TrainingOptions { Epochs = 1, Batch = 1 }),
            "batches of at least 2");
        Assert.Throws<InvalidOperationException>(() => new Network(2).Train(x, labels, Loss.SquaredError, sgd, 1));
    }

    [Fact]
    public void A_class_without_examples_is_a_warning()
    {
        Matrix<double> x = new(4, 2), labels = new(4, 1, [0, 2, 2, 0]);
        TrainingRun run = new Network(2).Dense(3).Train(x, labels, Loss.SoftmaxCrossEntropy, Optimizers.Sgd(), 1);
        Assert.StartsWith("class 1 has no example", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.Contains("warning: class 1", run.ToString(), StringComparison.Ordinal);
        run = new Network(2).Dense(1).Train(x, new Matrix<double>(4, 1), Loss.BinaryCrossEntropyOnLogits, Optimizers.Sgd(), 1);
        Assert.StartsWith("class 1 has no example", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.Empty(Small(1).Train(Circle(50), Loss.BinaryCrossEntropyOnLogits, Optimizers.Sgd(), 1).Warnings);
    }

    [Fact]
    public void A_rest_of_one_example_is_left_out_before_a_batch_norm()
    {
        TrainingRun run = new Network(2, seed: 1)
            .Dense(4)
            .BatchNorm()
            .Dense(1)
            .Train(Circle(21), Loss.SquaredError, Optimizers.Sgd(), new TrainingOptions { Epochs = 3, Batch = 10 });
        Assert.Equal((6, 3, 3), (run.Steps, run.Epochs, run.GradientNorms.Count));
    }

    [Fact]
    public void A_whole_epoch_allocates_the_same_however_many_steps_it_has()
    {
        static long Bytes(int examples)
        {
            Network<double> network = Small(1);
            Dataset data = Circle(examples);
            var x = Matrix.FromRows(data.Rows);
            var y = new Matrix<double>(examples, 1, data.Labels);
            long before = GC.GetAllocatedBytesForCurrentThread(), after = 0;
            network.Train(x, y, Loss.SquaredError, Optimizers.Adam(), new TrainingOptions
            {
                Epochs = 3,
                Batch = 8,
                AfterEpoch = epoch =>
                {
                    if (epoch == 2) before = GC.GetAllocatedBytesForCurrentThread();
                    if (epoch == 3) after = GC.GetAllocatedBytesForCurrentThread();
                },
            });
            return after - before;
        }
        Bytes(80);
        // The least of a few, as in Allocations.
        Assert.Equal(Enumerable.Range(0, 5).Min(_ => Bytes(80)), Enumerable.Range(0, 5).Min(_ => Bytes(8000)));
    }

    private static Network<double> Small(int seed) => new Network(2, seed).Dense(8, Activations.Tanh).Dense(1);

    /// <summary>Points in a square, of class 1 inside a circle.</summary>
    private static Dataset Circle(int count)
    {
        var random = new Random(count);
        double[][] rows =
            [.. Enumerable.Range(0, count).Select(_ => new[] { (2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1 })];
        return new Dataset(rows, [.. rows.Select(row => (row[0] * row[0]) + (row[1] * row[1]) < 0.6 ? 1.0 : 0)]);
    }

    private static Matrix<double> With(Matrix<double> matrix, int index, double value)
    {
        double[] elements = matrix.Elements.ToArray();
        elements[index] = value;
        return new Matrix<double>(matrix.Rows, matrix.Columns, elements);
    }

    private static void Refuses(Action action, params string[] said)
    {
        string message = Assert.ThrowsAny<ArgumentException>(action).Message;
        Assert.All(said, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private sealed class Told : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> All { get; } = [];

        public void Report(TrainingProgress value) => All.Add(value);
    }

    private static Matrix<T> Random<T>(int rows, int columns)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        return new Matrix<T>(
            rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))]);
    }
}
