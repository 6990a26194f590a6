using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Writing.CSharp;

namespace GradRepl.Generators.Checking;

/// <summary>
/// A value as its C# computes it, rounding after each operation. The runtime's own functions are not at hand in a compiler:
/// the commonest are computed by <see cref="RuntimeFunctions"/>, others in many bits and rounded once, which they are within two
/// units of.
/// </summary>
/// <remarks>
/// Node after node, each at all points: to go through the nodes at each point anew takes ten times as long, most of all in a
/// compiler that has just started.
/// </remarks>
/// <param name="names">The parameters' spellings.</param>
/// <param name="points">What the parameters are at each point.</param>
internal sealed partial class DoubleEvaluator(IReadOnlyList<string> names, IReadOnlyList<double[]> points)
{
    /// <summary>The ends of the range in which numbers keep their digits, with room for what follows.</summary>
    public const double Large = 1e300, Small = 1e-290;

    /// <summary>At such an argument an exponential is 0 or infinite, and stays so whatever double it is multiplied by.</summary>
    private const double Vanished = 1500;

    private static readonly HashSet<Function> AtHand =
    [
        Rules.Exp, Rules.Log, Rules.Log10, Rules.Sqrt, Rules.Sin, Rules.Cos, Rules.Tan, Rules.Asin, Rules.Acos, Rules.Atan,
        Rules.Sinh, Rules.Cosh, Rules.Tanh, Rules.Pow, Rules.Abs, Rules.Sign, Rules.Floor, Rules.Ceiling, Rules.Truncate,
        Rules.Max, Rules.Min, Rules.CopySign, Rules.Damped,
        RoundingRules.OfSum, RoundingRules.OfProduct, RoundingRules.OfQuotient, RoundingRules.OfRoot, RoundingRules.Counted,
        RoundingRules.BySize, RoundingRules.Carried,
    ];

    private readonly Dictionary<int, double[]> _known = [];

    /// <summary>Whether it is known what a value's C# computes.</summary>
    public static bool CanEvaluate(Expr value) => value.Reachable().All(part => part.Operation switch
    {
        Function function => AtHand.Contains(function) || WideRules.Forms.ContainsKey(function) || function.Textbook is not null,
        Infix or Prefix => !part.Kind.IsInteger(),
        Structural structural => structural.Role is Role.Constant or Role.Parameter or Role.Select,
        _ => false,
    });

