using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Tuples, and local arrays and spans with known elements: several values under one name.</summary>
internal sealed class CompositeReader(ReadContext context, ExpressionReader expressions)
{
    private const int LengthLimit = 256;

    private Graph Graph => context.Graph;

    public static bool IsSpan(ITypeSymbol? type) => type is { Name: "Span" or "ReadOnlySpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>new double[] { … }, new double[3], [a, b, c].</summary>
    public Expr Create(IOperation operation, Environment environment)
    {
        switch (operation)
        {
            case ICollectionExpressionOperation collection when collection.Elements.All(element => element is not ISpreadOperation):
                return Graph.Tuple([.. collection.Elements.Select(element => expressions.Read(element, environment))]);
            case IArrayCreationOperation { Initializer: { } initializer } array when array.DimensionSizes.Length == 1:
                return Graph.Tuple([.. initializer.ElementValues.Select(element => expressions.Read(element, environment))]);
            case IArrayCreationOperation { DimensionSizes: [var size] } array when ExpressionReader.KindOf((array.Type as IArrayTypeSymbol)?.ElementType) is { } kind:
                Expr length = expressions.Read(size, environment);
                if (length is not { IsConstant: true, Number: >= 0 and <= LengthLimit }) break;
                Expr zero = kind switch { ValueKind.Real => Graph.Real(0), ValueKind.Integer => Graph.Integer(0), _ => Graph.Boolean(false) };
                return Graph.Tuple([.. Enumerable.Repeat(zero, (int)length.Number)]);
        }
        return Refused(operation);
    }

    /// <summary>a[i] and a.Length.</summary>
    public Expr Read(IOperation operation, Environment environment)
    {
        switch (operation)
        {
            case IArrayElementReferenceOperation { Indices: [var index] } element:
                if (element.ArrayReference is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field }) return OfField(field, index, operation, environment);
                return At(expressions.Read(element.ArrayReference, environment), expressions.Read(index, environment), operation);
            case IPropertyReferenceOperation { Instance: { } span, Property.IsIndexer: true, Arguments: [var argument] } when IsSpan(span.Type):
                return At(expressions.Read(span, environment), expressions.Read(argument.Value, environment), operation);
            case IPropertyReferenceOperation { Instance: { } whole, Property.Name: "Length" } when whole.Type is IArrayTypeSymbol || IsSpan(whole.Type):
                Expr values = expressions.Read(whole, environment);
                return values.Kind == ValueKind.Composite ? Graph.Integer(values.Arguments.Length) : Refused(operation);
            default:
                return expressions.Refuse(operation);
        }
    }

    /// <summary>An element of a tuple, by its field.</summary>
    public Expr Element(Expr tuple, IFieldReferenceOperation operation)
    {
        // A named element is also known as Item1, Item2, …
        IFieldSymbol? field = operation.Field.CorrespondingTupleField ?? operation.Field;
        int index = operation.Field.ContainingType.TupleElements.Select(element => element.CorrespondingTupleField ?? element).ToList()
            .FindIndex(element => SymbolEqualityComparer.Default.Equals(element, field) || element.Name == field.Name);
        return tuple.Kind == ValueKind.Composite && index >= 0 && index < tuple.Arguments.Length ? tuple.Arguments[index] : expressions.Refuse(operation);
    }

    /// <summary>(a, b) = …: all of the right side is read before the first variable changes.</summary>
    public Expr Deconstruct(IOperation target, Expr value, Environment environment)
    {
        if (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (target is not ITupleOperation tuple) return expressions.Assign(target, value, environment);
        if (value.Kind != ValueKind.Composite || value.Arguments.Length != tuple.Elements.Length) return Refused(target);
        for (int i = 0; i < tuple.Elements.Length; i++) Deconstruct(tuple.Elements[i], value.Arguments[i], environment);
        return value;
    }

    /// <summary>a[i] = value, for a local array.</summary>
    public Expr Assign(IArrayElementReferenceOperation target, Expr value, Environment environment)
    {
        if (target is not { ArrayReference: ILocalReferenceOperation { Local: var local }, Indices: [var position] }) return expressions.Refuse(target);
        Expr index = expressions.Read(position, environment);
        // An index that has been refused is NaN.
        if (!environment.TryGet(local, out Expr? array) || !index.IsConstant || !(index.Number >= 0 && index.Number < array!.Arguments.Length)) return Refused(target);
        environment.Set(local, Graph.Tuple(array.Arguments.SetItem((int)index.Number, value)));
        return value;
    }

    private Expr At(Expr values, Expr index, IOperation operation) =>
        values.Kind == ValueKind.Composite && index.IsConstant && index.Number >= 0 && index.Number < values.Arguments.Length
            ? values.Arguments[(int)index.Number]
            : Refused(operation);

    /// <summary>An element of a static readonly table is read when the derivative runs.</summary>
    private Expr OfField(IFieldSymbol field, IOperation position, IOperation operation, Environment environment)
    {
        Expr index = expressions.Read(position, environment);
        return index.IsConstant && ExpressionReader.KindOf((field.Type as IArrayTypeSymbol)?.ElementType) is { } kind
            ? Graph.External($"{context.Spell(field)}[{(int)index.Number}]", kind)
            : Refused(operation);
    }

    private Expr Refused(IOperation operation) => context.Refuse(
        Descriptors.NotDerivable,
        operation.Syntax.GetLocation(),
        $"'{Excerpt.FirstLine(operation.Syntax.ToString())}'",
        $"use arrays of at most {LengthLimit} known elements with constant indices");
}
