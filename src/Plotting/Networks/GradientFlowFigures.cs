using System;
using System.Collections.Generic;
using System.Drawing;
using System.Linq;
using GradRepl.Networks;
using GradRepl.Plotting.Axes;
using GradRepl.Runtime.Text;

namespace GradRepl.Plotting;

/// <summary>Figures of the gradients that reach the layers of a network.</summary>
public static class GradientFlowFigures
{
    extension(Figure)
    {
        /// <summary>What gradient reaches each layer, on a logarithmic axis, and what part of it is saturated or dead.</summary>
        /// <param name="flow">The measurement.</param>
        /// <param name="title">Stands above; the condition where empty.</param>
        public static Figure GradientFlow(GradientFlow flow, string title = "")
        {
            ArgumentNullException.ThrowIfNull(flow);
            LayerFlow[] weighted = [.. flow.Layers.Where(layer => layer.WeightGradientNorm is not null)];
            LayerFlow[] active = [.. flow.Layers.Where(layer => layer.Activation is not null)];
            Panel norms = new Panel("gradients", "layer", "norm over units and examples").LogY().WholeX();
            Series(norms, flow.Layers, layer => layer.GradientNorm, "‖∂L/∂z‖", Palette.Blue, Marker.Circle);
            foreach (LayerFlow layer in flow.Layers.Where(layer => !(layer.GradientNorm > 0 && double.IsFinite(layer.GradientNorm))))
                norms.Add(new NoteMark(layer.Number, 1, ShortNumber.Of(layer.GradientNorm), Palette.Blue) { StandsOnAxis = true });
            Series(norms, weighted, layer => layer.WeightGradientNorm!.Value, "‖∂L/∂W‖", Palette.Vermillion, Marker.Triangle);
            var figure = new Figure(
                title.Length > 0 ? title : $"Gradient flow: {flow.Condition.ToString().ToLowerInvariant()}",
                shareX: active.Length > 0) { norms };
            if (active.Length == 0) return figure;
            Panel shares = new Panel("flat and dead", "layer", "part of the layer, %").WholeX().YRange(-4, 104);
            Series(
                shares,
                active,
                layer => 100 * layer.Saturated,
                "saturated: slope below 1 % of the greatest",
                Palette.Orange,
                Marker.Square,
                6.5);
            Series(shares, active, layer => 100 * layer.Dead, "dead: slope 0 for every example", Palette.Ink, Marker.Diamond, 3.5);
            figure.Add(shares);
            return figure;
        }

        /// <summary>
        /// What gradient reaches each layer in several networks: ‖∂L/∂z‖ as a part of the last layer's, on a logarithmic axis.
        /// </summary>
        /// <param name="flows">Each network's name and measurement. The name of an activation has its color.</param>
        /// <param name="title">Stands above.</param>
        /// <exception cref="ArgumentException">There is no network.</exception>
        public static Figure GradientFlow(IReadOnlyList<(string Name, GradientFlow Flow)> flows, string title = "")
        {
            ArgumentNullException.ThrowIfNull(flows);
            if (flows.Count == 0) throw new ArgumentException("Name at least one network.", nameof(flows));
            Panel panel = new Panel("", "layer", "‖∂L/∂z‖ as a part of the last layer's").LogY().WholeX();
            Color[] colors = Palette.Apart([.. flows.Select(each => each.Name)]);
            for (int i = 0; i < flows.Count; i++)
            {
                double last = flows[i].Flow.Layers[^1].GradientNorm;
                Series(panel, flows[i].Flow.Layers, layer => layer.GradientNorm / last, flows[i].Name, colors[i], Marker.Circle);
            }
            return new Figure(title) { panel };
        }

        /// <summary>
        /// How pre-activations, activations and the sizes of gradients spread in each layer: one ridge
        /// a layer, layer 1 at the bottom.
        /// </summary>
        /// <remarks>A ridge is a histogram of 50 bins, as high as its greatest bin; gradients that are exactly 0 are left out.</remarks>
        /// <param name="flow">The measurement.</param>
        /// <param name="title">Stands above.</param>
        public static Figure LayerHistograms(GradientFlow flow, string title = "")
        {
            ArgumentNullException.ThrowIfNull(flow);
            int layers = flow.Layers.Count;
            Panel[] panels =
            [
                new("pre-activations", "z", "layer"),
                new("activations", "a", "layer"),
                new("size of gradients", "log₁₀ |∂L/∂z|", "layer"),
            ];
            Func<LayerFlow, Distribution>[] parts =
                [layer => layer.PreActivations, layer => layer.Activations, layer => layer.GradientMagnitudes];
            for (int part = 0; part < parts.Length; part++)
            {
                Distribution[] all = [.. flow.Layers.Select(parts[part]).Where(spread => spread.NotFinite < spread.Count)];
                Limits across = Limits.Around(all.SelectMany(spread => new[] { spread.Minimum, spread.Maximum }), 0.04);
                panels[part].WholeY().XRange(across.Low, across.High).YRange(0.7, layers + 0.98);
                // Draw from the top down, so that a lower ridge covers the one behind it.
                for (int l = layers; l >= 1; l--)
                    if (parts[part](flow.Layers[l - 1]) is { } spread && spread.NotFinite < spread.Count)
                        Ridge(panels[part], spread.Histogram, l, Palette.Sequence(l - 1, layers));
            }
            return new Figure(title, width: 1080, height: Math.Clamp(120 + 26 * layers, 360, 760)) { panels[0], panels[1], panels[2] };
        }

