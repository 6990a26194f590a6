using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using GradRepl.Repl.Sessions.Evaluating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Repl.Tests.Sessions.Guarding;

/// <summary>
/// Submissions with tokens and characters changed at random: whatever comes of each, the next one is answered and a variable
/// that none of them names is as it was. GRADREPL_MUTATIONS sets how many; GRADREPL_SEED repeats a run.
/// </summary>
[Collection(SessionCollection.Name)]
public sealed class MutationTests
{
    private const int InABuild = 200, ASession = 50;

    private static readonly string[] Valid =
    [
        "[Activation] double swish(double z, double beta = 1) => z / (1 + Math.Exp(-beta * z)); swishDerivative(0.5, 2)",
        "double f(double z) { double s = 0; for (int i = 0; i < 10; i++) { s += z * i; if (s > 100) break; } return s; } f(3)",
        "int fib(int k) => k < 2 ? k : fib(k - 1) + fib(k - 2); fib(12)",
        "record P(int X, string Y) { public P Next { get; init; } } var p = new P(1, \"a\") { Next = new P(2, $\"{1 + 1}\") }; p with { X = 3 }",
        "class C<T> where T : struct { T v; public C(T t) => v = t; public T V { get => v; set { v = value; } } public static C<T> operator +(C<T> a, C<T> b) => b; } new C<int>(3).V",
        "var q = from x in Enumerable.Range(0, 20) where x % 2 == 0 let y = x * x orderby y descending select (x, y); q.ToList()",
        "async Task<int> later(int i) { await Task.Yield(); return i; } await later(4) + await Task.Run(() => 5)",
        "IEnumerable<int> it(int n) { int i = 0; while (i < n) yield return i++; } string.Join(\",\", it(5))",
        "int s = 0; do { s++; switch (s) { case 1: continue; case > 5: goto end; default: break; } } while (true); end: Console.Write(\"\"); s",
        "Func<int, Func<int, int>> add = a => b => { try { checked { return a + b; } } catch (OverflowException) { return 0; } finally { } }; add(1)(2)",
        "Span<double> t = stackalloc double[8]; for (int i = 0; i < t.Length; i++) t[i] = i; t[3]",
        "enum E { A, B = 3 } struct S { public int a; public readonly int B => a + (int)E.B; } new S { a = 1 } is { B: > 2 } s1 ? s1.B : -1",
        "var d = new Dictionary<string, int[]> { [\"x\"] = [1, 2, .. new[] { 3 }] }; d[\"x\"][^1..].Sum()",
        "#pragma warning disable\n#if X\n1\n#else\n\"\"\"raw {x} \"\"\"\n#endif",
    ];

    [Fact]
    public void A_text_on_which_the_compiler_itself_fails()
    {
        var session = new TestSession();
        session.Value("long __kept = 20250;");
        // With Roslyn 5.0, a NullReferenceException in BindLocalFunctionStatement.
        Evaluation answer = session.Evaluate("int s = 0; end: Console.async Task<(> later(int i) { return i; } await later(4) + 1");
        Assert.Equal(EvaluationStatus.Rejected, answer.Status);
        Assert.Contains(answer.Messages, message => message is { Id: { } id, Line: 1, Column: > 1 } && id.StartsWith("CS", StringComparison.Ordinal));
        Assert.Equal(20250L, session.Evaluate("__kept").Value);
    }

    [Fact]
    public void Random_changes_of_valid_submissions()
    {
        int count = Setting("GRADREPL_MUTATIONS") ?? InABuild, seed = Setting("GRADREPL_SEED") ?? 20_250;
        var random = new Random(seed);
        for (int done = 0; done < count; done += ASession)
        {
            var session = new TestSession();
            session.Value("long __kept = 20250;");
            // What runs on and on is stopped as by Ctrl+C.
            using var watch = new Timer(_ => session.Session.Interrupt(), null, 2000, 2000);
            for (int i = 0; i < ASession; i++)
            {
                string code = Mutate(Valid[random.Next(Valid.Length)], random);
                string what = $"seed {seed}, mutation {done + i}:\n{code}";
                Exception? escaped = Record.Exception(() => session.Evaluate(code));
                Assert.True(escaped is null, $"{what}\n{escaped}");
                Evaluation answer = session.Evaluate("__kept");
                if (answer.Status == EvaluationStatus.Interrupted) answer = session.Evaluate("__kept"); // The watch came late.
                Assert.True(20250L.Equals(answer.Value), $"{what}\nthen __kept: {answer.Status} {answer.Text} {string.Join('\n', answer.Messages)}");
            }
        }
    }

    private static string Mutate(string code, Random random)
    {
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            List<SyntaxToken> tokens = [.. SyntaxFactory.ParseTokens(code).Where(token => token.Span.Length > 0)];
            if (tokens.Count < 2) return code;
            SyntaxToken one = tokens[random.Next(tokens.Count)], other = tokens[random.Next(tokens.Count)];
            code = random.Next(7) switch
            {
                0 => code.Remove(one.SpanStart, one.Span.Length),
                1 => code.Insert(one.SpanStart, other.Text + " "),
                2 => code.Remove(one.SpanStart, one.Span.Length).Insert(one.SpanStart, other.Text),
                3 => code.Insert(random.Next(code.Length), ((char)random.Next(1, 0x250)).ToString()),
                4 => code.Remove(random.Next(code.Length)),
                5 => code.Insert(one.SpanStart, Valid[random.Next(Valid.Length)] + "\n"),
                _ => code.Insert(random.Next(code.Length), "\ud83d\ude00"[random.Next(2)].ToString()),
            };
        }
        return code;
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
