using GradRepl.Repl.Output.Errors;

namespace GradRepl.Repl.Commands;

/// <summary>Something that is typed with a colon in front, as <c>:help</c>. To add one, write a class and list it in <see cref="CommandRegistry"/>.</summary>
internal interface ICommand
{
    /// <summary>The name without the colon.</summary>
    string Name { get; }

    /// <summary>What stands after the name, as <c>f</c>; empty for nothing.</summary>
    string Argument { get; }

    /// <summary>What it does, in one line.</summary>
    string Summary { get; }

    /// <summary>More about it, with examples, for <c>:help name</c>; empty for nothing.</summary>
    string Details => "";

    /// <summary>Does it.</summary>
    /// <param name="argument">What was typed after the name, trimmed.</param>
    /// <param name="context">The session and its terminal.</param>
    /// <returns>What the loop does next.</returns>
    /// <exception cref="UserException">It cannot be done; the loop prints the message.</exception>
    CommandResult Run(string argument, CommandContext context);
}

/// <summary>What the loop does after a command.</summary>
internal enum CommandResult
{
    /// <summary>Goes on.</summary>
    Continue,

    /// <summary>Goes on; the command could not do what was asked.</summary>
    Failed,

    /// <summary>Leaves.</summary>
    Leave,
}
