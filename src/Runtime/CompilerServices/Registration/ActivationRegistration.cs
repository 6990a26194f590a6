using System;
using System.Reflection;

namespace GradRepl.Runtime.CompilerServices.Registration;

/// <summary>An activation that is known by name.</summary>
/// <param name="QualifiedName">Namespace, types and method, as <c>Sample.Functions.Swish</c>; of a script, without a namespace.</param>
/// <param name="Assembly">The assembly that holds it; null where a running script defined it.</param>
/// <param name="Activation">Made when it is first asked for.</param>
internal sealed record ActivationRegistration(string QualifiedName, Assembly? Assembly, Lazy<Activation> Activation)
{
    /// <summary>The method's name alone.</summary>
    public string Name { get; } = ShortNameOf(QualifiedName);

    /// <summary>The qualified name with the assembly's, for two assemblies that have one name in common.</summary>
    public string FullName => Assembly is null ? QualifiedName : $"{QualifiedName}, {Assembly.GetName().Name}";

    private static string ShortNameOf(string qualifiedName)
    {
        // The parameter types that follow an overload's name may hold dots too.
        int end = qualifiedName.IndexOf('(', StringComparison.Ordinal);
        string path = end < 0 ? qualifiedName : qualifiedName[..end];
        return path[(path.LastIndexOf('.') + 1)..];
    }
}
