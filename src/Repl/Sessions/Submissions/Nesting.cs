using System;

namespace GradRepl.Repl.Sessions.Submissions;

/// <summary>
/// Whether brackets nest so deeply that the compiler would exhaust the stack, which ends the process: its parser
/// descends into tuples and interpolated strings without looking at what is left.
/// </summary>
internal static class Nesting
{
    /// <summary>Far more than anybody writes, and far less than the smallest stack takes.</summary>
    public const int Limit = 500;

    /// <summary>The index of the first bracket that is too deep; null where there is none. What stands in texts and comments counts too.</summary>
    public static int? TooDeepAt(ReadOnlySpan<char> text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '[' or '{')
            {
                if (++depth > Limit) return i;
            }
            else if (text[i] is ')' or ']' or '}' && depth > 0) depth--;
        }
        return null;
    }
}
