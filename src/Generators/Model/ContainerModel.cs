using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Model;

/// <summary>The type that holds an annotated method, as far as another part of it must be declared.</summary>
/// <param name="Namespace">The namespace, null for the global one.</param>
/// <param name="Declarations">The type and the types around it, outermost first, as in <c>partial class C&lt;T&gt;</c>.</param>
/// <param name="Access">How code elsewhere in the assembly reaches the type; null where it cannot.</param>
internal sealed record ContainerModel(string? Namespace, EquatableArray<string> Declarations, string? Access)
{
    /// <summary>Whether the type or one around it has type parameters.</summary>
    public bool IsGeneric => Declarations.Any(declaration => declaration.Contains("<"));

    /// <summary>The namespace, if any, and the types, outermost first: <c>Sample</c>, <c>C&lt;T&gt;</c>.</summary>
    public IEnumerable<string> Path
    {
        get
        {
            if (Namespace is not null) yield return Namespace.Replace("@", "");
            // The name is what follows the keywords; only type parameters hold further spaces.
            foreach (string declaration in Declarations)
            {
                string head = declaration.Split('<')[0];
                yield return declaration.Substring(head.LastIndexOf(' ') + 1).Replace("@", "");
            }
        }
    }
}
