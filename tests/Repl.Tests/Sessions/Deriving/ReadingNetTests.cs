using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using GradRepl.Generators.Pipeline;
using GradRepl.Repl.Sessions.Evaluating;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Tests.Sessions.Deriving;

/// <summary>The net under the reading: a deriver that misreads is caught before anybody sees its derivative.</summary>
[Collection(SessionCollection.Name)]
public sealed class ReadingNetTests
{
    [Theory]
    [InlineData("double f(double z) => z * z;", "z * z", "z * z * z", "f(0.5) answers 0.25, and was understood as 0.125")]
    [InlineData("double f(double z) => z > 300 ? z : 1;", "z > 300", "z > 301", ", and was understood as 1")]
    [InlineData("double f(double z) => z > 2e18 ? 5 : z;", "5", "6", "f(1E+19) answers 5, and was understood as 6")]
    [InlineData(
        "double f(double z, double beta = 1) => z * beta;", "z * beta", "z",
        "f(0.5, beta: 1.625) answers 0.8125, and was understood as 0.5")]
    [InlineData(
        "double f(double z, bool twice = false) => twice ? 2 * z : z;", "2 * z", "z",
        "f(0.5, twice: true) answers 1, and was understood as 0.5")]
    [InlineData("double scale = 2; [Activation] double f(double z) => scale * z;", "scale", "3.0", "f(0.5) answers")]
    [InlineData("double f(double z) => z != z ? 1 : z;", "1", "2", "f(NaN) answers 1, and was understood as 2")]
    [InlineData(
        "double f(double z) => z > 0 ? z : throw new Exception();", "double.NaN", "z", "f(-0.5) answers NaN, and was understood as -0.5")]
    [InlineData("float f(float z) => 2 * z;", "2 *", "3 *", "f(0.5) answers 1, and was understood as 1.5")]
    public void A_misread_function_is_refused_with_the_point(string code, string read, string misread, string told)
    {
        var session = new TestSession(Misreading(read, misread));
        if (!code.Contains("[Activation]", StringComparison.Ordinal)) code = "[Activation] " + code;
        string error = session.ErrorOf("int before = 1;\n" + code + "\nConsole.Write(fDerivative(1));");
        Assert.Contains("error GRAD016: 'f' does not compute what was understood of it", error, StringComparison.Ordinal);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.StartsWith($"In[1](2,{code.IndexOf("f(", StringComparison.Ordinal) + 1})", error, StringComparison.Ordinal);
        Assert.Contains("CS0103", session.ErrorOf("fDerivative(1)"), StringComparison.Ordinal);
        Assert.Contains("CS0103", session.ErrorOf("before"), StringComparison.Ordinal);
        Assert.Equal("", session.Output);
    }

    /// <summary>Literals that are folded, terms that are dropped, and what overflows in another order.</summary>
    [Theory]
    [InlineData("3 * z * 0.1 - 0.3 * z")]
    [InlineData("0 * Exp(-z) + z / z - (z - z)")]
    [InlineData("1e200 * z * 1e200 * 1e-200")]
    [InlineData("Sin(1e10 * z * 0.1)")]
    [InlineData("2 * (1 / (1 + Exp(-2 * z))) - 1")]
    [InlineData("z * (1 / (0.1 * z))")]
    [InlineData("Floor(z * 0.1 * 10)")]
    [InlineData("CopySign(1, 0 + z)")]
    [InlineData("(float)(0.1 * z) * z - (float)z * (float)z * 0.1f")]
    public void Rounding_is_no_difference(string formula) => new TestSession().Value($"[Activation] double f(double z) => {formula};");

    [Fact]
    public void A_loop_that_takes_too_long_at_some_points_is_left_there()
    {
        var session = new TestSession();
        long start = Stopwatch.GetTimestamp();
        session.Value("[Activation] double f(double z, double step = 1) { while (z > 1) z -= step; return z; }");
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
        Assert.Equal(1.0, session.Value("fDerivative(7.5)"));
    }

    [Fact]
    public void Other_threads_go_on_while_such_a_loop_is_stopped()
    {
        var session = new TestSession();
        session.Value("long rounds = 0; bool stop = false;");
        session.Value("var other = System.Threading.Tasks.Task.Run(() => { while (!stop) rounds++; });");
        session.Value("[Activation] double f(double z) { while (z > 1) z -= 1; return z; }");
        session.Value("stop = true; other.Wait();");
        Assert.Equal("RanToCompletion", session.Value("other.Status.ToString()"));
    }

    [Fact]
    public void A_recursion_without_end_is_survived()
    {
        var session = new TestSession();
        session.Value("double deep(double x) => x > 5 ? deep(x + 1) : x; [Derivative(nameof(deep))] double slope(double x) => 1;");
        session.Value("[Activation] double f(double z) => deep(z);");
        Assert.Equal(1.0, session.Value("fDerivative(2)"));
    }

    [Fact]
    public void A_script_that_was_misread_is_not_kept()
    {
        string folder = Directory.CreateTempSubdirectory("gradrepl-net").FullName;
        var script = new Repl.Sessions.Submissions.Submission("[Activation] double f(double z) => z * z;", "net.csx");
        var session = new TestSession(Misreading("z * z", "z"));
        Evaluation evaluation = session.Session.Evaluate(script, Repl.Sessions.Caching.ScriptCache.For(script, folder));
        Assert.Equal(EvaluationStatus.Rejected, evaluation.Status);
        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A deriver that takes one thing for another in the value.</summary>
    private static Repl.Sessions.Deriving.DeriveMethod Misreading(string read, string misread) =>
        (IMethodSymbol method, SemanticModel model, CancellationToken cancellation) =>
        {
            DerivationResult result = Deriver.Derive(method, model, cancellation);
            if (result.Derivation is not { Understood: { } understood } derivation) return result;
            int body = understood.Members.IndexOf('{', StringComparison.Ordinal);
            int end = understood.Members.IndexOf('}', StringComparison.Ordinal);
            string changed = understood.Members[body..end].Replace(read, misread, StringComparison.Ordinal);
            Assert.NotEqual(understood.Members[body..end], changed);
            return result with
            {
                Derivation = derivation with
                {
                    Understood = understood with { Members = understood.Members[..body] + changed + understood.Members[end..] },
                },
            };
        };
}
