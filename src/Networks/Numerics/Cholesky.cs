using System;

namespace GradRepl.Networks.Numerics;

/// <summary>Solves a symmetric positive-definite system by Cholesky's factorization.</summary>
internal static class Cholesky
{
    /// <summary>
    /// Solves A·x = b. Rows and columns are scaled to a unit diagonal first, so that the units of the unknowns do not matter.
    /// </summary>
    /// <param name="matrix">A, n by n; only its lower triangle is read, and it is overwritten.</param>
    /// <param name="right">b, of length n; left as it is.</param>
    /// <returns>x, or null where A is not positive definite to working precision.</returns>
    public static double[]? Solve(double[,] matrix, ReadOnlySpan<double> right)
    {
        int n = right.Length;
        var scale = new double[n];
        for (int i = 0; i < n; i++)
        {
            if (!(matrix[i, i] > 0)) return null;
            scale[i] = 1 / Math.Sqrt(matrix[i, i]);
        }

        // Column by column: A = L·Lᵀ, with L in the lower triangle.
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = i == j ? 1 : matrix[i, j] * scale[i] * scale[j];
                for (int k = 0; k < j; k++) sum -= matrix[i, k] * matrix[j, k];
                if (i > j) matrix[i, j] = sum / matrix[j, j];
                else if (sum > 0) matrix[j, j] = Math.Sqrt(sum);
                else return null;
            }
        }

        var x = new double[n];
        for (int i = 0; i < n; i++) // L·y = b
        {
            double sum = right[i] * scale[i];
            for (int k = 0; k < i; k++) sum -= matrix[i, k] * x[k];
            x[i] = sum / matrix[i, i];
        }
        for (int i = n - 1; i >= 0; i--) // Lᵀ·x = y
        {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) sum -= matrix[k, i] * x[k];
            x[i] = sum / matrix[i, i];
        }
        for (int i = 0; i < n; i++) x[i] *= scale[i];
        return x;
    }
}
