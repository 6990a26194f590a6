using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Generators.Reading;

/// <summary>How values of a type are laid out: a tuple, struct or object as its fields, in the order of declaration.</summary>
internal static class Layout
{
    /// <summary>Whether values are copied where they are assigned and made of named parts: tuples and structs with source.</summary>
    public static bool IsStruct(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } named && HasSource(named);

    /// <summary>Whether values are objects with source and nothing inherited, such as records.</summary>
    public static bool IsObject(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsScriptClass: false, IsAbstract: false } named
        && HasSource(named)
        && named.BaseType?.SpecialType == SpecialType.System_Object;

    private static bool HasSource(INamedTypeSymbol type) =>
        type.IsTupleType || !type.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>The fields of a tuple, struct or object, and the parameters of its primary constructor, which methods may use.</summary>
    public static ImmutableArray<ISymbol> Slots(INamedTypeSymbol type)
    {
        if (type.IsTupleType) return [.. type.TupleElements.Select(element => element.CorrespondingTupleField ?? element)];
        INamedTypeSymbol declared = type.OriginalDefinition;
        return
        [
            .. declared.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic),
            .. PrimaryConstructor(declared)?.Parameters ?? [],
        ];
    }

    /// <summary>Where a field, or a parameter of the primary constructor, stands among the slots; −1 where it does not.</summary>
    public static int IndexOf(INamedTypeSymbol type, ISymbol slot)
    {
        ISymbol wanted = slot is IFieldSymbol { ContainingType.IsTupleType: true } element
            ? element.CorrespondingTupleField ?? element
            : slot.OriginalDefinition;
        ImmutableArray<ISymbol> slots = Slots(type);
        for (int i = 0; i < slots.Length; i++)
        {
            bool same = SymbolEqualityComparer.Default.Equals(slots[i], wanted)
                || (type.IsTupleType && slots[i].Name == wanted.Name);
            if (same) return i;
        }
        return -1;
    }

    /// <summary>The field behind a property that has no code of its own; null for others.</summary>
    public static IFieldSymbol? FieldOf(IPropertySymbol property) =>
        HasCode(property, getterOnly: false) ? null : BackingField(property);

    /// <summary>The field that a property answers, though its setter may have code.</summary>
    public static IFieldSymbol? AnsweredBy(IPropertySymbol property) =>
        HasCode(property, getterOnly: true) ? null : BackingField(property);

    private static IFieldSymbol? BackingField(IPropertySymbol property) =>
        property.OriginalDefinition.ContainingType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field =>
            SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property.OriginalDefinition));

    // Also where the code uses the field: get => 2 * field.
    private static bool HasCode(IPropertySymbol property, bool getterOnly) =>
        property.OriginalDefinition.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax() is PropertyDeclarationSyntax declaration
            && (declaration.ExpressionBody is not null || HasCode(declaration.AccessorList, getterOnly)));

    private static bool HasCode(AccessorListSyntax? accessors, bool getterOnly) => accessors?.Accessors.Any(accessor =>
        (!getterOnly || accessor.IsKind(SyntaxKind.GetAccessorDeclaration))
        && (accessor.Body is not null || accessor.ExpressionBody is not null)) == true;

    /// <summary>The constructor whose parameters stand behind the type's name; null where there is none.</summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) => type.InstanceConstructors.FirstOrDefault(constructor =>
        constructor.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is TypeDeclarationSyntax);

    /// <summary>What a variable of a type holds before it is assigned; null where the graph cannot hold it.</summary>
    public static Expr? Default(ITypeSymbol? type, Graph graph, Memory memory)
    {
        if (ExpressionReader.KindOf(type) is { } kind) return graph.Zero(kind);
        if (CompositeTypes.IsSpan(type)) return graph.Tuple([memory.Null, graph.Integer(0), graph.Integer(0)]);
        if (type is { IsReferenceType: true }) return memory.Null;
        if (type is not INamedTypeSymbol named || !IsStruct(type)) return null;
        var fields = new List<Expr>();
        foreach (ISymbol slot in Slots(named))
        {
            if (Default(TypeOf(slot, named), graph, memory) is not { } value) return null;
            fields.Add(value);
        }
        return graph.Tuple([.. fields]);
    }

    /// <summary>A slot's type with the type's own arguments: double for the T of Pair&lt;double&gt;.</summary>
    public static ITypeSymbol TypeOf(ISymbol slot, INamedTypeSymbol type) => slot is IFieldSymbol field
        ? type.GetMembers(field.Name).OfType<IFieldSymbol>().FirstOrDefault()?.Type ?? field.Type
        : ((IParameterSymbol)slot).Type;
}
