using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

/// <summary>What defines each kind of made-up data.</summary>
public sealed class DatasetsTests
{
    private const double Rounding = 1e-14;

    /// <summary>A share of 10,000 lies within 0.02 of its probability, which is 4 standard deviations or more.</summary>
    private const int Many = 10_000;

    public static TheoryData<string> Names => [.. Makers.Keys];

    private static Dictionary<string, Func<int, Dataset>> Makers { get; } = new()
    {
        ["moons"] = seed => Datasets.Moons(50, 0.1, seed),
        ["circles"] = seed => Datasets.Circles(50, 0.1, 0.5, seed),
        ["spirals"] = seed => Datasets.Spirals(50, 3, 1, 0.1, seed),
        ["xor"] = seed => Datasets.Xor(50, 0.1, seed),
        ["blobs"] = seed => Datasets.Blobs(50, 4, 1, seed),
        ["classification"] = seed => Datasets.Classification(50, 5, 3, 1, 4, 1, 0.1, seed),
        ["sine"] = seed => Datasets.Sine(50, 0.1, seed),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_seed_fixes_the_data(string name)
    {
        Dataset first = Makers[name](3), again = Makers[name](3), other = Makers[name](4);
        Assert.Equal(50, first.Count);
        Assert.Equal(first.Rows, again.Rows);
        Assert.Equal(first.Labels, again.Labels);
        Assert.NotEqual(first.Rows, other.Rows);
        // In random order: no class comes first as a block, nor x in order.
        Assert.NotEqual(first.Labels.Order(), first.Labels);
        Assert.NotEqual(first.Rows.Select(row => row[0]).Order(), first.Rows.Select(row => row[0]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(101)]
    public void Moons_lie_on_their_half_circles(int count)
    {
        Dataset moons = Datasets.Moons(count, noise: 0);
        foreach ((double[] point, double label) in moons.Rows.Zip(moons.Labels))
        {
            double x = label == 0 ? point[0] : point[0] - 1, y = label == 0 ? point[1] : 0.5 - point[1];
            Assert.Equal(1, Math.Sqrt(x * x + y * y), Rounding);
            Assert.True(y >= -Rounding);
        }
        Assert.Equal(count / 2, moons.Labels.Count(label => label == 1));
        Assert.Equal(2, moons.Classes);
    }

    [Fact]
    public void Circles_have_their_radii()
    {
        Dataset circles = Datasets.Circles(101, noise: 0, ratio: 0.3);
        foreach ((double[] point, double label) in circles.Rows.Zip(circles.Labels))
            Assert.Equal(label == 0 ? 1 : 0.3, Math.Sqrt(point[0] * point[0] + point[1] * point[1]), Rounding);
        Assert.Equal(50, circles.Labels.Sum());
    }

    [Theory]
    [InlineData(2, 1.0)]
    [InlineData(3, 0.5)]
    [InlineData(5, -2.25)]
    public void Spirals_wind_around_the_origin(int arms, double turns)
    {
        Dataset spirals = Datasets.Spirals(100, arms, turns, noise: 0);
        foreach ((double[] point, double label) in spirals.Rows.Zip(spirals.Labels))
        {
            double radius = Math.Sqrt(point[0] * point[0] + point[1] * point[1]), angle = 2 * Math.PI * (turns * radius + label / arms);
            Assert.InRange(radius, 0.01, 1 + Rounding);
            Assert.Equal(radius * Math.Cos(angle), point[0], 1e-12);
            Assert.Equal(radius * Math.Sin(angle), point[1], 1e-12);
        }
        Assert.All(spirals.Labels.GroupBy(label => label), arm => Assert.InRange(arm.Count(), 100 / arms, 100 / arms + 1));
        Assert.Equal(arms, spirals.Classes);
    }

    [Fact]
    public void Xor_is_one_where_the_signs_differ()
    {
        Dataset xor = Datasets.Xor(Many, noise: 0);
        Assert.All(xor.Rows.Zip(xor.Labels), each => Assert.Equal(each.First[0] * each.First[1] < 0 ? 1 : 0, each.Second));
        Assert.All(xor.Rows.SelectMany(row => row), value => Assert.InRange(value, -1, 1));
        Assert.Equal(0.5, xor.Labels.Average(), 0.02);
        // No straight line does better than chance.
        LogisticRegression line = LogisticRegression.Fit(xor);
        Assert.Equal(0.5, xor.Rows.Zip(xor.Labels).Average(each => line.Decision(each.First) > 0 == (each.Second == 1) ? 1.0 : 0), 0.05);
    }

    [Fact]
    public void Blobs_surround_their_centers()
    {
        double[][] centers = [[5, -3, 0], [-100, 0, 7]];
        Dataset blobs = Datasets.Blobs(Many, centers, deviation: 2);
        foreach (int label in (int[])[0, 1])
        {
            double[][] own = [.. blobs.Rows.Zip(blobs.Labels).Where(each => each.Second == label).Select(each => each.First)];
            Assert.Equal(Many / 2, own.Length);
            for (int j = 0; j < 3; j++)
            {
                double mean = own.Average(point => point[j]);
                Assert.Equal(centers[label][j], mean, 4 * 2 / Math.Sqrt(own.Length));
                Assert.Equal(2, Math.Sqrt(own.Average(point => (point[j] - mean) * (point[j] - mean))), 4 * 2 / Math.Sqrt(2 * own.Length));
            }
        }
        Assert.Equal([5, -3, 0], centers[0]);
        Assert.All(Datasets.Blobs(30, centers, deviation: 0).Rows, row => Assert.Contains(row, centers));
    }

    [Fact]
    public void Informative_features_separate_the_classes_and_others_do_not()
    {
        Dataset data = Datasets.Classification(Many, features: 5, informative: 2, redundant: 1, classSeparation: 20, flip: 0, seed: 1);
        double Accuracy(params int[] columns)
        {
            double[][] rows = [.. data.Rows.Select(row => columns.Select(column => row[column]).ToArray())];
            LogisticRegression model = LogisticRegression.Fit(rows, data.Labels);
            return rows.Zip(data.Labels).Average(each => model.Decision(each.First) > 0 == (each.Second == 1) ? 1.0 : 0);
        }
        Assert.Equal(1, Accuracy(0, 1));
        Assert.Equal(0.5, Accuracy(3, 4), 0.03);
        Assert.Equal(0.5, data.Labels.Average());
    }

    [Fact]
    public void Redundant_features_are_combinations_of_the_informative_ones()
    {
        Dataset data = Datasets.Classification(200, features: 4, informative: 2, redundant: 1, flip: 0);
        // Any three examples' first three features span a plane only; with the fourth, noise, they span space.
        for (int i = 0; i + 2 < data.Count; i++) Assert.Equal(0, Determinant(i, 2), 1e-12);
        Assert.Contains(Enumerable.Range(0, data.Count - 2), i => Math.Abs(Determinant(i, 3)) > 0.1);

        double Determinant(int i, int third)
        {
            double[] a = data.Rows[i], b = data.Rows[i + 1], c = data.Rows[i + 2];
            return a[0] * (b[1] * c[third] - b[third] * c[1]) - a[1] * (b[0] * c[third] - b[third] * c[0])
                + a[third] * (b[0] * c[1] - b[1] * c[0]);
        }
    }

    [Theory]
    [InlineData(2, 0.0)]
    [InlineData(2, 1.0)]
    [InlineData(3, 0.25)]
    [InlineData(4, 0.013)]
    public void Exactly_that_fraction_is_flipped(int classes, double fraction)
    {
        Dataset clean = Datasets.Classification(1000, classes: classes, flip: 0, seed: 5);
        Dataset flipped = Datasets.Classification(1000, classes: classes, flip: fraction, seed: 5);
        Assert.Equal(clean.Rows, flipped.Rows);
        Assert.Equal(Math.Round(1000 * fraction), clean.Labels.Zip(flipped.Labels).Count(each => each.First != each.Second));
        Assert.Equal(classes, flipped.Classes);
        Assert.All(clean.Labels.GroupBy(label => label), own => Assert.InRange(own.Count(), 1000 / classes, 1000 / classes + 1));
    }

    [Fact]
    public void Every_class_of_many_has_its_own_corner()
    {
        Dataset data = Datasets.Classification(640, features: 6, classes: 64, classSeparation: 1000, flip: 0);
        string[] corners = [.. data.Rows.Select(row => string.Concat(row.Select(value => value > 0 ? '+' : '-')))];
        Assert.Equal(64, corners.Distinct().Count());
        Assert.Equal(64, corners.Zip(data.Labels).Distinct().Count());
        Assert.Equal(40, Datasets.Classification(10, features: 40).Features);
    }

    [Fact]
    public void Curves_follow_their_function()
    {
        Dataset sine = Datasets.Sine(101, noise: 0);
        Assert.Equal(["x"], sine.FeatureNames);
        Assert.All(sine.Rows.Zip(sine.Labels), each => Assert.Equal(Math.Sin(each.First[0]), each.Second));
        Assert.Equal(Sequences.Linspace(-Math.PI, Math.PI, 101), sine.Column("x").Order());
        Dataset noisy = Datasets.Curve(x => x * x, 0, 1, Many, noise: 0.5);
        double[] errors = [.. noisy.Rows.Zip(noisy.Labels, (row, y) => y - row[0] * row[0])];
        Assert.Equal(0, errors.Average(), 0.02);
        Assert.Equal(0.5, Math.Sqrt(errors.Average(error => error * error)), 0.02);
    }

    [Fact]
    public void Noise_moves_each_coordinate_by_its_deviation()
    {
        Dataset moons = Datasets.Moons(Many, noise: 0.25);
        // The distance to the circle's center: 1, moved along the radius and, by half the variance, through the other direction.
        double[] radii =
        [
            .. moons.Rows.Zip(moons.Labels)
                .Select(each => Math.Sqrt(Math.Pow(each.Second == 0 ? each.First[0] : each.First[0] - 1, 2)
                    + Math.Pow(each.Second == 0 ? each.First[1] : each.First[1] - 0.5, 2))),
        ];
        Assert.Equal(1 + 2 * 0.25 * 0.25, radii.Average(radius => radius * radius), 0.02);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Refused("count", () => Datasets.Moons(1), "at least 2 examples, one of each class");
        Refused("noise", () => Datasets.Moons(noise: -1), "0 or a positive number");
        Refused("noise", () => Datasets.Xor(noise: double.NaN), "0 or a positive number");
        Refused("count", () => Datasets.Xor(0), "at least one example");
        Refused("ratio", () => Datasets.Circles(ratio: 1), "between 0 and 1");
        Refused("classes", () => Datasets.Spirals(classes: 1), "at least 2 classes");
        Refused("count", () => Datasets.Spirals(4, classes: 5), "at least 5 examples");
        Refused("turns", () => Datasets.Spirals(turns: double.PositiveInfinity), "finite");
        Refused("classes", () => Datasets.Blobs(classes: 0), "at least 1 class.");
        Refused("deviation", () => Datasets.Blobs(deviation: -2), "0 or a positive number");
        Refused("centers", () => Datasets.Blobs(10, []), "no centers");
        Refused("centers", () => Datasets.Blobs(10, [[1, 2], [1]]), "same number of coordinates");
        Refused("centers", () => Datasets.Blobs(10, [[1, double.NaN]]), "finite");
        Refused("features", () => Datasets.Classification(features: 0, informative: 1), "at least one feature");
        Refused("informative", () => Datasets.Classification(features: 1, redundant: 1), "must be informative");
        Refused("redundant", () => Datasets.Classification(redundant: -1), "0 or more");
        Refused(
            "features",
            () => Datasets.Classification(features: 3, informative: 2, redundant: 2),
            "2 informative and 2 redundant features are more than 3");
        Refused(
            "classes",
            () => Datasets.Classification(features: 1, classes: 3),
            "3 classes need as many corners of a cube, and 1 informative feature has 2");
        Refused("flip", () => Datasets.Classification(flip: 1.5), "from 0 to 1");
        Refused("classSeparation", () => Datasets.Classification(classSeparation: double.NaN), "finite");
        Refused("function", () => Datasets.Curve(Math.Log, -1, 1), "The function's value at -1 is NaN");
        Refused("a", () => Datasets.Curve(Math.Sin, double.NaN, 1), "finite");
    }

    private static void Refused(string parameter, Func<Dataset> make, string message)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(make);
        Assert.Equal(parameter, error.ParamName);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
