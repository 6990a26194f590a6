using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Calls: functions with a rule by their rule, annotated methods by their generated derivative, other methods
/// with source by reading their bodies; anything else is refused.
/// </summary>
internal sealed class CallReader(ReadContext context, ExpressionReader expressions)
{
    /// <summary>Deeper than any chain of helper methods; recursion on a value that varies never ends.</summary>
    private const int DepthLimit = 64;

    private Graph Graph => context.Graph;

    public Expr Read(IInvocationOperation invocation, Environment environment)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method.Parameters.Any(parameter => parameter.RefKind is not (RefKind.None or RefKind.In)))
            return Opaque(invocation, "passes an argument by reference");
        ImmutableArray<Expr> arguments = [.. invocation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => expressions.Read(argument.Value, environment))];

        if (MathMembers.IsMathType(method.ContainingType)) return Mathematical(invocation, method, arguments);
        if (WellKnownNames.Is(method.ContainingType, WellKnownNames.SpecialFunctions) && Rules.ByMember.TryGetValue(method.Name, out Function? special) && special.CSharp.StartsWith("SpecialFunctions.", StringComparison.Ordinal))
        {
            ImmutableArray<Expr> reals = [.. arguments.Select(expressions.ToReal)];
            // The overload with a factor: f(u, factor) = factor·f(u).
            return reals.Length == special.Partials.Length ? Kinked(special, reals, invocation) : Graph.Apply(special, reals.RemoveAt(reals.Length - 1)).Damp(reals[reals.Length - 1]);
        }
        if (WellKnownNames.IsActivation(method)) return Annotated(invocation, method, arguments);
        if (UserRules.DerivativeOf(method) is { } derivative) return context.Rules.Call(method, derivative, arguments);
        return Followed(invocation, method, arguments, environment);
    }

    private Expr Mathematical(IInvocationOperation invocation, IMethodSymbol method, ImmutableArray<Expr> arguments)
    {
        if (MathMembers.Excluded(method.Name) is { } instead)
            return context.Refuse(Descriptors.OpaqueCall, invocation.Syntax.GetLocation(), method.Name, "has no exact derivative", instead);
        ImmutableArray<Expr> reals = [.. arguments.Select(expressions.ToReal)];
        if (method.ReturnType.SpecialType == SpecialType.System_Int32 && method.Name is not ("Sign" or "CreateChecked")) return WholeNumbers(invocation, method, arguments);
        if (method.Name is "Max" or "Min" && reals[0] == reals[1]) return reals[0];
        if (MathMembers.Read(Graph, method.Name, reals) is { } composed)
        {
            if (method.Name == "Clamp") context.Branches.AddRange([new(invocation.Syntax.GetLocation(), reals[0] - reals[1]), new(invocation.Syntax.GetLocation(), reals[0] - reals[2])]);
            return composed;
        }
        if (!Rules.ByMember.TryGetValue(method.Name, out Function? function) || function.Partials.Length != arguments.Length || arguments.Any(argument => argument.Kind == ValueKind.Boolean))
            return Opaque(invocation, "has no rule");
        Expr value = Kinked(function, reals, invocation);
        return method.Name == "Sign" ? Graph.Unary(Prefix.ToInteger, value) : value;
    }

    private Expr WholeNumbers(IInvocationOperation invocation, IMethodSymbol method, ImmutableArray<Expr> arguments)
    {
        Infix? wins = method.Name switch { "Max" => Infix.Greater, "Min" => Infix.Less, _ => null };
        if (wins is not null) return Graph.Select(Graph.Compare(wins, arguments[0], arguments[1]), arguments[0], arguments[1]);
        if (method.Name == "Abs") return Graph.Select(Graph.Compare(Infix.Less, arguments[0], Graph.Integer(0)), Graph.Unary(Prefix.IntegerNegate, arguments[0]), arguments[0]);
        return Opaque(invocation, "has no rule for integers");
    }

    /// <summary>Applies a function and remembers where it has a kink or a jump.</summary>
    private Expr Kinked(Function function, ImmutableArray<Expr> arguments, IInvocationOperation invocation)
    {
        bool varies = arguments.Any(argument => !Graph.Dependencies(argument).IsEmpty);
        if (varies && function.KinkWhereZero is { } whereZero) context.Branches.Add(new Branch(invocation.Syntax.GetLocation(), whereZero(arguments)));
        if (varies && function.Partials.All(partial => partial is null)) context.Jumps(invocation.Syntax.GetLocation(), invocation.Syntax.ToString());
        return Graph.Apply(function, arguments);
    }

    private Expr Annotated(IInvocationOperation invocation, IMethodSymbol method, ImmutableArray<Expr> arguments)
    {
        if (method.ContainingType.IsScriptClass && !context.IsVisible(method)) return context.Refuse(Descriptors.StaleName, invocation.Syntax.GetLocation(), method.Name);
        // Where there is source, the generator adds the derivative; metadata has it already, or never will.
        if (method.DeclaringSyntaxReferences.IsEmpty && method.ContainingType.GetMembers(GeneratedNames.Derivative(method.Name)).IsEmpty)
            return Opaque(invocation, "is annotated, but comes from an assembly that was built without the generator");
        context.Calls.Add(method.Name);
        string spelling = context.Spell(method);
        return Graph.Call(new ActivationCall(method.Name, spelling, 0, [.. method.Parameters.Select(parameter => parameter.Name)], KernelOf(method, spelling)), arguments);
    }

    /// <summary>
    /// The kernel generated beside an annotated method; null where there is none to reach: a compiled one may lack it, and
    /// methods that call each other would have to hold each other's kernels.
    /// </summary>
    private KernelName? KernelOf(IMethodSymbol method, string spelling)
    {
        KernelName kernel = KernelName.Of(spelling, Overloads.SuffixOf(method));
        if (method.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal or Accessibility.ProtectedOrInternal) return null;
        bool exists = method.Locations.Any(location => location.IsInSource)
            ? !CallsBack(method, [])
            : method.ContainingType.GetTypeMembers(kernel.Type.Substring(kernel.Type.LastIndexOf('.') + 1)).Any(type => type.DeclaredAccessibility == Accessibility.Public);
        return exists ? kernel : null;
    }

    /// <summary>Whether an annotated method calls the one being read, itself or through others.</summary>
    private bool CallsBack(IMethodSymbol method, HashSet<ISymbol> seen)
    {
        if (SymbolEqualityComparer.Default.Equals(method, context.Method)) return true;
        if (!seen.Add(method) || method.DeclaringSyntaxReferences is not [var reference]) return false;
        SyntaxNode declaration = reference.GetSyntax(context.Cancellation);
        return context.ModelOf(declaration.SyntaxTree) is { } model && declaration.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(call => model.GetSymbolInfo(call, context.Cancellation).Symbol).OfType<IMethodSymbol>()
            .Any(called => WellKnownNames.IsActivation(called) && CallsBack(called, seen));
    }

    private Expr Followed(IInvocationOperation invocation, IMethodSymbol method, ImmutableArray<Expr> arguments, Environment environment)
    {
        bool fixedTarget = method.IsStatic || method.ContainingType.IsScriptClass || method.MethodKind == MethodKind.LocalFunction;
        if (!fixedTarget) return Opaque(invocation, "is an instance method");
        if (context.Depth >= DepthLimit) return context.Refuse(Descriptors.TooDeep, invocation.Syntax.GetLocation(), method.Name, DepthLimit);
        if (BodyOf(context, method) is not { } body) return Opaque(invocation, "has no source here and no rule");

        // A local function sees the variables of the method around it, so its body runs in a copy of this environment.
        Environment inside = method.MethodKind == MethodKind.LocalFunction ? environment.Copy() : new Environment();
        for (int i = 0; i < arguments.Length; i++) inside.Set(method.Parameters[i].OriginalDefinition, arguments[i]);
        context.Depth++;
        try
        {
            return new StatementReader(context).Body(body, inside);
        }
        finally
        {
            context.Depth--;
        }
    }

    /// <summary>A method's body, where its source is at hand.</summary>
    public static IBlockOperation? BodyOf(ReadContext context, IMethodSymbol method)
    {
        if (method.OriginalDefinition.DeclaringSyntaxReferences is not [var reference]) return null;
        SyntaxNode declaration = reference.GetSyntax(context.Cancellation);
        return context.ModelOf(declaration.SyntaxTree) is { } model ? MethodBodies.Of(declaration, model, context.Cancellation) : null;
    }

    private Expr Opaque(IInvocationOperation invocation, string why) => context.Refuse(
        Descriptors.OpaqueCall,
        invocation.Syntax.GetLocation(),
        invocation.TargetMethod.Name,
        why,
        "use System.Math or SpecialFunctions, write it as a static method with source, or give its derivative with [Derivative]");
}
