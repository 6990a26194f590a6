using System;
using System.IO;
using System.Text;

namespace GradRepl.Repl.Output.Files;

/// <summary>Writes a text file whole or not at all: beside its place first, then renamed onto it.</summary>
internal static class WholeTextFile
{
    /// <param name="path">Where; missing folders are made.</param>
    /// <param name="text">What, in UTF-8.</param>
    public static void Write(string path, string text)
    {
        string whole = Path.GetFullPath(path);
        if (Directory.Exists(whole)) throw new IOException("a folder of that name exists");
        string folder = Path.GetDirectoryName(whole)!;
        Directory.CreateDirectory(folder);
        string beside = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllText(beside, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(beside, whole, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
