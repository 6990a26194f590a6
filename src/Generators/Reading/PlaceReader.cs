using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Finds what an expression names that can be assigned or passed by reference: a variable, an element, a field; and reads
/// and writes what is kept there.
/// </summary>
internal sealed class PlaceReader(ReadContext context, ExpressionReader expressions)
{
    /// <summary>An index that depends on data becomes a choice among the elements; more are better kept in a static array.</summary>
    private const int ChoiceLimit = 64;

    private Graph Graph => context.Graph;

    private Memory Memory => context.Memory;

    /// <summary>What stands for a place that could not be found, which has been reported.</summary>
    private Place Nowhere => new(context.Unknown, []);

    /// <summary>The place that an expression names, with its indices evaluated; null where it names none.</summary>
    public Place? Of(IOperation operation, Environment environment)
    {
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand, environment);
            case IParameterReferenceOperation parameter:
                return environment.PlaceOf(parameter.Parameter) ?? OfCaptured(parameter.Parameter, environment);
            case ILocalReferenceOperation local:
                return environment.PlaceOf(local.Local);
            case IInstanceReferenceOperation { Type: { } type }:
                return environment.PlaceOf(type.OriginalDefinition);
            case IDeclarationExpressionOperation declaration:
                return Of(declaration.Expression, environment);
            case IArrayElementReferenceOperation element:
                return OfElement(element, environment);
            case IPropertyReferenceOperation { Instance: { } span, Property.IsIndexer: true, Arguments: [var argument] } property
                when CompositeTypes.IsSpan(span.Type):
                return OfSequence(span, argument.Value, property, environment);
            case IImplicitIndexerReferenceOperation { Instance: { } values } indexer when indexer.Argument is not IRangeOperation:
                return OfSequence(values, indexer.Argument, indexer, environment);
            case IFieldReferenceOperation { Instance: { } instance, Field: { IsStatic: false } field }:
                return OfMember(instance, field, environment);
            case IPropertyReferenceOperation { Instance: { } instance, Property: { IsIndexer: false } property }
                when Layout.FieldOf(property) is { } field:
                return OfMember(instance, field, environment);
            case IConditionalOperation { IsRef: true, WhenFalse: { } whenFalse } conditional:
                return OfChoice(conditional, whenFalse, environment);
            default:
                return null;
        }
    }

    /// <summary>The place, or a variable of its own for what is only a value.</summary>
    public Place OfValue(IOperation operation, Environment environment)
    {
        if (Of(operation, environment) is { } place) return place;
        Expr value = expressions.Read(operation, environment);
        return new Place(Memory.Allocate(new Storage(null, value)), []);
    }

    public Expr Read(Place place, Environment environment, IOperation operation)
    {
        Guard(place, environment, operation);
        return Memory.Each(place.Root, root => Memory[root] switch
        {
            Storage => Memory.Part(environment.Contents((int)root.Number), place.Path) ?? expressions.Refuse(operation, place.Root),
            OuterArray outer => OfOuter(outer, place.Path, operation),
            _ => expressions.Refuse(operation, place.Root),
        });
    }

    /// <summary>Changes what is kept at a place; where that may be one of several, each under its condition.</summary>
    public void Write(Place place, Expr value, Environment environment, IOperation operation)
    {
        Guard(place, environment, operation);
        Write(place.Root, Graph.Boolean(true));

        void Write(Expr root, Expr condition)
        {
            if (root.Operation == Structural.ReferenceSelect)
            {
                Write(root.Arguments[1], Graph.Binary(Infix.And, condition, root.Arguments[0]));
                Write(root.Arguments[2], Graph.Binary(Infix.And, condition, Graph.Not(root.Arguments[0])));
                return;
            }
            int number = (int)root.Number;
            if (root.Operation == Structural.Reference && Memory[root] is OuterArray outer)
                context.Refuse(
                    Descriptors.NotDerivable,
                    operation.Syntax.GetLocation(),
                    $"a write to '{outer.Spelling}', which others see",
                    "write to a copy of it");
            else if (root.Operation == Structural.Reference
                && Memory[root] is Storage
                && Memory.With(environment.Contents(number), place.Path, value) is { } changed)
                environment.Set(number, Memory.Choose(condition, changed, environment.Contents(number)));
            else expressions.Refuse(operation, root, value);
        }
    }

    /// <summary>Makes out of a declared variable's own type what it holds before it is assigned.</summary>
    public void Declare(ILocalSymbol local, Environment environment) =>
        environment.Declare(local, Layout.Default(local.Type, Graph, Memory) ?? context.Unknown);

    private Place OfElement(IArrayElementReferenceOperation element, Environment environment)
    {
        Expr array = expressions.Read(element.ArrayReference, environment);
        ImmutableArray<Expr> path = [.. element.Indices.Select(index => expressions.Arrays.Index(index, array, environment))];
        return path.Contains(context.Unknown) ? Nowhere : new Place(array, path);
    }

    private Place OfSequence(IOperation values, IOperation position, IOperation operation, Environment environment)
    {
        Expr whole = expressions.Read(values, environment), index = expressions.Arrays.Index(position, whole, environment);
        return index == context.Unknown ? Nowhere
            : CompositeTypes.IsSpan(values.Type) ? OfSpan(whole, index, operation)
            : new Place(whole, [index]);
    }

    /// <summary>An element of a span: of the array that it is a view of.</summary>
    private Place OfSpan(Expr span, Expr index, IOperation operation)
    {
        if (span is not { Kind: ValueKind.Composite, Arguments: [var array, var start, var length] })
            return new Place(expressions.Refuse(operation, span), []);
        if (index.IsConstant && length.IsConstant && !(index.Number >= 0 && index.Number < length.Number))
            return new Place(Outside(operation, (int)index.Number, (int)length.Number), []);
        return new Place(array, [start.Is(0) ? index : Graph.Binary(Infix.IntegerAdd, start, index)]);
    }

    private Place? OfMember(IOperation instance, ISymbol field, Environment environment)
    {
        if (instance.Type is not INamedTypeSymbol type || Layout.IndexOf(type, field) is not (>= 0 and var index)) return null;
        Expr slot = Graph.Integer(index);
        return type.IsReferenceType
            ? new Place(expressions.Read(instance, environment), [slot])
            : OfValue(instance, environment).At(slot);
    }

    /// <summary>A parameter of a primary constructor, in a method of the type.</summary>
    private Place? OfCaptured(IParameterSymbol parameter, Environment environment)
    {
        INamedTypeSymbol type = parameter.ContainingSymbol.ContainingType.OriginalDefinition;
        if (environment.PlaceOf(type) is not { } self || Layout.IndexOf(type, parameter) is not (>= 0 and var index)) return null;
        Expr slot = Graph.Integer(index);
        return type.IsReferenceType && environment.Contents((int)self.Root.Number) is var reference
            ? new Place(reference, [slot])
            : self.At(slot);
    }

    private Place OfChoice(IConditionalOperation conditional, IOperation whenFalse, Environment environment)
    {
        Expr condition = expressions.Condition(conditional.Condition, environment);
        Environment taken = environment.Copy(), other = environment.Copy();
        Place first = OfValue(conditional.WhenTrue, taken), second = OfValue(whenFalse, other);
        environment.Choose(condition, taken, other);
        return Memory.Choose(condition, first, second);
    }

    private Expr OfOuter(OuterArray array, ImmutableArray<Expr> path, IOperation operation)
    {
        if (array.Length is { } length && path is [{ IsConstant: true, Number: var index }] && !(index >= 0 && index < length))
            return Outside(operation, (int)index, length);
        return array.Type.Rank == path.Length && ExpressionReader.KindOf(array.Type.ElementType) is { } kind
            ? Graph.Element(array.Spelling, kind, path)
            : array.Type.ElementType is IArrayTypeSymbol inner && path is [{ IsConstant: true } at]
            ? Memory.Allocate(new OuterArray($"{array.Spelling}[{at.Number}]", inner, null))
            : expressions.Refuse(operation);
    }

    /// <summary>Where an index lies outside, C# throws; the function has no value there.</summary>
    private void Guard(Place place, Environment environment, IOperation operation)
    {
        if (place.Path.All(index => index.IsConstant))
        {
            if (place.Path.Length == 1 && ConstantFault(place, environment) is { } size)
                Outside(operation, (int)place.Path[0].Number, size);
            return;
        }
        Expr fault = Memory.Each(place.Root, root =>
            Memory[root] is Storage ? Fault(environment.Contents((int)root.Number), place.Path, operation) : Graph.Boolean(false));
        if (fault.Kind == ValueKind.Boolean) environment.Failed = Graph.Binary(Infix.Or, environment.Failed, fault);
    }

    private int? ConstantFault(Place place, Environment environment)
    {
        if (place.Root.Operation != Structural.Reference || Memory[place.Root] is not Storage) return null;
        Expr whole = environment.Contents((int)place.Root.Number);
        double index = place.Path[0].Number;
        return whole.Kind == ValueKind.Composite && !(index >= 0 && index < whole.Arguments.Length) ? whole.Arguments.Length : null;
    }

    private Expr Fault(Expr whole, ImmutableArray<Expr> path, IOperation operation)
    {
        Expr fault = Graph.Boolean(false);
        foreach (Expr index in path)
        {
            if (whole.Kind != ValueKind.Composite || whole.Arguments.Length == 0) return fault;
            if (!index.IsConstant)
            {
                int count = whole.Arguments.Length;
                if (count > ChoiceLimit)
                    return context.Refuse(
                        Descriptors.NotDerivable,
                        operation.Syntax.GetLocation(),
                        $"'{Excerpt.FirstLine(operation.Syntax.ToString())}', one of {count} elements that data choose",
                        $"keep the elements in a static readonly array, or at most {ChoiceLimit}");
                Expr below = Memory.Compare(Infix.Less, index, 0);
                Expr above = Memory.Compare(Infix.GreaterOrEqual, index, count);
                fault = Graph.Binary(Infix.Or, fault, Graph.Binary(Infix.Or, below, above));
            }
            bool known = index is { IsConstant: true, Number: >= 0 } && index.Number < whole.Arguments.Length;
            whole = whole.Arguments[known ? (int)index.Number : 0];
        }
        return fault;
    }

    private Expr Outside(IOperation operation, int index, int length) => context.Refuse(
        Descriptors.NotDerivable,
        operation.Syntax.GetLocation(),
        $"'{Excerpt.FirstLine(operation.Syntax.ToString())}'",
        $"the index {index} is outside of the {length} elements that there are");
}
