using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using GradRepl.Generators.Differentiation;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Simplification;
using GradRepl.Generators.Writing.CSharp;

namespace GradRepl.Generators.Writing;

/// <summary>
/// The derivatives of methods that call themselves as often as a hyperparameter says: methods that call themselves as often.
/// </summary>
internal static class RecursiveMembers
{
    /// <summary>The methods that some values need, and those that these need in turn, by name.</summary>
    public static IReadOnlyDictionary<string, string> Of(FunctionModel function, IEnumerable<Expr> values)
    {
        var members = new Dictionary<string, string>();
        var open = new Queue<Expr>(values);
        while (open.Count > 0)
        {
            foreach (Expr node in open.Dequeue().Reachable())
            {
                if (node.Operation is not Function { Recursion: { IsGenerated: true, Of.Value: not null } part } called
                    || members.ContainsKey(called.CSharp))
                    continue;
                Expr body = part.By.Aggregate(part.Of.Value!, (value, i) =>
                    Terms.Collect(new Differentiator(function.Graph, part.Of.Parameters[i]).DeriveResult(value)));
                members[called.CSharp] = Write(function, called, part, body);
                open.Enqueue(body);
            }
        }
        return members;
    }

    private static string Write(FunctionModel function, Function called, RecursivePart part, Expr body)
    {
        ImmutableArray<Expr> parameters = part.Of.Parameters;
        string[] names = [.. parameters.Select(Recursion.NameOf)];
        body = body.With(
            parameters, [.. parameters.Select((each, i) => each.Graph.External(Identifiers.Escape(names[i]), each.Kind))]);
        string by = string.Join(" and ", part.By.Select(i => names[i]));
        string declared = string.Join(", ", names.Select((name, i) => $"{part.Of.Types[i]} {Identifiers.Escape(name)}"));
        var text = new StringBuilder();
        text.Append(by.Length == 0
            ? $"/// <summary>What {part.Of.Name} returns.</summary>\n"
            : $"/// <summary>The derivative of what {part.Of.Name} returns by {by}.</summary>\n");
        text.Append($"private {(function.IsStatic ? "static " : "")}double {called.CSharp}({declared})\n{{\n");
        foreach (string line in CSharpBody.Write(
            Expansion.ForScalarCode(body), [called.CSharp, .. names], BodyStyle.Returning(value => value)))
            text.Append("    ").Append(line).Append('\n');
        return text.Append("}\n").ToString();
    }
}
