using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GradRepl.Networks;

/// <summary>Labeled examples: rows of features, each with its label.</summary>
public sealed partial class Dataset
{
    /// <summary>A data set of the given rows.</summary>
    /// <param name="rows">One array an example, all of one length; kept, not copied.</param>
    /// <param name="labels">One label a row; kept, not copied.</param>
    /// <param name="featureNames">A name for each feature; x1, x2, … where null.</param>
    /// <param name="labelName">The label's name.</param>
    /// <param name="classNames">Names of the classes 0, 1, …, if the labels are classes that have names.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, they differ in length, the labels or names differ from them in number, or a label
    /// is no number of a named class.
    /// </exception>
    public Dataset(
        double[][] rows, double[] labels, IReadOnlyList<string>? featureNames = null,
        string labelName = "y", IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(labelName);
        int features = RequireTable(rows, labels);
        featureNames ??= [.. Enumerable.Range(1, features).Select(number => FormattableString.Invariant($"x{number}"))];
        if (featureNames.Count != features)
            throw new ArgumentException($"There are {featureNames.Count} feature names for {features} features.", nameof(featureNames));
        classNames ??= [];
        int unnamed = classNames.Count == 0
            ? -1
            : Array.FindIndex(labels, label => !(label >= 0 && label < classNames.Count && label == Math.Floor(label)));
        if (unnamed >= 0)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture,
                    $"The label of row {unnamed} is {labels[unnamed]}; with {classNames.Count} class "
                    + $"names it must be a whole number from 0 to {classNames.Count - 1}."),
                nameof(labels));
        Rows = rows;
        Labels = labels;
        FeatureNames = featureNames;
        LabelName = labelName;
        ClassNames = classNames;
    }

    /// <summary>The features, one array an example.</summary>
    public double[][] Rows { get; }

    /// <summary>The label of each row.</summary>
    public double[] Labels { get; }

    /// <summary>The features' names, in the order of a row's values.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The label's name.</summary>
    public string LabelName { get; }

    /// <summary>The names of the classes 0, 1, …; empty if they have none or the labels are no classes.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>How many examples there are.</summary>
    public int Count => Rows.Length;

    /// <summary>How many features an example has.</summary>
    public int Features => FeatureNames.Count;

    /// <summary>All values of one feature, or the labels, by name.</summary>
    /// <exception cref="ArgumentException">No column has that name.</exception>
    public double[] Column(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (int index = 0; index < Features; index++)
            if (FeatureNames[index] == name) return [.. Rows.Select(row => row[index])];
        if (name == LabelName) return [.. Labels];
        throw new ArgumentException(
            $"No column is named '{name}'; there are {string.Join(", ", FeatureNames)} and {LabelName}.", nameof(name));
    }

    /// <summary>The size and the columns: <c>100 rows of x1, x2 with label y</c>.</summary>
    public override string ToString() =>
        $"{Count} rows of {string.Join(", ", FeatureNames)} with label "
            + $"{LabelName}{(ClassNames.Count == 0 ? "" : $": {string.Join(", ", ClassNames)}")}";

    /// <summary>Demands at least one row, rows of one length, and a label for each; answers how many features a row has.</summary>
    internal static int RequireTable(double[][] rows, double[] labels)
    {
        if (rows.Length == 0) throw new ArgumentException("There are no rows.", nameof(rows));
        if (rows.Length != labels.Length)
            throw new ArgumentException($"There are {labels.Length} labels for {rows.Length} rows.", nameof(labels));
        for (int index = 0; index < rows.Length; index++)
        {
            if (rows[index] is null) throw new ArgumentException($"rows[{index}] is null.", nameof(rows));
            if (rows[index].Length != rows[0].Length)
                throw new ArgumentException(
                    $"The rows differ in length: rows[0] has {rows[0].Length} values, rows[{index}] has {rows[index].Length}.",
                    nameof(rows));
        }
        if (rows[0].Length == 0) throw new ArgumentException("The rows are empty: there is no feature.", nameof(rows));
        return rows[0].Length;
    }
}
