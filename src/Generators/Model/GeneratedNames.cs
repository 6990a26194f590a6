using System;
using System.Linq;

namespace GradRepl.Generators.Model;

/// <summary>How the members generated for an activation are called.</summary>
internal static class GeneratedNames
{
    public static string Derivative(string method) => method + "Derivative";

    public static string SecondDerivative(string method) => method + "SecondDerivative";

    /// <summary>SwishPartialBeta; LeakyReLUPartialNegativeSlope for negative_slope.</summary>
    public static string Partial(string method, string parameter) => method + "Partial" + string.Concat(
        parameter.Split(['_'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    public static string Factory(string method) => "Create" + char.ToUpperInvariant(method[0]) + method.Substring(1) + "Activation";
}
