using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using GradRepl.Generators.Differentiation;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Reading;

/// <summary>A parameter of an annotated method.</summary>
/// <param name="Name">Its name, as declared.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Kind">How the graph holds it.</param>
/// <param name="Default">The declared default as C#, null where there is none.</param>
/// <param name="Number">The declared default as a number, NaN where there is none.</param>
internal sealed record ParameterModel(string Name, string Type, ValueKind Kind, string? Default, double Number)
{
    /// <summary>Whether there is a derivative by it: a whole number, a choice or a flag has none.</summary>
    public bool IsContinuous => Kind == ValueKind.Real;

    /// <summary>How generated code reads it; an enum as its number.</summary>
    public string Spelling => Kind == ValueKind.Integer && Type.StartsWith("global::", StringComparison.Ordinal) ? $"(int){ReadContext.Escape(Name)}" : ReadContext.Escape(Name);

    /// <summary>Whether derivatives, which compute in double, must widen it first.</summary>
    public bool IsWidened => Kind == ValueKind.Real && Type != "double";

    public string Declaration => $"{Type} {ReadContext.Escape(Name)}{(Default is null ? "" : $" = {Default}")}";

    /// <summary>The default as a C# double.</summary>
    public string NumberAsCSharp => double.IsNaN(Number) ? "double.NaN"
        : double.IsInfinity(Number) ? (Number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity")
        : Number.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>The type that holds an annotated method, as far as another part of it must be declared.</summary>
/// <param name="Namespace">The namespace, null for the global one.</param>
/// <param name="Declarations">The type and the types around it, outermost first, as in <c>partial class C&lt;T&gt;</c>.</param>
/// <param name="Access">How code elsewhere in the assembly reaches the type; null where it cannot.</param>
internal sealed record ContainerModel(string? Namespace, EquatableArray<string> Declarations, string? Access);

/// <summary>
/// An annotated method as read: all that the derivation needs and nothing that an edit elsewhere changes, so that
/// an equal model is not derived again.
/// </summary>
internal sealed class FunctionModel : IEquatable<FunctionModel>
{
    private readonly Lazy<string> _fingerprint;

    public FunctionModel() => _fingerprint = new Lazy<string>(Fingerprint);

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
    public string FactoryName => ActivationCalls.Factory(Name) + Overload;

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

    public bool Equals(FunctionModel? other) => other is not null && _fingerprint.Value == other._fingerprint.Value;

    public override bool Equals(object? obj) => Equals(obj as FunctionModel);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_fingerprint.Value);

    /// <summary>Everything in one string: the graph as a list of nodes, each by its operation and its arguments' numbers.</summary>
    private string Fingerprint()
    {
        var text = new StringBuilder();
        text.Append(FactoryName).Append(Modifiers).Append(' ').Append(ReturnType).Append(' ').Append(Name).Append(TypeParameter).Append(Constraints).Append('(').Append(ParameterList).Append(") ").Append(Signature);
        text.Append(Container.Namespace).Append('|').Append(string.Join("|", Container.Declarations)).Append('|').Append(Container.Access).Append('\n');
        var written = new HashSet<int>();
        IEnumerable<Expr> roots = GivenDerivative is { } given ? [.. Branches, Value, given] : Branches.Add(Value);
        var open = new Queue<Expr>(roots.SelectMany(root => root.Reachable()));
        while (open.Count > 0)
        {
            Expr node = open.Dequeue();
            if (!written.Add(node.Id)) continue;
            if (node.Operation is Function { Rule: { } rule })
            {
                foreach (Expr part in rule.Reachable()) open.Enqueue(part);
                text.Append(rule.Id).Append('>');
            }
            text.Append(node.Id).Append('=').Append(node.Operation is Function function ? function.CSharp : node.Operation.Name);
            if (node.Operation is ActivationCall call) text.Append(' ').Append(call.CSharp).Append(' ').Append(string.Join(",", call.Parameters)).Append(call.Kernel);
            if (node.IsConstant) text.Append(BitConverter.DoubleToInt64Bits(node.Number));
            text.Append(node.Text).Append(node.Hint is null ? "" : "'" + node.Hint);
            foreach (Expr argument in node.Arguments) text.Append(' ').Append(argument.Id);
            text.Append('\n');
        }
        foreach (Expr branch in Branches) text.Append(branch.Id).Append(';');
        return text.Append(Value.Id).Append(';').Append(GivenDerivative?.Id).ToString();
    }
}
