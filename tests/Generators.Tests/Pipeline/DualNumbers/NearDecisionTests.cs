using System;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Pipeline.DualNumbers;

/// <summary>Dual numbers know where roundings decide which way a function goes: there they are no truth.</summary>
public sealed class NearDecisionTests
{
    [Fact]
    public void Sees_that_an_overflow_decides()
    {
        // log(1 + e^z) is infinite past 709 though softplus is not: what is compared with it goes either way.
        Assert.Equal(1, Decisions(() => JetMath.Sqrt(1.5 + Square(Jet.Variable(800))) > JetMath.Log(1 + JetMath.Exp(Jet.Variable(800)))));
        Assert.Equal(0, Decisions(() => JetMath.Sqrt(1.5 + Square(Jet.Variable(80))) > 7 * JetMath.Log(1 + JetMath.Exp(Jet.Variable(80)))));
    }

    [Theory]
    [InlineData("a relational pattern", "z is not > -0.5", "-0.5")]
    [InlineData(
        "a switch, its guards apart",
        "z switch { < -2 => 1, >= 1 and < 2.5 or 7 => 2, var w when w is > 3 => 3, _ => 4 }",
        "-2, 1, 2.5, 7")]
    public void Patterns_are_decisions(string what, string expression, string against)
    {
        string rewritten = JetRewriter.Rewrite(CSharpSyntaxTree.ParseText($"var y = {expression};")).ToString();
        Assert.True(rewritten.Contains($"Jet.Plain(z, {against})", StringComparison.Ordinal), $"{what}: {rewritten}");
    }

    [Fact]
    public void A_pattern_beside_its_boundary_is_near()
    {
        Jet lost = JetMath.Log(1 + JetMath.Exp(Jet.Variable(-58)));
        Assert.Equal(1, Decisions(() => Jet.Plain(lost, 0, 2.5) > 0));
        Assert.Equal(0, Decisions(() => Jet.Plain(lost, 2.5) > 0));
    }

    private static Jet Square(Jet u) => u * u;

    private static int Decisions(Func<bool> decide)
    {
        Jet.Near = 0;
        decide();
        return Jet.Near;
    }
}
