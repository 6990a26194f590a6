using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>What the reading of one method gives: a model, or the errors that say why there is none.</summary>
/// <param name="Model">The method as read; null where there is an error.</param>
/// <param name="Diagnostics">Errors, warnings and infos.</param>
/// <param name="Branches">The places of the model's branches in the source, one for each.</param>
/// <param name="Sources">The first expression in the source that each value comes from, by the value's id.</param>
internal sealed record ReadResult(
    FunctionModel? Model,
    ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<Location> Branches,
    IReadOnlyDictionary<int, SyntaxNode> Sources);

/// <summary>Reads an annotated method: its signature, the class around it, and its body as a value.</summary>
internal static class FunctionReader
{
    /// <exception cref="GraphTooLargeException">The function grows past what can be derived.</exception>
    public static ReadResult Read(IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        Location place = PlaceOf(method);
        if (SignatureError(method) is { } error) return Failed(Diagnostic.Create(Descriptors.Signature, place, method.Name, error));
        if (NotStaticPartial(method, cancellation) is var (name, fault))
            return Failed(Diagnostic.Create(Descriptors.NotStaticPartial, place, name, fault));

        SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        if (MethodBodies.Of(declaration, model, cancellation) is not { } body)
            return Failed(Diagnostic.Create(Descriptors.Signature, place, method.Name, "has no body that the compiler can read"));
        var context = new ReadContext(method, model, declaration.SpanStart, cancellation);
        ImmutableHashSet<string> shadowed = NameClashes.Shadowed(model, declaration.SpanStart);
        return context.Graph.Exactly(() => Read(method, body, context, shadowed));
    }

    private static ReadResult Read(IMethodSymbol method, IBlockOperation body, ReadContext context, ImmutableHashSet<string> shadowed)
    {
        ImmutableArray<ParameterModel> declared = [.. method.Parameters.Select(Parameter)];
        ImmutableArray<Expr> parameters = [.. declared.Select(parameter => context.Graph.Parameter(parameter.Spelling, parameter.Kind))];
        Expr value = new StatementReader(context).Body(body, Environment.Of(method, parameters, context.Memory));
        Expr? given = GivenDerivatives.First(method) is { } derivative
            ? context.Rules.Value(derivative, parameters)
            : null;
        Expr? givenSecond = GivenDerivatives.Second(method) is { } second ? context.Rules.Value(second, parameters) : null;
        ImmutableArray<Expr?> givenPartials = [.. method.Parameters.Skip(1).Select(parameter =>
            GivenDerivatives.Partial(method, parameter) is { } partial ? context.Rules.Value(partial, parameters) : null)];
        if (context.HasErrors) return new ReadResult(null, context.Diagnostics, [], context.Sources);

        HashSet<string> used = Names(value);
        foreach (IParameterSymbol parameter in method.Parameters.Where((_, i) => !used.Contains(declared[i].Spelling)))
        {
            Location declaration = parameter.Locations.FirstOrDefault() ?? PlaceOf(method);
            context.Report(Descriptors.UnusedParameter, declaration, method.Name, parameter.Name);
        }
        var read = new FunctionModel
        {
            Name = method.Name,
            ReturnType = method.ReturnType.ToDisplayString(),
            TypeParameter = method.TypeParameters.FirstOrDefault()?.Name,
            Constraints = Constraints(method),
            Modifiers = $"{SyntaxFacts.GetText(method.DeclaredAccessibility)}{(method.IsStatic ? " static" : "")}",
            IsStatic = method.IsStatic,
            Parameters = declared,
            Overload = Overloads.SuffixOf(method),
            Container = Container(method.ContainingType),
            Signature = Overloads.SignatureOf(method),
            Value = value,
            GivenDerivative = given,
            GivenSecond = givenSecond,
            GivenPartials = givenPartials,
            Branches = [.. context.Branches.Select(branch => branch.WhereZero)],
            Calls = [.. context.Calls],
            RoundsOnItsWay = context.RoundsOnItsWay,
            Shadowed = shadowed,
        };
        return new ReadResult(
            NameClashes.Resolve(read), context.Diagnostics, [.. context.Branches.Select(branch => branch.Location)], context.Sources);
    }

    /// <summary>Where a method's name stands.</summary>
    public static Location PlaceOf(IMethodSymbol method) => method.Locations.FirstOrDefault() ?? Location.None;

    public static ReadResult Failed(Diagnostic diagnostic) => new(null, [diagnostic], [], ImmutableDictionary<int, SyntaxNode>.Empty);

