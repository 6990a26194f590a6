using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Differentiation;

/// <summary>Derivatives of calls to other activations: calls to their generated derivatives.</summary>
internal static class ActivationCalls
{
    /// <summary>
    /// The generated member that is the derivative of <paramref name="call"/> by its argument <paramref name="index"/>;
    /// null where none is generated.
    /// </summary>
    public static ActivationCall? Partial(ActivationCall call, int index) => (call.Order, index) switch
    {
        (0, 0) => new(call.Name, GeneratedNames.Derivative(call.CSharp), 1, call.Parameters, call.Kernel),
        (0, _) => new(call.Name, GeneratedNames.Partial(call.CSharp, call.Parameters[index]), -index, call.Parameters, call.Kernel),
        (1, 0) => new(call.Name, SecondDerivative(call.CSharp), 2, call.Parameters, call.Kernel),
        _ => null,
    };

    private static string SecondDerivative(string derivative) =>
        GeneratedNames.SecondDerivative(derivative.Substring(0, derivative.Length - "Derivative".Length));
}
