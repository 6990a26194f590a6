namespace GradRepl.Repl.Tests;

/// <summary>In-process sessions share the process's interruption flag and registry of activations: one at a time.</summary>
[CollectionDefinition(Name)]
public sealed class SessionCollection
{
    public const string Name = "sessions";
}
