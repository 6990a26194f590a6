using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using GradRepl.Repl.Output.Files;
using GradRepl.Repl.Output.Tracing;
using GradRepl.Runtime.Files;

namespace GradRepl.Repl.Sessions.Packages;

/// <summary>
/// Restores the package of <c>#r "nuget: Name, Version"</c> through the installed SDK: a project of its own that references
/// it, in the user's cache, and <c>dotnet restore</c>. A package that was restored once is found there without a network.
/// </summary>
internal static partial class PackageRestore
{
    private const string Prefix = "nuget:";

    private static readonly ConcurrentDictionary<string, PackageAssets> Restored = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a reference names a package.</summary>
    public static bool IsPackage(string reference) => reference.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The package's files.</summary>
    /// <param name="reference">As <c>nuget: Name, 1.2.3</c>.</param>
    /// <param name="cancellation">Ends the restore.</param>
    /// <exception cref="PackageException">It cannot be had.</exception>
    public static PackageAssets Restore(string reference, CancellationToken cancellation)
    {
        Match match = Reference().Match(reference);
        if (!match.Success) throw new PackageException($"'{reference}' names no package: write #r \"nuget: Name, 1.2.3\"");
        string name = match.Groups["name"].Value, version = match.Groups["version"].Success ? match.Groups["version"].Value.Trim() : "*";
        string key = $"{name} {version} net{Environment.Version.Major}.{Environment.Version.Minor} {RuntimeInformation.RuntimeIdentifier} "
            + $"{Directory.GetCurrentDirectory()}";
        if (Restored.TryGetValue(key, out PackageAssets? known)) return known;
        try
        {
            return Restored[key] = Restore(name, version, key, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            throw new PackageException($"the package {name} cannot be restored: {error.Message}");
        }
    }

    private static PackageAssets Restore(string name, string version, string key, CancellationToken cancellation)
    {
        string folder = Path.Combine(Cache(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..24]);
        string project = Path.Combine(folder, "restore.csproj"), assets = Path.Combine(folder, "obj", "project.assets.json"),
            done = Path.Combine(folder, "restored");
        bool exact = ExactVersion().IsMatch(version);
        if (exact && File.Exists(done) && File.Exists(assets) && PackageAssets.Read(assets) is var kept
            && kept.Compile.Concat(kept.Runtime).All(File.Exists) && kept.Runtime.Count > 0)
        {
            TraceLog.Say("package", $"{name} {version} is in {folder}");
            return kept;
        }
        Directory.CreateDirectory(folder);
        WholeFile.Write(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
                <NuGetAudit>false</NuGetAudit>
                <RestoreRootConfigDirectory>{SecurityElement.Escape(Directory.GetCurrentDirectory())}</RestoreRootConfigDirectory>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{SecurityElement.Escape(name)}" Version="{SecurityElement.Escape(version)}" />
              </ItemGroup>
            </Project>
            """);
        // Keep Directory.Build.props and the like of parent folders out.
        foreach (string file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            WholeFile.Write(Path.Combine(folder, file), "<Project />");
        (int exit, string output) = Run(folder, project, cancellation);
        TraceLog.Say("package", $"restored {name} {version} into {folder}: exit {exit} {output}");
        if (exit != 0) throw new PackageException(Explain(name, version, output));
        PackageAssets found = PackageAssets.Read(assets);
        if (found.Compile.Count == 0)
            throw new PackageException($"the package {name} has no assembly for .NET {Environment.Version.Major}");
        WholeFile.Write(done, "");
        return found;
    }

    private static (int Exit, string Output) Run(string folder, string project, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string argument in new[] { "restore", project, "--nologo", "--verbosity", "quiet", "-p:NuGetInteractive=false",
            "-nodeReuse:false" })
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            TraceLog.Swallowed(error);
            throw new PackageException("packages are restored by the .NET SDK, and no 'dotnet' was found: install it, or set DOTNET_ROOT");
        }
        using (process)
        {
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation),
                error = process.StandardError.ReadToEndAsync(cancellation);
            try
            {
                process.WaitForExitAsync(cancellation).GetAwaiter().GetResult();
                return (process.ExitCode, output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult());
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
    }

    private static string Explain(string name, string version, string output)
    {
        string wanted = version == "*" ? name : $"{name} {version}";
        if (output.Contains("NU1101", StringComparison.Ordinal)) return $"there is no package '{name}' in the configured sources";
        if (output.Contains("NU1102", StringComparison.Ordinal) || output.Contains("NU1103", StringComparison.Ordinal))
            return $"there is no version '{version}' of the package {name} in the configured sources";
        if (output.Contains("NU1301", StringComparison.Ordinal) || output.Contains("NU1801", StringComparison.Ordinal))
            return $"the package {wanted} is not on this machine, and the package source does not answer: are you offline?";
        if (output.Contains("NU1202", StringComparison.Ordinal))
            return $"the package {wanted} is not made for .NET {Environment.Version.Major}";
        if (output.Contains("No .NET SDKs were found", StringComparison.Ordinal))
            return "packages are restored by the .NET SDK, and only a runtime is installed here";
        string reason = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? "dotnet restore failed";
        int at = reason.IndexOf("error", StringComparison.Ordinal);
        return $"the package {wanted} cannot be restored: {(at < 0 ? reason : reason[at..])}";
    }

    /// <summary>The folder of what was restored: this user's alone, because its assemblies are run.</summary>
    private static string Cache()
    {
        string folder = UserFolders.Cache("packages")
            ?? throw new PackageException("packages need a home folder to be kept in, or XDG_CACHE_HOME");
        return UserFolders.MakePrivate(folder)
            ? folder
            : throw new PackageException(
                $"packages are kept in '{folder}', into which others can write: make it your own (chmod 700), or set XDG_CACHE_HOME");
    }

    [GeneratedRegex(
        @"^nuget:\s*(?<name>[A-Za-z0-9_][A-Za-z0-9_.\-]*)\s*(,\s*(?<version>[0-9A-Za-z.*\-+\[\](), ]+))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.\-]+)?$")]
    private static partial Regex ExactVersion();
}
