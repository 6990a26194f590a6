using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradRepl.Repl.Sessions.Guarding;

/// <summary>
/// Finds where <see cref="Guard"/> calls belong in a submission, as text edits within their lines: line numbers stay right,
/// and columns can be mapped back.
/// </summary>
internal sealed class GuardEdits : CSharpSyntaxWalker
{
    private const string Tick = "global::GradRepl.Repl.Sessions.Guarding.Guard.Tick();";
    private const string Enter = "global::GradRepl.Repl.Sessions.Guarding.Guard.Enter();";
    private const string Entered = "global::GradRepl.Repl.Sessions.Guarding.Guard.Entered()";
    private const string OnStack = "global::GradRepl.Repl.Sessions.Guarding.Guard.OnStack";
    private const string EnterAsync = "global::GradRepl.Repl.Sessions.Guarding.Guard.EnterAsync();";

    private readonly SemanticModel _model;
    private readonly NumericLeaf _leaf;

    private readonly TextSpan _generated;

    private GuardEdits(SemanticModel model, TextSpan generated)
    {
        _model = model;
        _generated = generated;
        _leaf = new NumericLeaf(model);
    }

    private TextEdits Edits { get; } = new();

    /// <param name="model">The submission's.</param>
    /// <param name="generated">Where the members stand that were generated for its activations.</param>
    public static TextEdits Find(SemanticModel model, TextSpan generated = default)
    {
        var rewriter = new GuardEdits(model, generated);
        rewriter.Visit(model.SyntaxTree.GetRoot());
        return rewriter.Edits;
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        // A kernel struct contains the kernels that it calls, so it cannot recurse; it is inlined into hot loops.
        if (node.Parent is StructDeclarationSyntax && _generated.Contains(node.SpanStart)) DefaultVisit(node);
        else
            Function(
                node, node.Body, node.ExpressionBody, node.SemicolonToken, ReturnsValue(_model.GetDeclaredSymbol(node)),
                node.Modifiers.Any(SyntaxKind.AsyncKeyword));
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        Function(
            node, node.Body, node.ExpressionBody, node.SemicolonToken, ReturnsValue(_model.GetDeclaredSymbol(node)),
            node.Modifiers.Any(SyntaxKind.AsyncKeyword));

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, returnsValue: ReturnsValue(_model.GetDeclaredSymbol(node)));

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, returnsValue: true);

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        // Arguments to base(…) or this(…) run before the body, so the check goes into the first of them.
        if (node.Initializer is { ArgumentList.Arguments: [{ RefKindKeyword.RawKind: 0, NameColon: null } argument, ..] }
            && argument.Expression is BaseObjectCreationExpressionSyntax first)
        {
            Edits.Insert(first.SpanStart, $"({Entered}?");
            Edits.Insert(first.Span.End, ":default!)");
        }
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, returnsValue: false);
    }

    public override void VisitClassDeclaration(ClassDeclarationSyntax node)
    {
        Initializers(node);
        base.VisitClassDeclaration(node);
    }

    public override void VisitRecordDeclaration(RecordDeclarationSyntax node)
    {
        if (node.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword))
        {
            base.VisitRecordDeclaration(node);
            return;
        }
        string contract = EqualityContract(node) + Printing(node);
        if (node.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken)) Edits.Insert(node.OpenBraceToken.Span.End, contract);
        Initializers(node);
        base.VisitRecordDeclaration(node);
        if (contract.Length > 0 && !node.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken))
            Edits.Replace(node.SemicolonToken.SpanStart, 1, $"{{{contract}}}");
    }

    public override void VisitStackAllocArrayCreationExpression(StackAllocArrayCreationExpressionSyntax node)
    {
        if (node.Type is ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [{ } size and not OmittedArraySizeExpressionSyntax] }] } type
            && _model.GetTypeInfo(type.ElementType).Type is { } element)
        {
            bool known = SizeOf(element) > 0;
            Edits.Insert(size.SpanStart, OnStack + "(");
            Edits.Insert(
                size.Span.End,
                known ? $",{SizeOf(element)})" : $",global::System.Runtime.CompilerServices.Unsafe.SizeOf<{type.ElementType}>())");
        }
        base.VisitStackAllocArrayCreationExpression(node);
    }

    public override void VisitDestructorDeclaration(DestructorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, returnsValue: false);

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, node.IsKind(SyntaxKind.GetAccessorDeclaration));

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
        Property(node, node.ExpressionBody, node.SemicolonToken);

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node) => Property(node, node.ExpressionBody, node.SemicolonToken);

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Lambda(node);

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Lambda(node);

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => Lambda(node);

    public override void VisitWhileStatement(WhileStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitDoStatement(DoStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitForStatement(ForStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitForEachStatement(ForEachStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitLabeledStatement(LabeledStatementSyntax node)
    {
        // A goto may jump back to a label, so a label is checked like a loop.
        Edits.Insert(node.Statement.SpanStart, Tick);
        base.VisitLabeledStatement(node);
    }

    private void Function(
        SyntaxNode node, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool returnsValue,
        bool isAsync = false)
    {
        string enter = isAsync ? EnterAsync : _leaf.Is((SyntaxNode?)body ?? arrow?.Expression) ? "" : Enter;
        if (body is not null) Open(body, enter);
        else if (arrow is not null && enter.Length > 0) Open(arrow, "{" + enter, returnsValue);
        DefaultVisit(node);
        if (body is null && arrow is not null && enter.Length > 0) Edits.Insert(semicolon.Span.End, "}");
    }

    private void Property(SyntaxNode node, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon)
    {
        bool guarded = arrow is not null && !_leaf.Is(arrow.Expression);
        if (guarded) Open(arrow!, "{get{" + Enter, returnsValue: true);
        DefaultVisit(node);
        if (guarded) Edits.Insert(semicolon.Span.End, "}}");
    }

    private void Lambda(AnonymousFunctionExpressionSyntax node)
    {
        // An expression tree is data: statements are not allowed in it.
        if (_model.GetTypeInfo(node).ConvertedType is INamedTypeSymbol { Name: "Expression", ContainingNamespace.Name: "Expressions" })
            return;
        // The framework may call it in an endless loop, so even a numeric lambda checks for interruption.
        string enter = node.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) ? EnterAsync : _leaf.Is(node.Body) ? Tick : Enter;
        if (node.Block is { } block)
        {
            Open(block, enter);
            DefaultVisit(node);
        }
        else if (node.ExpressionBody is { } expression && _model.GetSymbolInfo(node).Symbol is IMethodSymbol method)
        {
            Edits.Insert(expression.SpanStart, $"{{{enter}{Returning(expression, ReturnsValue(method))}");
            DefaultVisit(node);
            Edits.Insert(expression.Span.End, ";}");
        }
        else
        {
            DefaultVisit(node);
        }
    }

    /// <summary>
    /// Fields are initialized before the constructor's body is entered, in the order of the text: a field in front of them
    /// asks whether there is room where one of them makes an object of a class that was typed here.
    /// </summary>
    private void Initializers(TypeDeclarationSyntax node)
    {
        if (node.Modifiers.Any(SyntaxKind.StaticKeyword) || node.AttributeLists.Count > 0) return;
        bool makes = node.Members
            .Where(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword) && !member.Modifiers.Any(SyntaxKind.ConstKeyword))
            .SelectMany(member => member switch
            {
                FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer),
                PropertyDeclarationSyntax property => [property.Initializer],
                _ => (IEnumerable<EqualsValueClauseSyntax?>)[],
            })
            .SelectMany(initializer => initializer?.DescendantNodes() ?? [])
            .Any(each => each is BaseObjectCreationExpressionSyntax
                && _model.GetTypeInfo(each).Type is { DeclaringSyntaxReferences.Length: > 0 });
        if (makes) Edits.Insert(node.OpenBraceToken.Span.End, $"private readonly bool __entered{node.SpanStart}={Entered};");
    }

    /// <summary>
    /// The compiler writes a record's Equals and GetHashCode itself, without a guard, and both begin by asking for
    /// EqualityContract: a record that holds itself recurses through it.
    /// </summary>
    private string EqualityContract(RecordDeclarationSyntax node)
    {
        if (_model.GetDeclaredSymbol(node) is not { } record || record.DeclaringSyntaxReferences[0].Span != node.Span) return "";
        if (record.GetMembers("EqualityContract").Any(member => !member.IsImplicitlyDeclared)) return "";
        string modifiers = record.BaseType is { IsRecord: true } ? "protected override" : record.IsSealed ? "private" : "protected virtual";
        return $"{modifiers} global::System.Type EqualityContract{{get{{{Enter}return "
            + $"typeof({node.Identifier}{node.TypeParameterList?.ToString()});}}}}";
    }

    /// <summary>The ToString that the compiler would write, with a guard: of a derived record, its own asks for nothing.</summary>
    private string Printing(RecordDeclarationSyntax node)
    {
        if (_model.GetDeclaredSymbol(node) is not { } record || record.DeclaringSyntaxReferences[0].Span != node.Span) return "";
        for (INamedTypeSymbol? type = record; type is { IsRecord: true }; type = type.BaseType)
            if (type.GetMembers("ToString").Any(member => !member.IsImplicitlyDeclared)) return "";
        return $"public override string ToString(){{{Enter}var text=new global::System.Text.StringBuilder(\"{record.Name} {{ \");"
            + "if(PrintMembers(text))text.Append(' ');return text.Append('}').ToString();}";
    }

    private static int SizeOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Boolean => 1,
        SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
        _ => 0,
    };

    private void Loop(SyntaxNode node, StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            Open(block, Tick);
            DefaultVisit(node);
            return;
        }
        // Order matters at the same position: after the head's edits, before the body's.
        Edits.Insert(body.SpanStart, "{" + Tick);
        DefaultVisit(node);
        Edits.Insert(body.Span.End, "}");
    }

    private void Open(BlockSyntax block, string call)
    {
        if (call.Length > 0) Edits.Insert(block.OpenBraceToken.Span.End, call);
    }

    // Insert the return at the expression, so that errors point there and not at the arrow.
    private void Open(ArrowExpressionClauseSyntax arrow, string call, bool returnsValue)
    {
        Edits.Replace(arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, call);
        Edits.Insert(arrow.Expression.SpanStart, Returning(arrow.Expression, returnsValue));
    }

    private static string Returning(ExpressionSyntax expression, bool returnsValue) =>
        returnsValue && !expression.IsKind(SyntaxKind.ThrowExpression) ? "return " : "";

    private static bool ReturnsValue(IMethodSymbol? method) =>
        method is { ReturnsVoid: false } && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { Arity: 0 });
}
