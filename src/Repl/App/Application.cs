using System;
using System.IO;
using System.Reflection;
using System.Text;
using GradRepl.Generators.Pipeline;
using GradRepl.Repl.App.CommandLine;
using GradRepl.Repl.Commands;
using GradRepl.Repl.Commands.Lessons;
using GradRepl.Repl.Editor.Lines;
using GradRepl.Repl.Output.Errors;
using GradRepl.Repl.Output.Figures;
using GradRepl.Repl.Output.Formatting;
using GradRepl.Repl.Output.Pictures;
using GradRepl.Repl.Output.Progress;
using GradRepl.Repl.Output.Recordings;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Repl.Pages;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Caching;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Globals;
using GradRepl.Repl.Sessions.Guarding;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.App;

/// <summary>Puts the services together and runs what the command line asked for.</summary>
internal sealed class Application(CommandLineOptions arguments)
{
    private readonly Terminal _terminal = Terminal.OfProcess(arguments.Colour);

    /// <returns>The exit code.</returns>
    public int Run()
    {
        try
        {
            if (File.Exists(arguments.Folder)) throw new UsageException($"the figure folder '{arguments.Folder}' is a file");
            if (arguments.Page is { } page) PageFile.Check(page);
            if (arguments.Code is { } code) return Execute(new Submission(code, "eval"), showValue: true);
            if (arguments.Lesson is { } lesson) return lesson.Length > 0 ? Play(Course.Find()[lesson].Path) : ListLessons();
            if (arguments.Script is { } script) return Play(script);
            if (arguments.Page is not null) return Console.IsInputRedirected ? Execute(new Submission(Console.In.ReadToEnd(), "stdin"), showValue: false) : throw new UsageException("--html is for scripts: there is none");
            return Console.IsInputRedirected ? ReadPipe() : ReadKeyboard();
        }
        catch (UsageException error)
        {
            _terminal.ErrorLine($"gradrepl: {error.Message}");
            return error.ExitCode;
        }
        finally
        {
            Guard.Interrupted = true; // A finalizer in a loop would keep the process from ending.
        }
    }

    private int Play(string path)
    {
        var script = new Submission(ScriptFile.Read(path), path);
        return Execute(script, showValue: false, arguments.Cache ? ScriptCache.For(script, CacheFolder.OfUser()) : null);
    }

    private int ListLessons()
    {
        Course course = Course.Find();
        if (course.Lessons.Count == 0) throw new UsageException(Course.NoLessons);
        foreach (string line in course.Lines()) _terminal.Line(line);
        _terminal.Line();
        _terminal.Line($"gradrepl lessons {course.Lessons[0].Number} plays one; gradrepl lessons {course.Lessons[0].Number} --html page.html makes a page of it");
        return ExitCode.Success;
    }

    private Session NewSession(bool quoteText, Recording? recording = null)
    {
        var figures = new FigureFolder(arguments.Folder);
        if (recording is not null)
        {
            figures.Drawn += recording.Drawn;
            figures.Saved += (figure, _, atEnd) => recording.Saved(figure, atEnd);
        }
        InlinePictures? pictures = Console.IsOutputRedirected ? null
            : new InlinePictures(_terminal.Output, Environment.GetEnvironmentVariable, () => Console.WindowWidth) { Enabled = arguments.Images };
        if (pictures is not null) figures.Saved += (figure, _, _) => pictures.Show(figure);
        TrainingHost.Progress = () => TrainingBar.On(_terminal);
        // What a program reads is the path alone; text is quoted where somebody looks at values.
        var formatter = new ValueFormatter(quoteText, new FigureFormatter(figures, card: quoteText), new ActivationFormatter(_terminal.ShowsBraille))
        {
            Enter = Guard.Enter,
        };
        return new Session(new ScriptGlobals(_terminal, formatter, figures, arguments.Args) { Recording = recording, Pictures = pictures }, Deriver.Derive, formatter.Format);
    }

    private void Tell(Session session, Exception stray)
    {
        _terminal.Output.Flush();
        Message told = session.Describe(stray);
        new Presenter(_terminal).Show(told with { Text = told.Text + " (on a thread of its own, where nothing caught it)" });
    }

    private int Execute(Submission submission, bool showValue, ScriptCache? cache = null)
    {
        using PageFile? page = arguments.Page is { } path ? new PageFile(path) : null;
        Session session = NewSession(quoteText: false, page?.Recording);
        // A script may wait for the thread for ever, so it ends as any program does.
        StrayExceptions.TellTo(stray =>
        {
            Tell(session, stray);
            page?.Write(submission, new Evaluation(EvaluationStatus.Failed) { Messages = [session.Describe(stray)] }, session);
            Environment.Exit(ExitCode.Error);
        });
        bool interrupted = false;
        using var interruption = new Interruption(() =>
        {
            interrupted = true;
            return session.Interrupt();
        });
        // The statements that a page follows are not in what is kept compiled.
        Evaluation evaluation = page is null ? session.Evaluate(submission, cache) : session.Evaluate(submission with { Marked = true });
        page?.Write(submission, evaluation, session);
        if (!showValue || evaluation.Returned) evaluation = evaluation with { Text = null };
        new Presenter(_terminal).Show(evaluation, DiagnosticSeverity.Warning, definitions: showValue && evaluation.Value is null);
        if (page is { Error: { } error }) _terminal.ErrorLine($"gradrepl: {error}");
        else if (page is not null) _terminal.Line(page.Path);
        if (interrupted || evaluation.Status == EvaluationStatus.Interrupted) return ExitCode.Interrupted;
        if (evaluation.Status != EvaluationStatus.Succeeded || page?.Error is not null) return ExitCode.Error;
        return evaluation is { Returned: true, Value: int code } ? code : ExitCode.Success;
    }

    private int ReadPipe()
    {
        Session session = NewSession(quoteText: false);
        bool strays = false;
        StrayExceptions.TellTo(stray =>
        {
            strays = true;
            Tell(session, stray);
        });
        using var interruption = new Interruption(session.Interrupt);
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        int exit = Loop(new TextLineReader(input), session, new CommandRegistry(), interactive: false);
        return exit == ExitCode.Success && strays ? ExitCode.Error : exit;
    }

    private int ReadKeyboard()
    {
        Session session = NewSession(quoteText: true);
        StrayExceptions.TellTo(stray => Tell(session, stray));
        using var interruption = new Interruption(() =>
        {
            session.Interrupt();
            return true; // At the prompt too: only Ctrl+D and :quit leave.
        });
        _terminal.Line($"GradRepl {Version}   :help for help, Ctrl+D to leave");
        if (arguments.Startup) StartupFile.Run(StartupFile.Path, session, _terminal);
        var commands = new CommandRegistry();
        using var keyboard = new Keyboard(session, commands.Names, _terminal, arguments.Colour, () => Session.WarmUp(Deriver.Derive));
        if (session.Globals.Pictures is { } pictures) pictures.Ask = keyboard.Ask;
        return Loop(keyboard.Reader, session, commands, interactive: true);
    }

    private int Loop(ILineReader reader, Session session, CommandRegistry commands, bool interactive) =>
        new ReadLoop(reader, session, new Presenter(_terminal), new CommandContext(session, _terminal, commands), interactive).Run();

    private static string Version => typeof(Application).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
