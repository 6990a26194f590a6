using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Tests.Documentation;

[Collection(SessionCollection.Name)]
public sealed partial class LessonTests
{
    private const string Lesson = "05-gradients.csx";

    private static readonly string Script = Repository.Read("scripts", Lesson);

    [Fact]
    public void It_plays_to_its_end_and_writes_the_figures_that_it_names()
    {
        using var folder = new Folder();
        var session = new TestSession(folder: folder.Path, quote: false);

        Evaluation evaluation = session.Session.Evaluate(new Submission(Script, Path.Combine(Repository.Root, "scripts", Lesson)));

        Assert.DoesNotContain(evaluation.Messages, message => message.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal(EvaluationStatus.Succeeded, evaluation.Status);
        string[] named = [.. FigureNames().Matches(Script).Select(match => match.Groups["name"].Value)];
        Assert.NotEmpty(named);
        Assert.Equal(named, Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("3.2057", session.Output, StringComparison.Ordinal); // scikit-learn 1.x on the same data: 3.2057, −1.6346, −1.3083
        Assert.DoesNotMatch("NaN|∞|Infinity", session.Output);
    }

    [Fact]
    public void Its_exercises_can_be_typed_into_a_session()
    {
        // Indented by nine: code; by four: the question.
        string[] code = [.. Script[Script.IndexOf("**Exercises.**", StringComparison.Ordinal)..].Split('\n').TakeWhile(line => line.Trim() != "\"\"\");")
            .Where(line => line.StartsWith("         ", StringComparison.Ordinal)).Select(line => line.Trim())];
        Assert.True(code.Length >= 5);
        using var folder = new Folder();
        var session = new TestSession(folder: folder.Path);
        Assert.All(code, line => Assert.Equal(EvaluationStatus.Succeeded, session.Evaluate(line).Status));
    }

    [GeneratedRegex(@"""(?<name>\d\d-[a-z-]+\.png)""")]
    private static partial Regex FigureNames();

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("gradrepl").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
