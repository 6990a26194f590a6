using GradRepl.Repl.Output.Errors;

namespace GradRepl.Repl.Commands;

/// <summary>A command cannot do what was asked; the message is for the user.</summary>
internal sealed class CommandException(string message) : UserException(message);
