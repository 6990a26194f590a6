using System;
using System.Collections.Generic;
using GradRepl.Networks.Moments;
using GradRepl.Networks.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>χ₁ over σ_w and σ_b, and the edge of chaos between its phases (Poole et al. 2016, figure 1).</summary>
public sealed class PhaseDiagram
{
    /// <summary>Computes the diagram.</summary>
    /// <param name="activation">φ.</param>
    /// <param name="maximumWeightDeviation">σ_w runs from a cell's half width to just below this.</param>
    /// <param name="maximumBiasDeviation">So does σ_b.</param>
    /// <param name="columns">Cells along σ_w.</param>
    /// <param name="rows">Cells along σ_b.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is not a positive number, or there is no cell.</exception>
    public PhaseDiagram(
        Activation activation, double maximumWeightDeviation = 4, double maximumBiasDeviation = 2, int columns = 80, int rows = 60)
    {
        ArgumentNullException.ThrowIfNull(activation);
        Check(maximumWeightDeviation, nameof(maximumWeightDeviation));
        Check(maximumBiasDeviation, nameof(maximumBiasDeviation));
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        (Activation, MaximumWeightDeviation, MaximumBiasDeviation) = (activation, maximumWeightDeviation, maximumBiasDeviation);
        WeightDeviations = Middles(maximumWeightDeviation, columns);
        BiasDeviations = Middles(maximumBiasDeviation, rows);
        var moments = new GaussianMoments(activation);
        Chi = new double[rows, columns];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                Chi[row, column] = new MeanField(activation, moments, WeightDeviations[column], BiasDeviations[row]).Chi;

        var edge = new List<(double, double)>();
        foreach (double share in Sequences.Linspace(0, 1, Math.Max(2, rows / 2 + 1)))
        {
            // Points lie denser near 0, where the edge bends most.
            double bias = share * share * maximumBiasDeviation, weight = MeanField.CriticalWeightDeviation(activation, moments, bias);
            if (double.IsNaN(weight)) weight = Crossing(w => new MeanField(activation, moments, w, bias).Chi - 1);
            if (weight <= maximumWeightDeviation) edge.Add((weight, bias));
        }
        Edge = edge;
    }

    /// <summary>Where χ₁ jumps past 1, as it does for SiLU and GELU where a stable variance disappears; NaN where it does not.</summary>
    private double Crossing(Func<double, double> excess)
    {
        for (int i = 0; i + 1 < WeightDeviations.Count; i++)
            if (excess(WeightDeviations[i]) < 0 && excess(WeightDeviations[i + 1]) >= 0)
                return Root.Between(excess, WeightDeviations[i], WeightDeviations[i + 1]);
        return double.NaN;
    }

    /// <summary>φ.</summary>
    public Activation Activation { get; }

    /// <summary>The right end of the diagram.</summary>
    public double MaximumWeightDeviation { get; }

    /// <summary>The upper end.</summary>
    public double MaximumBiasDeviation { get; }

    /// <summary>σ_w in the middle of each column.</summary>
    public IReadOnlyList<double> WeightDeviations { get; }

    /// <summary>σ_b in the middle of each row.</summary>
    public IReadOnlyList<double> BiasDeviations { get; }

    /// <summary>χ₁ by row (σ_b) and column (σ_w).</summary>
    public double[,] Chi { get; }

    /// <summary>
    /// Points of the edge of chaos with σ_b rising: where χ₁ is 1, or jumps past it; none where it
    /// lies outside or there is none.
    /// </summary>
    public IReadOnlyList<(double WeightDeviation, double BiasDeviation)> Edge { get; }

    private static double[] Middles(double maximum, int count)
    {
        var middles = new double[count];
        for (int i = 0; i < count; i++) middles[i] = maximum * (i + 0.5) / count;
        return middles;
    }

    private static void Check(double maximum, string name)
    {
        if (!(maximum > 0 && double.IsFinite(maximum)))
            throw new ArgumentOutOfRangeException(name, maximum, "The diagram runs from 0 to a positive number.");
    }
}
