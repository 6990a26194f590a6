using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Networks;

/// <summary>Classes among features that tell, repeat what others tell, or say nothing.</summary>
public static partial class Datasets
{
    private const int MostCubeBits = 30;

    /// <summary>
    /// Normal clouds at corners of a cube, one a class, as scikit-learn's <c>make_classification</c> (I. Guyon, 2003) with
    /// one cluster a class.
    /// </summary>
    /// <remarks>
    /// Features come in this order: the informative ones, z·A + corner with standard normal z and each class's own A of
    /// uniform numbers in [−1, 1]; the redundant ones, random combinations of those; and standard normal ones that say nothing.
    /// </remarks>
    /// <param name="count">How many examples, shared equally by the classes before labels are flipped.</param>
    /// <param name="features">How many features.</param>
    /// <param name="informative">How many of them tell the class; where null, all that are not redundant.</param>
    /// <param name="redundant">How many are linear combinations of the informative ones.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="classSeparation">Half the cube's side: the larger, the easier.</param>
    /// <param name="flip">The fraction of examples that get the label of another class, from 0 to 1.</param>
    /// <param name="seed">Other seeds give other clouds and points.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number that is out of its range.</exception>
    /// <exception cref="ArgumentException">
    /// More informative and redundant features than features, or more classes than the cube has corners.
    /// </exception>
    public static Dataset Classification(
        int count = 100, int features = 2, int? informative = null, int redundant = 0,
        int classes = 2, double classSeparation = 1, double flip = 0.01, int seed = 0)
    {
        int telling = informative ?? features - redundant;
        RequireClasses(classes);
        RequireCount(count, classes);
        RequireFeatures(features, telling, redundant, classes);
        RequireFinite(classSeparation, nameof(classSeparation));
        if (!(flip >= 0 && flip <= 1)) throw new ArgumentOutOfRangeException(nameof(flip), flip, "It is a fraction: from 0 to 1.");

        var random = new Random(seed);
        double[][] corners = Corners(classes, telling, classSeparation, random);
        double[][][] mixings = [.. corners.Select(_ => UniformMatrix(telling, telling, random))];
        double[][] combinations = UniformMatrix(telling, redundant, random);
        int[] classOf = [.. EqualShares(count, classes)];
        double[][] rows = [.. classOf.Select(own =>
        {
            double[] told =
                [.. Times(Normal(telling, 1, random), mixings[own], telling).Zip(corners[own], (offset, corner) => offset + corner)];
            return (double[])[.. told, .. Times(told, combinations, redundant), .. Normal(features - telling - redundant, 1, random)];
        })];
        // From a random stream of its own, so that the points do not depend on how many labels are flipped.
        Flip(classOf, classes, (int)Math.Round(flip * count), new Random(seed ^ 0x5eed));
        return new Dataset(rows, [.. classOf.Select(own => (double)own)]).Shuffled(random);
    }

    private static void RequireFeatures(int features, int informative, int redundant, int classes)
    {
        if (features < 1) throw new ArgumentOutOfRangeException(nameof(features), features, "There must be at least one feature.");
        if (redundant < 0) throw new ArgumentOutOfRangeException(nameof(redundant), redundant, "It is a number of features: 0 or more.");
        if (informative < 1)
            throw new ArgumentOutOfRangeException(nameof(informative), informative, "At least one feature must be informative.");
        if ((long)informative + redundant > features)
            throw new ArgumentException(
                $"{informative} informative and {redundant} redundant features are more than {features}: raise features.",
                nameof(features));
        if (informative < MostCubeBits && classes > 1 << informative)
            throw new ArgumentException(
                $"{classes} classes need as many corners of a cube, and {informative} informative "
                    + $"{(informative == 1 ? "feature has" : "features have")} {1 << informative}: raise informative.",
                nameof(classes));
    }

    /// <summary>Distinct corners of the cube, in random order.</summary>
    private static double[][] Corners(int count, int dimensions, double reach, Random random)
    {
        var taken = new HashSet<int>();
        int bits = Math.Min(dimensions, MostCubeBits);
        var corners = new double[count][];
        for (int i = 0; i < count; i++)
        {
            int corner;
            do corner = random.Next(1 << bits);
            while (!taken.Add(corner));
            corners[i] =
                [.. Enumerable.Range(0, dimensions).Select(j => ((j < bits ? corner >> j : random.Next()) & 1) == 0 ? -reach : reach)];
        }
        return corners;
    }

    /// <summary>Gives exactly so many examples, chosen at random, another class.</summary>
    private static void Flip(int[] classOf, int classes, int count, Random random)
    {
        foreach (int i in Dataset.RandomOrder(classOf.Length, random).Take(count))
            classOf[i] = (classOf[i] + 1 + random.Next(classes - 1)) % classes;
    }

    private static double[][] UniformMatrix(int rows, int columns, Random random) =>
        [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => Uniform(-1, 1, random)).ToArray())];

    private static IEnumerable<double> Times(double[] vector, double[][] matrix, int columns) =>
        Enumerable.Range(0, columns).Select(j => vector.Select((value, i) => value * matrix[i][j]).Sum());
}
