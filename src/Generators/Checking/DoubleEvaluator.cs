using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Writing.CSharp;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Checking;

/// <summary>
/// A value as its C# computes it, rounding after each operation. The runtime's own functions are not at hand in a compiler:
/// the commonest are computed by <see cref="RuntimeFunctions"/>, others in many bits and rounded once, which they are within two
/// units of.
/// </summary>
/// <param name="names">The parameters' spellings.</param>
internal sealed class DoubleEvaluator(IReadOnlyList<string> names) : Compiled<double>(names, double.NaN)
{
    /// <summary>The ends of the range in which numbers keep their digits, with room for what follows.</summary>
    public const double Large = 1e300, Small = 1e-290;

    private static readonly HashSet<Function> AtHand =
    [
        Rules.Exp, Rules.Log, Rules.Log10, Rules.Sqrt, Rules.Sin, Rules.Cos, Rules.Tan, Rules.Asin, Rules.Acos, Rules.Atan,
        Rules.Sinh, Rules.Cosh, Rules.Tanh, Rules.Pow, Rules.Abs, Rules.Sign, Rules.Floor, Rules.Ceiling, Rules.Truncate,
        Rules.Max, Rules.Min, Rules.CopySign, Rules.Damped,
    ];

    /// <summary>Goes to another point.</summary>
    /// <param name="variables">What the parameters are.</param>
    public DoubleEvaluator At(double[] variables)
    {
        LeftTheRange = false;
        GoTo(variables);
        return this;
    }

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

    protected override void Found(Expr value, double found)
    {
        if (value.Kind != ValueKind.Real || value.IsLeaf) return;
        double size = Math.Abs(found);
        if (size > Large || (size < Small && (size > 0 || MayVanish(value)))) LeftTheRange = true;
    }

    /// <summary>Whether a zero may be what has become too small, not what is zero.</summary>
    private bool MayVanish(Expr value) => value.Operation switch
    {
        Infix { Symbol: "*" } => value.Arguments.All(argument => Of(argument) != 0),
        Infix { Symbol: "/" } => Of(value.Arguments[0]) != 0,
        Function function => function == Rules.Exp || (!AtHand.Contains(function) && Of(value.Arguments[0]) != 0),
        _ => false,
    };

    protected override Func<double> Compile(Expr value)
    {
        IReadOnlyList<Expr> arguments = value.Arguments;
        switch (value.Operation)
        {
            // The writer carries the argument's rounding error into the function.
            case Function when Compensation.Apply(value) is not null:
                return Exactly(value, () => 1);
            // A factor goes into the function that has an argument for it, and is rounded with it.
            case Function function when function == Rules.Damped && arguments[0].Operation is Function { Scaled: not null }:
                return Scaled(arguments[0], arguments[1]);
            case Function function when AtHand.Contains(function):
                return () => function.Evaluate!([.. arguments.Select(Of)]);
            case Function function when RuntimeFunctions.Forms.TryGetValue(function, out Func<double, double>? form):
                return () => form(Of(arguments[0]));
            case Function:
                var numbers = new OnNumbers(value);
                return () => numbers.At([.. arguments.Select(Of)]);
            case Infix infix:
                return Infixed(infix, arguments[0], arguments[1]);
            case Prefix prefix when prefix == Prefix.Negate:
                return () => -Of(arguments[0]);
            case Prefix prefix when prefix == Prefix.Not:
                return () => Of(arguments[0]) != 0 ? 0 : 1;
            case Prefix:
                return () => Of(arguments[0]);
            case Structural when Graph.IsSelect(value):
                return () => Of(arguments[Of(arguments[0]) != 0 ? 1 : 2]);
            case Structural when value.IsConstant:
                return () => value.Number;
            default:
                return Parameter(value);
        }
    }

    private Func<double> Infixed(Infix infix, Expr left, Expr right) => infix.Symbol switch
    {
        "&&" => () => Of(left) != 0 && Of(right) != 0 ? 1 : 0,
        "||" => () => Of(left) != 0 || Of(right) != 0 ? 1 : 0,
        "+" => () => Of(left) + Of(right),
        "-" => () => Of(left) - Of(right),
        "*" => () => Of(left) * Of(right),
        "/" => () => Of(left) / Of(right),
        "%" => () => Of(left) % Of(right),
        _ => () => Graph.Holds(infix, Of(left), Of(right)) ? 1 : 0,
    };

    private Func<double> Scaled(Expr function, Expr factor)
    {
        Func<double>? exactly = Compensation.Apply(function) is null ? null : Exactly(function, () => Of(factor));
        RuntimeFunctions.Forms.TryGetValue((Function)function.Operation, out Func<double, double>? form);
        var numbers = new OnNumbers(function);
        return () =>
        {
            double times = Of(factor);
            bool isFinite = Math.Abs(times) < double.PositiveInfinity;
            if (isFinite && exactly is not null) return exactly();
            // Where neither is very small, scaling rounds as a product does.
            if (isFinite && form?.Invoke(Of(function.Arguments[0])) is { } plain && Math.Abs(plain) > Small) return plain * times;
            double[] arguments = [.. function.Arguments.Select(Of)];
            return isFinite ? numbers.At(arguments, times) : numbers.At(arguments) == 0 ? 0 : times;
        };
    }

    /// <summary>A function of what is not rounded, from the parameters on, and rounded once.</summary>
    private Func<double> Exactly(Expr value, Func<double> factor)
    {
        Expr[] leaves = [.. value.Reachable().Where(part => part.IsLeaf && !part.IsConstant && part.Text is not null)];
        var wide = new WideEvaluator([.. leaves.Select(leaf => leaf.Text!)]);
        return () =>
        {
            double times = factor();
            double[] at = [.. leaves.Select(Of)];
            return Rounded(() => times * wide.At(at).Of(value));
        };
    }

    private static double Rounded(Func<Jet> compute)
    {
        (int bits, int order) = (Ball.Bits, Jet.Order);
        try
        {
            Jet.Order = 0;
            Ball found = default;
            foreach (int precision in WideArithmetic.Precisions.TakeWhile(bits => bits < 3000))
            {
                Ball.Bits = precision;
                found = compute().Value;
                if (found.TryRound(out double nearest)) return nearest;
            }
            return found.Midpoint;
        }
        finally
        {
            (Ball.Bits, Jet.Order) = (bits, order);
        }
    }

    /// <summary>A function of the runtime on numbers: as its textbook says, and rounded once.</summary>
    private sealed class OnNumbers
    {
        private readonly WideEvaluator _wide;
        private readonly Expr _inPlace;

        public OnNumbers(Expr value)
        {
            Expr[] places = [.. value.Arguments.Select((_, i) => value.Graph.External($"__argument{i}"))];
            _inPlace = value.Graph.Apply((Function)value.Operation, places);
            _wide = new WideEvaluator([.. places.Select(place => place.Text!)]);
        }

        public double At(double[] arguments, double factor = 1)
        {
            if (arguments.Any(double.IsNaN)) return double.NaN;
            return arguments.Any(double.IsInfinity)
                ? AtInfinity(arguments) * factor
                : Rounded(() => factor * _wide.At(arguments).Of(_inPlace));
        }

        /// <summary>What the functions of the runtime answer at infinities, as far as it is known here; NaN elsewhere.</summary>
        private double AtInfinity(double[] arguments)
        {
            double there = At([.. arguments.Select(each => double.IsInfinity(each) ? Math.Sign(each) * 1e300 : each)]);
            return Math.Abs(there) < 1e-100 ? 0 : Math.Abs(there) > 1e100 ? Math.Sign(there) * double.PositiveInfinity : there;
        }
    }
}
