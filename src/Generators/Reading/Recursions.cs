using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Methods that call themselves. Where constants count the calls, these are followed like any others; where an integer
/// counts that is not known while reading, such as a hyperparameter, the method stays a function, with derivatives that call
/// themselves too.
/// </summary>
internal sealed class Recursions(ReadContext context)
{
    private readonly Dictionary<ISymbol, Function> _functions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ImmutableArray<Expr>> _open = new(SymbolEqualityComparer.Default);

    /// <summary>A call of a method that is known to be such a function; null for others.</summary>
    public Expr? Call(IMethodSymbol method, ImmutableArray<Expr> arguments) =>
        _functions.TryGetValue(method, out Function? function) ? context.Graph.Apply(function, arguments) : null;

    /// <summary>Follows a call; where it calls itself without an end that can be seen, makes a function of it.</summary>
    /// <exception cref="EndlessCallException">A call that is open already is met again, no nearer to its end.</exception>
    public Expr Follow(Call call, ImmutableArray<Expr> arguments, Func<Expr> follow, Func<Recursion, Expr> read)
    {
        IMethodSymbol method = call.Method;
        bool again = _open.TryGetValue(method, out ImmutableArray<Expr> outer);
        // A function without parameters may count by what it has captured.
        if (again && !arguments.IsEmpty && !Proceeds(outer, arguments)) throw new EndlessCallException(call);
        _open[method] = arguments;
        ReadContext.Mark before = context.Marked();
        int depth = context.Depth;
        try
        {
            return follow();
        }
        catch (EndlessCallException endless) when (!again && SymbolEqualityComparer.Default.Equals(endless.Call.Method, method))
        {
            context.Return(before);
            context.Depth = depth;
            return Define(method, read)
                ? Call(method, arguments)!
                : context.Refuse(
                    Descriptors.TooDeep, endless.Call.Operation.Syntax.GetLocation(), method.Name, MethodReader.DepthLimit);
        }
        finally
        {
            if (again) _open[method] = outer;
            else _open.Remove(method);
        }
    }

    /// <summary>Whether a constant changes from call to call, and so may count them.</summary>
    private static bool Proceeds(ImmutableArray<Expr> outer, ImmutableArray<Expr> inner) =>
        outer.Zip(inner, (before, after) => after.IsConstant && before != after).Any(proceeds => proceeds);

    private bool Define(IMethodSymbol method, Func<Recursion, Expr> read)
    {
        bool counted = method.Parameters.Any(parameter => ExpressionReader.KindOf(parameter.Type)?.IsInteger() == true);
        bool fits = method.ReturnType.SpecialType == SpecialType.System_Double && method.Parameters.All(parameter =>
            parameter.RefKind == RefKind.None
            && parameter.Type.TypeKind == TypeKind.Struct
            && (parameter.Type.SpecialType == SpecialType.System_Double
                || ExpressionReader.KindOf(parameter.Type) is { } kind && kind != ValueKind.Real));
        if (!counted || !fits) return false;
        var recursion = new Recursion(
            method.Name,
            [.. method.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))],
            [.. method.Parameters.Select(parameter =>
                context.Graph.Parameter($"{method.Name}.{parameter.Name}", ExpressionReader.KindOf(parameter.Type)!.Value))]);
        bool isLocal = method.MethodKind == MethodKind.LocalFunction;
        _functions[method] = Part(
            recursion, isLocal ? context.Method.Name + Capital(method.Name) : context.Spell(method), [], isLocal);
        recursion.Value = read(recursion);
        return true;
    }

    /// <summary>The function itself, or a derivative of it, which is another such function.</summary>
    private Function Part(Recursion of, string csharp, ImmutableArray<int> by, bool isGenerated)
    {
        var derivatives = new Function?[of.Parameters.Length];
        return new Function(
            by.Aggregate(of.Name, (name, _) => name + "′"),
            csharp,
            [.. of.Parameters.Select((parameter, i) => parameter.Kind != ValueKind.Real ? null : new Partial((arguments, _) =>
                context.Graph.Apply(derivatives[i] ??= Part(of, Name(of, by.Add(i)), by.Add(i), isGenerated: true), arguments)))])
        {
            Recursion = new RecursivePart(of, by, isGenerated),
        };
    }

    private string Name(Recursion of, ImmutableArray<int> by) => by.Aggregate(
        context.Method.Name + Capital(of.Name) + "Partial", (name, i) => name + Capital(Recursion.NameOf(of.Parameters[i])));

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}

/// <summary>A call of a method inside a call of the same method, of which no constant says that it will end.</summary>
internal sealed class EndlessCallException(Call call) : Exception
{
    public Call Call { get; } = call;
}
