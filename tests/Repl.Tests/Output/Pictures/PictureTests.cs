using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using GradRepl.Repl.Editor.Keys;
using GradRepl.Repl.Output.Pictures;
using GradRepl.Runtime;

namespace GradRepl.Repl.Tests.Output.Pictures;

public sealed partial class PictureTests
{
    private const string Kitty = "\e_Gi=31;OK\e\\\e[?62;c", Plain = "\e[?1;2c";

    [Theory]
    [InlineData("TERM=xterm-kitty", "Kitty")]
    [InlineData("TERM=xterm-256color KITTY_WINDOW_ID=1", "Kitty")]
    [InlineData("TERM=xterm-ghostty", "Kitty")]
    [InlineData("TERM=xterm-256color TERM_PROGRAM=iTerm.app", "ITerm")]
    [InlineData("TERM=xterm-256color TERM_PROGRAM=WezTerm", "ITerm")]
    [InlineData("TERM=xterm-256color", null)]
    [InlineData("TERM=linux", "None")]
    [InlineData("TERM=dumb", "None")]
    [InlineData("TERM=tmux-256color KITTY_WINDOW_ID=1", null)]
    [InlineData("TERM=xterm-256color TMUX=/tmp/tmux,1,0 TERM_PROGRAM=iTerm.app", null)]
    [InlineData("TERM=screen KITTY_WINDOW_ID=1", "None")]
    [InlineData("TERM=screen-256color TMUX=/tmp/tmux,1,0 KITTY_WINDOW_ID=1", null)]
    public void The_environment_says_what_it_knows(string environment, string? expected)
    {
        Dictionary<string, string> variables = environment.Split(' ').Select(each => each.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(expected, PictureDetection.OfEnvironment(variables.GetValueOrDefault)?.ToString());
    }

    [Theory]
    [InlineData(Kitty, true, "Kitty")]
    [InlineData(Plain, true, "None")]
    [InlineData("\e_Gi=31;EINVAL:no\e\\" + Plain, true, "None")]
    [InlineData("\e_Gi=31;OK\e\\", false, "Kitty")]
    [InlineData("\e[?62;4;6c", true, "Sixel")]
    [InlineData("\e[?64c", true, "None")]
    [InlineData("\e_Gi=31;OK\e\\\e[?62;4c", true, "Kitty")]
    [InlineData("abc\e[?62;4", false, "None")]
    [InlineData("", false, "None")]
    public void An_answer_ends_with_the_device_attributes(string answer, bool complete, string protocol)
    {
        Assert.Equal(complete, PictureDetection.IsComplete(answer));
        Assert.Equal(protocol, PictureDetection.OfAnswer(answer).ToString());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(3072)]
    [InlineData(3073)]
    [InlineData(50_001)]
    public void Kittys_sequences_hold_the_picture_in_chunks(int length)
    {
        byte[] png = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31))];
        string[] sequences = PictureSequence.Of(PictureProtocol.Kitty, png, 70).Split("\e\\", StringSplitOptions.RemoveEmptyEntries);
        Match[] parts = [.. sequences.Select(sequence => Part().Match(sequence))];
        Assert.All(parts, part => Assert.True(part.Success && part.Groups["data"].Length <= 4096));
        Assert.Equal("a=T,f=100,q=2,c=70,", parts[0].Groups["control"].Value);
        Assert.All(parts[1..], part => Assert.Empty(part.Groups["control"].Value));
        Assert.Equal([.. Enumerable.Repeat("1", parts.Length - 1), "0"], parts.Select(part => part.Groups["more"].Value));
        Assert.Equal(png, Convert.FromBase64String(string.Concat(parts.Select(part => part.Groups["data"].Value))));
    }

    [Fact]
    public void ITerms_sequence_holds_the_picture()
    {
        string sequence = PictureSequence.Of(PictureProtocol.ITerm, [1, 2, 3], 70);
        Assert.Equal($"\e]1337;File=inline=1;size=3;width=70;preserveAspectRatio=1:{Convert.ToBase64String([1, 2, 3])}\a", sequence);
    }

    [Fact]
    public void The_terminal_is_asked_at_the_first_picture_and_only_then()
    {
        int asked = 0;
        var screen = new StringWriter();
        var pictures = new InlinePictures(screen, _ => null, () => 80)
        {
            Ask = (query, isComplete) =>
            {
                asked++;
                Assert.Equal(PictureDetection.Query, query);
                Assert.True(isComplete(Kitty));
                return Kitty;
            },
        };
        Assert.Equal(0, asked);
        pictures.Enabled = false;
        pictures.Show(Figure.Of(Activations.Tanh));
        Assert.Equal((0, ""), (asked, screen.ToString()));
        pictures.Enabled = true;
        pictures.Show(Figure.Of(Activations.Tanh));
        pictures.Show(Figure.Of(Activations.Tanh));
        Assert.Equal(1, asked);
        Assert.Equal(2, Regex.Count(screen.ToString(), "a=T,f=100,q=2,c=79,"));
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData("")]
    [InlineData(null)]
    public void A_terminal_without_pictures_sees_none(string? answer)
    {
        var screen = new StringWriter();
        new InlinePictures(screen, _ => null, () => 80) { Ask = (_, _) => answer }.Show(Figure.Of(Activations.Tanh));
        Assert.Empty(screen.ToString());
    }

    [Theory]
    [InlineData("ab" + Kitty + "c\e[A", "abc\e[A")] // keys before and after the answer
    [InlineData(Plain + "xyz", "xyz")]
    [InlineData("1+\e_Gi=31;OK\e\\1\e[?62;c\r", "1+1\r")] // a key between the two answers
    [InlineData("typed", "typed")] // no answer at all
    public void Keys_typed_meanwhile_are_read_afterwards(string comes, string typed)
    {
        var terminal = new Answering(comes);
        var source = new TtyKeySource(terminal.Output, terminal.Input, () => terminal.HasInput);
        string? answer = source.Ask(PictureDetection.Query, PictureDetection.IsComplete);
        Assert.Equal(PictureDetection.Query, terminal.Output.ToString());
        Assert.Contains(answer!, comes, StringComparison.Ordinal);
        terminal.Type(" ");
        var events = new List<InputEvent>();
        do events.Add(source.Read());
        while (events[^1] is not KeyPressed { Key.Character.Value: ' ' });
        var expected = new VtDecoder();
        expected.Add(Encoding.ASCII.GetBytes(typed + " "));
        var wanted = new List<InputEvent>();
        while (expected.HasEvents) wanted.Add(expected.Take());
        Assert.Equal(wanted, events);
    }

    [GeneratedRegex(@"^\e_G(?<control>a=T,[^;]*,)?m=(?<more>[01]);(?<data>[A-Za-z0-9+/=]+)$")]
    private static partial Regex Part();

    /// <summary>A terminal that answers every question with the same bytes.</summary>
    private sealed class Answering(string answer)
    {
        private readonly Queue<byte> _bytes = new();

        public StringWriter Output { get; } = new();

        public Stream Input => new Bytes(this);

        public bool HasInput
        {
            get
            {
                if (answer.Length > 0 && Output.GetStringBuilder().Length > 0) Type(Once());
                return _bytes.Count > 0;
            }
        }

        public void Type(string text)
        {
            foreach (byte each in Encoding.ASCII.GetBytes(text)) _bytes.Enqueue(each);
        }

        private string Once()
        {
            string once = answer;
            answer = "";
            return once;
        }

        // A few bytes at a time, cut anywhere.
        private sealed class Bytes(Answering terminal) : Stream
        {
            public override bool CanRead => true;

            public override bool CanSeek => false;

            public override bool CanWrite => false;

            public override long Length => throw new NotSupportedException();

            public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

            public override int Read(byte[] buffer, int offset, int count)
            {
                int read = 0;
                while (read < Math.Min(count, 3) && terminal._bytes.TryDequeue(out byte next)) buffer[offset + read++] = next;
                return read;
            }

            public override void Flush()
            {
            }

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        }
    }
}
