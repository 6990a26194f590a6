namespace GradRepl.Networks;

/// <summary>What depth does to a wide random network's signals, by χ₁ (Poole et al. 2016).</summary>
public enum Phase
{
    /// <summary>χ₁ below 1: inputs grow alike and gradients vanish.</summary>
    Ordered,

    /// <summary>χ₁ = 1 (to 10⁻⁹): the edge of chaos, where signals and gradients reach through any depth.</summary>
    Critical,

    /// <summary>χ₁ above 1: inputs that were close part, and gradients explode.</summary>
    Chaotic,
}
