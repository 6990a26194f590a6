using System;
using System.IO;

namespace GradRepl.Runtime.Files;

/// <summary>Writes a file whole or not at all: beside its place first, then renamed onto it.</summary>
internal static class WholeFile
{
    /// <param name="path">Where; missing folders are made.</param>
    /// <param name="content">What.</param>
    /// <param name="what">For the message, as <c>figure</c>.</param>
    /// <exception cref="IOException">It cannot be written there; nothing is left behind.</exception>
    public static void Write(string path, byte[] content, string what)
    {
        string? beside = null;
        try
        {
            string whole = Path.GetFullPath(path);
            if (Directory.Exists(whole)) throw new IOException("a folder of that name exists");
            string folder = Path.GetDirectoryName(whole)!;
            Directory.CreateDirectory(folder);
            beside = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
            File.WriteAllBytes(beside, content);
            File.Move(beside, whole, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Discard(beside);
            // The name of the file beside means nothing to a reader.
            string reason = beside is null ? error.Message : error.Message.Replace(Path.GetFileName(beside), Path.GetFileName(path), StringComparison.Ordinal);
            throw new IOException($"The {what} cannot be written to '{path}': {reason.TrimEnd('.')}. Choose a folder that you may write to.", error);
        }
    }

    private static void Discard(string? file)
    {
        try
        {
            if (file is not null) File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The first error is the one to report.
        }
    }
}
