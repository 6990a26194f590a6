using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Writing.CSharp;

namespace GradRepl.Generators.Writing;

/// <summary>
/// Lambdas of the runtime's form (z, p), p the hyperparameters as numbers, that call a member with the method's parameters.
/// </summary>
internal sealed class ValueCall
{
    private readonly FunctionModel _function;
    private readonly string _z;

    public ValueCall(FunctionModel function)
    {
        _function = function;
        // Neither may hide a method or a field that the lambda names.
        var taken = new HashSet<string>(function.Roots.SelectMany(CSharpBody.NamesIn), StringComparer.Ordinal);
        foreach (ParameterModel parameter in function.Parameters) taken.Remove(parameter.Identifier);
        taken.Add(function.Name);
        _z = Identifiers.Unique("z", taken);
        Hyperparameters = Identifiers.Unique("p", taken);
        // A script's functions belong to the running submission; a class's are static.
        Head = function.IsStatic ? $"static ({_z}, {Hyperparameters}) =>" : $"({_z}, {Hyperparameters}) =>";
    }

    /// <summary>How a lambda begins.</summary>
    public string Head { get; }

    /// <summary>What the lambda calls the hyperparameters.</summary>
    public string Hyperparameters { get; }

    /// <summary>The lambda that calls a member.</summary>
    public string Of(string member)
    {
        string instance = _function.TypeParameter is null ? "" : "<double>";
        string arguments = string.Join(
            ", ", _function.Parameters.Select((parameter, i) => Convert(parameter, i == 0 ? _z : $"{Hyperparameters}[{i - 1}]")));
        // Half is the one type of a result that is not a double by itself.
        string result = _function.ReturnType == "System.Half" ? "(double)" : "";
        return $"{Head} {result}{member}{instance}({arguments})";
    }

    /// <summary>A number as a parameter takes it.</summary>
    public static string Convert(ParameterModel parameter, string value) => parameter.Kind switch
    {
        ValueKind.Boolean => $"{value} != 0",
        // A double that does not fit saturates.
        _ when parameter.Kind.IsInteger() => parameter.Underlying is not null
            ? $"({parameter.Type}){parameter.Underlying}.CreateSaturating({value})"
            : $"{parameter.Type}.CreateSaturating({value})",
        _ => parameter.Type == "float" ? $"(float){value}" : parameter.IsHalf ? $"(global::System.Half){value}" : value,
    };
}
