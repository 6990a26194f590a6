using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Pipeline.Net;

/// <summary>A point at which a method is compared with what was understood of it.</summary>
/// <param name="Z">The pre-activation.</param>
/// <param name="Parameters">The hyperparameters.</param>
/// <param name="IsVaried">Whether these are others than the usual.</param>
/// <param name="IsSpecial">Whether a loop may take long there.</param>
internal readonly record struct NetPoint(double Z, double[] Parameters, bool IsVaried, bool IsSpecial);

/// <summary>The points at which a method is compared with what was understood of it, those that take longest last.</summary>
internal static class NetPoints
{
    // Short in binary, so that a float holds them too.
    private static readonly double[] Ordinary =
        [0.5, -0.5, 1.25, -1.25, 2.75, -2.75, 0, 1, -1, 0.125, -0.125, 4, -4, 6.5, -6.5, 11, -11, 25.5, -25.5];

    private static readonly double[] Special =
    [
        -0.0, 1e-8, -1e-8, 1e-300, -1e-300, 100, -100, 300.5, -300.5, 1000, 40000.5, -70000.5, 3e9, -3e9, 1e10, -1e10, 1e19,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e300,
    ];

    private static readonly double[] Sparse = [0.5, -1.25, 2.75, -6.5, 0, 11, -25.5, 1];

    public static IEnumerable<NetPoint> Of(UnderstoodFunction function)
    {
        double[] usual = [.. function.Parameters.Select(Usual)];
        foreach (double z in Ordinary) yield return new NetPoint(z, usual, IsVaried: false, IsSpecial: false);
        foreach (double z in NearLiterals(function)) yield return new NetPoint(z, usual, IsVaried: false, IsSpecial: false);
        foreach (double[] others in Varied(function, usual))
            foreach (double z in Sparse) yield return new NetPoint(z, others, IsVaried: true, IsSpecial: false);
        if (function.RoundsOnItsWay) yield break;
        foreach (double z in Special) yield return new NetPoint(z, usual, IsVaried: false, IsSpecial: true);
    }

    private static IEnumerable<double> NearLiterals(UnderstoodFunction function)
    {
        // Where digits are lost on the way, they may decide on which side of a literal a value lies.
        double near = function.RoundsOnItsWay ? 1.0 / 64 : 1e-9;
        foreach (double literal in function.Literals)
        {
            foreach (double sign in new double[] { 1, -1 })
            {
                double z = sign * literal;
                if (!function.RoundsOnItsWay) yield return z;
                yield return z * (1 + near);
                yield return z * (1 - near);
            }
        }
    }

    private static double Usual(NetParameter parameter) => !double.IsNaN(parameter.Default) ? parameter.Default : parameter.Kind switch
    {
        NetKind.Number => 0.75,
        NetKind.WholeNumber => 2,
        _ => 0,
    };

    /// <summary>All at once a little away from the usual, then each for itself farther away.</summary>
    private static IEnumerable<double[]> Varied(UnderstoodFunction function, double[] usual)
    {
        if (usual.Length == 0) yield break;
        yield return [.. usual.Select((value, i) => Away(function.Parameters[i].Kind, value))];
        for (int i = 0; i < usual.Length; i++)
        {
            foreach (double other in Others(function.Parameters[i].Kind, usual[i]))
            {
                double[] changed = (double[])usual.Clone();
                changed[i] = other;
                yield return changed;
            }
        }
    }

    private static double Away(NetKind kind, double value) => kind switch
    {
        NetKind.Number => 1.25 * value + 0.375,
        NetKind.WholeNumber => value + 1,
        _ => 1 - value,
    };

    private static IEnumerable<double> Others(NetKind kind, double value) => kind switch
    {
        NetKind.Number => [value - 0.25, -value - 0.5, 0, 3.5],
        NetKind.WholeNumber => Enumerable.Range(-1, 7).Select(number => (double)number).Append(33).Where(number => number != value),
        _ => [1 - value],
    };
}
