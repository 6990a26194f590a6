using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Generators.Tests.Harness;

/// <summary>
/// Turns the source of functions on double into the same functions on dual numbers: double becomes Jet, Math,
/// SpecialFunctions and static members of double become JetMath, and what C# allows for double alone (constants, defaults,
/// patterns) is spelled out.
/// </summary>
internal sealed class JetRewriter : CSharpSyntaxRewriter
{
    public static SyntaxTree Rewrite(SyntaxTree tree)
    {
        var root = (CSharpSyntaxNode)new JetRewriter().Visit(tree.GetRoot());
        return CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath);
    }

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) =>
        node.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: ['C', 'r', 'e', 'a', 't', 'e', ..] } ?
            SyntaxFactory.ParseExpression($"JetMath.Of<{node}>").WithTriviaFrom(node)
        : node.Keyword.IsKind(SyntaxKind.DoubleKeyword)
            ? SyntaxFactory.IdentifierName(node.Parent is MemberAccessExpressionSyntax ? "JetMath" : "Jet").WithTriviaFrom(node)
            : node;

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        node.Identifier.Text is "Math" or "SpecialFunctions" ? SyntaxFactory.IdentifierName("JetMath").WithTriviaFrom(node) : node;

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        var field = (FieldDeclarationSyntax)base.VisitFieldDeclaration(node)!;
        return IsDouble(node.Declaration) && Const(field.Modifiers) is { } at
            ? field.WithModifiers(field.Modifiers.Replace(at, SyntaxFactory.Identifier("static readonly").WithTriviaFrom(at)))
            : field;
    }

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        var local = (LocalDeclarationStatementSyntax)base.VisitLocalDeclarationStatement(node)!;
        return IsDouble(node.Declaration) && Const(local.Modifiers) is { } at ? local.WithModifiers(local.Modifiers.Remove(at)) : local;
    }

    public override SyntaxNode? VisitParameter(ParameterSyntax node)
    {
        var parameter = (ParameterSyntax)base.VisitParameter(node)!;
        return parameter.WithDefault(null);
    }

    public override SyntaxNode? VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        var expression = (SwitchExpressionSyntax)base.VisitSwitchExpression(node)!;
        return expression.WithGoverningExpression(Plain(expression.GoverningExpression, node.Arms.Select(arm => arm.Pattern)));
    }

    public override SyntaxNode? VisitSwitchStatement(SwitchStatementSyntax node)
    {
        var statement = (SwitchStatementSyntax)base.VisitSwitchStatement(node)!;
        return statement.WithExpression(Plain(statement.Expression, node.Sections.SelectMany(section => section.Labels)));
    }

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        var expression = (IsPatternExpressionSyntax)base.VisitIsPatternExpression(node)!;
        return expression.WithExpression(Plain(expression.Expression, [node.Pattern]));
    }

    /// <summary>A value as patterns can match it, with the numbers that they hold it against.</summary>
    private static ExpressionSyntax Plain(ExpressionSyntax value, IEnumerable<SyntaxNode> patterns)
    {
        IEnumerable<string> against = patterns.SelectMany(pattern => pattern.DescendantNodesAndSelf(node => node is not WhenClauseSyntax))
            .Select(node => node switch
        {
            RelationalPatternSyntax relational => relational.Expression,
            ConstantPatternSyntax constant => constant.Expression,
            CaseSwitchLabelSyntax label => label.Value,
            _ => null,
        }).OfType<ExpressionSyntax>().Where(IsNumber).Select(number => ", " + number);
        return SyntaxFactory.ParseExpression($"Jet.Plain({value}{string.Concat(against)}) ");
    }

    private static bool IsNumber(ExpressionSyntax value) =>
        value.IsKind(SyntaxKind.NumericLiteralExpression) || (value
            is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative && IsNumber(negative.Operand));

    private static bool IsDouble(VariableDeclarationSyntax declaration) => declaration.Type.ToString() == "double";

    private static SyntaxToken? Const(SyntaxTokenList modifiers) =>
        modifiers.Cast<SyntaxToken?>().FirstOrDefault(modifier => modifier!.Value.IsKind(SyntaxKind.ConstKeyword));
}
