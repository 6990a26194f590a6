using System;
using System.Linq;
using System.Reflection;
using GradRepl.Generators.Generator;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Reading;

/// <summary>Half, generic numbers, and projects in which integers that overflow throw.</summary>
public sealed class NumberTypeTests
{
    private const string Start = "using System;\nusing System.Numerics;\nusing GradRepl.Runtime;\n\nnamespace Sample;\n\n"
        + "public static partial class C\n{\n    ";

    [Fact]
    public void Half_is_computed_in_double_and_rounded_once()
    {
        var run = GeneratorRun.From(Start + """
            [Activation] public static Half F(Half z, Half a = default) => z * z * (Half)0.1 + Half.Exp(z) * a + Half.One;
            [Activation] public static Half G(Half z) => Half.Tanh(z) + (Half)2 * Half.Max(z, Half.Zero);
            [Activation] public static double H(double z) => z * (int)(Half)3.9 + (double)Half.Pi;
            }
            """);
        Assert.Empty(run.Diagnostics);
        var slope = run.Method<Func<Half, Half, Half>>("Sample.C", "FDerivative");
        var second = run.Method<Func<Half, Half, Half>>("Sample.C", "FSecondDerivative");
        foreach (double z in new[] { 0.5, -2, 3.25, 7.125, 0.001 })
        {
            Half at = (Half)z, a = (Half)0.25;
            double x = (double)at;
            Assert.Equal((Half)(2 * x * (double)(Half)0.1 + Math.Exp(x) * 0.25), slope(at, a));
            Assert.Equal((Half)(2 * (double)(Half)0.1 + Math.Exp(x) * 0.25), second(at, a));
            Assert.Equal(
                (Half)(1 / Math.Cosh(x) / Math.Cosh(x) + (x > 0 ? 2 : 0)), run.Method<Func<Half, Half>>("Sample.C", "GDerivative")(at));
        }
        Assert.Equal(3, run.Method<Func<double, double>>("Sample.C", "HDerivative")(0.3));
        Activation g = Described(run, "G");
        Assert.Equal("it is computed in Half", g.VectorizationObstacle);
        double[] slopes = new double[3];
        g.Derivative([-1.0, 0.5, 2], slopes);
        Assert.Equal([.. new[] { -1.0, 0.5, 2 }.Select(g.Derivative)], slopes);
        Assert.Equal((double)(Half)(Math.Pow(1 / Math.Cosh(-1), 2)), slopes[0]);
    }

    /// <summary>In a function of double, what is float on the way is rounded there, in its derivative too.</summary>
    [Fact]
    public void Float_on_the_way_is_rounded_there()
    {
        var run = GeneratorRun.From(Start + """
            [Activation] public static double F(double z) => z * (float)z;
            [Activation] public static double G(double z)
            {
                float f = (float)(z / 3);
                f *= 0.1f;
                return z * (f * f) + (int)(float)z * z + MathF.Abs(f);
            }
            [Activation] public static double H(double z, int n = 16777217) => z * (float)n + z * (double)(Half)z;
            }
            """);
        Assert.Empty(run.Diagnostics);
        foreach (double z in new[] { 1.0 / 3, 2.999999999999, 12345.678901 })
        {
            Assert.Equal(z + (float)z, run.Method<Func<double, double>>("Sample.C", "FDerivative")(z));
            float f = (float)(z / 3) * 0.1f;
            double slope = 0.1f / 3.0;
            Assert.Equal(
                f * f + z * 2 * f * slope + (int)(float)z + slope,
                run.Method<Func<double, double>>("Sample.C", "GDerivative")(z),
                1e-14 * z * z);
            Assert.Equal(
                16777216 + (double)(Half)z + z, run.Method<Func<double, int, double>>("Sample.C", "HDerivative")(z, 16777217), 1e-12 * z);
        }
        Assert.Equal("single has no vectorized form", Described(run, "F").VectorizationObstacle);
    }

    [Theory]
    [InlineData("INumber<T>", "z * T.Abs(z) + T.Max(z, T.One) + T.Clamp(z, T.Zero, T.One)")]
    [InlineData("IFloatingPointIeee754<T>", "z * T.Abs(z) + T.Max(z, T.One) + T.Clamp(z, T.Zero, T.One)")]
    [InlineData(
        "struct, INumber<T>", "T.IsNegative(z) ? -z * z + T.CreateChecked(1) : z * z + T.Max(z, T.One) + T.Clamp(z, T.Zero, T.One)")]
    public void Generic_numbers_are_derived(string constraint, string body)
    {
        var run = GeneratorRun.From($"{Start}[Activation] public static T F<T>(T z) where T : {constraint} => {body};\n}}");
        Assert.Empty(run.Diagnostics);
        MethodInfo derivative = run.Assembly.GetType("Sample.C")!.GetMethod("FDerivative")!.MakeGenericMethod(typeof(double));
        foreach (double z in new[] { -2.5, 0.25, 3 })
            Assert.Equal(2 * Math.Abs(z) + (z > 1 ? 1 : 0) + (z > 0 && z < 1 ? 1 : 0), (double)derivative.Invoke(null, [z])!, 1e-14);
    }

    /// <summary>In such a project what is not unchecked throws, in the method and in its derivative alike.</summary>
    [Fact]
    public void A_project_that_checks_overflow_gets_what_it_asks_for()
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(Start + """
            [Activation] public static double F(double z, int n = 3)
            {
                int k = 0;
                for (int i = 0; i < n; i++) k += 1000000000;
                return z * k + z * unchecked(n * 2000000000 + (byte)(n + 255)) + z * (int)z;
            }
            }
            """, GeneratorRun.Parsing, "Source.cs", System.Text.Encoding.UTF8);
        CSharpGeneratorDriver.Create([new ActivationGenerator().AsSourceGenerator()], parseOptions: GeneratorRun.Parsing)
            .RunGeneratorsAndUpdateCompilation(
                GeneratorRun.Compile([tree]).WithOptions(GeneratorRun.Strict.WithOverflowChecks(true)), out Compilation compilation, out _);
        Type type = GeneratorRun.Load(compilation).GetType("Sample.C")!;
        var derivative = type.GetMethod("FDerivative")!.CreateDelegate<Func<double, int, double>>();
        Assert.Equal(2000000000 + unchecked(2 * 2000000000) + 1 + 7.0, derivative(7.5, 2));
        Assert.Throws<OverflowException>(() => derivative(7.5, 3));
        Assert.Throws<OverflowException>(() => derivative(1e10, 2));
    }

    private static Activation Described(GeneratorRun run, string name) =>
        run.Method<Func<Activation>>("Sample.C", $"Create{name}Activation")();
}
