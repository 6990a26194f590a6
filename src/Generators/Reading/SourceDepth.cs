using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Generators.Reading;

/// <summary>
/// How deep expressions stand in each other. The compiler's own tree of operations is built by recursion without a guard
/// and would end the process, so that what is too deep is refused before it is asked for.
/// </summary>
internal static class SourceDepth
{
    private const int Limit = 250;

    /// <exception cref="Ir.GraphTooLargeException">The expressions stand deeper in each other than any formula's.</exception>
    public static void Require(SyntaxNode declaration)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>([(declaration, 0)]);
        while (open.Count > 0)
        {
            (SyntaxNode node, int depth) = open.Pop();
            if (depth > Limit) throw new Ir.GraphTooLargeException();
            foreach (SyntaxNode child in node.ChildNodes())
            {
                // a + b + c + … is deep on the left, which the compiler takes in a loop.
                bool deeper = child is ExpressionSyntax && !(node is BinaryExpressionSyntax binary && binary.Left == child);
                open.Push((child, deeper ? depth + 1 : depth));
            }
        }
    }
}
