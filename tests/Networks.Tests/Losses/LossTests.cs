using System;

namespace GradRepl.Networks.Tests;

/// <summary>Values by hand, limits, and what losses refuse. Gradients: GradientCheckTests; torch: NetworkTorchTests.</summary>
public class LossTests
{
    [Fact]
    public void Squared_error_is_the_mean_over_all_numbers() =>
        Assert.Equal(
            (1.0 + 4 + 0 + 9) / 4,
            Loss.SquaredError.Value(
                new Matrix<double>(new double[,] { { 1, 2 }, { 3, 4 } }), new Matrix<double>(new double[,] { { 0, 4 }, { 3, 1 } })));

    [Fact]
    public void Huber_is_a_parabola_and_then_a_line()
    {
        Matrix<double> p = Row(0.5, -3), y = Row(0, 0);
        Assert.Equal(((0.5 * 0.25) + (2 * (3 - 1))) / 2, Loss.Huber(2).Value(p, y));
        Assert.Equal([0.25, -1], Loss.Huber(2).Gradient(p, y).Elements.ToArray());
    }

    [Fact]
    public void Classes_may_be_numbers_or_probabilities()
    {
        Matrix<double> logits = new(new double[,] { { 1, 2, 3 }, { 0, 0, 0 } });
        double expected = (Math.Log(Math.E + Math.Exp(2) + Math.Exp(3)) - 2 + Math.Log(3)) / 2;
        Close.Relative(expected, Loss.SoftmaxCrossEntropy.Value(logits, new Matrix<double>(new double[,] { { 1 }, { 2 } })), 1e-15);
        Close.Relative(
            expected, Loss.SoftmaxCrossEntropy.Value(logits, new Matrix<double>(new double[,] { { 0, 1, 0 }, { 0, 0, 1 } })), 1e-15);
    }

    [Fact]
    public void Logits_of_any_size_neither_overflow_nor_vanish()
    {
        Assert.Equal(1000, Loss.SoftmaxCrossEntropy.Value(Row(0, 1000), Row(0)));
        Assert.Equal([-1, 1], Loss.SoftmaxCrossEntropy.Gradient(Row(0, 1000), Row(0)).Elements.ToArray());
        Assert.Equal(1000, Loss.BinaryCrossEntropyOnLogits.Value(Row(1000), Row(0)));
        Close.Relative(Math.Exp(-40), Loss.BinaryCrossEntropyOnLogits.Value(Row(40), Row(1)), 1e-15);
        Close.Relative(-Math.Exp(-40), Loss.BinaryCrossEntropyOnLogits.Gradient(Row(40), Row(1)).Elements[0], 1e-15);
    }

    [Fact]
    public void A_probability_of_0_costs_as_in_torch()
    {
        // torch.nn.functional.binary_cross_entropy clamps the logarithm at −100, its gradient's denominator at 1e-12.
        Assert.Equal(100, Loss.BinaryCrossEntropy.Value(Row(0), Row(1)));
        Assert.Equal(-1e12, Loss.BinaryCrossEntropy.Gradient(Row(0), Row(1)).Elements[0], 1e-3);
        Assert.Equal(0, Loss.BinaryCrossEntropy.Value(Row(0), Row(0)));
    }

    [Fact]
    public void Not_a_number_stays_one()
    {
        foreach (Loss loss in new[] { Loss.SquaredError, Loss.BinaryCrossEntropy, Loss.BinaryCrossEntropyOnLogits, Loss.Huber() })
            Assert.True(double.IsNaN(loss.Value(Row(double.NaN), Row(1))), loss.Name);
        Assert.True(double.IsNaN(Loss.SoftmaxCrossEntropy.Value(Row(double.NaN, 0), Row(1))));
    }

    [Fact]
    public void Shapes_and_targets_that_do_not_fit_are_refused()
    {
        Refuses(() => Loss.SquaredError.Value(Row(1, 2), Row(1)), "1×2", "1×1");
        Refuses(() => Loss.SquaredError.Value(Row(1), new Matrix<double>(2, 1)), "each example needs a target");
        Refuses(() => Loss.SoftmaxCrossEntropy.Value(Row(1, 2), Row(2)), "row 0 is 2", "0 to 1");
        Refuses(() => Loss.SoftmaxCrossEntropy.Value(Row(1, 2), Row(0.5)), "0.5");
        Refuses(() => Loss.SoftmaxCrossEntropy.Value(Row(1), Row(0)), "BinaryCrossEntropyOnLogits");
        Refuses(() => Loss.BinaryCrossEntropy.Value(Row(1.5), Row(0)), "1.5", "BinaryCrossEntropyOnLogits");
        Refuses(() => Loss.CrossEntropy.Value(Row(-1, 2), Row(0)), "-1", "SoftmaxCrossEntropy");
        Assert.Throws<ArgumentOutOfRangeException>(() => Loss.BinaryCrossEntropyOnLogits.Value(Row(0), Row(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loss.Huber(0));
    }

    [Fact]
    public void A_loss_of_ones_own()
    {
        var quartic = new Quartic();
        Assert.Equal((16 + 1) / 2.0, quartic.Value(Row(2, 0), Row(0, 1)));
        Assert.Equal([16, -2], quartic.Gradient(Row(2, 0), Row(0, 1)).Elements.ToArray());
    }

    private static void Refuses(Action action, params string[] said)
    {
        string message = Assert.ThrowsAny<ArgumentException>(action).Message;
        Assert.All(said, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private static Matrix<double> Row(params double[] numbers) => new(1, numbers.Length, numbers);

    private sealed class Quartic : PointwiseLoss
    {
        public override string Name => "quartic";

        protected override (double Value, double Slope) At(double prediction, double target) =>
            (Math.Pow(prediction - target, 4), 4 * Math.Pow(prediction - target, 3));
    }
}
