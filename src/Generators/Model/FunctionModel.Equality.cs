using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Model;

/// <summary>
/// How two models are compared, which decides whether the incremental pipeline derives a method again: by a text that
/// holds all that the derivation depends on.
/// </summary>
internal sealed partial class FunctionModel : IEquatable<FunctionModel>
{
    private readonly Lazy<string> _fingerprint;

    public FunctionModel() => _fingerprint = new Lazy<string>(Fingerprint);

    public bool Equals(FunctionModel? other) => other is not null && _fingerprint.Value == other._fingerprint.Value;

    public override bool Equals(object? obj) => Equals(obj as FunctionModel);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_fingerprint.Value);

    /// <summary>Everything in one string: the graph as a list of nodes, each by its operation and its arguments' numbers.</summary>
    private string Fingerprint()
    {
        var text = new StringBuilder();
        text.Append(FactoryName)
            .Append(Modifiers)
            .Append(' ')
            .Append(ReturnType)
            .Append(' ')
            .Append(Name)
            .Append(TypeParameter)
            .Append(Constraints)
            .Append('(')
            .Append(ParameterList)
            .Append(string.Concat(Parameters.Select(parameter => parameter.Underlying)))
            .Append(") ")
            .Append(Signature)
            .Append(string.Join(",", Shadowed.OrderBy(each => each, StringComparer.Ordinal)))
            .Append(string.Join(",", Parameters.Select(parameter => parameter.Name)));
        text.Append(Container.Namespace)
            .Append('|')
            .Append(string.Join("|", Container.Declarations))
            .Append('|')
            .Append(Container.Access)
            .Append('\n');
        var written = new HashSet<int>();
        var open = new Queue<Expr>(Roots.SelectMany(root => root.Reachable()));
        while (open.Count > 0)
        {
            Expr node = open.Dequeue();
            if (!written.Add(node.Id)) continue;
            if (node.Operation is Function { Rule: { } rule })
            {
                foreach (Expr part in rule.Reachable()) open.Enqueue(part);
                text.Append(rule.Id).Append('>');
            }
            if (node.Operation is Function { Body: { } body })
            {
                foreach (Expr part in body.Value.Reachable()) open.Enqueue(part);
                text.Append(body.Value.Id).Append('>');
            }
            text.Append(node.Id).Append('=').Append(node.Operation is Function function ? function.CSharp : node.Operation.Name);
            if (node.Operation is ActivationCall call)
                text.Append(' ').Append(call.CSharp).Append(' ').Append(string.Join(",", call.Parameters)).Append(call.Kernel);
            if (node.IsConstant) text.Append(BitConverter.DoubleToInt64Bits(node.Number)).Append('|').Append(node.Whole);
            text.Append(node.Text).Append(node.Hint is null ? "" : "'" + node.Hint);
            foreach (Expr argument in node.Arguments) text.Append(' ').Append(argument.Id);
            text.Append('\n');
        }
        foreach (Expr branch in Branches) text.Append(branch.Id).Append(';');
        return text.Append(Value.Id).Append(';').Append(GivenDerivative?.Id).Append(';').Append(GivenSecond?.Id).Append(';')
            .Append(string.Join(",", GivenPartials.Select(each => each?.Id))).ToString();
    }
}
