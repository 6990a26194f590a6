using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Members of Math and of the integer types on integers, and the conversions that are calls.</summary>
internal sealed class IntegerMemberReader(ReadContext context, ConversionReader conversions)
{
    private Graph Graph => context.Graph;

    /// <summary>The value of a call; null where the member is none of these.</summary>
    public Expr? Read(IOperation invocation, IMethodSymbol method, ImmutableArray<Expr> arguments)
    {
        if (method.Name is "CreateChecked" or "CreateSaturating" or "CreateTruncating" && arguments.Length == 1)
            return IntegerReader.TypeOf(method.ContainingType) is null ? null : Created(invocation, method, arguments[0]);
        if (method.Name == "ConvertToInteger" && method.TypeArguments is [var target])
            return conversions.Read(invocation, method.ContainingType, target, Saturated(arguments[0], target), false);
        if (arguments.IsEmpty || !arguments.All(argument => argument.Kind.IsInteger())) return null;
        Expr n = arguments[0], zero = Graph.Zero(n.Kind);
        switch ((method.Name, arguments.Length))
        {
            case ("Max", 2):
                return Graph.Select(Graph.Compare(Infix.Greater, n, arguments[1]), n, arguments[1]);
            case ("Min", 2):
                return Graph.Select(Graph.Compare(Infix.Less, n, arguments[1]), n, arguments[1]);
            case ("Clamp", 3):
                return n.Clamp(arguments[1], arguments[2]);
            case ("Abs", 1):
                if (n.Kind is ValueKind.Unsigned or ValueKind.UnsignedLong) return n;
                return Graph.Select(Graph.Compare(Infix.Less, n, zero), Negated(n, method.ReturnType), n);
            case ("Sign", 1):
                return Graph.Select(
                    Graph.Compare(Infix.Less, n, zero),
                    Graph.Integer(-1),
                    Graph.Select(Graph.Compare(Infix.Greater, n, zero), Graph.Integer(1), Graph.Integer(0)));
            case ("DivRem", 2):
                return Graph.Tuple([Of("/", n, arguments[1]), Of("%", n, arguments[1])]);
            case ("IsNegative", 1):
                return Graph.Compare(Infix.Less, n, zero);
            case ("IsPositive", 1):
                return Graph.Compare(Infix.GreaterOrEqual, n, zero);
            case ("IsEvenInteger", 1):
                return Graph.Compare(Infix.Equal, Of("&", n, Graph.Integer(1, n.Kind)), zero);
            case ("IsOddInteger", 1):
                return Graph.Compare(Infix.NotEqual, Of("&", n, Graph.Integer(1, n.Kind)), zero);
            default:
                return null;
        }
    }

    /// <summary>parts.HasFlag(part); null for other calls.</summary>
    public Expr? HasFlag(IInvocationOperation invocation, Func<IOperation, Expr> read)
    {
        if (invocation.TargetMethod is not { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum }
            || invocation.Instance is not { } whole
            || invocation.Arguments is not [{ Value: IConversionOperation { Operand: var part } }])
            return null;
        Expr flags = read(whole), flag = read(part);
        return flags.Kind.IsInteger() && flags.Kind == flag.Kind ? Graph.Compare(Infix.Equal, Of("&", flags, flag), flag) : null;
    }

    private Expr Of(string symbol, Expr left, Expr right) => Graph.Binary(IntegerOperators.Infix(left.Kind, symbol), left, right);

    /// <summary>−n, which throws for the smallest number of a type.</summary>
    private Expr Negated(Expr n, ITypeSymbol type)
    {
        Expr negated = Graph.Unary(IntegerOperators.Prefix(n.Kind, "-", Overflow.Throws), n);
        return IntegerReader.TypeOf(type) is { IsNarrow: true } narrow
            ? Graph.Unary(IntegerOperators.Conversion(narrow, Overflow.Throws), negated)
            : negated;
    }

    /// <summary>int.CreateChecked and its like: throws, saturates, or keeps the low bits (of a real number, saturates too).</summary>
    private Expr? Created(IOperation invocation, IMethodSymbol method, Expr argument)
    {
        ITypeSymbol from = method.TypeArguments[0], to = method.ContainingType;
        bool saturates = method.Name == "CreateSaturating" || argument.Kind == ValueKind.Real;
        bool isChecked = method.Name == "CreateChecked";
        if (ExpressionReader.KindOf(from) is null) return null;
        return conversions.Read(invocation, from, to, saturates && !isChecked ? Saturated(argument, to) : argument, isChecked);
    }

    /// <summary>A value within the limits of a type, as far as its own type has these; wider types saturate by themselves.</summary>
    private Expr Saturated(Expr value, ITypeSymbol type)
    {
        if (IntegerReader.TypeOf(type) is not { } target) return value;
        if (value.Kind == ValueKind.Real && !target.IsNarrow) return value;
        // NaN becomes 0 afterwards.
        if (value.Kind == ValueKind.Real) return value.Clamp(Graph.Real(target.Low), Graph.Real(target.High));
        if (!value.Kind.IsInteger()) return value;
        var source = IntegerType.Of(value.Kind);
        bool low = source.IsSigned && (!target.IsSigned || target.Bits < source.Bits);
        bool high = target.Bits < source.Bits || (target.Bits == source.Bits && target.IsSigned && !source.IsSigned);
        // A limit that both types have is exact in a double, but for the ones of 64 bits.
        long least = target.IsSigned ? -1L << (target.Bits - 1) : 0;
        long most = target.Bits == 64 ? long.MaxValue : (long)target.High;
        Expr above = low ? Graph.Select(
            Graph.Compare(Infix.Less, value, Graph.Integer(least, value.Kind)), Graph.Integer(least, value.Kind), value) : value;
        return high ? Graph.Select(
            Graph.Compare(Infix.Greater, above, Graph.Integer(most, value.Kind)), Graph.Integer(most, value.Kind), above) : above;
    }
}
