using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Reading;
using GradRepl.Generators.Recognition;
using GradRepl.Generators.Recognition.Exponentials;
using GradRepl.Generators.Recognition.Identities;
using GradRepl.Generators.Tests.Accuracy;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Recognition;

/// <summary>Every row of the recognition tables: a source formula that needs it, and its proof in numbers.</summary>
public sealed class RecognitionTests
{
    /// <summary>Formulas in z by the row that they are to exercise.</summary>
    private static readonly (string Statement, string Formula)[] Examples =
    [
        ("e^u as a power: pow(e, u) = exp(u)", "Math.Pow(Math.E, z)"),
        ("pow(u, 2) = u·u and pow(u, 1/2) = √u", "Math.Pow(z, 2) + Math.Pow(z + 9, 0.5) + Math.Pow(z + 9, -0.5)"),
        ("√(u²) = |u|", "Math.Sqrt(z * z)"),
        ("√(p·u² + q) without overflow of u²", "Math.Sqrt(3 + z * z)"),
        ("√(p·u² + q) without overflow of u²", "Math.Sqrt(3 + z * z / 7)"),
        ("u/√(p·u² + q) without overflow of u²", "-2 * z / Math.Sqrt(z * z + 3)"),
        ("u/√(p·u² + q) without overflow of u²", "z / Math.Sqrt(z * 5 * z + 3)"),
        ("u·R/S = u·(R/S) for quotients R, S of exponentials", "z * Math.Exp(z) / (1 + Math.Exp(z))"),
        ("u·R/S = u·(R/S) for quotients R, S of exponentials", "(z + 1) / Math.Exp(z) * (1 + Math.Exp(z))"),
        ("Eᵐ/(Eᵐ + R) = σ(m·v − log R) for E = e^v: a softmax over three", "Math.Exp(z) / (Math.Exp(z) + Math.Exp(-z) + 1)"),
        ("Eᵐ/(Eᵐ + R) = σ(m·v − log R) for E = e^v: a softmax over three", "3 / (2 + 5 * Math.Exp(z) + Math.Exp(1 - z))"),
        ("Eᵐ/(Eᵐ + R) = σ(m·v − log R) for E = e^v: a softmax over three",
            "Math.Exp(2 * z) / (0.5 * Math.Exp(2 * z) + Math.Exp(z) / 4 + 3)"),
        ("eᵘ/(eᵘ + eᵛ + …) = σ(u − log(eᵛ + …)) for any exponents", "3 * Math.Exp(z) / (Math.Exp(z) + Math.Exp(z * z) + 2)"),
        ("eᵘ/(eᵘ + eᵛ + …) = σ(u − log(eᵛ + …)) for any exponents", "z * Math.Exp(z) / (2 * Math.Exp(z) + Math.Exp(z * z))"),
        ("softplus(u) − softplus(−u) = u", "Math.Log(1 + Math.Exp(z)) - Math.Log(1 + Math.Exp(-z))"),
        ("u·σ(u) − softplus(u) = −(|u|·σ(−|u|) + softplus(−|u|))",
            "z / (1 + Math.Exp(-3 * z)) - Math.Log(1 + Math.Exp(3 * z)) / 3"),
        ("log(eᵘ + eᵛ + …) = log(eᵛ + …) + softplus(u − log(eᵛ + …)) for any exponents",
            "Math.Log(Math.Exp(z) + 2 * Math.Exp(z * z) + 3)"),
        ("u·a + u·b = u·(a + b) where a + b is known better", "z / 2 + z / 2 * SpecialFunctions.Erf(z)"),
        ("u·a + u·b = u·(a + b) where a + b is known better", "3 * z - 3 * z * Math.Tanh(z)"),
        ("1/(p·u² + q) and u/(p·u² + q) without overflow of u²", "2 / (z * z + 3)"),
        ("1/(p·u² + q) and u/(p·u² + q) without overflow of u²", "2 * z / (5 * z * z + 3)"),
        ("sign(u)·log(1 + |u|) = { log(1 + u) if u ≥ 0; −log(1 − u) otherwise }", "Math.Sign(z) * Math.Log(1 + Math.Abs(z))"),
        ("log(u + √(u² + 1)) = asinh(u)", "Math.Log(z + Math.Sqrt(z * z + 1))"),
        ("u/(1 + |u|) = softsign(u)", "3 * z / (1 + Math.Abs(3 * z))"),
        ("u/(1 + |u|) = softsign(u)", "z / ((z < 0 ? -z : z) + 1)"),
        ("u/(1 + |u|) = softsign(u)", "z / (Math.Max(-z, z) + 1)"),
        ("1 + isru(u, c) = 2·(1 + isru(u, c))/2", "1 - z / Math.Sqrt(z * z + 3)"),
        ("u + √(u² + c) = 2·squareplus(u, c)", "Math.Sqrt(z * z + 3) + z"),
        ("1 ± erf(u) = erfc(∓u)", "1 + SpecialFunctions.Erf(z)"),
        ("1 ± erf(u) = erfc(∓u)", "1 - SpecialFunctions.Erf(z)"),
        ("erfc(−u/√2) = 2·Φ(u)", "SpecialFunctions.Erfc(-z / Math.Sqrt(2))"),
        ("erfc(−u/√2) = 2·Φ(u)", "SpecialFunctions.Erfc(Math.Sqrt(0.5) * z)"),
        ("exp(k·u²) with the square's own rounding made good", "Math.Exp(-z * z / 2)"),
        ("max(0, u) + log(1 + e^−|u|) = softplus(u)", "Math.Log(1 + Math.Exp(-Math.Abs(z))) + Math.Max(z, 0)"),
        ("max(0, u) + log(1 + e^−|u|) = softplus(u)", "(z > 0 ? z : 0) + Math.Log(1 + Math.Exp(z > 0 ? -z : z))"),
        ("min(0, u) − log(1 + e^−|u|) = −softplus(−u)", "Math.Min(z, 0) - Math.Log(1 + Math.Exp(-Math.Abs(z)))"),
        ("min(0, u) − log(1 + e^−|u|) = −softplus(−u)", "(z >= 0 ? 0 : z) - Math.Log(1 + Math.Exp(-Math.Abs(z)))"),
        ("max(0, u) + min(0, v), both 0 at once = max(0, u) + (v > 0 ? 0 : v), whose slope there comes from the left",
            "Math.Max(0, z) + Math.Min(0, 2 * (Math.Exp(z) - 1))"),
        ("log of a quotient of exponentials", "Math.Log(1 / (1 + Math.Exp(z)))"),
        ("log of a quotient of exponentials", "Math.Log(Math.Cosh(z))"),
        ("log(k·R) = log k + log R and log(R/k) = log R − log k for such a quotient R, which vanishes before its logarithm is infinite",
            "Math.Log(3 / (1 + Math.Exp(-z)))"),
        ("log(k·R) = log k + log R and log(R/k) = log R − log k for such a quotient R, which vanishes before its logarithm is infinite",
            "Math.Log(1 / (1 + Math.Exp(-z)) / 0.3)"),
        ("log(R·S) = log R + log S and log(R/S) = log R − log S for sums of exponentials of two exponents",
            "Math.Log((1 + Math.Exp(z)) / (1 + Math.Exp(z * z)))"),
        ("log(R·S) = log R + log S and log(R/S) = log R − log S for sums of exponentials of two exponents",
            "Math.Log((1 + Math.Exp(z)) * (1 + Math.Exp(z * z)))"),
        ("log(1 + u) = log1p(u)", "Math.Log(1 + z * z)"),
        ("log1p(e^u) = softplus(u)", "SpecialFunctions.Log1p(Math.Exp(2 * z))"),
        ("exp(log u) = u", "Math.Exp(Math.Log(z + 5))"),
        ("E = exp(v)", "Math.Exp(2 * z) / Math.Exp(z)"),
        ("1/E = exp(−v)", "3 / Math.Exp(z)"),
        ("E/(1 + E) = σ(v)", "Math.Exp(z) / (1 + Math.Exp(z))"),
        ("E/(1 + E) = σ(v)", "Math.Exp(z) / (Math.Exp(z) + Math.Exp(1 - z))"),
        ("E/(1 + E) = σ(v)", "7 * Math.Exp(z / 2) / (3 * Math.Exp(z / 2) + 0.2)"),
        ("1/(1 + E) = σ(−v)", "1 / (5 + Math.Exp(z))"),
        ("(E − 1)/(E + 1) = tanh(v/2)", "(Math.Exp(z) - 5) / (Math.Exp(z) + 5)"),
        ("1/(1 + E) = σ(−v)", "1 / (1 + Math.Exp(z))"),
        ("(E − 1)/(E + 1) = tanh(v/2)", "(Math.Exp(z) - 1) / (Math.Exp(z) + 1)"),
        ("(E − 1)²/(E + 1)² = tanh²(v/2)", "1 - 4 * Math.Exp(z) / ((1 + Math.Exp(z)) * (1 + Math.Exp(z)))"),
        ("4E/(1 + E)² = sech²(v/2)", "1 - Math.Tanh(z) * Math.Tanh(z)"),
        ("E/(1 + E)² = σ′(v)", "Math.Exp(-z) / Math.Pow(1 + Math.Exp(-z), 2)"),
        ("E − 1 = expm1(v)", "Math.Exp(z) - 1"),
        ("(1 − E)/E = expm1(−v)", "(1 - Math.Exp(z)) / Math.Exp(z)"),
        ("(E² + 1)/2E = cosh(v)", "(Math.Exp(z) + Math.Exp(-z)) / 2"),
        ("(E² − 1)/2E = sinh(v)", "0.5 * (Math.Exp(z) - Math.Exp(-z))"),
        ("2E/(E² + 1) = sech(v)", "1 / Math.Cosh(z)"),
        ("(E² + 2E)/(E² + 2E + 2) = tanh(softplus(v))", "Math.Tanh(Math.Log(1 + Math.Exp(z)))"),
        ("4E(E + 1)/(E² + 2E + 2)² = tanh(softplus(v))′", "(1 - Math.Pow(Math.Tanh(Math.Log(1 + Math.Exp(z))), 2)) / (1 + Math.Exp(-z))"),
    ];

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach ((string statement, string formula) in Examples) rows.Add(statement, formula);
            return rows;
        }
    }

    /// <summary>Functions whose spellings must all come to one derivative, through locals, factored forms and branches.</summary>
    public static TheoryData<string> Unified => ["sigmoid", "softplus", "logsigmoid", "tanh", "mish", "gelu", "algebraic",
        "sech_squared", "gaussian", "logcosh"];

    [Fact]
    public void Every_row_has_an_example()
    {
        string[] statements =
        [
            .. SigmoidTanhMishForms.Table.Select(row => row.Identity),
            .. new IdentityTable(new ExponentialQuotientFinder()).Table.Select(row => row.Statement),
        ];
        Assert.Equal(
            statements.Distinct().Order(StringComparer.Ordinal),
            Examples.Select(each => each.Statement).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_used_and_true(string statement, string formula)
    {
        var uses = new List<(Expr Before, Expr After)>();
        Recognizer.Recognize(Read(formula), (row, before, after) =>
        {
            if (row == statement) uses.Add((before, after));
        });
        Assert.NotEmpty(uses);
        foreach ((Expr before, Expr after) in uses)
        {
            for (double z = -3.9; z < 4; z += 0.37)
            {
                double left = Number(before, z), right = Number(after, z);
                Assert.True(
                    Math.Abs(left - right) <= 1e-12 * Math.Max(1, Math.Abs(left)),
                    $"{statement} at {z}: {before} is {left:R}, {after} is {right:R}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Unified))]
    public void All_spellings_come_to_one_derivative(string function)
    {
        var bodies = Spelling.All.Values.Where(spelling => spelling.Function == function)
            .ToLookup(spelling => BodyOfDerivative(spelling.Name), spelling => spelling.Name);
        Assert.True(bodies.Count == 1, string.Join("\n\n", bodies.Select(each => string.Join(", ", each) + each.Key)));
    }

    /// <summary>What the user wrote is what runs, however it rounds or overflows.</summary>
    [Fact]
    public void The_value_is_the_users_own()
    {
        Assert.Equal(0, Spelling.All["SigmoidByTanh"].Value(-800));
        Assert.True(double.IsNaN(Spelling.All["SigmoidByGrowing"].Value(800)));
        Assert.Equal(double.PositiveInfinity, Spelling.All["Softplus"].Value(800));
        Assert.Equal(1 / (1 + Math.Exp(-0.3)), Spelling.All["Sigmoid"].Value(0.3));
        foreach (Spelling spelling in Spelling.All.Values)
            foreach (double z in Spelling.Truth[spelling.Function + "'"].Select(point => point.X).Where(z => !double.IsNaN(z)))
                Assert.Equal(
                    BitConverter.DoubleToInt64Bits(spelling.Value(z)), BitConverter.DoubleToInt64Bits(spelling.Described.Value(z)));
    }

    private static string BodyOfDerivative(string name)
    {
        string file = Spelling.Run.Files.Values.Single(text => text.Contains($" {name}Derivative(double z", StringComparison.Ordinal));
        string body = file[file.IndexOf('{', file.IndexOf($" {name}Derivative(double z", StringComparison.Ordinal))..];
        return body[..body.IndexOf("    }\n", StringComparison.Ordinal)];
    }

    private static Expr Read(string formula)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText($$"""
            using System;
            using GradRepl.Runtime;
            public static partial class Formulas
            {
                [Activation] public static double F(double z) => {{formula}};
            }
            """, GeneratorRun.Parsing);
        CSharpCompilation compilation = GeneratorRun.Compile([tree]);
        IMethodSymbol method = compilation.GetSymbolsWithName("F", SymbolFilter.Member).OfType<IMethodSymbol>().Single();
        return FunctionReader.Read(method, compilation.GetSemanticModel(tree), default).Model!.Value;
    }

    /// <summary>A value at z, with the runtime's own functions.</summary>
    private static double Number(Expr value, double z)
    {
        if (value.IsConstant) return value.Number;
        if (value.IsLeaf) return z;
        double[] arguments = [.. value.Arguments.Select(argument => Number(argument, z))];
        if (value.Operation is Function function) return Call(function, arguments);
        return value.Operation.Name switch
        {
            "add" => arguments[0] + arguments[1],
            "subtract" => arguments[0] - arguments[1],
            "multiply" => arguments[0] * arguments[1],
            "divide" => arguments[0] / arguments[1],
            "negate" => -arguments[0],
            "select" => arguments[0] != 0 ? arguments[1] : arguments[2],
            _ => Graph.Holds((Infix)value.Operation, arguments[0], arguments[1]) ? 1 : 0,
        };
    }

    private static double Call(Function function, double[] arguments)
    {
        string[] path = function.CSharp.Split('.');
        Type type = path[0] == "Math" ? typeof(Math) : typeof(SpecialFunctions);
        Type[] types = [.. arguments.Select(_ => typeof(double))];
        return (double)type.GetMethod(path[1], types)!.Invoke(null, [.. arguments.Cast<object>()])!;
    }
}
