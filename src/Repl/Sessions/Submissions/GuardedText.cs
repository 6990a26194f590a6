namespace GradRepl.Repl.Sessions.Submissions;

/// <summary>A text with guards in it, which is what the debug information speaks of.</summary>
/// <param name="Origin">The text as the user wrote it.</param>
/// <param name="Text">The text as it is compiled.</param>
/// <param name="Edits">The way from the one to the other.</param>
internal sealed record GuardedText(Submission Origin, string Text, TextEdits Edits);
