using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace GradRepl.Runtime.Tests;

/// <summary>One point of an activation: what torch 1.13.1 gives in float64, and the doubles nearest to the truth.</summary>
public sealed record ActivationPoint(
    double Z, double TorchValue, double TorchGradient, double Value, double Derivative, double SecondDerivative);

/// <summary>The points of one activation with one set of hyperparameters.</summary>
public sealed record ActivationSection(string Title, Activation Activation, IReadOnlyList<ActivationPoint> Points)
{
    /// <summary>Where the derivative jumps.</summary>
    public bool IsKink(double z) => Activation.Kinks.Any(kink => kink.At == z);

    public override string ToString() => Title;
}

/// <summary>The table that tests/Truth/torch_activations.py makes.</summary>
public static class ActivationTable
{
    public static IReadOnlyDictionary<string, ActivationSection> Sections { get; } =
        Read().ToDictionary(section => section.Title, StringComparer.Ordinal);

    public static TheoryData<string> Titles => [.. Sections.Keys];

    private static IEnumerable<ActivationSection> Read()
    {
        string? title = null;
        List<ActivationPoint> points = [];
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Truth", "Activations.truth.txt")).Append("[]"))
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith('['))
            {
                if (title is not null) yield return new ActivationSection(title, Named(title), points);
                (title, points) = (line[1..^1], []);
                continue;
            }
            double[] n = [.. line.Split(' ').Select(text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))];
            points.Add(new ActivationPoint(n[0], n[1], n[2], n[3], n[4], n[5]));
        }
    }

    /// <summary>"LeakyReLU negative_slope=0.2" as an activation.</summary>
    private static Activation Named(string title)
    {
        string[] words = title.Split(' ');
        return words.Skip(1).Select(word => word.Split('=')).Aggregate(
            Activations.All.Single(activation => activation.Name == words[0]),
            (activation, pair) => activation.With(pair[0], double.Parse(pair[1], CultureInfo.InvariantCulture)));
    }
}
