namespace GradRepl.Repl.Output.Errors;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A compile or run-time error.</summary>
    public const int Error = 1;

    /// <summary>Bad usage: an unknown option, a script that cannot be read.</summary>
    public const int Usage = 2;

    public const int Interrupted = 130;
}
