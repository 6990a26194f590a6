using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Writing.CSharp;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Checking;

/// <content>Functions of the runtime: of arguments that are not rounded, with a factor, or in many bits.</content>
internal sealed partial class DoubleEvaluator
{
    private double[] Scaled(Expr function, double[] factor)
    {
        if (Compensation.Apply(function) is not null) return Exactly(function, factor);
        RuntimeFunctions.Forms.TryGetValue((Function)function.Operation, out Func<double, double>? form);
        var numbers = new OnNumbers(function);
        int next = 0;
        return Each(function.Arguments, arguments =>
        {
            double times = factor[next++];
            if (double.IsNaN(times) || double.IsInfinity(times)) return numbers.At(arguments) == 0 ? 0 : times;
            return form?.Invoke(arguments[0]) is { } plain && ScalesPlainly(plain, arguments[0])
                ? plain * times
                : numbers.At(arguments, times);
        });
    }

    /// <summary>A function of what is not rounded, from the parameters on, times a factor, and rounded once.</summary>
    private double[] Exactly(Expr value, double[]? factor)
    {
        Expr[] leaves = [.. value.Reachable().Where(part => part.IsLeaf && !part.IsConstant && part.Text is not null)];
        var wide = new WideEvaluator([.. leaves.Select(leaf => leaf.Text!)]);
        double[] argument = Of(value.Arguments[0]);
        double[] corrected = RuntimeFunctions.Corrected.TryGetValue((Function)value.Operation, out Func<Pair, double>? form)
            ? [.. Unrounded(value.Arguments[0]).Select(form)]
            : [];
        int next = 0;
        return Each([.. leaves], at =>
        {
            int point = next++;
            double times = factor?[point] ?? 1;
            bool isFinite = Math.Abs(times) < double.PositiveInfinity;
            if (isFinite && form is not null && ScalesPlainly(corrected[point], argument[point]))
                return times == 0 ? 0 : corrected[point] * times;
            Func<Jet> exactly = () => wide.At(at).Of(value);
            return isFinite ? Rounded(() => times * exactly()) : Rounded(exactly) == 0 ? 0 : times;
        });
    }

    /// <summary>Whether scaling rounds as a product does: neither factor is very small, or nothing is left of an exponential.</summary>
    private static bool ScalesPlainly(double value, double argument) => Math.Abs(value) > Small || Math.Abs(argument) > Vanished;

    /// <summary>A value with the rounding errors of its arithmetic, where these are numbers.</summary>
    private Pair[] Unrounded(Expr value)
    {
        const double least = 1e-140, most = 1e140;
        double[] rounded = Of(value);
        var pairs = new Pair[rounded.Length];
        ImmutableArray<Expr> arguments = value.Arguments;
        Func<Pair, Pair, Pair>? operation = value.Operation switch
        {
            Prefix prefix when prefix == Prefix.Negate => (u, _) => -u,
            Infix { Symbol: "+" } => (u, v) => u + v,
            Infix { Symbol: "-" } => (u, v) => u - v,
            Infix { Symbol: "*" } => (u, v) => u * v,
            Infix { Symbol: "/" } => (u, v) => u / v,
            Function power when power == Rules.Pow && arguments[1].Is(2) => (u, _) => u * u,
            Function power when power == Rules.Pow && arguments[1].Is(3) => (u, _) => u * u * u,
            _ => null,
        };
        Pair[] left = operation is null ? [] : Unrounded(arguments[0]), right = arguments.Length < 2 ? left : Unrounded(arguments[1]);
        for (int i = 0; i < pairs.Length; i++)
        {
            Pair pair = operation is null ? rounded[i] : operation(left[i], right[i]);
            pairs[i] = Math.Abs(pair.High) is > least and < most && !double.IsNaN(pair.Low) ? pair : rounded[i];
        }
        return pairs;
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
                if (found.IsOutside) return double.NaN;
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
