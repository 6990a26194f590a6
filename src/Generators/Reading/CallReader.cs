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

/// <summary>A call: which method, and where.</summary>
internal readonly record struct Call(IMethodSymbol Method, IOperation Operation);

/// <summary>
/// Calls: functions with a rule by their rule, annotated methods by their generated derivative, other methods
/// with source by reading their bodies; anything else is refused.
/// </summary>
internal sealed class CallReader(ReadContext context, ExpressionReader expressions, ConversionReader conversions)
{
    private readonly GuardReader _guards = new(context, expressions);
    private readonly SequenceCalls _sequences = new(context, expressions);
    private readonly IntegerMemberReader _integerMembers = new(context, conversions);
    private readonly RealMemberReader _realMembers = new(context, expressions);

    private Graph Graph => context.Graph;

    public Expr Read(IInvocationOperation invocation, Environment environment)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke) return expressions.Methods.Invoke(invocation, environment);
        if (_guards.Read(invocation, environment) is { } guarded) return guarded;
        if (_sequences.Read(invocation, environment) is { } sequence) return sequence;
        if (_integerMembers.HasFlag(invocation, part => expressions.Read(part, environment)) is { } flagged) return flagged;
        if (HasRule(method))
            return method.Parameters.Any(parameter => parameter.RefKind is not (RefKind.None or RefKind.In))
                ? Opaque(context, invocation, method, "passes an argument by reference")
                : Apply(new Call(method, invocation), expressions.Methods.Values(invocation.Arguments, environment))!;
        Place? self = SelfOf(invocation, environment);
        // A variable that could not be read has been reported.
        if (self is null
            && invocation.Instance is ILocalReferenceOperation instance
            && expressions.Read(instance, environment) == context.Unknown)
            return context.Unknown;
        if (self is not null && (method.IsVirtual || method.IsAbstract || method.ContainingType.TypeKind == TypeKind.Interface))
            return Opaque(context, invocation, method, "is virtual, so that another may run in its place");
        ImmutableArray<Place> arguments = expressions.Methods.Arguments(invocation.Arguments, environment);
        return expressions.Methods.Follow(method, arguments, invocation, environment, self: self);
    }

    /// <summary>A call by a rule of the table, a generated derivative or a given one; null where there is none.</summary>
    public Expr? Apply(Call call, ImmutableArray<Expr> arguments)
    {
        (IMethodSymbol method, IOperation operation) = (call.Method, call.Operation);
        if (MathMembers.IsMathType(method.ContainingType))
            return ConversionReader.Rounded(
                context, MathMembers.IsExact(method.Name) ? null : method.ReturnType, Mathematical(operation, method, arguments));
        if (IsSpecial(method))
        {
            Function special = Rules.BySpecialMember[method.Name];
            // The order of a derivative is a whole number, and stays one.
            ImmutableArray<Expr> reals =
                [.. arguments.Select((argument, i) => IsWhole(method.Parameters[i]) ? argument : expressions.ToReal(argument))];
            // The overload with a factor: f(u, factor) = factor·f(u).
            return reals.Length == special.Partials.Length
                ? Kinked(special, reals, operation)
                : Graph.Apply(special, reals.RemoveAt(reals.Length - 1)).Damp(reals[reals.Length - 1]);
        }
        if (WellKnownNames.IsActivation(method)) return Annotated(operation, method, Typed(arguments, method));
        return GivenDerivatives.First(method) is { } derivative
            ? context.Rules.Call(method, derivative, Typed(arguments, method))
            : null;
    }

    private static bool HasRule(IMethodSymbol method) =>
        MathMembers.IsMathType(method.ContainingType)
        || IsSpecial(method)
        || WellKnownNames.IsActivation(method)
        || GivenDerivatives.First(method) is not null;

    private static bool IsSpecial(IMethodSymbol method) =>
        WellKnownNames.Is(method.ContainingType, WellKnownNames.SpecialFunctions)
        && Rules.BySpecialMember.ContainsKey(method.Name);

    private static bool IsWhole(IParameterSymbol parameter) => IntegerReader.TypeOf(parameter.Type) is not null;

    /// <summary>The struct or object that a method is called on; null for a static method, and where it is not one that is known.</summary>
    private Place? SelfOf(IInvocationOperation invocation, Environment environment) =>
        invocation.Instance is { Type: { } type } instance && (Layout.IsStruct(type) || Layout.IsObject(type))
            ? expressions.Places.OfValue(instance, environment)
            : null;

    private Expr Mathematical(IOperation invocation, IMethodSymbol method, ImmutableArray<Expr> arguments)
    {
        if (MathMembers.Excluded(method.Name) is { } instead)
            return context.Refuse(Descriptors.OpaqueCall, invocation.Syntax.GetLocation(), method.Name, "has no exact derivative", instead);
        Expr? read = _integerMembers.Read(invocation, method, arguments) ?? _realMembers.Read(invocation, method, arguments);
        if (read is not null) return read;
        bool isWhole = IntegerReader.TypeOf(method.ReturnType) is not null;
        if (isWhole && method.Name != "Sign") return Opaque(context, invocation, method, "has no rule for integers");
        if (arguments.Any(argument => argument.Kind is ValueKind.Boolean or ValueKind.Composite))
            return Opaque(context, invocation, method, "has no rule");
        // RootN and ScaleB take a whole number, which stays one.
        ImmutableArray<Expr> reals = method.Name is "RootN" or "ScaleB" ? arguments : [.. arguments.Select(expressions.ToReal)];
        if (method.Name is "Max" or "Min" && reals[0] == reals[1]) return reals[0];
        if (MathMembers.Read(Graph, method.Name, reals) is { } composed)
        {
            Location place = invocation.Syntax.GetLocation();
            if (method.Name == "Clamp") context.Branches.AddRange([new(place, reals[0] - reals[1]), new(place, reals[0] - reals[2])]);
            if (composed.Operation == MemberRules.IEEERemainder) return Kinked(MemberRules.IEEERemainder, composed.Arguments, invocation);
            return composed;
        }
        if (!Rules.ByMember.TryGetValue(method.Name, out Function? function) || function.Partials.Length != arguments.Length)
            return Opaque(context, invocation, method, "has no rule");
        Expr value = Kinked(function, reals, invocation);
        return isWhole ? Graph.Unary(IntegerOperators.Conversion(IntegerType.Int), value) : value;
    }

    /// <summary>Applies a function and remembers where it has a kink or a jump.</summary>
    private Expr Kinked(Function function, ImmutableArray<Expr> arguments, IOperation invocation)
    {
        bool varies = arguments.Any(argument => !Graph.Dependencies(argument).IsEmpty);
        if (varies && function.KinkWhereZero is { } whereZero)
            context.Branches.Add(new Branch(invocation.Syntax.GetLocation(), whereZero(arguments)));
        if (varies && function.Partials.All(partial => partial is null))
            context.Jumps(invocation.Syntax.GetLocation(), invocation.Syntax.ToString());
        return Graph.Apply(function, arguments);
    }

    private ImmutableArray<Expr> Typed(ImmutableArray<Expr> arguments, IMethodSymbol method) =>
        [.. arguments.Select((argument, i) => expressions.Integers.AsArgument(argument, method.Parameters[i].Type))];

    private Expr Annotated(IOperation invocation, IMethodSymbol method, ImmutableArray<Expr> arguments)
    {
        if (method.ContainingType.IsScriptClass && !context.IsVisible(method))
            return context.Refuse(Descriptors.StaleName, invocation.Syntax.GetLocation(), method.Name);
        // Where there is source, the generator adds the derivative; metadata has it already, or never will.
        if (method.DeclaringSyntaxReferences.IsEmpty && method.ContainingType.GetMembers(GeneratedNames.Derivative(method.Name)).IsEmpty)
            return Opaque(context, invocation, method, "is annotated, but comes from an assembly that was built without the generator");
        context.Calls.Add(method.Name);
        string spelling = context.Spell(method);
        ImmutableArray<string> parameters = [.. method.Parameters.Select(parameter => parameter.Name)];
        return Graph.Call(new ActivationCall(method.Name, spelling, 0, parameters, KernelOf(method, spelling)), arguments);
    }

    /// <summary>
    /// The kernel generated beside an annotated method; null where there is none to reach: a compiled one may lack it, and
    /// methods that call each other would have to hold each other's kernels.
    /// </summary>
    private KernelName? KernelOf(IMethodSymbol method, string spelling)
    {
        KernelName kernel = KernelName.Of(spelling, Overloads.SuffixOf(method));
        Accessibility access = method.DeclaredAccessibility;
        if (access is Accessibility.Protected or Accessibility.ProtectedAndInternal or Accessibility.ProtectedOrInternal) return null;
        bool exists = method.Locations.Any(location => location.IsInSource)
            ? !CallsBack(method, [])
            : method.ContainingType.GetTypeMembers(kernel.Type.Substring(kernel.Type.LastIndexOf('.') + 1))
                .Any(type => type.DeclaredAccessibility == Accessibility.Public);
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

    /// <summary>A method's body, where its source is at hand.</summary>
    public static IBlockOperation? BodyOf(ReadContext context, IMethodSymbol method)
    {
        if (method.OriginalDefinition.DeclaringSyntaxReferences is not [var reference]) return null;
        SyntaxNode declaration = reference.GetSyntax(context.Cancellation);
        return context.ModelOf(declaration.SyntaxTree) is { } model ? MethodBodies.Of(declaration, model, context.Cancellation) : null;
    }

    /// <summary>Refuses a call, and says why.</summary>
    public static Expr Opaque(ReadContext context, IOperation call, IMethodSymbol method, string why) =>
        ConversionReader.Refuse(context, call) ?? context.Refuse(
        Descriptors.OpaqueCall,
        call.Syntax.GetLocation(),
        method.Name,
        why,
        "use System.Math or SpecialFunctions, write it as a static method with source, or give its derivative with [Derivative]");
}
