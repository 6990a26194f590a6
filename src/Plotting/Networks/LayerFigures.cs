using System;
using System.Collections.Generic;
using System.Drawing;
using System.Linq;
using GradRepl.Plotting.Axes;
using GradRepl.Plotting.Sampling;
using GradRepl.Runtime.Text;

namespace GradRepl.Plotting;

/// <summary>Figures of what flows through layers.</summary>
public static class LayerFigures
{
    private const int NamedLayers = 12, NamedOfMany = 6;

    extension(Figure)
    {
        /// <summary>
        /// What each layer gives forward and what gradient reaches its weights, over the inputs x,
        /// in two panels with one legend.
        /// </summary>
        /// <param name="x">The inputs, in increasing order for connected lines.</param>
        /// <param name="activations">a⁽ˡ⁾ for l = 0 … L, each as long as <paramref name="x"/>.</param>
        /// <param name="weightGradients">∂L/∂W⁽ˡ⁾ for l = 1 … L, each as long as <paramref name="x"/>; index 0 is not used.</param>
        /// <param name="title">Stands above.</param>
        /// <param name="logGradients">Draws |∂L/∂W⁽ˡ⁾| on a logarithmic axis, where exact zeros leave gaps.</param>
        /// <exception cref="ArgumentException">There is no layer, or the lengths differ.</exception>
        public static Figure Layers(
            double[] x, IReadOnlyList<double[]> activations,
            IReadOnlyList<double[]> weightGradients, string title = "", bool logGradients = false)
        {
            ArgumentNullException.ThrowIfNull(x);
            ArgumentNullException.ThrowIfNull(activations);
            ArgumentNullException.ThrowIfNull(weightGradients);
            int layers = activations.Count - 1;
            if (layers < 1)
                throw new ArgumentException("Give the activations of the input (index 0) and of at least one layer.", nameof(activations));
            if (weightGradients.Count != activations.Count)
                throw new ArgumentException(
                    $"There are activations for layers 0 … {layers}, so gradients must have {layers + 1} entries, "
                        + $"the first unused; they have {weightGradients.Count}.",
                    nameof(weightGradients));
            for (int l = 0; l <= layers; l++)
            {
                CheckLength(activations[l], $"a{Layer(l)}", nameof(activations));
                if (l > 0) CheckLength(weightGradients[l], $"∂L/∂W{Layer(l)}", nameof(weightGradients));
            }

            Panel forward = new("activations", "x", "a⁽ˡ⁾");
            Panel backward = new(logGradients ? "size of the gradients" : "gradients", "x", logGradients ? "|∂L/∂W⁽ˡ⁾|" : "∂L/∂W⁽ˡ⁾");
            if (logGradients) backward.LogY();
            forward.Line(x, activations[0], "a⁽⁰⁾", Color.FromArgb(0x88, 0x88, 0x88), Stroke.Dashed, 1.5);
            double[][] drawn = [.. weightGradients.Skip(1).Select(gradient => logGradients ? [.. gradient.Select(Math.Abs)] : gradient)];
            // In a deep network many curves coincide; widening each would make the first a broad band.
            double[] forwardWidths = layers > NamedLayers
                ? [.. Enumerable.Repeat(1.5, layers)]
                : Overlap.Widths([.. activations.Skip(1)], 2);
            double[] backwardWidths = layers > NamedLayers ? forwardWidths : Overlap.Widths(drawn, 2);
            for (int l = 1; l <= layers; l++)
            {
                bool named = layers <= NamedLayers || NamedAmongMany(l, layers);
                string label = named ? $"a{Layer(l)}, ∂L/∂W{Layer(l)}" : "";
                Color color = Palette.Sequence(l - 1, layers);
                forward.Line(x, activations[l], label, color, width: forwardWidths[l - 1]);
                backward.Line(x, drawn[l - 1], label, color, width: backwardWidths[l - 1]);
            }
            // Where the input is far greater than the layers' outputs, fit the axis to the outputs.
            Limits outputs = Limits.Around(activations.Skip(1).SelectMany(a => a), 0.08), inputs = Limits.Around(activations[0], 0.08);
            if (inputs.Span > 4 * outputs.Span) forward.YRange(outputs.Low, outputs.High);
            return new Figure(title, shareX: true) { forward, backward };

            void CheckLength(double[] values, string name, string parameter)
            {
                ArgumentNullException.ThrowIfNull(values, parameter);
                if (values.Length != x.Length)
                    throw new ArgumentException($"{name} has {values.Length} values for {x.Length} inputs x.", parameter);
            }
        }

