using System;
using System.IO;
using System.Linq;
using System.Threading;
using GradRepl.Repl.Output.Pictures;

namespace GradRepl.Repl.Tests.Editor;

/// <summary>The command in a real terminal.</summary>
public sealed class TerminalTests
{
    [TmuxFact]
    public void Lines_are_typed_edited_and_answered()
    {
        using var terminal = new TmuxTerminal();
        terminal.Type("1 + 3").Press("Left").Type("2\n").Shows("> 1 + 23\n24\n>");
        terminal.Type("int f() {\n").WaitFor("> int f() {\n.").Type("return 5;\n").WaitFor("return 5;\n.").Type("}").WaitFor("\n. }").Type("\nf()\n").WaitFor("5\n>");
        Assert.EndsWith("> int f() {\n.     return 5;\n. }\n> f()\n5\n>", terminal.Screen, StringComparison.Ordinal);
        terminal.Press("C-d").WaitFor("left with 0");
    }

    [TmuxFact]
    public void Long_lines_wrap_and_follow_the_window()
    {
        using var terminal = new TmuxTerminal(60, 12);
        string text = "var s = \"日本語 and 👍 in a text that is wider than its window\";";
        terminal.Type(text).Shows("> var s = \"日本語 and 👍 in a text that is wider than its wi\nndow\";");
        terminal.Press("C-a").Type("/").Shows("> /var s = \"日本語 and 👍 in a text that is wider than its w\nindow\";");
        Assert.Equal("1,3", terminal.Cursor);
        terminal.Press("BSpace");
        terminal.Resize(100, 12).Shows("> " + text);
        terminal.Resize(30, 12).WaitUntil(screen => screen.EndsWith("> var s = \"日本語 and 👍 in a\ntext that is wider than its wi\nndow\";", StringComparison.Ordinal), "three rows");
        terminal.Press("C-e", "Enter").Type("s.Length\n").WaitFor("50\n>");
    }

    [TmuxFact]
    public void Earlier_lines_are_edited_in_place()
    {
        using var terminal = new TmuxTerminal();
        terminal.Type("int g() {\n").WaitFor("> int g() {\n.").Type("return 4;\n").WaitFor("return 4;\n.").Press("Up", "C-e", "BSpace", "BSpace").Type("7;").WaitFor(".     return 7;\n.");
        terminal.Press("Down").Type("}").WaitFor("\n. }").Type("\ng()\n");
        terminal.Shows("> int g() {\n.     return 7;\n. }\n> g()\n7\n>");
    }

    [TmuxFact]
    public void History_is_recalled_searched_and_kept()
    {
        string state = Directory.CreateTempSubdirectory("gradrepl-state").FullName;
        try
        {
            using (var terminal = new TmuxTerminal(state: state))
            {
                terminal.Type("var alpha = 1;\n").WaitFor("1;\n>").Type("var beta = 2;\n").WaitFor("2;\n>").Press("C-d").WaitFor("left with 0");
            }
            using (var terminal = new TmuxTerminal(state: state))
            {
                terminal.Press("Up").Shows("> var beta = 2;").Press("Up").Shows("> var alpha = 1;").Press("C-c").WaitFor("^C\n>");
                terminal.Press("C-r").Type("bet").WaitUntil(screen => screen.Contains("> var beta = 2;\nsearch: bet", StringComparison.Ordinal), "the search");
                terminal.Press("Enter").WaitFor("> var beta = 2;\n>");
            }
        }
        finally
        {
            Directory.Delete(state, recursive: true);
        }
    }

    [TmuxFact]
    public void Tab_completes()
    {
        using var terminal = new TmuxTerminal();
        terminal.Type("var numbers = new[] { 3, 4 };\n").WaitFor(";\n>");
        terminal.Type("num").Press("Tab").WaitFor("> numbers\n  int[] numbers").Type(".Len").Press("Tab").WaitUntil(screen => screen.Contains("> numbers.Length\n  int Length", StringComparison.Ordinal), "the property");
        terminal.Press("Enter").WaitFor("> numbers.Length\n2\n>");
        terminal.Type("Math.Ta").Press("Tab").WaitUntil(screen => screen.Contains("> Math.Ta\n▸ Tan   double Tan(double a)\n  Tanh  double Tanh(double value)\n", StringComparison.Ordinal), "the menu");
        terminal.Press("Tab").WaitUntil(screen => screen.Contains("▸ Tanh", StringComparison.Ordinal), "Tanh selected").Press("Enter").WaitFor("> Math.Tanh").Type("(0)\n").WaitFor("0\n>");
        terminal.Type(":he").Press("Tab").WaitFor("> :help\n  :help [topic]\n  what can be typed; about one command or topic, more");
    }

