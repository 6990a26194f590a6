using System;
using System.Drawing;
using System.Linq;
using System.Numerics;
using GradRepl.Networks;
using GradRepl.Plotting.Axes;
using GradRepl.Plotting.Sampling;
using GradRepl.Runtime;

namespace GradRepl.Plotting;

/// <summary>Figures of what a network decides, over the plane of two features.</summary>
public static class DecisionFigures
{
    private const double Tint = 0.38;

    extension(Figure)
    {
        /// <summary>
        /// What a network answers over the plane of two features: the likeliest class in a soft color, the paler the
        /// less sure, with the data's points.
        /// </summary>
        /// <param name="network">
        /// A network of two inputs. One output is a logit, or a probability after a sigmoid; several are logits, or
        /// probabilities after a softmax.
        /// </param>
        /// <param name="data">Two features, and class numbers 0, 1, … as labels.</param>
        /// <param name="title">Stands above.</param>
        /// <exception cref="ArgumentException">
        /// The network has not two inputs, the data not two features, or a label is no class that the network has.
        /// </exception>
        public static Figure DecisionRegions<T>(Network<T> network, Dataset data, string title = "")
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            const int Cells = 160;
            ArgumentNullException.ThrowIfNull(network);
            ArgumentNullException.ThrowIfNull(data);
            if (network.Inputs != 2 || data.Features != 2)
                throw new ArgumentException(
                    $"Regions are drawn over two features; the network takes {network.Inputs}, the data has {data.Features}.",
                    nameof(network));
            int classes = Math.Max(2, network.Outputs);
            for (int i = 0; i < data.Count; i++)
                if (!(data.Labels[i] >= 0 && data.Labels[i] < classes && data.Labels[i] == Math.Floor(data.Labels[i])))
                    throw new ArgumentException(
                        $"The label of row {i} is {data.Labels[i]}; the network's classes are 0 … {classes - 1}.", nameof(data));

            Limits across = Limits.Around(data.Rows.Select(row => row[0]), 0.08), up = Limits.Around(data.Rows.Select(row => row[1]), 0.08);
            double[] x = Sequences.Linspace(across.Low, across.High, Cells), y = Sequences.Linspace(up.Low, up.High, Cells);
            double[,][] probabilities = Probabilities(network, x, y);
            Color[] colors = [.. Enumerable.Range(0, classes).Select(number => Palette.Categories[number % Palette.Categories.Count])];
            var cells = new Color[Cells, Cells];
            for (int i = 0; i < Cells; i++)
                for (int j = 0; j < Cells; j++)
                    cells[i, j] = Shade(probabilities[i, j], colors);

            // The grid's points are the centers of the cells, so the image reaches half a cell further.
            double halfX = across.Span / (Cells - 1) / 2, halfY = up.Span / (Cells - 1) / 2;
            Panel panel = new Panel("", data.FeatureNames[0], data.FeatureNames[1]).XRange(across.Low, across.High).YRange(up.Low, up.High);
            panel.Add(new HeatMark(
                cells, (across.Low - halfX, across.High + halfX), (up.Low - halfY, up.High + halfY), IsSmooth: true, Scale: null));
            for (int number = classes == 2 ? 1 : 0; number < classes; number++)
            {
                (double[] lineX, double[] lineY) = Contour.Zero(x, y, (i, j) => Lead(probabilities[i, j], number));
                panel.Line(lineX, lineY, lineX.Length > 0 ? "decision boundary" : "", Palette.Ink, width: 1.8);
            }
            for (int number = 0; number < classes; number++)
            {
                double[][] members = [.. data.Rows.Where((_, i) => data.Labels[i] == number)];
                if (members.Length > 0)
                    panel.Points(
                        [.. members.Select(row => row[0])],
                        [.. members.Select(row => row[1])],
                        $"{data.LabelName} = {number}",
                        colors[number],
                        (Marker)(number switch { 0 => Marker.Circle, 1 => Marker.Triangle, 2 => Marker.Square, _ => Marker.Diamond }),
                        4);
            }
            return new Figure(title, width: 600, height: 520) { panel };
        }
    }

    private static double[,][] Probabilities<T>(Network<T> network, double[] x, double[] y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var grid = new Matrix<T>(x.Length * y.Length, 2);
        for (int i = 0; i < y.Length; i++)
            for (int j = 0; j < x.Length; j++)
                (grid[i * x.Length + j, 0], grid[i * x.Length + j, 1]) = (T.CreateTruncating(x[j]), T.CreateTruncating(y[i]));
        Matrix<T> answers = network.Predict(grid);
        bool areProbabilities = network.Layers[^1] is Softmax<T> || network.EndsInSigmoid;
        var probabilities = new double[y.Length, x.Length][];
        for (int i = 0; i < y.Length; i++)
            for (int j = 0; j < x.Length; j++)
                probabilities[i, j] = Classes(
                    [.. answers.Row(i * x.Length + j).ToArray().Select(double.CreateTruncating)], areProbabilities);
        return probabilities;
    }

    private static double[] Classes(double[] answer, bool areProbabilities)
    {
        if (answer.Length == 1)
        {
            double p = areProbabilities ? answer[0] : SpecialFunctions.Logistic(answer[0]);
            return [1 - p, p];
        }
        if (areProbabilities) return answer;
        double greatest = answer.Max();
        double[] powers = [.. answer.Select(logit => Math.Exp(logit - greatest))];
        double sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }

    private static Color Shade(double[] probabilities, Color[] colors)
    {
        int likeliest = Array.IndexOf(probabilities, probabilities.Max());
        if (likeliest < 0 || double.IsNaN(probabilities[likeliest])) return ColorScale.Nothing;
        double even = 1.0 / probabilities.Length;
        return Palette.Mix(Color.White, colors[likeliest], Tint * Math.Clamp((probabilities[likeliest] - even) / (1 - even), 0, 1));
    }

    /// <summary>By how much a class is likelier than the likeliest other.</summary>
    private static double Lead(double[] probabilities, int number)
        => probabilities[number] - probabilities.Where((_, other) => other != number).Max();
}
