using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using GradRepl.Repl.Output.Errors;

namespace GradRepl.Repl.App.CommandLine;

/// <summary>Reads the command line.</summary>
internal static class CommandLineParser
{
    /// <summary>Runs <paramref name="application"/> with what <paramref name="args"/> ask for, or prints help, version or what is wrong.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, Func<CommandLineOptions, int> application)
    {
        var eval = new Option<string?>("--eval", "-e") { Description = "Evaluate C# and print the value of its last expression.", HelpName = "code" };
        var folder = new Option<string>("--out") { Description = "The folder for figures.", HelpName = "folder", DefaultValueFactory = _ => CommandLineOptions.DefaultFolder, Recursive = true };
        var plain = new Option<bool>("--no-color") { Description = "Write without colour.", Recursive = true };
        var imageless = new Option<bool>("--no-images") { Description = "Show no figures in the terminal, only write them.", Recursive = true };
        var bare = new Option<bool>("--no-startup") { Description = "Start a session without the user's startup.csx.", Recursive = true };
        var fresh = new Option<bool>("--no-cache") { Description = "Compile the script even if it was compiled before.", Recursive = true };
        var page = new Option<string?>("--html") { Description = "Write what runs, with its prose, code and figures, as one page.", HelpName = "file", Recursive = true };
        var script = new Argument<string?>("script") { Description = "A C# script (.csx). Without one, read standard input.", Arity = ArgumentArity.ZeroOrOne };
        var rest = Rest();
        var root = new RootCommand("A workbench for activation functions and gradients: exact derivatives, live.") { script, rest, eval, folder, page, fresh, plain, imageless, bare };
        var file = new Argument<string>("script") { Description = "A C# script (.csx)." };
        var fileRest = Rest();
        var run = new Command("run", "Run a script.") { file, fileRest };
        root.Add(run);
        var lesson = new Argument<string?>("lesson") { Description = "A lesson's number, or a part of its name or title.", Arity = ArgumentArity.ZeroOrOne };
        var lessonRest = Rest();
        var lessons = new Command("lessons", "List the lessons of the course, or play one.") { lesson, lessonRest };
        root.Add(lessons);

        root.SetAction(parsed => parsed.GetValue(eval) is { } code
            ? application(Common(parsed) with { Code = code, Args = parsed.GetValue(script) is { } first ? [first, .. parsed.GetValue(rest) ?? []] : parsed.GetValue(rest) ?? [] })
            : application(Common(parsed) with { Script = parsed.GetValue(script), Args = parsed.GetValue(rest) ?? [] }));
        run.SetAction(parsed => application(Common(parsed) with { Script = parsed.GetValue(file), Args = parsed.GetValue(fileRest) ?? [] }));
        lessons.SetAction(parsed => application(Common(parsed) with { Lesson = parsed.GetValue(lesson) ?? "", Args = parsed.GetValue(lessonRest) ?? [] }));

        ParseResult result = root.Parse(OwnOptionsFirst(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
        string? wrong = UnknownOption(result, script) ?? UnknownOption(result, file) ?? UnknownOption(result, lesson) ?? result.Errors.FirstOrDefault()?.Message.TrimEnd('.');
        if (wrong is not null)
        {
            Console.Error.WriteLine($"gradrepl: {wrong}; see gradrepl --help");
            return ExitCode.Usage;
        }
        return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });

        CommandLineOptions Common(ParseResult parsed) => new()
        {
            Folder = parsed.GetValue(folder)!,
            Page = parsed.GetValue(page),
            Colour = !parsed.GetValue(plain),
            Images = !parsed.GetValue(imageless),
            Startup = !parsed.GetValue(bare),
            Cache = !parsed.GetValue(fresh),
        };

        static Argument<string[]> Rest() => new("args") { Description = "What the script sees as Args.", Arity = ArgumentArity.ZeroOrMore, CaptureRemainingTokens = true };
    }

    /// <summary>
    /// <c>gradrepl lesson.csx --out DIR</c> means what <c>gradrepl --out DIR lesson.csx</c> does: the options are the command's wherever they stand, up to a --, after which everything is the script's.
    /// </summary>
    private static string[] OwnOptionsFirst(string[] args)
    {
        List<string> own = [], rest = [];
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--")
            {
                // The parser needs the -- where no script stands before it.
                rest.AddRange(rest.Count == 0 ? args[i..] : args[(i + 1)..]);
                break;
            }
            // Without its path, alone: the parser says what is missing instead of taking the script for it.
            if (args[i] is "--out" or "--html" && i + 1 == args.Length) return [args[i]];
            if (args[i] is "--out" or "--html") own.AddRange([args[i], args[++i]]);
            else if (args[i] is "--no-color" or "--no-images" or "--no-startup" or "--no-cache" || args[i].StartsWith("--out=", StringComparison.Ordinal) || args[i].StartsWith("--html=", StringComparison.Ordinal)) own.Add(args[i]);
            else rest.Add(args[i]);
        }
        return [.. own, .. rest];
    }

    // The parser takes an option that it does not know for the script's name.
    private static string? UnknownOption(ParseResult result, Argument script) =>
        result.GetResult(script) is { Tokens: [{ Value: ['-', _, ..] name }, ..] } && !result.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? $"unknown option '{name}'"
            : null;
}
