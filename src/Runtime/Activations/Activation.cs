using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

/// <summary>
/// An activation function with its exact derivatives, formulas and kinks. Built by the generator from an
/// <see cref="ActivationAttribute"/> method; found by <see cref="Of(Delegate)"/> or <see cref="Named"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed partial class Activation
{
    private readonly ActivationDefinition _definition;
    private readonly double[] _parameters;

    /// <summary>Builds the activation that <paramref name="definition"/> describes; called by generated code.</summary>
    /// <exception cref="ArgumentException">The definition's parameters and partial derivatives differ in number.</exception>
    public Activation(ActivationDefinition definition)
        : this(definition, [.. definition.Parameters.Select(parameter => parameter.Value)])
    {
        if (definition.Partials.Count != definition.Parameters.Count)
            throw new ArgumentException(
                $"{definition.Name} has {definition.Parameters.Count} hyperparameters but {definition.Partials.Count} partial derivatives.",
                nameof(definition));
    }

    private Activation(ActivationDefinition definition, double[] parameters)
    {
        _definition = definition;
        _parameters = parameters;
        Parameters = [.. definition.Parameters.Zip(parameters, (declared, value) => declared with { Value = value })];
    }

    /// <summary>The method's name, as <c>Swish</c>.</summary>
    public string Name => _definition.Name;

    /// <summary>
    /// What it is known by: namespace, types and method, as <c>Sample.Functions.Swish</c>, with the types of the parameters where
    /// overloads share it. A script's top-level definitions have their name alone.
    /// </summary>
    public string QualifiedName => _definition.QualifiedName;

    /// <summary>The hyperparameters with the values that this activation uses, in declaration order.</summary>
    public IReadOnlyList<ActivationParameter> Parameters { get; }

    /// <summary>The function in Unicode mathematics.</summary>
    public string Formula => _definition.Formula;

    /// <summary>The derivative with respect to z in Unicode mathematics.</summary>
    public string DerivativeFormula => _definition.DerivativeFormula;

    /// <summary>The function in LaTeX.</summary>
    public string Latex => _definition.Latex;

    /// <summary>The derivative with respect to z in LaTeX.</summary>
    public string DerivativeLatex => _definition.DerivativeLatex;

    /// <summary>The generated C# of the derivatives.</summary>
    public string DerivativeSource => _definition.DerivativeSource;

    /// <summary>
    /// What value and derivatives were found to be worth when they were derived, with the hyperparameters at their defaults and
    /// elsewhere.
    /// </summary>
    public ActivationAccuracy Accuracy =>
        _definition.Accuracy ?? new(null, null, null, []) { Obstacle = "it was defined without a comparison" };

    /// <summary>The points at which the derivative jumps, for the current hyperparameters.</summary>
    public IReadOnlyList<Kink> Kinks =>
        field ??= [.. _definition.Kinks.Select(kink => new Kink(kink.Condition, kink.At?.Invoke(_parameters)))
            .Where(kink => kink.At is not { } at || Jumps(at))];

    /// <summary>
    /// The points at which the second derivative jumps and the first does not, as for the square of ReLU at 0; for the current
    /// hyperparameters.
    /// </summary>
    public IReadOnlyList<Kink> SecondDerivativeJumps =>
        field ??= [.. _definition.Kinks.Select(kink => new Kink(kink.Condition, kink.At?.Invoke(_parameters)))
            .Where(kink => kink.At is { } at && !Jumps(at) && Bends(at))];

    /// <summary>Whether the span methods run a vectorised kernel; false means that they loop over the scalar functions.</summary>
    public bool IsVectorized => Kernel is { Obstacle: null };

    /// <summary>Why the activation is not vectorised, as "the number of rounds of a loop depends on z"; null where it is.</summary>
    public string? VectorizationObstacle => Kernel is { } kernel ? kernel.Obstacle : "it was defined without a kernel";

    /// <summary>The same activation with another value of one hyperparameter.</summary>
    /// <param name="parameter">The hyperparameter's name, as in the method, or as torch spells it: negativeSlope or negative_slope.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The activation has no such hyperparameter.</exception>
    public Activation With(string parameter, double value)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        int index = IndexOf(parameter);
        double[] changed = [.. _parameters];
        changed[index] = value;
        return new Activation(_definition, changed);
    }

    /// <summary>The function's value at the pre-activation <paramref name="z"/>.</summary>
    public double Value(double z) => _definition.Value(z, _parameters);

    /// <summary>The first derivative with respect to z, at <paramref name="z"/>.</summary>
    public double Derivative(double z) => _definition.Derivative(z, _parameters);

    /// <summary>The second derivative with respect to z, at <paramref name="z"/>.</summary>
    /// <exception cref="NotSupportedException">There is none, because it needs one that another activation lacks.</exception>
    public double SecondDerivative(double z) => _definition.SecondDerivative(z, _parameters);

    /// <summary>
    /// The derivative with respect to the hyperparameter named <paramref name="parameter"/>, at <paramref name="z"/>; NaN where
    /// it is a whole number, an enum or a flag.
    /// </summary>
    /// <exception cref="ArgumentException">The activation has no such hyperparameter.</exception>
    public double Partial(string parameter, double z)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return _definition.Partials[IndexOf(parameter)](z, _parameters);
    }

    /// <summary>The name, with hyperparameters where there are any: <c>LeakyReLU(negative_slope = 0.01)</c>.</summary>
    public override string ToString() => Parameters.Count == 0
        ? Name
        : $"{Name}({string.Join(
            ", ", Parameters.Select(parameter => $"{parameter.Name} = {parameter.Value.ToString(CultureInfo.InvariantCulture)}"))})";

    /// <summary>Whether value or slope jump at a point, with the current hyperparameters.</summary>
    private bool Jumps(double at) => SideLimits.Differ(Value, at, withValue: true) || SideLimits.Differ(Derivative, at);

    private bool Bends(double at)
    {
        try
        {
            return SideLimits.Differ(SecondDerivative, at);
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>The loops of the span methods; made once, unless variables of a script may have changed since.</summary>
    internal ActivationKernel? Kernel => _definition.KernelReadsState
        ? _definition.Kernel?.Invoke(_parameters)
        : field ??= _definition.Kernel?.Invoke(_parameters);

    private int IndexOf(string parameter)
    {
        for (int index = 0; index < Parameters.Count; index++)
            if (string.Equals(
                Parameters[index].Name, parameter.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
                return index;
        string known = Parameters.Count == 0 ? "it has none" : $"it has {string.Join(", ", Parameters.Select(each => each.Name))}";
        throw new ArgumentException($"{Name} has no hyperparameter '{parameter}'; {known}.", nameof(parameter));
    }
}
