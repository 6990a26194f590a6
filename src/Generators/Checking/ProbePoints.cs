using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Checking;

/// <summary>A point at which a function is compared with its definition.</summary>
/// <param name="Variables">What the parameters are, in their order.</param>
/// <param name="Z">The pre-activation.</param>
/// <param name="IsOrdinary">Whether the comparison is made even where the running error says that all is well.</param>
/// <param name="IsDefault">Whether the hyperparameters are the defaults.</param>
internal sealed record ProbePoint(double[] Variables, double Z, bool IsOrdinary, bool IsDefault);

/// <summary>
/// The points at which a derivative is probed: the whole range of double, near zeros of denominators and of arguments of
/// roots and logarithms, and with other hyperparameters.
/// </summary>
internal static class ProbePoints
{
    /// <summary>Short in binary, so that a sum with a constant is mostly exact; and long, so that it is not.</summary>
    private static readonly double[] Ordinary = [0.7, -0.7, 2.3, -1.9, 6.1, -5.7, 0.013, -24.3];

    private static readonly double[] Magnitudes =
    [
        1e-300, 1e-160, 1e-80, 1e-30, 1e-16, 1e-12, 3e-9, 1.1e-7, 1e-5, 1.3e-4, 1e-3, 0.011, 0.037, 0.11, 0.19, 0.31, 0.47, 0.53, 0.71,
        0.83, 0.97, 1.01, 1.13, 1.37, 1.61, 1.93, 2.17, 2.71, 3.03, 3.7, 4.3, 5.3, 6.7, 8.3, 10.7, 13.1, 17.3, 23.9, 31.7, 36.3, 41.1, 53.3,
        77, 110, 190, 330, 370, 510, 650, 705, 712, 730, 743, 760, 1.1e3, 1.3e4, 1e5, 3e7, 1.7e8, 1e12, 1e16, 1e20, 1e40, 1e77, 1e103,
        1e140, 1e154, 3e154, 1e160, 1e200, 1e240, 1e300,
    ];

    private static readonly double[] Sparse = [-300, -31.7, -4.1, -0.9, -0.05, 1e-9, 0.3, 1.7, 12.3, 81, 1.3e9, 1e200];

    private static readonly double[] Beside = [0, 1e-1, 1e-3, 1e-5, 1e-8, 1e-11, 1e-14];

    public static IEnumerable<ProbePoint> Of(FunctionModel function, Expr? derivative = null)
    {
        double[] usual = [.. function.Hyperparameters.Select(Usual)];
        ProbePoint At(double at, double[] others, bool isOrdinary, bool isDefault) => new([at, .. others], at, isOrdinary, isDefault);
        foreach (double at in Ordinary) yield return At(at, usual, isOrdinary: true, isDefault: true);
        yield return At(0, usual, isOrdinary: false, isDefault: true);
        foreach (double magnitude in Magnitudes)
        {
            yield return At(magnitude, usual, isOrdinary: false, isDefault: true);
            yield return At(-magnitude, usual, isOrdinary: false, isDefault: true);
        }
        foreach (double root in Critical(function, derivative, usual))
        {
            foreach (double away in Beside)
            {
                yield return At(root + away * Math.Max(1, Math.Abs(root)), usual, isOrdinary: false, isDefault: true);
                if (away > 0) yield return At(root - away * Math.Max(1, Math.Abs(root)), usual, isOrdinary: false, isDefault: true);
            }
        }
        foreach (double[] others in Varied(function, usual))
            foreach (double at in Sparse) yield return At(at, others, isOrdinary: false, isDefault: false);
    }

    /// <summary>Where a denominator or the argument of a root or logarithm is zero, or touches zero.</summary>
    private static IEnumerable<double> Critical(FunctionModel function, Expr? derivative, double[] usual)
    {
        const int most = 8;
        Expr z = function.PreActivation;
        Expr[] delicate = [.. function.Value.Reachable().Concat(derivative?.Reachable() ?? [])
            .Select(value => value.Operation == Infix.Divide ? value.Arguments[1]
                : value.Operation == Rules.Log || value.Operation == Rules.Sqrt || value.Operation == Rules.Pow ? value.Arguments[0]
                : value.Operation == Infix.Subtract ? value
                : null)
            .OfType<Expr>()
            .Concat(function.Branches)
            .Where(value => value.DependsOn(z) && !ReferenceEquals(value, z))
            .Distinct()
            .Take(16)];
        var found = new List<double>();
        double[] grid =
        [
            .. Magnitudes.Where(each => each is > 1e-4 and < 1e3).SelectMany(each => new[] { -each, each }).Append(0).OrderBy(each => each),
        ];
        DoubleEvaluator On(double[] places) => new(function.Spellings, [.. places.Select(at => (double[])[at, .. usual])]);
        DoubleEvaluator onGrid = On(grid);
        foreach (Expr value in delicate)
        {
            double[] values = onGrid.Of(value);
            for (int i = 0; i + 1 < grid.Length && found.Count < most; i++)
            {
                if (values[i] == 0) found.Add(grid[i]);
                else if (values[i] * values[i + 1] < 0) found.Add(Sectioned(places => On(places).Of(value), grid[i], grid[i + 1]));
            }
        }
        return found.Where(root => root != 0).Distinct().Take(most);
    }

    /// <summary>Where a value changes its sign, by sixteen sections at a time.</summary>
    private static double Sectioned(Func<double[], double[]> value, double from, double to)
    {
        const int sections = 16, rounds = 15;
        bool negative = value([from])[0] < 0;
        for (int round = 0; round < rounds; round++)
        {
            (double start, double step) = (from, (to - from) / sections);
            double[] places = [.. Enumerable.Range(1, sections - 1).Select(k => start + (k * step))], values = value(places);
            int same = 0;
            while (same < values.Length && values[same] < 0 == negative) same++;
            if (same > 0) from = places[same - 1];
            if (same < places.Length) to = places[same];
        }
        return to;
    }

    private static double Usual(ParameterModel parameter) => !double.IsNaN(parameter.Number) ? parameter.Number
        : parameter.Kind == ValueKind.Real ? 0.75
        : parameter.Kind == ValueKind.Boolean ? 0
        : 2;

    /// <summary>Each hyperparameter farther away, and nearer to zero.</summary>
    private static IEnumerable<double[]> Varied(FunctionModel function, double[] usual)
    {
        for (int i = 0; i < Math.Min(4, usual.Length); i++)
        {
            ValueKind kind = function.Parameters[i + 1].Kind;
            double value = usual[i];
            double[] others = kind == ValueKind.Real ? [value * 3.1 + 0.4, value * 0.037]
                : kind == ValueKind.Boolean ? [1 - value]
                : [value + 1];
            foreach (double other in others)
            {
                double[] varied = [.. usual];
                varied[i] = other;
                yield return varied;
            }
        }
    }
}
