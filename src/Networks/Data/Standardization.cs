using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Networks;

/// <summary>
/// (x − mean)/deviation for every feature, with the means and standard deviations (over n, not n − 1) of the data it was
/// made from, as scikit-learn's <c>StandardScaler</c>. A feature that does not vary there is only moved.
/// </summary>
public sealed class Standardization
{
    private Standardization(double[] means, double[] deviations)
    {
        Means = means;
        Deviations = deviations;
    }

    /// <summary>What is taken from each feature.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>What each feature is then divided by; 1 where it does not vary.</summary>
    public IReadOnlyList<double> Deviations { get; }

    /// <summary>The means and deviations of a data set's features.</summary>
    /// <exception cref="InvalidOperationException">A value is not finite, or they are so large that their variance overflows.</exception>
    public static Standardization Of(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double[] means = new double[data.Features], deviations = new double[data.Features];
        for (int j = 0; j < data.Features; j++)
        {
            double[] values = [.. data.Rows.Select(row => row[j])];
            int bad = Array.FindIndex(values, value => !double.IsFinite(value));
            if (bad >= 0)
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"'{data.FeatureNames[j]}' of row {bad} is {values[bad]}; only finite numbers have a mean."));
            means[j] = values.Average();
            double mean = means[j], variance = values.Average(value => (value - mean) * (value - mean));
            if (!double.IsFinite(variance))
                throw new InvalidOperationException(
                    $"The values of '{data.FeatureNames[j]}' are so large that their variance overflows; scale them first.");
            // Compare the values, since equal ones may differ from their rounded mean.
            deviations[j] = values.All(value => value == values[0]) || variance == 0 ? 1 : Math.Sqrt(variance);
        }
        return new Standardization(means, deviations);
    }

    /// <summary>The data with its features moved and scaled; labels stay.</summary>
    /// <exception cref="ArgumentException">The data has another number of features.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.WithRows([.. data.Rows.Select(row => Apply(row))]);
    }

    /// <summary>One example, moved and scaled.</summary>
    /// <exception cref="ArgumentException">It has another number of features.</exception>
    public double[] Apply(params ReadOnlySpan<double> row)
    {
        if (row.Length != Means.Count)
            throw new ArgumentException($"There are {row.Length} features; the means and deviations are of {Means.Count}.", nameof(row));
        var standard = new double[row.Length];
        for (int j = 0; j < row.Length; j++) standard[j] = (row[j] - Means[j]) / Deviations[j];
        return standard;
    }
}
