namespace GradRepl.Generators.Model;

/// <summary>What a generated member was found to be worth where it was compared with the truth.</summary>
/// <param name="Worst">The worst error that is left, in units in the last place; infinite where a result is not finite.</param>
/// <param name="At">The pre-activation there.</param>
/// <param name="Points">How many points were compared.</param>
internal sealed record MemberAccuracy(double Worst, double At, int Points)
{
    /// <summary>Whether it is right at most ordinary points: a derivative that is given may be another function on purpose.</summary>
    public bool IsElsewhereRight { get; init; } = true;

    /// <summary>Where the member without the net lost its digits: the least and the greatest such pre-activation.</summary>
    public (double From, double To) Lost { get; init; } = (double.NaN, double.NaN);
}
