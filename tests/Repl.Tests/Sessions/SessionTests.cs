using System;
using System.IO;
using System.Linq;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Tests.Sessions.Guarding;

namespace GradRepl.Repl.Tests.Sessions;

[Collection(SessionCollection.Name)]
public sealed class SessionTests
{
    private readonly TestSession _session = new();

    [Fact]
    public void Definitions_are_seen_by_later_submissions()
    {
        _session.Value("int x = 3; int twice(int n) => 2 * n;");
        Assert.Equal(6, _session.Value("twice(x)"));
        _session.Value("x += 4;");
        Assert.Equal(14, _session.Value("twice(x)"));
    }

    [Fact]
    public void A_variable_can_be_redefined_with_another_type()
    {
        _session.Value("var x = 3;");
        _session.Value("var x = \"three\";");
        Assert.Equal(5, _session.Value("x.Length"));
    }

    [Fact]
    public void Anonymous_types_are_one_type_across_guarded_and_unguarded_submissions()
    {
        _session.Value("var a = new { X = 1, Y = 2.5 };");
        _session.Value("int Loop() { while (true) return 1; }");
        _session.Value("var b = new { X = 1, Y = 2.5 };");
        Assert.Equal(true, _session.Value("a.Equals(b) && a.GetType() == b.GetType()"));
    }

    [Fact]
    public void Usings_last()
    {
        _session.Value("using System.Text;");
        Assert.Equal("ab", _session.Value("new StringBuilder(\"a\").Append('b').ToString()"));
    }

    [Fact]
    public void The_default_usings_are_those_of_the_design()
    {
        Assert.Equal(1.0, _session.Value("Cos(0) * Enumerable.Range(1, 1).First() * new List<int> { 1 }.Count"));
        Assert.Equal(true, _session.Value("Path.Combine(\"a\", \"b\").Length == 3 && Task.CompletedTask.IsCompleted && Environment.NewLine.Length > 0 && Activation.Names is not null"));
    }

    [Fact]
    public void Await_works_at_top_level() => Assert.Equal(7, _session.Value("await Task.Delay(1); await Task.FromResult(3) + 4"));

    [Fact]
    public void A_rejected_submission_leaves_the_session_as_it_was()
    {
        _session.Value("int x = 1;");
        Assert.Equal("In[2](1,36): error CS0029: Cannot implicitly convert type 'string' to 'int'", _session.ErrorOf("string x = \"new\"; x = \"a\"; int y = \"s\";"));
        Assert.Equal(2, _session.Value("x + 1"));
        Assert.Equal("In[4](1,1): error CS0103: The name 'y' does not exist in the current context", _session.ErrorOf("y"));
    }

    [Fact]
    public void A_failed_submission_keeps_what_it_had_done()
    {
        _session.Value("var log = new List<int>();");
        Assert.Equal("In[2](2,13): error: FormatException: The input string 'zz' was not in a correct format.", _session.ErrorOf("log.Add(1); int before = 42;\nlog.Add(2); before=int.Parse(\"zz\"); log.Add(3);"));
        Assert.Equal("(42, 2)", _session.Text("(before, log.Count)"));
    }

    [Fact]
    public void Return_ends_a_submission_with_a_value()
    {
        Evaluation evaluation = _session.Evaluate("if (1 < 2) return 5; return 6;");
        Assert.True(evaluation.Returned);
        Assert.Equal(5, evaluation.Value);
        Assert.False(_session.Evaluate("int F() { return 3; } F()").Returned);
    }

    [Fact]
    public void Warnings_are_told_once_and_infos_of_the_compiler_not()
    {
        Evaluation evaluation = _session.Evaluate("[Obsolete(\"old\")] int F() => 1;\nint Loop() { while (F() < 1) ; return F(); }");
        Assert.Equal(["In[1](2,21): warning CS0618: 'F()' is obsolete: 'old'", "In[1](2,39): warning CS0618: 'F()' is obsolete: 'old'"], evaluation.Messages.Select(message => message.ToString()));
        Assert.Empty(_session.Evaluate("Loop()").Messages);
    }

    [Fact]
    public void Reset_forgets_everything()
    {
        _session.Value("[Activation] double resetMe(double z) => z * z;");
        _session.Session.Reset();
        Assert.Contains("CS0103", _session.ErrorOf("resetMe(1)"), StringComparison.Ordinal);
        Assert.Contains("No activation is named 'resetMe'", _session.ErrorOf("Activation.Named(\"resetMe\")"), StringComparison.Ordinal);
        Assert.Equal(2, _session.Value("1 + 1"));
    }

    [Fact]
    public void Loaded_files_are_derived_guarded_and_named_in_errors()
    {
        string folder = Directory.CreateTempSubdirectory("gradrepl").FullName;
        try
        {
            string file = Path.Combine(folder, "part.csx");
            File.WriteAllText(file, "[Activation] double cube(double z) => z * z * z;\ndouble Checked(double z) =>\n    z < 0 ? throw new ArgumentException(\"negative\") : cube(z);\nvoid Forever() { while (true) ; }\n");
            string load = $"#load \"{file.Replace("\\", "/", StringComparison.Ordinal)}\"\n";
            Assert.Equal(12.0, _session.Value(load + "cubeDerivative(2)"));
            Assert.EndsWith("part.csx(3,5): error: ArgumentException: negative", _session.ErrorOf("Checked(-1)"), StringComparison.Ordinal);
            Assert.Equal(EvaluationStatus.Interrupted, GuardTests.Interrupted(_session, "Forever()").Status);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Referenced_assemblies_are_loaded()
    {
        // An assembly that the session does not reference by itself.
        string file = typeof(Xunit.Assert).Assembly.Location.Replace("\\", "/", StringComparison.Ordinal);
        Assert.Equal("Assert", _session.Value($"#r \"{file}\"\ntypeof(Xunit.Assert).Name"));
        Assert.Contains("CS0006", _session.ErrorOf("#r \"no-such-file.dll\"\n1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_are_listed_with_their_types()
    {
        _session.Value("int n = 1; var list = new List<double>();");
        _session.Value("string n = \"\";");
        Assert.Equal([("list", "List<double>"), ("n", "string")], _session.Session.Variables);
    }
}
