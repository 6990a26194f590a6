namespace GradRepl.Repl.CSharp.Completion;

/// <summary>A command as it is completed.</summary>
/// <param name="Name">Its name without the colon.</param>
/// <param name="Argument">What stands after the name, as <c>f</c> or <c>file.csx</c>; empty for nothing.</param>
/// <param name="Summary">What it does, in one line.</param>
internal sealed record CommandName(string Name, string Argument, string Summary);
