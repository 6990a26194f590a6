using System;

namespace GradRepl.Networks;

/// <content>Answers to the examples of a data set.</content>
public partial class Network<T>
{
    /// <summary>The fraction of a data set's examples whose class is predicted right, from 0 to 1.</summary>
    /// <exception cref="ArgumentException">The data has another number of features than the network inputs.</exception>
    public double Accuracy(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        (Matrix<T> x, Matrix<T> y) = data.ToMatrices<T>();
        return Accuracy(x, y);
    }

    /// <summary>The mean loss over a data set, in inference.</summary>
    /// <exception cref="ArgumentException">The data does not fit the network or the loss.</exception>
    public double Evaluate(Dataset data, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(data);
        (Matrix<T> x, Matrix<T> y) = data.ToMatrices<T>();
        return Evaluate(x, y, loss);
    }

    /// <summary>The network's answers to a data set's examples: examples × outputs.</summary>
    /// <exception cref="ArgumentException">The data has another number of features than the network inputs.</exception>
    public Matrix<T> Predict(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Predict(data.ToMatrix<T>());
    }
}
