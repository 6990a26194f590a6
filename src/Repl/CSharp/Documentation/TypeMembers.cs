using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.CSharp.Documentation;

/// <summary>The public members of a type, as somebody reads them who wants to use it: its own first, then those that it inherits.</summary>
internal static class TypeMembers
{
    /// <summary>Each name once, with the first of its overloads and how many there are.</summary>
    public static IEnumerable<(ISymbol First, int Overloads)> Of(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate) return [];
        IEnumerable<ISymbol> constructors = type.IsAbstract ? [] : type.InstanceConstructors.Where(IsShown);
        IEnumerable<ISymbol> members = Lineage(type).SelectMany(each => each.GetMembers())
            .Where(member => IsShown(member) && IsCalledByName(member));
        return constructors.Concat(members).GroupBy(member => member.Name).Select(group => (group.First(), Count(group)));
    }

    private static IEnumerable<INamedTypeSymbol> Lineage(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null && !IsRoot(each); each = each.BaseType) yield return each;
    }

    // Skip Equals, ToString and the like, which every type has.
    private static bool IsRoot(INamedTypeSymbol type) =>
        type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum;

    private static bool IsShown(ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Public
            && !(member.IsImplicitlyDeclared && member is not IMethodSymbol { MethodKind: MethodKind.Constructor })
        && !member.GetAttributes()
            .Any(attribute => attribute is { AttributeClass.Name: "EditorBrowsableAttribute", ConstructorArguments: [{ Value: 1 }] });

    private static bool IsCalledByName(ISymbol member) =>
        member.CanBeReferencedByName && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary };

    // An override or a hidden member has the same parameters and counts once.
    private static int Count(IEnumerable<ISymbol> members) =>
        members.DistinctBy(member =>
            member is IMethodSymbol method ? string.Join(',', method.Parameters.Select(parameter => parameter.Type.ToDisplayString())) : "")
            .Count();
}
