using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;

namespace GradRepl.Packages.Tests;

/// <summary>The packages of the libraries, used from a folder in projects outside the repository.</summary>
public sealed partial class PackageTests(PackageFolder packages, ITestOutputHelper log) : IClassFixture<PackageFolder>
{
    private const string Program = """
        System.Console.WriteLine(A.Gates.SwishDerivative(2) is > 1.0907842487848 and < 1.0907842487850);
        System.Console.WriteLine(GradRepl.Runtime.Activation.Of(A.Gates.Swish).DerivativeFormula);
        System.Console.WriteLine(GradRepl.Runtime.Activation.Named("A.Gates.Swish").With("beta", 2).Value(0));
        double[] z = [-1, 0, 1], y = new double[3], dy = new double[3];
        GradRepl.Runtime.Activation.Of(A.Gates.Swish).ValueAndDerivative(z, y, dy);
        System.Console.WriteLine(System.Math.Abs(dy[1] - 0.5) < 1e-15 && GradRepl.Runtime.Activation.Of(A.Gates.Swish).IsVectorized);
        System.Console.WriteLine(GradRepl.Runtime.Activation.Named("GELU").Name);
        """;

    private const string Gates = """
        namespace A;
        public static partial class Gates
        {
            [GradRepl.Runtime.Activation] public static double Swish(double z, double beta = 1) => z / (1 + System.Math.Exp(-beta * z));
        }
        """;

    private const string Answer = "True\nswish′(z) = σ(β·z) + z·β·σ(β·z)(1 − σ(β·z))\n0\nTrue\nGELU\n";

    [Theory]
    [InlineData("Runtime", "analyzers/dotnet/cs/GradRepl.Generators.dll", "analyzers/dotnet/cs/GradRepl.Generators.CodeFixes.dll")]
    [InlineData("Networks")]
    [InlineData("Plotting")]
    public void A_package_holds_what_it_should(string library, params string[] more)
    {
        string file = Path.Combine(packages.Packages, $"GradRepl.{library}.{packages.Version}.nupkg");
        using ZipArchive package = ZipFile.OpenRead(file);
        string[] files =
        [
            .. package.Entries.Select(entry => entry.FullName)
                .Where(name => !name.StartsWith("_rels", StringComparison.Ordinal)
                    && !name.StartsWith("package/", StringComparison.Ordinal) && !name.StartsWith('[')),
        ];
        string[] expected =
        [
            $"GradRepl.{library}.nuspec",
            "LICENSE",
            "README.md",
            $"lib/net10.0/GradRepl.{library}.dll",
            $"lib/net10.0/GradRepl.{library}.xml",
            .. more,
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        using var nuspec = new StreamReader(package.GetEntry($"GradRepl.{library}.nuspec")!.Open());
        string text = nuspec.ReadToEnd();
        foreach (string part in (string[])["<license type=\"expression\">MIT</license>", "<readme>README.md</readme>", "<description>"])
            Assert.Contains(part, text, StringComparison.Ordinal);
        if (library == "Runtime") Assert.DoesNotContain("<dependency ", text, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.ChangeExtension(file, ".snupkg")));
        log.WriteLine($"{Path.GetFileName(file)}: {new FileInfo(file).Length / 1024} KB");
    }

    [Theory]
    [InlineData("Runtime")]
    [InlineData("Networks")]
    [InlineData("Plotting")]
    public void The_code_of_a_package_s_page_runs(string library)
    {
        string folder = Project($"page-{library}", "net10.0", CodeOf(library), library);
        string answer = TextOf(library);
        Assert.Equal(answer, Dotnet.Run(folder, "run", "-c", "Release").Good().Output);
        if (library != "Runtime") return;
        long size = new DirectoryInfo(Path.Combine(folder, "bin", "Release", "net10.0")).EnumerateFiles().Sum(each => each.Length);
        log.WriteLine($"output: {size / 1024} KB");
        Assert.True(size < 3_000_000, $"{size} bytes");
    }

    [Fact]
    public void Diagnostics_are_there()
    {
        string folder = Project("diagnostics", "net10.0", """
            static partial class A
            {
                static void Main() { }
                [GradRepl.Runtime.Activation] static double Noisy(double z) => z * System.Random.Shared.NextDouble();
            }
            """, "Runtime");
        Dotnet.Result built = Dotnet.Run(folder, "build");
        Assert.Equal(1, built.Exit);
        Assert.Matches(@"Program\.cs\(4,\d+\): error GRAD004: Cannot derive the call to 'NextDouble'", built.Output);
    }

    [Theory]
    [InlineData("PublishTrimmed")]
    [InlineData("PublishAot")]
    public void A_program_is_trimmed_and_compiled_ahead_of_time_without_a_warning(string property)
    {
        string folder = Project(
            property,
            "net10.0",
            Program + "\n" + Gates.Replace("namespace A;", "namespace A {", StringComparison.Ordinal) + "\n}",
            "Runtime");
        Dotnet.Result published = Dotnet.Run(
            folder,
            "publish",
            "-c",
            "Release",
            $"-p:{property}=true",
            "--self-contained",
            "--use-current-runtime",
            "-o",
            Path.Combine(folder, "out"));
        if (published.Exit != 0 && NoToolchain().IsMatch(published.Text))
            Assert.Skip("The ahead-of-time compiler or its linker cannot be had here: " + published.Text);
        Assert.DoesNotContain("warning", published.Good().Text, StringComparison.OrdinalIgnoreCase);
        string name = OperatingSystem.IsWindows() ? property + ".exe" : property;
        Assert.Equal(Answer, Dotnet.Start(Path.Combine(folder, "out", name), folder).Good().Output);
    }

