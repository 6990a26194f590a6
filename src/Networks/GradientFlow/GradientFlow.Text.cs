using System;
using System.Collections.Generic;
using System.Globalization;
using GradRepl.Runtime.Text;

namespace GradRepl.Networks;

public sealed partial class GradientFlow
{
    /// <summary>The table of the layers and the verdict.</summary>
    public override string ToString()
    {
        List<string[]> rows =
            [["layer", "z mean", "z dev.", "by example", "a dev.", "saturated", "dead", "‖∂L/∂z‖", "‖∂L/∂W‖", "update/weight"]];
        int digits = Layers.Count.ToString(CultureInfo.InvariantCulture).Length;
        foreach (LayerFlowRow row in Table)
            rows.Add(
            [
                $"{row.Layer.ToString(CultureInfo.InvariantCulture).PadLeft(digits)} {row.Kind}",
                Cell(Math.Abs(row.MeanZ) < 1e-12 * row.DeviationZ ? 0 : row.MeanZ),
                Cell(row.DeviationZ), Cell(row.DeviationExamples), Cell(row.DeviationA), Percent(row.Saturated), Percent(row.Dead),
                Cell(row.GradientZ), row.GradientW is { } gradient ? Cell(gradient) : "", row.Update is { } update ? Cell(update) : "",
            ]);
        return TextTable.Of(rows, 0)
            + $"{Examples} examples, loss {Cell(Loss)}, update/weight for a rate of {Say(Rate)}; by example: "
            + $"how far a unit’s z differs between examples\n{Verdict}";
    }

    private static string Cell(double value) => Say(value, 3);
}