        /// <summary>The size of the gradient that reaches each layer, as bars on a logarithmic axis; layers count from 1.</summary>
        /// <param name="sizes">One size a layer, 0 or more: a norm or a mean absolute value. A zero has no bar and is written out.</param>
        /// <param name="title">Stands above.</param>
        /// <exception cref="ArgumentException">There is no size, or one is negative.</exception>
        public static Figure GradientSizes(IReadOnlyList<double> sizes, string title = "")
        {
            CheckSizes(sizes, "");
            Panel panel = new Panel("", "layer l", "|∂L/∂W⁽ˡ⁾|").LogY().WholeX();
            for (int l = 1; l <= sizes.Count; l++)
                panel.Bars([l], [sizes[l - 1]], color: Palette.Sequence(l - 1, sizes.Count));
            for (int l = 1; l <= sizes.Count; l++)
                if (!(sizes[l - 1] > 0 && double.IsFinite(sizes[l - 1])))
                    panel.Add(new NoteMark(l, 1, ShortNumber.Of(sizes[l - 1]), Palette.Ink) { StandsOnAxis = true });
            return new Figure(title) { panel };
        }

        /// <summary>The sizes of the gradients in several networks, as lines over the layers on a logarithmic axis.</summary>
        /// <param name="networks">Each network's name and its sizes, layer 1 first. The name of an activation has its color.</param>
        /// <param name="title">Stands above.</param>
        /// <exception cref="ArgumentException">There is no network, one has no size, or a size is negative.</exception>
        public static Figure GradientSizes(IReadOnlyList<(string Name, IReadOnlyList<double> Sizes)> networks, string title = "")
        {
            ArgumentNullException.ThrowIfNull(networks);
            if (networks.Count == 0) throw new ArgumentException("Name at least one network.", nameof(networks));
            Panel panel = new Panel("", "layer l", "|∂L/∂W⁽ˡ⁾|").LogY().WholeX();
            foreach ((string name, IReadOnlyList<double> sizes) in networks)
            {
                CheckSizes(sizes, name);
                double[] layers = [.. Enumerable.Range(1, sizes.Count).Select(l => (double)l)];
                Color color = Palette.Of(name);
                panel.Line(layers, sizes, name, color);
                panel.Points(layers, sizes, name, color, size: 4.5);
            }
            return new Figure(title) { panel };
        }
    }

    private static void CheckSizes(IReadOnlyList<double> sizes, string name)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        string of = name.Length > 0 ? $" of {name}" : "";
        if (sizes.Count == 0) throw new ArgumentException($"Give the gradient's size{of} in at least one layer.", nameof(sizes));
        for (int l = 0; l < sizes.Count; l++)
            if (sizes[l] < 0)
                throw new ArgumentException(
                    $"The gradient's size{of} in layer {l + 1} is {sizes[l]}; give its norm or mean absolute value.", nameof(sizes));
    }

    /// <summary>In a deep network the legend names the first layer, the last, and a few evenly between.</summary>
    private static bool NamedAmongMany(int l, int layers)
        => Enumerable.Range(0, NamedOfMany).Any(i => l == 1 + (int)Math.Round((layers - 1.0) * i / (NamedOfMany - 1)));

    private static string Layer(int l) => $"⁽{ShortNumber.Superscript(l)}⁾";
}
