using System;
using System.Collections.Generic;
using System.Drawing;
using System.Linq;

namespace GradRepl.Plotting;

/// <summary>What fills the background of a decision boundary.</summary>
public enum Shading
{
    /// <summary>The probability of class 1, in bands of a tenth.</summary>
    Probability,

    /// <summary>The side of the boundary: the class that is predicted.</summary>
    HalfPlanes,

    /// <summary>Nothing.</summary>
    None,
}

public sealed partial class Figure
{
    /// <summary>The points of two classes and the line w₁x₁ + w₂x₂ + b = 0 that divides them.</summary>
    /// <param name="x1">The first feature.</param>
    /// <param name="x2">The second feature, as many.</param>
    /// <param name="y">The class of each point: 0 or 1.</param>
    /// <param name="w1">The weight of <paramref name="x1"/>.</param>
    /// <param name="w2">The weight of <paramref name="x2"/>.</param>
    /// <param name="b">The bias.</param>
    /// <param name="title">Stands above.</param>
    /// <param name="shading">p(y = 1) = σ(w₁x₁ + w₂x₂ + b), the two half planes, or none.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, a class is not 0 or 1, or the line is not finite or has no direction.
    /// </exception>
    public static Figure DecisionBoundary(
        IReadOnlyList<double> x1, IReadOnlyList<double> x2, IReadOnlyList<double> y, double w1,
        double w2, double b, string title = "", Shading shading = Shading.Probability)
    {
        CheckClasses(x1, y, nameof(x1));
        CheckClasses(x2, y, nameof(x2));
        if (!double.IsFinite(w1) || !double.IsFinite(w2) || !double.IsFinite(b) || (w1 == 0 && w2 == 0))
            throw new ArgumentException(
                $"The weights ({w1}, {w2}) and bias {b} give no boundary: they must be finite and not both weights 0.");
        Panel panel = new("", "x₁", "x₂");
        AddClass(panel, x1, x2, y, 0, 255);
        AddClass(panel, x1, x2, y, 1, 255);
        panel.Add(new BoundaryMark("decision boundary, p = 0.5", Palette.Ink, w1, w2, b));
        if (shading == Shading.Probability)
            panel.Add(new ProbabilityMark(
                "p(y = 1): 0 … 1", Palette.Vermillion, Palette.Blue, w1, w2, b, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]));
        else if (shading == Shading.HalfPlanes)
            panel.Add(new ProbabilityMark("", Palette.Vermillion, Palette.Blue, w1, w2, b, [0.5]));
        return new Figure(title, width: 640, height: 500) { panel };
    }

    /// <summary>The sigmoid with each point of the data at (z, y), colored by its class.</summary>
    /// <param name="z">The pre-activation of each point, as w₁x₁ + w₂x₂ + b.</param>
    /// <param name="y">Its class: 0 or 1.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a class is not 0 or 1.</exception>
    public static Figure Logistic(IReadOnlyList<double> z, IReadOnlyList<double> y, string title = "")
    {
        CheckClasses(z, y, nameof(z));
        double reach = Math.Min(1e6, Math.Max(6, 1.05 * z.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max()));
        Panel panel = new Panel("", "z = w₁x₁ + w₂x₂ + b", "σ(z) = p(y = 1)")
            .XRange(-reach, reach)
            .YRange(-0.08, 1.08)
            .Curve(v => 1 / (1 + Math.Exp(-v)), -reach, reach, "σ(z)", Palette.Ink)
            .Vertical(0, "decision boundary, z = 0");
        AddClass(panel, z, y, y, 0, 110);
        AddClass(panel, z, y, y, 1, 110);
        return new Figure(title) { panel };
    }

    private static void AddClass(
        Panel panel, IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double> classes, int wanted, int opacity)
    {
        int[] members = [.. Enumerable.Range(0, classes.Count).Where(i => classes[i] == wanted)];
        if (members.Length == 0) return;
        // Shape tells the classes apart too, where color cannot.
        panel.Points(
            [.. members.Select(i => x[i])],
            [.. members.Select(i => y[i])],
            $"y = {wanted}",
            Color.FromArgb(opacity, wanted == 0 ? Palette.Blue : Palette.Vermillion),
            wanted == 0 ? Marker.Circle : Marker.Triangle,
            4.5);
    }

    private static void CheckClasses(IReadOnlyList<double> values, IReadOnlyList<double> classes, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        ArgumentNullException.ThrowIfNull(classes);
        if (values.Count != classes.Count)
            throw new ArgumentException($"There are {values.Count} values of {name} for {classes.Count} classes y.", name);
        for (int i = 0; i < classes.Count; i++)
            if (classes[i] is not (0 or 1)) throw new ArgumentException($"y[{i}] is {classes[i]}; a class is 0 or 1.", "y");
    }
}
