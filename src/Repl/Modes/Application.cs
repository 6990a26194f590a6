using System;
using System.IO;
using System.Reflection;
using System.Text;
using GradRepl.Generators;
using GradRepl.Runtime;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl;

/// <summary>Puts the services together and runs what the command line asked for.</summary>
internal sealed class Application(CommandLineArguments arguments)
{
    public const string DefaultFolder = "figures";

    private readonly Terminal _terminal = Terminal.OfProcess(arguments.Colour);

    /// <returns>The exit code.</returns>
    public int Run()
    {
        try
        {
            if (File.Exists(arguments.Folder)) throw new UsageException($"the figure folder '{arguments.Folder}' is a file");
            if (arguments.Code is { } code) return Execute(new Submission(code, "eval"), showValue: true);
            if (arguments.Script is { } script)
            {
                var submission = new Submission(ScriptFile.Read(script), script);
                return Execute(submission, showValue: false, arguments.Cache ? ScriptCache.For(submission, CacheFolder.OfUser()) : null);
            }
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

    private Session NewSession(bool quoteText)
    {
        var figures = new FigureFolder(arguments.Folder);
        Training.Progress = () => TrainingBar.On(_terminal);
        // What a program reads is the path alone; text is quoted where somebody looks at values.
        var formatter = new ValueFormatter(quoteText, new FigureFormatter(figures, card: quoteText), new ActivationFormatter(_terminal.ShowsBraille));
        return new Session(new ScriptGlobals(_terminal, formatter, figures, arguments.Args), Deriver.Derive, formatter.Format);
    }

    private void Tell(Session session, Exception stray)
    {
        _terminal.Output.Flush();
        Message told = session.Describe(stray);
        new Presenter(_terminal).Show(told with { Text = told.Text + " (on a thread of its own, where nothing caught it)" });
    }

    private int Execute(Submission submission, bool showValue, ScriptCache? cache = null)
    {
        Session session = NewSession(quoteText: false);
        // A script may wait for the thread for ever, so it ends as any program does.
        StrayExceptions.TellTo(stray =>
        {
            Tell(session, stray);
            Environment.Exit(ExitCode.Error);
        });
        bool interrupted = false;
        using var interruption = new Interruption(() =>
        {
            interrupted = true;
            return session.Interrupt();
        });
        Evaluation evaluation = session.Evaluate(submission, cache);
        if (!showValue || evaluation.Returned) evaluation = evaluation with { Text = null };
        new Presenter(_terminal).Show(evaluation, DiagnosticSeverity.Warning, definitions: showValue && evaluation.Value is null);
        if (interrupted || evaluation.Status == EvaluationStatus.Interrupted) return ExitCode.Interrupted;
        if (evaluation.Status != EvaluationStatus.Succeeded) return ExitCode.Error;
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
        using var keyboard = new Keyboard(session, commands, _terminal, arguments.Colour, () => Session.WarmUp(Deriver.Derive));
        return Loop(keyboard.Reader, session, commands, interactive: true);
    }

    private int Loop(ILineReader reader, Session session, CommandRegistry commands, bool interactive) =>
        new ReadLoop(reader, session, new Presenter(_terminal), new CommandContext(session, _terminal, commands), interactive).Run();

    private static string Version => typeof(Application).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
