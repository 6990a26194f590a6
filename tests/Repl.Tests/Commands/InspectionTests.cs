using System;
using System.IO;
using System.Linq;
using GradRepl.Repl.Commands;

namespace GradRepl.Repl.Tests.Commands;

/// <summary>Commands that show what there is.</summary>
[Collection(SessionCollection.Name)]
public sealed class InspectionTests : CommandHarness
{
    private const string Swish = "[Activation] double swish(double z, double beta = 1) => z / (1 + Exp(-beta * z));";

    [Fact]
    public void Help_knows_every_command_and_topic()
    {
        Assert.All(
            new CommandRegistry().All,
            command => Assert.Contains(command.Summary, Type(":help " + command.Name).Output, StringComparison.Ordinal));
        Assert.All(HelpTopics.All, topic => Assert.Equal((topic.Text + "\n", ""), Type(":help " + topic.Name)));
        Assert.StartsWith("error: there is no help on 'nope'", Type(":help nope").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void List_shows_activations_and_the_values_of_variables_as_they_are_now()
    {
        Type(
            Swish, "int n = 3; string s = \"a\\nb\";", "var xs = Linspace(0, 99, 100);", "n = 4;",
            "class Bad { public override string ToString() => throw new Exception(); } var bad = new Bad();");
        string[] lines = Type(":list").Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("swish(z) = ", lines[0], StringComparison.Ordinal);
        Assert.Matches("^int n +: *4$|^int n += 4$", lines[1]);
        Assert.Matches("^string s += \"a\\\\nb\"$", lines[2]);
        Assert.Matches("^double\\[\\] xs += double\\[100\\] \\{ 0, 1, 2, 3, …, 96, 97, 98, 99 \\}$", lines[3]);
        Assert.Contains("(Exception while it was written)", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Doc_tells_signatures_and_summaries()
    {
        Type(Swish, "var xs = new double[3];");
        Session.Value("/// <summary>Half of it.</summary>\ndouble Half(double x) => x / 2;");
        string swish = Type(":doc swish").Output;
        Assert.Contains("swish′(z) = ", swish, StringComparison.Ordinal);
        Assert.Contains("double swish(double z, double beta = 1)", swish, StringComparison.Ordinal);
        Assert.Equal("double Half(double x)\n  Half of it.\n", Type(":doc Half").Output);
        Assert.Contains("Dictionary<", Type(":doc Dictionary<string, int>").Output, StringComparison.Ordinal);
        Assert.StartsWith("double[] xs\n", Type(":doc xs").Output, StringComparison.Ordinal);
        Assert.Contains("int Layers", Type(":doc ScalarChain").Output, StringComparison.Ordinal);
        Assert.StartsWith("The derivative of swish", Type(":doc swishDerivative").Output.Split('\n')[1].Trim(), StringComparison.Ordinal);
        Assert.Equal("error: nothing is known as 'nothing'\n", Type(":doc nothing").Error);
        Assert.Equal("error: 'int x = 1;' is not one expression\n", Type(":doc int x = 1;").Error);
    }

    [Fact]
    public void Doc_lists_the_members_of_a_type_with_their_summaries_also_inherited_ones()
    {
        string[] network = Type(":doc Network").Output.Split('\n');
        Assert.Contains("    Network(int inputs, int seed = 0)", network);
        int inputs = Array.IndexOf(network, "    int Inputs");
        Assert.True(inputs > 0, string.Join('\n', network));
        Assert.StartsWith("        ", network[inputs + 1], StringComparison.Ordinal);
        Assert.Contains(
            network,
            line => line.StartsWith("    Network<double> Dense(int outputs, ", StringComparison.Ordinal)
                && line.EndsWith("(+2)", StringComparison.Ordinal));
        Assert.DoesNotContain(network, line => line.Contains("GetHashCode", StringComparison.Ordinal));
        string[] signatures = [.. network.Where(line => line.StartsWith("    ", StringComparison.Ordinal) && line[4] != ' ')];
        Assert.Equal(signatures.Length, signatures.Distinct().Count());
    }

    [Fact]
    public void What_the_topic_on_networks_shows_compiles()
    {
        string help = Type(":help networks").Output;
        string[] code = [.. help.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("var ", StringComparison.Ordinal) || line.StartsWith("TrainingRun", StringComparison.Ordinal))
            .Select(line => line.Split(";  ")[0].TrimEnd(';') + ";")];
        Assert.Equal(3, code.Length);
        foreach (string each in code.SkipLast(1)) Assert.Equal("", Type(each).Error);
        Assert.Equal("", Type(code[^1].Replace("epochs: 100", "epochs: 1", StringComparison.Ordinal)).Error);
    }

    [Fact]
    public void Source_shows_derivatives_and_kernels()
    {
        Type(Swish);
        Assert.Contains("double swishDerivative(double z, double beta = 1)", Type(":source swish").Output, StringComparison.Ordinal);
        Assert.Contains(
            "Evaluate<TLane>(TLane z, out TLane value, out TLane derivative)", Type(":source swish kernel").Output,
            StringComparison.Ordinal);
        Assert.Contains("SigmoidDerivative(double z)", Type(":source Sigmoid").Output, StringComparison.Ordinal);
        Assert.Contains(
            "error: no activation of this session is named 'nope'; there is swish", Type(":source nope").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plot_writes_a_picture_and_says_where()
    {
        Type(Swish);
        string file = Type(":plot swish -2 2*PI").Output.TrimEnd('\n');
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(file)[..4]);
        Assert.All(
            new[] { ":plot z => z * z", ":plot Sigmoid", ":plot Activation.Of(swish).With(\"beta\", 2)", ":plot Cos" },
            line => Assert.True(File.Exists(Type(line).Output.TrimEnd('\n')), line));
        Assert.Equal(
            "error: no function is named 'nope'; the session has swish, and Activations has Sigmoid, Tanh, ReLU, GELU …\n",
            Type(":plot nope").Error);
        Assert.StartsWith("error: the range goes from the smaller", Type(":plot swish 2 1").Error, StringComparison.Ordinal);
        Assert.StartsWith("error: CS0103", Type(":plot swish 2 nope").Error, StringComparison.Ordinal);
        Assert.Equal("error: 'xs' is a value of type double[], not an activation\n", Type("var xs = new double[1];", ":plot xs").Error);
    }

    [Fact]
    public void An_error_while_a_function_is_plotted_is_a_line_and_the_session_goes_on()
    {
        (string output, string error) = Type(
            "int kept = 7;", "double Throws(double x) => throw new InvalidOperationException(\"no\");", ":plot Throws",
            "double Deep(double x) => Deep(x + 1) + 1;", ":plot Deep", "kept");
        Assert.Contains("error: InvalidOperationException: no", error, StringComparison.Ordinal);
        Assert.Contains("error: StackOverflow", error, StringComparison.Ordinal);
        Assert.Equal("7\n", output);
    }

    [Fact]
    public void Compare_tabulates_what_is_known_of_sigmoid_tanh_and_relu()
    {
        string[] lines = Type(":compare Sigmoid Tanh ReLU -3 3").Output.TrimEnd('\n').Split('\n');
        string[] Cells(string name) => lines.Single(line => line.StartsWith(name, StringComparison.Ordinal))
            .Split("   ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // σ′ = 0.01 at ln((1 − 2·0.01 + √(1 − 4·0.01))/(2·0.01)) = 4.5849; tanh′ = 0.01 at artanh √0.99 = 2.9932.
        Assert.Equal(["Sigmoid", "0", "0.25", "0", "none", "−4.58", "4.58"], Cells("Sigmoid"));
        Assert.Equal(["Tanh", "0", "1", "0", "none", "−2.99", "2.99"], Cells("Tanh"));
        Assert.Equal(["ReLU", "0", "1", "∞", "z = 0", "0", "never"], Cells("ReLU"));
        Assert.True(File.Exists(lines[^1]));
        Assert.Equal("error: :compare needs activations, as :compare Sigmoid Tanh\n", Type(":compare").Error);
    }

    [Fact]
    public void Time_measures_expressions_statements_awaits_and_kernels()
    {
        Type("var z = new double[64]; var y = new double[64]; int n = 0;");
        Assert.StartsWith("median ", Type(":time Tanh(0.5)").Output, StringComparison.Ordinal);
        Assert.Contains(" an element of 64\n", Type(":time Activations.Tanh.Value(z, y)").Output, StringComparison.Ordinal);
        Type(":time n++;");
        Assert.True((int)Session.Value("n")! > 1000);
        // Three rounds at least of a wait of 20 ms, and none of it lost.
        string waited = Type(":time await Task.Delay(20)").Output;
        Assert.Matches("^median (1[5-9]|[2-9][0-9]|[1-9][0-9][0-9])(\\.[0-9])? ms", waited);
        Assert.StartsWith("error: CS0103", Type(":time nope + 1").Error, StringComparison.Ordinal);
    }
}
