using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>The methods of arrays and spans that people use in formulas: Slice, AsSpan, GetLength, Fill, Clear, ToArray, Sum.</summary>
internal sealed class SequenceCalls(ReadContext context, ExpressionReader expressions)
{
    private Graph Graph => context.Graph;

    /// <summary>What the call gives; null where it is none of these.</summary>
    public Expr? Read(IInvocationOperation invocation, Environment environment)
    {
        IMethodSymbol method = invocation.TargetMethod;
        bool known = method.ContainingType.ToDisplayString()
            is "System.Array" or "System.MemoryExtensions" or "System.Linq.Enumerable" || CompositeTypes.IsSpan(method.ContainingType);
        if (!known) return null;
        ImmutableArray<IOperation> operands =
        [
            .. invocation.Instance is { } instance ? [instance] : ImmutableArray<IOperation>.Empty,
            .. invocation.Arguments.Select(argument => argument.Value),
        ];
        if (operands.IsEmpty || Sequence(operands[0]) is not { } source) return null;
        Expr values = expressions.Read(source, environment);
        ImmutableArray<Expr> rest = [.. operands.Skip(1).Select(operand => expressions.Read(operand, environment))];
        return (method.Name, rest) switch
        {
            ("Slice" or "AsSpan", [var start]) => expressions.Arrays.Part(
                expressions.Arrays.AsSpan(values, environment, invocation),
                start,
                Graph.Binary(Infix.IntegerSubtract, expressions.Arrays.Length(values, environment, invocation), start),
                environment,
                invocation),
            ("Slice" or "AsSpan", [var start, var count]) => expressions.Arrays.Part(
                expressions.Arrays.AsSpan(values, environment, invocation), start, count, environment, invocation),
            ("AsSpan", []) => expressions.Arrays.AsSpan(values, environment, invocation),
            ("ToArray", []) => expressions.Arrays.New([.. expressions.Arrays.Elements(values, environment, invocation)]),
            ("GetLength", [var dimension]) => expressions.Arrays.LengthOf(values, dimension, environment, invocation),
            ("Sum", []) => Sum(values, environment, invocation),
            ("Fill", [var element]) => Fill(values, element, environment, invocation),
            ("Clear", []) when Layout.Default(CompositeTypes.ElementOf(source.Type), Graph, context.Memory) is { } zero =>
                Fill(values, zero, environment, invocation),
            _ => null,
        };
    }

    /// <summary>An array or span, also where it is passed as an enumeration.</summary>
    private static IOperation? Sequence(IOperation operand)
    {
        while (operand is IConversionOperation { IsImplicit: true } conversion && !CompositeTypes.IsSpan(conversion.Type))
            operand = conversion.Operand;
        return operand.Type is IArrayTypeSymbol || CompositeTypes.IsSpan(operand.Type) ? operand : null;
    }

    private Expr Sum(Expr values, Environment environment, IOperation operation)
    {
        IReadOnlyList<Expr> elements = expressions.Arrays.Elements(values, environment, operation);
        if (elements.Count == 0) return Graph.Real(0);
        return elements.All(element => element.Kind == ValueKind.Real)
            ? elements.Aggregate((sum, element) => sum + element)
            : expressions.Refuse(operation, [.. elements]);
    }

    private Expr Fill(Expr values, Expr element, Environment environment, IOperation operation)
    {
        Expr length = expressions.Arrays.Length(values, environment, operation);
        if (!length.IsConstant) return expressions.Refuse(operation, values, length);
        for (int i = 0; i < length.Number; i++)
            expressions.Places.Write(expressions.Arrays.At(values, Graph.Integer(i)), element, environment, operation);
        return context.Nothing;
    }
}
