using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using GradRepl.Generators.Pipeline;
using GradRepl.Generators.Pipeline.Net;
using GradRepl.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Generators.Tests.Harness;

/// <summary>The net under the reading, for functions of a build: what was understood of them is compiled beside them.</summary>
internal sealed class NetRun
{
    private readonly List<(string Type, UnderstoodFunction Function)> _functions = [];

    private readonly Lazy<Assembly> _assembly;

    /// <summary>What was understood of the annotated methods of some sources, before the generator ran.</summary>
    public NetRun(CSharpCompilation compilation, GeneratorRun run)
    {
        var text = new StringBuilder(
            "#pragma warning disable\nusing System;\nusing GradRepl.Runtime;\nusing GradRepl.Runtime.CompilerServices;\n");
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (MethodDeclarationSyntax declaration in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (declaration.AttributeLists.Count == 0 || model.GetDeclaredSymbol(declaration) is not { } method) continue;
                if (!Deriver.IsActivation(method) || Deriver.Read(method, model, default).Model is not { } read) continue;
                if (Deriver.Understood(read) is not { } understood) continue; // too large, which the generator says
                _functions.Add((MetadataName(method.ContainingType), understood));
                text.Append(InParts(method.ContainingType, understood.Members));
            }
        }
        SyntaxTree members = CSharpSyntaxTree.ParseText(text.ToString(), GeneratorRun.Parsing, "Understood.cs", Encoding.UTF8);
        _assembly = new Lazy<Assembly>(() => GeneratorRun.Load(
            GeneratorRun.Compile(run.Compilation.SyntaxTrees.Append(members).Select(Rounds.Counted), strict: false)));
    }

    /// <summary>How many methods were read.</summary>
    public int Count => _functions.Count;

    /// <summary>Where a compiled method answers something else than was understood of it.</summary>
    public IEnumerable<Misreading> Find(string? name = null) => _functions
        .Where(each => name is null || each.Function.Name == name)
        .Select(each => Find(_assembly.Value.GetType(each.Type, throwOnError: true)!, each.Function))
        .OfType<Misreading>();

    private static Misreading? Find(Type type, UnderstoodFunction function)
    {
        MethodInfo probe = type.GetMethod(function.Probe, BindingFlags.Static | BindingFlags.NonPublic)!;
        var (answered, understood) = ((ScalarFunction, ScalarFunction))probe.Invoke(null, null)!;
        return ReadingNet.Find(function, Answer(answered), Answer(understood), out _);

        static Answer Answer(ScalarFunction function) => (z, parameters) => At(function, z, parameters);
    }

    private static double? At(ScalarFunction function, double z, double[] parameters)
    {
        Rounds.Reset();
        try
        {
            return function(z, parameters);
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (Exception)
        {
            return double.NaN;
        }
    }

    private static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? $"{MetadataName(outer)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    private static string InParts(INamedTypeSymbol type, string members)
    {
        string kind = type.TypeKind == TypeKind.Struct ? "struct" : "class";
        string part = $"partial {kind} {type.Name}\n{{\n{members}\n}}\n";
        return type.ContainingType is { } outer ? InParts(outer, part)
            : type.ContainingNamespace.IsGlobalNamespace ? part
            : $"namespace {type.ContainingNamespace.ToDisplayString()}\n{{\n{part}\n}}\n";
    }
}
