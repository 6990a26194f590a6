using System.IO;
using GradRepl.Repl.App;
using GradRepl.Repl.Commands;
using GradRepl.Repl.CSharp.Input;
using GradRepl.Repl.Editor.Lines;
using GradRepl.Repl.Sessions;

namespace GradRepl.Repl.Tests.App;

[Collection(SessionCollection.Name)]
public sealed class ReadLoopTests
{
    private readonly TestSession _session = new();

    private int Type(string input) => new ReadLoop(
        new TextLineReader(new StringReader(input)), _session.Session, new Presenter(_session.Terminal),
        new CommandContext(_session.Session, _session.Terminal, new CommandRegistry()), interactive: true).Run();

    [Theory]
    [InlineData("1 +", false)]
    [InlineData("1", true)]
    [InlineData("int f() {", false)]
    [InlineData("int f() { }", true)]
    [InlineData("var s = \"\"\"", false)]
    [InlineData("/* comment", false)]
    [InlineData("[Activation]", false)]
    [InlineData("[Obsolete(\"x\")]", false)]
    [InlineData("[Activation]\ndouble f(double z) => z;", true)]
    [InlineData("xs[0]", true)]
    [InlineData(")", true)]
    public void An_input_is_complete_or_not(string text, bool complete) => Assert.Equal(complete, InputCompleteness.IsComplete(text));

    [Fact]
    public void A_session_at_the_keyboard_goes_on_after_errors_and_ends_well()
    {
        Assert.Equal(0, Type("var s = \"a\";\ns\nnope\n1 +\n 1\nreturn 5;\n2\n"));
        Assert.Equal("\"a\"\n2\n5\n2\n", _session.Output);
        Assert.Equal("In[3](1,1): error CS0103: The name 'nope' does not exist in the current context\n  nope\n  ^\n", _session.Error);
    }

    [Fact]
    public void Brackets_that_nest_without_end_are_refused_and_the_session_goes_on()
    {
        Type("var kept = 3;\n" + new string('(', 50_000) + "\nkept\n");
        Assert.Equal("3\n", _session.Output);
        Assert.StartsWith("In[2](1,501): error: brackets nest deeper than 500", _session.Error, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Two_empty_lines_end_an_input_that_would_never_end()
    {
        Type("int f( {\n\n\n1 + 1\n");
        Assert.Equal("2\n", _session.Output);
        Assert.NotEmpty(_session.Error);
    }

    [Fact]
    public void Commands_answer()
    {
        Type(
            "[Activation] double cube(double z) => z * z * z;\nint n = 1;\n:source cube\n:list\n:so nothing\n:nope\n:reset\n:list\n"
                + ":help\n:quit\n3\n");
        Assert.Contains("cubeDerivative(double z)", _session.Output, System.StringComparison.Ordinal);
        Assert.Contains("int n = 1\n", _session.Output, System.StringComparison.Ordinal);
        Assert.Contains("nothing is defined yet\n", _session.Output, System.StringComparison.Ordinal);
        foreach (ICommand command in new CommandRegistry().All)
            Assert.Contains(command.Summary, _session.Output, System.StringComparison.Ordinal);
        Assert.DoesNotContain("\n3\n", _session.Output, System.StringComparison.Ordinal);
        Assert.Equal(
            "error: no activation of this session is named 'nothing'; there is cube\n"
                + "error: there is no command ':nope'; :help lists those there are\n",
            _session.Error);
    }
}
