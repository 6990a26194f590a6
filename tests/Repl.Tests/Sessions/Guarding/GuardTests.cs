using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;

namespace GradRepl.Repl.Tests.Sessions.Guarding;

[Collection(SessionCollection.Name)]
public sealed class GuardTests
{
    private readonly TestSession _session = new();

    public GuardTests() => _session.Value("int n = 5; int counter = 0;");

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) ;")]
    [InlineData("while (true) counter++;")]
    [InlineData("for (;;) for (int i = 0; i < 10; i++) counter += i;")]
    [InlineData("do counter++; while (true);")]
    [InlineData("again: counter++; goto again;")]
    [InlineData("while (true) { try { while (true) { } } catch { } }")]
    [InlineData("foreach (int i in Enumerable.Repeat(0, int.MaxValue)) counter++;")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(x => x.ToString()).Count(x => x == \"\")")]
    [InlineData("long fib(int k) => k < 2 ? k : fib(k - 1) + fib(k - 2); fib(60)")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("System.Threading.Thread.Sleep(60000);")]
    [InlineData("await Task.Delay(60000);")]
    [InlineData("Task.Delay(60000).Wait();")]
    [InlineData("class Slow { public override string ToString() { while (true) { } } } new Slow()")]
    public void An_interruption_stops_it_and_the_session_goes_on(string code)
    {
        Evaluation evaluation = Interrupted(_session, code);
        Assert.Equal(EvaluationStatus.Interrupted, evaluation.Status);
        Assert.False(evaluation.LeftBehind);
        Assert.Equal(5, _session.Value("n"));
    }

    [Theory]
    [InlineData("int f(int x) => f(x + 1);\nf(0)")]
    [InlineData("int f(int x) { return f(x + 1) + 1; }\nf(0)")]
    [InlineData("Func<int, int> g = null;\ng = x => g(x + 1) + 1;\ng(0)")]
    [InlineData("class P { public int V => V + 1; }\nnew P().V")]
    [InlineData("class P { public int V { get { return V + 1; } } }\nnew P().V")]
    [InlineData("class C { C next; public C() { next = new C(); } }\nnew C()")]
    [InlineData("class T { public override string ToString() => $\"{this}\"; }\nnew T()")]
    [InlineData("class O { public static O operator +(O a, O b) => a + b; }\nnew O() + new O()")]
    [InlineData("class I { public int this[int i] => this[i + 1]; }\nnew I()[0]")]
    [InlineData("async Task<int> a(int x) => await a(x + 1) + 1;\nawait a(0)")]
    [InlineData("async Task<int> a(int x) { await Task.Yield(); return await a(x + 1) + 1; }\nawait a(0)")]
    [InlineData("Func<int, Task<int>> a = null;\na = async x => await a(x + 1) + 1;\nawait a(0)")]
    public void A_recursion_without_end_is_survived(string code)
    {
        Assert.Contains("StackOverflow: the calls nest too deeply", _session.ErrorOf(code), StringComparison.Ordinal);
        Assert.Equal(5, _session.Value("n"));
    }

    /// <summary>The last closing brace stands where the generated members begin.</summary>
    [Theory]
    [InlineData("[Activation] double f(double z) => z < 1 ? z : 2 * f(z - 1);")]
    [InlineData("[Activation] double f(double z) { return z < 1 ? z : 2 * f(z - 1); }")]
    [InlineData("[Activation] double f(double z) => z < 1 ? z : 2 * f(z - 1); // and so on")]
    public void An_activation_with_which_a_text_ends_is_guarded_too(string code)
    {
        Assert.Equal(EvaluationStatus.Succeeded, _session.Evaluate(code).Status);
        Assert.Contains("StackOverflow: the calls nest too deeply", _session.ErrorOf("f(1e9)"), StringComparison.Ordinal);
        Assert.Equal(14.0, _session.Value("f(3.5) + fDerivative(2.5) + 6"));
    }

    [Fact]
    public void What_does_not_stop_is_left_behind()
    {
        // A read from a pipe that nobody writes to waits in the operating system.
        string pipes = typeof(System.IO.Pipes.AnonymousPipeServerStream).Assembly.Location.Replace("\\", "/", StringComparison.Ordinal);
        Evaluation evaluation = Interrupted(
            _session, $"#r \"{pipes}\"\nnew System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.In).ReadByte()");
        Assert.Equal(EvaluationStatus.Interrupted, evaluation.Status);
        Assert.True(evaluation.LeftBehind);
        Assert.Equal(5, _session.Value("n"));
    }

    [Theory]
    [InlineData("int k = 0; for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) if (i == j) continue; else k++; k", 6)]
    [InlineData("int k = 0; while (k < 5) k++; do k--; while (k > 2); k", 2)]
    [InlineData("Func<int, Func<int, int>> add = a => b => a + b; add(1)(2)", 3)]
    [InlineData("int f(int a) => a switch { 0 => 1, var x when x > 2 => f(x - 1), _ => 7 }; f(5)", 7)]
    [InlineData("int f(int a) => a > 0 ? a : throw new Exception(); f(4)", 4)]
    [InlineData("Action<int> act = x => n = x; act(9); n", 9)]
    [InlineData("Func<Task> t = async () => await Task.Delay(1); await t(); 8", 8)]
    [InlineData("async Task<int> t() => await Task.FromResult(8); await t()", 8)]
    [InlineData("async Task<int> t(int i) => await Task.FromResult(i); int k = 0; for (int i = 0; i < 5000; i++) k += await "
        + "t(1); k - 4990", 10)]
    [InlineData("async Task t() => await Task.Delay(1); await t(); 8", 8)]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1; e.Compile()(2)", 3)]
    [InlineData("int[] z = { 1, 2 }; ref int first() => ref z[0]; first() = 6; z[0]", 6)]
    [InlineData("IEnumerable<int> it() { for (int i = 0; i < 3; i++) yield return i; } it().Sum()", 3)]
    [InlineData("class A { int v; public int V { get => v; set => v = value; } public A() => v = 1; public static implicit operator int(A "
        + "a) => a.V; } (int)new A()", 1)]
    [InlineData("class B { public int this[int i] => i * 2; } new B()[4]", 8)]
    [InlineData("int k = 0; foreach (var (a, b) in new[] { (1, 2), (3, 4) }) k += a * b; k", 14)]
    [InlineData("var s = $\"{new[] { 1, 2 }.Select(x => n + x).Sum(),3:D2}\"; s.Length", 3)]
    [InlineData("Func<int> f = delegate { return 4; }; f()", 4)]
    [InlineData("int f(int x) // why\n  => // because\n  x + n /* five */;\nf(1)", 6)]
    [InlineData("int k = 0; for (int i = 0; i < 2; i++) switch (i) { case 0: k++; break; default: k += 10; break; } k", 11)]
    [InlineData("unsafe int f() { int x = 3; int* p = &x; while (*p < 5) (*p)++; return x; } f()", 5)]
    public void Guards_change_no_meaning(string code, int expected) => Assert.Equal(expected, _session.Value(code));

    [Fact]
    public void A_numeric_body_gets_no_stack_check()
    {
        Assert.DoesNotContain(
            "Guard.Enter", Guarded("double f(double z) { double e = Exp(-z); return z / (1 + e); }"), StringComparison.Ordinal);
        Assert.Contains("Guard.Enter", Guarded("double f(double z) => z > 0 ? f(z - 1) : 0;"), StringComparison.Ordinal);
        Assert.Contains("Guard.Enter", Guarded("Func<double, double> g = null; double f(double z) => g(z);"), StringComparison.Ordinal);
    }

    private static string Guarded(string code)
    {
        CompiledSubmission compiled = new SubmissionCompiler(GradRepl.Generators.Pipeline.Deriver.Derive).Compile(
            new Submission(code, "test"), SubmissionChain.Empty, [], default);
        return compiled.Texts.Single().Text;
    }

    [Fact]
    public async Task One_interruption_is_enough_whenever_it_comes()
    {
        // Compiling takes some milliseconds, and what lies between it and running less than one: so many moments, so close together.
        for (int moment = 0; moment < 250; moment++)
        {
            Task<Evaluation> evaluation = Task.Run(() => _session.Evaluate("while (true) { }"));
            var clock = Stopwatch.StartNew();
            while (clock.Elapsed.TotalMilliseconds < moment * 0.05) Thread.SpinWait(20);
            while (!_session.Session.Interrupt()) await Task.Yield(); // Until it has begun, it is not interrupted.
            Assert.Equal(EvaluationStatus.Interrupted, (await evaluation.WaitAsync(TimeSpan.FromMinutes(10))).Status);
        }
        Assert.Equal(5, _session.Value("n"));
    }

    /// <summary>Evaluates, and interrupts as soon as the code runs.</summary>
    internal static Evaluation Interrupted(TestSession session, string code)
    {
        using var ended = new CancellationTokenSource();
        var interrupter = Task.Run(async () =>
        {
            while (!session.Session.IsRunning && !ended.IsCancellationRequested) await Task.Delay(5);
            session.Session.Interrupt();
        });
        Evaluation evaluation = session.Evaluate(code);
        ended.Cancel();
        interrupter.Wait();
        return evaluation;
    }
}
