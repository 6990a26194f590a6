using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using GradRepl.Generators.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace GradRepl.Repl.Tests.Documentation;

/// <summary>A program as in a project of the reader's: compiled with the generator, and run beside the library alone.</summary>
internal sealed class UserProject
{
    private static readonly string[] Libraries = ["GradRepl.Runtime.dll", "GradRepl.Networks.dll"];

    private readonly CSharpCompilation _compilation;

    public UserProject(string program)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var written = CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText(program)],
            platform.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        CSharpGeneratorDriver.Create(new ActivationGenerator())
            .RunGeneratorsAndUpdateCompilation(written, out Compilation complete, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        Assert.DoesNotContain(complete.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        _compilation = (CSharpCompilation)complete;
    }

    /// <summary>The files that the compiler was given, those of the generator included.</summary>
    public IEnumerable<string> Sources => _compilation.SyntaxTrees.Select(tree => tree.ToString());

    /// <summary>What the program writes.</summary>
    public string Run()
    {
        string folder = Directory.CreateTempSubdirectory("gradrepl-program").FullName;
        try
        {
            string program = Path.Combine(folder, "Program.dll");
            EmitResult emitted = _compilation.Emit(program);
            Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
            string own = Path.Combine(AppContext.BaseDirectory, typeof(UserProject).Assembly.GetName().Name + ".runtimeconfig.json");
            File.Copy(own, Path.ChangeExtension(program, ".runtimeconfig.json"));
            foreach (string library in Libraries.Select(name => Path.Combine(AppContext.BaseDirectory, name)).Where(File.Exists))
                File.Copy(library, Path.Combine(folder, Path.GetFileName(library)));
            (int exit, string output, string error) = Command.Program("dotnet", folder, new Dictionary<string, string>(), "exec", program);
            Assert.Equal((0, ""), (exit, error));
            return output;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