        /// <summary>The gradient of each layer's parameters through training, epoch by epoch, as a heat map; gray where it is 0.</summary>
        /// <param name="run">What <see cref="Network{T}"/>'s Train answered.</param>
        /// <param name="title">Stands above.</param>
        /// <exception cref="ArgumentException">No epoch was finished.</exception>
        public static Figure GradientHeatMap(TrainingRun run, string title = "")
        {
            ArgumentNullException.ThrowIfNull(run);
            if (run.Epochs == 0) throw new ArgumentException($"The training has no whole epoch to show: {run.Explanation}", nameof(run));
            double[,] norms = new double[run.LayerNames.Count, run.GradientNorms.Count];
            for (int epoch = 0; epoch < run.GradientNorms.Count; epoch++)
                for (int layer = 0; layer < run.LayerNames.Count; layer++)
                    norms[layer, epoch] = run.GradientNorms[epoch][layer];
            return HeatMap(norms, (0.5, run.GradientNorms.Count + 0.5), "layer that learns", "‖∂L/∂parameters‖, last batch", title);
        }

        /// <summary>
        /// ‖∂L/∂z‖ of each layer through training, as a <see cref="GradientRecorder{T}"/> measured it; gray where it is 0.
        /// </summary>
        /// <param name="flows">The measurements with their epochs, evenly spaced.</param>
        /// <param name="title">Stands above.</param>
        /// <exception cref="ArgumentException">There is no measurement, or they are of different networks.</exception>
        public static Figure GradientHeatMap(IReadOnlyList<(int Epoch, GradientFlow Flow)> flows, string title = "")
        {
            ArgumentNullException.ThrowIfNull(flows);
            if (flows.Count == 0 || flows.Any(each => each.Flow.Layers.Count != flows[0].Flow.Layers.Count))
                throw new ArgumentException("Give at least one measurement, all of one network.", nameof(flows));
            double[,] norms = new double[flows[0].Flow.Layers.Count, flows.Count];
            for (int step = 0; step < flows.Count; step++)
                for (int layer = 0; layer < norms.GetLength(0); layer++)
                    norms[layer, step] = flows[step].Flow.Layers[layer].GradientNorm;
            double half = flows.Count > 1 ? (flows[^1].Epoch - flows[0].Epoch) / (flows.Count - 1.0) / 2 : 0.5;
            return HeatMap(norms, (flows[0].Epoch - half, flows[^1].Epoch + half), "layer", "‖∂L/∂z‖ over units and examples", title);
        }
    }

    private static Figure HeatMap(double[,] norms, (double From, double To) epochs, string layer, string quantity, string title)
    {
        Limits decades = Limits.Decades(norms.Cast<double>().Where(norm => norm > 0).Select(Math.Log10));
        // Show at most sixteen decades; smaller gradients have the color of the lower end.
        double high = Math.Min(decades.High, 300), low = Math.Max(Math.Max(decades.Low, high - 16), -300);
        Panel panel = new Panel("", "epoch", layer).WholeX().WholeY()
            .HeatMap(
                norms,
                epochs.From,
                epochs.To,
                0.5,
                norms.GetLength(0) + 0.5,
                ColorScale.Sequential(quantity, Math.Pow(10, low), Math.Pow(10, high), logarithmic: true));
        return new Figure(title, width: 680, height: Math.Clamp(160 + 16 * norms.GetLength(0), 340, 600)) { panel };
    }

    private static void Series(
        Panel panel, IReadOnlyList<LayerFlow> layers, Func<LayerFlow, double> value,
        string label, Color color, Marker marker, double size = 4.5)
    {
        double[] numbers = [.. layers.Select(layer => (double)layer.Number)], values = [.. layers.Select(value)];
        panel.Line(numbers, values, label, color);
        panel.Points(numbers, values, label, color, marker, size);
    }

    private static void Ridge(Panel panel, Histogram histogram, double foot, Color color)
    {
        const double Height = 0.9;
        int bins = histogram.Counts.Count, most = histogram.Counts.Max();
        if (most == 0) return;
        // If all numbers are the same, the bins have no width and the ridge is a spike.
        double width = (histogram.To - histogram.From) / bins;
        double[] x =
        [
            histogram.From,
            .. Enumerable.Range(0, bins).SelectMany(i => new[] { histogram.From + i * width, histogram.From + (i + 1) * width }),
            histogram.To,
        ];
        double[] y =
            [foot, .. histogram.Counts.SelectMany(count => new[] { foot + Height * count / most, foot + Height * count / most }), foot];
        panel.Add(new AreaMark("", Color.FromArgb(150, color), x, y, foot));
        panel.Line(x, y, color: color, width: 1.2);
    }
}
