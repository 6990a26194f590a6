using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation;

/// <summary>A value as slope·w + bend·|w| + offset, with what does not depend on the parameter for coefficients.</summary>
internal sealed record SidedAffine(Expr Slope, Expr Bend, Expr Offset)
{
    /// <summary>The w of a value; null where it is more than one.</summary>
    public static Expr? CoreOf(Expr value, Expr parameter)
    {
        if (!value.DependsOn(parameter)) return null;
        if (value.Operation == Rules.Abs && IsAffine(value.Arguments[0])) return value.Arguments[0];
        if (value.Operation != Rules.Abs && !IsAffine(value) && !IsMultiple(value, parameter)) return value;
        Expr[] cores =
        [
            .. value.Arguments.Where(argument => argument.DependsOn(parameter)).Select(argument => CoreOf(argument, parameter)).Distinct()!,
        ];
        return cores.Length == 1 ? cores[0] : null;
    }

    public static SidedAffine? Of(Expr value, Expr core, Expr parameter)
    {
        Expr none = value.Graph.Real(0);
        if (ReferenceEquals(value, core)) return new(value.Graph.Real(1), none, none);
        if (!value.DependsOn(parameter)) return new(none, none, value);
        SidedAffine? Inside(int index) => Of(value.Arguments[index], core, parameter);
        if (value.Operation == Prefix.Negate) return Inside(0)?.Times(value.Graph.Real(-1));
        if (value.Operation == Rules.Abs)
            return Inside(0) is { } inside && inside.Bend.Is(0) && inside.Offset.Is(0)
                ? new(none, inside.Slope.Is(1) ? inside.Slope : inside.Slope.Apply(Rules.Abs), none)
                : null;
        if (IsAffine(value))
            return Inside(0) is { } left && Inside(1) is { } right
                ? value.Operation == Infix.Add ? left.Plus(right) : left.Plus(right.Times(value.Graph.Real(-1)))
                : null;
        if (!IsMultiple(value, parameter)) return null;
        if (value.Operation == Infix.Divide)
            return Inside(0)?.Over(value.Arguments[1]);
        int varying = value.Arguments[0].DependsOn(parameter) ? 0 : 1;
        return Inside(varying)?.Times(value.Arguments[1 - varying]);
    }

    private SidedAffine Plus(SidedAffine other) => new(Slope + other.Slope, Bend + other.Bend, Offset + other.Offset);

    private SidedAffine Times(Expr factor) => new(Slope * factor, Bend * factor, Offset * factor);

    private SidedAffine Over(Expr divisor) => new(Slope / divisor, Bend / divisor, Offset / divisor);

    private static bool IsAffine(Expr value) => value.Operation == Infix.Add || value.Operation == Infix.Subtract;

    private static bool IsMultiple(Expr value, Expr parameter) =>
        value.Operation == Prefix.Negate
        || (value.Operation == Infix.Divide && !value.Arguments[1].DependsOn(parameter))
        || (value.Operation == Infix.Multiply && value.Arguments.Count(argument => argument.DependsOn(parameter)) == 1);
}
