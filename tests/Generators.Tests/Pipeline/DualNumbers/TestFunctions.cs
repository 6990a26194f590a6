using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Pipeline.DualNumbers;

/// <summary>The annotated methods of the folder Functions, compiled with the generator, and once more on dual numbers.</summary>
internal static class TestFunctions
{
    private static readonly Lazy<(GeneratorRun Real, Assembly Jets, NetRun Net)> Compiled = new(() => Compile(Sources()));

    public static GeneratorRun Real => Compiled.Value.Real;

    public static NetRun Net => Compiled.Value.Net;

    public static IReadOnlyDictionary<string, FunctionPair> All { get; } = Pairs(Compiled.Value.Real, Compiled.Value.Jets).ToDictionary(
        pair => pair.Name, StringComparer.Ordinal);

    /// <summary>Compiles sources both ways, with what was understood of their methods.</summary>
    public static (GeneratorRun Real, Assembly Jets, NetRun Net) Compile(IEnumerable<SyntaxTree> sources, bool strict = true)
    {
        SyntaxTree[] trees = [.. sources];
        var real = GeneratorRun.From(trees, strict);
        return (
            real,
            GeneratorRun.Load(GeneratorRun.Compile(trees.Select(JetRewriter.Rewrite), strict: false)),
            new NetRun(GeneratorRun.Compile(trees, strict), real));
    }

    public static IEnumerable<FunctionPair> Pairs(GeneratorRun real, Assembly jets) =>
        from type in real.Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where method.GetCustomAttribute<ActivationAttribute>() is not null
        select new FunctionPair(method, jets.GetType(type.FullName!)!.GetMethod(method.Name)!);

    /// <summary>The files of the folder Functions.</summary>
    public static IEnumerable<SyntaxTree> Sources()
    {
        Assembly tests = typeof(TestFunctions).Assembly;
        foreach (string name in tests.GetManifestResourceNames().Where(name => name.StartsWith("Functions/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(tests.GetManifestResourceStream(name)!);
            yield return CSharpSyntaxTree.ParseText(reader.ReadToEnd(), GeneratorRun.Parsing, name, System.Text.Encoding.UTF8);
        }
    }
}
