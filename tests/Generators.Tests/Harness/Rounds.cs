using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Generators.Tests.Harness;

/// <summary>Counts the rounds of loops, so that one without an end is an exception.</summary>
public static class Rounds
{
    private const int Most = 20_000;

    [ThreadStatic]
    private static int _count;

    /// <summary>Begins to count anew.</summary>
    public static void Reset() => _count = 0;

    /// <summary>One round more.</summary>
    public static void Tick()
    {
        if (++_count > Most) throw new TimeoutException();
    }

    /// <summary>Puts the counting into all loops of a text.</summary>
    internal static SyntaxTree Counted(SyntaxTree tree) => CSharpSyntaxTree.ParseText(
        new Rewriter().Visit(tree.GetRoot()).ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8);

    private sealed class Rewriter : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
            ((WhileStatementSyntax)base.VisitWhileStatement(node)!) is var loop ? loop.WithStatement(Counting(loop.Statement)) : null;

        public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
            ((DoStatementSyntax)base.VisitDoStatement(node)!) is var loop ? loop.WithStatement(Counting(loop.Statement)) : null;

        public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
            ((ForStatementSyntax)base.VisitForStatement(node)!) is var loop ? loop.WithStatement(Counting(loop.Statement)) : null;

        private static StatementSyntax Counting(StatementSyntax body) =>
            SyntaxFactory.ParseStatement($"{{ global::{typeof(Rounds).FullName}.Tick(); {body.ToFullString()} }}\n");
    }
}
