using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Writing.CSharp;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Checking;

/// <summary>
/// A value as its C# computes it, rounding after each operation. The runtime's own functions are not at hand in a compiler:
/// they are computed in many bits and rounded once, which they are within two units of.
/// </summary>
/// <param name="variables">What the parameters are.</param>
internal sealed class DoubleEvaluator(IReadOnlyDictionary<string, double> variables)
{
    /// <summary>The ends of the range in which numbers keep their digits, with room for what follows.</summary>
    public const double Large = 1e300, Small = 1e-290;

    private static readonly HashSet<Function> AtHand =
    [
        Rules.Exp, Rules.Log, Rules.Log10, Rules.Sqrt, Rules.Sin, Rules.Cos, Rules.Tan, Rules.Asin, Rules.Acos, Rules.Atan,
        Rules.Sinh, Rules.Cosh, Rules.Tanh, Rules.Pow, Rules.Abs, Rules.Sign, Rules.Floor, Rules.Ceiling, Rules.Truncate,
        Rules.Max, Rules.Min, Rules.CopySign, Rules.Damped,
    ];

    private readonly Dictionary<int, double> _known = [];

    /// <summary>Whether it is known what a value's C# computes.</summary>
    public static bool CanEvaluate(Expr value) => value.Reachable().All(part => part.Operation switch
    {
        Function function => AtHand.Contains(function) || WideRules.Forms.ContainsKey(function) || function.Textbook is not null,
        Infix or Prefix => !part.Kind.IsInteger(),
        Structural structural => structural.Role is Role.Constant or Role.Parameter or Role.Select,
        _ => false,
    });

    /// <summary>Whether something on the way was infinite, or so small that it kept no digits.</summary>
    public bool LeftTheRange { get; private set; }

    public double Of(Expr value)
    {
        if (_known.TryGetValue(value.Id, out double known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        double found = _known[value.Id] = Compute(value);
        double size = Math.Abs(found);
        if (value.Kind == ValueKind.Real && !value.IsLeaf && (size > Large || (size < Small && (size > 0 || MayVanish(value)))))
            LeftTheRange = true;
        return found;
    }

    /// <summary>Whether a zero may be what has become too small, not what is zero.</summary>
    private bool MayVanish(Expr value) => value.Operation switch
    {
        Infix { Symbol: "*" } => value.Arguments.All(argument => Of(argument) != 0),
        Infix { Symbol: "/" } => Of(value.Arguments[0]) != 0,
        Function function => function == Rules.Exp || (!AtHand.Contains(function) && Of(value.Arguments[0]) != 0),
        _ => false,
    };

    private double Compute(Expr value) => value.Operation switch
    {
        // The writer carries the argument's rounding error into the function.
        Function function when Compensation.Apply(value) is not null =>
            Rounded(() => new WideEvaluator(Jets(value)).Of(value)),
        // A factor goes into the function that has an argument for it, and is rounded with it.
        Function function when function == Rules.Damped && value.Arguments[0].Operation is Function { Scaled: not null } =>
            Scaled(value.Arguments[0], Of(value.Arguments[1])),
        Function function when AtHand.Contains(function) => function.Evaluate!([.. value.Arguments.Select(Of)]),
        Function => OnNumbers(value, [.. value.Arguments.Select(Of)]),
        Infix infix => Infixed(infix, value.Arguments),
        Prefix prefix when prefix == Prefix.Negate => -Of(value.Arguments[0]),
        Prefix prefix when prefix == Prefix.Not => Of(value.Arguments[0]) != 0 ? 0 : 1,
        Prefix => Of(value.Arguments[0]),
        Structural when Graph.IsSelect(value) => Of(value.Arguments[Of(value.Arguments[0]) != 0 ? 1 : 2]),
        Structural when value.IsConstant => value.Number,
        _ => value.Text is { } name && variables.TryGetValue(name, out double variable) ? variable : double.NaN,
    };

    private double Infixed(Infix infix, IReadOnlyList<Expr> arguments)
    {
        double left = Of(arguments[0]);
        if (infix == Infix.And) return left != 0 && Of(arguments[1]) != 0 ? 1 : 0;
        if (infix == Infix.Or) return left != 0 || Of(arguments[1]) != 0 ? 1 : 0;
        double right = Of(arguments[1]);
        return infix.Symbol switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "%" => left % right,
            _ => Graph.Holds(infix, left, right) ? 1 : 0,
        };
    }

    private double Scaled(Expr function, double factor)
    {
        if (Compensation.Apply(function) is not null && Math.Abs(factor) < double.PositiveInfinity)
            return Rounded(() => factor * new WideEvaluator(Jets(function)).Of(function));
        double[] arguments = [.. function.Arguments.Select(Of)];
        if (double.IsNaN(factor) || double.IsInfinity(factor)) return OnNumbers(function, arguments) == 0 ? 0 : factor;
        return OnNumbers(function, arguments, factor);
    }

    private static double OnNumbers(Expr value, double[] arguments, double factor = 1)
    {
        if (arguments.Any(double.IsNaN)) return double.NaN;
        var stands = new Dictionary<string, Jet>(StringComparer.Ordinal);
        Graph graph = value.Graph;
        var places = new Expr[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (double.IsInfinity(arguments[i])) return AtInfinity(value, arguments) * factor;
            places[i] = graph.External($"__argument{i}");
            stands[places[i].Text!] = arguments[i];
        }
        Expr inPlace = graph.Apply((Function)value.Operation, places);
        return Rounded(() => factor * new WideEvaluator(stands).Of(inPlace));
    }

    /// <summary>What the functions of the runtime answer at infinities, as far as it is known here; NaN elsewhere.</summary>
    private static double AtInfinity(Expr value, double[] arguments)
    {
        double[] huge = [.. arguments.Select(each => double.IsInfinity(each) ? Math.Sign(each) * 1e300 : each)];
        double there = OnNumbers(value, huge);
        return Math.Abs(there) < 1e-100 ? 0 : Math.Abs(there) > 1e100 ? Math.Sign(there) * double.PositiveInfinity : there;
    }

    private Dictionary<string, Jet> Jets(Expr value) => value.Reachable()
        .Where(part => part.IsLeaf && !part.IsConstant && part.Text is not null)
        .ToDictionary(part => part.Text!, part => (Jet)Of(part), StringComparer.Ordinal);

    private static double Rounded(Func<Jet> compute)
    {
        (int bits, int order) = (Ball.Bits, Jet.Order);
        try
        {
            Jet.Order = 0;
            for (Ball.Bits = 128; ; Ball.Bits *= 2)
            {
                Ball found = compute().Value;
                if (found.TryRound(out double nearest)) return nearest;
                if (Ball.Bits > 1024) return found.Midpoint;
            }
        }
        finally
        {
            (Ball.Bits, Jet.Order) = (bits, order);
        }
    }
}
