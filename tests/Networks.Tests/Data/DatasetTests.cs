using System;
using System.Linq;
using CsCheck;

namespace GradRepl.Networks.Tests;

public sealed class DatasetTests
{
    private static readonly Dataset Numbered = new(
        [.. Enumerable.Range(0, 10).Select(i => (double[])[i, -i])],
        [.. Enumerable.Range(0, 10).Select(i => i % 3.0)], ["a", "b"], "class", ["red", "green", "blue"]);

    [Fact]
    public void Shuffling_keeps_each_row_with_its_label()
    {
        Dataset shuffled = Numbered.Shuffled(seed: 1);
        Assert.NotEqual(Numbered.Rows, shuffled.Rows);
        Assert.Equal(Numbered.Rows, shuffled.Rows.OrderBy(row => row[0]));
        Assert.All(shuffled.Rows.Zip(shuffled.Labels), each => Assert.Equal(each.First[0] % 3, each.Second));
        Assert.Equal("10 rows of a, b with label class: red, green, blue", shuffled.ToString());
        Assert.Equal(shuffled.Rows, Numbered.Shuffled(seed: 1).Rows);
        Assert.NotEqual(shuffled.Rows, Numbered.Shuffled(seed: 2).Rows);
    }

    [Fact]
    public void Splitting_gives_every_example_to_one_part() =>
        Gen.Select(Gen.Int[2, 200], Gen.Double[0.01, 0.99], Gen.Int[0, 1000]).Sample((count, fraction, seed) =>
    {
        int expected = (int)Math.Round(fraction * count);
        if (expected == 0 || expected == count) return;
        Dataset all = new([.. Enumerable.Range(0, count).Select(i => (double[])[i])], [.. Enumerable.Range(0, count).Select(i => 2.0 * i)]);
        (Dataset train, Dataset test) = all.Split(fraction, seed);
        Assert.Equal(expected, train.Count);
        Assert.Equal(all.Rows, train.Rows.Concat(test.Rows).OrderBy(row => row[0]));
        Assert.All(train.Rows.Zip(train.Labels).Concat(test.Rows.Zip(test.Labels)), each => Assert.Equal(2 * each.First[0], each.Second));
    });

    [Theory]
    [InlineData(0.0, "between 0 and 1")]
    [InlineData(1.0, "between 0 and 1")]
    [InlineData(double.NaN, "between 0 and 1")]
    [InlineData(0.01, "Of 10 examples this leaves none to train on")]
    [InlineData(0.99, "Of 10 examples this leaves none to test with")]
    public void A_part_without_examples_is_refused(double fraction, string message) =>
        Assert.Contains(
            message, Assert.Throws<ArgumentOutOfRangeException>(() => Numbered.Split(fraction)).Message, StringComparison.Ordinal);

    [Fact]
    public void Standardized_features_have_mean_zero_and_deviation_one() =>
        Gen.Select(Gen.Int[2, 60], Gen.Double[-1e6, 1e6], Gen.Double[0.1, 1e3], Gen.Int[0, 1000]).Sample((count, mean, deviation, seed) =>
    {
        Dataset data = Datasets.Blobs(count, [[mean, 0]], deviation, seed), standard = data.Standardized();
        Assert.Same(data.Labels, standard.Labels);
        foreach (string name in standard.FeatureNames)
        {
            double[] values = standard.Column(name);
            // What the data's own digits leave of the differences from a mean of up to 1e6 deviations of 1e-1.
            double tolerance = 1e-14 * count * Math.Max(1, Math.Abs(mean) / deviation);
            Assert.Equal(0, values.Average(), tolerance);
            Assert.Equal(1, values.Average(value => value * value), Math.Max(1e-12, 2 * tolerance));
        }
    });

    [Fact]
    public void Other_data_is_moved_and_scaled_by_the_first()
    {
        Dataset train = new([[1, 5], [3, 5]], [0, 1]), test = new([[2, 5], [7, 6]], [0, 1]);
        Standardization standardization = Standardization.Of(train);
        Assert.Equal([2, 5], standardization.Means);
        Assert.Equal([1, 1], standardization.Deviations);
        Assert.Equal([[0, 0], [5, 1]], test.Standardized(like: train).Rows);
        Assert.Equal([5, 1], standardization.Apply(7, 6));
        Assert.Equal([[2, 5], [7, 6]], test.Rows);
        Assert.Contains(
            "There are 1 features; the means and deviations are of 2.",
            Assert.Throws<ArgumentException>(() => standardization.Apply(1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_does_not_vary_is_only_moved() =>
        Assert.All(
            new Dataset([.. Enumerable.Repeat<double[]>([0.1], 10)], new double[10]).Standardized().Column("x1"),
            value => Assert.Equal(0, value, 1e-16));

    [Fact]
    public void What_has_no_mean_or_deviation_is_named()
    {
        Assert.Equal(
            "'b' of row 1 is NaN; only finite numbers have a mean.",
            Assert.Throws<InvalidOperationException>(() => new Dataset(
                [[1, 2], [3, double.NaN]], [0, 1], ["a", "b"]).Standardized()).Message);
        Assert.Contains(
            "'x1' are so large",
            Assert.Throws<InvalidOperationException>(() => new Dataset([[1e300], [-1e300]], [0, 1]).Standardized()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Matrices_hold_features_labels_and_classes()
    {
        Dataset data = new([[1, 2], [3, 4], [5, 6]], [2, 0, 1]);
        Assert.Equal("3×2 [1, 2; 3, 4; 5, 6]", data.ToMatrix().ToString());
        Assert.Equal("3×1 [2; 0; 1]", data.ToTargets<float>().ToString());
        Assert.Equal("3×3 [0, 0, 1; 1, 0, 0; 0, 1, 0]", data.ToOneHot().ToString());
        Assert.Equal(3, data.Classes);
        Assert.Equal(3, new Dataset([[1]], [0], null, "y", ["a", "b", "c"]).Classes);
        Assert.Equal(
            "The label of row 1 is 0.5; classes are numbered 0, 1, 2 and so on.",
            Assert.Throws<InvalidOperationException>(() => new Dataset([[1], [2]], [1, 0.5]).Classes).Message);
        Assert.Throws<InvalidOperationException>(() => new Dataset([[1]], [-1]).ToOneHot());
        Assert.StartsWith(
            "The label of row 0 is 2; with 2 class names it must be a whole number from 0 to 1.",
            Assert.Throws<ArgumentException>(() => new Dataset([[1]], [2], null, "y", ["a", "b"])).Message,
            StringComparison.Ordinal);
    }
}
