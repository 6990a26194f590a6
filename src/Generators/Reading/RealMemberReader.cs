using System.Collections.Immutable;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>Members of double and Math that ask a question, round, or answer two values.</summary>
internal sealed class RealMemberReader(ReadContext context, ExpressionReader expressions)
{
    private Graph Graph => context.Graph;

    /// <summary>The value of a call; null where the member is none of these.</summary>
    public Expr? Read(IOperation invocation, IMethodSymbol method, ImmutableArray<Expr> arguments)
    {
        if (arguments.IsEmpty || arguments[0].Kind != ValueKind.Real) return null;
        Expr u = arguments[0];
        if (method.ReturnType.SpecialType == SpecialType.System_Boolean)
            return arguments.Length == 1 ? Condition(method.Name, u, invocation) : null;
        switch (method.Name)
        {
            case "SinCos":
                return Graph.Tuple([u.Apply(Rules.Sin), u.Apply(Rules.Cos)]);
            case "SinCosPi":
                return Graph.Tuple([u.Apply(MemberRules.SinPi), u.Apply(MemberRules.CosPi)]);
            case "ILogB":
                return Stepped(Graph.Apply(Steps.ILogB, u), invocation);
            case "Round" when arguments.Length > 1:
                return Stepped(Round(method, arguments), invocation);
            default:
                return null;
        }
    }

    /// <summary>Whether a number is NaN, finite, negative, whole, …; null for other questions.</summary>
    private Expr? Condition(string member, Expr u, IOperation invocation)
    {
        switch (member)
        {
            case "IsNaN":
                return Graph.Compare(Infix.NotEqual, u, u);
            case "IsRealNumber":
                return Graph.Compare(Infix.Equal, u, u);
            case "IsFinite":
                return Graph.Compare(Infix.Less, Magnitude(u), Infinity);
            case "IsInfinity":
                return Graph.Compare(Infix.Equal, Magnitude(u), Infinity);
            case "IsPositiveInfinity":
                return Graph.Compare(Infix.Equal, u, Infinity);
            case "IsNegativeInfinity":
                return Graph.Compare(Infix.Equal, u, -Infinity);
            case "IsZero":
                return Graph.Compare(Infix.Equal, u, Graph.Real(0));
            case "IsInteger":
                return Graph.Binary(
                    Infix.And,
                    Graph.Compare(Infix.Less, Magnitude(u), Infinity),
                    Graph.Compare(Infix.Equal, u.Apply(Rules.Truncate), u));
            case "IsEvenInteger":
                return Graph.Compare(Infix.Equal, OverTwo(u), Graph.Real(0));
            case "IsOddInteger":
                return Graph.Compare(Infix.Equal, Magnitude(OverTwo(u)), Graph.Real(1));
            case "IsNegative" or "IsPositive":
                if (!Graph.Dependencies(u).IsEmpty) context.Branches.Add(new Branch(invocation.Syntax.GetLocation(), u));
                return member == "IsNegative" ? IsNegative(u) : Graph.Not(IsNegative(u));
            case "IsNormal":
                return Graph.Apply(Steps.IsNormal, u);
            case "IsSubnormal":
                return Graph.Apply(Steps.IsSubnormal, u);
            case "IsPow2":
                return Graph.Apply(Steps.IsPow2, u);
            default:
                return null;
        }
    }

    /// <summary>Whether a number has its sign bit set, as −0 and NaN may have too.</summary>
    public static Expr IsNegative(Expr u) =>
        u.Graph.Compare(Infix.Less, u.Graph.Real(1).Apply(Rules.CopySign, u), u.Graph.Real(0));

    private Expr Infinity => Graph.Real(double.PositiveInfinity);

    private static Expr Magnitude(Expr u) => u.Apply(Rules.Abs);

    private Expr OverTwo(Expr u) => Graph.Binary(Infix.Remainder, u, Graph.Real(2));

    /// <summary>Math.Round with digits, a mode, or both.</summary>
    private Expr Round(IMethodSymbol method, ImmutableArray<Expr> arguments)
    {
        Expr u = arguments[0], last = arguments[arguments.Length - 1];
        bool hasMode = method.Parameters[arguments.Length - 1].Type.TypeKind == TypeKind.Enum;
        // Without digits, all modes that are known but one have a function of their own.
        if (hasMode && arguments.Length == 2 && last.IsConstant)
            switch (last.Whole)
            {
                case 0:
                    return u.Apply(Rules.Round);
                case 2:
                    return u.Apply(Rules.Truncate);
                case 3:
                    return u.Apply(Rules.Floor);
                case 4:
                    return u.Apply(Rules.Ceiling);
            }
        if (hasMode)
            arguments = arguments.SetItem(
                arguments.Length - 1, expressions.Integers.AsArgument(last, method.Parameters[arguments.Length - 1].Type));
        return Graph.Apply(
            arguments.Length == 3 ? Steps.RoundToDigitsAs : hasMode ? Steps.RoundAs : Steps.RoundToDigits, arguments);
    }

    private Expr Stepped(Expr value, IOperation invocation)
    {
        if (!Graph.Dependencies(value).IsEmpty) context.Jumps(invocation.Syntax.GetLocation(), invocation.Syntax.ToString());
        return value;
    }
}
