using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using GradRepl.Repl.Commands;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Repl.Tests.Output.Progress;
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
        Assert.Contains("not defined, and not finite, at z = −1", output, StringComparison.Ordinal);
        Assert.True(Worst(output, "derivative") < 2, output);
        output = Type("[Activation] double sine(double z) => Sin(z) / z;", ":check sine -1 1").Output;
        Assert.Contains("not defined, and not finite, at z = 0\n", output, StringComparison.Ordinal);
        Assert.Contains("value over spans: a number, though the function is not defined, at z = 0\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("no truth", output, StringComparison.Ordinal);
        Assert.True(Worst(output, "second derivative") < 16, output);
        Assert.StartsWith("error: no function is named 'nope'", Type(":check nope").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_partial_is_found_out()
    {
        Session.Value(
            "[Activation] double scaled(double z, double a = 3) => a * Sin(z);\n"
                + "[Derivative(nameof(scaled), Parameter = \"a\")] double wrong(double z, double a) => 1.000001 * Sin(z);");
        string output = Type(":check scaled 1 2").Output;
        Assert.InRange(Worst(output, "by a"), 1e9, 1e10);
        Assert.True(Worst(output, "derivative") < 4, output);
    }

    [Fact]
    public void The_whole_range_is_reached_in_seconds()
    {
        foreach (string name in (string[])["GELU", "GELUTanh", "Mish", "Softplus"])
        {
            string output = "";
            var check = new Thread(() => output = Type($":check {name} all").Output);
            check.Start();
            Assert.True(ProcessorTime.Ends(check, TimeSpan.FromSeconds(5)), name);
            Assert.Contains("   305\n", output, StringComparison.Ordinal);
            Assert.DoesNotContain("no truth", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_check_that_stops_early_says_so()
    {
        new CheckCommand(TimeSpan.Zero).Run("GELU -40 40", Context(Session.Terminal));
        Assert.Equal(
            "about: 0 of 257 points were reached in 0 s; :check GELU -40 40 all takes as long as it needs\n", Session.Output);
    }

    [Fact]
    public void Somebody_who_watches_sees_how_far_it_is_and_pipes_do_not()
    {
        Session.Value(
            "[Activation] double slow(double z) { double s = 0; for (int i = 1; i < 1000; i++) s += Exp(z / i) / i; return s; }");
        var screen = new StringWriter();
        new CheckCommand(TimeSpan.FromSeconds(1)).Run("slow -1 1", Context(WatchedTerminal.On(screen, width: 100)));
        Assert.Contains(" of 257 points\r", screen.ToString().Replace("\u001b[K", "", StringComparison.Ordinal), StringComparison.Ordinal);
        new CheckCommand(TimeSpan.FromSeconds(1)).Run("slow -1 1", Context(Session.Terminal));
        Assert.DoesNotContain('\r', Session.Output);
        Match reached = Regex.Match(Session.Output, @"about: (\d+) of 257 points were reached in 1 s; :check slow -1 1 all takes");
        Assert.InRange(int.Parse(reached.Groups[1].Value, CultureInfo.InvariantCulture), 1, 256);
    }

    [Fact]
    public void Increments_casts_infinities_and_whole_numbers_are_followed()
    {
        Type("[Activation] double odd(double z, int n = 2) { double s = 0.5, k = 0; var least = double.PositiveInfinity; "
            + "while (k < n) { ++k; s += +z * k++; k -= 1; least = Min(least, s); } "
            + "return s + least + (int)(z + 10) + Max(n, 1) + Sign(z); }");
        string output = Type(":check odd 0.25 0.75").Output;
        Assert.True(Worst(output, "value, as written") < 2, output);
        Assert.True(Worst(output, "derivative") < 2, output);
    }

    [Fact]
    public void What_was_found_when_it_was_derived_is_shown()
    {
        string output = Type(
            "[Activation] double roots(double z, double a = 1) => Sqrt(z + a) - Sqrt(z);", ":check roots 1 2").Output;
        Assert.Matches(@"\n  derivative +within \d+ ulp at \d+ points.*; computed again in more bits where digits would be lost\n", output);
        Assert.Matches(@"\n  by a +within", output);
        output = Type("[Activation] double rounds(double z) { double s = z; for (int i = 0; i < 9; i++) s = Sin(s); return s; }",
            ":check rounds 1 2").Output;
        Assert.Matches(@"\n  (value over spans +within|not compared with the truth: )", output);
    }

    private CommandContext Context(Terminal terminal) => new(Session.Session, terminal, new CommandRegistry());
}
