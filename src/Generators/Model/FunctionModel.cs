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

    /// <summary>
    /// What the activation is known by: namespace, types and method, as in <c>Sample.Functions.Swish</c>, with the types of
    /// the parameters where overloads share it.
    /// </summary>
    public string QualifiedName => string.Join(".", [.. Container.Path, Name]) + (Overload.Length == 0 ? ""
        : $"({string.Join(", ", Parameters.Select(parameter => parameter.Type.Replace("global::", "")))})");

    /// <summary>The method as a delegate in C#; a cast chooses among overloads.</summary>
    public string MethodGroup
    {
        get
        {
            string method = Identifiers.Escape(Name) + (TypeParameter is null ? "" : "<double>");
            if (Overload.Length == 0) return method;
            IEnumerable<string> types = [.. Parameters.Select(parameter => parameter.Type), ReturnType];
            return $"(global::System.Func<{string.Join(", ", types.Select(type => type == TypeParameter ? "double" : type))}>){method}";
        }
    }

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

    /// <summary>The second derivative that the user gives.</summary>
    public Expr? GivenSecond { get; init; }

    /// <summary>The derivatives by the hyperparameters that the user gives, each null where it is to be found.</summary>
    public ImmutableArray<Expr?> GivenPartials { get; init; } = [];

    /// <summary>All that was read: the value, its branches, and what is given.</summary>
    public IEnumerable<Expr> Roots =>
        [.. Branches, Value, .. new[] { GivenDerivative, GivenSecond }.Concat(GivenPartials).OfType<Expr>()];

    /// <summary>The differences that are zero where the function changes its formula.</summary>
    public required ImmutableArray<Expr> Branches { get; init; }

    /// <summary>The annotated methods that it calls.</summary>
    public required ImmutableArray<string> Calls { get; init; }

    /// <summary>The simple names of <see cref="SimpleNames.Types"/> that mean something else where the method stands.</summary>
    public ImmutableHashSet<string> Shadowed { get; init; } = [];

    /// <summary>Whether the method rounds to fewer digits than a double has on its way; its value here does not.</summary>
    public bool RoundsOnItsWay { get; init; }

    public Graph Graph => Value.Graph;

    public IEnumerable<ParameterModel> Hyperparameters => Parameters.Skip(1);

    /// <summary>The first parameter in the value graph.</summary>
    public Expr PreActivation => Graph.Parameter(Parameters[0].Spelling, Parameters[0].Kind);

    /// <summary>How the parameters are spelled in the value graph.</summary>
    public string[] Spellings => [.. Parameters.Select(parameter => parameter.Spelling)];

    /// <summary>Whether there are hyperparameters, all of them real numbers with one that goes without saying.</summary>
    public bool HasDefaults => Hyperparameters.Any() && Hyperparameters.All(parameter =>
        parameter.IsContinuous && parameter.Default is not null && !double.IsNaN(parameter.Number) && !double.IsInfinity(parameter.Number));

    public string ParameterList => string.Join(", ", Parameters.Select(parameter => parameter.Declaration));
}
