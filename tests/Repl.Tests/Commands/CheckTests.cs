using System;
using System.Linq;
using GradRepl.Repl.Commands.Checking;
using GradRepl.Runtime.Text;

namespace GradRepl.Repl.Tests.Commands;

[Collection(SessionCollection.Name)]
public sealed class CheckTests : CommandHarness
{
    private static double Worst(string output, string row)
    {
        string line = output.Split('\n').Single(line => line.StartsWith(row + "   ", StringComparison.Ordinal));
        string worst = line[row.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return ShortNumber.TryParse(worst, out double number) ? number : throw new FormatException(line);
    }

    [Fact]
    public void A_naive_value_is_found_out_and_its_derivative_is_found_good()
    {
        // mish as it is usually written is 0 below −37, where it is −40·e^−40: all digits lost.
        string output = Type("[Activation] double mish(double z) => z * Tanh(Log(1 + Exp(z)));", ":check mish -40 -20").Output;
        Assert.True(Worst(output, "value, as written") > 1e15);
        Assert.True(Worst(output, "derivative") < 4);
        Assert.Contains("value, as written: loses 16 of 16 digits", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_derivative_is_found_out()
    {
        Session.Value(
            "[Activation] double square(double z) => z * z;\n[Derivative(nameof(square))] double wrong(double z) => 2.000001 * z;");
        string output = Type(":check square 1 2").Output;
        Assert.InRange(Worst(output, "derivative"), 1e9, 1e10); // 5e-7 relative, in units of 2^-53 to 2^-52.
        Assert.Equal(0.5, Worst(output, "value, as written"), 0.5);
    }

    [Fact]
    public void Loops_patterns_calls_variables_and_kinks_are_followed()
    {
        Type("double k = 0.3;",
            "[Activation] double inner(double z, double a = 2) => a * Sin(z);",
            "[Activation] double outer(double z) { double s = 0; for (int i = 1; i < 4; i++) s += Pow(z, i) / i; return z switch { < 0 => "
                + "s, _ => k * inner(z) + s }; }");
        string output = Type(":check outer -1 2").Output;
        Assert.True(Worst(output, "derivative") < 16, output);
        Assert.Contains("kinks: z = 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_function_ends_where_its_series_would_not()
    {
        // 1 + erf(−500) is zero to every digit there is room for; summing it took half a million terms of 4,096 bits.
        string output = Type(":check Gelu -1000 -300").Output;
        Assert.Equal(0, Worst(output, "derivative"));
    }

    [Fact]
    public void A_jump_of_the_second_derivative_is_told_from_lost_digits()
    {
        string output = Type("[Activation] double squared(double z) => Max(z, 0) * Max(z, 0);", ":check squared").Output;
        Assert.Contains("kinks: none", output, StringComparison.Ordinal);
        Assert.Contains("jumps of the second derivative alone: z = 0", output, StringComparison.Ordinal);
        Assert.DoesNotContain("loses", output, StringComparison.Ordinal);
        Assert.DoesNotContain("no truth", output, StringComparison.Ordinal);
        Assert.True(Worst(output, "second derivative") <= 1);
    }

    [Fact]
    public void A_second_derivative_that_is_left_out_says_why()
    {
        Session.Value(
            "[Activation] double gate(double z, double beta = 1) => Sin(beta * z);\n[Activation] double both(double z) => gate(z, z);");
        string output = Type(":check both 1 2").Output;
        Assert.Contains(
            "The second derivative of 'both' is left out: it needs a mixed derivative of 'gate'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("second derivative  ", output, StringComparison.Ordinal);
        Assert.Contains("is left out", Type("bothSecondDerivative(1)").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_function_is_not_defined_it_is_said()
    {
        string output = Type("[Activation] double root(double z) => Sqrt(z);", ":check root -1 1").Output;
        Assert.Contains("not defined, and NaN, at z = −1", output, StringComparison.Ordinal);
        Assert.True(Worst(output, "derivative") < 2, output);
        Assert.StartsWith("error: no function is named 'nope'", Type(":check nope").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Exp", 1.0, 2.718281828459045)]
    [InlineData("Exp", -700.0, 9.859676543759770e-305)]
    [InlineData("Log", 3.0, 1.0986122886681098)]
    [InlineData("Sin", 100.0, -0.5063656411097588)]
    [InlineData("Cos", 2.0, -0.4161468365471424)]
    [InlineData("Atan", -3.0, -1.2490457723982544)]
    [InlineData("Tanh", 0.5, 0.46211715726000975)]
    [InlineData("Erf", 0.5, 0.5204998778130465)]
    [InlineData("Erf", -3.0, -0.9999779095030014)]
    [InlineData("Sqrt", 2.0, 1.4142135623730951)]
    public void The_functions_to_many_digits_are_right_to_the_last_place(string function, double x, double expected)
    {
        // The values are those of published tables and of the C library, correctly rounded.
        var result = (Real)typeof(RealMath).GetMethod(function, [typeof(Real)])!.Invoke(null, [(Real)x])!;
        Assert.Equal(expected, (double)result);
    }

    [Fact]
    public void Reals_and_doubles_convert_without_loss() =>
        CsCheck.Check.Sample(CsCheck.Gen.Double, number => ((double)(Real)number).Equals(number) || number == 0);
}
