using System;
using System.IO;
using System.Linq;
using System.Numerics;
using CsCheck;

namespace GradRepl.Networks.Tests;

public class LogisticRegressionTests
{
    private static Dataset Classification => Dataset.ReadCsv(Path.Combine(AppContext.BaseDirectory, "data", "classification.csv"));

    /// <summary>The seed notebook's figures, by scikit-learn's LogisticRegression() on the same data.</summary>
    [Fact]
    public void Finds_the_published_weights()
    {
        LogisticRegression model = LogisticRegression.Fit(Classification);
        Assert.Equal(3.2057, model.Weights[0], 1e-3);
        Assert.Equal(-1.6346, model.Weights[1], 1e-3);
        Assert.Equal(-1.3083, model.Bias, 1e-3);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(1000)]
    public void The_gradient_vanishes_at_the_minimum(double c)
    {
        Dataset data = Classification;
        LogisticRegression model = LogisticRegression.Fit(data, c);
        foreach (double slope in Gradient(data.Rows, data.Labels, c, model)) Assert.InRange(Math.Abs(slope), 0, 1e-10 * (1 + c));
    }

    [Fact]
    public void The_gradient_vanishes_on_random_data() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[2, 40], Gen.Double[0.01, 100], Gen.Int).Sample((features, count, c, seed) =>
    {
        var random = new Random(seed);
        double[][] rows =
        [
            .. Enumerable.Range(0, count)
                .Select(_ => Enumerable.Range(0, features).Select(j => j + Math.Pow(10, j) * (random.NextDouble() - 0.5)).ToArray()),
        ];
        double[] labels = [.. Enumerable.Range(0, count).Select(i => i < 2 ? i : (double)random.Next(2))];
        LogisticRegression model = LogisticRegression.Fit(rows, labels, c);
        double scale = 1 + c * rows.Sum(row => row.Sum(Math.Abs));
        foreach (double slope in Gradient(rows, labels, c, model)) Assert.InRange(Math.Abs(slope), 0, 1e-11 * scale);
    }, iter: 300);

    /// <summary>For x = ±1 with y = 1, 0 the bias is 0 by symmetry and w solves w = 2C·σ(−w), found here by bisection.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1e-3)]
    [InlineData(1e10)]
    public void Separable_data_stays_finite(double c)
    {
        double low = 0, high = 100;
        for (int i = 0; i < 200; i++)
        {
            double middle = (low + high) / 2;
            if (middle < 2 * c / (1 + Math.Exp(middle))) low = middle;
            else high = middle;
        }
        LogisticRegression model = LogisticRegression.Fit([[-1], [1]], [0, 1], c);
        Close.Relative(low, model.Weights[0], 1e-10, "w");
        Assert.Equal(0, model.Bias, 1e-8);
    }

    [Theory]
    [InlineData(1e-50)]
    [InlineData(1e50)]
    public void The_units_of_the_data_do_not_matter(double unit)
    {
        double[][] rows = [[unit], [2 * unit], [3 * unit], [1.5 * unit]];
        LogisticRegression model = LogisticRegression.Fit(rows, [0, 1, 1, 1]);
        foreach (double slope in Gradient(rows, [0, 1, 1, 1], 1, model)) Assert.InRange(Math.Abs(slope), 0, 1e-10);
        // Tiny features cannot pay for the penalty, so the bias alone is left: the log odds of 3 to 1. Huge ones separate the classes.
        if (unit < 1) Close.Relative(Math.Log(3), model.Bias, 1e-12);
        else Assert.Equal(1, model.Accuracy(rows, [0, 1, 1, 1]));
    }

    [Fact]
    public void Constant_features_give_the_log_odds()
    {
        // Nothing but the bias can explain the labels: σ(b) = 3/4, so b = log 3.
        LogisticRegression model = LogisticRegression.Fit([[5], [5], [5], [5]], [1, 0, 1, 1]);
        Assert.Equal(0, model.Weights[0], 1e-12);
        Close.Relative(Math.Log(3), model.Bias, 1e-12);
    }

    [Fact]
    public void A_far_offset_moves_only_the_bias()
    {
        Dataset data = Classification;
        LogisticRegression near = LogisticRegression.Fit(data);
        double[][] moved = [.. data.Rows.Select(row => new[] { row[0] + 1e8, row[1] })];
        LogisticRegression far = LogisticRegression.Fit(moved, data.Labels);
        Assert.Equal(near.Weights[0], far.Weights[0], 1e-6); // x + 1e8 itself keeps 8 digits.
        Assert.Equal(near.Weights[1], far.Weights[1], 1e-6);
    }

    [Fact]
    public void Predicts_from_the_decision()
    {
        Dataset data = Classification;
        LogisticRegression model = LogisticRegression.Fit(data);
        int right = 0;
        for (int i = 0; i < data.Count; i++)
        {
            double z = model.Bias + model.Weights[0] * data.Rows[i][0] + model.Weights[1] * data.Rows[i][1];
            Assert.Equal(z, model.Decision(data.Rows[i]), 1e-12);
            Assert.Equal(1 / (1 + Math.Exp(-z)), model.PredictProbability(data.Rows[i]), 1e-15);
            Assert.Equal(z > 0 ? 1 : 0, model.Predict(data.Rows[i]));
            if (z > 0 == (data.Labels[i] == 1)) right++;
        }
        Assert.Equal(right / 100.0, model.Accuracy(data));
        Assert.Equal(model.Decision(data.Rows[0]), model.Decision(data.Rows[0][0], data.Rows[0][1]));
        Assert.Equal("P(y = 1) = σ(-1.3083 + 3.2057·x1 − 1.6346·x2)", model.ToString());
        ArgumentException error = Assert.Throws<ArgumentException>(() => model.Predict(1, 2, 3));
        Assert.StartsWith("The model has 2 features, x has 3 values.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_is_wrong_with_the_data()
    {
        Refuses("There are no rows.", [], []);
        Refuses("There are 1 labels for 2 rows.", [[1], [2]], [0]);
        Refuses("The rows differ in length: rows[0] has 2 values, rows[1] has 1.", [[1, 2], [3]], [0, 1]);
        Refuses("The rows are empty: there is no feature.", [[], []], [0, 1]);
        Refuses("rows[1] is null.", [[1], null!], [0, 1]);
        Refuses(
            "rows[1][0] is NaN: the features must be finite numbers within ±1E+100; remove or replace it.", [[1], [double.NaN]], [0, 1]);
        Refuses("rows[0][1] is Infinity: ", [[1, double.PositiveInfinity], [1, 2]], [0, 1]);
        Refuses("labels[1] is 2: a label must be 0 or 1.", [[1], [2]], [0, 2]);
        Refuses("labels[0] is NaN: a label must be 0 or 1.", [[1], [2]], [double.NaN, 1]);
        Refuses("All 2 labels are 1: logistic regression needs examples of both classes.", [[1], [2]], [1, 1]);
        foreach (double c in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Equal("c", Assert.Throws<ArgumentOutOfRangeException>(() => LogisticRegression.Fit([[1], [2]], [0, 1], c)).ParamName);

        static void Refuses(string message, double[][] rows, double[] labels) =>
            Assert.StartsWith(
                message, Assert.Throws<ArgumentException>(() => LogisticRegression.Fit(rows, labels)).Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// The objective's gradient by the complex step through its plain definition, Σ log(1 + e^∓z): none of our own formulas.
    /// </summary>
    private static double[] Gradient(double[][] rows, double[] labels, double c, LogisticRegression model)
    {
        const double Step = 1e-200;
        double[] theta = [.. model.Weights, model.Bias];
        return [.. Enumerable.Range(0, theta.Length).Select(perturbed =>
        {
            Complex[] at = [.. theta.Select((value, j) => new Complex(value, j == perturbed ? Step : 0))];
            Complex objective = 0;
            for (int j = 0; j < theta.Length - 1; j++) objective += 0.5 * at[j] * at[j];
            for (int i = 0; i < rows.Length; i++)
            {
                Complex z = at[^1];
                for (int j = 0; j < theta.Length - 1; j++) z += at[j] * rows[i][j];
                objective += c * Complex.Log(1 + Complex.Exp(labels[i] == 1 ? -z : z));
            }
            return objective.Imaginary / Step;
        })];
    }
}
