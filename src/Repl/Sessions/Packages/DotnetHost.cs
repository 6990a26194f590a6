using System;
using System.IO;
using System.Runtime.InteropServices;

namespace GradRepl.Repl.Sessions.Packages;

/// <summary>Finds the installed <c>dotnet</c>.</summary>
internal static class DotnetHost
{
    /// <summary>The command to start: that which runs us, or belongs to the runtime that runs us, or the one in the path.</summary>
    public static string Path
    {
        get
        {
            string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
            if (Environment.ProcessPath is { } process && System.IO.Path.GetFileName(process).Equals(name, StringComparison.OrdinalIgnoreCase)) return process;
            // <root>/shared/Microsoft.NETCore.App/10.0.1/
            foreach (string? root in new[] { Environment.GetEnvironmentVariable("DOTNET_ROOT"), System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..") })
                if (!string.IsNullOrEmpty(root) && System.IO.Path.GetFullPath(System.IO.Path.Combine(root, name)) is var host && File.Exists(host)) return host;
            return name;
        }
    }
}
