using GradRepl.Runtime.Text;

namespace GradRepl.Runtime;

/// <summary>A point at which an activation's derivative jumps.</summary>
/// <param name="Condition">Where it lies, in mathematics, as <c>z = 0</c>.</param>
/// <param name="At">
/// The pre-activation at which it lies, for the current hyperparameters; null where the condition has no closed solution.
/// </param>
public sealed record Kink(string Condition, double? At)
{
    /// <inheritdoc/>
    public override string ToString() => At is { } at ? $"z = {ShortNumber.Exact(at)}" : Condition;
}
