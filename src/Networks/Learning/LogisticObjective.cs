using System;
using GradRepl.Runtime;

namespace GradRepl.Networks.Learning;

/// <summary>
/// What logistic regression minimizes, f(w, b) = ½‖w‖² + C·Σᵢ L(w·xᵢ + b, yᵢ) with the log loss L, over parameters θ = (w, b).
/// </summary>
internal sealed class LogisticObjective(double[][] rows, double[] labels, double c)
{
    private readonly int _features = rows[0].Length;

    /// <summary>f(θ).</summary>
    public double Value(ReadOnlySpan<double> theta)
    {
        double losses = 0;
        for (int i = 0; i < rows.Length; i++) losses += LogLoss.ValueOfLogit(Logit(theta, rows[i]), labels[i]);
        double penalty = 0;
        for (int j = 0; j < _features; j++) penalty += theta[j] * theta[j];
        return 0.5 * penalty + c * losses;
    }

    /// <summary>
    /// ∇f = (w, 0) + C·Σ (σ(zᵢ) − yᵢ)·(xᵢ, 1) and ∇²f = diag(1, …, 1, 0) + C·Σ σ(zᵢ)·σ(−zᵢ)·(xᵢ, 1)(xᵢ, 1)ᵀ.
    /// </summary>
    /// <param name="theta">θ.</param>
    /// <param name="gradient">∇f.</param>
    /// <param name="hessian">The lower triangle of ∇²f.</param>
    /// <param name="magnitude">
    /// What the rounding errors of ∇f are relative to: its sums, and those of each zᵢ, over absolute values.
    /// </param>
    public void Derivatives(ReadOnlySpan<double> theta, double[] gradient, double[,] hessian, double[] magnitude)
    {
        Array.Clear(gradient);
        Array.Clear(hessian);
        Array.Clear(magnitude);
        for (int j = 0; j < _features; j++)
        {
            gradient[j] = theta[j];
            magnitude[j] = Math.Abs(theta[j]);
            hessian[j, j] = 1;
        }
        for (int i = 0; i < rows.Length; i++)
        {
            double z = Logit(theta, rows[i]);
            double slope = c * LogLoss.DerivativeOfLogit(z, labels[i]);
            double t = Math.Exp(-Math.Abs(z));
            double curvature = c * t / ((1 + t) * (1 + t));
            double uncertainty = Math.Abs(slope) + curvature * LogitMagnitude(theta, rows[i]);
            for (int j = 0; j <= _features; j++)
            {
                double xj = At(rows[i], j);
                gradient[j] += slope * xj;
                magnitude[j] += uncertainty * Math.Abs(xj);
                for (int k = 0; k <= j; k++) hessian[j, k] += curvature * xj * At(rows[i], k);
            }
        }
    }

    private double Logit(ReadOnlySpan<double> theta, double[] row)
    {
        double z = theta[_features];
        for (int j = 0; j < _features; j++) z += theta[j] * row[j];
        return z;
    }

    private double LogitMagnitude(ReadOnlySpan<double> theta, double[] row)
    {
        double sum = Math.Abs(theta[_features]);
        for (int j = 0; j < _features; j++) sum += Math.Abs(theta[j] * row[j]);
        return sum;
    }

    private double At(double[] row, int j) => j < _features ? row[j] : 1;
}
