namespace GradRepl.Runtime;

/// <summary>A hyperparameter of an activation: anything after the pre-activation z.</summary>
/// <param name="Name">Its name in the method, as <c>beta</c>.</param>
/// <param name="Value">
/// Its value; the declared default until <see cref="Activation.With"/> sets another. NaN where none was declared.
/// </param>
public sealed record ActivationParameter(string Name, double Value);
