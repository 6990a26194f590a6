using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;

namespace GradRepl.Repl.Tests.Sessions;

/// <summary>The place that a run-time error names is the user's, whatever guards stand before it.</summary>
[Collection(SessionCollection.Name)]
public sealed class RuntimeErrorTests
{
    private readonly TestSession _session = new();

    [Theory]
    [InlineData("\n\nthrow new Exception(\"x\");", 3, 1)]
    [InlineData("int zero = 0;\nint f(int x) =>\n    x / zero;\nf(1)", 3, 5)]
    [InlineData("int zero = 0;\nint f(int x) => x / zero;\nf(1)", 2, 17)]
    [InlineData("int zero = 0;\nint f(int x) { return x / zero; }\nf(1)", 2, 16)]
    [InlineData("int zero = 0;\nFunc<int, int> f = x =>\n    x\n    / zero;\nf(1)", 3, 5)]
    [InlineData("var unused = 0;\nFunc<int, int> f = x =>\n{\n    int y = x;\n    y++;\n    return int.Parse(\"q\") + y;\n};\nf(1)", 6, 5)]
    [InlineData("for (int i = 0; i < 3; i++)\n    while (true)\n        throw new Exception();", 3, 9)]
    [InlineData("for (int i = 0; i < 3; i++) while (true) throw new Exception();", 1, 42)]
    [InlineData("int zero = 0;\nclass A\n{\n    public int V =>\n        int.Parse(\"q\");\n}\nnew A().V", 5, 9)]
    [InlineData("Func<int, Func<int, int>> f = a => b => a > 0 ? throw new Exception() : b;\nf(1)(2)", 1, 41)]
    [InlineData("await Task.Delay(1);\nawait Task.Run(() =>\n    { throw new Exception(); });", 3, 7)]
    [InlineData("var xs = new[] { 1, 0 }\n    .Select(x =>\n        1 / x)\n    .ToList();", 3, 9)]
    [InlineData("new[] { 1, 2 }.Single()", 1, 1)]
    [InlineData("/* comment */ int.Parse(\"q\") // end", 1, 15)]
    public void It_is_the_innermost_place_in_the_users_text(string code, int line, int column)
    {
        Message error = Assert.Single(_session.Evaluate(code).Messages, message => message.Id is null);
        Assert.Equal(("In[1]", line, column), (error.Path, error.Line, error.Column));
    }

    [Fact]
    public void An_error_in_an_earlier_submission_names_that_one()
    {
        _session.Value("int zero = 0;\nint f(int x) =>\n    x / zero;");
        Assert.Equal("In[1](3,5): error: DivideByZeroException: Attempted to divide by zero.", _session.ErrorOf("f(1)"));
    }

    [Theory]
    [InlineData("Task.Run(() => throw new InvalidOperationException(\"inner\")).Wait();", "InvalidOperationException: inner")]
    [InlineData("class S { public static int V = int.Parse(\"q\"); } S.V", "FormatException: The input string 'q' was not in a correct format.")]
    [InlineData("throw new Exception(\"two\\nlines\");", "Exception: two lines")]
    public void The_cause_is_told_in_one_line(string code, string text) => Assert.Equal(text, Assert.Single(_session.Evaluate(code).Messages).Text);

    [Fact]
    public void Lines_of_a_pipe_count_from_its_beginning()
    {
        Evaluation evaluation = _session.Session.Evaluate(new Submission("int a = 1;\nint.Parse(\"q\")", "stdin#4") { DisplayPath = "stdin", LinesBefore = 10 });
        Assert.Equal("stdin(12,1): error: FormatException: The input string 'q' was not in a correct format.", Assert.Single(evaluation.Messages).ToString());
    }
}
