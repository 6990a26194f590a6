using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Conversions between numbers, as .NET does them; and the words for types that are not derived.</summary>
internal sealed class ConversionReader(ReadContext context, ExpressionReader expressions)
{
    private Graph Graph => context.Graph;

    /// <summary>A conversion of a value that has been read; null where it is none between numbers that can be held.</summary>
    public Expr? Read(IConversionOperation conversion, Expr operand) => Read(
        conversion, conversion.Operand.Type, conversion.Type, operand, conversion.IsChecked);

    /// <summary>The same for a call, such as int.CreateTruncating(z).</summary>
    public Expr? Read(IOperation operation, ITypeSymbol? from, ITypeSymbol? to, Expr operand, bool isChecked)
    {
        if (ExpressionReader.KindOf(to) is not { } kind) return null;
        if (IntegerReader.TypeOf(to) is not { } type)
        {
            if (kind != ValueKind.Real) return kind == operand.Kind ? operand : null;
            bool exact = SymbolEqualityComparer.Default.Equals(from, to)
                || MathMembers.IsHalf(from)
                || (IntegerReader.TypeOf(from) is { } source && source.Bits <= (MathMembers.IsHalf(to) ? 8 : 16));
            return exact ? expressions.ToReal(operand) : Rounded(context, to, expressions.ToReal(operand));
        }
        if (operand.Kind == ValueKind.Boolean) return null;
        if (operand.Kind == ValueKind.Real)
        {
            // What throws has no type; that the function has no value there is kept elsewhere.
            if (from is null) return operand;
            if (IntegerReader.TypeOf(from) is not null) return null;
            if (!Graph.Dependencies(operand).IsEmpty) context.Jumps(operation.Syntax.GetLocation(), operation.Syntax.ToString());
        }
        else if (IntegerReader.TypeOf(from) is { } source && Holds(type, source))
        {
            if (source.Kind == type.Kind) return operand;
            isChecked = false;
        }
        Overflow overflow = isChecked ? Overflow.Throws : expressions.Integers.OverflowOf(false);
        Expr result = Graph.Unary(IntegerOperators.Conversion(type, overflow), operand);
        return operand.IsConstant && !result.IsConstant ? expressions.Integers.AlwaysThrows(operation) : result;
    }

    /// <summary>
    /// A value as a type keeps it. A function of float or Half is computed in double and rounded once, at its end; one of double
    /// that computes in float on the way is rounded there. A constant is rounded where it stands.
    /// </summary>
    public static Expr Rounded(ReadContext context, ITypeSymbol? type, Expr value)
    {
        bool isHalf = MathMembers.IsHalf(type);
        if (value.Kind != ValueKind.Real || !(isHalf || type is { SpecialType: SpecialType.System_Single })) return value;
        Function rounding = isHalf ? Steps.Half : Steps.Single;
        if (value.IsConstant) return context.Graph.Real(rounding.Evaluate!([value.Number]));
        bool onTheWay = context.Method.ReturnType.SpecialType == SpecialType.System_Double;
        return onTheWay && value != context.Unknown && value.Operation != rounding ? context.Graph.Apply(rounding, value) : value;
    }

    /// <summary>Why a type is not derived, with the way out; null for others.</summary>
    public static (string What, string Instead)? Unsupported(ITypeSymbol? type)
    {
        if (type is null) return null;
        const string Numbers = "use double or float, or int, uint, long, ulong and the narrower integers";
        bool system = type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
        bool numerics = type.ContainingNamespace is { Name: "Numerics", ContainingNamespace.Name: "System" };
        bool named = type.SpecialType is SpecialType.System_Decimal
            or SpecialType.System_Char
            or SpecialType.System_IntPtr
            or SpecialType.System_UIntPtr
            or SpecialType.System_String
            || (system && type.Name is "Int128" or "UInt128")
            || (numerics && type.Name is "BigInteger" or "Complex");
        return named ? ($"a value of type '{type.ToDisplayString()}'", Numbers) : null;
    }

    /// <summary>Refuses a type once, however many of its values there are; null where the type is not the reason.</summary>
    public static Expr? Refuse(ReadContext context, IOperation at) => Refuse(context, at.Syntax.GetLocation(), at switch
    {
        IConversionOperation conversion => [conversion.Type, conversion.Operand.Type],
        IInvocationOperation call => [call.Type, call.TargetMethod.ContainingType, .. call.Arguments.Select(each => each.Value.Type)],
        _ => [at.Type],
    });

    private static Expr? Refuse(ReadContext context, Location place, ImmutableArray<ITypeSymbol?> types)
    {
        if (types.Select(Unsupported).FirstOrDefault(each => each is not null) is not { } reason) return null;
        var refusal = Diagnostic.Create(Descriptors.NotDerivable, place, reason.What, reason.Instead);
        return context.Diagnostics.Any(known => known.GetMessage() == refusal.GetMessage())
            ? context.Unknown
            : context.Refuse(Descriptors.NotDerivable, place, reason.What, reason.Instead);
    }

    /// <summary>Whether every value of one type is one of another.</summary>
    private static bool Holds(IntegerType type, IntegerType source) =>
        type == source
        || (type.IsSigned ? type.Bits > source.Bits || (source.IsSigned && type.Bits == source.Bits)
            : !source.IsSigned && type.Bits >= source.Bits);
}
