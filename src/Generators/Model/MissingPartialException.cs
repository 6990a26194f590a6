using System;

namespace GradRepl.Generators.Model;

/// <summary>A derivative of another activation that is needed but not generated, such as a mixed second one.</summary>
internal sealed class MissingPartialException(string activation, string parameter) : Exception($"The derivative of {activation} with respect to {parameter} is not generated.")
{
    public string Activation { get; } = activation;

    public string Parameter { get; } = parameter;
}
