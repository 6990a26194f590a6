using System;
using System.Collections.Generic;
using System.Drawing;
using System.Linq;
using GradRepl.Networks;
using GradRepl.Runtime;
using GradRepl.Runtime.Text;

namespace GradRepl.Plotting;

/// <summary>Figures of mean-field theory: phases, variance and correlation maps.</summary>
public static class MeanFieldFigures
{
    extension(Figure)
    {
        /// <summary>χ₁ over σ_w and σ_b in colors, and the edge of chaos as a line (Poole et al. 2016, figure 1).</summary>
        /// <param name="diagram">The diagram, as <c>new PhaseDiagram(Activations.Tanh)</c>.</param>
        /// <param name="title">Stands above; the activation's name where empty.</param>
        public static Figure PhaseDiagram(PhaseDiagram diagram, string title = "")
        {
            ArgumentNullException.ThrowIfNull(diagram);
            (double right, double top) = (diagram.MaximumWeightDeviation, diagram.MaximumBiasDeviation);
            Panel panel = new Panel("", "weight deviation σ_w", "bias deviation σ_b")
                .XRange(0, right)
                .YRange(0, top)
                .HeatMap(
                    diagram.Chi,
                    0,
                    right,
                    0,
                    top,
                    ColorScale.Diverging("χ₁: factor a layer for squared gradients", 0.1, 10, logarithmic: true),
                    smooth: true);
            if (double.IsInfinity(diagram.Chi[0, 0]))
            {
                panel.Note(0.3 * right, 0.5 * top, "χ₁ = ∞: the activation jumps,\nand close inputs part at once");
            }
            else
            {
                if (diagram.Edge.Count > 1)
                    panel.Line(
                        [.. diagram.Edge.Select(point => point.WeightDeviation)],
                        [.. diagram.Edge.Select(point => point.BiasDeviation)], "edge of chaos", Palette.Ink, width: 2.5);
                Say(Phase.Ordered, "ordered:\ngradients vanish");
                Say(Phase.Chaotic, "chaotic:\ngradients explode");
            }
            return new Figure(
                title.Length > 0 ? title : diagram.Activation.ToString().Replace('-', '−'), width: 680, height: 460) { panel };

            // Put the words in the middle of the phase's cells in a row a little below the panel's middle.
            void Say(Phase phase, string words)
            {
                int row = diagram.BiasDeviations.Count * 2 / 5;
                double[] inside =
                    [.. diagram.WeightDeviations.Where((_, column) => diagram.Chi[row, column] < 1 == (phase == Phase.Ordered))];
                if (inside.Length > diagram.WeightDeviations.Count / 6)
                    panel.Note((inside[0] + inside[^1]) / 2 - 0.1 * right, diagram.BiasDeviations[row], words);
            }
        }

        /// <inheritdoc cref="PhaseDiagram(Networks.PhaseDiagram, string)"/>
        /// <param name="activation">The activation; σ_w runs to 4 and σ_b to 2.</param>
        /// <param name="title">Stands above; the activation's name where empty.</param>
        public static Figure PhaseDiagram(Activation activation, string title = "") => PhaseDiagram(new PhaseDiagram(activation), title);

        /// <summary>The variance maps V(q) of networks, with their stable fixed points where they meet the dotted line V = q.</summary>
        /// <param name="fields">The networks. Those of different activations have the activations' colors.</param>
        /// <param name="to">The greatest q; 1.6 times the greatest finite fixed point where null.</param>
        /// <param name="title">Stands above.</param>
        /// <exception cref="ArgumentException">There is no network, or the range is empty.</exception>
        public static Figure VarianceMap(IReadOnlyList<MeanField> fields, double? to = null, string title = "")
        {
            string[] labels = Labels(fields, out Color[] colors);
            double[] settled = [.. fields.Select(field => field.FixedPoint())];
            double end = to ?? 1.6 * settled.Where(double.IsFinite).Append(1).Max();
            Panel panel = new Panel("", "q, variance of pre-activations in a layer", "V(q), in the next layer")
                .XRange(0, end).YRange(0, end)
                .Line([0, end], [0, end], "V(q) = q", Color.FromArgb(0x77, 0x77, 0x77), Stroke.Dotted, 1.5);
            double[] q = Sequences.Linspace(0, end, 121);
            for (int i = 0; i < fields.Count; i++) panel.Line(q, [.. q.Select(v => fields[i].VarianceMap(v))], labels[i], colors[i]);
            for (int i = 0; i < fields.Count; i++)
                if (settled[i] <= end) panel.Points([settled[i]], [settled[i]], color: colors[i], size: 4.5);
            return new Figure(title, width: 560, height: 500) { panel };
        }

        /// <summary>The correlation maps C(c) of networks, with the fixed points to which any two inputs come.</summary>
        /// <param name="fields">The networks. Those of different activations have the activations' colors.</param>
        /// <param name="title">Stands above.</param>
        /// <exception cref="ArgumentException">There is no network.</exception>
        public static Figure CorrelationMap(IReadOnlyList<MeanField> fields, string title = "")
        {
            string[] labels = Labels(fields, out Color[] colors);
            Panel panel = new Panel("", "c, correlation of two inputs in a layer", "C(c), in the next layer")
                .XRange(0, 1.02).YRange(0, 1.02)
                .Line([0, 1], [0, 1], "C(c) = c", Color.FromArgb(0x77, 0x77, 0x77), Stroke.Dotted, 1.5);
            // Points lie denser towards 1, where the maps bend most.
            double[] c = [.. Sequences.Linspace(0, 1, 33).Select(share => 1 - (1 - share) * (1 - share))];
            for (int i = 0; i < fields.Count; i++) panel.Line(c, [.. c.Select(v => fields[i].CorrelationMap(v))], labels[i], colors[i]);
            for (int i = 0; i < fields.Count; i++)
                if (fields[i].CorrelationFixedPoint() is var settled) panel.Points([settled], [settled], color: colors[i], size: 4.5);
            return new Figure(title, width: 560, height: 500) { panel };
        }
    }

    private static string[] Labels(IReadOnlyList<MeanField> fields, out Color[] colors)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count == 0) throw new ArgumentException("Name at least one network.", nameof(fields));
        bool alike = fields.All(field => field.Activation.Name == fields[0].Activation.Name);
        colors = [.. fields.Select((field, i) => alike && fields.Count > 1
            ? Palette.Sequence(i, fields.Count)
            : Palette.Of(field.Activation.Name))];
        return [.. fields.Select(field => $"{field.Activation}, σ_w = "
            + $"{ShortNumber.Of(field.WeightDeviation)}, σ_b = {ShortNumber.Of(field.BiasDeviation)}")];
    }
}
