using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Repl.CSharp.Documentation;
using GradRepl.Repl.Editor.Menus;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Globals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.CSharp.Completion;

/// <summary>Completes C# with what the session's semantic model finds at the caret.</summary>
internal sealed class SymbolCompletion(Session session)
{
    private readonly DocumentationComments _documentation = new();

    /// <summary>The names that fit what is typed before the caret: the session's own first.</summary>
    public CompletionList Complete(string text, int caret)
    {
        int start = caret;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(text[start - 1])) start--;
        string typed = text[start..caret];
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, SubmissionCompiler.ParseOptions);
        CompilationUnitSyntax root = tree.GetCompilationUnitRoot();
        if ((typed.Length > 0 && char.IsDigit(typed[0])) || InTextOrComment(root, caret)) return CompletionList.None;

        SemanticModel model = session.Analyze(tree).GetSemanticModel(tree);
        SyntaxToken before = TokenBefore(root, start);
        if (Names(model, before, start, typed.Length > 0, text) is not { } found) return CompletionList.None;
        var items = found.Symbols
            .Where(symbol => symbol.CanBeReferencedByName && IsMeantForPeople(symbol))
            .GroupBy(symbol => NameOf(symbol, before), StringComparer.Ordinal)
            .Where(group => group.Key.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(group => (Rank: found.Rank(group.First()), Item: Item(group.Key, [.. group], model, start)))
            .Concat(found.Keywords.Where(keyword => keyword.StartsWith(typed, StringComparison.Ordinal))
            .Select(keyword => (Rank: 3, Item: new CompletionItem(keyword, () => new ItemDescription("keyword")))))
            .OrderBy(each => each.Rank).ThenBy(each => each.Item.Text, StringComparer.OrdinalIgnoreCase)
            .Select(each => each.Item).DistinctBy(item => item.Text);
        return new CompletionList(start, [.. items]);
    }

    /// <summary>The overloads of what is called, where an argument would start at the caret.</summary>
    public IReadOnlyList<ItemDescription> Signatures(string text, int caret)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, SubmissionCompiler.ParseOptions);
        SyntaxToken before = TokenBefore(tree.GetCompilationUnitRoot(), caret);
        if (before.Kind() is not (SyntaxKind.OpenParenToken or SyntaxKind.CommaToken)
            || before.Parent is not ArgumentListSyntax { Parent: { } call })
            return [];
        SemanticModel model = session.Analyze(tree).GetSemanticModel(tree);
        IEnumerable<ISymbol> overloads = call switch
        {
            InvocationExpressionSyntax invocation => model.GetMemberGroup(invocation.Expression),
            ObjectCreationExpressionSyntax creation when model.GetSymbolInfo(creation.Type).Symbol is INamedTypeSymbol type =>
                type.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public),
            _ => [],
        };
        return [.. overloads.Select(overload =>
            new ItemDescription(SymbolSignature.Of(overload, model, call.SpanStart), _documentation.Summary(overload)))];
    }

    private sealed record Found(IEnumerable<ISymbol> Symbols, Func<ISymbol, int> Rank, IEnumerable<string> Keywords);

    /// <summary>What can stand after a token; null where a name is invented, not found.</summary>
    private static Found? Names(SemanticModel model, SyntaxToken before, int position, bool typed, string text)
    {
        if (MemberContext.Of(before, model, position) is { } members)
            return new Found(
                members.Symbols(position), symbol => symbol.ContainingType?.SpecialType == SpecialType.System_Object ? 1 : 0, []);
        switch (before.Kind())
        {
            case SyntaxKind.DotToken or SyntaxKind.DotDotToken:
                return null;
            case SyntaxKind.UsingKeyword when before.Parent is UsingDirectiveSyntax:
                return new Found(model.LookupNamespacesAndTypes(position), _ => 0, ["static"]);
            case SyntaxKind.NewKeyword:
                return new Found(model.LookupNamespacesAndTypes(position), Rank, []);
            case SyntaxKind.OpenBracketToken or SyntaxKind.CommaToken when IsAttribute(before):
                return new Found(model.LookupNamespacesAndTypes(position).Where(IsAttributeType), Rank, []);
            // After a type, a name is being declared.
            case SyntaxKind.IdentifierToken
                or SyntaxKind.GreaterThanToken when before.Parent is not XmlNameSyntax && OnSameLine(before, position, text) && !typed:
            case SyntaxKind.IdentifierToken when OnSameLine(before, position, text):
                return null;
        }
        if (before.Parent is PredefinedTypeSyntax && OnSameLine(before, position, text)) return null;
        IEnumerable<ISymbol> symbols = model.LookupSymbols(position);
        // With nothing typed, offer locals, members and globals, but not the thousands of types.
        if (!typed) symbols = symbols.Where(symbol => Rank(symbol) <= 1);
        return new Found(MemberContext.InitializedMembers(before, model, position).Concat(symbols), Rank, typed ? Keywords.Value : []);
    }

    // Locals and the session's own, then our globals and types, then everything else.
    private static int Rank(ISymbol symbol)
    {
        if (symbol.Kind is SymbolKind.Local or SymbolKind.Parameter or SymbolKind.RangeVariable or SymbolKind.Label
            || symbol.ContainingType?.IsScriptClass == true)
            return 0;
        if (symbol.ContainingType?.Name == nameof(ScriptGlobals) && symbol.ContainingType.ContainingType is null) return 1;
        return symbol.ContainingNamespace?.ToDisplayString() is "GradRepl.Runtime" or "GradRepl.Networks" or "GradRepl.Plotting" ? 2 : 4;
    }

    private static readonly Lazy<ImmutableArray<string>> Keywords = new(() =>
        [.. SyntaxFacts.GetReservedKeywordKinds()
            .Concat([
                SyntaxKind.VarKeyword, SyntaxKind.AsyncKeyword, SyntaxKind.AwaitKeyword, SyntaxKind.RecordKeyword, SyntaxKind.NameOfKeyword,
                SyntaxKind.WhenKeyword, SyntaxKind.YieldKeyword, SyntaxKind.WithKeyword, SyntaxKind.FromKeyword, SyntaxKind.WhereKeyword,
                SyntaxKind.SelectKeyword, SyntaxKind.OrderByKeyword])
            .Select(SyntaxFacts.GetText).Where(keyword => keyword.Length > 0 && keyword[0] != '_')]);

    private CompletionItem Item(string name, ImmutableArray<ISymbol> overloads, SemanticModel model, int position) => new(name, () =>
    {
        ISymbol symbol = overloads[0];
        string more = overloads.Length > 1 && symbol is IMethodSymbol ? $" (+{overloads.Length - 1})" : "";
        return new ItemDescription(
            SymbolSignature.Of(symbol, model, position) + more,
            overloads.Select(_documentation.Summary).FirstOrDefault(summary => summary.Length > 0) ?? "");
    });

    private static string NameOf(ISymbol symbol, SyntaxToken before) =>
        IsAttributeType(symbol) && IsAttribute(before) ? symbol.Name[..^"Attribute".Length]
        : SyntaxFacts.GetKeywordKind(symbol.Name) != SyntaxKind.None ? "@" + symbol.Name
        : symbol.Name;

    private static bool IsAttribute(SyntaxToken before) =>
        before.Parent is AttributeListSyntax
            || before
                is { RawKind: (int)SyntaxKind.OpenBracketToken, Parent: CollectionExpressionSyntax { Parent: ExpressionStatementSyntax } };

    private static bool IsAttributeType(ISymbol symbol)
    {
        if (symbol is not INamedTypeSymbol { IsAbstract: false } type || !type.Name.EndsWith("Attribute", StringComparison.Ordinal))
            return false;
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            if (ancestor is { Name: "Attribute", ContainingNamespace.Name: "System" }) return true;
        return false;
    }

    private static bool IsMeantForPeople(ISymbol symbol) =>
        // Never
        !symbol.GetAttributes()
            .Any(attribute => attribute is { AttributeClass.Name: "EditorBrowsableAttribute", ConstructorArguments: [{ Value: 1 }] });

    private static bool OnSameLine(SyntaxToken before, int position, string text) =>
        before.Span.End <= position && !text.AsSpan(before.Span.End, position - before.Span.End).Contains('\n');

    private static SyntaxToken TokenBefore(CompilationUnitSyntax root, int position)
    {
        SyntaxToken token = root.FindToken(Math.Min(position, root.FullSpan.End));
        while (token.RawKind != 0 && (token.SpanStart >= position || token.Span.Length == 0)) token = token.GetPreviousToken();
        return token;
    }

    private static bool InTextOrComment(CompilationUnitSyntax root, int caret)
    {
        if (caret == 0) return false;
        SyntaxTrivia trivia = root.FindTrivia(caret - 1);
        if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && caret > trivia.SpanStart) return true;
        if (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
            && (caret < trivia.Span.End || !trivia.ToString().EndsWith("*/", StringComparison.Ordinal)))
            return true;
        SyntaxToken token = root.FindToken(caret - 1);
        return token.Kind() switch
        {
            SyntaxKind.InterpolatedStringTextToken => true,
            SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken =>
                caret > token.SpanStart && (caret < token.Span.End || token.ContainsDiagnostics),
            _ => false,
        };
    }
}
