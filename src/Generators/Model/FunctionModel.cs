using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Model;

/// <summary>
/// An annotated method as read: all that the derivation needs and nothing that an edit elsewhere changes, so that
/// an equal model is not derived again.
/// </summary>
internal sealed partial class FunctionModel
{
    /// <summary>The method's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the method returns: double, float, or its type parameter.</summary>
    public required string ReturnType { get; init; }

    /// <summary>The type parameter of a generic method; null where it has none.</summary>
    public string? TypeParameter { get; init; }

    /// <summary>The type parameter's constraints, as C#.</summary>
    public string? Constraints { get; init; }

    /// <summary>Accessibility and static, as on the method: <c>public static</c>.</summary>
    public required string Modifiers { get; init; }

    public required bool IsStatic { get; init; }

    /// <summary>What follows the names of generated members that overloads would share; mostly empty.</summary>
    public string Overload { get; init; } = "";

    /// <summary>The name of the generated method that describes it.</summary>
    public string FactoryName => GeneratedNames.Factory(Name) + Overload;

    /// <summary>The names of the generated kernel and of the method that makes it.</summary>
    public KernelName Kernel => KernelName.Of(Name, Overload);

    /// <summary>The pre-activation, then the hyperparameters.</summary>
    public required ImmutableArray<ParameterModel> Parameters { get; init; }

    public required ContainerModel Container { get; init; }

    /// <summary>The runtime names of the parameters' types, joined by commas; tells overloads apart.</summary>
    public required string Signature { get; init; }

    /// <summary>What the method returns.</summary>
    public required Expr Value { get; init; }

    /// <summary>The derivative that the user gives with <c>[Derivative]</c>; null where it is to be found.</summary>
    public Expr? GivenDerivative { get; init; }

    /// <summary>The differences that are zero where the function changes its formula.</summary>
    public required ImmutableArray<Expr> Branches { get; init; }

    /// <summary>The annotated methods that it calls.</summary>
    public required ImmutableArray<string> Calls { get; init; }

    public Graph Graph => Value.Graph;

    public IEnumerable<ParameterModel> Hyperparameters => Parameters.Skip(1);

    /// <summary>Whether there are hyperparameters, all of them real numbers with one that goes without saying.</summary>
    public bool HasDefaults => Hyperparameters.Any() && Hyperparameters.All(parameter => parameter.IsContinuous && parameter.Default is not null && !double.IsNaN(parameter.Number) && !double.IsInfinity(parameter.Number));

    public string ParameterList => string.Join(", ", Parameters.Select(parameter => parameter.Declaration));
}
