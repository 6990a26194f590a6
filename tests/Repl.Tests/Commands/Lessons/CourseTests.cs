using System;
using System.IO;
using System.Linq;
using GradRepl.Repl.Commands.Lessons;
using GradRepl.Repl.Output.Errors;

namespace GradRepl.Repl.Tests.Commands.Lessons;

public sealed class CourseTests : IDisposable
{
    private readonly Command _command = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("gradrepl").FullName;

    public CourseTests()
    {
        Write("01-neuron.csx", "// A neuron.\n//\n// What one unit does. And more.\n\nText(\"hello\");");
        Write("04-vanishing.csx", "// Vanishing gradients\nint n = 1;");
        Write("05-gradients.csx", "// Gradients: vanishing and exploding.\n");
        Write("12-edge.csx", "Text(\"no comment\");");
        Write("notes.csx", "// Not a lesson");
    }

    private Course Course => Course.In(_folder);

    public void Dispose()
    {
        _command.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Lessons_are_read_from_their_names_and_opening_comments()
    {
        Assert.Equal([(1, "neuron", "A neuron", "What one unit does."), (4, "vanishing", "Vanishing gradients", ""), (5, "gradients", "Gradients: vanishing and exploding", ""), (12, "edge", "edge", "")],
            Course.Lessons.Select(lesson => (lesson.Number, lesson.Name, lesson.Title, lesson.Summary)));
        Assert.Equal(["  1  neuron     A neuron", "                What one unit does.", "  4  vanishing  Vanishing gradients"], Course.Lines().Take(3));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("01", 1)]
    [InlineData("12", 12)]
    [InlineData("NEURON", 1)]
    [InlineData("04-vanishing", 4)]
    [InlineData("04-vanishing.csx", 4)]
    [InlineData("vanishing", 4)] // the name, before the other's title
    [InlineData("explod", 5)]
    public void A_lesson_is_found_by_number_name_or_title(string asked, int number) => Assert.Equal(number, Course[asked].Number);

    [Theory]
    [InlineData("7", "there is no lesson '7': there are 1 neuron, 4 vanishing, 5 gradients, 12 edge")]
    [InlineData("dropout", "there is no lesson 'dropout': there are 1 neuron, 4 vanishing, 5 gradients, 12 edge")]
    [InlineData("n", "'n' may be 1 neuron, 4 vanishing, 5 gradients")]
    public void Otherwise_it_is_said_which_there_are(string asked, string message) => Assert.Equal(message, Assert.Throws<UsageException>(() => Course[asked]).Message);

    [Fact]
    public void The_command_lists_and_plays_the_lessons_of_the_repository()
    {
        (int exit, string output, string error) = _command.Run("lessons");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("  5  gradients", output, StringComparison.Ordinal);
        (exit, output, error) = _command.Run("lessons", "gradients", "--out", "mine");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("What to remember", output, StringComparison.Ordinal);
        Assert.Equal(13, Directory.GetFiles(Path.Combine(_command.Folder, "mine")).Length);
        (exit, output, error) = _command.Run("lessons", "99");
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("gradrepl: there is no lesson '99': there are ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_lists_them_and_plays_them_in_itself()
    {
        (int exit, string output, string error) = _command.Pipe($":lessons\n:lessons nothing\n1 + 1\n");
        Assert.Equal(1, exit);
        Assert.Contains("  5  gradients", output, StringComparison.Ordinal);
        Assert.EndsWith("2\n", output, StringComparison.Ordinal);
        Assert.StartsWith("error: there is no lesson 'nothing': there are ", error, StringComparison.Ordinal);
        (exit, output, error) = _command.Pipe(":lessons 5\nleaky.Name\n");
        Assert.Equal((0, ""), (exit, error));
        Assert.EndsWith("LeakyReLU\n", output, StringComparison.Ordinal);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);
}
