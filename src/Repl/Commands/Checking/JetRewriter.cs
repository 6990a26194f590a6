using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Commands.Checking;

/// <summary>
/// Turns the source of a function on double into the same function on <c>Jet</c>: double becomes Jet, and the functions
/// of Math, double and SpecialFunctions those of <see cref="DefinitionMath"/> and <c>JetMath</c>. Constants keep their
/// values as doubles. What it does not know it leaves, and then the compiler refuses it.
/// </summary>
/// <param name="model">What the names mean.</param>
/// <param name="callees">Receives the other methods with source that it calls.</param>
/// <param name="variables">Receives the script's variables that it reads.</param>
internal sealed class JetRewriter(
    SemanticModel model, ICollection<IMethodSymbol> callees, ICollection<IFieldSymbol> variables) : CSharpSyntaxRewriter
{
    /// <summary>The type that stands for double.</summary>
    public const string Number = "global::GradRepl.Runtime.CompilerServices.Jet";

    /// <summary>The functions that are not those of <c>JetMath</c>.</summary>
    public const string Functions = "global::GradRepl.Repl.Commands.Checking.DefinitionMath";

    private static readonly string[] Known = ["System.Math", "double", "GradRepl.Runtime.SpecialFunctions"];

    /// <summary>The C# of a number.</summary>
    public static string Literal(double value) => double.IsInfinity(value)
        ? $"({(value < 0 ? "-" : "")}{Functions}.Infinity)"
        : $"{Functions}.FromBits({BitConverter.DoubleToInt64Bits(value)}L)";

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        // A double constant means the rounded double, not the decimal digits that spell it.
        if (node is ExpressionSyntax expression
            && model.GetConstantValue(expression) is { HasValue: true, Value: double constant }
            && node.Parent is not ArgumentSyntax { NameColon: not null })
            return SyntaxFactory.ParseExpression($" {Literal(constant)} ");
        return base.Visit(node);
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return method.WithAttributeLists([])
            .WithModifiers(SyntaxFactory.TokenList(
                SyntaxFactory.Token(SyntaxKind.PublicKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(SyntaxFactory.Space)))
            .WithLeadingTrivia();
    }

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) =>
        node.Keyword.IsKind(SyntaxKind.DoubleKeyword)
            ? SyntaxFactory.IdentifierName(Number).WithTriviaFrom(node)
            : base.VisitPredefinedType(node);

    public override SyntaxNode? VisitParameter(ParameterSyntax node) => ((ParameterSyntax)base.VisitParameter(node)!).WithDefault(null);

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        var local = (LocalDeclarationStatementSyntax)base.VisitLocalDeclarationStatement(node)!;
        SyntaxToken constant = local.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ConstKeyword));
        return constant.RawKind != 0 && node.Declaration.Type.ToString() == "double"
            ? local.WithModifiers(local.Modifiers.Remove(constant))
            : local;
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol { IsStatic: var isStatic } method)
            return base.VisitInvocationExpression(node);
        bool known = Known.Contains(method.ContainingType.ToDisplayString());
        bool onReals = method.Parameters.Any(parameter => parameter.Type.SpecialType == SpecialType.System_Double);
        string type = method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        // A call on constants, as √(2/π), is a rounded double in the function as written, so it is one here too.
        if (known && isStatic && node.ArgumentList.Arguments.All(argument => model.GetConstantValue(argument.Expression).HasValue))
            return SyntaxFactory.ParseExpression(
                $"({(onReals ? $"({Number})(double)" : "")}{type}.{method.Name}{node.ArgumentList.ToFullString()})");
        var arguments = (ArgumentListSyntax)VisitArgumentList(node.ArgumentList)!;
        if (known)
            return node.WithExpression(SyntaxFactory.ParseExpression($"{(onReals ? Home(method) : type)}.{method.Name}"))
                .WithArgumentList(arguments)
                .WithTriviaFrom(node);
        if (method.DeclaringSyntaxReferences.IsEmpty) return base.VisitInvocationExpression(node);
        callees.Add(method);
        for (int i = arguments.Arguments.Count; i < method.Parameters.Length && method.Parameters[i].HasExplicitDefaultValue; i++)
            if (method.Parameters[i].ExplicitDefaultValue is double given)
                arguments = arguments.AddArguments(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(Literal(given))));
        return node.WithExpression(SyntaxFactory.IdentifierName(method.Name)).WithArgumentList(arguments).WithTriviaFrom(node);
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (model.GetSymbolInfo(node).Symbol is IFieldSymbol { ContainingType.IsScriptClass: true } variable) variables.Add(variable);
        return base.VisitIdentifierName(node);
    }

    public override SyntaxNode? VisitCastExpression(CastExpressionSyntax node)
    {
        var cast = (CastExpressionSyntax)base.VisitCastExpression(node)!;
        return IsReal(node.Expression) && model.GetTypeInfo(node).Type is { } type && IsWhole(type)
            ? cast.WithExpression(SyntaxFactory.ParseExpression($"{Functions}.Whole({cast.Expression})"))
            : cast;
    }

    // A jet has no ++ and no unary plus.
    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var unary = (PrefixUnaryExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        return !IsReal(node.Operand) ? unary : node.Kind() switch
        {
            SyntaxKind.UnaryPlusExpression => unary.Operand,
            SyntaxKind.PreIncrementExpression => Step(node, unary.Operand, "+=", ""),
            SyntaxKind.PreDecrementExpression => Step(node, unary.Operand, "-=", ""),
            _ => unary,
        };
    }

    public override SyntaxNode? VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node)
    {
        var unary = (PostfixUnaryExpressionSyntax)base.VisitPostfixUnaryExpression(node)!;
        return !IsReal(node.Operand) ? unary : node.Kind() switch
        {
            SyntaxKind.PostIncrementExpression => Step(node, unary.Operand, "+=", "- 1"),
            SyntaxKind.PostDecrementExpression => Step(node, unary.Operand, "-=", "+ 1"),
            _ => unary,
        };
    }

    public override SyntaxNode? VisitSwitchExpression(SwitchExpressionSyntax node) =>
        !IsReal(node.GoverningExpression) ? base.VisitSwitchExpression(node)
        : ((SwitchExpressionSyntax)base.VisitSwitchExpression(node)!) is var visited
            ? visited.WithGoverningExpression(Plain(visited.GoverningExpression))
        : null;

    public override SyntaxNode? VisitSwitchStatement(SwitchStatementSyntax node) =>
        !IsReal(node.Expression) ? base.VisitSwitchStatement(node)
        : ((SwitchStatementSyntax)base.VisitSwitchStatement(node)!) is var visited
            ? visited.WithExpression(Plain(visited.Expression))
        : null;

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node) =>
        !IsReal(node.Expression) ? base.VisitIsPatternExpression(node)
        : ((IsPatternExpressionSyntax)base.VisitIsPatternExpression(node)!) is var visited
            ? visited.WithExpression(Plain(visited.Expression))
        : null;

    // The constants of patterns stay doubles.
    public override SyntaxNode? VisitConstantPattern(ConstantPatternSyntax node) => node;

    public override SyntaxNode? VisitRelationalPattern(RelationalPatternSyntax node) => node;

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => node;

    private bool IsReal(ExpressionSyntax value) => model.GetTypeInfo(value).Type?.SpecialType == SpecialType.System_Double;

    /// <summary>An assignment, which may be a statement; elsewhere with what leads back to the value before.</summary>
    private static ExpressionSyntax Step(SyntaxNode node, ExpressionSyntax operand, string assignment, string back) =>
        SyntaxFactory.ParseExpression(node.Parent is ExpressionStatementSyntax or ForStatementSyntax
            ? $"{operand} {assignment} 1"
            : $"(({operand} {assignment} 1) {back})");

    private static bool IsWhole(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum || type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_UInt64;

    private static string Home(IMethodSymbol method) =>
        typeof(DefinitionMath).GetMethods().Any(each => each.Name == method.Name && each.GetParameters().Length == method.Parameters.Length)
            ? Functions
            : "global::GradRepl.Runtime.CompilerServices.JetMath";

    private static ExpressionSyntax Plain(ExpressionSyntax value) =>
        SyntaxFactory.ParseExpression($"{Functions}.Plain({value}) ");
}
