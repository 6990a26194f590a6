using System;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace GradRepl.Repl.Tests.Pages;

/// <summary>Pages as the command writes them, read by a strict parser: they are HTML and well-formed XML at once.</summary>
public sealed class PageTests : IDisposable
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public void Prose_code_and_output_stand_in_the_order_of_the_script()
    {
        XElement main = Main(""""
            // A small lesson.
            //
            // It says **what** `x < y` means:
            //
            //     a & b
            //
            // # Part one
            // - first
            // - second
            double x = 2; // stays with the code
            var list = new List<double> { 1, x };

            Console.WriteLine("<b> & \"x\"");
            // ------------------------------
            // Then a table.
            Table(["n", "name"], [1, "a<b"], [-2.5, "c"]);
            Heading("Part two");
            Text("""
                Text with **bold**.

                1. Do this:
                     list.Count
                2. And that
                """);
            int Twice(int n) => 2 * n;
            Twice(21)
            """");

        Assert.Equal([
            "p", "pre.formula", "h2", "ul", "pre.code", "pre.output", "p", "pre.code", "div.table", "h2", "p", "ol", "pre.code",
            "pre.output"], main.Elements().Select(Kind));
        XElement[] parts = [.. main.Elements()];
        Assert.Equal("It says what x < y means:", parts[0].Value);
        Assert.Equal("what", parts[0].Element(Html + "strong")!.Value);
        Assert.Equal("x < y", parts[0].Element(Html + "code")!.Value);
        Assert.Equal("a & b", parts[1].Value);
        Assert.Equal(["first", "second"], parts[3].Elements().Select(item => item.Value));
        Assert.Equal(
            "double x = 2; // stays with the code\nvar list = new List<double> { 1, x };\n\nConsole.WriteLine(\"<b> & \\\"x\\\"\");",
            parts[4].Value);
        Assert.Contains(
            parts[4].Descendants(Html + "span"), span => (string?)span.Attribute("class") == "keyword" && span.Value == "double");
        Assert.Contains(
            parts[4].Descendants(Html + "span"),
            span => (string?)span.Attribute("class") == "comment" && span.Value == "// stays with the code");
        Assert.Equal("<b> & \"x\"", parts[5].Value);
        Assert.Equal(
            [["n", "name"], ["1", "a<b"], ["−2.5", "c"]],
            parts[8].Descendants(Html + "tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray()));
        Assert.All(parts[8].Descendants(Html + "th"), header => Assert.Equal("col", (string?)header.Attribute("scope")));
        Assert.Equal("list.Count", parts[11].Descendants(Html + "pre").Single().Value);
        Assert.Equal("42", parts[13].Value);
        XElement page = main.Document!.Root!;
        Assert.Equal("A small lesson", page.Descendants(Html + "h1").Single().Value);
        Assert.Equal("A small lesson", page.Descendants(Html + "title").Single().Value);
        Assert.Equal(
            ["#part-one", "#part-two"],
            page.Descendants(Html + "nav").Single().Descendants(Html + "a").Select(link => (string?)link.Attribute("href")));
        Assert.Equal(["part-one", "part-two"], main.Elements(Html + "h2").Select(heading => (string?)heading.Attribute("id")));
    }

    [Fact]
    public void Figures_are_in_the_page_where_they_were_drawn_and_say_what_they_show()
    {
        XElement main = Main("""
            [Activation] double cube(double z) => z * z * z;
            Plot(cube);
            Console.WriteLine("between");
            Save(new Figure("two < three") { new Panel("left", x: "n", y: "size").Line([1, 2], [3, 4]) }, "named.png");
            """);

        Assert.Equal(["pre.code", "figure", "pre.code", "pre.output", "pre.code", "figure"], main.Elements().Select(Kind));
        XElement[] pictures = [.. main.Descendants(Html + "img")];
        foreach ((XElement picture, string file) in pictures.Zip(new[] { "figure-01.png", "named.png" }))
        {
            const string start = "data:image/png;base64,";
            string source = (string)picture.Attribute("src")!;
            Assert.StartsWith(start, source, StringComparison.Ordinal);
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(_command.Folder, "figures", file)), Convert.FromBase64String(source[start.Length..]));
        }
        Assert.Contains("cube", (string)pictures[0].Attribute("alt")!, StringComparison.Ordinal);
        Assert.Equal("two < three. Plot: left (size over n)", (string?)pictures[1].Attribute("alt"));
    }

    [Fact]
    public void A_script_that_fails_yields_the_page_so_far_with_the_error_beneath_its_statement()
    {
        XElement main = Main("""
            // Failing
            Text("before");
            Divide(1);
            Text("after");
            void Divide(int n)
            {
                Console.WriteLine(n);
                int zero = 0;
                Console.WriteLine(n / zero);
            }
            """, exit: 1);

        Assert.Equal(["p", "pre.code", "pre.output", "pre.error"], main.Elements().Select(Kind));
        Assert.Equal(["before", "Divide(1);", "1"], main.Elements().Take(3).Select(part => part.Value));
        Assert.StartsWith("page.csx(9,5): error: DivideByZeroException: ", main.Elements().Last().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_does_not_compile_yields_its_text_with_the_errors_in_it()
    {
        XElement main = Main("""
            // Wrong
            Text("nobody says this");
            int n = "text";
            // Further prose.
            Show(n);
            """, exit: 1);

        Assert.Equal(["pre.code", "pre.error", "p", "pre.code"], main.Elements().Select(Kind));
        Assert.StartsWith("page.csx(3,9): error CS0029: ", main.Elements().ElementAt(1).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_script_gives_the_same_page_and_fetches_nothing()
    {
        const string script = "Plot(Activations.Tanh); Console.WriteLine(Sqrt(2)); Console.Error.WriteLine(\"\\e[1mbold\\e[0m\\0\");";
        Main(script);
        byte[] first = File.ReadAllBytes(Path.Combine(_command.Folder, "page.html"));
        XElement main = Main(script);
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(_command.Folder, "page.html")));
        Assert.Equal("bold\uFFFD", main.Elements().Single(part => Kind(part) == "pre.error").Value);
        Assert.DoesNotContain(main.Document!.Descendants(), element => element.Name.LocalName is "script" or "link" or "iframe");
        Assert.All(main.Document!.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href"),
            attribute => Assert.True(
                attribute.Value.StartsWith('#') || attribute.Value.StartsWith("data:", StringComparison.Ordinal), attribute.Value));
        Assert.DoesNotContain("url(", main.Document!.Descendants(Html + "style").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Landmarks_and_names_are_there_for_those_who_listen()
    {
        // The first heading is the title where no comment gives one.
        XElement page = Main("Heading(\"The title\"); Heading(\"One\"); Heading(\"Two\"); Plot(Activations.Tanh);").Document!.Root!;
        Assert.Equal("en", (string?)page.Attribute("lang"));
        Assert.All((string[])["header", "nav", "main", "footer", "h1"], name => Assert.Single(page.Descendants(Html + name)));
        Assert.NotNull(page.Descendants(Html + "nav").Single().Attribute("aria-label"));
        Assert.Equal("#content", (string?)page.Descendants(Html + "a").First().Attribute("href"));
        string[] names = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(names.Distinct(), names);
        Assert.All(page.Descendants(Html + "img"), picture => Assert.NotEmpty((string)picture.Attribute("alt")!));
    }

    [Fact]
    public void Standard_input_and_an_expression_make_pages_too()
    {
        (int exit, string output, string error) = _command.Pipe("// Piped\nint n = 6;\nn * 7\n", "--html", "in.html");
        Assert.Equal((0, "in.html\n", ""), (exit, output, error));
        Assert.Equal(["int n = 6;\nn * 7", "42"], Read("in.html").Elements().Select(part => part.Value));
        (exit, output, error) = _command.Run("-e", "new[] { (1, 2.5), (3, 4.5) }", "--html", "sub/eval.html");
        Assert.Equal((0, ""), (exit, error));
        Assert.EndsWith("sub/eval.html\n", output, StringComparison.Ordinal);
        Assert.Equal(
            ["Item1", "Item2", "1", "2.5", "3", "4.5"],
            Read("sub/eval.html").Descendants().Where(cell => cell.Name.LocalName is "th" or "td").Select(cell => cell.Value));
    }

    [Fact]
    public void What_cannot_become_a_page_is_said_and_leaves_nothing_behind()
    {
        _command.Write("page.csx", "Console.WriteLine(\"ran\");");
        Directory.CreateDirectory(Path.Combine(_command.Folder, "folder"));
        Assert.Equal((2, "", "gradrepl: the page 'folder' is a folder\n"), _command.Run("page.csx", "--html", "folder"));
        (int exit, string output, string error) = _command.Run("page.csx", "--html", "page.csx/x.html");
        Assert.Equal((1, "ran\n"), (exit, output));
        Assert.StartsWith("gradrepl: the page 'page.csx/x.html' cannot be written: ", error, StringComparison.Ordinal);
        Assert.Equal(
            ["folder", "page.csx"], Directory.GetFileSystemEntries(_command.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_loaded_script_shows_stands_before_the_first_statement()
    {
        _command.Write("part.csx", "Console.WriteLine(\"loaded\");");
        XElement main = Main("// Title\n#load \"part.csx\"\n// Prose.\nConsole.WriteLine(\"own\");");
        Assert.Equal(
            ["#load \"part.csx\"", "loaded", "Prose.", "Console.WriteLine(\"own\");", "own"], main.Elements().Select(part => part.Value));
    }

    [Fact]
    public void A_return_code_and_top_level_jumps_stay_what_they_are()
    {
        XElement main = Main("""
            int n = 0;
            again:
            n++;
            if (n < 3) goto again;
            await Task.Yield();
            Console.Write(n);
            return 7;
            """, exit: 7);
        Assert.Equal("3", main.Elements().Single(part => Kind(part) == "pre.output").Value);
    }

    private XElement Main(string script, int exit = 0)
    {
        _command.Write("page.csx", script);
        (int actual, string output, string error) = _command.Run("page.csx", "--html", "page.html");
        Assert.True(actual == exit, output + error);
        return Read("page.html");
    }

    private XElement Read(string file)
    {
        using var reader = XmlReader.Create(
            Path.Combine(_command.Folder, file), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        XDocument page = XDocument.Load(reader);
        return page.Descendants(Html + "main").Single();
    }

    private static string Kind(XElement element) =>
        element.Attribute("class") is { } kind ? $"{element.Name.LocalName}.{kind.Value}" : element.Name.LocalName;
}
