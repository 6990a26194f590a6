using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GradRepl.Generators.Tests.Harness;

namespace GradRepl.Generators.Tests.Writing.Snapshots;

/// <summary>Texts kept in folders beside this file. UPDATE_SNAPSHOTS=1 rewrites them; git shows what changed.</summary>
internal static class Snapshots
{
    private static bool Update => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    /// <summary>Fails with every line that differs, every text without a file, and every file without a text.</summary>
    /// <param name="folder">The folder of the texts, which holds no others.</param>
    /// <param name="texts">The texts by the names of their files.</param>
    public static void Match(string folder, IReadOnlyDictionary<string, string> texts)
    {
        string path = Repository.Tests("Writing", "Snapshots", folder);
        if (Update) Write(path, texts);
        IEnumerable<string> orphans = Directory.EnumerateFiles(path)
            .Select(file => Path.GetFileName(file))
            .Where(file => !texts.ContainsKey(file));
        string[] complaints =
        [
            .. orphans.Order(StringComparer.Ordinal).Select(file => $"{file}: nothing is generated for it any more"),
            .. texts.OrderBy(text => text.Key, StringComparer.Ordinal)
                .SelectMany(text => Differences(Path.Combine(path, text.Key), text.Value)),
        ];
        Assert.True(complaints.Length == 0, "Accept with UPDATE_SNAPSHOTS=1:\n" + string.Join("\n", complaints));
    }

    private static IEnumerable<string> Differences(string path, string text)
    {
        string file = Path.GetFileName(path);
        if (!File.Exists(path)) return [$"{file}: missing"];
        string[] expected = Lines(File.ReadAllText(path)), actual = Lines(text);
        return Enumerable.Range(0, Math.Max(expected.Length, actual.Length))
            .Where(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i))
            .Select(i => $"{file}({i + 1}):\n- {expected.ElementAtOrDefault(i)}\n+ {actual.ElementAtOrDefault(i)}");
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static void Write(string path, IReadOnlyDictionary<string, string> texts)
    {
        Directory.CreateDirectory(path);
        foreach (string file in Directory.EnumerateFiles(path).Where(file => !texts.ContainsKey(Path.GetFileName(file)))) File.Delete(file);
        foreach ((string file, string text) in texts) File.WriteAllText(Path.Combine(path, file), text);
    }
}
