using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Repl.CSharp.Documentation;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Deriving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Commands;

/// <summary><c>:doc</c></summary>
internal sealed class DocCommand : ICommand
{
    private const int MostOverloads = 12;
    private const int MostMembers = 40;

    private readonly DocumentationComments _documentation = new();

    public string Name => "doc";

    public string Argument => "expr";

    public string Summary => "what a name or an expression means: its signature and summary";

    public string Details => """
          :doc Math.Tanh          a method: its overloads
          :doc ScalarChain        a type: its public members, also the inherited ones
          :doc swish              an activation: its formula, derivative and members
          :doc x.Where            an expression: what it is, and what it was documented as
        """;

    public CommandResult Run(string argument, CommandContext context)
    {
        if (argument.Length == 0) throw new CommandException(":doc needs a name or an expression, as :doc Math.Tanh");
        SyntaxTree tree = CSharpSyntaxTree.ParseText(argument, SubmissionCompiler.ParseOptions);
        if (tree.GetCompilationUnitRoot().Members
            is not [GlobalStatementSyntax { Statement: ExpressionStatementSyntax { Expression: { IsMissing: false } expression } }]
            || tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS1002"))
            return OfType(argument, context) ?? throw new CommandException($"'{argument}' is not one expression");
        SemanticModel model = context.Session.Analyze(tree).GetSemanticModel(tree);
        ImmutableArray<ISymbol> symbols = Symbols(model, expression);
        if (symbols.IsEmpty)
        {
            if (model.GetTypeInfo(expression).Type is { TypeKind: not TypeKind.Error } type)
            {
                Show(type.ToMinimalDisplayString(model, 0), _documentation.Summary(type), context);
                return CommandResult.Continue;
            }
            return OfType(argument, context) ?? throw new CommandException($"nothing is known as '{argument}'");
        }
        Describe(symbols, model, context);
        return CommandResult.Continue;
    }

    private static ImmutableArray<ISymbol> Symbols(SemanticModel model, ExpressionSyntax expression)
    {
        ImmutableArray<ISymbol> group = model.GetMemberGroup(expression);
        if (!group.IsEmpty) return group;
        SymbolInfo info = model.GetSymbolInfo(expression);
        return info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
    }

    /// <summary>What reads as a type alone, as <c>int</c> or <c>List&lt;int&gt;</c>.</summary>
    private CommandResult? OfType(string argument, CommandContext context)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText($"default({argument})", SubmissionCompiler.ParseOptions);
        if (tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS1002"))
            return null;
        if (tree.GetRoot().DescendantNodes().OfType<DefaultExpressionSyntax>().FirstOrDefault() is not { } expression) return null;
        SemanticModel model = context.Session.Analyze(tree).GetSemanticModel(tree);
        if (model.GetTypeInfo(expression.Type).Type is not { TypeKind: not TypeKind.Error } type) return null;
        Describe([type], model, context);
        return CommandResult.Continue;
    }

    private void Describe(ImmutableArray<ISymbol> symbols, SemanticModel model, CommandContext context)
    {
        ISymbol first = symbols[0];
        bool IsFirst(DefinedActivation each) =>
            each.Name == first.Name && first.ContainingType.IsScriptClass == each.ContainingType is null;
        if (first is IMethodSymbol && context.Session.Activations.LastOrDefault(IsFirst) is { } activation)
        {
            context.Terminal.Line(activation.Derivation.Formula);
            context.Terminal.Line(activation.Derivation.DerivativeFormula);
        }
        foreach (ISymbol symbol in symbols.Take(MostOverloads)) Show(Signature(symbol, model), _documentation.Summary(symbol), context);
        if (symbols.Length > MostOverloads) context.Terminal.Line($"… and {symbols.Length - MostOverloads} more");
        switch (first)
        {
            case INamedTypeSymbol type:
                Members(type, model, context);
                break;
            case IFieldSymbol or IPropertySymbol or ILocalSymbol when Type(first) is { } type
                && _documentation.Summary(first).Length == 0
                && _documentation.Summary(type) is { Length: > 0 } summary:
                context.Terminal.Line($"  {summary}");
                break;
        }
    }

    private static ITypeSymbol? Type(ISymbol symbol) =>
        (symbol as IFieldSymbol)?.Type ?? (symbol as IPropertySymbol)?.Type ?? (symbol as ILocalSymbol)?.Type;

    private static string Signature(ISymbol symbol, SemanticModel model)
    {
        string signature = SymbolSignature.Of(symbol, model, 0);
        if (symbol is ITypeSymbol || symbol.ContainingType is not { IsScriptClass: false } owner) return signature;
        // An extension is called as a member of the type that it extends.
        ITypeSymbol type = owner.ExtensionParameter?.Type ?? owner;
        return $"{signature}   ({type.ToMinimalDisplayString(model, 0)})";
    }

    private void Members(INamedTypeSymbol type, SemanticModel model, CommandContext context)
    {
        (ISymbol First, int Overloads)[] members = [.. TypeMembers.Of(type)];
        foreach ((ISymbol member, int overloads) in members.Take(MostMembers))
        {
            context.Terminal.Line($"    {SymbolSignature.Of(member, model, 0)}{(overloads > 1 ? $" (+{overloads - 1})" : "")}");
            if (FirstSentence(_documentation.Summary(member)) is { Length: > 0 } summary) context.Terminal.Line($"        {summary}");
        }
        if (members.Length > MostMembers) context.Terminal.Line($"    … and {members.Length - MostMembers} more");
    }

    private static string FirstSentence(string text) =>
        text.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? text[..(end + 1)] : text;

    private static void Show(string signature, string summary, CommandContext context)
    {
        context.Terminal.Line(signature);
        if (summary.Length > 0) context.Terminal.Line($"  {summary}");
    }
}
