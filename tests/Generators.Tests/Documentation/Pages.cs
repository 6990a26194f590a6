using System;
using System.IO;
using GradRepl.Generators.Tests.Harness;

namespace GradRepl.Generators.Tests.Documentation;

/// <summary>The pages in docs, which tests check and, with UPDATE_SNAPSHOTS=1, write.</summary>
internal static class Pages
{
    public static bool Update { get; } = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path])).ReplaceLineEndings("\n");

    public static void Write(string text, params string[] path)
    {
        string file = Path.Combine([Repository.Root, .. path]);
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
    }

}
