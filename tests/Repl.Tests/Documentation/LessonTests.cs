using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GradRepl.Repl.Commands;
using GradRepl.Repl.Commands.Lessons;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Tests.Documentation;

/// <summary>Every lesson of the course plays, writes the figures that it names, and has exercises that a session answers.</summary>
[Collection(SessionCollection.Name)]
public sealed partial class LessonTests
{
    // What a lesson has to arrive at, found by others: scikit-learn 1.x, fitted to the same data, gives 3.2057, −1.6346, −1.3083.
    private static readonly Dictionary<string, string[]> Known = new() { ["05-gradients.csx"] = ["3.2057", "1.6346", "1.3083"] };

    public static TheoryData<string> Lessons => [.. Course.Find().Lessons.Select(lesson => Path.GetFileName(lesson.Path))];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void It_plays_to_its_end_and_writes_the_figures_that_it_names(string lesson)
    {
        string script = Repository.Read("scripts", lesson);
        using var folder = new Folder();
        var session = new TestSession(folder: folder.Path, quote: false);

        Evaluation evaluation = session.Session.Evaluate(new Submission(script, Path.Combine(Repository.Root, "scripts", lesson)));

        Assert.DoesNotContain(evaluation.Messages, message => message.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal(EvaluationStatus.Succeeded, evaluation.Status);
        string[] named = [.. FigureNames().Matches(script).Select(match => match.Groups["name"].Value)];
        Assert.NotEmpty(named);
        string[] written =
        [
            .. Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder.Path, file).Replace('\\', '/')),
        ];
        Assert.Equal(named, written.Order(StringComparer.Ordinal));
        Assert.Equal(
            Enumerable.Range(1, named.Length),
            named.Select(name => int.Parse(Path.GetFileName(name)[..2], CultureInfo.InvariantCulture)));
        // The oldest lesson keeps its names; the others have folders of their own.
        string own = Path.GetFileNameWithoutExtension(lesson) + "/";
        if (lesson != "05-gradients.csx") Assert.All(named, name => Assert.StartsWith(own, name, StringComparison.Ordinal));
        Assert.All(Known.GetValueOrDefault(lesson, []), number => Assert.Contains(number, session.Output, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\bNaN\b|∞|Infinity", session.Output);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Its_exercises_can_be_typed_into_a_session(string lesson)
    {
        string script = Repository.Read("scripts", lesson);
        // Indented by nine: code; by four: the question.
        string[] code =
        [
            .. script[script.IndexOf("**Exercises.**", StringComparison.Ordinal)..].Split('\n')
                .TakeWhile(line => line.Trim() != "\"\"\");")
                .Where(line => line.StartsWith("         ", StringComparison.Ordinal))
                .Select(line => line.Trim()),
        ];
        Assert.True(code.Length >= 3);
        using var folder = new Folder();
        var session = new TestSession(folder: folder.Path);
        var commands = new CommandRegistry();
        Assert.All(code, line =>
        {
            if (line.StartsWith(':'))
            {
                Assert.Equal(CommandResult.Continue, commands.Run(line, new CommandContext(session.Session, session.Terminal, commands)));
                return;
            }
            Evaluation evaluation = session.Evaluate(line);
            Assert.True(evaluation.Status == EvaluationStatus.Succeeded, $"{line}: {string.Join("\n", evaluation.Messages)}");
        });
    }

    [Fact]
    public void The_course_is_numbered_and_every_lesson_says_what_it_is_about()
    {
        IReadOnlyList<Lesson> lessons = Course.Find().Lessons;
        Assert.NotEmpty(lessons);
        Assert.Equal(lessons.Select(lesson => lesson.Number).Distinct(), lessons.Select(lesson => lesson.Number));
        Assert.All(lessons, lesson =>
        {
            Assert.NotEqual(lesson.Name, lesson.Title);
            Assert.EndsWith(".", lesson.Summary, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex(@"""(?<name>(?:[a-z0-9-]+/)?\d\d-[a-z0-9-]+\.png)""")]
    private static partial Regex FigureNames();

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("gradrepl").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
