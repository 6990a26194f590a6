namespace GradRepl.Repl.Editor.Keys;

/// <summary>What comes from a terminal.</summary>
internal abstract record InputEvent;

/// <summary>A key was pressed.</summary>
internal sealed record KeyPressed(Key Key) : InputEvent;

/// <summary>Text was pasted; its lines end with <c>\n</c>.</summary>
internal sealed record Pasted(string Text) : InputEvent;

/// <summary>The terminal answered which background it has.</summary>
internal sealed record BackgroundReported(bool IsLight) : InputEvent;

/// <summary>There is no terminal any more.</summary>
internal sealed record InputEnded : InputEvent;
