using System.Linq;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Tests.Diagnostics;

/// <summary>Types and members that are not derived: one error for one cause, which names it and says what to write instead.</summary>
public sealed class NumberDiagnosticTests
{
    private const string Start = "using System;\nusing GradRepl.Runtime;\n\nnamespace Sample;\n\npublic static partial class C\n{\n    ";
    private const string Types = ": use double or float, or int, uint, long, ulong and the narrower integers";

    [Theory]
    [InlineData("[Activation] public static double F(double z) { nint k = [|3|]; return z * k + (double)k; }", "nint")]
    [InlineData("[Activation] public static double F(double z) { nuint k = [|(nuint)z|]; return z * k; }", "nuint")]
    [InlineData("[Activation] public static double F(double z) { decimal d = [|2m|]; d += 1; return z * (double)d; }", "decimal")]
    [InlineData("[Activation] public static double F(double z) { char c = [|'a'|]; return z * c; }", "char")]
    [InlineData("[Activation] public static double F(double z) => z * (double)[|(Int128)z|];", "System.Int128")]
    [InlineData("[Activation] public static double F(double z) => z * double.Parse([|\"2\"|]);", "string")]
    public void A_type_is_refused_once(string members, string type) =>
        Only(members, "GRAD001", $"Cannot derive a value of type '{type}'{Types}");

    [Theory]
    [InlineData(
        "[Activation] public static double F(double z) { int d = 0; return z * ([|7 / d|]); }",
        "GRAD001",
        "Cannot derive '7 / d', which always throws: change the numbers, or say throw")]
    [InlineData(
        "[Activation] public static double F(double z, int n = 3) { int d = 0; return z * ([|n % d|]); }",
        "GRAD001",
        "Cannot derive 'n % d', which always throws: change the numbers, or say throw")]
    [InlineData(
        "[Activation] public static double F(double z) { int most = int.MaxValue; return z * checked([|most + 1|]); }",
        "GRAD001",
        "Cannot derive 'most + 1', which always throws: change the numbers, or say throw")]
    [InlineData(
        "[Activation] public static double F(double z) { double large = 300; return z * checked([|(byte)large|]); }",
        "GRAD001",
        "Cannot derive '(byte)large', which always throws: change the numbers, or say throw")]
    [InlineData(
        "[Activation] public static double [|F|](double z, long n = 9007199254740993) => z * n;",
        "GRAD003",
        "'F' has the default 9007199254740993 for 'n', which no double holds exactly: an activation is written "
            + "'static double F(double z, double hyperparameter = 1)'")]
    [InlineData(
        "[Activation] public static double [|F|](double z, decimal n = 2) => z;",
        "GRAD003",
        "'F' takes 'n' as decimal: an activation is written 'static double F(double z, double hyperparameter = 1)'")]
    [InlineData(
        "[Activation] public static double F(double z, int n = 3) => z * [|int.PopCount(n)|];",
        "GRAD004",
        "Cannot derive the call to 'PopCount', which has no rule for integers: use System.Math or SpecialFunctions, write it as "
            + "a static method with source, or give its derivative with [Derivative]")]
    [InlineData(
        "[Activation] public static double F(double z) => [|double.ClampNative(z, 0, 1)|];",
        "GRAD004",
        "Cannot derive the call to 'ClampNative', which has no exact derivative: call Math.Clamp: what this makes of NaN differs "
            + "between processors")]
    [InlineData(
        "static double Gain { get; set; } = 2;\n    [Activation] public static double F(double z) => [|Gain|] * z;",
        "GRAD005",
        "Cannot hold 'Gain' constant, because it can change: make it const or static readonly, or a parameter")]
    [InlineData(
        "[Activation] public static double F(double z) => z * [|(byte)z|];",
        "GRAD012",
        "'(byte)z' is constant between its jumps, so that its derivative is taken as zero")]
    [InlineData(
        "[Activation] public static double F(double z) => z * [|Math.Round(z, 2)|];",
        "GRAD012",
        "'Math.Round(z, 2)' is constant between its jumps, so that its derivative is taken as zero")]
    [InlineData(
        "[Activation] public static double F(double z) => [|Math.MaxMagnitude(z, 2)|];",
        "GRAD011",
        "The derivative of 'F' jumps where z = −2; there it takes the value of the branch that is taken")]
    public void Is_reported_at_its_place(string members, string id, string message) => Only(members, id, message);

    private static void Only(string members, string id, string message)
    {
        var source = new MarkedSource(Start + members + "\n}\n");
        Diagnostic[] found = [.. GeneratorRun.Derive(source.Text, "F").Diagnostics];
        Assert.Equal([(id, message)], found.Select(each => (each.Id, each.GetMessage())).Take(1));
        Assert.All(found, each => Assert.Equal(id, each.Id));
        source.IsAt(found[0]);
        if (id != "GRAD011") Assert.Single(found);
    }
}
