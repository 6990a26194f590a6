using System;
using System.IO;
using System.Text;
using GradRepl.Repl.Output.Errors;

namespace GradRepl.Repl.Sessions;

/// <summary>Reads a script, or says in one line why it cannot be one.</summary>
internal static class ScriptFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UsageException">It is not there, a folder, not text, or empty.</exception>
    public static string Read(string path)
    {
        if (Directory.Exists(path)) throw new UsageException($"'{path}' is a folder, not a script");
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"there is no script '{path}'");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"the script '{path}' cannot be read: {error.Message}");
        }
        ReadOnlySpan<byte> content = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;
        if (content.Contains((byte)0)) throw new UsageException($"'{path}' is not a script: it holds binary data");
        string text;
        try
        {
            text = Strict.GetString(content);
        }
        catch (DecoderFallbackException error)
        {
            throw new UsageException($"'{path}' is not a script: it is not valid UTF-8 at byte {error.Index}");
        }
        if (string.IsNullOrWhiteSpace(text)) throw new UsageException($"the script '{path}' is empty", ExitCode.Error);
        return text;
    }
}
