using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradRepl.Repl.Output.Formatting;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Commands;

/// <summary>Finds the function that somebody names in a command: an activation of the session, a built-in one, or any expression for one.</summary>
internal static class FunctionArgument
{
    /// <summary>The activation that a word names.</summary>
    /// <exception cref="CommandException">There is none; the message says which there are.</exception>
    public static Activation Activation(string word, CommandContext context) => Find(word, context) switch
    {
        Activation activation => activation,
        _ => throw new CommandException($"'{word}' is a function without a derivative: mark it [Activation]"),
    };

    /// <summary>The <see cref="Runtime.Activation"/> that a word names, or a plain function from double to double.</summary>
    /// <exception cref="CommandException">It names neither.</exception>
    public static object Find(string word, CommandContext context)
    {
        Session session = context.Session;
        if (session.Activations.LastOrDefault(each => each.QualifiedName == word) is { } defined) return context.Value(defined.Factory + "()")!;
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(word);
        if (expression is AnonymousFunctionExpressionSyntax) return context.Value($"(Func<double, double>)({word})")!;
        (ISymbol? symbol, bool isValue) = Meaning(word, session);
        if (symbol is null && !isValue && expression is IdentifierNameSyntax)
            return BuiltIn(word) ?? throw new CommandException($"no function is named '{word}'; {Known(session)}");
        // Tanh is a method of Math too, and a built-in activation.
        if (symbol is IMethodSymbol { ContainingType.Name: nameof(Math) } && expression is IdentifierNameSyntax && BuiltIn(word) is { } builtIn) return builtIn;
        object? value = symbol is IMethodSymbol && expression is SimpleNameSyntax or MemberAccessExpressionSyntax
            ? context.Value($"(System.Delegate){word}")
            : context.Value(word);
        return value switch
        {
            Activation activation => activation,
            Delegate function => FromDelegate(function, word),
            _ => throw new CommandException($"'{word}' is {(value is null ? "null" : $"a value of type {TypeNames.Of(value.GetType())}")}, not an activation"),
        };
    }

    /// <summary>What an expression means to the next submission.</summary>
    public static (ISymbol? Symbol, bool IsValue) Meaning(string expression, Session session)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(expression, SubmissionCompiler.ParseOptions);
        if (tree.GetCompilationUnitRoot().Members is not [GlobalStatementSyntax { Statement: ExpressionStatementSyntax { Expression: { } parsed } }]) return (null, false);
        SemanticModel model = session.Analyse(tree).GetSemanticModel(tree);
        SymbolInfo info = model.GetSymbolInfo(parsed);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault(), model.GetTypeInfo(parsed).Type is { TypeKind: not TypeKind.Error });
    }

    private static object FromDelegate(Delegate function, string word)
    {
        try
        {
            return Runtime.Activation.Of(function);
        }
        catch (ArgumentException)
        {
            return function as Func<double, double> ?? throw new CommandException($"'{word}' is no function from double to double, and not marked [Activation]");
        }
    }

    private static Activation? BuiltIn(string name) =>
        typeof(Runtime.Activations).GetProperty(name, BindingFlags.Public | BindingFlags.Static | BindingFlags.IgnoreCase)?.GetValue(null) as Activation;

    private static string Known(Session session)
    {
        IEnumerable<string> own = session.Activations.Select(each => each.QualifiedName);
        return (own.Any() ? $"the session has {string.Join(", ", own)}, and " : "") + "Activations has Sigmoid, Tanh, ReLU, GELU …";
    }
}
