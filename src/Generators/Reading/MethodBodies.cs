using System;
using System.Threading;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>The bodies of methods and local functions, as the compiler understands them.</summary>
internal static class MethodBodies
{
    /// <summary>The body that a declaration has; null where it has none, and where the compiler itself fails on it.</summary>
    /// <exception cref="GraphTooLargeException">The body's expressions stand deeper in each other than any formula's.</exception>
    public static IBlockOperation? Of(SyntaxNode declaration, SemanticModel model, CancellationToken cancellation)
    {
        SourceDepth.Require(declaration);
        return Operation(declaration, model, cancellation) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IBlockOperation block => block,
            _ => null,
        };
    }

    private static IOperation? Operation(SyntaxNode declaration, SemanticModel model, CancellationToken cancellation)
    {
        try
        {
            return model.GetOperation(declaration, cancellation);
        }
        catch (Exception exception) when (exception
            is ArgumentException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException)
        {
            // On sources that are being typed, binding can fail inside the compiler; it says so itself when it compiles them.
            return null;
        }
    }
}
