using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Commands.Checking;

/// <summary>
/// Turns the source of a function on double into the same function on <see cref="Real"/>: double becomes Real, and the
/// functions of Math, double and SpecialFunctions those of <see cref="RealMath"/>. Constants keep their values as doubles.
/// What it does not know it leaves, and then the compiler refuses it.
/// </summary>
/// <param name="model">What the names mean.</param>
/// <param name="callees">Receives the other methods with source that it calls.</param>
/// <param name="variables">Receives the script's variables that it reads.</param>
internal sealed class RealRewriter(SemanticModel model, ICollection<IMethodSymbol> callees, ICollection<IFieldSymbol> variables) : CSharpSyntaxRewriter
{
    private const string RealType = "global::GradRepl.Repl.Commands.Checking.Real", Functions = "global::GradRepl.Repl.Commands.Checking.RealMath";

    private static readonly string[] Known = ["System.Math", "double", "GradRepl.Runtime.SpecialFunctions"];

    /// <summary>The C# of a number.</summary>
    public static string Literal(double value) => $"{RealType}.FromBits({BitConverter.DoubleToInt64Bits(value)}L)";

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        // A constant of type double is that double, however it is spelled.
        if (node is ExpressionSyntax expression and not LiteralExpressionSyntax && model.GetConstantValue(expression) is { HasValue: true, Value: double constant } && node.Parent is not ArgumentSyntax { NameColon: not null })
            return SyntaxFactory.ParseExpression($" {Literal(constant)} ");
        return base.Visit(node);
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return method.WithAttributeLists([]).WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.PublicKeyword).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(SyntaxFactory.Space)))
            .WithLeadingTrivia();
    }

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) =>
        node.Keyword.IsKind(SyntaxKind.DoubleKeyword) ? SyntaxFactory.IdentifierName(RealType).WithTriviaFrom(node) : base.VisitPredefinedType(node);

    public override SyntaxNode? VisitParameter(ParameterSyntax node) => ((ParameterSyntax)base.VisitParameter(node)!).WithDefault(null);

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        var local = (LocalDeclarationStatementSyntax)base.VisitLocalDeclarationStatement(node)!;
        SyntaxToken constant = local.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ConstKeyword));
        return constant.RawKind != 0 && node.Declaration.Type.ToString() == "double" ? local.WithModifiers(local.Modifiers.Remove(constant)) : local;
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol { IsStatic: var isStatic } method) return base.VisitInvocationExpression(node);
        // Of constants alone, as √(2/π): a double in the function as it was written, and so here.
        bool known = Known.Contains(method.ContainingType.ToDisplayString());
        if (known && isStatic && node.ArgumentList.Arguments.All(argument => model.GetConstantValue(argument.Expression).HasValue))
            return SyntaxFactory.ParseExpression($"({RealType})(double){method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{method.Name}{node.ArgumentList.ToFullString()}");
        var arguments = (ArgumentListSyntax)VisitArgumentList(node.ArgumentList)!;
        if (known) return node.WithExpression(SyntaxFactory.ParseExpression($"{Functions}.{method.Name}")).WithArgumentList(arguments).WithTriviaFrom(node);
        if (method.DeclaringSyntaxReferences.IsEmpty) return base.VisitInvocationExpression(node);
        callees.Add(method);
        for (int i = arguments.Arguments.Count; i < method.Parameters.Length && method.Parameters[i].HasExplicitDefaultValue; i++)
            if (method.Parameters[i].ExplicitDefaultValue is double given) arguments = arguments.AddArguments(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(Literal(given))));
        return node.WithExpression(SyntaxFactory.IdentifierName(method.Name)).WithArgumentList(arguments).WithTriviaFrom(node);
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (model.GetSymbolInfo(node).Symbol is IFieldSymbol { ContainingType.IsScriptClass: true } variable) variables.Add(variable);
        return base.VisitIdentifierName(node);
    }

    public override SyntaxNode? VisitSwitchExpression(SwitchExpressionSyntax node) =>
        Patterned(node.GoverningExpression) ? ((SwitchExpressionSyntax)base.VisitSwitchExpression(node)!) is var visited ? visited.WithGoverningExpression(Plain(visited.GoverningExpression)) : null : base.VisitSwitchExpression(node);

    public override SyntaxNode? VisitSwitchStatement(SwitchStatementSyntax node) =>
        Patterned(node.Expression) ? ((SwitchStatementSyntax)base.VisitSwitchStatement(node)!) is var visited ? visited.WithExpression(Plain(visited.Expression)) : null : base.VisitSwitchStatement(node);

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node) =>
        Patterned(node.Expression) ? ((IsPatternExpressionSyntax)base.VisitIsPatternExpression(node)!) is var visited ? visited.WithExpression(Plain(visited.Expression)) : null : base.VisitIsPatternExpression(node);

    // The constants of patterns stay doubles.
    public override SyntaxNode? VisitConstantPattern(ConstantPatternSyntax node) => node;

    public override SyntaxNode? VisitRelationalPattern(RelationalPatternSyntax node) => node;

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => node;

    private bool Patterned(ExpressionSyntax governing) => model.GetTypeInfo(governing).Type?.SpecialType == SpecialType.System_Double;

    private static ExpressionSyntax Plain(ExpressionSyntax value) => SyntaxFactory.ParseExpression($"{RealType}.Plain({value.ToString()}) ");
}
