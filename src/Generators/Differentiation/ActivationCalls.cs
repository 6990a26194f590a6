using System;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation;

/// <summary>How the members generated for an activation are called, and which of them differentiate which.</summary>
internal static class ActivationCalls
{
    public static string Derivative(string method) => method + "Derivative";

    public static string SecondDerivative(string method) => method + "SecondDerivative";

    /// <summary>SwishPartialBeta; LeakyReLUPartialNegativeSlope for negative_slope.</summary>
    public static string Partial(string method, string parameter) =>
        method + "Partial" + string.Concat(parameter.Split(['_'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    public static string Factory(string method) => "Create" + char.ToUpperInvariant(method[0]) + method.Substring(1) + "Activation";

    /// <summary>The generated member that is the derivative of <paramref name="call"/> by its argument <paramref name="index"/>; null where none is generated.</summary>
    public static ActivationCall? Partial(ActivationCall call, int index) => (call.Order, index) switch
    {
        (0, 0) => new(call.Name, Derivative(call.CSharp), 1, call.Parameters, call.Kernel),
        (0, _) => new(call.Name, Partial(call.CSharp, call.Parameters[index]), -index, call.Parameters, call.Kernel),
        (1, 0) => new(call.Name, Twice(call.CSharp), 2, call.Parameters, call.Kernel),
        _ => null,
    };

    private static string Twice(string derivative) => SecondDerivative(derivative.Substring(0, derivative.Length - "Derivative".Length));
}

/// <summary>A derivative of another activation that is needed but not generated, such as a mixed second one.</summary>
internal sealed class MissingPartialException(string activation, string parameter) : Exception($"The derivative of {activation} with respect to {parameter} is not generated.")
{
    public string Activation { get; } = activation;

    public string Parameter { get; } = parameter;
}
