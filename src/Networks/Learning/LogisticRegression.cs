using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradRepl.Networks.Learning;
using GradRepl.Networks.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>
/// Logistic regression for two classes: P(y = 1 | x) = σ(w·x + b), with w and b minimizing ½‖w‖² + C·Σᵢ L(w·xᵢ + b, yᵢ),
/// L the log loss; scikit-learn's <c>LogisticRegression</c> with its default penalty. The bias is not penalized.
/// </summary>
/// <remarks>Fitted by Newton's method (iteratively reweighted least squares) with a line search. Immutable.</remarks>
public sealed class LogisticRegression
{
    // Separable data: a step adds about 1 to the logits, and e^−z underflows after 745 of them.
    private const int MaximumSteps = 1000;
    private const int MaximumHalvings = 60;
    private const double LargestValue = 1e100;
    private const double Rounding = 1.0 / (1L << 52);

    private LogisticRegression(double[] weights, double bias, double c)
    {
        Weights = weights;
        Bias = bias;
        C = c;
    }

    /// <summary>w, one weight a feature.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>b.</summary>
    public double Bias { get; }

    /// <summary>C, the weight of the data against the penalty ½‖w‖²; 1 unless fitted with another.</summary>
    public double C { get; }

    /// <inheritdoc cref="Fit(double[][], double[], double)"/>
    /// <param name="data">The examples, with labels 0 and 1.</param>
    /// <param name="c">C, the weight of the data against the penalty; positive. The smaller, the smaller the weights.</param>
    public static LogisticRegression Fit(Dataset data, double c = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Rows, data.Labels, c);
    }

    /// <summary>Fits weights and bias to examples of two classes.</summary>
    /// <param name="rows">One array of features an example, all of one length.</param>
    /// <param name="labels">The class of each row, 0 or 1; both must occur.</param>
    /// <param name="c">C, the weight of the data against the penalty; positive. The smaller, the smaller the weights.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, they differ in length or from the labels in number, a value is not finite or beyond ±1e100,
    /// a label is neither 0 nor 1, or only one class occurs.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">C is not a positive finite number.</exception>
    /// <exception cref="InvalidOperationException">The minimum was not found: the data's scale or C is extreme.</exception>
    public static LogisticRegression Fit(double[][] rows, double[] labels, double c = 1)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        if (!(c > 0 && double.IsFinite(c))) throw new ArgumentOutOfRangeException(nameof(c), c, "C must be a positive number; 1 is usual.");
        int features = Dataset.RequireTable(rows, labels);
        RequireValues(rows);
        RequireClasses(labels);

        // Centered features change w·x + b by a constant that the unpenalized bias takes up, and keep the system well conditioned.
        double[] means = [.. Enumerable.Range(0, features).Select(j => rows.Average(row => row[j]))];
        double[][] centered = [.. rows.Select(row => row.Select((value, j) => value - means[j]).ToArray())];
        double[] theta = Minimize(new LogisticObjective(centered, labels, c), features + 1, Math.Max(1e-12, rows.Length * Rounding));

        double[] weights = theta[..features];
        double bias = theta[features] - weights.Zip(means, (weight, mean) => weight * mean).Sum();
        return new LogisticRegression(weights, bias, c);
    }

    /// <summary>z = w·x + b: the logit; 0 on the decision boundary.</summary>
    /// <param name="x">One example's features.</param>
    /// <exception cref="ArgumentException">x has another number of features than the data fitted.</exception>
    public double Decision(params ReadOnlySpan<double> x)
    {
        if (x.Length != Weights.Count)
            throw new ArgumentException($"The model has {Weights.Count} features, x has {x.Length} values.", nameof(x));
        double z = Bias;
        for (int j = 0; j < x.Length; j++) z += Weights[j] * x[j];
        return z;
    }

    /// <summary>σ(w·x + b): the probability that x is of class 1.</summary>
    /// <inheritdoc cref="Decision"/>
    public double PredictProbability(params ReadOnlySpan<double> x) => SpecialFunctions.Logistic(Decision(x));

    /// <summary>The likelier class of x, 0 or 1; 0 on the boundary.</summary>
    /// <inheritdoc cref="Decision"/>
    public int Predict(params ReadOnlySpan<double> x) => Decision(x) > 0 ? 1 : 0;

    /// <summary>The fraction of examples whose class is predicted right, from 0 to 1.</summary>
    /// <param name="data">The examples, with labels 0 and 1.</param>
    /// <exception cref="ArgumentException">The data has another number of features than the data fitted.</exception>
    public double Accuracy(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Accuracy(data.Rows, data.Labels);
    }

    /// <summary>The fraction of rows whose class is predicted right, from 0 to 1.</summary>
    /// <param name="rows">One array of features an example.</param>
    /// <param name="labels">The class of each row, 0 or 1.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, they differ from the labels in number, or they have another number of features than the data fitted.
    /// </exception>
    public double Accuracy(double[][] rows, double[] labels)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        Dataset.RequireTable(rows, labels);
        int right = rows.Where((row, index) => Predict(row) == labels[index]).Count();
        return (double)right / rows.Length;
    }

    /// <summary>The model as a formula with its numbers.</summary>
    public override string ToString()
    {
        IEnumerable<string> terms = Weights.Select((weight, j) =>
            FormattableString.Invariant($" {(weight < 0 ? '−' : '+')} {Math.Abs(weight):0.####}·x{j + 1}"));
        return FormattableString.Invariant($"P(y = 1) = σ({Bias:0.####}{string.Concat(terms)})");
    }

    private static double[] Minimize(LogisticObjective objective, int parameters, double tolerance)
    {
        var theta = new double[parameters];
        var gradient = new double[parameters];
        var magnitude = new double[parameters];
        var hessian = new double[parameters, parameters];
        double value = objective.Value(theta);
        for (int step = 0; step < MaximumSteps; step++)
        {
            objective.Derivatives(theta, gradient, hessian, magnitude);
            if (IsSmall(gradient, magnitude, tolerance)) return theta;
            double[] direction = Cholesky.Solve(hessian, gradient) ?? throw NotFound();
            double decrease = Enumerable.Range(0, parameters).Sum(j => gradient[j] * direction[j]);

            // Armijo's rule; the tolerance is for the rounding of f, without which the last steps could not pass.
            double rate = 1;
            double[] next = Move(theta, direction, rate);
            double nextValue = objective.Value(next);
            for (int halving = 0; !(nextValue <= value - 1e-4 * rate * decrease + tolerance * value); halving++)
            {
                if (halving == MaximumHalvings) throw NotFound();
                rate /= 2;
                next = Move(theta, direction, rate);
                nextValue = objective.Value(next);
            }
            theta = next;
            value = nextValue;
        }
        throw NotFound();
    }

    private static double[] Move(double[] theta, double[] direction, double rate) =>
        [.. theta.Zip(direction, (value, change) => value - rate * change)];

    private static bool IsSmall(double[] gradient, double[] magnitude, double tolerance)
    {
        for (int j = 0; j < gradient.Length; j++)
            if (!(Math.Abs(gradient[j]) <= tolerance * magnitude[j])) return false;
        return true;
    }

    private static InvalidOperationException NotFound() =>
        new("Logistic regression did not converge: scale the features to similar sizes, or choose a smaller C.");

    private static void RequireValues(double[][] rows)
    {
        for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j < rows[i].Length; j++)
                if (!(Math.Abs(rows[i][j]) <= LargestValue))
                    throw new ArgumentException(
                        string.Create(CultureInfo.InvariantCulture,
                            $"rows[{i}][{j}] is {rows[i][j]}: the features must be finite numbers "
                            + $"within ±{LargestValue}; remove or replace it."),
                        nameof(rows));
    }

    private static void RequireClasses(double[] labels)
    {
        for (int i = 0; i < labels.Length; i++)
            if (labels[i] is not (0 or 1))
                throw new ArgumentException(
                    FormattableString.Invariant($"labels[{i}] is {labels[i]}: a label must be 0 or 1."), nameof(labels));
        if (labels.All(label => label == labels[0]))
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"All {labels.Length} labels are {labels[0]}: logistic regression needs examples of both classes."),
                nameof(labels));
    }
}
