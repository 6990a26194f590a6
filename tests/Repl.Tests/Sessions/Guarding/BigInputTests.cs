using System;
using System.Linq;
using System.Text;

namespace GradRepl.Repl.Tests.Sessions.Guarding;

/// <summary>Ten megabytes of one thing, through a pipe: an answer or one clear error, and the session goes on.</summary>
public sealed class BigInputTests : IDisposable
{
    private const int Megabytes10 = 10_000_000;

    private readonly Command _gradrepl = new();

    public void Dispose() => _gradrepl.Dispose();

    [Fact]
    public void A_text() => Assert.Equal((0, "10000000\n5\n", ""), Around($"\"{new string('x', Megabytes10)}\".Length"));

    [Fact]
    public void A_comment_of_many_lines() => Assert.Equal((0, "5\n", ""), Around($"/*\n{Repeated("hello, world\n")}*/"));

    [Fact]
    public void A_raw_text_of_many_lines() => Assert.Equal((0, "9999999\n5\n", ""), Around($"\"\"\"\n{Repeated("1234567\n")}\"\"\".Length"));

    [Fact]
    public void An_array_of_many_lines() => Assert.Equal((0, $"{Megabytes10 / (Row.Length + 1) * 11}\n5\n", ""), Around($"var a = new[] {{\n{Repeated(Row + "\n")}}}; a.Length"));

    [Fact]
    public void A_sum_over_many_lines() => Refused($"1 +\n{Repeated(string.Concat(Enumerable.Repeat("1 + ", 25)).TrimEnd() + "\n")}1", "too long");

    [Fact]
    public void A_sum_in_one_line() => Refused($"{Repeated("1+")}1", "too long");

    [Fact]
    public void Signs_without_end() => Refused(new string('-', Megabytes10) + "1", "too long");

    [Fact]
    public void Brackets_without_end() => Refused(new string('[', Megabytes10), "brackets nest deeper than");

    [Fact]
    public void A_name() => Refused(new string('x', Megabytes10), "CS0103");

    [Fact]
    public void Bytes_that_are_not_text()
    {
        byte[] noise = new byte[Megabytes10];
        new Random(1).NextBytes(noise);
        // One line, so that the line after it is one of its own; no quote, hash or star that would take in what follows.
        noise = [.. noise.Where(each => each >= 0x80)];
        byte[] input = [.. Encoding.UTF8.GetBytes("int n = 5;\n"), .. noise, .. Encoding.UTF8.GetBytes("\nn\n")];
        (int exit, string output, string error) = _gradrepl.Pipe(input);
        Assert.Equal((1, "5\n"), (exit, output));
        Assert.Contains("stdin(2,1): error", error, StringComparison.Ordinal);
        Assert.True(error.Length < 10_000, $"{error.Length} characters of complaint");
    }

    private const string Row = "1000000, 2000000, 3000000, 4000000, 5000000, 6000000, 7000000, 8000000, 9000000, 100000000, 11000000,";

    private static string Repeated(string part) => string.Concat(Enumerable.Repeat(part, Megabytes10 / part.Length));

    private void Refused(string code, string why)
    {
        (int exit, string output, string error) = Around(code);
        Assert.Equal((1, "5\n"), (exit, output));
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.True(error.Length < 10_000, $"{error.Length} characters of complaint");
    }

    private (int Exit, string Output, string Error) Around(string code) => _gradrepl.Pipe($"int n = 5;\n{code}\nn\n");
}