    [TmuxFact]
    public void Fifty_pasted_lines_are_one_input()
    {
        using var terminal = new TmuxTerminal();
        string[] lines = ["int total = 0;", .. Enumerable.Range(1, 48).Select(i => $"total += {i}; // 👍 {i}"), "total"];
        terminal.Paste(string.Join('\n', lines)).WaitFor(". total");
        Assert.DoesNotContain("1176", terminal.Everything, StringComparison.Ordinal);
        terminal.Press("Enter").WaitFor("1176\n>");
        Assert.Contains(string.Join("\n. ", lines), terminal.Everything, StringComparison.Ordinal);
    }

    [TmuxFact]
    public void What_is_typed_ahead_waits_for_its_turn()
    {
        using var terminal = new TmuxTerminal();
        terminal.Type("await Task.Delay(1500)\n1 + 1\nint h() {\nreturn 9;\n}\nh()\n").WaitFor("9\n>");
        // Whether a line is indented depends on whether the next one was there already.
        Assert.Equal(["> await Task.Delay(1500)", "> 1 + 1", "2", "> int h() {", ". return 9;", ". }", "> h()", "9", ">"],
            terminal.Screen.Split('\n')[1..].Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [TmuxFact]
    public void Ctrl_C_drops_the_input_and_stops_what_runs()
    {
        using var terminal = new TmuxTerminal();
        terminal.Type("nonsense").Press("C-c").Shows("> nonsense^C\n>");
        terminal.Type("while (true) { }\n").WaitUntil(screen => screen.EndsWith("while (true) { }", StringComparison.Ordinal), "the loop");
        Thread.Sleep(1000);
        terminal.Press("C-c").WaitFor("interrupted\n>").Type("6 * 7\n").WaitFor("42\n>").Press("C-d").WaitFor("left with 0");
    }

    [TmuxFact]
    public void Colour_is_there_unless_it_is_not_wanted()
    {
        static bool HasColour(string environment, string arguments)
        {
            using var terminal = new TmuxTerminal(environment: environment, arguments: arguments);
            terminal.Type("var x = 1;").WaitFor("> var x = 1;");
            return terminal.Coloured.Contains("38;5;", StringComparison.Ordinal);
        }
        Assert.True(HasColour("", ""));
        Assert.False(HasColour("NO_COLOR=1", ""));
        Assert.False(HasColour("", "--no-color"));
    }

    [TmuxFact]
    public void A_dumb_terminal_gets_no_control_sequences()
    {
        using var terminal = new TmuxTerminal(environment: "TERM=dumb");
        terminal.Type("20 + 3\n").WaitFor("23\n>");
        Assert.DoesNotContain("\e[", terminal.Coloured, StringComparison.Ordinal);
        terminal.Press("C-d").WaitFor("left with 0");
    }

    [TmuxFact]
    public void A_prompt_that_waits_uses_no_processor()
    {
        using var terminal = new TmuxTerminal();
        terminal.Type("1\n").WaitFor("1\n>");
        // The compiler is warmed up in the background first.
        Thread.Sleep(3000);
        TimeSpan before = terminal.ProcessorTime;
        Thread.Sleep(3000);
        Assert.InRange(terminal.ProcessorTime - before, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    [TmuxFact]
    public void Where_no_pictures_are_taken_there_is_the_path_and_no_key_is_lost()
    {
        // Without the variables that tell of tmux it is asked, and answers that it is no such terminal.
        using var terminal = new TmuxTerminal(environment: "TMUX= TERM=xterm-256color");
        terminal.Type("Plot(Activations.Tanh)\n").WaitFor("figure-01.png\n  Tanh: 2 panels, 1920 × 840 pixels\n>");
        terminal.Type("var f = Plot(Activations.Tanh); System.Threading.Thread.Sleep(1500);\n").Type("40 + 2\n").WaitFor("figure-02.png\n> 40 + 2\n42\n>");
        Assert.DoesNotContain("31;", terminal.Everything, StringComparison.Ordinal);
        terminal.Type(":images\n").WaitFor("images are on, but this terminal takes none that gradrepl can send\n>");
    }

    [PseudoTerminalFact]
    public void A_terminal_that_takes_pictures_shows_them_and_no_key_is_lost()
    {
        using var terminal = new PseudoTerminal();
        terminal.WaitFor("> ");
        Assert.DoesNotContain(PictureDetection.Query, terminal.Output, StringComparison.Ordinal);
        terminal.Send("Plot(Activations.Tanh)\r").WaitFor(PictureDetection.Query);
        terminal.Send("123\e_Gi=31;OK\e\\ *\e[?62;c 1001\r").WaitFor("\e_Ga=T,f=100,q=2,c=").WaitFor("figure-01.png").WaitFor("123123");
        terminal.Send(":images off\r").WaitFor("images are off");
        int shown = terminal.Output.Split("\e_Ga=T").Length;
        terminal.Send("Plot(Activations.Tanh)\r").WaitFor("figure-02.png");
        Assert.Equal(shown, terminal.Output.Split("\e_Ga=T").Length);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(terminal.Output, System.Text.RegularExpressions.Regex.Escape(PictureDetection.Query)));
    }
}
