using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using GradRepl.Repl.Output.Files;
using GradRepl.Repl.Output.Tracing;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Submissions;
using GradRepl.Runtime.Files;

namespace GradRepl.Repl.Sessions.Caching;

/// <summary>
/// Compiled scripts, found again by the script's text and path, the current folder, and the versions of this program and the
/// framework. A cache that cannot be read or written is no reason to stop anybody: the script is compiled then.
/// </summary>
internal sealed class ScriptCache
{
    private const int Capacity = 64;

    private readonly string _folder;
    private readonly string _file;
    private readonly Submission _script;

    private ScriptCache(string folder, Submission script)
    {
        _folder = folder;
        _script = script;
        _file = Path.Combine(folder, KeyOf(script) + ".script");
    }

    /// <summary>The place of a script in a cache; null where there is no folder that only this user can write.</summary>
    public static ScriptCache? For(Submission script, string? folder)
    {
        try
        {
            return folder is not null && UserFolders.MakePrivate(folder) ? new ScriptCache(folder, script) : null;
        }
        catch (Exception error) when (IsOfFile(error))
        {
            TraceLog.Swallowed(error);
            return null;
        }
    }

    /// <summary>The script as it was compiled before; null where it was not, or not from what is there now.</summary>
    public CompiledSubmission? Find()
    {
        try
        {
            if (!File.Exists(_file)) return null;
            CompiledSubmission? found = CachedScript.Read(File.ReadAllBytes(_file), _script);
            TraceLog.Say("cache", found is null ? $"{_file} is out of date" : $"found {_file}");
            if (found is not null) File.SetLastWriteTimeUtc(_file, DateTime.UtcNow);
            return found;
        }
        catch (Exception error) when (IsOfFile(error) || error is FormatException or ArgumentException)
        {
            TraceLog.Swallowed(error);
            return null;
        }
    }

    /// <summary>Keeps a script, and forgets those that nobody ran for longest.</summary>
    public void Keep(CompiledSubmission compiled)
    {
        try
        {
            IEnumerable<string> loaded = compiled.Texts.Skip(1).Select(text => text.Origin.Path);
            WholeFile.Write(
                _file, CachedScript.Write(compiled, [.. loaded.Concat(compiled.Entry!.Files).Select(Path.GetFullPath).Distinct()]));
            TraceLog.Say("cache", $"kept {_file}");
            foreach (FileInfo old in new DirectoryInfo(_folder).GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(Capacity))
                old.Delete();
        }
        catch (Exception error) when (IsOfFile(error))
        {
            TraceLog.Swallowed(error); // It is compiled again next time.
        }
    }

    /// <summary>The hash of a file's content; of nothing where there is no such file.</summary>
    public static byte[] HashOf(string file) => SHA256.HashData(File.Exists(file) ? File.ReadAllBytes(file) : []);

    private static string KeyOf(Submission script)
    {
        var key = new StringBuilder();
        // A new version of the compiler, or of what scripts call, makes compiled scripts stale.
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Order(StringComparer.Ordinal))
            if (Path.GetFileName(file) is var name && (name.StartsWith("gradrepl", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)))
                key.Append(name)
                    .Append(' ')
                    .Append(new FileInfo(file).Length)
                    .Append(' ')
                    .Append(File.GetLastWriteTimeUtc(file).Ticks)
                    .Append('\n');
        key.Append(typeof(ScriptCache).Module.ModuleVersionId).Append('\n').Append(Environment.Version).Append('\n')
            .Append(Directory.GetCurrentDirectory()).Append('\n').Append(script.Path).Append('\n').Append(script.Text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString())));
    }

    private static bool IsOfFile(Exception error) =>
        error is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException;
}
