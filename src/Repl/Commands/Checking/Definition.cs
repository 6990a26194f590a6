using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using GradRepl.Repl.Output.Errors;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Guarding;
using GradRepl.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Commands.Checking;

/// <summary>
/// An activation's own definition, compiled a second time over
/// <c>Jet</c>: the truth that <c>:check</c> compares with.
/// </summary>
internal sealed class Definition
{
    private readonly Func<Jet, Jet[], Jet> _function;
    private readonly Jet[] _parameters;

    private Definition(Func<Jet, Jet[], Jet> function, Jet[] parameters) => (_function, _parameters) = (function, parameters);

    /// <summary>The hyperparameters that are real numbers, by their place.</summary>
    public IReadOnlyList<int> Continuous { get; private init; } = [];

    /// <summary>The value alone, of which derivatives are differences.</summary>
    public Ball At(Ball z) => _function(Jet.Constant(z), _parameters).Value;

    /// <summary>The value where one hyperparameter is another.</summary>
    public Ball At(double z, int parameter, Ball value)
    {
        Jet[] moved = [.. _parameters];
        moved[parameter] = Jet.Constant(value);
        return _function(z, moved).Value;
    }

    /// <summary>Finds and compiles an activation's definition.</summary>
    /// <exception cref="UserException">It has no source here, or uses what cannot be computed to many digits.</exception>
    public static Definition Of(Activation activation, Session session)
    {
        DefinedActivation? own = session.Activations.LastOrDefault(each => each.Name == activation.Name
            && each.Derivation.DerivativeSource == activation.DerivativeSource);
        (IMethodSymbol method, CSharpCompilation compilation) = own is null ? BuiltIn(activation) : OfSession(own, session);
        string source = Source(method, compilation, session, activation);
        return new Definition(Compile(source, activation), [.. activation.Parameters.Select(parameter => (Jet)parameter.Value)])
        {
            Continuous = [.. Enumerable.Range(0, method.Parameters.Length - 1)
                .Where(i => method.Parameters[i + 1].Type.SpecialType == SpecialType.System_Double)],
        };
    }

    private static (IMethodSymbol, CSharpCompilation) OfSession(DefinedActivation activation, Session session)
    {
        foreach (CSharpCompilation submission in session.Chain.Submissions())
            foreach ((IMethodSymbol method, _) in SubmissionDerivation.Annotated(submission, default))
                if (activation.IsOf(method)) return (method, submission);
        throw new UserException($"the source of {activation.QualifiedName} is not at hand");
    }

    private static (IMethodSymbol, CSharpCompilation) BuiltIn(Activation activation)
    {
        using Stream stream = typeof(Definition).Assembly.GetManifestResourceStream("ActivationFunctions.cs")!;
        using var reader = new StreamReader(stream);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(reader.ReadToEnd());
        var compilation = CSharpCompilation.Create(
            "definitions", [tree], DefaultReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        IMethodSymbol? method = compilation.GetSemanticModel(tree) is var model
            ? tree.GetRoot()
                .DescendantNodes()
                .OfType<MethodDeclarationSyntax>()
                .Where(each => each.Identifier.ValueText == activation.Name)
                .Select(each => model.GetDeclaredSymbol(each))
                .FirstOrDefault()
            : null;
        return method is null
            ? throw new UserException(
                $"the source of {activation.Name} is not at hand: :check takes activations of this session and built-in ones")
            : (method, compilation);
    }

    private static string Source(IMethodSymbol entry, CSharpCompilation compilation, Session session, Activation activation)
    {
        var members = new StringBuilder();
        var done = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var variables = new HashSet<IFieldSymbol>(SymbolEqualityComparer.Default);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<IMethodSymbol>([entry]);
        while (waiting.TryDequeue(out IMethodSymbol? method))
        {
            if (!done.Add(method)) continue;
            if (!names.Add(method.Name))
                throw new UserException(
                    $"{activation.Name} uses two functions of the name {method.Name}, which cannot be checked together");
            SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax();
            CSharpCompilation home = compilation.ContainsSyntaxTree(declaration.SyntaxTree)
                ? compilation
                : session.Chain.Submissions().FirstOrDefault(each => each.ContainsSyntaxTree(declaration.SyntaxTree))
                    ?? throw new UserException($"the source of {method.Name} is not at hand");
            var callees = new List<IMethodSymbol>();
            SyntaxNode rewritten = new JetRewriter(home.GetSemanticModel(declaration.SyntaxTree), callees, variables).Visit(declaration)!;
            members.Append(rewritten.ToFullString()).Append('\n');
            callees.ForEach(waiting.Enqueue);
        }
        foreach (IFieldSymbol variable in variables)
        {
            object? value = session.ValueOf(variable.Name);
            members.Append(
                $"static readonly {(value is double ? JetRewriter.Number : variable.Type.ToDisplayString())} "
                    + $"{variable.Name} = {Constant(value, variable.Name, activation)};\n");
        }
        string arguments = string.Concat(entry.Parameters.Skip(1).Select((parameter, i) => parameter.Type.SpecialType switch
        {
            SpecialType.System_Double => $", parameters[{i}]",
            SpecialType.System_Int32 => $", (int){JetRewriter.Functions}.Whole(parameters[{i}])",
            SpecialType.System_Boolean => $", parameters[{i}] != 0",
            _ => $", ({parameter.Type.ToDisplayString()})(int){JetRewriter.Functions}.Whole(parameters[{i}])",
        }));
        return $$"""
            using System;
            public static class Definition
            {
            {{members}}
            public static {{JetRewriter.Number}} Evaluate({{JetRewriter.Number}} z, {{JetRewriter.Number}}[] parameters) =>
                {{entry.Name}}(z{{arguments}});
            }
            """;
    }

    private static string Constant(object? value, string name, Activation activation) => value switch
    {
        double number => JetRewriter.Literal(number),
        int or long or short or byte => value.ToString()!,
        bool flag => flag ? "true" : "false",
        _ => throw new UserException($"{activation.Name} reads the variable {name}, which :check cannot take to many digits"),
    };

    private static Func<Jet, Jet[], Jet> Compile(string source, Activation activation)
    {
        // Loops of the definition are stopped by Ctrl+C as the session's own are.
        var compilation = CSharpCompilation.Create(
            "definition", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))], DefaultReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        SyntaxTree tree = compilation.SyntaxTrees[0];
        string guarded = GuardEdits.Find(compilation.GetSemanticModel(tree)).Apply(source);
        compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(guarded, (CSharpParseOptions)tree.Options));
        using var assembly = new MemoryStream();
        if (compilation.Emit(assembly) is { Success: false } failed)
        {
            Diagnostic error = failed.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw new UserException(
                $"{activation.Name} uses what :check cannot compute to many digits: "
                    + $"{error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }
        assembly.Position = 0;
        MethodInfo method = new AssemblyLoadContext("definition", isCollectible: true).LoadFromStream(assembly)
            .GetType("Definition")!.GetMethod("Evaluate")!;
        return method.CreateDelegate<Func<Jet, Jet[], Jet>>();
    }
}
