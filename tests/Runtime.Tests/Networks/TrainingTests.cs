using System;
using System.Linq;

namespace GradRepl.Runtime.Tests;

/// <summary>What a training does, and how it ends.</summary>
public class TrainingTests
{
    private static readonly Matrix<double> XorInputs = Matrix.FromRows<double>([0, 0], [0, 1], [1, 0], [1, 1]);
    private static readonly Matrix<double> XorTargets = Matrix.FromRows<double>([0], [1], [1], [0]);

    [Fact]
    public void Xor_is_learned()
    {
        Network<double> network = new Network(2, seed: 1).Dense(8, Activations.Tanh).Dense(1);
        TrainingRun run = network.Train(XorInputs, XorTargets, Loss.BinaryCrossEntropyOnLogits, Optimizers.Adam(0.05), epochs: 200, batch: 4);
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
            Parallelism.MaximumThreads = 1;
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
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++) Step();
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static Matrix<T> Random<T>(int rows, int columns)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        return new Matrix<T>(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))]);
    }
}
