using System.Threading.Tasks;
using GradRepl.Generators.CodeFixes;

namespace GradRepl.Generators.Tests.CodeFixes;

public sealed class CodeFixTests
{
    [Fact]
    public async Task Makes_every_type_around_the_method_partial_and_keeps_comments() => await Becomes(
        new MakePartialFix(),
        """
        using GradRepl.Runtime;

        // Outside.
        public class Outer
        {
            public int Count { get; set; }

            /// <summary>Inside.</summary>
            class Inner
            {
                [Activation]
                public static double Square(double z) => z * z; // here
            }
        }
        """,
        "Make the containing types partial",
        """
        using GradRepl.Runtime;

        // Outside.
        public partial class Outer
        {
            public int Count { get; set; }

            /// <summary>Inside.</summary>
            static partial class Inner
            {
                [Activation]
                public static double Square(double z) => z * z; // here
            }
        }
        """);

    [Fact]
    public async Task Makes_a_method_static_that_needs_no_object() => await Becomes(
        new MakePartialFix(),
        "using GradRepl.Runtime;\npublic partial struct S\n{\n    // A comment.\n    [Activation]\n    double Square(double z) => "
            + "z * z;\n}\n",
        "Make the method static and the containing types partial",
        "using GradRepl.Runtime;\npublic partial struct S\n{\n    // A comment.\n    [Activation]\n    static double Square(double "
            + "z) => z * z;\n}\n");

    [Fact]
    public async Task Leaves_a_class_with_instance_members_unstatic() => await Becomes(
        new MakePartialFix(),
        "using GradRepl.Runtime;\npublic class C\n{\n    public double Field;\n    [Activation] public static double Square(double "
            + "z) => z * z;\n}\n",
        "Make the containing types partial",
        "using GradRepl.Runtime;\npublic partial class C\n{\n    public double Field;\n    [Activation] public static double "
            + "Square(double z) => z * z;\n}\n");

    [Fact]
    public async Task Offers_nothing_for_a_method_that_reads_its_object() => Assert.Null(await FixRun.Apply(
        new MakePartialFix(),
        "using GradRepl.Runtime;\npublic partial class C\n{\n    public double Field = 1;\n    [Activation] public double "
            + "Scale(double z) => Field * z;\n}\n"));

    [Theory]
    [InlineData("Math.ReciprocalEstimate(z)", "1 / z")]
    [InlineData("2 * Math.ReciprocalEstimate(1 + z)", "2 * (1 / (1 + z))")]
    [InlineData("z + Math.ReciprocalSqrtEstimate(z * z + 1)", "z + 1 / Math.Sqrt(z * z + 1)")]
    [InlineData("-System.Math.ReciprocalSqrtEstimate(z)", "-(1 / System.Math.Sqrt(z))")]
    [InlineData("double.ReciprocalSqrtEstimate(z)", "1 / double.Sqrt(z)")]
    public async Task Writes_a_quotient_for_an_estimate(string before, string after)
    {
        (string _, string source)? fixedSource = await FixRun.Apply(new ReplaceEstimateFix(), Function(before));
        Assert.Equal(Function(after), fixedSource?.source);
    }

    [Fact]
    public async Task Offers_nothing_for_another_opaque_call() =>
        Assert.Null(await FixRun.Apply(new ReplaceEstimateFix(), Function("double.MaxNative(z, 1)")));

    [Theory]
    [InlineData("private static double scale = 2; // twice", "private static readonly double scale = 2; // twice")]
    [InlineData(
        "private static double scale; static C() { scale = 2; }", "private static readonly double scale; static C() { scale = 2; }")]
    public async Task Makes_a_field_readonly(string before, string after) => await Becomes(
        new MakeReadonlyFix(), Function("scale * z", "\n    " + before), "Make 'scale' readonly", Function("scale * z", "\n    " + after));

    [Theory]
    [InlineData("private static double scale = 2; public static void Set(double to) => scale = to;")]
    [InlineData("private static double scale = 2; public static void Set() => scale++;")]
    [InlineData("private static double scale = 2; public static void Set() => System.Threading.Interlocked.Exchange(ref C.scale, 3);")]
    [InlineData("private static double scale = 2, other = 3; public static double Other => other;")]
    public async Task Offers_nothing_for_a_field_that_is_written_or_shares_its_declaration(string member) =>
        Assert.Null(await FixRun.Apply(new MakeReadonlyFix(), Function("scale * z", "\n    " + member)));

    private static string Function(string expression, string members = "") =>
        $"using System;\nusing GradRepl.Runtime;\n\npublic static partial class C\n"
            + $"{{\n    [Activation]\n    public static double F(double z) => Math.Abs({expression});{members}\n}}\n";

    private static async Task Becomes(ActivationFix fix, string source, string title, string expected) =>
        Assert.Equal((title, expected), await FixRun.Apply(fix, source));
}
