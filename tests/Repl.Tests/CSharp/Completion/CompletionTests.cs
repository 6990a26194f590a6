using System;
using System.IO;
using System.Linq;
using GradRepl.Repl.Commands;
using GradRepl.Repl.CSharp.Completion;
using GradRepl.Repl.CSharp.Documentation;
using GradRepl.Repl.Editor.Menus;

namespace GradRepl.Repl.Tests.CSharp.Completion;

[Collection(SessionCollection.Name)]
public sealed class CompletionTests
{
    private readonly TestSession _session = new();

    /// <summary>The completions at ¦.</summary>
    private CompletionList Complete(string text) =>
        new InputCompletion(_session.Session, new CommandRegistry().Names).Complete(
            text.Replace("¦", "", StringComparison.Ordinal), text.IndexOf('¦'));

    private string[] Names(string text) => [.. Complete(text).Items.Select(item => item.Text)];

    [Theory]
    [InlineData("Math.Tan¦", "Tan Tanh")]
    [InlineData("\"\".Sub¦", "Substring")]
    [InlineData("new List<int>().AddR¦", "AddRange")]
    [InlineData("Enumerable.Range(0, 3).SelectM¦", "SelectMany")]
    [InlineData("Enumerable.Range(0, 3).Select(n => n.CompareT¦)", "CompareTo")]
    [InlineData("System.Collections.Gener¦", "Generic")]
    [InlineData("using System.Collections.Spec¦", "Specialized")]
    [InlineData("using System.Tex¦", "Text")]
    [InlineData("var lo = new Lis¦", "List")]
    [InlineData("[Activ¦", "Activation")]
    [InlineData("[Activ¦] double f(double z) => z;", "Activation")]
    [InlineData("DayOfWeek.T¦", "Thursday Tuesday")]
    [InlineData("Linsp¦", "Linspace")]
    [InlineData("Figure.GradientF¦", "GradientFlow")]
    [InlineData("LaneMat¦", "")]
    [InlineData("ActivationDefin¦", "")]
    [InlineData("double local = 1; loc¦", "local")]
    [InlineData("int f(int parameter) => param¦", "parameter")]
    [InlineData("foreach (var item in new[] { 1 }) { ite¦ }", "item")]
    [InlineData("wh¦", "while where when")]
    [InlineData("\"a\"?.Leng¦", "Length")]
    [InlineData("new Exception { HelpL¦ }", "HelpLink")]
    [InlineData("var fail = 1; fail.Comp¦\nvar next = 2;", "CompareTo")]
    [InlineData("Activations.Sigm¦", "Sigmoid")]
    [InlineData("// Mat¦", "")]
    [InlineData("\"Mat¦\"", "")]
    [InlineData("\"Mat¦", "")]
    [InlineData("$\"{Math.Tan¦}\"", "Tan Tanh")]
    [InlineData("$\"Mat¦\"", "")]
    [InlineData("12¦", "")]
    [InlineData("var na¦", "")]
    [InlineData("double na¦", "")]
    [InlineData("1..¦", "")]
    [InlineData("nothing.¦", "")]
    public void Names_are_found_by_meaning(string text, string names)
    {
        string[] expected = names.Split(' ', StringSplitOptions.RemoveEmptyEntries), found = Names(text);
        if (expected.Length == 0) Assert.Empty(found);
        else Assert.Equal(expected.Order(StringComparer.Ordinal), found.Intersect(expected).Order(StringComparer.Ordinal));
        string typed = text[..text.IndexOf('¦')] is var before
            ? new string([.. before.Reverse().TakeWhile(character => char.IsLetterOrDigit(character) || character == '_').Reverse()])
            : "";
        Assert.All(found, name => Assert.StartsWith(typed, name, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Instances_have_no_static_members_and_types_no_others()
    {
        Assert.Contains("Length", Names("\"\".¦"));
        Assert.DoesNotContain("IsNullOrEmpty", Names("\"\".¦"));
        Assert.Contains("IsNullOrEmpty", Names("string.¦"));
        Assert.DoesNotContain("Length", Names("string.¦"));
    }

    [Fact]
    public void What_the_session_defined_comes_first()
    {
        _session.Value("[Activation] double swish(double z) => z / (1 + Exp(-z)); var net = new List<double>(); int Matrix = 3;");
        Assert.Equal("Matrix", Names("Mat¦")[0]);
        Assert.Equal(["swish", "swishDerivative", "swishSecondDerivative"], Names("swi¦").Take(3));
        Assert.Contains("AddRange", Names("net.Add¦"));
        Assert.Contains("net", Names("¦"));
        Assert.DoesNotContain("Console", Names("¦"));
    }

    [Fact]
    public void Completions_say_what_they_are()
    {
        ItemDescription add = Complete("new List<int>().Add¦").Items[0].Description;
        Assert.Equal("void Add(int item)", add.Signature);
        ItemDescription sigmoid = Complete("Activations.Sigmoi¦").Items[0].Description;
        Assert.NotEmpty(sigmoid.Summary);
        _session.Value("/// <summary>Twice <paramref name=\"x\"/>.</summary>\nint twice(int x) => 2 * x;");
        ItemDescription twice = Complete("twic¦").Items[0].Description;
        Assert.Equal(("int twice(int x)", "Twice x."), (twice.Signature, twice.Summary));
    }

    [Theory]
    [InlineData("Linspace(¦", "double[] Linspace(double a, double b, int n)")]
    [InlineData("Math.Clamp(1.0, ¦)", "double Clamp(double value, double min, double max)")]
    [InlineData("new Uri(¦", "Uri(string uriString)")]
    [InlineData("Linspace(1¦", null)]
    [InlineData("(¦", null)]
    public void Calls_say_what_they_take(string text, string? signature)
    {
        string[] signatures =
            [.. new InputCompletion(_session.Session, new CommandRegistry().Names).Signatures(
                text.Replace("¦", "", StringComparison.Ordinal), text.IndexOf('¦'))
            .Select(each => each.Signature)];
        if (signature is null) Assert.Empty(signatures);
        else Assert.Contains(signature, signatures);
    }

    [Theory]
    [InlineData("a.b(", 4000)]
    [InlineData("x=>", 16_000)]
    [InlineData("a.", 20_000)]
    public void What_would_take_the_compiler_long_or_end_it_has_no_completions(string part, int count)
    {
        string text = string.Concat(Enumerable.Repeat(part, count));
        var completion = new InputCompletion(_session.Session, new CommandRegistry().Names);
        Assert.Empty(completion.Complete(text, text.Length).Items);
        Assert.Empty(completion.Signatures(text, text.Length));
    }

    [Fact]
    public void The_frameworks_documentation_is_read_from_the_SDK()
    {
        string packs = Path.Combine(
            System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs",
            "Microsoft.NETCore.App.Ref");
        if (!Directory.Exists(packs)) return; // Nobody promised an SDK.
        Assert.Contains("hyperbolic tangent", Complete("Math.Tanh¦").Items[0].Description.Summary, StringComparison.Ordinal);
        Assert.NotEmpty(Complete("new List<int>().AddR¦").Items[0].Description.Summary);
    }

    [Theory]
    [InlineData("<member><summary>\n  Of <see cref=\"T:System.Double\"/> and <see "
        + "cref=\"M:System.Math.Max(System.Int32,System.Int32)\"/>,\n <c>code</c>, <see "
            + "langword=\"null\"/>.</summary></member>", "Of Double and Max, code, null.")]
    [InlineData("<member></member>", "")]
    [InlineData("<member><summary>broken", "")]
    public void Summaries_are_one_line_of_text(string xml, string summary) => Assert.Equal(summary, DocumentationComments.SummaryOf(xml));

    [Fact]
    public void Commands_are_completed_after_a_colon()
    {
        Assert.Equal(["reset"], Names(":re¦"));
        Assert.Contains("help ", Names(":¦"));
        Assert.Equal(["source "], Names(":so¦"));
        _session.Value("[Activation] double cube(double z) => z * z * z;");
        Assert.Equal("cube", Names(":source cu¦")[0]);
        Assert.Empty(Names(":reset x¦"));
    }

    [Fact]
    public void Paths_are_completed_after_directives()
    {
        string folder = Directory.CreateTempSubdirectory("gradrepl-paths").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "lessons"));
            foreach (string name in new[] { "lesson.csx", "library.dll", "notes.txt", ".hidden.csx" })
                File.WriteAllText(Path.Combine(folder, name), "");
            string path = folder.Replace('\\', '/');
            Assert.Equal(["lesson.csx", "lessons/"], Names($"#load \"{path}/le¦"));
            Assert.Equal(["lessons/", "library.dll"], Names($"1;\n#r \"{path}/¦"));
            Assert.Empty(Names($"#load \"{path}/none/¦"));
            Assert.Equal(["load \""], Names("#lo¦"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
