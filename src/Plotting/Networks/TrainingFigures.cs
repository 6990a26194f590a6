using System;
using System.Collections.Generic;
using System.Drawing;
using System.Linq;
using GradRepl.Networks;

namespace GradRepl.Plotting;

/// <summary>Figures of how trainings went.</summary>
public static class TrainingFigures
{
    extension(Figure)
    {
        /// <summary>The loss through several trainings, epoch by epoch: training solid, validation dashed.</summary>
        /// <param name="runs">Each training's name and what it did. The name of an activation has its color.</param>
        /// <param name="title">Stands above.</param>
        /// <param name="logarithmic">Whether the loss has a logarithmic axis.</param>
        /// <exception cref="ArgumentException">There is no training.</exception>
        public static Figure TrainingCurves(IReadOnlyList<(string Name, TrainingRun Run)> runs, string title = "", bool logarithmic = true)
        {
            ArgumentNullException.ThrowIfNull(runs);
            if (runs.Count == 0) throw new ArgumentException("Name at least one training.", nameof(runs));
            Panel panel = new Panel("", "epoch", "mean loss").WholeX();
            if (logarithmic) panel.LogY();
            Color[] colors = Palette.Apart([.. runs.Select(each => each.Name)]);
            bool validates = runs.Any(each => each.Run.ValidationLosses.Count > 0);
            for (int i = 0; i < runs.Count; i++)
            {
                (string name, TrainingRun run) = runs[i];
                Curve(run.Losses, validates ? $"{name}, training" : name, Stroke.Solid);
                if (run.ValidationLosses.Count > 0) Curve(run.ValidationLosses, $"{name}, validation", Stroke.Dashed);
                if (run.Ending == TrainingEnding.Diverged && run.Epochs > 0) panel.Note(run.Epochs, run.FinalLoss, "diverged", colors[i]);

                void Curve(IReadOnlyList<double> losses, string label, Stroke stroke)
                {
                    double[] epochs = [.. Enumerable.Range(1, losses.Count).Select(epoch => (double)epoch)];
                    panel.Line(epochs, losses, label, colors[i], stroke);
                    if (losses.Count == 1) panel.Points(epochs, losses, color: colors[i]);
                }
            }
            return new Figure(title) { panel };
        }

        /// <inheritdoc cref="TrainingCurves(IReadOnlyList{ValueTuple{string, TrainingRun}}, string, bool)"/>
        /// <param name="run">The training.</param>
        /// <param name="title">Stands above.</param>
        /// <param name="logarithmic">Whether the loss has a logarithmic axis.</param>
        public static Figure TrainingCurves(TrainingRun run, string title = "", bool logarithmic = true)
        {
            ArgumentNullException.ThrowIfNull(run);
            return TrainingCurves([("loss", run)], title, logarithmic);
        }
    }
}
