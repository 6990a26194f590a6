using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Tests.Pipeline.Robustness;

/// <summary>Long and deep sources: each ends, in a derivation or in an error that says so, and the process survives.</summary>
public sealed class SizeTests
{
    private static readonly Dictionary<string, string> MethodBodies = new(StringComparer.Ordinal)
    {
        ["sum of 1,000 terms"] = $"=> {Joined(" + ", 1_000, i => $"Math.Sin({i} * z)")};",
        ["sum of 10,000 terms"] = $"=> {Joined(" + ", 10_000, i => $"Math.Sin({i} * z)")};",
        ["product of 1,000 factors"] = $"=> {Joined(" * ", 1_000, i => $"(z + {i})")};",
        ["quotient of 500 divisors"] = $"=> z / {Joined(" / ", 500, i => $"(z + {i})")};",
        ["2,000 parentheses"] = $"=> {new string('(', 2_000)}z{new string(')', 2_000)} * z;",
        ["2,000 minus signs"] = $"=> {string.Concat(Enumerable.Repeat("-(", 2_000))}z{new string(')', 2_000)} * z;",
        ["500 nested functions"] = $"=> {string.Concat(Enumerable.Repeat("Math.Sin(", 500))}z{new string(')', 500)};",
        ["3,000 nested functions"] = $"=> {string.Concat(Enumerable.Repeat("Math.Sin(", 3_000))}z{new string(')', 3_000)};",
        ["500 nested exponentials"] = $"=> {string.Concat(Enumerable.Repeat("1 / (1 + Math.Exp(-", 500))}z{new string(')', 1_000)};",
        ["500 ternaries in a row"] = $"=> {Joined("", 500, i => $"z < {i} ? {i} * z : ")}z;",
        ["500 ternaries in each other"] = $"=> {Joined("", 500, i => $"z < {i} ? (")}z{Joined("", 500, i => $") : {i} * z")};",
        ["conditions of 1,000 parts"] = $"=> {Joined(" || ", 1_000, i => $"z > {i} && z < {i}.5")} ? z * z : z;",
        ["200 locals, each used twice"] =
            $"{{ double y0 = z; {Joined(" ", 200, i => $"double y{i + 1} = Math.Sin(y{i}) * y{i};")} return y200; }}",
        ["60 squares of squares"] =
            $"{{ double y0 = z; {Joined(" ", 60, i => $"double y{i + 1} = (2.5 * y{i}) * (z * y{i});")} return y60; }}",
        ["exponential of 60 squares of squares"] =
            $"{{ double y0 = z; {Joined(" ", 60, i => $"double y{i + 1} = y{i} * y{i};")} "
                + "return Math.Exp(y60) + Math.Exp(z * (y60 + z)); }",
        ["60 squares of a constant in a condition"] =
            $"{{ double y0 = Math.PI; {Joined(" ", 60, i => $"double y{i + 1} = y{i} * y{i};")} return y60 > 2 ? z * z : z; }}",
        ["60 choices of factors"] =
            "{ double y = z; "
                + Joined(" ", 60, i => $"double f{i} = z > {i} ? y : Math.Max(y, z); y = f{i} * Math.Max(z, {i} * f{i});")
                + " return y; }",
        ["40 choices that share their sides"] =
            "{ double a = z, b = z * z; "
                + Joined(" ", 40, i => $"{{ double c = z > {i}.5 ? a : b; b = z > {i}.25 ? b : a * z; a = c; }}")
                + " return a * b; }",
        ["60 sums of sums"] = $"{{ double y0 = z; {Joined(" ", 60, i => $"double y{i + 1} = (y{i} + z) - (z * z - y{i});")} return y60; }}",
        ["60 exponentials of sums"] =
            $"{{ double y0 = z; {Joined(" ", 60, i => $"double y{i + 1} = Math.Exp(y{i}) * y{i} + z;")} return y60; }}",
        ["60 early returns"] = $"{{ double y = z; {Joined(" ", 60, i => $"if (y > {i}) return y * {i}; y += Math.Sin(y);")} return y; }}",
        ["30 inner early returns"] =
            $"{{ double y = z; {Joined(" ", 30, i => $"if (z > {i}) {{ if (y > 2) return y; y *= z; }}")} return y; }}",
        ["60 ifs that assign"] =
            $"{{ double y = z; {Joined(" ", 60, i => $"if (y > {i}) y = y * y; else y = Math.Cos(y) + z;")} return y; }}",
        ["ifs 200 deep"] = $"{{ double y = z; {Joined(" ", 200, i => $"if (z > {i}) {{ y += z;")} {new string('}', 200)} return y * y; }}",
        ["blocks 200 deep"] = $"{{ {new string('{', 200)} return z * z; {new string('}', 200)} }}",
        ["3,000 statements"] = $"{{ double y = z; {Joined(" ", 3_000, i => $"y += Math.Sin({i} * z);")} return y; }}",
        ["constant loops 30 by 30 by 30"] =
            "{ double y = z; for (int i = 0; i < 30; i++) for (int j = 0; j < 30; j++) for (int k = 0; k < 30; k++) y += "
                + "Math.Sin(i * z + j) * k; return y; }",
        ["constant loop that squares 32 times"] = "{ double y = z; for (int i = 0; i < 32; i++) y = y * y + Math.Sin(y) * z; return y; }",
        ["constant loop of a billion rounds"] = "{ double y = z; for (int i = 0; i < 1000000000; i++) y = Math.Sin(y); return y; }",
        ["constant loop with two ways on"] =
            "{ double y = z; for (int i = 0; i < 30; i++) { if (y > i) { y -= z; continue; } if (y < -i) break; y += z; } return y; }",
        ["loop without end"] = "{ double y = z; while (true) { y = Math.Sin(y); } }",
        ["loop that goes on while it varies"] = "{ double y = z; while (y < 1e300) y = y - y; return y; }",
        ["data-dependent loops 5 deep"] =
            "{ double a = z, b = 1, c = z, d = 2, e = z; while (a < 9) { a++; while (b < a + 2) { b++; while (c < b + 2) { c++; "
                + "while (d < c + 2) { d++; while (e < d + 2) e += 1 + a * b * c * d * z; } } } } return a * b * c * d * e; }",
        ["data-dependent loops 8 deep"] =
            $"{{ double y = z; {Joined(" ", 8, i => $"double a{i} = z; while (a{i} < {i + 3}) {{ a{i} += 1 + y * y;")} "
                + $"y += z; {new string('}', 8)} return y; }}",
        ["data-dependent loop of 40 variables"] =
            $"{{ {Joined(" ", 40, i => $"double a{i} = {i};")} double n = z; while (n < 40) "
                + $"{{ {Joined(" ", 39, i => $"a{i + 1} = a{i} * z + Math.Sin(a{i + 1});")} a0 = z; n++; }} return a39; }}",
        ["switch of 500 cases"] = $"{{ switch (z) {{ {Joined(" ", 500, i => $"case < {i}: return {i} * z * z;")} default: return z; }} }}",
        ["switch expression of 500 arms"] = $"=> z switch {{ {Joined(" ", 500, i => $"< {i} => {i} * z * z,")} _ => z }};",
        ["switch of 300 cases that go on"] =
            $"{{ double y = z; switch (z) {{ {Joined(" ", 300, i => $"case < {i}: y *= {i} * z; break;")} }} return y; }}",
        ["pattern of 1,000 parts"] = $"=> z is {Joined(" or ", 1_000, i => $"> {i} and < {i}.5")} ? z * z : z;",
        ["chain of 60 calls"] =
            $"=> H0(z); {Joined(" ", 60, i => $"static double H{i}(double z) => H{i + 1}(Math.Sin(z)) + z;")} "
                + "static double H60(double z) => z * z;",
        ["chain of 500 calls"] =
            $"=> H0(z); {Joined(" ", 500, i => $"static double H{i}(double z) => H{i + 1}(Math.Sin(z)) + z;")} "
                + "static double H500(double z) => z * z;",
        ["40 calls that call twice"] =
            $"=> H0(z); {Joined(" ", 40, i => $"static double H{i}(double z) => H{i + 1}(Math.Sin(z)) + H{i + 1}(z * z);")} "
                + "static double H40(double z) => z * z;",
        ["recursion without end"] = "=> H(z); static double H(double z) => H(z - 1) * z;",
        ["mutual recursion"] =
            "=> H(z); static double H(double z) => z > 0 ? G(z - 1) : z; static double G(double z) => z > 3 ? H(z * 0.5) * z : z;",
        ["recursion on itself"] = "=> z > 0 ? F(z - 1) * z : z;",
        ["integer that may throw, used twice 40 times"] =
            "{ int n = (int)z; double y = 10 / n; for (int k = 0; k < 40; k++) y = y > k ? y * y - k : y * Math.Sin(y); return y; }",
        ["hundred hyperparameters"] = $"=> {Joined(" + ", 100, i => $"p{i} * z")};",
    };

    public static TheoryData<string> Names => [.. MethodBodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ends_in_a_derivation_or_an_error(string name)
    {
        string parameters = name == "hundred hyperparameters" ? Joined("", 100, i => $", double p{i} = {i}") : "";
        string source = Mutator.Source($"[Activation] public static double F(double z{parameters}) {MethodBodies[name]}");
        SyntaxTree tree = Sound.Parse(source);
        Watchdog.Run(name, cancellation => Sound.Check(tree, cancellation));
    }

    private static string Joined(string separator, int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) text.Append(i == 0 ? "" : separator).Append(part(i));
        return text.ToString();
    }
}
