using System;

namespace GradRepl.Repl;

/// <summary>There is no such lesson; the message is for the user.</summary>
internal sealed class LessonException(string message) : Exception(message);
