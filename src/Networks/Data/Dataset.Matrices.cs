using System;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace GradRepl.Networks;

public sealed partial class Dataset
{
    /// <summary>
    /// How many classes there are, if the labels are classes 0, 1, …: as many as have a name, else the largest label plus 1.
    /// </summary>
    /// <exception cref="InvalidOperationException">A label is not a whole number from 0 on: they are targets of a regression.</exception>
    public int Classes
    {
        get
        {
            int bad = Array.FindIndex(Labels, label => !(label >= 0 && label < int.MaxValue && label == Math.Floor(label)));
            if (bad >= 0)
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"The label of row {bad} is {Labels[bad]}; classes are numbered 0, 1, 2 and so on."));
            return ClassNames.Count > 0 ? ClassNames.Count : (int)Labels.Max() + 1;
        }
    }

    /// <summary>The features: one row an example, one column a feature.</summary>
    public Matrix<double> ToMatrix() => ToMatrix<double>();

    /// <inheritdoc cref="ToMatrix()"/>
    /// <typeparam name="T">double or float, to which values are rounded.</typeparam>
    public Matrix<T> ToMatrix<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var matrix = new Matrix<T>(Count, Features);
        for (int i = 0; i < Count; i++)
            for (int j = 0; j < Features; j++)
                matrix[i, j] = T.CreateTruncating(Rows[i][j]);
        return matrix;
    }

    /// <summary>The labels as one column.</summary>
    public Matrix<double> ToTargets() => ToTargets<double>();

    /// <inheritdoc cref="ToTargets()"/>
    /// <typeparam name="T">double or float, to which labels are rounded.</typeparam>
    public Matrix<T> ToTargets<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(Count, 1, [.. Labels.Select(T.CreateTruncating)]);

    /// <summary>Features and labels, as networks take them.</summary>
    internal (Matrix<T> X, Matrix<T> Y) ToMatrices<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (ToMatrix<T>(), ToTargets<T>());

    /// <summary>One column a class: 1 in that of an example's class, 0 in the others.</summary>
    /// <exception cref="InvalidOperationException">A label is not a whole number from 0 on.</exception>
    public Matrix<double> ToOneHot() => ToOneHot<double>();

    /// <inheritdoc cref="ToOneHot()"/>
    /// <typeparam name="T">double or float.</typeparam>
    public Matrix<T> ToOneHot<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var matrix = new Matrix<T>(Count, Classes);
        for (int i = 0; i < Count; i++) matrix[i, (int)Labels[i]] = T.One;
        return matrix;
    }
}
