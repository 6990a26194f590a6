using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using GradRepl.Repl.App;
using GradRepl.Repl.Editor;
using GradRepl.Repl.Editor.Coloring;
using GradRepl.Repl.Editor.Drawing;
using GradRepl.Repl.Editor.History;
using GradRepl.Repl.Editor.Menus;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Tests.Editor;

/// <summary>The editor as a user sees it: keys in, a screen out.</summary>
public sealed class LineEditorTests
{
    private readonly FakeTerminal _terminal = new();
    private readonly InputHistory _history = new();
    private CompletionList _completions = CompletionList.None;

    private sealed class Completions(Func<CompletionList> list) : ICompletionSource
    {
        public CompletionList Complete(string text, int caret) => list();

        public IReadOnlyList<ItemDescription> Signatures(string text, int caret) =>
            caret > 0 && text[caret - 1] == '(' ? [new ItemDescription("int f(int a)", "About f."), new ItemDescription("int f(int a, int b)")] : [];
    }

    private sealed class NoColour : IHighlighter
    {
        public IReadOnlyList<TokenSpan> Classify(TextBuffer input) => [];
    }

    private LineEditor Editor(FakeTerminal? terminal = null) => new(new LineEditorServices(
        terminal ?? _terminal, terminal ?? _terminal, _history, new Completions(() => _completions), new NoColour(), ReadLoop.IsFinished, Colour: false));

    private string? Read() => Editor().ReadLine(continuation: false);

    [Fact]
    public void A_line_is_typed_and_read()
    {
        _terminal.Shows(">", 0, 2).Type("1+1").Shows("> 1+1", 0, 5).Press("Enter");
        Assert.Equal("1+1", Read());
        Assert.Equal("> 1+1", _terminal.Screen.Text);
        Assert.Equal((1, 0), _terminal.Screen.Cursor);
        Assert.False(_terminal.Taken);
    }

    [Fact]
    public void Output_that_ended_within_a_line_is_not_written_over()
    {
        _terminal.Screen.Write("half a line");
        _terminal.Shows("half a line⏎\n>", 1, 2);
        Assert.Null(Read());
    }

    [Theory]
    [InlineData("abc", "Left Left X", "aXbc")]
    [InlineData("abc", "C-a X", "Xabc")]
    [InlineData("abc", "Home C-f C-f X", "abXc")]
    [InlineData("one two", "M-b X", "one Xtwo")]
    [InlineData("one two", "C-a M-f X", "oneX two")]
    [InlineData("one two", "C-Left C-Left C-Right X", "oneX two")]
    [InlineData("abc", "Backspace", "ab")]
    [InlineData("abc", "C-a Delete C-d", "c")]
    [InlineData("one two", "C-w X", "one X")]
    [InlineData("one.two", "M-Backspace X", "one.X")]
    [InlineData("one two", "C-a M-d X", "X two")]
    [InlineData("one two", "M-b C-k", "one ")]
    [InlineData("one two", "M-b C-u", "two")]
    [InlineData("one two", "C-w C-a C-y", "twoone ")]
    [InlineData("one two", "C-w C-w C-y C-y", "one twoone two")] // Cuts in a row are one.
    [InlineData("one two", "C-w C-e C-u C-y M-y", "two")]
    [InlineData("one two", "C-u X C-y", "Xone two")]
    [InlineData("abc", "C-t", "acb")]
    [InlineData("abc", "C-a C-f C-t", "bac")]
    [InlineData("one two", "C-a M-u", "ONE two")]
    [InlineData("ONE two", "C-a M-l M-c", "one Two")]
    [InlineData("one two", "C-_", "one ")]
    [InlineData("one two", "C-_ C-_ C-_ C-_", "")]
    [InlineData("one two", "C-_ C-_ M-_ M-_", "one two")]
    [InlineData("one two", "C-w C-_", "one two")]
    [InlineData("e\u0301👍🏽", "Backspace", "e\u0301")]
    [InlineData("e\u0301👍🏽", "Backspace Backspace", "")]
    public void Keys_edit(string typed, string keys, string result)
    {
        _terminal.Type(typed);
        foreach (string key in keys.Split(' ')) _ = key == "X" ? _terminal.Type("X") : _terminal.Press(key);
        _terminal.Then(() => Assert.Equal(("> " + result).TrimEnd(), _terminal.Screen.Text));
        LineEditor editor = Editor();
        _terminal.Then(() => Assert.Equal(result, editor.State.Buffer.Text));
        Assert.Null(editor.ReadLine(continuation: false));
    }

