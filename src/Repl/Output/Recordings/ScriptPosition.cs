namespace GradRepl.Repl.Output.Recordings;

/// <summary>Which statement of a script runs. Where somebody wants to know, the script is compiled with calls of <see cref="Reach"/>; not meant to be called by hand.</summary>
public static class ScriptPosition
{
    private static volatile int _current;

    internal static int Current => _current;

    /// <summary>The statement at a position of the script's text starts.</summary>
    public static void Reach(int position) => _current = position;
}
