using System;
using System.Drawing;
using GradRepl.Networks;
using GradRepl.Runtime;

namespace GradRepl.Plotting.Tests;

public sealed class TrainingFigureTests
{
    [Fact]
    public void Training_is_drawn_as_heat_and_as_curves()
    {
        Network<double> network = FlowNetworks.Deep(2, 8, Activations.Tanh, Initializers.Xavier);
        (Matrix<double> x, Matrix<double> y) = FlowNetworks.Rings.ToMatrices<double>();
        var recorder = new GradientRecorder<double>(network, x, y, Loss.BinaryCrossEntropyOnLogits);
        TrainingRun run = network.Train(
            FlowNetworks.Rings,
            Loss.BinaryCrossEntropyOnLogits,
            Optimizers.Adam(0.02),
            new TrainingOptions { Epochs = 6, Validation = FlowNetworks.Rings, AfterEpoch = recorder.Record });
        using var heat = new Picture(Figure.GradientHeatMap(run));
        using var flows = new Picture(Figure.GradientHeatMap(recorder.Flows));
        Assert.True(Blend(heat.At(0, 1, 1)) && Blend(flows.At(0, 0, 3)));
        using var curves = new Picture(Figure.TrainingCurves([("Tanh", run)]));
        for (int epoch = 2; epoch <= 5; epoch++) Assert.True(curves.Shows(Palette.Of("Tanh"), 0, epoch, run.Losses[epoch - 1], reach: 3));
        Assert.Throws<ArgumentException>(() => Figure.TrainingCurves([]));
        Assert.Throws<ArgumentException>(() => Figure.GradientHeatMap([]));

        static bool Blend(Color color) => color.ToArgb() != Color.White.ToArgb() && color.ToArgb() != ColorScale.Nothing.ToArgb();
    }
}
