using System;

namespace GradRepl.Repl.Output.Errors;

/// <summary>What the user asked for cannot be done; the message is for the user.</summary>
internal class UserException(string message) : Exception(message);
