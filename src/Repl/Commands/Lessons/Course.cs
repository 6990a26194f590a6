using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using GradRepl.Repl.Output.Errors;

namespace GradRepl.Repl.Commands.Lessons;

/// <summary>The lessons in their order.</summary>
internal sealed class Course(IReadOnlyList<Lesson> lessons)
{
    private const string Folder = "scripts";

    public IReadOnlyList<Lesson> Lessons { get; } = lessons;

    /// <summary>What to say where <see cref="Lessons"/> is empty.</summary>
    public const string NoLessons = "there are no lessons beside the program";

    /// <summary>The lessons that were delivered beside the program, or those of the repository in which it was built.</summary>
    public static Course Find() => In(FindFolder());

    public static Course In(string? folder) => new(folder is null ? [] : [.. Directory.GetFiles(folder, "*.csx").Select(Lesson.Of).OfType<Lesson>().OrderBy(lesson => lesson.Number)]);

    /// <summary>The lesson of a number, a name, a part of one name, or a part of one title.</summary>
    /// <exception cref="UsageException">There is none, or more than one; the message says which there are.</exception>
    public Lesson this[string asked]
    {
        get
        {
            if (Lessons.Count == 0) throw new UsageException(NoLessons);
            if (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && Lessons.FirstOrDefault(lesson => lesson.Number == number) is { } numbered) return numbered;
            Func<Lesson, bool>[] ways =
            [
                lesson => Same(lesson.Name, asked) || Same(Path.GetFileName(lesson.Path), asked) || Same(Path.GetFileNameWithoutExtension(lesson.Path), asked),
                lesson => lesson.Name.Contains(asked, StringComparison.OrdinalIgnoreCase),
                lesson => lesson.Title.Contains(asked, StringComparison.OrdinalIgnoreCase),
            ];
            Lesson[] found = [.. ways.Select(way => Lessons.Where(way).ToArray()).FirstOrDefault(some => some.Length > 0) ?? []];
            return found switch
            {
                [var only] => only,
                [] => throw new UsageException($"there is no lesson '{asked}': there are {Named(Lessons)}"),
                _ => throw new UsageException($"'{asked}' may be {Named(found)}"),
            };
        }
    }

    /// <summary>The list of the lessons, as lines.</summary>
    public IEnumerable<string> Lines()
    {
        int width = Lessons.Select(lesson => lesson.Name.Length).DefaultIfEmpty().Max();
        foreach (Lesson lesson in Lessons)
        {
            yield return $"{lesson.Number,3}  {lesson.Name.PadRight(width)}  {lesson.Title}";
            if (lesson.Summary.Length > 0) yield return $"{new string(' ', width + 7)}{lesson.Summary}";
        }
    }

    private static string Named(IReadOnlyList<Lesson> lessons) => string.Join(", ", lessons.Select(lesson => $"{lesson.Number} {lesson.Name}"));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string? FindFolder()
    {
        string beside = Path.Combine(AppContext.BaseDirectory, Folder);
        if (Directory.Exists(beside)) return beside;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "GradRepl.sln"))) return Path.Combine(folder.FullName, Folder) is var path && Directory.Exists(path) ? path : null;
        return null;
    }
}
