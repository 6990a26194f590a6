using System;
using System.IO;

namespace GradRepl.Repl.Tests.Commands;

/// <summary>Commands that save, load and take back.</summary>
[Collection(SessionCollection.Name)]
public sealed class SessionCommandTests : CommandHarness
{
    [Fact]
    public void A_saved_session_runs_again_and_shows_the_same()
    {
        string file = In("session.csx");
        string[] typed =
        [
            "[Activation] double f(double z) => z * z;",
            "double g(double z) => f(z) + 1;",
            "int x = 1;",
            "x + 1",
            "using System.Text;",
            "string x = \"later\";",
            "new StringBuilder(x).Append('!').Length",
            "[Activation] double f(double z, double a = 3) => a * z * z;",
            "(g(2), f(2), fDerivative(2), fPartialA(2))",
            "nope",
            "int.Parse(\"q\")",
            "Console.WriteLine(x)",
        ];
        string shown = Type(typed).Output;
        Assert.Equal($"{file}: 11 submissions; 1 that failed or returned is in it as comment\n".Replace(
            "11 sub", "10 sub", StringComparison.Ordinal), Type($":save {file}").Output);
        using var gradrepl = new Command();
        (int exit, string output, string error) = gradrepl.Run(file);
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal("2\n6\n(5, 12, 12, 4)\nlater\n", output);
        Assert.Contains("2\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_is_whole_or_not_at_all()
    {
        Assert.Equal("error: there is nothing to save yet\n", Type($":save {In("a.csx")}").Error);
        Type("int a = 1;");
        Directory.CreateDirectory(In("folder.csx"));
        Assert.Contains("a folder of that name exists", Type($":save {In("folder.csx")}").Error, StringComparison.Ordinal);
        // A definition of a submission that failed is not in the script, so what uses it does not compile there.
        Type("int b = int.Parse(\"5\"); int.Parse(\"q\");", "b + 1");
        Assert.Contains("does not make one script, so nothing was written", Type($":save {In("b.csx")}").Error, StringComparison.Ordinal);
        Assert.Equal("folder.csx", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(Folder))));
    }

    [Fact]
    public void Undo_takes_definitions_back_and_the_earlier_ones_return()
    {
        Type(
            "int x = 1;", "[Activation] double undone(double z) => z * z;", "[Activation] double undone(double z) => z * z * z;",
            "var x = \"text\";");
        Assert.Equal("undone: var x = \"text\";\n1\n", Type(":undo", "x").Output);
        Type(":undo"); // The question.
        Assert.StartsWith("undone: [Activation] double undone(double z) => z * z * z;", Type(":undo").Output, StringComparison.Ordinal);
        Assert.Equal("6\n6\n", Type("undoneDerivative(3)", "Activation.Named(\"undone\").Derivative(3)").Output);
        Type(":undo", ":undo", ":undo");
        Assert.Contains("CS0103", Type("undoneDerivative(3)").Error, StringComparison.Ordinal);
        Assert.Contains("No activation is named 'undone'", Type("Activation.Named(\"undone\")").Error, StringComparison.Ordinal);
        Type(":undo", ":undo");
        Assert.Equal("error: there is nothing to undo\n", Type(":undo").Error);
        Assert.Equal("2\n", Type("1 + 1").Output);
    }

    [Fact]
    public void Load_runs_a_script_and_keeps_what_it_defines()
    {
        File.WriteAllText(In("part.csx"), "double half(double x) =>\n    x / 2;\nShow(half(3));\nhalf(5)\n");
        Assert.Equal("1.5\n4\n", Type($":load {In("part.csx")}", "half(8)").Output);
        File.WriteAllText(In("broken.csx"), "int a = 1;\nint b = nope;\n");
        Assert.Equal(
            $"{In("broken.csx")}(2,9): error CS0103: The name 'nope' does not exist in the current context\n  int b = nope;\n          ^\n",
            Type($":load \"{In("broken.csx")}\"").Error);
        Assert.Equal($"error: there is no script '{In("none.csx")}'\n", Type($":load {In("none.csx")}").Error);
        Assert.Equal("4\n", Type("half(8)").Output);
    }

    [Fact]
    public void Out_moves_the_figures()
    {
        Assert.Equal(
            $"figures go into {In("other")}\n{Path.Combine(In("other"), "figure-01.png")}\n",
            Type($":out {In("other")}", ":plot Sigmoid").Output);
        File.WriteAllText(In("file"), "");
        Assert.Equal($"error: '{In("file")}' is a file, not a folder\n", Type($":out {In("file")}").Error);
    }

    [Fact]
    public void Through_a_pipe_a_command_that_fails_is_an_exit_code_of_1()
    {
        using var gradrepl = new Command();
        Assert.Equal(
            (1, "2\n", "error: no function is named 'nope'; Activations has Sigmoid, Tanh, ReLU, GELU …\n"),
            gradrepl.Pipe(":plot nope\n1 + 1\n"));
    }
}
