using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Arrays and spans. An array is an object with its elements; a span is a view of one: the array, where it starts, and how
/// long it is.
/// </summary>
internal sealed class ArrayReader(ReadContext context, ExpressionReader expressions)
{
    private const int LengthLimit = 256;

    private Graph Graph => context.Graph;

    private Memory Memory => context.Memory;

    /// <summary>new double[] { … }, new double[3], new double[2, 2], [a, ..b, c].</summary>
    public Expr Create(IOperation operation, Environment environment)
    {
        switch (operation)
        {
            case ICollectionExpressionOperation collection when Elements(collection, environment) is { } elements:
                Expr created = New([.. elements]);
                return CompositeTypes.IsSpan(collection.Type) ? Whole(created, elements.Count) : created;
            case IArrayCreationOperation { Initializer: { } initializer }:
                return New(Nested(initializer, environment));
            case IArrayCreationOperation array when array.Type is IArrayTypeSymbol type:
                ImmutableArray<Expr> sizes = [.. array.DimensionSizes.Select(size => expressions.Read(size, environment))];
                return Layout.Default(type.ElementType, Graph, Memory) is { } zero && Filled(sizes, 0, zero) is { } filled
                    ? Memory.Allocate(new Storage(null, filled))
                    : Refused(operation, [.. sizes]);
            default:
                return Refused(operation);
        }
    }

    /// <summary>stackalloc double[3] and stackalloc[] { … }, which the compiler gives no operation of its own.</summary>
    public Expr StackAllocation(IOperation operation, Environment environment)
    {
        ITypeSymbol? element = CompositeTypes.ElementOf(operation.Type) ?? (operation.Type as IPointerTypeSymbol)?.PointedAtType;
        InitializerExpressionSyntax? initializer = (operation.Syntax as StackAllocArrayCreationExpressionSyntax)?.Initializer
            ?? (operation.Syntax as ImplicitStackAllocArrayCreationExpressionSyntax)?.Initializer;
        ImmutableArray<Expr> parts = [.. operation.ChildOperations.Select(child => expressions.Read(child, environment))];
        if (initializer is not null && parts.Length >= initializer.Expressions.Count)
            return Whole(New(parts.RemoveRange(0, parts.Length - initializer.Expressions.Count)), initializer.Expressions.Count);
        return parts is [var size] && Layout.Default(element, Graph, Memory) is { } zero && Filled(parts, 0, zero) is { } filled
            ? Whole(Memory.Allocate(new Storage(null, filled)), (int)size.Number)
            : Refused(operation, [.. parts]);
    }

    /// <summary>An array of known elements.</summary>
    public Expr New(ImmutableArray<Expr> elements) => Memory.Allocate(new Storage(null, Graph.Tuple(elements)));

    /// <summary>An array as a span; a span as itself.</summary>
    public Expr AsSpan(Expr value, Environment environment, IOperation operation) =>
        value.Kind != ValueKind.Reference ? value
        : Graph.Tuple([value, Graph.Integer(0), Length(value, environment, operation)]);

    /// <summary>The number of elements of an array or span.</summary>
    public Expr Length(Expr values, Environment environment, IOperation operation)
    {
        if (values is { Kind: ValueKind.Composite, Arguments: [_, _, var length] }) return length;
        return Memory.Each(values, array => Memory[array] switch
        {
            OuterArray { Length: { } known } => Graph.Integer(known),
            OuterArray outer => Graph.External(outer.Spelling + ".Length", ValueKind.Integer),
            Storage when environment.Contents((int)array.Number) is { Kind: ValueKind.Composite } held =>
                Graph.Integer(Count(held, operation)),
            _ => Refused(operation, values),
        });
    }

    /// <summary>a.GetLength(1) of an array of two or more dimensions.</summary>
    public Expr LengthOf(Expr values, Expr dimension, Environment environment, IOperation operation) => Memory.Each(values, array =>
    {
        if (!dimension.IsConstant) return Refused(operation, dimension);
        if (Memory[array] is OuterArray outer)
            return Graph.External($"{outer.Spelling}.GetLength({dimension.Number})", ValueKind.Integer);
        Expr held = environment.Contents((int)array.Number);
        for (int i = 0; i < dimension.Number && held.Kind == ValueKind.Composite; i++) held = held.Arguments[0];
        return held.Kind == ValueKind.Composite ? Graph.Integer(held.Arguments.Length) : Refused(operation, values);
    });

    /// <summary>An index, also one from the end.</summary>
    public Expr Index(IOperation index, Expr values, Environment environment)
    {
        // System.Index in all its forms: 1, ^1, and either of them converted.
        while (index is IConversionOperation { Type.Name: "Index" } conversion) index = conversion.Operand;
        if (index is not IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat)
            return Whole(expressions.Read(index, environment), index);
        Expr length = Length(values, environment, index), back = Whole(expressions.Read(hat.Operand, environment), index);
        return length == context.Unknown || back == context.Unknown ? context.Unknown : Graph.Binary(Infix.IntegerSubtract, length, back);
    }

    private Expr Whole(Expr index, IOperation operation) =>
        index.Kind == ValueKind.Integer ? index
        : index.Kind.IsInteger() ? Refused(operation)
        : expressions.Refuse(operation, index);

