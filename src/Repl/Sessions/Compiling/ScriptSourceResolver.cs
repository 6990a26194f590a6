using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Sessions.Compiling;

/// <summary>
/// Finds what <c>#load</c> names, relative to the loading file. Paths stay as people wrote them, and a text can be
/// replaced by its guarded form for the compilation that is run.
/// </summary>
/// <param name="replacements">Text to read instead of a file's own, by resolved path; null for none.</param>
internal sealed class ScriptSourceResolver(IReadOnlyDictionary<string, string>? replacements = null) : SourceReferenceResolver
{
    private readonly IReadOnlyDictionary<string, string>? _replacements = replacements;

    public override string NormalizePath(string path, string? baseFilePath) => path;

    public override string? ResolveReference(string path, string? baseFilePath)
    {
        string folder = baseFilePath is null ? "" : Path.GetDirectoryName(baseFilePath) ?? "";
        string found = Path.Combine(folder, path);
        return File.Exists(found) ? found : null;
    }

    public override Stream OpenRead(string resolvedPath) =>
        _replacements is not null && _replacements.TryGetValue(resolvedPath, out string? text)
            ? new MemoryStream(Encoding.UTF8.GetBytes(text))
            : File.OpenRead(resolvedPath);

    // Resolvers are compared when submissions are chained.
    public override bool Equals(object? other) => other is ScriptSourceResolver resolver && ReferenceEquals(resolver._replacements, _replacements);

    public override int GetHashCode() => HashCode.Combine(typeof(ScriptSourceResolver), _replacements);
}
