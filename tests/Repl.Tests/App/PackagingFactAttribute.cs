using System;
using System.Runtime.CompilerServices;

namespace GradRepl.Repl.Tests.App;

/// <summary>A test that packs or publishes; skipped unless GRADREPL_PACKAGING is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackagingFactAttribute : FactAttribute
{
    public PackagingFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("GRADREPL_PACKAGING"))) Skip = "Takes minutes: set GRADREPL_PACKAGING=1.";
    }
}
