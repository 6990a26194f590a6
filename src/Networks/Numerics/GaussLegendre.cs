using System;

namespace GradRepl.Networks.Numerics;

/// <summary>
/// The quadrature rule of n nodes on [−1, 1] that is exact for polynomials up to degree 2n − 1. The nodes are the zeros of the
/// Legendre polynomial, found by Newton's method (Abramowitz and Stegun 1964, 25.4.29).
/// </summary>
internal sealed class GaussLegendre
{
    public GaussLegendre(int count)
    {
        Nodes = new double[count];
        Weights = new double[count];
        for (int i = 0; i < (count + 1) / 2; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5)), slope = 0;
            for (int round = 0; round < 100; round++)
            {
                (double value, slope) = Legendre(count, x);
                double step = value / slope;
                x -= step;
                if (Math.Abs(step) <= 1e-16) break;
            }
            slope = Legendre(count, x).Slope;
            Nodes[i] = -x;
            Nodes[count - 1 - i] = x;
            Weights[i] = Weights[count - 1 - i] = 2 / ((1 - x * x) * slope * slope);
        }
        if (count % 2 == 1) Nodes[count / 2] = 0;
    }

    public double[] Nodes { get; }

    public double[] Weights { get; }

    /// <summary>Pₙ(x) by Bonnet's recurrence k·Pₖ = (2k − 1)·x·Pₖ₋₁ − (k − 1)·Pₖ₋₂, and its slope n(xPₙ − Pₙ₋₁)/(x² − 1).</summary>
    private static (double Value, double Slope) Legendre(int n, double x)
    {
        double before = 1, value = x;
        for (int k = 2; k <= n; k++) (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k);
        return (value, n * (x * value - before) / (x * x - 1));
    }
}
