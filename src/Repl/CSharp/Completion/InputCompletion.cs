using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using GradRepl.Repl.Editor.Menus;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Submissions;

namespace GradRepl.Repl.CSharp.Completion;

/// <summary>Completes whatever can be typed: commands, directives, paths, C#.</summary>
internal sealed partial class InputCompletion(Session session, IReadOnlyList<CommandName> commands) : ICompletionSource
{
    private const int MaxLength = 20_000, MaxLambdas = 200;

    private static readonly (string Name, string Summary)[] Directives = [("load", "Runs a script file here."), ("r", "References an assembly file.")];

    private readonly Lazy<SymbolCompletion> _symbols = new(() => new SymbolCompletion(session));

    public CompletionList Complete(string text, int caret)
    {
        if (IsTooMuch(text)) return CompletionList.None;
        if (text.AsSpan().TrimStart().StartsWith(":")) return Command(text, caret);
        string line = text[(text.LastIndexOf('\n', Math.Max(caret - 1, 0), caret) + 1)..caret];
        if (PathDirective().Match(line) is { Success: true } path)
            return PathCompletion.Complete(path.Groups["path"].Value, caret - path.Groups["path"].Length, path.Groups["name"].Value == "r" ? ".dll" : ".csx");
        if (DirectiveStart().Match(line) is { Success: true } directive)
        {
            string typed = directive.Groups["name"].Value;
            return new CompletionList(caret - typed.Length, [.. Directives.Where(each => each.Name.StartsWith(typed, StringComparison.Ordinal))
                .Select(each => new CompletionItem(each.Name + " \"", () => new ItemDescription($"#{each.Name} \"file\"", each.Summary)))]);
        }
        return _symbols.Value.Complete(text, caret);
    }

    public IReadOnlyList<ItemDescription> Signatures(string text, int caret) => text.AsSpan().TrimStart().StartsWith(":") || IsTooMuch(text) ? [] : _symbols.Value.Signatures(text, caret);

    // What nobody types, and what would take the compiler long or end it: lambdas in lambdas are bound again and again.
    private static bool IsTooMuch(string text) => text.Length > MaxLength || text.AsSpan().Count("=>") > MaxLambdas || Nesting.TooDeepAt(text) is not null;

    private CompletionList Command(string text, int caret)
    {
        int start = text.IndexOf(':') + 1;
        if (caret < start) return CompletionList.None;
        string name = text[start..caret];
        int space = name.IndexOf(' ');
        if (space < 0)
        {
            return new CompletionList(start, [.. commands.Where(command => command.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                .OrderBy(command => command.Name, StringComparer.Ordinal)
                .Select(command => new CompletionItem(command.Name + (command.Argument.Length > 0 ? " " : ""), () => new ItemDescription($":{command.Name} {command.Argument}".TrimEnd(), command.Summary)))]);
        }
        int argument = start + space + 1;
        if (commands.FirstOrDefault(command => command.Name == name[..space]) is not { Argument: { Length: > 0 } kind }) return CompletionList.None;
        if (kind.Contains("file", StringComparison.OrdinalIgnoreCase)) return PathCompletion.Complete(text[argument..caret], argument, ".csx");
        if (kind is "DIR" or "folder") return PathCompletion.Complete(text[argument..caret], argument);
        CompletionList found = _symbols.Value.Complete(text[argument..], caret - argument);
        return found with { Start = found.Start + argument };
    }

    [GeneratedRegex("""^\s*#(?<name>load|r)\s+"(?<path>[^"]*)$""")]
    private static partial Regex PathDirective();

    [GeneratedRegex("""^\s*#(?<name>[a-z]*)$""")]
    private static partial Regex DirectiveStart();
}
