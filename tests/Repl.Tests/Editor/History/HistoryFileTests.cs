using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using GradRepl.Repl.Editor.History;

namespace GradRepl.Repl.Tests.Editor.History;

public sealed class HistoryFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gradrepl-history").FullName;

    private string Path => System.IO.Path.Combine(_folder, "state", "history");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Inputs_are_read_back_by_the_next_session_each_once()
    {
        var history = new InputHistory(new HistoryFile(Path));
        foreach (string input in new[] { "1", "int f()\n{\n}", "1", "1", " ", "\"\\n\"" }) history.Add(input);
        Assert.Equal(["int f()\n{\n}", "1", "\"\\n\""], history.Entries);
        Assert.Equal(history.Entries, new InputHistory(new HistoryFile(Path)).Entries);
    }

    [Fact]
    public void Whatever_is_typed_is_read_back() =>
        Gen.String.Sample(text => HistoryFile.Unescape(HistoryFile.Escape(text)) == text && !HistoryFile.Escape(text).Contains('\n', StringComparison.Ordinal));

    [Fact]
    public async Task Sessions_at_the_same_time_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(session => Task.Run(() =>
        {
            var file = new HistoryFile(Path);
            for (int i = 0; i < 50; i++) file.Append($"session {session}\ninput {i}");
        })));
        var expected = Enumerable.Range(0, 8).SelectMany(session => Enumerable.Range(0, 50).Select(i => $"session {session}\ninput {i}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), new HistoryFile(Path).Read().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unfinished_last_line_harms_nothing()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, "first\nunfini");
        new HistoryFile(Path).Append("second");
        Assert.Equal(["first", "unfini", "second"], new HistoryFile(Path).Read());
    }

    [Fact]
    public void A_file_that_grew_big_is_made_small_and_keeps_the_newest()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllLines(Path, Enumerable.Range(0, 25_000).Select(i => $"input {i}"));
        Assert.Equal("input 24999", new HistoryFile(Path).Read()[^1]);
        Assert.Equal(10_000, File.ReadLines(Path).Count());
        Assert.Equal("input 24999", new HistoryFile(Path).Read()[^1]);
        Assert.Equal("input 15000", new HistoryFile(Path).Read()[0]);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_stops_nobody()
    {
        File.WriteAllText(System.IO.Path.Combine(_folder, "state"), "a file where the folder should be");
        var history = new InputHistory(new HistoryFile(Path));
        history.Add("1");
        Assert.Equal(["1"], history.Entries);
    }

    [Fact]
    public void Nobody_else_can_read_it()
    {
        if (OperatingSystem.IsWindows()) return;
        new HistoryFile(Path).Append("secret");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }
}
