namespace GradRepl.Repl.App.CommandLine;

/// <summary>What the command line asks for.</summary>
internal sealed record CommandLineOptions
{
    public const string DefaultFolder = "figures";

    /// <summary>The script to run; null for none.</summary>
    public string? Script { get; init; }

    /// <summary>Whether the lessons are asked for: the one of this name, or with an empty name the list.</summary>
    public string? Lesson { get; init; }

    /// <summary>The page to write of what runs; null for none.</summary>
    public string? Page { get; init; }

    /// <summary>The C# to evaluate; null for none.</summary>
    public string? Code { get; init; }

    /// <summary>What the script sees as <c>Args</c>.</summary>
    public string[] Args { get; init; } = [];

    /// <summary>The folder into which figures go.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether compiled scripts are kept and found again.</summary>
    public bool Cache { get; init; } = true;

    /// <summary>Whether colour is wanted where the terminal has it.</summary>
    public bool Colour { get; init; } = true;

    /// <summary>Whether figures are shown in the terminal where it can.</summary>
    public bool Images { get; init; } = true;

    /// <summary>Whether the user's start-up file runs before a session at the keyboard.</summary>
    public bool Startup { get; init; } = true;
}
