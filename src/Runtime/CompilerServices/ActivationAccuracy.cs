using System.Collections.Generic;
using System.Globalization;

namespace GradRepl.Runtime;

/// <summary>
/// What an activation's generated code was found to be worth when it was derived: compared with the definition, which was
/// computed with its derivatives in as many bits as it takes.
/// </summary>
/// <param name="Value">The function in the form that kernels compute; null where it was not compared.</param>
/// <param name="Derivative">The derivative; null where it was not compared.</param>
/// <param name="SecondDerivative">The second derivative; null where it was not compared.</param>
/// <param name="Partials">The derivatives by the hyperparameters, in their order; null where one was not compared.</param>
public sealed record ActivationAccuracy(
    MeasuredError? Value, MeasuredError? Derivative, MeasuredError? SecondDerivative, IReadOnlyList<MeasuredError?> Partials)
{
    /// <summary>Why nothing was compared, as "its definition has loops"; null where it was.</summary>
    public string? Obstacle { get; init; }

    /// <summary>One line for people.</summary>
    public override string ToString() => Obstacle is not null
        ? $"not compared with the truth: {Obstacle}"
        : $"f {Value}, f′ {Derivative}, f″ {SecondDerivative}";
}

/// <summary>The worst error that was found.</summary>
/// <param name="Ulps">In units in the last place of the truth; infinite where a result is not finite and the truth is.</param>
/// <param name="At">The pre-activation there; NaN where nothing was compared.</param>
/// <param name="Points">How many points were compared.</param>
public sealed record MeasuredError(double Ulps, double At, int Points)
{
    /// <summary>Whether digits would be lost at some points, and the definition is computed there in as many bits as it takes.</summary>
    public bool IsComputedAgain { get; init; }

    /// <summary>For people: <c>1.5 ulp</c>.</summary>
    public override string ToString() =>
        Ulps.ToString("0.#", CultureInfo.InvariantCulture) + " ulp" + (IsComputedAgain ? ", in more bits where digits are lost" : "");
}
