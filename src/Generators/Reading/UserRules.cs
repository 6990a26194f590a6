using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
    private readonly Dictionary<ISymbol, Function> _rules = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>A call of a method by its given derivative.</summary>
    /// <param name="method">The method.</param>
    /// <param name="derivative">What gives its derivative.</param>
    /// <param name="arguments">What it is called with.</param>
    public Expr Call(IMethodSymbol method, IMethodSymbol derivative, ImmutableArray<Expr> arguments)
    {
        if (!_rules.TryGetValue(method, out Function? rule))
        {
            ImmutableArray<Expr> stand = [.. method.Parameters.Select(parameter => context.Graph.Parameter(
                $"{method.Name}.{parameter.Name}", ExpressionReader.KindOf(parameter.Type) ?? ValueKind.Real))];
            _rules[method] = rule = Rule(method, derivative, stand);
            rule.Body = BodyOf(method, stand);
        }
        return context.Graph.Apply(rule, arguments);
    }

    /// <summary>What a given derivative answers: by its body, by its own given derivative, or, where it cannot be read, by name.</summary>
    /// <param name="derivative">The method that gives it.</param>
    /// <param name="arguments">What it is called with.</param>
    /// <param name="next">What gives the derivative of the derivative, if anything.</param>
    public Expr Value(IMethodSymbol derivative, ImmutableArray<Expr> arguments, IMethodSymbol? next = null)
    {
        // Cosh is the derivative of Sinh and Sinh that of Cosh: the second time round, the body is read.
        if ((next ?? GivenDerivatives.First(derivative)) is { } second && !_open.Contains(derivative))
            return Call(derivative, second, arguments);
        return context.Attempt(() => Body(derivative, arguments), withoutErrors: true)
            ?? context.Graph.Apply(ByName(derivative), arguments);
    }

    private Function Rule(IMethodSymbol method, IMethodSymbol derivative, ImmutableArray<Expr> stand)
    {
        _open.Add(method);
        Expr formula = Value(derivative, stand, GivenDerivatives.Second(method));
        Expr?[] others = [.. method.Parameters.Skip(1).Select(parameter =>
            GivenDerivatives.Partial(method, parameter) is { } partial ? Value(partial, stand) : null)];
        _open.Remove(method);
        Partial Given(Expr given) => (arguments, _) => given.With(stand, arguments);
        ImmutableArray<Partial?> partials =
        [
            Given(formula),
            .. method.Parameters.Skip(1).Select((parameter, i) =>
                others[i] is { } partial ? Given(partial) : NotGiven(method, parameter)),
        ];
        return new Function(method.Name, context.Spell(method), partials)
        {
            Rule = context.Graph.Tuple([formula, .. others.OfType<Expr>()]),
        };
    }

    /// <summary>What the method itself computes, for kernels; null where it cannot be read.</summary>
    private FunctionBody? BodyOf(IMethodSymbol method, ImmutableArray<Expr> stand)
    {
        ReadContext.Mark before = context.Marked();
        Expr? value = context.Attempt(() => Body(method, stand), withoutErrors: true);
        // Its kinks are not those of the given derivative.
        context.Return(before);
        return value is null ? null : new FunctionBody(stand, value);
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
        return new StatementReader(context).Body(body, Environment.Of(method.OriginalDefinition, arguments, context.Memory));
    }
}
