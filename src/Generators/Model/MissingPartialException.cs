using System;

namespace GradRepl.Generators.Model;

/// <summary>A derivative of another activation that is needed but not generated, such as a mixed second one.</summary>
internal sealed class MissingPartialException(
    string activation,
    string parameter) : Exception($"The derivative of {activation} with respect to {parameter} is not generated.")
{
    public string Activation { get; } = activation;

    public string Parameter { get; } = parameter;

    /// <summary>Why there is no second derivative, and what to do, for whoever asks for it.</summary>
    public string WithoutSecond =>
        $"it needs a mixed derivative of '{Activation}' by '{Parameter}', which is not generated: "
            + "hold that argument constant, or write the call out";
}
