using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace GradRepl.Benchmarks;

/// <summary>A project as users have it, built by <c>dotnet build</c> with a compiler that starts for it alone.</summary>
/// <param name="Generator">Milliseconds of the generator, as the compiler's own report says.</param>
/// <param name="Build">Milliseconds of the whole command.</param>
internal sealed record RealBuild(double Generator, double Build)
{
    public static RealBuild Run(int files, int methods)
    {
        string folder = Directory.CreateTempSubdirectory("gradrepl-build-").FullName;
        try
        {
            string here = AppContext.BaseDirectory;
            File.WriteAllText(Path.Combine(folder, "Many.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <Nullable>enable</Nullable>
                  </PropertyGroup>
                  <ItemGroup>
                    <Reference Include="{Path.Combine(here, "GradRepl.Runtime.dll")}" />
                    <Analyzer Include="{Path.Combine(here, "GradRepl.Generators.dll")}" />
                  </ItemGroup>
                </Project>
                """);
            for (int file = 0; file < files; file++)
                File.WriteAllText(Path.Combine(folder, $"Many{file}.cs"), ManyActivations.File(file, methods));
            Sdk.Run(folder, "restore");
            string output = "";
            double build = Times.Once(() => output = Sdk.Run(
                folder, "build", "--no-restore", "-c", "Release", "-p:UseSharedCompilation=false",
                "-p:ReportAnalyzer=true", "-v:detailed", "--nodeReuse:false"));
            Match report = Regex.Match(output, @"Total generator execution time: ([0-9.,]+) seconds");
            if (!report.Success)
                throw new InvalidOperationException("The compiler reports no generator:\n"
                    + string.Join('\n', output.Split('\n').TakeLast(20)));
            return new RealBuild(1000 * double.Parse(report.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture), build);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
