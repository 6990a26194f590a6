using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>A place where the function changes its formula: a condition on values that vary, or a function with a kink.</summary>
/// <param name="Location">The condition in the source.</param>
/// <param name="WhereZero">The difference that is zero there.</param>
internal sealed record Branch(Location Location, Expr WhereZero);

/// <summary>What the readers of one method share.</summary>
internal sealed class ReadContext(IMethodSymbol method, SemanticModel model, int position, CancellationToken cancellation)
{
    private const int StepLimit = 100_000;

    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>The method that is read.</summary>
    public IMethodSymbol Method { get; } = method;

    public Graph Graph { get; } = new();

    /// <summary>The variables, arrays and objects that the reading makes.</summary>
    public Memory Memory => field ??= new Memory(Graph, Unknown);

    /// <summary>Stands for what has been refused, so that one cause gives one error.</summary>
    public Expr Unknown => field ??= Graph.External("refused");

    /// <summary>What a method without a result returns.</summary>
    public Expr Nothing => field ??= Graph.Tuple([]);

    public Recursions Recursions => field ??= new Recursions(this);

    public UserRules Rules => field ??= new UserRules(this);

    /// <summary>Whether integers that overflow throw where the code says nothing.</summary>
    public bool ChecksOverflow { get; } = model.Compilation.Options.CheckOverflow;

    public CancellationToken Cancellation { get; } = cancellation;

    public List<Branch> Branches { get; } = [];

    /// <summary>The first expression in the source that each value comes from, by the value's id.</summary>
    public Dictionary<int, SyntaxNode> Sources { get; } = [];

    /// <summary>The annotated methods that the function calls.</summary>
    public SortedSet<string> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts a statement, because nested unrolled loops with breaks multiply the ways through them.</summary>
    /// <exception cref="GraphTooLargeException">Too many were read.</exception>
    public void Step()
    {
        Cancellation.ThrowIfCancellationRequested();
        if (++Steps > StepLimit) throw new GraphTooLargeException();
    }

    /// <summary>How many statements have been read.</summary>
    public int Steps { get; private set; }

    /// <summary>A number that nothing else has.</summary>
    public int NextNumber() => ++_numbers;

    private int _numbers;

    /// <summary>How many calls the reading has followed into each other.</summary>
    public int Depth { get; set; }

    /// <summary>Whether something is computed in fewer digits than a double has.</summary>
    public bool RoundsOnItsWay { get; set; }

    public ImmutableArray<Diagnostic> Diagnostics => [.. _diagnostics];

    public bool HasErrors => _diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Reports what cannot be read, once a place; reading goes on, so that other errors are found too.</summary>
    public Expr Refuse(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
    {
        if (!_diagnostics.Any(known => known.Descriptor == descriptor && known.Location == location))
            _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
        return Unknown;
    }

    /// <summary>The same, unless a part that cannot be read is the cause, which has been reported.</summary>
    public Expr RefuseUnlessRefused(
        IEnumerable<Expr> parts, DiagnosticDescriptor descriptor, Location location, params object[] arguments) =>
        HasErrors && parts.Any(part => part.Reachable().Contains(Unknown)) ? Unknown : Refuse(descriptor, location, arguments);

    /// <summary>How much has been reported at some point of the reading.</summary>
    internal readonly record struct Mark(int Diagnostics, int Branches);

    public Mark Marked() => new(_diagnostics.Count, Branches.Count);

    /// <summary>Forgets what has been reported since.</summary>
    public void Return(Mark mark)
    {
        _diagnostics.RemoveRange(mark.Diagnostics, _diagnostics.Count - mark.Diagnostics);
        Branches.RemoveRange(mark.Branches, Branches.Count - mark.Branches);
    }

    /// <summary>
    /// Reads something that may not be readable: null and no complaint where it answers null, or, if asked, where it has
    /// errors.
    /// </summary>
    public Expr? Attempt(Func<Expr?> read, bool withoutErrors = false)
    {
        Mark before = Marked();
        if (read() is { } value
            && !(withoutErrors && _diagnostics.Skip(before.Diagnostics).Any(each => each.Severity == DiagnosticSeverity.Error)))
            return value;
        Return(before);
        return null;
    }

    /// <summary>Adds a diagnostic of any severity.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments) =>
        _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));

    /// <summary>Says that a function is constant between jumps, so that its derivative there is zero.</summary>
    public void Jumps(Location location, string expression) => Report(Descriptors.ConstantBetweenJumps, location, expression);

    /// <summary>The model of whichever tree declares a method: in a script, that may be an earlier submission's.</summary>
    public SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (model.SyntaxTree == tree) return model;
        for (Compilation? compilation = model.Compilation;
            compilation is not null;
            compilation = compilation.ScriptCompilationInfo?.PreviousScriptCompilation)
            if (compilation.ContainsSyntaxTree(tree)) return SemanticModels.Of(compilation, tree);
        return null;
    }

    /// <summary>
    /// Whether a simple name still means <paramref name="symbol"/> where the derivative will stand; a script may have
    /// redefined it.
    /// </summary>
    public bool IsVisible(ISymbol symbol) => model.LookupSymbols(position, name: symbol.Name)
        .Any(found => SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, symbol.OriginalDefinition));

    /// <summary>How generated code, which imports System and GradRepl.Runtime, names a static member of another type.</summary>
    public string Spell(ISymbol member)
    {
        if (member.ContainingType is not { } type || type.IsScriptClass || (IsVisible(member) && IsSeenFromGeneratedCode(type)))
            return Identifiers.Escape(member.Name);
        if (InScript(type)) return $"{type.Name}.{Identifiers.Escape(member.Name)}";
        string ns = type.ContainingNamespace.ToDisplayString();
        bool imported = ns is "System" or WellKnownNames.RuntimeNamespace && type.ContainingType is null
            && model.LookupNamespacesAndTypes(position, name: type.Name).All(found => SymbolEqualityComparer.Default.Equals(found, type));
        string typeName = imported ? type.Name : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return $"{typeName}.{Identifiers.Escape(member.Name)}";
    }

    /// <summary>Whether members of a type are seen there by their simple names: not by the source's using static.</summary>
    private bool IsSeenFromGeneratedCode(INamedTypeSymbol type)
    {
        // In a script it goes on, for what is generated too.
        if (model.SyntaxTree.Options.Kind == SourceCodeKind.Script) return true;
        INamedTypeSymbol? around = model.GetEnclosingSymbol(position)?.ContainingType;
        for (; around is not null; around = around.ContainingType)
            for (INamedTypeSymbol? @base = around; @base is not null; @base = @base.BaseType)
                if (SymbolEqualityComparer.Default.Equals(@base.OriginalDefinition, type.OriginalDefinition)) return true;
        return false;
    }

    // The script's own class has no name by which C# could call it; what is nested in it is called directly.
    private static bool InScript(INamedTypeSymbol type) => type.ContainingType is { IsScriptClass: true };
}
