using System;
using System.IO;
using GradRepl.Repl.App;
using GradRepl.Repl.Commands;
using GradRepl.Repl.Editor.Lines;
using GradRepl.Repl.Sessions;

namespace GradRepl.Repl.Tests.Commands;

/// <summary>A session into which lines are typed, commands among them, in a folder of its own.</summary>
public abstract class CommandHarness : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("gradrepl").FullName;

    private TestSession? _session;

    internal TestSession Session => _session ??= new TestSession(folder: Path.Combine(Folder, "figures"));

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What is printed for these lines alone, on standard output and standard error.</summary>
    protected (string Output, string Error) Type(params string[] lines)
    {
        int output = Session.Output.Length, error = Session.Error.Length;
        new ReadLoop(
            new TextLineReader(new StringReader(string.Join('\n', lines) + "\n")), Session.Session, new Presenter(Session.Terminal),
            new CommandContext(Session.Session, Session.Terminal, new CommandRegistry()), interactive: true).Run();
        return (Session.Output[output..], Session.Error[error..]);
    }

    protected string In(string name) => Path.Combine(Folder, name);
}
