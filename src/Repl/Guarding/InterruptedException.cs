using System;

namespace GradRepl.Repl;

/// <summary>The user interrupted the evaluation.</summary>
public sealed class InterruptedException() : OperationCanceledException("interrupted");