    [Fact]
    public void FSharp_calls_the_activations_of_a_CSharp_project()
    {
        string folder = packages.User("fsharp");
        Write(folder, "A", "A.csproj", ProjectFile("net10.0", isProgram: false, ["Runtime"]), "Gates.cs", Gates);
        Write(
            folder,
            "F",
            "F.fsproj",
            ProjectFile(
                "net10.0", isProgram: true, ["Runtime"], "<Compile Include=\"Program.fs\" />",
                "<ProjectReference Include=\"../A/A.csproj\" />"),
            "Program.fs",
            """
            open GradRepl.Runtime
            printfn "%b" (abs (A.Gates.SwishDerivative(2.0, 1.0) - 1.0907842487848955) < 1e-14)
            printfn "%s" (Activation.Named("A.Gates.Swish").Name)
            """);
        // A C# assembly registers its activations when it is first used, as it is here.
        Assert.Equal("true\nSwish\n", Dotnet.Run(Path.Combine(folder, "F"), "run", "-c", "Release").Good().Output);
    }

    [Fact]
    public void An_activation_calls_those_of_another_project()
    {
        string folder = packages.User("two");
        Write(folder, "A", "A.csproj", ProjectFile("net10.0", isProgram: false, ["Runtime"]), "Gates.cs", Gates);
        Write(
            folder,
            "B",
            "B.csproj",
            ProjectFile("net10.0", isProgram: true, ["Runtime"], "<ProjectReference Include=\"../A/A.csproj\" />"),
            "Program.cs",
            """
            System.Console.WriteLine(System.Math.Abs(B.Gates.TwiceDerivative(2) - 2 * A.Gates.SwishDerivative(2)) < 1e-15);
            System.Console.WriteLine(GradRepl.Runtime.Activation.Named("Twice").QualifiedName);
            try { GradRepl.Runtime.Activation.Named("Swish"); }
            catch (System.ArgumentException error) { System.Console.WriteLine(error.Message); }
            System.Console.WriteLine(GradRepl.Runtime.Activation.Named("B.Gates.Swish").Value(2));
            namespace B
            {
                static partial class Gates
                {
                    [GradRepl.Runtime.Activation] public static double Twice(double z) => 2 * A.Gates.Swish(z);
                    [GradRepl.Runtime.Activation] public static double Swish(double z) => 3 * z;
                }
            }
            """);
        Assert.Equal(
            "True\nB.Gates.Twice\n'Swish' is the name of 2 activations: A.Gates.Swish, B.Gates.Swish. "
                + "Name one of them. (Parameter 'name')\n6\n",
            Dotnet.Run(Path.Combine(folder, "B"), "run", "-c", "Release").Good().Output);
    }

    private string Project(string name, string framework, string code, params string[] libraries)
    {
        string folder = packages.User(name);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), ProjectFile(framework, isProgram: true, []));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), code);
        foreach (string library in libraries)
            Dotnet.Run(folder, "add", "package", $"GradRepl.{library}", "--version", packages.Version).Good();
        return folder;
    }

    private string ProjectFile(string framework, bool isProgram, IReadOnlyList<string> libraries, params string[] items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>{framework}</TargetFramework>
            {(isProgram ? "<OutputType>Exe</OutputType>" : "")}
            <Nullable>enable</Nullable>
            <InvariantGlobalization>true</InvariantGlobalization>
            <!-- A registry mirror may lack the exact version of a package that another one asks for. -->
            <NoWarn>$(NoWarn);NU1603</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(libraries.Select(library => $"<PackageReference Include=\"GradRepl.{library}\" "
                + $"Version=\"{packages.Version}\" />"))}
            {string.Concat(items)}
          </ItemGroup>
        </Project>
        """;

    private static void Write(string folder, string project, string projectFile, string projectText, string file, string text)
    {
        Directory.CreateDirectory(Path.Combine(folder, project));
        File.WriteAllText(Path.Combine(folder, project, projectFile), projectText);
        File.WriteAllText(Path.Combine(folder, project, file), text);
    }

    private static string CodeOf(string library) => Block(library, "csharp");

    private static string TextOf(string library) => Block(library, "text");

    private static string Block(string library, string language) =>
        Regex.Match(
            File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "src", library, "README.md")).ReplaceLineEndings("\n"),
            $"```{language}\n(.*?)```",
            RegexOptions.Singleline).Groups[1].Value;

    // The compiler's package is not served everywhere, and it needs the platform's linker.
    [GeneratedRegex("NU1101|NU1102|NU1301|Platform linker|NETSDK1183")]
    private static partial Regex NoToolchain();
}
