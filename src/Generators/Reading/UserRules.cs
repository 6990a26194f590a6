using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Methods whose derivative the user gives through <c>[Derivative(nameof(F))]</c>: their calls become rows beside
/// the rule table, with the given method's own formula as the derivative.
/// </summary>
internal sealed class UserRules(ReadContext context)
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, ILookup<string, IMethodSymbol>> GivenByType = new();

    private readonly Dictionary<ISymbol, Function> _rules = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>The method that gives the derivative of <paramref name="method"/>; null where there is none.</summary>
    public static IMethodSymbol? DerivativeOf(IMethodSymbol method) =>
        method.ContainingType is not { } type ? null : Given(type)[method.Name].FirstOrDefault(candidate =>
        !SymbolEqualityComparer.Default.Equals(candidate, method) && SameSignature(candidate, method));

    /// <summary>
    /// The <c>[Derivative]</c> methods of a type by the names that they give; looked for once, since every method of the
    /// type asks.
    /// </summary>
    private static ILookup<string, IMethodSymbol> Given(INamedTypeSymbol type) =>
        GivenByType.GetValue(type, static of => of.GetMembers().OfType<IMethodSymbol>()
        .Select(candidate => (Name: NamedBy(candidate), Method: candidate))
        .Where(given => given.Name is not null)
        .ToLookup(given => given.Name!, given => given.Method, StringComparer.Ordinal));

    /// <summary>The name in a method's <c>[Derivative]</c>; null where it has none.</summary>
    public static string? NamedBy(IMethodSymbol method) => method.GetAttributes()
        .FirstOrDefault(IsDerivative)?.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>The <c>[Derivative]</c> methods that name <paramref name="method"/> and cannot be its derivative.</summary>
    public static IEnumerable<Diagnostic> SignatureErrors(IMethodSymbol method, CancellationToken cancellation) =>
        Given(method.ContainingType)[method.Name]
        .Select(candidate => SignatureError(candidate, cancellation))
        .OfType<Diagnostic>();

    /// <summary>
    /// Why a method with <c>[Derivative]</c> cannot be the derivative of the method that it names, at the attribute; null
    /// where it can, and where it has no such attribute.
    /// </summary>
    public static Diagnostic? SignatureError(IMethodSymbol derivative, CancellationToken cancellation)
    {
        if (NamedBy(derivative) is not { } name) return null;
        IMethodSymbol[] named = [.. derivative.ContainingType.GetMembers(name).OfType<IMethodSymbol>()];
        IMethodSymbol[] others = [.. named.Where(method => !SymbolEqualityComparer.Default.Equals(method, derivative))];
        if (others.Any(method => SameSignature(derivative, method))) return null;
        string why = others.Length == 0
            ? named.Length == 0 ? $"its type has no method '{name}'" : "it names itself"
            : Difference(derivative, others[0]);
        Location place = derivative.GetAttributes().First(IsDerivative).ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation()
            ?? derivative.Locations[0];
        return Diagnostic.Create(Descriptors.DerivativeSignature, place, derivative.Name, name, why);
    }

    private static string Difference(IMethodSymbol derivative, IMethodSymbol function)
    {
        if (derivative.IsStatic != function.IsStatic)
            return function.IsStatic
                ? "one is static and the other is not: make it static"
                : "one is static and the other is not: make it an instance method";
        if (!SymbolEqualityComparer.Default.Equals(derivative.ReturnType, function.ReturnType))
            return $"it returns {derivative.ReturnType.ToDisplayString()}, not {function.ReturnType.ToDisplayString()}";
        return $"it takes ({Types(derivative)}), not ({Types(function)})";
        static string Types(IMethodSymbol method) =>
            string.Join(", ", method.Parameters.Select(parameter => parameter.Type.ToDisplayString()));
    }

    private static bool IsDerivative(AttributeData data) => WellKnownNames.Is(data.AttributeClass, WellKnownNames.DerivativeAttribute);

    public static bool SameSignature(IMethodSymbol derivative, IMethodSymbol function) =>
        SymbolEqualityComparer.Default.Equals(derivative.ReturnType, function.ReturnType)
        && derivative.IsStatic == function.IsStatic
        && derivative.Parameters.Select(parameter => parameter.Type)
            .SequenceEqual(function.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default);

    /// <summary>A call of a method by its given derivative.</summary>
    public Expr Call(IMethodSymbol method, IMethodSymbol derivative, ImmutableArray<Expr> arguments)
    {
        if (!_rules.TryGetValue(method, out Function? rule)) _rules[method] = rule = Rule(method, derivative);
        return context.Graph.Apply(rule, arguments);
    }

    /// <summary>What a given derivative answers: by its body, by its own given derivative, or, where it cannot be read, by name.</summary>
    public Expr Value(IMethodSymbol derivative, ImmutableArray<Expr> arguments)
    {
        // Cosh is the derivative of Sinh and Sinh that of Cosh: the second time round, the body is read.
        if (DerivativeOf(derivative) is { } second && !_open.Contains(derivative)) return Call(derivative, second, arguments);
        return context.Attempt(() => Body(derivative, arguments), withoutErrors: true)
            ?? context.Graph.Apply(ByName(derivative), arguments);
    }

    private Function Rule(IMethodSymbol method, IMethodSymbol derivative)
    {
        ImmutableArray<Expr> stand = [.. method.Parameters.Select(parameter =>
            context.Graph.Parameter($"{method.Name}.{parameter.Name}", ExpressionReader.KindOf(parameter.Type) ?? ValueKind.Real))];
        _open.Add(method);
        Expr formula = Value(derivative, stand);
        _open.Remove(method);
        Partial given = (arguments, _) => formula.Rewrite(node => stand.IndexOf(node) is >= 0 and var index ? arguments[index] : null);
        ImmutableArray<Partial?> partials = [given, .. method.Parameters.Skip(1).Select(parameter => NotGiven(method, parameter))];
        return new Function(method.Name, context.Spell(method), partials) { Rule = formula };
    }

    private Function ByName(IMethodSymbol method)
    {
        if (!_rules.TryGetValue(method, out Function? rule))
            _rules[method] = rule = new Function(
                method.Name, context.Spell(method), [.. method.Parameters.Select(parameter => NotGiven(method, parameter))]);
        return rule;
    }

    private static Partial NotGiven(IMethodSymbol method, IParameterSymbol parameter) =>
        (_, _) => throw new MissingPartialException(method.Name, parameter.Name);

    private Expr? Body(IMethodSymbol method, ImmutableArray<Expr> arguments)
    {
        if (CallReader.BodyOf(context, method) is not { } body) return null;
        var inside = new Environment(context.Memory);
        for (int i = 0; i < arguments.Length; i++) inside.Declare(method.Parameters[i].OriginalDefinition, arguments[i]);
        return new StatementReader(context).Body(body, inside);
    }
}
