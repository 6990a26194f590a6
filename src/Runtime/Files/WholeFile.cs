using System;
using System.IO;
using System.Text;

namespace GradRepl.Runtime.Files;

/// <summary>Writes a file whole or not at all: beside its place first, then renamed onto it.</summary>
internal static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file that the user asked for.</summary>
    /// <param name="path">Where; missing folders are made.</param>
    /// <param name="content">What.</param>
    /// <param name="what">For the message, as <c>figure</c>.</param>
    /// <exception cref="IOException">It cannot be written there; nothing is left behind.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, string what)
    {
        try
        {
            Write(path, content);
        }
        catch (Exception error) when (IsOfFile(error))
        {
            string reason = error.Message.TrimEnd('.');
            throw new IOException($"The {what} cannot be written to '{path}': {reason}. Choose a folder that you may write to.", error);
        }
    }

    /// <summary>Writes text in UTF-8, without a byte order mark.</summary>
    /// <exception cref="IOException">It cannot be written there; nothing is left behind.</exception>
    public static void Write(string path, string text) => Write(path, Utf8.GetBytes(text));

    /// <param name="path">Where; missing folders are made.</param>
    /// <param name="content">What.</param>
    /// <param name="ownerOnly">Whether nobody but the user may read it.</param>
    /// <exception cref="IOException">It cannot be written there; nothing is left behind.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool ownerOnly = false)
    {
        string whole = Path.GetFullPath(path);
        if (Directory.Exists(whole)) throw new IOException("a folder of that name exists");
        string folder = Path.GetDirectoryName(whole)!;
        Directory.CreateDirectory(folder);
        string beside = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            using (FileStream file = Create(beside, ownerOnly)) file.Write(content);
            File.Move(beside, whole, overwrite: true);
        }
        catch (Exception error) when (IsOfFile(error))
        {
            Discard(beside);
            // The name of the file beside means nothing to a reader.
            throw new IOException(error.Message.Replace(Path.GetFileName(beside), Path.GetFileName(path), StringComparison.Ordinal), error);
        }
    }

    private static FileStream Create(string path, bool ownerOnly)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (ownerOnly && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static void Discard(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (IsOfFile(error))
        {
            // The first error is the one to report.
        }
    }

    private static bool IsOfFile(Exception error) => error is IOException or UnauthorizedAccessException or NotSupportedException;
}
