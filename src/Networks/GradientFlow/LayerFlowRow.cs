namespace GradRepl.Networks;

/// <summary>A layer as a row of a table; see <see cref="LayerFlow"/>.</summary>
/// <param name="Layer">The place, from 1.</param>
/// <param name="Kind">Kind and activation.</param>
/// <param name="MeanZ">Mean of the pre-activations.</param>
/// <param name="DeviationZ">Their standard deviation.</param>
/// <param name="DeviationExamples">How far a unit's differ from example to example.</param>
/// <param name="DeviationA">The standard deviation of the activations.</param>
/// <param name="Saturated">The saturated fraction.</param>
/// <param name="Dead">The fraction of dead units.</param>
/// <param name="GradientZ">‖∂L/∂z‖.</param>
/// <param name="GradientW">‖∂L/∂W‖.</param>
/// <param name="Update">The update-to-weight ratio.</param>
public sealed record LayerFlowRow(
    int Layer, string Kind, double MeanZ, double DeviationZ, double DeviationExamples, double DeviationA,
    double Saturated, double Dead, double GradientZ, double? GradientW, double? Update);
