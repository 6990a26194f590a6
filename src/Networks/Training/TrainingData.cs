using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace GradRepl.Networks.Training;

/// <summary>What a network and a loss demand of examples before they are trained on.</summary>
internal static class TrainingData
{
    /// <summary>Demands finite numbers in shapes that fit, and targets that the loss can have.</summary>
    /// <param name="network">What is trained.</param>
    /// <param name="x">The examples.</param>
    /// <param name="y">Their targets.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="what">For messages: training or validation.</param>
    public static void Require<T>(Network<T> network, Matrix<T> x, Matrix<T> y, Loss loss, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (network.Layers.Count == 0) throw new InvalidOperationException("The network has no layers yet: append one, as .Dense(1).");
        if (x.Rows == 0) throw new ArgumentException($"The {what} data has no examples.", nameof(x));
        if (x.Columns != network.Inputs)
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{network.Layers[0].Name} takes {network.Inputs} numbers an example; the {what} data is {x.Rows}×{x.Columns}."),
                nameof(x));
        if (y.Rows != x.Rows)
            throw new ArgumentException(
                FormattableString.Invariant($"The {what} data has {x.Rows} examples, but {y.Rows} targets."), nameof(y));
        if (loss.ShapeError(network.Outputs, y.Columns) is { } shapeError)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture,
                    $"{network.Layers[^1].Name} gives {network.Outputs} numbers, "
                    + $"the {what} targets are {y.Rows}×{y.Columns}, and for {loss} {shapeError}."),
                nameof(y));
        RequireFinite(x, $"{what} data", nameof(x));
        RequireFinite(y, $"{what} targets", nameof(y));
        for (int i = 0; i < y.Rows; i++)
            foreach (T target in y.Row(i))
                if (loss.TargetError(double.CreateTruncating(target), network.Outputs, y.Columns) is { } targetError)
                    throw new ArgumentException(
                        FormattableString.Invariant($"{loss}: the {what} target in row {i} is {target}; {targetError}."), nameof(y));
    }

    /// <summary>What is no error, but doubtful.</summary>
    public static IEnumerable<string> Warnings<T>(Matrix<T> y, Loss loss, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!loss.IsOfClasses) yield break;
        double[] targets = [.. y.Elements.ToArray().Select(double.CreateTruncating)];
        int[] missing = outputs == 1 ? [.. new[] { 0, 1 }.Where(number => targets.All(target => target == 1 - number))]
            : y.Columns == 1 ? [.. Enumerable.Range(0, outputs).Where(number => !targets.Contains(number))]
            : [.. Enumerable.Range(0, outputs).Where(number => Enumerable.Range(0, y.Rows).All(i => targets[(i * outputs) + number] == 0))];
        foreach (int number in missing)
            yield return FormattableString.Invariant($"class {number} has no example among the {y.Rows}: it cannot be learned.");
    }

    private static void RequireFinite<T>(Matrix<T> matrix, string what, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int index = 0; index < matrix.Elements.Length; index++)
            if (!T.IsFinite(matrix.Elements[index]))
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture,
                        $"The {what} has {matrix.Elements[index]} in row {index / matrix.Columns}, "
                        + $"column {index % matrix.Columns} (counted from 0): remove or replace it."),
                    name);
    }
}
