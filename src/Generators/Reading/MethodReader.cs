using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Follows calls into methods with source, local functions and lambdas. The body runs in the caller's environment under
/// names of its own, so that what it changes by reference, or has captured, is changed behind the call.
/// </summary>
internal sealed class MethodReader(ReadContext context, ExpressionReader expressions)
{
    /// <summary>Deeper than any chain of helper methods; recursion on a value that varies never ends.</summary>
    public const int DepthLimit = 64;

    private Graph Graph => context.Graph;

    private Memory Memory => context.Memory;

    /// <summary>A lambda, local function or method as a value.</summary>
    public Expr Function(IOperation operation, Environment environment) => operation switch
    {
        IDelegateCreationOperation creation => Function(creation.Target, environment),
        IAnonymousFunctionOperation lambda => Memory.Allocate(new Closure(lambda.Symbol, lambda.Body, environment.Names)),
        IMethodReferenceOperation { Method: var method } reference when IsFixed(method) =>
            Memory.Allocate(new Closure(method, null, environment.Names)),
        IConversionOperation conversion => Function(conversion.Operand, environment),
        // new Func<double, double>(f)
        _ => expressions.Read(operation, environment),
    };

    /// <summary>f(x) where f is a delegate.</summary>
    public Expr Invoke(IInvocationOperation invocation, Environment environment)
    {
        Expr function = expressions.Read(invocation.Instance!, environment);
        ImmutableArray<Place> arguments = Arguments(invocation.Arguments, environment);
        return Invoke(function, arguments, invocation, environment);
    }

    /// <summary>The arguments of a call in the order of the parameters, evaluated in the order of the source.</summary>
    public ImmutableArray<Place> Arguments(ImmutableArray<IArgumentOperation> arguments, Environment environment) =>
    [
        .. arguments.Select(argument => (argument.Parameter!.Ordinal, Place: Argument(argument, environment)))
            .ToList()
            .OrderBy(argument => argument.Ordinal)
            .Select(argument => argument.Place),
    ];

    /// <summary>The values of arguments that are not passed by reference.</summary>
    public ImmutableArray<Expr> Values(ImmutableArray<IArgumentOperation> arguments, Environment environment) =>
    [
        .. arguments.Select(argument => (argument.Parameter!.Ordinal, Value: expressions.Read(argument.Value, environment)))
            .ToList()
            .OrderBy(argument => argument.Ordinal)
            .Select(argument => argument.Value),
    ];

    /// <summary>Whether what is passed could not be read, which has been said already.</summary>
    private bool AnyRefused(ImmutableArray<Place> arguments, Environment environment) => arguments.Any(argument =>
        argument.Path.IsEmpty
        && argument.Root.Operation == Structural.Reference
        && Memory[argument.Root] is Storage
        && environment.Contents((int)argument.Root.Number) == context.Unknown);

