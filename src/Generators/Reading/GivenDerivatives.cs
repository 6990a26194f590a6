using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>A method with <c>[Derivative]</c>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Function">The name of the method whose derivative it is.</param>
/// <param name="Parameter">The name of the parameter by which it is the derivative; null for the first.</param>
/// <param name="Order">1 or 2.</param>
internal sealed record GivenDerivative(IMethodSymbol Method, string Function, string? Parameter, int Order);

/// <summary>The derivatives that the user gives with <c>[Derivative]</c>, by the methods that they belong to.</summary>
internal static class GivenDerivatives
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, ILookup<string, GivenDerivative>> ByType = new();

    /// <summary>The method that gives the derivative of <paramref name="method"/>; null where there is none.</summary>
    public static IMethodSymbol? First(IMethodSymbol method) => Find(method, method.Parameters.FirstOrDefault()?.Name, order: 1);

    /// <summary>The method that gives its second derivative.</summary>
    public static IMethodSymbol? Second(IMethodSymbol method) => Find(method, method.Parameters.FirstOrDefault()?.Name, order: 2);

    /// <summary>The method that gives its derivative by a parameter other than the first.</summary>
    public static IMethodSymbol? Partial(IMethodSymbol method, IParameterSymbol parameter) => Find(method, parameter.Name, order: 1);

    /// <summary>The <c>[Derivative]</c> methods that name <paramref name="method"/> and cannot be its derivative.</summary>
    public static IEnumerable<Diagnostic> Errors(IMethodSymbol method, CancellationToken cancellation) =>
        Of(method.ContainingType)[method.Name].Select(given => Error(given.Method, cancellation)).OfType<Diagnostic>();

    /// <summary>
    /// Why a method with <c>[Derivative]</c> cannot be the derivative of the method that it names, at the attribute; null
    /// where it can, and where it has no such attribute.
    /// </summary>
    public static Diagnostic? Error(IMethodSymbol derivative, CancellationToken cancellation)
    {
        if (Read(derivative) is not { } given || Fault(given) is not { } why) return null;
        Location place = derivative.GetAttributes().First(IsDerivative).ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation()
            ?? derivative.Locations[0];
        return Diagnostic.Create(Descriptors.DerivativeSignature, place, derivative.Name, given.Function, why);
    }

    private static string? Fault(GivenDerivative given)
    {
        IMethodSymbol derivative = given.Method;
        IMethodSymbol[] named = [.. derivative.ContainingType.GetMembers(given.Function).OfType<IMethodSymbol>()];
        IMethodSymbol[] others = [.. named.Where(method => !Same(method, derivative))];
        if (others.Length == 0) return named.Length == 0 ? $"its type has no method '{given.Function}'" : "it names itself";
        if (others.FirstOrDefault(method => SameSignature(derivative, method)) is not { } function)
            return Difference(derivative, others[0]);
        if (given.Order is not (1 or 2)) return $"Order is {given.Order}, but only derivatives of order 1 and 2 can be given";
        string first = function.Parameters.FirstOrDefault()?.Name ?? "";
        if (given.Parameter is { } name)
        {
            IParameterSymbol? parameter = function.Parameters.FirstOrDefault(each => each.Name == name);
            string names = string.Join(", ", function.Parameters.Select(each => $"\"{each.Name}\""));
            if (parameter is null) return $"'{given.Function}' has no parameter '{name}': write Parameter = one of {names}";
            if (ExpressionReader.KindOf(parameter.Type) != ValueKind.Real)
                return $"there is no derivative by '{name}', which is {parameter.Type.ToDisplayString()} and not a real number";
            if (given.Order == 2 && name != first)
                return $"of second order, only the derivative by '{first}' can be given: leave Parameter out";
        }
        IMethodSymbol? same = Find(function, given.Parameter ?? first, given.Order);
        if (same is not null && !Same(same, derivative)) return $"'{same.Name}' is given for the same derivative: remove one of the two";
        bool isFirst = given.Order == 1 && (given.Parameter is null || given.Parameter == first);
        if (!isFirst && !WellKnownNames.IsActivation(function) && First(function) is null)
            return $"the derivative by '{first}' is not given: mark it with [Derivative(nameof({given.Function}))]";
        return null;
    }

    private static IMethodSymbol? Find(IMethodSymbol method, string? parameter, int order) =>
        method.ContainingType is not { } type || parameter is null ? null
        : Of(type)[method.Name].FirstOrDefault(given =>
            given.Order == order
            && (given.Parameter ?? method.Parameters[0].Name) == parameter
            && !Same(given.Method, method)
            && SameSignature(given.Method, method))?.Method;

    /// <summary>Looked for once a type, since every method of it asks.</summary>
    private static ILookup<string, GivenDerivative> Of(INamedTypeSymbol type) => ByType.GetValue(type, static of => of.GetMembers()
        .OfType<IMethodSymbol>()
        .Select(Read)
        .OfType<GivenDerivative>()
        .ToLookup(given => given.Function, StringComparer.Ordinal));

    private static GivenDerivative? Read(IMethodSymbol method)
    {
        if (method.GetAttributes().FirstOrDefault(IsDerivative) is not { } attribute) return null;
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not string function) return null;
        object? Named(string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;
        return new GivenDerivative(method, function, Named("Parameter") as string, Named("Order") as int? ?? 1);
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

    private static bool Same(IMethodSymbol left, IMethodSymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static bool SameSignature(IMethodSymbol derivative, IMethodSymbol function) =>
        SymbolEqualityComparer.Default.Equals(derivative.ReturnType, function.ReturnType)
        && derivative.IsStatic == function.IsStatic
        && derivative.Parameters.Select(parameter => parameter.Type)
            .SequenceEqual(function.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default);
}