    /// <summary>A value at all points, on the sides that are not taken too.</summary>
    public double[] Of(Expr value)
    {
        if (_known.TryGetValue(value.Id, out double[]? known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _known[value.Id] = Compute(value);
    }

    /// <summary>
    /// Where something on the way to any of these values was infinite, or so small that it kept no digits; sides that are not taken
    /// do not count.
    /// </summary>
    public bool[] LeavesTheRange(Expr value)
    {
        var left = new bool[points.Count];
        IReadOnlyList<Expr> parts = value.Reachable();
        var taken = new Dictionary<int, bool[]> { [value.Id] = [.. points.Select(_ => true)] };
        // What is computed from others comes after them.
        for (int k = parts.Count - 1; k >= 0; k--)
        {
            Expr part = parts[k];
            bool[] here = taken[part.Id];
            if (part.Kind == ValueKind.Real && !part.IsLeaf)
                for (int i = 0; i < left.Length; i++) left[i] = left[i] || (here[i] && IsOutOfRange(part, i));
            for (int side = 0; side < part.Arguments.Length; side++)
            {
                Expr argument = part.Arguments[side];
                bool[] there = TakenOn(part, side, here);
                taken[argument.Id] = taken.TryGetValue(argument.Id, out bool[]? already) ? Either(already, there) : there;
            }
        }
        return left;
    }

    /// <summary>Of the points at which a value is needed, those at which this argument of it is.</summary>
    private bool[] TakenOn(Expr value, int side, bool[] here)
    {
        if (side == 0 || !(Graph.IsSelect(value) || value.Operation is Infix { Symbol: "&&" or "||" })) return here;
        // The second argument where the first holds; the third of a choice, and of "or" the second, where it does not.
        bool where = side == 1 && value.Operation is not Infix { Symbol: "||" };
        double[] first = Of(value.Arguments[0]);
        var there = new bool[here.Length];
        for (int i = 0; i < there.Length; i++) there[i] = here[i] && (first[i] != 0) == where;
        return there;
    }

    private static bool[] Either(bool[] one, bool[] other)
    {
        if (ReferenceEquals(one, other)) return one;
        var either = new bool[one.Length];
        for (int i = 0; i < either.Length; i++) either[i] = one[i] || other[i];
        return either;
    }

    private bool IsOutOfRange(Expr value, int point)
    {
        double size = Math.Abs(Of(value)[point]);
        return size > Large || (size < Small && (size > 0 || MayVanish(value, point)));
    }

    /// <summary>Whether a zero may be what has become too small, not what is zero.</summary>
    private bool MayVanish(Expr value, int point) => value.Operation switch
    {
        Infix { Symbol: "*" } => Of(value.Arguments[0])[point] != 0 && Of(value.Arguments[1])[point] != 0,
        Infix { Symbol: "/" } => Of(value.Arguments[0])[point] != 0,
        Function function => function == Rules.Exp || (!AtHand.Contains(function) && Of(value.Arguments[0])[point] != 0),
        _ => false,
    };

    private double[] Compute(Expr value)
    {
        ImmutableArray<Expr> arguments = value.Arguments;
        switch (value.Operation)
        {
            // The writer carries the argument's rounding error into the function.
            case Function when Compensation.Apply(value) is not null:
                return Exactly(value, null);
            // A factor goes into the function that has an argument for it, and is rounded with it.
            case Function function when function == Rules.Damped && arguments[0].Operation is Function { Scaled: not null }:
                return Scaled(arguments[0], Of(arguments[1]));
            case Function function when AtHand.Contains(function):
                return Each(arguments, function.Evaluate!);
            case Function function when RuntimeFunctions.Forms.TryGetValue(function, out Func<double, double>? form):
                return Each(arguments[0], form);
            case Function:
                var numbers = new OnNumbers(value);
                RuntimeFunctions.Algebraic.TryGetValue((Function)value.Operation, out Func<double[], double>? algebraic);
                return Each(arguments, at => algebraic is not null && RuntimeFunctions.AreOrdinary(at) ? algebraic(at) : numbers.At(at));
            case Infix infix:
                return Infixed(infix, Of(arguments[0]), Of(arguments[1]));
            case Prefix prefix when prefix == Prefix.Negate:
                return Each(arguments[0], each => -each);
            case Prefix prefix when prefix == Prefix.Not:
                return Each(arguments[0], each => each != 0 ? 0 : 1);
            case Prefix:
                return Of(arguments[0]);
            case Structural when Graph.IsSelect(value):
                return Chosen(Of(arguments[0]), Of(arguments[1]), Of(arguments[2]));
            case Structural when value.IsConstant:
                return [.. points.Select(_ => value.Number)];
            default:
                int place = names.ToList().IndexOf(value.Text ?? "");
                return [.. points.Select(point => place < 0 ? double.NaN : point[place])];
        }
    }

    private double[] Each(Expr argument, Func<double, double> function)
    {
        double[] from = Of(argument), to = new double[from.Length];
        for (int i = 0; i < to.Length; i++) to[i] = function(from[i]);
        return to;
    }

    private double[] Each(ImmutableArray<Expr> arguments, Func<double[], double> function)
    {
        double[][] from = [.. arguments.Select(Of)];
        var to = new double[points.Count];
        var at = new double[from.Length];
        for (int i = 0; i < to.Length; i++)
        {
            for (int k = 0; k < at.Length; k++) at[k] = from[k][i];
            to[i] = function(at);
        }
        return to;
    }

    private static double[] Chosen(double[] condition, double[] then, double[] otherwise)
    {
        var to = new double[condition.Length];
        for (int i = 0; i < to.Length; i++) to[i] = condition[i] != 0 ? then[i] : otherwise[i];
        return to;
    }

    private static double[] Infixed(Infix infix, double[] left, double[] right)
    {
        var to = new double[left.Length];
        switch (infix.Symbol)
        {
            case "+":
                for (int i = 0; i < to.Length; i++) to[i] = left[i] + right[i];
                break;
            case "-":
                for (int i = 0; i < to.Length; i++) to[i] = left[i] - right[i];
                break;
            case "*":
                for (int i = 0; i < to.Length; i++) to[i] = left[i] * right[i];
                break;
            case "/":
                for (int i = 0; i < to.Length; i++) to[i] = left[i] / right[i];
                break;
            default:
                for (int i = 0; i < to.Length; i++) to[i] = Infixed(infix, left[i], right[i]);
                break;
        }
        return to;
    }

    private static double Infixed(Infix infix, double left, double right) => infix.Symbol switch
    {
        "%" => left % right,
        "&&" => left != 0 && right != 0 ? 1 : 0,
        "||" => left != 0 || right != 0 ? 1 : 0,
        _ => Graph.Holds(infix, left, right) ? 1 : 0,
    };
}
