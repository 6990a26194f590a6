using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Evaluating;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Tests.Sessions.Deriving;

/// <summary>In a session, too, generated code compiles and computes what it should, whatever the user's names are.</summary>
[Collection(SessionCollection.Name)]
public sealed class NameTests
{
    private const string Mark = "[global::GradRepl.Runtime.Activation]", Exp = "global::System.Math.Exp";

    private static readonly string[] Names =
    [
        "TLane", "value", "derivative", "Evaluate", "p", "z", "t", "e", "Math", "System", "SpecialFunctions", "LaneMath",
        "DoubleDouble",
        "Activation", "GradRepl", "α", "Ünï", "_", "__", "class", "double", "var", "dynamic", "record", "scoped", "field", "Exp", "product",
        "zAsDouble", "T",
    ];

    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["function"] = $"{Mark} double @N(double u, double h = 2) => h * u * {Exp}(u);",
        ["pre-activation"] = $"{Mark} double F(double @N, double h = 2) => h * @N * {Exp}(@N);",
        ["hyperparameter"] = $"{Mark} double F(double u, double @N = 2) => @N * u * {Exp}(u);",
        ["enum"] = $"enum @N {{ A, B }} {Mark} double F(double u, @N h = @N.B) => h == @N.B ? 2 * u * {Exp}(u) : u;",
        ["variable"] = $"double @N = 2; {Mark} double F(double u) => @N * u * {Exp}(u);",
        ["variable and hyperparameter"] =
            $"double @N = 2; double Times(double u) => @N * u; {Mark} double F(double u, double @N = 1) => @N * Times(u) * {Exp}(u);",
        ["class"] = $"static partial class @N {{ {Mark} public static double F(double u) => 2 * u * {Exp}(u); }}",
    };

    public static TheoryData<string> RoleNames => [.. Roles.Keys];

    [Theory]
    [MemberData(nameof(RoleNames))]
    public void Any_name_will_do(string role)
    {
        List<string> wrong = [];
        foreach (string name in Names)
        {
            var session = new TestSession();
            string function = role switch { "function" => "@" + name, "class" => $"@{name}.F", _ => "F" };
            string definition = Roles[role].Replace("@N", "@" + name, StringComparison.Ordinal);
            string known = role == "enum" ? ".With(\"h\", 1)" : "";
            Evaluation answer = session.Evaluate(
                $"{definition}\nnew[] {{ global::GradRepl.Runtime.Activation.Of({function}){known}.Derivative(0.5), "
                    + $"{(role == "function" ? "@" + name : function)}Derivative(0.5) }}");
            // 2·(z + 1)·e^z at 0.5.
            double[] slopes = answer.Value as double[] ?? [];
            if (slopes.Length != 2 || slopes.Any(slope => Math.Abs(slope - 3 * Math.Exp(0.5)) > 1e-14))
                wrong.Add($"{name}: {string.Join(" ", slopes)} {string.Join(" ", answer.Messages)}");
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(
        "double f2(double x, double rate = 1) => rate * x * x;",
        "f2Derivative(x, rate), f2SecondDerivative(x, rate), f2PartialRate(x, rate), Plot(f2)")]
    [InlineData("double @class(double @if) => @if * @if;", "classDerivative(@if), classSecondDerivative(@if), Plot(@class)")]
    public void The_hint_names_the_functions_own_parameters(string definition, string hint)
    {
        var session = new TestSession();
        new Presenter(session.Terminal).Show(session.Evaluate(Mark + definition), DiagnosticSeverity.Error, definitions: true);
        Assert.Contains("next: " + hint, session.Output, StringComparison.Ordinal);
    }
}
