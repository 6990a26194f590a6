using System;

namespace GradRepl.Networks;

/// <summary>A data file that cannot be read as what it should be; the message begins with <c>path(line,column): </c>.</summary>
public sealed class DataFormatException : FormatException
{
    /// <summary>An error at a place in a file.</summary>
    /// <param name="path">The file, as the caller named it.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The character in the line, from 1.</param>
    /// <param name="problem">What is wrong there and what to do.</param>
    public DataFormatException(string path, int line, int column, string problem)
        : base(FormattableString.Invariant($"{path}({line},{column}): {problem}"))
    {
        Path = path;
        Line = line;
        Column = column;
    }

    /// <summary>The file, as the caller named it.</summary>
    public string Path { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>The character in the line, from 1.</summary>
    public int Column { get; }
}
