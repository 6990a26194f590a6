using GradRepl.Repl.Output.Errors;

namespace GradRepl.Repl.Sessions.Packages;

/// <summary>A package cannot be had; the message is for the user.</summary>
internal sealed class PackageException(string message) : UserException(message);
