using System;
using System.Linq;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>Classes in the plane.</summary>
public static partial class Datasets
{
    /// <summary>Two half circles of radius 1 that reach into each other, as scikit-learn's <c>make_moons</c>.</summary>
    /// <remarks>Class 0 lies on (cos t, sin t), class 1 on (1 − cos t, ½ − sin t), t evenly spaced from 0 to π.</remarks>
    /// <param name="count">How many examples, half of each class.</param>
    /// <param name="noise">The standard deviation of what is added to both coordinates.</param>
    /// <param name="seed">Other seeds give other noise and another order.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 examples, or noise that is negative or not finite.</exception>
    public static Dataset Moons(int count = 200, double noise = 0.1, int seed = 0)
    {
        RequireCount(count, 2);
        RequireNoise(noise);
        int upper = count - count / 2;
        double[][] rows =
        [
            .. Sequences.Linspace(0, Math.PI, upper).Select(t => (double[])[Math.Cos(t), Math.Sin(t)]),
            .. Sequences.Linspace(0, Math.PI, count - upper).Select(t => (double[])[1 - Math.Cos(t), 0.5 - Math.Sin(t)]),
        ];
        return Shuffled(rows, [.. rows.Select((_, i) => i < upper ? 0.0 : 1)], noise, new Random(seed));
    }

    /// <summary>A circle around another, as scikit-learn's <c>make_circles</c>: class 0 of radius 1, class 1 inside.</summary>
    /// <param name="count">How many examples, half of each class.</param>
    /// <param name="noise">The standard deviation of what is added to both coordinates.</param>
    /// <param name="ratio">The radius of the inner circle, between 0 and 1.</param>
    /// <param name="seed">Other seeds give other noise and another order.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Fewer than 2 examples, noise that is negative or not finite, or a ratio that is not between 0 and 1.
    /// </exception>
    public static Dataset Circles(int count = 200, double noise = 0.05, double ratio = 0.5, int seed = 0)
    {
        RequireCount(count, 2);
        RequireNoise(noise);
        if (!(ratio > 0 && ratio < 1))
            throw new ArgumentOutOfRangeException(
                nameof(ratio), ratio, "The inner circle's radius must lie between 0 and 1, the outer one's.");
        int outer = count - count / 2;
        double[][] rows =
        [
            .. Enumerable.Range(0, outer).Select(i => Polar(1, 2 * Math.PI * i / outer)),
            .. Enumerable.Range(0, count - outer).Select(i => Polar(ratio, 2 * Math.PI * i / (count - outer))),
        ];
        return Shuffled(rows, [.. rows.Select((_, i) => i < outer ? 0.0 : 1)], noise, new Random(seed));
    }

    /// <summary>Arms that wind around the origin: along an arm the radius r grows from 0 to 1 and the angle by 2π·turns·r.</summary>
    /// <param name="count">How many examples, shared equally by the arms.</param>
    /// <param name="classes">How many arms, each a class, turned against each other by equal angles.</param>
    /// <param name="turns">How often an arm goes round.</param>
    /// <param name="noise">The standard deviation of what is added to both coordinates.</param>
    /// <param name="seed">Other seeds give other noise and another order.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Fewer than 2 classes, fewer examples than classes, turns that are not finite, or noise that is negative or not finite.
    /// </exception>
    public static Dataset Spirals(int count = 300, int classes = 2, double turns = 1, double noise = 0.02, int seed = 0)
    {
        RequireClasses(classes);
        RequireCount(count, classes);
        RequireFinite(turns, nameof(turns));
        RequireNoise(noise);
        int[] labels = [.. EqualShares(count, classes)];
        double[][] rows = [.. Enumerable.Range(0, classes).SelectMany(arm =>
            Sequences.Linspace(0, 1, labels.Count(label => label == arm) + 1)
                .Skip(1)
                .Select(r => Polar(r, 2 * Math.PI * (turns * r + (double)arm / classes))))];
        return Shuffled(rows, [.. labels.Select(label => (double)label)], noise, new Random(seed));
    }

    /// <summary>Points of the square [−1, 1]²: class 1 where exactly one coordinate is positive. No straight line parts them.</summary>
    /// <param name="count">How many examples.</param>
    /// <param name="noise">The standard deviation of what is added to both coordinates after the class is decided.</param>
    /// <param name="seed">Other seeds give other points.</param>
    /// <exception cref="ArgumentOutOfRangeException">No examples, or noise that is negative or not finite.</exception>
    public static Dataset Xor(int count = 200, double noise = 0.05, int seed = 0)
    {
        RequireCount(count);
        RequireNoise(noise);
        var random = new Random(seed);
        double[][] rows = [.. Enumerable.Range(0, count).Select(_ => (double[])[Uniform(-1, 1, random), Uniform(-1, 1, random)])];
        return Shuffled(rows, [.. rows.Select(row => row[0] > 0 != row[1] > 0 ? 1.0 : 0)], noise, random);
    }

    /// <summary>Clouds around random centers in [−10, 10]², as scikit-learn's <c>make_blobs</c>.</summary>
    /// <param name="count">How many examples, shared equally by the classes.</param>
    /// <param name="classes">How many clouds, each a class.</param>
    /// <param name="deviation">The standard deviation of a cloud in each direction.</param>
    /// <param name="seed">Other seeds give other centers and points.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// No class, fewer examples than classes, or a deviation that is negative or not finite.
    /// </exception>
    public static Dataset Blobs(int count = 300, int classes = 3, double deviation = 1, int seed = 0)
    {
        RequireClasses(classes, least: 1);
        var random = new Random(seed);
        return Blobs(
            count,
            [.. Enumerable.Range(0, classes).Select(_ => (double[])[Uniform(-10, 10, random), Uniform(-10, 10, random)])],
            deviation,
            seed);
    }

    /// <summary>Normal clouds around given centers.</summary>
    /// <param name="count">How many examples, shared equally by the centers.</param>
    /// <param name="centers">The middle of each class, of any number of coordinates.</param>
    /// <param name="deviation">The standard deviation of a cloud in each direction.</param>
    /// <param name="seed">Other seeds give other points.</param>
    /// <exception cref="ArgumentException">There are no centers, they differ in length, or a coordinate is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Fewer examples than centers, or a deviation that is negative or not finite.
    /// </exception>
    public static Dataset Blobs(int count, double[][] centers, double deviation = 1, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(centers);
        RequireNoise(deviation, nameof(deviation));
        if (centers.Length == 0) throw new ArgumentException("There are no centers.", nameof(centers));
        if (centers.Any(center => center is null || center.Length == 0
            || center.Length != centers[0].Length || !center.All(double.IsFinite)))
            throw new ArgumentException(
                "The centers must be finite points with the same number of coordinates, at least one.", nameof(centers));
        RequireCount(count, centers.Length);
        int[] labels = [.. EqualShares(count, centers.Length)];
        return Shuffled(
            [.. labels.Select(label => centers[label].ToArray())], [.. labels.Select(label => (double)label)], deviation, new Random(seed));
    }

    private static double[] Polar(double radius, double angle) => [radius * Math.Cos(angle), radius * Math.Sin(angle)];
}
