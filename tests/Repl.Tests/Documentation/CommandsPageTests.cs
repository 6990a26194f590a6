using System;
using System.Linq;
using System.Text.RegularExpressions;
using GradRepl.Repl.Commands;

namespace GradRepl.Repl.Tests.Documentation;

/// <summary>docs/commands.md leaves out nothing that can be asked for.</summary>
public sealed partial class CommandsPageTests
{
    private static readonly string Page = Repository.Read("docs", "commands.md");

    [Fact]
    public void It_has_every_option_and_command_of_the_command_line()
    {
        using var command = new Command();
        (int exit, string help, _) = command.Run("--help");
        Assert.Equal(0, exit);
        string[] options = [.. Option().Matches(help).Select(match => match.Value).Distinct()];
        Assert.Contains("--out", options);
        Assert.All(options, option => Assert.Contains(option, Page, StringComparison.Ordinal));
        string[] lines = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n');
        string[] commands = [.. lines.Skip(1).Select(line => line.Trim().Split(' ')[0]).Where(name => name.Length > 0)];
        Assert.Contains("lessons", commands);
        Assert.All(commands, name => Assert.Contains($"gradrepl {name}", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void It_has_every_command_of_a_session() => Assert.All(
        new CommandRegistry().All,
        command => Assert.Contains($"\n| `:{command.Name}", Page, StringComparison.Ordinal));

    [Fact]
    public void It_has_every_topic_of_help() => Assert.All(
        HelpTopics.All,
        topic => Assert.Contains($"`{topic.Name}`", Page, StringComparison.Ordinal));

    [GeneratedRegex("--[a-z][a-z-]+")]
    private static partial Regex Option();
}
