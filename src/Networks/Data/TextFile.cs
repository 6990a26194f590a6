using System;
using System.IO;
using System.Text;

namespace GradRepl.Networks.Data;

/// <summary>Reads a data file as UTF-8 text and says in a person's words why it cannot.</summary>
internal static class TextFile
{
    /// <summary>The file's text without its byte order mark.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, or the file cannot be read.</exception>
    /// <exception cref="DataFormatException">The file is empty, or is not UTF-8 text.</exception>
    public static string Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Directory.Exists(path)) throw new IOException($"'{path}' is a folder, not a file.");
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file '{path}' (looked for {Path.GetFullPath(path)}).", path);

        byte[] bytes = ReadBytes(path);
        ReadOnlySpan<byte> content = bytes;
        if (content.StartsWith(Encoding.UTF8.Preamble)) content = content[Encoding.UTF8.Preamble.Length..];
        if (content.IsEmpty) throw new DataFormatException(path, 1, 1, "the file is empty.");
        if (content.StartsWith(Encoding.Unicode.Preamble) || content.StartsWith(Encoding.BigEndianUnicode.Preamble))
            throw new DataFormatException(path, 1, 1, "the file is UTF-16 text; save it as UTF-8.");
        int zero = content.IndexOf((byte)0);
        if (zero >= 0) throw At(path, content[..zero], "a zero byte: the file is binary, not text.");
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException error)
        {
            throw At(
                path,
                content[..Math.Max(0, error.Index)],
                "bytes that are not UTF-8: the file is binary or in another encoding; save it as UTF-8.");
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"'{path}' may not be read: permission denied.", error);
        }
    }

    private static DataFormatException At(string path, ReadOnlySpan<byte> before, string problem)
    {
        int line = 1 + before.Count((byte)'\n');
        int column = 1 + Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]);
        return new DataFormatException(path, line, column, problem);
    }
}
