using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Model;

/// <summary>A value to be emitted, and what it is worth.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsGood">Where its digits are good; elsewhere wider arithmetic answers. Null where it needs none.</param>
/// <param name="Accuracy">What was found; null where it was not probed.</param>
internal sealed record CheckedMember(Expr Value, Expr? IsGood, MemberAccuracy? Accuracy)
{
    /// <summary>
    /// What runs in its place: the same, with the rounding errors of its arithmetic added; null where the value itself runs.
    /// </summary>
    public Expr? Corrected { get; init; }

    /// <summary>What runs.</summary>
    public Expr Running => Corrected ?? Value;
}

/// <summary>A function's value and derivatives, compared with its definition.</summary>
/// <param name="Value">The function in its stable form, as kernels compute it.</param>
/// <param name="First">The derivative.</param>
/// <param name="Second">The second derivative.</param>
/// <param name="Partials">The derivatives by the hyperparameters.</param>
/// <param name="Definition">What it was compared with.</param>
internal sealed record CheckedFunction(
    CheckedMember Value,
    CheckedMember First,
    CheckedMember Second,
    ImmutableArray<CheckedMember> Partials,
    Expr Definition)
{
    /// <summary>Why nothing was compared; null where it was.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Whether any of them computes again in wider arithmetic.</summary>
    public bool HasNet => All.Any(member => member.IsGood is not null);

    /// <summary>Whether any of them carries rounding errors along.</summary>
    public bool IsCorrected => All.Any(member => member.Corrected is not null);

    private IEnumerable<CheckedMember> All => new[] { Value, First, Second }.Concat(Partials);
}
