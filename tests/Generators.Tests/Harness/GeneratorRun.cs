using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using GradRepl.Generators.Generator;
using GradRepl.Generators.Pipeline;
using GradRepl.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Harness;

/// <summary>C# sources with what the generator adds to them.</summary>
internal sealed class GeneratorRun
{
    public static readonly CSharpParseOptions Parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    // Nullable and every warning an error: generated code must pass in the strictest of projects.
    public static readonly CSharpCompilationOptions Strict = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        generalDiagnosticOption: ReportDiagnostic.Error,
        warningLevel: 9999);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "System.Linq.dll" or "System.Collections.dll")
            .Append(typeof(Activation).Assembly.Location)
            .Append(typeof(Jet).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Lazy<Assembly> _assembly;

    private GeneratorRun(Compilation compilation, GeneratorDriverRunResult result)
    {
        Compilation = compilation;
        Result = result;
        _assembly = new Lazy<Assembly>(() => Load(Compilation));
    }

    /// <summary>The compilation with the generated sources.</summary>
    public Compilation Compilation { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The generated files by their hint names.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.Results.Single().GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());

    /// <summary>The compiled and loaded assembly; fails the test with the compiler's words where it does not compile.</summary>
    public Assembly Assembly => _assembly.Value;

    public static GeneratorRun From(params string[] sources) => From([.. sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, Parsing, $"Source{i}.cs", System.Text.Encoding.UTF8))]);

    public static GeneratorRun From(IEnumerable<SyntaxTree> trees, bool strict = true, params MetadataReference[] others)
    {
        GeneratorDriverRunResult result = CSharpGeneratorDriver.Create([new ActivationGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(Compile(trees, strict).AddReferences(others), out Compilation compilation, out _)
            .GetRunResult();
        Assert.All(result.Results, each => Assert.Null(each.Exception));
        return new GeneratorRun(compilation, result);
    }

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees, bool strict = true) => CSharpCompilation.Create(
        "Generated" + Guid.NewGuid().ToString("N"), trees, References, strict ? Strict : Strict.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress));

    /// <summary>Everything the deriver says about the method named <paramref name="method"/>, infos included, which the generator leaves to the analyzer.</summary>
    public static DerivationResult Derive(string source, string method)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, Parsing, "Source.cs");
        CSharpCompilation compilation = Compile([tree]);
        IMethodSymbol symbol = compilation.GetSymbolsWithName(method, SymbolFilter.Member).OfType<IMethodSymbol>().Single();
        return Deriver.Derive(symbol, compilation.GetSemanticModel(tree));
    }

    public static Assembly Load(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        if (!emitted.Success)
        {
            IEnumerable<string> errors = emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Take(10).Select(each => $"{each}\n    {LineOf(each)}");
            Assert.Fail("Does not compile:\n" + string.Join("\n", errors));
        }
        stream.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(stream);
    }

    /// <summary>A static method by its name, as a delegate.</summary>
    public T Method<T>(string type, string name)
        where T : Delegate => (Assembly.GetType(type, throwOnError: true)!.GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?? throw new MissingMethodException(type, name)).CreateDelegate<T>();

    private static string LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
}
