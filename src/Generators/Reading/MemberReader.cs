using System.Collections.Immutable;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Variables, fields and properties.</summary>
internal sealed class MemberReader(ReadContext context, ExpressionReader expressions)
{
    private Graph Graph => context.Graph;

    public Expr Variable(ISymbol symbol, IOperation operation, Environment environment) =>
        expressions.Places.Of(operation, environment) is { } place ? expressions.Places.Read(place, environment, operation)
        : context.Refuse(
            Descriptors.NotDerivable,
            operation.Syntax.GetLocation(),
            $"'{symbol.Name}', which has no value here",
            "assign it on every path before it is used");

    public Expr Property(IPropertyReferenceOperation operation, Environment environment)
    {
        IPropertySymbol property = operation.Property;
        if (operation.Instance is null
            && (MathMembers.IsNumerics(property.ContainingType) || MathMembers.IsHalf(property.ContainingType))
            && MathMembers.Constant(Graph, property.Name) is { } constant)
            return constant;
        if (operation is { Instance: { } whole, Property.Name: "Length" }
            && (whole.Type is IArrayTypeSymbol || CompositeTypes.IsSpan(whole.Type)))
            return expressions.Arrays.Length(expressions.Read(whole, environment), environment, operation);
        if (operation.Instance is null) return StaticProperty(operation, environment);
        if (expressions.Places.Of(operation, environment) is { } place) return expressions.Places.Read(place, environment, operation);
        if (operation.Instance.Type is not { } type || IsOpaque(type))
            return operation.Instance is ILocalReferenceOperation
                ? expressions.Refuse(operation, expressions.Read(operation.Instance, environment))
                : expressions.Refuse(operation);
        if (type is INamedTypeSymbol named && Layout.AnsweredBy(property) is { } field)
            return expressions.Objects.Field(expressions.Read(operation.Instance, environment), named, field, operation, environment);
        if (property.GetMethod is not { } get || get.IsVirtual || get.IsAbstract) return expressions.Refuse(operation);
        ImmutableArray<Place> arguments = expressions.Methods.Arguments(operation.Arguments, environment);
        Place self = expressions.Places.OfValue(operation.Instance, environment);
        return expressions.Methods.Follow(get, arguments, operation, environment, self: self);
    }

    /// <summary>A static property that never changes by its name, one with code by its code.</summary>
    private Expr StaticProperty(IPropertyReferenceOperation operation, Environment environment)
    {
        IPropertySymbol property = operation.Property;
        if (Layout.FieldOf(property) is null
            && property is { GetMethod: { } get, IsStatic: true }
            && CallReader.BodyOf(context, get) is not null)
            return expressions.Methods.Follow(get, [], operation, environment);
        bool steady = property is { IsStatic: true, SetMethod: null } && Layout.FieldOf(property) is not null;
        bool changes = property is { IsStatic: true, SetMethod: not null } && Layout.FieldOf(property) is not null;
        return changes ? context.Refuse(Descriptors.ChangingField, operation.Syntax.GetLocation(), property.Name)
            : !steady ? expressions.Refuse(operation)
            : property.Type is IArrayTypeSymbol array
            ? context.Memory.Allocate(new OuterArray(context.Spell(property), array, null))
            : ExpressionReader.KindOf(property.Type) is { } kind ? Graph.External(context.Spell(property), kind)
            : expressions.Refuse(operation);
    }

    /// <summary>A field: of a struct or object that is known here a part of it, a static one by its name.</summary>
    public Expr Field(IFieldReferenceOperation operation, Environment environment)
    {
        IFieldSymbol field = operation.Field;
        bool isPart = !field.IsStatic && !field.ContainingType.IsScriptClass && operation.Instance?.Type is { } holder && !IsOpaque(holder);
        if (!isPart) return Static(operation);
        return expressions.Places.Of(operation, environment) is { } place
            ? expressions.Places.Read(place, environment, operation)
            : expressions.Refuse(operation);
    }

    private Expr Static(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        ValueKind? kind = ExpressionReader.KindOf(field.Type);
        if (field is { Type.TypeKind: TypeKind.Delegate, IsStatic: true, IsReadOnly: true }
            && StaticTables.InitializerOf(context, field) is { } function)
            return expressions.Methods.Function(function, new Environment(context.Memory));
        if (kind is null && field.Type is not IArrayTypeSymbol) return expressions.RefuseType(operation);
        bool steady = field.ContainingType.IsScriptClass || field is { IsStatic: true, IsReadOnly: true };
        if (!steady) return context.Refuse(Descriptors.ChangingField, operation.Syntax.GetLocation(), field.Name);
        if (field.ContainingType.IsScriptClass && !context.IsVisible(field))
            return context.Refuse(Descriptors.StaleName, operation.Syntax.GetLocation(), field.Name);
        return field.Type is IArrayTypeSymbol array
            ? context.Memory.Allocate(new OuterArray(context.Spell(field), array, StaticTables.LengthOf(context, field)))
            : Graph.External(context.Spell(field), kind!.Value);
    }

    private static bool IsOpaque(ITypeSymbol type) => !type.IsTupleType && !Layout.IsStruct(type) && !Layout.IsObject(type);
}