    private static string? SignatureError(IMethodSymbol method)
    {
        if (ExpressionReader.KindOf(method.ReturnType) != ValueKind.Real) return $"returns {method.ReturnType.ToDisplayString()}";
        if (method.Parameters is not [{ Type: var first }, ..] || !SymbolEqualityComparer.Default.Equals(first, method.ReturnType))
            return $"does not take a {method.ReturnType.ToDisplayString()} first";
        if (method.TypeParameters.Length > 1) return "has several type parameters";
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None) return $"takes '{parameter.Name}' by reference";
            if (parameter.IsParams) return $"takes '{parameter.Name}' as params";
            if (ExpressionReader.KindOf(parameter.Type) is null) return $"takes '{parameter.Name}' as {parameter.Type.ToDisplayString()}";
            if (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: long or ulong }
                && !IsExact(parameter.ExplicitDefaultValue))
                return $"has the default {parameter.ExplicitDefaultValue} for '{parameter.Name}', which no double holds exactly";
        }
        return null;
    }

    /// <summary>
    /// Why derivatives cannot be added beside a method: the name of the method or of a type around it, and its fault; null
    /// where they can.
    /// </summary>
    private static (string Name, string Fault)? NotStaticPartial(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.ContainingType.IsScriptClass) return null;
        if (!method.IsStatic) return (method.Name, "is an instance method: declare it 'static', since an activation has no object to read");
        for (INamedTypeSymbol? type = method.ContainingType; type is { IsScriptClass: false }; type = type.ContainingType)
            if (!type.DeclaringSyntaxReferences.Any(reference => IsPartial(reference.GetSyntax(cancellation))))
                return (type.Name, $"must be declared 'static partial', so that the derivatives of '{method.Name}' can be added to it");
        return null;
    }

    private static bool IsPartial(SyntaxNode declaration) =>
        declaration is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static string? Constraints(IMethodSymbol method) => method.TypeParameters.FirstOrDefault() is { } parameter
        ? $"where {parameter.Name} : {(parameter.HasValueTypeConstraint ? "struct, " : "")}"
            + string.Join(", ", parameter.ConstraintTypes.Select(FullyQualified))
        : null;

    /// <summary>Whether a hyperparameter, which an activation keeps as a double, is that integer again.</summary>
    private static bool IsExact(object whole) => whole switch
    {
        ulong large => IntegerArithmetic.Convert(IntegerType.Of("ulong"), Overflow.Wraps, large) == unchecked((long)large),
        long small => IntegerArithmetic.Convert(IntegerType.Of("long"), Overflow.Wraps, small) == small,
        _ => true,
    };

    private static string FullyQualified(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The names of what a value varies with.</summary>
    private static HashSet<string> Names(Expr value) =>
        [.. value.Reachable()
            .Where(node => node is { IsLeaf: true, IsConstant: false, Operation: Structural, Text: not null })
            .Select(node => node.Text!)];

    private static ParameterModel Parameter(IParameterSymbol parameter)
    {
        object? initial = parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null;
        // Of a type without constants, such as Half.
        bool isZero = parameter.HasExplicitDefaultValue && initial is null;
        double number = initial switch
        {
            null => isZero ? 0 : double.NaN,
            bool flag => flag ? 1 : 0,
            _ => System.Convert.ToDouble(initial, System.Globalization.CultureInfo.InvariantCulture),
        };
        string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string? spelled = initial switch
        {
            null => isZero ? "default" : null,
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            _ when parameter.Type.TypeKind == TypeKind.Enum =>
                $"({type})({System.Convert.ToString(initial, System.Globalization.CultureInfo.InvariantCulture)})",
            _ => SymbolDisplay.FormatPrimitive(initial, quoteStrings: true, useHexadecimalNumbers: false) + (initial is float ? "f" : ""),
        };
        return new ParameterModel(parameter.Name, type, ExpressionReader.KindOf(parameter.Type)!.Value, spelled, number)
        {
            Underlying = parameter.Type.TypeKind == TypeKind.Enum ? IntegerReader.TypeOf(parameter.Type)!.Name : null,
        };
    }

    private static ContainerModel Container(INamedTypeSymbol type)
    {
        if (type.IsScriptClass) return new ContainerModel(null, [], null);
        var declarations = new Stack<string>();
        bool reachable = true;
        for (INamedTypeSymbol? outer = type; outer is { IsScriptClass: false }; outer = outer.ContainingType)
        {
            string kind = outer switch
            {
                { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
                { IsRecord: true } => "record",
                { TypeKind: TypeKind.Struct } => "struct",
                { TypeKind: TypeKind.Interface } => "interface",
                _ => "class",
            };
            string shown = outer.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            // A type may be called scoped, or record, only with an @.
            bool needsAt = shown[0] != '@' && SyntaxFacts.GetContextualKeywordKind(outer.Name) != SyntaxKind.None;
            declarations.Push($"partial {kind} {(needsAt ? "@" : "")}{shown}");
            reachable &= !outer.IsGenericType
                && outer.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
        }
        string? ns = type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString();
        return new ContainerModel(
            ns, new([.. declarations]), reachable ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : null);
    }
}
