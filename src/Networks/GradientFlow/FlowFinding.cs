namespace GradRepl.Networks;

/// <summary>How gradients fare in a network.</summary>
public enum FlowCondition
{
    /// <summary>Every layer gets a gradient of a useful size.</summary>
    Healthy,

    /// <summary>Numbers are NaN or infinite.</summary>
    NotFinite,

    /// <summary>The loss itself has gradient 0.</summary>
    NoGradient,

    /// <summary>Half of a layer's units or more have slope 0 for every example.</summary>
    Dead,

    /// <summary>The first layer gets less than 10⁻³ of the last layer's gradient.</summary>
    Vanishing,

    /// <summary>A layer gets over 10³ times the last layer's gradient, or the signal grows as much.</summary>
    Exploding,

    /// <summary>Of what a layer with normal inputs of variance 1 leaves unsaturated, it has saturated half.</summary>
    Saturated,
}

/// <summary>Something that stands in the way of learning.</summary>
/// <param name="Condition">What it is.</param>
/// <param name="Layer">Where it shows, from 1.</param>
/// <param name="Message">What it is in words, with its numbers and what to try next.</param>
public sealed record FlowFinding(FlowCondition Condition, int Layer, string Message);
