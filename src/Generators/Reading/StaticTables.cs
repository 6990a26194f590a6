using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Static arrays: their elements may change and are read when the code runs, but their length is the initializer's.</summary>
internal static class StaticTables
{
    /// <summary>The length of a static readonly array that only its initializer sets; null where that is not known.</summary>
    public static int? LengthOf(ReadContext context, IFieldSymbol field)
    {
        return InitializerOf(context, field) switch
        {
            IArrayCreationOperation { Initializer: { } elements, DimensionSizes.Length: 1 } => elements.ElementValues.Length,
            IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: int size } }] } => size,
            ICollectionExpressionOperation collection when collection.Elements.All(element => element is not ISpreadOperation) =>
                collection.Elements.Length,
            _ => null,
        };
    }

    /// <summary>What a static readonly field is set to, where nothing else can set it; null where that is not known.</summary>
    public static IOperation? InitializerOf(ReadContext context, IFieldSymbol field)
    {
        if (field is not { IsStatic: true, IsReadOnly: true }
            || !field.ContainingType.StaticConstructors.All(each => each.IsImplicitlyDeclared))
            return null;
        if (field.OriginalDefinition.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(context.Cancellation) is not VariableDeclaratorSyntax { Initializer: { } initializer })
            return null;
        IOperation? value = (context.ModelOf(initializer.SyntaxTree)?.GetOperation(initializer, context.Cancellation)
            as ISymbolInitializerOperation)?.Value;
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value;
    }
}