    /// <summary>a[1..^1]: of an array a copy, of a span a view.</summary>
    public Expr Slice(IOperation values, IRangeOperation range, Environment environment, IOperation operation)
    {
        Expr whole = expressions.Read(values, environment), length = Length(whole, environment, operation);
        Expr start = range.LeftOperand is { } left ? Index(left, whole, environment) : Graph.Integer(0);
        Expr end = range.RightOperand is { } right ? Index(right, whole, environment) : length;
        return Part(whole, start, Graph.Binary(Infix.IntegerSubtract, end, start), environment, operation);
    }

    /// <summary>The part of an array or span from an index on.</summary>
    public Expr Part(Expr whole, Expr start, Expr count, Environment environment, IOperation operation)
    {
        Expr length = Length(whole, environment, operation);
        if (!start.IsConstant || !count.IsConstant || !length.IsConstant) return Refused(operation, whole, start, count);
        if (!(start.Number >= 0 && count.Number >= 0 && start.Number + count.Number <= length.Number))
            return context.Refuse(
                Descriptors.NotDerivable,
                operation.Syntax.GetLocation(),
                $"'{Excerpt.FirstLine(operation.Syntax.ToString())}'",
                $"it reaches outside of the {length.Number} elements that there are");
        if (whole.Kind == ValueKind.Composite)
            return Graph.Tuple([whole.Arguments[0], Graph.Binary(Infix.IntegerAdd, whole.Arguments[1], start), count]);
        return New([.. Elements(whole, environment, operation).Skip((int)start.Number).Take((int)count.Number)]);
    }

    /// <summary>The elements of an array or span of known length, in order.</summary>
    public IReadOnlyList<Expr> Elements(Expr values, Environment environment, IOperation operation)
    {
        Expr length = Length(values, environment, operation);
        if (!length.IsConstant)
        {
            Refused(operation, values);
            return [];
        }
        return [.. Enumerable.Range(0, (int)length.Number)
            .Select(i => expressions.Places.Read(At(values, Graph.Integer(i)), environment, operation))];
    }

    /// <summary>The place of an element.</summary>
    public Place At(Expr values, Expr index) => values is { Kind: ValueKind.Composite, Arguments: [var array, var start, _] }
        ? new Place(array, [start.IsConstant && start.Number == 0 ? index : Graph.Binary(Infix.IntegerAdd, start, index)])
        : new Place(values, [index]);

    /// <summary>Whether a value is an array or a span.</summary>
    public bool IsSequence(Expr values, ITypeSymbol? type) =>
        CompositeTypes.IsSpan(type) ? values.Kind == ValueKind.Composite : type is IArrayTypeSymbol { Rank: 1 };

    private Expr Whole(Expr array, int length) => Graph.Tuple([array, Graph.Integer(0), Graph.Integer(length)]);

    private List<Expr>? Elements(ICollectionExpressionOperation collection, Environment environment)
    {
        var elements = new List<Expr>();
        foreach (IOperation element in collection.Elements)
        {
            if (element is not ISpreadOperation { Operand: var spread }) elements.Add(expressions.Read(element, environment));
            else if (expressions.Read(spread, environment) is var values && IsSequence(values, spread.Type))
                elements.AddRange(Elements(values, environment, spread));
            else return null;
        }
        return CompositeTypes.IsSpan(collection.Type) || collection.Type is IArrayTypeSymbol ? elements : null;
    }

    private ImmutableArray<Expr> Nested(IArrayInitializerOperation initializer, Environment environment) =>
    [
        .. initializer.ElementValues.Select(element => element is IArrayInitializerOperation row
            ? Graph.Tuple(Nested(row, environment))
            : expressions.Read(element, environment)),
    ];

    /// <summary>Nested tuples of the given sizes; null where one is not known, or too large.</summary>
    private Expr? Filled(ImmutableArray<Expr> sizes, int from, Expr element)
    {
        if (from == sizes.Length) return element;
        if (sizes[from] is not { IsConstant: true, Number: >= 0 and <= LengthLimit, Kind: ValueKind.Integer }) return null;
        return Filled(sizes, from + 1, element) is { } inner
            ? Graph.Tuple([.. Enumerable.Repeat(inner, (int)sizes[from].Number)])
            : null;
    }

    /// <summary>a.Length of an array of several dimensions is the number of all elements.</summary>
    private static int Count(Expr held, IOperation operation)
    {
        int rank = (operation as IPropertyReferenceOperation)?.Instance?.Type is IArrayTypeSymbol array ? array.Rank : 1;
        int count = 1;
        for (; rank > 0 && held.Kind == ValueKind.Composite; rank--)
        {
            count *= held.Arguments.Length;
            if (held.Arguments.Length > 0) held = held.Arguments[0];
        }
        return count;
    }

    private Expr Refused(IOperation operation, params Expr[] parts) => context.RefuseUnlessRefused(
        parts,
        Descriptors.NotDerivable,
        operation.Syntax.GetLocation(),
        $"'{Excerpt.FirstLine(operation.Syntax.ToString())}'",
        $"use arrays and spans of numbers, of at most {LengthLimit} elements and of known length");
}
