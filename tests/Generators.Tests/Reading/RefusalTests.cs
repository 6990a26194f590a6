using System.Linq;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Tests.Reading;

/// <summary>What is not read is one error for one cause, at its place.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("try", "{ [|try { return z; } catch { return 0; }|] }")]
    [InlineData(
        "an object without source", "{ var l = [|new System.Collections.Generic.List<double>()|]; l.Add(z); return l[0] + l.Count; }")]
    [InlineData("boxing", "{ object o = [|z|]; return (double)o; }")]
    [InlineData("a nullable number", "{ double? a = [|z|]; return a.Value; }")]
    [InlineData("decimal", "=> [|(double)((decimal)z * 2m)|];")]
    [InlineData("a write that others see", "{ [|s_table[0]|] = z; return z; }")]
    [InlineData("an index outside", "{ double[] a = [1, z]; return [|a[2]|]; }")]
    [InlineData("a virtual call", "{ Base a = [|new Derived()|]; return a.F(z); }")]
    [InlineData("a setter with code", "{ var q = new Doubling(); [|q.X|] = z; return q.X; }")]
    [InlineData("a record that says how it is copied", "{ var r = new Copying(z); return ([|r with { B = 2 }|]).A; }")]
    [InlineData("going back again and again", "{ [|again: z *= 0.5;|] if (z > 4) goto again; return z; }")]
    [InlineData("a loop that exchanges arrays", """
        {
            double[] a = [z], b = [1];
            [|for (int i = 0; i < n; i++) { a[0] += b[0]; (a, b) = (b, a); }|]
            return a[0];
        }
        """)]
    [InlineData(
        "a refusal in an unrolled loop",
        "{ double s = z; for (int i = 0; i < 9; i++) s += [|System.Random.Shared.NextDouble()|]; return s; }")]
    [InlineData("a refusal in a helper that is called twice", "=> Outer(z) + Outer(2 * z);")]
    public void Is_one_error_at_its_place(string what, string body)
    {
        string factor = what.EndsWith("called twice", System.StringComparison.Ordinal) ? "[|System.Random.Shared.NextDouble()|]" : "1";
        var source = new MarkedSource($$"""
            using GradRepl.Runtime;

            public abstract class Base { public abstract double F(double x); }

            public sealed class Derived : Base { public override double F(double x) => x * x; }

            public sealed class Doubling { public double X { get; set => field = 2 * value; } }

            public record Copying(double A) { protected Copying(Copying other) => A = 2 * other.A; public double B { get; init; } }

            public static partial class C
            {
                private static readonly double[] s_table = [1, 2];

                private static double Outer(double x) => {{factor}} * x * s_table[0];

                [Activation]
                public static double F(double z, int n = 3) {{body}}

                public static double Use(double z) => Outer(z);
            }
            """);
        Diagnostic[] errors = [.. GeneratorRun.From(source.Text).Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error)];
        Diagnostic error = Assert.Single(errors);
        source.IsAt(error);
    }
}
