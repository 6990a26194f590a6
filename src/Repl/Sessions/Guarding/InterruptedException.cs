using System;

namespace GradRepl.Repl.Sessions.Guarding;

/// <summary>The user interrupted the evaluation.</summary>
public sealed class InterruptedException() : OperationCanceledException("interrupted");