    private Place Argument(IArgumentOperation argument, Environment environment)
    {
        if (argument.Parameter!.RefKind == RefKind.None)
        {
            Expr value = expressions.Read(argument.Value, environment);
            return new Place(Memory.Allocate(new Storage(argument.Parameter.Name, value)), []);
        }
        if (argument.Value is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var declared } })
            expressions.Places.Declare(declared, environment);
        return argument.Value is IDiscardOperation { Type: var type }
            ? new Place(Memory.Allocate(new Storage(null, Layout.Default(type, Graph, Memory) ?? context.Unknown)), [])
            : expressions.Places.OfValue(argument.Value, environment);
    }

    private Expr Invoke(Expr function, ImmutableArray<Place> arguments, IInvocationOperation invocation, Environment environment)
    {
        if (function.Operation == Structural.ReferenceSelect)
        {
            Environment taken = environment.Copy(), other = environment.Copy();
            Expr first = Invoke(function.Arguments[1], arguments, invocation, taken);
            Expr second = Invoke(function.Arguments[2], arguments, invocation, other);
            environment.Choose(function.Arguments[0], taken, other);
            return Memory.Choose(function.Arguments[0], first, second);
        }
        if (function.Operation != Structural.Reference || Memory[function] is not Closure closure)
            return context.RefuseUnlessRefused(
                [function],
                Descriptors.NotDerivable,
                invocation.Syntax.GetLocation(),
                $"the call to '{invocation.Instance!.Syntax}', a function that is not known here",
                "call a method, a local function, or a lambda that is made in this method or passed to it");
        if (closure.Lambda is { } body) return Run(closure.Method, body, closure.Names, arguments, invocation, environment);
        ImmutableArray<Expr> values = [.. arguments.Select(argument => expressions.Places.Read(argument, environment, invocation))];
        return expressions.Calls.Apply(new Call(closure.Method, invocation), values)
            ?? Follow(closure.Method, arguments, invocation, environment, closure.Names);
    }

    /// <summary>Reads the body of a method; refused where it has none here, or none that is sure to run.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">Its arguments, in the order of the parameters.</param>
    /// <param name="operation">The call.</param>
    /// <param name="environment">The caller's environment, which the call changes.</param>
    /// <param name="captured">What a local function sees of the method around it; otherwise what the caller sees.</param>
    /// <param name="self">What <c>this</c> is.</param>
    public Expr Follow(
        IMethodSymbol method,
        ImmutableArray<Place> arguments,
        IOperation operation,
        Environment environment,
        ImmutableDictionary<ISymbol, Place>? captured = null,
        Place? self = null)
    {
        IBlockOperation? body = CallReader.BodyOf(context, method);
        if (body is null && AnyRefused(arguments, environment)) return context.Unknown;
        if (!IsFixed(method) && self is null) return CallReader.Opaque(context, operation, method, "is an instance method");
        if (body is null)
            return CallReader.Opaque(context, operation, method, "has no source here and no rule");
        ImmutableDictionary<ISymbol, Place> names = method.MethodKind == MethodKind.LocalFunction
            ? captured ?? environment.Names
            : ImmutableDictionary.Create<ISymbol, Place>(SymbolEqualityComparer.Default);
        if (self is not null) names = names.SetItem(method.ContainingType.OriginalDefinition, self);
        IMethodSymbol declared = method.OriginalDefinition;
        ImmutableArray<Expr> values = [.. arguments.Select(argument => expressions.Places.Read(argument, environment, operation))];
        if (self is null && context.Recursions.Call(declared, values) is { } known) return known;
        return context.Recursions.Follow(
            new Call(declared, operation),
            values,
            () => Run(declared, body, names, arguments, operation, environment),
            recursion => new StatementReader(context).Body(body, Environment.Of(declared, recursion.Parameters, Memory)));
    }

    /// <summary>Whether a call runs this method and no other: no object decides.</summary>
    public static bool IsFixed(IMethodSymbol method) =>
        method.IsStatic || method.ContainingType.IsScriptClass || method.MethodKind == MethodKind.LocalFunction;

    /// <summary>Runs a body with its parameters bound; what it returns is the value, what it changes stays changed.</summary>
    public Expr Run(
        IMethodSymbol method,
        IBlockOperation body,
        ImmutableDictionary<ISymbol, Place> names,
        ImmutableArray<Place> arguments,
        IOperation operation,
        Environment environment)
    {
        if (context.Depth >= DepthLimit)
            return context.Refuse(Descriptors.TooDeep, operation.Syntax.GetLocation(), method.Name, DepthLimit);
        for (int i = 0; i < arguments.Length && i < method.Parameters.Length; i++)
            names = names.SetItem(method.Parameters[i], arguments[i]);
        context.Depth++;
        try
        {
            var ends = new Ends(context);
            Expr tree = new StatementReader(context).Run(body, environment.Copy(names), new ControlFlow
            {
                Next = end => ends.Add(new End(end, context.Nothing)),
                Return = (value, end) => ends.Add(new End(end, value)),
                Throw = end =>
                {
                    end.Failed = Graph.Boolean(true);
                    return ends.Add(new End(end, Graph.Real(double.NaN)));
                },
            });
            return ends.Join(tree, environment);
        }
        finally
        {
            context.Depth--;
        }
    }
}