    [Fact]
    public void Enter_goes_on_while_the_input_is_incomplete_and_indents()
    {
        _terminal.Type("int f() {\nreturn 1;\n}").Shows("> int f() {\n.     return 1;\n. }", 2, 3).Press("Enter");
        Assert.Equal("int f() {\n    return 1;\n}", Read());
    }

    [Fact]
    public void Lines_are_edited_anywhere_and_the_history_is_at_the_edges()
    {
        _history.Add("older");
        _terminal.Type("int f() {\nreturn 1;\n}").Press("Up C-a").Type("2").Shows("> int f() {\n. 2    return 1;\n. }", 1, 3)
            .Press("Up").Shows("> int f() {\n. 2    return 1;\n. }", 0, 3)
            .Press("C-a Up").Shows("> older", 0, 7).Press("Down C-k").Shows(">\n. 2    return 1;\n. }", 0, 2);
        Assert.Null(Read());
    }

    [Fact]
    public void Enter_runs_a_complete_input_wherever_the_caret_is_and_Alt_Enter_never_does()
    {
        _terminal.Type("1+").Press("M-Enter").Type("2").Press("Home Left Left").Press("Enter");
        Assert.Equal("1+\n2", Read());
    }

    [Fact]
    public void Two_empty_lines_run_an_input_that_would_never_end()
    {
        _terminal.Type("f(\n\n\n");
        Assert.Equal("f(\n    \n    ", Read());
    }

    [Fact]
    public void Pasted_lines_stay_lines_and_run_nothing()
    {
        string[] lines = [.. Enumerable.Range(1, 50).Select(i => $"\tx += {i}; // 👍")];
        string text = "{\n" + string.Join('\n', lines) + "\n}";
        _terminal.Paste(text).Then(() => Assert.Equal("> {", Layout.Of(TextBuffer.AtEnd(text), [], 40, "> ", ". ").Rows[0].Aggregate("", (row, cell) => row + cell.Text)))
            .Then(() => Assert.Equal(". }", _terminal.Screen.Rows.Last())).Press("Enter");
        Assert.Equal(text, Read());
        // The whole of it stays above what comes next.
        string[] shown = _terminal.Screen.Everything.Split('\n');
        Assert.Equal(52, shown.Length);
        for (int i = 0; i < 50; i++) Assert.Equal($".     x += {i + 1}; // 👍", shown[i + 1]);
    }

    [Fact]
    public void Lines_typed_ahead_are_read_one_after_the_other()
    {
        _terminal.Ahead = true;
        _terminal.Type("var a = 1;\nint f() {\n  return a;\n}\nf()\n");
        LineEditor editor = Editor();
        Assert.Equal("var a = 1;", editor.ReadLine(continuation: false));
        Assert.Equal("int f() {\n  return a;\n}", editor.ReadLine(continuation: false));
        Assert.Equal("f()", editor.ReadLine(continuation: false));
        Assert.Null(editor.ReadLine(continuation: false));
        Assert.Equal("> var a = 1;\n> int f() {\n.   return a;\n. }\n> f()\n>", _terminal.Screen.Text);
    }

