namespace GradRepl.Repl.Output.Errors;

/// <summary>What was asked for on the command line cannot be done; the message is for the user.</summary>
internal sealed class UsageException(string message, int exitCode = ExitCode.Usage) : UserException(message)
{
    public int ExitCode { get; } = exitCode;
}
