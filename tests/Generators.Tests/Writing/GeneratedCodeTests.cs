using System;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Writing;

/// <summary>Generated code compiles in the strictest of projects, wherever the method stands and whatever it is called.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void Compiles_without_warnings()
    {
        // Nullable, every warning an error, and documentation demanded of everything public.
        CSharpParseOptions documented = GeneratorRun.Parsing.WithDocumentationMode(DocumentationMode.Diagnose);
        var run = GeneratorRun.From([CSharpSyntaxTree.ParseText("""
            using System;
            using GradRepl.Runtime;
            namespace Sample;
            /// <summary>A class.</summary>
            public static partial class C
            {
                /// <summary>A function.</summary>
                [Activation] public static double Public(double z, double beta = 1, int n = 2, bool b = true) =>
                    b && z > 0 ? z * beta : Math.Sin(n * z);
                [Activation] internal static double Internal(double z) => Public(z, 2, 3, false) * Swish(z);
                [Activation] private static double Private(double z) => z / (1 + Math.Exp(-z));
                private static double Swish(double z) => Private(z) * z;
            }
            """, documented)]);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compilation.GetDiagnostics().Where(each => each.Severity > DiagnosticSeverity.Hidden));
        Assert.NotNull(run.Assembly);
    }

    [Fact]
    public void Private_methods_have_private_derivatives()
    {
        var run = GeneratorRun.From(
            "using GradRepl.Runtime; public static partial class C { [Activation] private static double F(double z) => z * z; }");
        Assert.True(run.Assembly.GetType("C")!.GetMethod(
            "FDerivative", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.IsPrivate);
        Assert.Equal(6, run.Method<Func<double, double>>("C", "FDerivative")(3));
    }

    [Theory]
    [InlineData("public static partial class C { [Activation] public static double F(double z) => z * z; }", "C")]
    [InlineData("namespace A.B; public static partial class C { [Activation] public static double F(double z) => z * z; }", "A.B.C")]
    [InlineData(
        "namespace A { namespace B { static partial class C { [Activation] public static double F(double z) => z * z; } } }", "A.B.C")]
    [InlineData(
        "public partial class Outer { private static partial class C { [Activation] public static double F(double z) => z * z; } }",
        "Outer+C")]
    [InlineData("public partial struct S { internal partial record R { [Activation] public static double F(double z) => z * z; } }", "S+R")]
    [InlineData("public partial record struct P { [Activation] public static double F(double z) => z * z; }", "P")]
    [InlineData("public partial interface I { [Activation] public static double F(double z) => z * z; }", "I")]
    [InlineData(
        "namespace @namespace; public static partial class @class { [Activation] public static double F(double z) => z * z; }",
        "namespace.class")]
    public void Derives_in_every_kind_of_container(string source, string type)
    {
        var run = GeneratorRun.From(WithUsing(source));
        Assert.Empty(run.Diagnostics);
        Assert.Equal(6, run.Method<Func<double, double>>(type, "FDerivative")(3));
        Assert.Equal(2, run.Method<Func<double, double>>(type, "FSecondDerivative")(3));
    }

    [Fact]
    public void Derives_in_generic_containers()
    {
        var run = GeneratorRun.From("""
            using GradRepl.Runtime;
            namespace Sample;
            public static partial class G<T> where T : struct
            {
                public static partial class Inner<TOther>
                {
                    [Activation] public static double F(double z) => z * z;
                }
                [Activation] public static double F(double z) => z * z * z;
            }
            """);
        Assert.Empty(run.Diagnostics);
        Type generic = run.Assembly.GetType("Sample.G`1")!;
        Assert.Equal(12.0, generic.MakeGenericType(typeof(int)).GetMethod("FDerivative")!.Invoke(null, [2.0]));
        Assert.Equal(4.0, run.Assembly.GetType("Sample.G`1+Inner`1")!.MakeGenericType(typeof(int), typeof(string))
            .GetMethod("FDerivative")!.Invoke(null, [2.0]));
    }

    [Fact]
    public void Overloads_are_derived_each()
    {
        var run = GeneratorRun.From("""
            using GradRepl.Runtime;
            public static partial class C
            {
                [Activation] public static double F(double z) => z * z;
                [Activation] public static double F(double z, double a) => a * z;
                [Activation] public static double F(double z, int n) => n * z * z * z;
            }
            """);
        Assert.Empty(run.Diagnostics);
        Type type = run.Assembly.GetType("C")!;
        Assert.Equal(6.0, type.GetMethod("FDerivative", [typeof(double)])!.Invoke(null, [3.0]));
        Assert.Equal(5.0, type.GetMethod("FDerivative", [typeof(double), typeof(double)])!.Invoke(null, [3.0, 5.0]));
        Assert.Equal(54.0, type.GetMethod("FDerivative", [typeof(double), typeof(int)])!.Invoke(null, [3.0, 2]));
    }

    [Theory]
    [InlineData("double @class", "@class * @class", "FDerivative")]
    [InlineData("double z, double @params = 2", "z * z * @params / 2", "FDerivative")]
    [InlineData("double e", "e * e + System.Math.Exp(-1) - System.Math.Exp(-1)", "FDerivative")]
    [InlineData("double t, double q = 1", "t * t * q", "FDerivative")]
    public void Names_that_need_care_are_kept(string parameters, string body, string derivative)
    {
        var run = GeneratorRun.From(
            WithUsing($"public static partial class C {{ [Activation] public static double F({parameters}) => {body}; }}"));
        Assert.Empty(run.Diagnostics);
        System.Reflection.MethodInfo method = run.Assembly.GetType("C")!.GetMethod(derivative)!;
        object[] arguments = [3.0, .. method.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue!)];
        Assert.Equal(6.0, (double)method.Invoke(null, arguments)!, 14);
    }

    [Fact]
    public void Defaults_of_every_type_are_kept()
    {
        var run = GeneratorRun.From("""
            using System;
            using GradRepl.Runtime;
            public static partial class C
            {
                [Activation] public static double F(double z, int n = -2, bool b = true, float f = 0.5f,
                    double inf = double.PositiveInfinity, double k = Math.PI)
                    => b && z < inf ? n * z * f + k * z : z;
            }
            """);
        Assert.Empty(run.Diagnostics);
        System.Reflection.MethodInfo derivative = run.Assembly.GetType("C")!.GetMethod("FDerivative")!;
        Assert.Equal(
            [-2, true, 0.5f, double.PositiveInfinity, Math.PI],
            derivative.GetParameters().Skip(1).Select(parameter => parameter.RawDefaultValue));
    }

    [Fact]
    public void Enums_are_held_constant()
    {
        var run = GeneratorRun.From("""
            using GradRepl.Runtime;
            public enum Shape { Flat, Steep = 3 }
            public static partial class C
            {
                [Activation] public static double F(double z, Shape s = Shape.Steep) => s == Shape.Steep ? 2 * z : z;
            }
            """);
        Assert.Empty(run.Diagnostics);
        System.Reflection.MethodInfo derivative = run.Assembly.GetType("C")!.GetMethod("FDerivative")!;
        Assert.Equal(3, derivative.GetParameters()[1].RawDefaultValue);
        Assert.Equal(2.0, derivative.Invoke(null, [1.0, 3]));
    }

    [Fact]
    public void The_descriptor_is_registered_by_name()
    {
        var run = GeneratorRun.From("""
            using GradRepl.Runtime;
            namespace Sample;
            public static partial class C
            {
                [Activation] public static double RegisteredByTest(double z, double beta = 1.5) => beta * z * z;
                public static Activation Descriptor => Activation.Of((System.Func<double, double, double>)RegisteredByTest);
            }
            """);
        System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(run.Assembly.ManifestModule.ModuleHandle);
        var named = Runtime.Activation.Named("RegisteredByTest");
        Assert.Equal(9, named.Derivative(3));
        Assert.Equal(3, named.SecondDerivative(3));
        Assert.Equal(9, named.Partial("beta", 3));
        Assert.Equal(12, named.With("beta", 2).Derivative(3));
        var of = (Runtime.Activation)run.Assembly.GetType("Sample.C")!.GetProperty("Descriptor")!.GetValue(null)!;
        Assert.Equal(named.Formula, of.Formula);
    }

    [Fact]
    public void Formulas_show_literals_in_decimal_and_gathered()
    {
        var run = GeneratorRun.From("""
            using GradRepl.Runtime;
            public static partial class C
            {
                [Activation] public static double F(double z) => 0.33 * (0.33 * z) + (0.1 + 0.2) * z;
                public static Activation Descriptor => Activation.Of(F);
            }
            """);
        var of = (Runtime.Activation)run.Assembly.GetType("C")!.GetProperty("Descriptor")!.GetValue(null)!;
        Assert.Equal("f(z) = 0.1089z + 0.3z", of.Formula);
    }

    [Fact]
    public void Omitted_arguments_of_a_call_take_their_defaults()
    {
        var run = GeneratorRun.From("""
            using GradRepl.Runtime;
            public static partial class C
            {
                [Activation] public static double G(double z, double a = 3) => a * z * z;
                [Activation] public static double F(double z) => G(z) + Helper(z);
                private static double Helper(double x, double power = 5) => power * x;
            }
            """);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(17, run.Method<Func<double, double>>("C", "FDerivative")(2));
    }

    private static string WithUsing(string source) => "using GradRepl.Runtime;\n" + source;
}
