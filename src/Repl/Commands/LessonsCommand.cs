using GradRepl.Repl.Commands.Lessons;

namespace GradRepl.Repl.Commands;

/// <summary><c>:lessons</c></summary>
internal sealed class LessonsCommand : ICommand
{
    public string Name => "lessons";

    public string Argument => "[n]";

    public string Summary => "the lessons of the course; with a number or a name, play one here";

    public string Details => """
        Plays a lesson in this session, so that what it defines can be looked at and changed afterwards.
          :lessons               lists them
          :lessons 5             plays the fifth
          :lessons vanishing     plays the one whose name or title has this in it
        """;

    public CommandResult Run(string argument, CommandContext context)
    {
        Course course = Course.Find();
        if (argument.Length == 0)
        {
            foreach (string line in course.Lines()) context.Terminal.Line(line);
            if (course.Lessons.Count == 0) throw new CommandException(Course.NoLessons);
            context.Terminal.Line();
            context.Terminal.Line($":lessons {course.Lessons[0].Number} plays one here");
            return CommandResult.Continue;
        }
        return LoadCommand.Load(course[argument].Path, context);
    }
}
