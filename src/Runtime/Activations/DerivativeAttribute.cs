using System;

namespace GradRepl.Runtime;

/// <summary>
/// Marks the user's own derivative of <paramref name="function"/>, with the same parameters as that method.
/// The generator uses it wherever it would have derived the method's body.
/// </summary>
/// <param name="function">The name of the method, as <c>nameof(F)</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DerivativeAttribute(string function) : Attribute
{
    /// <summary>The name of the method whose derivative this is.</summary>
    public string Function { get; } = function;

    /// <summary>The name of the parameter by which it is the derivative; null for the first one, the pre-activation.</summary>
    public string? Parameter { get; init; }

    /// <summary>1 for the derivative, 2 for the second derivative.</summary>
    public int Order { get; init; } = 1;
}
