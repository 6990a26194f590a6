namespace GradRepl.Generators.Model;

/// <summary>The type that holds an annotated method, as far as another part of it must be declared.</summary>
/// <param name="Namespace">The namespace, null for the global one.</param>
/// <param name="Declarations">The type and the types around it, outermost first, as in <c>partial class C&lt;T&gt;</c>.</param>
/// <param name="Access">How code elsewhere in the assembly reaches the type; null where it cannot.</param>
internal sealed record ContainerModel(string? Namespace, EquatableArray<string> Declarations, string? Access);
