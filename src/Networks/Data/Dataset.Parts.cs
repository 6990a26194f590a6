using System;
using System.Linq;

namespace GradRepl.Networks;

public sealed partial class Dataset
{
    /// <summary>The same examples in random order; the rows are shared, not copied.</summary>
    /// <param name="seed">The same seed gives the same order.</param>
    public Dataset Shuffled(int seed = 0) => Shuffled(new Random(seed));

    /// <summary>Parts the examples at random: a part to train on, and the rest to test with. Rows are shared, not copied.</summary>
    /// <param name="fraction">The part to train on, between 0 and 1.</param>
    /// <param name="seed">The same seed gives the same parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The fraction is not between 0 and 1, or leaves one part without an example.
    /// </exception>
    public (Dataset Train, Dataset Test) Split(double fraction = 0.8, int seed = 0)
    {
        if (!(fraction > 0 && fraction < 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The part to train on must lie between 0 and 1, as 0.8.");
        int train = (int)Math.Round(fraction * Count);
        if (train == 0 || train == Count)
            throw new ArgumentOutOfRangeException(
                nameof(fraction),
                fraction,
                $"Of {Count} {(Count == 1 ? "example" : "examples")} this leaves none to {(train == 0 ? "train on" : "test with")}.");
        int[] order = RandomOrder(Count, new Random(seed));
        return (Part(order[..train]), Part(order[train..]));
    }

    /// <summary>The features moved and scaled to mean 0 and standard deviation 1, as <see cref="Standardization"/> describes.</summary>
    /// <exception cref="InvalidOperationException">A value is not finite, or they are so large that their variance overflows.</exception>
    public Dataset Standardized() => Standardization.Of(this).Apply(this);

    /// <summary>The features moved and scaled by what makes those of other data standard: test data by its training data.</summary>
    /// <param name="like">The data whose means and deviations are used.</param>
    /// <exception cref="ArgumentException">That data has another number of features.</exception>
    /// <exception cref="InvalidOperationException">
    /// A value of that data is not finite, or they are so large that their variance overflows.
    /// </exception>
    public Dataset Standardized(Dataset like) => Standardization.Of(like).Apply(this);

    internal Dataset Shuffled(Random random) => Part(RandomOrder(Count, random));

    /// <summary>The numbers from 0 up to the count in random order.</summary>
    internal static int[] RandomOrder(int count, Random random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }

    /// <summary>The same columns with other values of the features.</summary>
    internal Dataset WithRows(double[][] rows) => new(rows, Labels, FeatureNames, LabelName, ClassNames);

    private Dataset Part(int[] indices) =>
        new([.. indices.Select(i => Rows[i])], [.. indices.Select(i => Labels[i])], FeatureNames, LabelName, ClassNames);
}
