using System;
using System.Collections.Generic;

namespace GradRepl.Repl.Tests.Sessions.Guarding;

/// <summary>
/// What would end a .NET process, typed into a real one through a pipe: it is told, and the variables of the lines before
/// it are still there for the line after it.
/// </summary>
public sealed class PipeSurvivalTests : IDisposable
{
    // Small, so that filling it takes neither long nor the machine's memory.
    private static readonly Dictionary<string, string> LittleMemory = new() { ["DOTNET_GCHeapHardLimit"] = "0x14000000" };

    private readonly Command _gradrepl = new();

    public void Dispose() => _gradrepl.Dispose();

    [Theory]
    [InlineData("class C { C next = new C(); } new C()")]
    [InlineData("class C { public C Next { get; } = new(); } new C()")]
    [InlineData("class C() { C next = new(); } new C()")]
    [InlineData("class C { public C(C other) { } public C() : this(new C()) { } } new C()")]
    [InlineData("class C { ~C() { } public static implicit operator int(C c) => c; } int i = new C();")]
    [InlineData("class C { public event Action E { add { E += value; } remove { } } } new C().E += () => { };")]
    [InlineData("record R { public R Self { get; set; } } var r = new R(); r.Self = r; r.GetHashCode()")]
    [InlineData("record R(int X) { public R Self { get; set; } } var r = new R(1); r.Self = r; var q = new R(1); q.Self = q; r == q")]
    [InlineData("record B; sealed record R : B { public R Self { get; set; } } var r = new R(); r.Self = r; r")]
    [InlineData("record R<T>(List<T> L) { public R<T> Self { get; set; } } var r = new R<int>(null); r.Self = r; r.GetHashCode()")]
    [InlineData("class G<T> { public static int F() => G<G<T>>.F() + 1; } G<int>.F()")]
    [InlineData("IEnumerable<int> it() { foreach (int i in it()) yield return i; } it().Count()")]
    [InlineData("int f() { Span<byte> s = stackalloc byte[100_000_000]; s[0] = 1; return s[5]; } f()")]
    [InlineData("var list = new List<object>(); list.Add(list); list")]
    [InlineData("Parallel.For(0, 4, i => { int f(int x) => f(x + 1) + 1; f(0); });")]
    public void A_recursion_without_end(string code)
    {
        (int exit, string output, string error) = Around(code);
        Assert.Equal((1, "5\n"), (exit, output));
        Assert.Contains("StackOverflow: the calls nest too deeply", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("void hog() { var l = new List<byte[]>(); while (true) l.Add(new byte[1 << 20]); } hog();")]
    [InlineData("object o = null; void chain() { while (true) { o = new object[] { o }; } } chain();")]
    [InlineData("var l = new List<string>(); while (true) l.Add(new string('x', 1000));")]
    [InlineData("var s = \"ab\"; while (true) s += s;")]
    [InlineData("new double[1_000_000_000].Length")]
    [InlineData("Parallel.For(0, 4, i => { var l = new List<byte[]>(); while (true) l.Add(new byte[1 << 16]); });")]
    [InlineData("IEnumerable<int> all() { for (int i = 0; ; i++) yield return i; } all().ToList()")]
    public void Memory_that_ends(string code)
    {
        (int exit, string output, string error) = Around(code, LittleMemory);
        Assert.Equal((1, "5\n"), (exit, output));
        Assert.Contains("OutOfMemory: the memory was used up", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_that_earlier_variables_hold_can_be_given_back()
    {
        (int exit, string output, string error) = _gradrepl.Pipe("var keep = new List<byte[]>();\nwhile (true) keep.Add(new byte[1000]);\nkeep = null;\nnew byte[100_000_000].Length\n", LittleMemory);
        Assert.Equal((1, "100000000\n"), (exit, output));
        Assert.Contains("OutOfMemory: the memory is used up, and variables of earlier submissions hold it", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var t = new System.Threading.Thread(() => throw new Exception(\"stray\")); t.Start(); t.Join();")]
    [InlineData("System.Threading.ThreadPool.QueueUserWorkItem(_ => throw new Exception(\"stray\")); await Task.Delay(300);")]
    [InlineData("async void f() { await Task.Delay(1); throw new Exception(\"stray\"); } f(); await Task.Delay(300);")]
    [InlineData("class F { ~F() { throw new Exception(\"stray\"); } } void make() { new F(); } make(); GC.Collect(); GC.WaitForPendingFinalizers();")]
    [InlineData("var timer = new System.Threading.Timer(_ => throw new Exception(\"stray\"), null, 1, -1); await Task.Delay(300);")]
    public void An_exception_that_nobody_catches_on_another_thread(string code)
    {
        (int exit, string output, string error) = Around(code);
        Assert.Equal((1, "5\n"), (exit, output));
        Assert.Matches(@"^stdin\(2,\d+\): error: Exception: stray \(on a thread of its own, where nothing caught it\)\n", error);
    }

    [Fact]
    public void A_task_that_nobody_observes_is_nobodys_error() => Assert.Equal(
        (0, "5\n", ""), Around("void start() { Task.Run(() => throw new Exception(\"unseen\")); } start(); await Task.Delay(100); GC.Collect(); GC.WaitForPendingFinalizers();"));

    [Fact]
    public void An_exception_in_a_static_constructor()
    {
        (int exit, string output, string error) = Around("class S { static S() { throw new Exception(\"static\"); } public static int V => 1; } S.V");
        Assert.Equal((1, "5\n"), (exit, output));
        Assert.StartsWith("stdin(2,24): error: Exception: static\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finalizer_that_never_ends_does_not_hold_up_the_end() => Assert.Equal(
        (0, "5\n", ""), Around("class F { ~F() { while (true) ; } } void make() { new F(); } make(); GC.Collect();"));

    [Fact]
    public void Exit_leaves_with_its_code() => Assert.Equal((3, "", ""), Around("Environment.Exit(3);"));

    [Theory]
    [InlineData("Environment.FailFast(\"now\");", 13)]
    [InlineData("Action<string> now = Environment.FailFast;", 34)]
    [InlineData("using static System.Environment; FailFast(\"now\");", 34)]
    public void FailFast_is_refused(string code, int column) => Assert.Equal(
        (1, "5\n", $"stdin(2,{column}): error REPL001: Environment.FailFast would take the session with it: throw an exception, or leave with Environment.Exit\n  {code}\n  {new string(' ', column - 1)}^\n"),
        Around(code));

    [Fact]
    public void FailFast_of_ones_own_is_ones_own() => Assert.Equal((0, "7\n5\n", ""), Around("int FailFast() => 7; FailFast()"));

    [Fact]
    public void Output_that_the_code_closed() => Assert.Equal((0, "5\n", ""), Around("Console.Out.Close(); Console.SetOut(TextWriter.Null);"));

    private (int Exit, string Output, string Error) Around(string code, Dictionary<string, string>? environment = null) =>
        _gradrepl.Pipe($"int n = 5;\n{code}\nn\n", environment);
}
