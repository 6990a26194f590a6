using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>A function of the pre-activation <paramref name="z"/> with its hyperparameters in declaration order.</summary>
/// <param name="z">The pre-activation.</param>
/// <param name="parameters">The hyperparameters' values, one for each in <see cref="ActivationDefinition.Parameters"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate double ScalarFunction(double z, ReadOnlySpan<double> parameters);

/// <summary>Makes the kernel that the span methods run, for given values of the hyperparameters.</summary>
/// <param name="parameters">The hyperparameters' values in declaration order.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ActivationKernel KernelFactory(ReadOnlySpan<double> parameters);

/// <summary>Where a kink lies, given the hyperparameters' values.</summary>
/// <param name="parameters">The hyperparameters' values in declaration order.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate double KinkLocation(ReadOnlySpan<double> parameters);

/// <summary>What the generator knows about an activation; <see cref="Activation"/> is built from it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ActivationDefinition
{
    /// <summary>The method's name, as <c>Swish</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace, types and method, as <c>Sample.Functions.Swish</c>; the name alone where it has no more.</summary>
    public string QualifiedName { get => field ?? Name; init; }

    /// <summary>The hyperparameters with their declared defaults, in declaration order.</summary>
    public IReadOnlyList<ActivationParameter> Parameters { get; init; } = [];

    /// <summary>The function in Unicode mathematics, as <c>swish(z) = z·σ(βz)</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>The derivative with respect to z in Unicode mathematics.</summary>
    public required string DerivativeFormula { get; init; }

    /// <summary>The function in LaTeX.</summary>
    public required string Latex { get; init; }

    /// <summary>The derivative with respect to z in LaTeX.</summary>
    public required string DerivativeLatex { get; init; }

    /// <summary>The generated C# of the derivatives.</summary>
    public required string DerivativeSource { get; init; }

    /// <summary>The function itself.</summary>
    public required ScalarFunction Value { get; init; }

    /// <summary>The first derivative with respect to z.</summary>
    public required ScalarFunction Derivative { get; init; }

    /// <summary>The second derivative with respect to z.</summary>
    public required ScalarFunction SecondDerivative { get; init; }

    /// <summary>
    /// The first derivatives with respect to each hyperparameter, in the order of <see cref="Parameters"/>; NaN for
    /// whole numbers, enums and flags.
    /// </summary>
    public IReadOnlyList<ScalarFunction> Partials { get; init; } = [];

    /// <summary>The vectorised kernel; null to have the span methods loop over the scalar functions.</summary>
    public KernelFactory? Kernel { get; init; }

    /// <summary>Whether the kernel must be made anew for each call, because it reads variables of a script.</summary>
    public bool KernelReadsState { get; init; }

    /// <summary>What the generated code was found to be worth; null where it was made without a comparison.</summary>
    public ActivationAccuracy? Accuracy { get; init; }

    /// <summary>The points at which the derivative jumps, or may jump for some values of the hyperparameters.</summary>
    public IReadOnlyList<KinkDefinition> Kinks { get; init; } = [];
}

/// <summary>A kink as the generator found it.</summary>
/// <param name="Condition">Where it lies, in mathematics: <c>z = λ</c>, <c>sin(z) = 0</c>.</param>
/// <param name="At">The point, where it can be solved for z; otherwise null.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record KinkDefinition(string Condition, KinkLocation? At);
