using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace GradRepl.Repl.Tests.Editor;

/// <summary>A test in a real terminal; skipped where tmux is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TmuxFactAttribute : FactAttribute
{
    public TmuxFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        bool installed = !OperatingSystem.IsWindows()
            && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, "tmux")));
        if (!installed) Skip = "tmux is not installed";
    }
}
