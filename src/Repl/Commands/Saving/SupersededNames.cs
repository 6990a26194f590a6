using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradRepl.Generators.Pipeline;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Commands.Saving;

/// <summary>
/// New names for what a session declared and later declared again: <c>x</c> becomes <c>x_1</c>, with everything that
/// meant it, so that both can stand in one script and each use keeps its meaning.
/// </summary>
internal sealed class SupersededNames
{
    private readonly Dictionary<ISymbol, string> _names = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _old = new(StringComparer.Ordinal);

    public static SupersededNames Find(IReadOnlyList<AcceptedSubmission> accepted)
    {
        var found = new SupersededNames();
        var later = new Dictionary<string, List<ISymbol>>(StringComparer.Ordinal);
        List<(AcceptedSubmission Submission, ISymbol[] Members)> declared = [.. accepted.Select(each => (each, Members(each)))];
        var taken = declared.SelectMany(each => each.Members).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        foreach ((AcceptedSubmission submission, ISymbol[] members) in Enumerable.Reverse(declared))
        {
            var generated = submission.Defined.SelectMany(each => each.Derivation.MemberNames).ToHashSet(StringComparer.Ordinal);
            foreach (ISymbol member in members.Where(member => !generated.Contains(member.Name)))
            {
                if (!later.TryGetValue(member.Name, out List<ISymbol>? others) || !others.Exists(other => Collide(member, other))) continue;
                string name = Fresh(member.Name, taken);
                found.Add(member, name);
                // The generated members of an activation follow its name.
                foreach (DefinedActivation activation in submission.Defined.Where(each => each.ContainingType is null
                    && each.Name == member.Name))
                    foreach (ISymbol own in members.Where(own => activation.Derivation.MemberNames.Contains(own.Name)))
                        found.Add(own, Follow(own.Name, member.Name, name));
            }
            foreach (ISymbol member in members)
            {
                if (!later.TryGetValue(member.Name, out List<ISymbol>? others)) later[member.Name] = others = [];
                others.Add(member);
            }
        }
        return found;
    }

    /// <summary>Puts the new names in for the old ones.</summary>
    /// <param name="tree">The submission, with generated members.</param>
    /// <param name="model">What its names mean.</param>
    /// <param name="end">Where the user's text ends.</param>
    /// <param name="edits">Receives the replacements.</param>
    public void Rename(SyntaxTree tree, SemanticModel model, int end, TextEdits edits)
    {
        if (_names.Count == 0) return;
        foreach (SyntaxToken token in tree.GetRoot()
            .DescendantTokens()
            .Where(token => token.SpanStart < end && _old.Contains(token.ValueText)))
        {
            if (token.Parent is not { } node || Meaning(node, model) is not { } symbol || !_names.TryGetValue(symbol, out string? name))
                continue;
            int at = token.Text.StartsWith('@') ? 1 : 0;
            edits.Replace(token.SpanStart + at, token.Span.Length - at, name);
        }
    }

    private void Add(ISymbol symbol, string name)
    {
        _names[symbol] = name;
        _old.Add(symbol.Name);
    }

    private static ISymbol? Meaning(SyntaxNode node, SemanticModel model)
    {
        ISymbol? symbol = node is SimpleNameSyntax ? model.GetSymbolInfo(node) is var info
            ? info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetMemberGroup(node).FirstOrDefault()
            : null : model.GetDeclaredSymbol(node);
        return symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Destructor or MethodKind.StaticConstructor } constructor =>
                constructor.ContainingType.OriginalDefinition,
            _ => symbol?.OriginalDefinition,
        };
    }

    private static ISymbol[] Members(AcceptedSubmission submission) =>
        [.. submission.After.Analysis!.ScriptClass!.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared && member.CanBeReferencedByName && member is IFieldSymbol or IPropertySymbol
                or IEventSymbol or INamedTypeSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary })];

    // Methods with different parameters are overloads and may coexist; of an activation's name there is only one.
    private static bool Collide(ISymbol earlier, ISymbol later) => (earlier, later) switch
    {
        (IMethodSymbol one, IMethodSymbol other) when !Deriver.IsActivation(one) && !Deriver.IsActivation(other) =>
            one.Arity == other.Arity && one.Parameters.Select(Kind).SequenceEqual(other.Parameters.Select(Kind)),
        (INamedTypeSymbol one, INamedTypeSymbol other) => one.Arity == other.Arity,
        _ => true,
    };

    private static (string, RefKind) Kind(IParameterSymbol parameter) => (parameter.Type.ToDisplayString(), parameter.RefKind);

    private static string Fresh(string name, HashSet<string> taken)
    {
        for (int i = 1; ; i++)
            if (taken.Add($"{name}_{i.ToString(CultureInfo.InvariantCulture)}"))
                return $"{name}_{i.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Follow(string member, string old, string name) => member.StartsWith(old, StringComparison.Ordinal)
        ? name + member[old.Length..]
        : member.Replace(Capital(old), Capital(name), StringComparison.Ordinal);

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
