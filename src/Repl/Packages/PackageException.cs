using System;

namespace GradRepl.Repl;

/// <summary>A package cannot be had; the message is for the user.</summary>
internal sealed class PackageException(string message) : Exception(message);
