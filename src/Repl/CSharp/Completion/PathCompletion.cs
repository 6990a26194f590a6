using System;
using System.IO;
using System.Linq;
using GradRepl.Repl.Editor.Menus;

namespace GradRepl.Repl.CSharp.Completion;

/// <summary>Completes paths: of folders, and of files with certain extensions.</summary>
internal static class PathCompletion
{
    /// <param name="path">What is typed of the path.</param>
    /// <param name="start">Where it starts in the input.</param>
    /// <param name="extensions">The extensions of the files to offer; none for folders alone.</param>
    public static CompletionList Complete(string path, int start, params string[] extensions)
    {
        int name = path.LastIndexOfAny(['/', Path.DirectorySeparatorChar]) + 1;
        string folder = path[..name];
        if (folder.StartsWith("~/", StringComparison.Ordinal)) return CompletionList.None; // The compiler does not know it.
        try
        {
            var entries = new DirectoryInfo(folder.Length == 0 ? "." : folder).EnumerateFileSystemInfos(path[name..] + "*", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.System })
                .Where(entry => entry.Name.StartsWith(path[name..], StringComparison.OrdinalIgnoreCase) && (path.Length > name || entry.Name[0] != '.'))
                .Where(entry => entry is DirectoryInfo || extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                .OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase);
            return new CompletionList(start + name, [.. entries.Select(Item)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return CompletionList.None;
        }
    }

    private static CompletionItem Item(FileSystemInfo entry) => entry is DirectoryInfo
        ? new CompletionItem(entry.Name + "/", () => new ItemDescription("folder"))
        : new CompletionItem(entry.Name, () => new ItemDescription($"{((FileInfo)entry).Length:N0} bytes"));
}
