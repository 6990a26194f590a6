using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Writing;

/// <summary>Generated code compiles, and computes what it should, whatever the user's names are.</summary>
public sealed class NameTests
{
    private const string Attribute = "[global::GradRepl.Runtime.Activation]";
    private const string ClassC = $"static partial class C {{ {Attribute} public static double";
    private const string Exp = "global::System.Math.Exp", Tanh = "global::System.Math.Tanh";

    /// <summary>Names that generated code or the compiler uses itself.</summary>
    private static readonly string[] Names =
    [
        "TLane", "value", "derivative", "lane", "Evaluate", "Obstacle", "AtDefaults", "p", "z", "t", "q", "e", "x", "values", "p2", "z2",
        "Math", "System", "SpecialFunctions", "LaneMath", "DoubleDouble", "GradRepl", "Runtime", "CompilerServices", "Activation",
        "ActivationKernel", "Func", "ILane", "Vector", "α", "βeta", "Ünï", "ζ", "_", "__", "_1", "class", "double", "int", "if", "return",
        "new", "static", "this", "var", "dynamic", "record", "field", "await", "nameof", "global", "partial", "where", "scoped", "out",
        "sigma", "slope", "sum", "product", "ratio", "root", "holds", "gate", "sech2", "FDerivative", "FKernel", "CreateFKernel",
        "FPartialH", "zAsDouble", "kLane", "Exp", "Tanh", "NaN", "Create", "T",
    ];

    /// <summary>h·z·e^z + tanh(z)/2, in which one name means a part.</summary>
    private static readonly Dictionary<string, (string Source, string Class, string Method)> Roles = new(StringComparer.Ordinal)
    {
        ["function"] = ($"{ClassC} @N(double u, double h = 2) => {Formula("u", "h")}; }}", "C", "N"),
        ["pre-activation"] = ($"{ClassC} F(double @N, double h = 2) => {Formula("@N", "h")}; }}", "C", "F"),
        ["hyperparameter"] = ($"{ClassC} F(double u, double @N = 2) => {Formula("u", "@N")}; }}", "C", "F"),
        ["whole hyperparameter"] = (
            $"{ClassC} F(double u, int @N = 2) => {Formula("u", "@N")}; }}", "C", "F"),
        ["local"] = (
            $"{ClassC} F(double u, double h = 2) "
                + $"{{ double @N = {Exp}(u); double w = @N * u; return w * h + {Tanh}(u) * @N / (2 * @N); }} }}", "C", "F"),
        ["enum"] = (
            $"static partial class C {{ public enum @N {{ A, @N }} "
                + $"{Attribute} public static double F(double u, @N h = @N.@N) => h == @N.@N ? {Formula("u", "2")} : u; }}", "C", "F"),
        ["field"] = (
            $"static partial class C {{ static readonly double @N = Two(); static double Two() => 2; "
                + $"{Attribute} public static double F(double u) => {Formula("u", "@N")}; }}", "C", "F"),
        ["constant"] = (
            $"static partial class C {{ const double @N = 2; {Attribute} public static double F(double u) => {Formula("u", "@N")}; }}",
            "C", "F"),
        ["field and hyperparameter"] = (
            $"static partial class C {{ static readonly double @N = Two(); static double Two() => 2; "
                + $"static double Times(double u) => @N * u; "
                + $"{Attribute} public static double F(double u, double @N = 1) => @N * Times(u) * {Exp}(u) + {Tanh}(u) / 2; }}", "C", "F"),
        ["field and local"] = (
            $"static partial class C {{ static readonly double @N = Two(); static double Two() => 2; "
                + $"static double Times(double u) => @N * u; "
                + $"{Attribute} public static double F(double u) "
                + $"{{ double @N = {Exp}(u); return @N * Times(u) + @N * {Tanh}(u) / (2 * @N); }} }}",
            "C", "F"),
        ["helper"] = (
            $"static partial class C {{ static double @N(double u) => u * {Exp}(u); "
                + $"{Attribute} public static double F(double u) => 2 * @N(u) + {Tanh}(u) / 2; }}", "C", "F"),
        ["activation that is called"] = (
            $"static partial class C {{ {Attribute} static double @N(double u, double k = 1) => k * u * {Exp}(u); "
                + $"{Attribute} public static double F(double u, double h = 2) => h * @N(u) + {Tanh}(u) / 2; }}", "C", "F"),
        ["class"] = (
            $"static partial class @N {{ {Attribute} public static double F(double u, double h = 2) => {Formula("u", "h")}; }}",
            "N", "F"),
        ["namespace"] = (
            $"namespace @N {{ {ClassC} F(double u, double h = 2) => {Formula("u", "h")}; }} }}", "N.C", "F"),
        ["type beside it"] = (
            $"class @N {{ }} {ClassC} F(double u, double h = 2) => {Formula("u", "h")}; }}", "C", "F"),
    };

    public static TheoryData<string> RoleNames => [.. Roles.Keys];

    private static string Formula(string z, string h) => $"{h} * {z} * {Exp}({z}) + {Tanh}({z}) / 2";

    [Theory]
    [MemberData(nameof(RoleNames))]
    public void Any_name_will_do(string role)
    {
        (string source, string type, string method) = Roles[role];
        // Members of this name beside the function, and a type around it, cannot be: the generated ones are called so.
        bool isFree = role is "function" or "pre-activation" or "hyperparameter" or "whole hyperparameter" or "local" or "namespace"
            or "type beside it";
        string[] names = [.. Names.Where(name => isFree || name is not ("FDerivative" or "FKernel" or "CreateFKernel" or "FPartialH"))];
        var text = new StringBuilder();
        for (int i = 0; i < names.Length; i++)
        {
            string named = source.Replace("@N", "@" + names[i], StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"namespace Names{i} {{ {named} }}\n");
        }
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text.ToString(), GeneratorRun.Parsing, "Names.cs", Encoding.UTF8);
        var run = GeneratorRun.From([tree], strict: false);
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

        var wrong = new List<string>();
        for (int i = 0; i < names.Length; i++)
        {
            string function = method == "N" ? names[i] : method;
            Type holder = run.Assembly.GetType($"Names{i}.{type.Replace("N", names[i], StringComparison.Ordinal)}", throwOnError: true)!;
            string factory = $"Create{char.ToUpperInvariant(function[0])}{function[1..]}Activation";
            var activation = (Activation)holder.GetMethod(factory, BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null)!;
            if (role == "enum") activation = activation.With(activation.Parameters[0].Name, 1);
            double[] values = new double[3], slopes = new double[3];
            activation.ValueAndDerivative([0.5, -0.75, 2], values, slopes);
            foreach ((double z, int at) in new[] { (0.5, 0), (-0.75, 1), (2.0, 2) })
            {
                double tanh = Math.Tanh(z), value = 2 * z * Math.Exp(z) + tanh / 2;
                double slope = 2 * (z + 1) * Math.Exp(z) + (1 - tanh * tanh) / 2;
                double second = 2 * (z + 2) * Math.Exp(z) - tanh * (1 - tanh * tanh);
                bool isRight = Near(activation.Value(z), value) && Near(activation.Derivative(z), slope) && Near(values[at], value)
                    && Near(slopes[at], slope) && Near(activation.SecondDerivative(z), second);
                if (!isRight)
                    wrong.Add($"{names[i]} at {z}: {activation.Value(z)}, {activation.Derivative(z)}, {values[at]}, {slopes[at]}");
            }
        }
        Assert.Empty(wrong);
    }

    private static bool Near(double ours, double truth) => Math.Abs(ours - truth) <= 1e-13 * (1 + Math.Abs(truth));
}