    [Fact]
    public void Input_wider_than_the_window_wraps()
    {
        var terminal = new FakeTerminal(10, 5);
        terminal.Type("12345678").Shows("> 12345678", 1, 0).Type("9").Shows("> 12345678\n9", 1, 1).Press("Backspace Backspace").Shows("> 1234567", 0, 9)
            .Type("日").Shows("> 1234567\n日", 1, 2).Press("C-a").Type("x").Shows("> x1234567\n日", 0, 3);
        Assert.Null(Editor(terminal).ReadLine(continuation: false));
    }

    [Fact]
    public void Input_higher_than_the_window_scrolls_with_the_caret()
    {
        var terminal = new FakeTerminal(20, 3);
        terminal.Paste("{\n1;\n2;\n3;\n}").Shows(". 2;\n. 3;\n. }", 2, 3).Press("Up Up Up").Shows(". 1;\n. 2;\n. 3;", 0, 3).Press("C-Home").Shows("> {\n. 1;\n. 2;", 0, 2)
            .Press("C-End Enter");
        Assert.Equal("{\n1;\n2;\n3;\n}", Editor(terminal).ReadLine(continuation: false));
        Assert.EndsWith("> {\n. 1;\n. 2;\n. 3;\n. }", terminal.Screen.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public void Composed_characters_do_not_shift_what_follows()
    {
        // The screen of the test gives this family six cells, the editor two: what follows stands where the editor means it.
        _terminal.Type("👩‍👩‍👧|x").Then(() => Assert.Equal((0, 6), _terminal.Screen.Cursor)).Press("Left Left").Then(() => Assert.Equal((0, 4), _terminal.Screen.Cursor));
        Assert.Null(Read());
    }

    [Fact]
    public void Control_characters_that_are_pasted_are_pictures()
    {
        _terminal.Paste("a\e[31mb\u0007\tc\u202E").Shows("> a␛[31mb␇    c", 0, 16);
        Assert.Null(Read());
    }

    [Fact]
    public void Resizing_redraws()
    {
        _terminal.Type("var text = \"a long enough text to wrap\";").Shows("> var text = \"a long enough text to wrap\n\";", 1, 2)
            .Resize(60, 10).Shows("> var text = \"a long enough text to wrap\";", 0, 42)
            .Resize(20, 6).Shows("> var text = \"a long\n enough text to wrap\n\";", 2, 2)
            .Resize(40, 10).Shows("> var text = \"a long enough text to wrap\n\";", 1, 2);
        Assert.Null(Read());
    }

    [Fact]
    public void Ctrl_C_drops_the_input_and_Ctrl_D_leaves()
    {
        _terminal.Type("nonsense").Press("Left C-c").Shows("> nonsense^C\n>", 1, 2).Type("x").Press("C-d Backspace C-d").Then(() => Assert.Fail("Ctrl+D must leave"));
        Assert.Null(Read());
        Assert.Empty(_history.Entries);
    }

    [Fact]
    public void Ctrl_L_clears_the_screen_and_keeps_the_input()
    {
        _terminal.Screen.Write("before\r\n");
        _terminal.Type("abc").Press("C-l").Shows("> abc", 0, 5);
        Assert.Null(Read());
    }

    [Fact]
    public void Ctrl_Z_stops_and_comes_back()
    {
        _terminal.Type("abc").Press("C-z").Shows("> abc\n> abc", 1, 5);
        Assert.Null(Read());
        Assert.Equal(1, _terminal.Suspensions);
    }

    [Fact]
    public void Up_recalls_what_starts_like_this()
    {
        foreach (string entry in new[] { "var a = 1", "Plot(f)", "var b = 2" }) _history.Add(entry);
        _terminal.Press("Up").Shows("> var b = 2", 0, 11).Press("Up").Shows("> Plot(f)", 0, 9).Press("Down Down").Shows(">", 0, 2)
            .Type("var").Press("Up Up").Shows("> var a = 1", 0, 11).Press("Up").Shows("> var a = 1", 0, 11).Press("Down").Shows("> var b = 2", 0, 11).Press("Down").Shows("> var", 0, 5)
            .Press("M-<").Shows("> var a = 1", 0, 11).Press("M->").Shows("> var", 0, 5);
        Assert.Null(Read());
    }

    [Fact]
    public void Ctrl_R_searches()
    {
        foreach (string entry in new[] { "alpha(1)", "beta(2)", "alpha(3)" }) _history.Add(entry);
        _terminal.Type("mine").Press("C-r").Type("PHA").Then(() => Assert.StartsWith("> alpha(3)\nsearch: PHA", _terminal.Screen.Text, StringComparison.Ordinal))
            .Press("C-r").Then(() => Assert.StartsWith("> alpha(1)\n", _terminal.Screen.Text, StringComparison.Ordinal))
            .Press("C-r").Then(() => Assert.StartsWith("> alpha(1)\nno such input", _terminal.Screen.Text, StringComparison.Ordinal))
            .Press("C-s").Then(() => Assert.StartsWith("> alpha(3)\nsearch", _terminal.Screen.Text, StringComparison.Ordinal))
            .Press("C-g").Shows("> mine", 0, 6)
            .Press("C-r").Type("eta").Press("Escape").Shows("> beta(2)", 0, 3)
            .Press("C-r").Type("alpha").Press("C-r Enter");
        Assert.Equal("alpha(1)", Read());
    }

    [Fact]
    public void Inputs_are_remembered_once()
    {
        _terminal.Type("1\n2\n1\n");
        LineEditor editor = Editor();
        while (editor.ReadLine(continuation: false) is not null) { }
        Assert.Equal(["2", "1"], _history.Entries);
    }

    private static CompletionItem Item(string name) => new(name, () => new ItemDescription($"int {name}()", $"About {name}."));

    [Fact]
    public void Tab_inserts_the_only_completion()
    {
        _completions = new CompletionList(0, [Item("Length")]);
        _terminal.Type("le").Press("Tab").Shows("> Length\n  int Length()\n  About Length.", 0, 8).Type("!").Shows("> Length!", 0, 9);
        Assert.Null(Read());
    }

    [Fact]
    public void Tab_opens_a_menu_where_there_are_several()
    {
        _completions = new CompletionList(0, [Item("Tan"), Item("Tanh"), Item("Take")]);
        _terminal.Type("T").Press("Tab").Shows("> Ta\n▸ Tan   int Tan()\n  Tanh  int Tanh()\n  Take  int Take()\n  About Tan.", 0, 4)
            .Press("Tab").Shows("> Ta\n  Tan   int Tan()\n▸ Tanh  int Tanh()\n  Take  int Take()\n  About Tanh.", 0, 4)
            .Type("k").Shows("> Tak\n▸ Take  int Take()\n  About Take.", 0, 5)
            .Press("Backspace Backspace S-Tab").Shows("> T\n  Tan   int Tan()\n  Tanh  int Tanh()\n▸ Take  int Take()\n  About Take.", 0, 3)
            .Press("Enter").Shows("> Take", 0, 6)
            .Press("Tab").Type("(").Shows("> Take(", 0, 7);
        Assert.Null(Read());
    }

    [Fact]
    public void Tab_after_a_parenthesis_tells_what_is_called_and_completes_the_second_time()
    {
        _completions = new CompletionList(2, [Item("Tan"), Item("Tanh")]);
        _terminal.Type("f(").Press("Tab").Shows("> f(\n  int f(int a)\n  int f(int a, int b)\n  About f.", 0, 4)
            .Press("Tab").Shows("> f(Tan\n▸ Tan   int Tan()\n  Tanh  int Tanh()\n  About Tan.", 0, 7)
            .Press("C-c").Then(() => Assert.EndsWith("> f(Tan^C\n>", _terminal.Screen.Text, StringComparison.Ordinal));
        Assert.Null(Read());
    }

    [Fact]
    public void A_completion_that_fails_harms_nothing()
    {
        var editor = new LineEditor(new LineEditorServices(
            _terminal, _terminal, _history, new Completions(() => throw new InsufficientExecutionStackException()), new NoColour(), ReadLoop.IsFinished, Colour: false));
        _terminal.Type("1").Press("Tab").Shows("> 1", 0, 3).Press("Enter");
        Assert.Equal("1", editor.ReadLine(continuation: false));
    }

    [Fact]
    public void A_menu_leaves_room_for_the_input()
    {
        _completions = new CompletionList(0, [.. Enumerable.Range(0, 30).Select(i => Item($"name{i:00}"))]);
        var terminal = new FakeTerminal(30, 6);
        terminal.Type("n").Press("Tab Tab").Shows("> name\n  name00  int name00()\n▸ name01  int name01()\n  name02  int name02()\n  name03  int name03()\n  name04  int name04()", 0, 6)
            .Press("Escape").Shows("> name", 0, 6);
        Assert.Null(Editor(terminal).ReadLine(continuation: false));
    }

    /// <summary>Whatever is pressed, pasted and resized, the screen shows what a fresh drawing would.</summary>
    [Fact]
    public void The_screen_always_shows_the_input()
    {
        string[] keys = ["Left", "Right", "Up", "Down", "Home", "End", "Backspace", "Delete", "C-k", "C-y", "C-w", "M-b", "M-f", "C-_", "M-Enter", "C-t", "C-Home", "C-End", "M-d", "M-_", "C-l"];
        string[] texts = ["a", "x = y", "日", "e\u0301", "(", "👍", "\n", "z\tz", "0123456789"];
        Gen<Action<FakeTerminal>> step = Gen.Frequency(
            (6, Gen.OneOf(keys).Select(key => (Action<FakeTerminal>)(terminal => terminal.Press(key)))),
            (6, Gen.OneOf(texts).Select(text => (Action<FakeTerminal>)(terminal => terminal.Paste(text)))),
            (1, Gen.Select(Gen.Int[8, 30], Gen.Int[3, 9]).Select(size => (Action<FakeTerminal>)(terminal => terminal.Resize(size.Item1, size.Item2)))));
        step.Array[1, 60].Sample(steps =>
        {
            var terminal = new FakeTerminal(20, 6);
            LineEditor editor = Editor(terminal);
            foreach (Action<FakeTerminal> each in steps)
            {
                each(terminal);
                terminal.Then(() =>
                {
                    Layout layout = Layout.Of(editor.State.Buffer, [], terminal.Width, "> ", ". ");
                    string[] expected = [.. layout.Rows.Select(row => string.Concat(row.Select(cell => cell.Text)).TrimEnd())];
                    string[] shown = [.. terminal.Screen.Rows];
                    int caret = terminal.Screen.Cursor.Row;
                    Assert.Equal(layout.CaretColumn, terminal.Screen.Cursor.Column);
                    for (int row = 0; row < expected.Length; row++)
                    {
                        int at = caret + row - layout.CaretRow;
                        if (at >= 0 && at < Math.Min(shown.Length, terminal.Height)) Assert.Equal(expected[row], shown[at]);
                    }
                    Assert.Equal(expected[layout.CaretRow], shown[caret]);
                });
            }
            editor.ReadLine(continuation: false);
        }, seed: "0N0XIzNsQ0O2", iter: 300);
    }

    [Fact]
    public void A_key_costs_few_bytes()
    {
        _terminal.Type("some text here").Then(() => Assert.Equal("> some text here", _terminal.Screen.Text));
        int before = 0;
        _terminal.Then(() => before = _terminal.Writes).Type("x").Then(() => Assert.Equal(before + 1, _terminal.Writes));
        Assert.Null(Read());
    }
}
