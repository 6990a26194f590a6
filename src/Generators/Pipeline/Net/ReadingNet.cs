using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Pipeline.Net;

/// <summary>What a method answers at a point; null where it does not answer in time, NaN where it throws.</summary>
/// <param name="z">The pre-activation.</param>
/// <param name="parameters">The hyperparameters.</param>
public delegate double? Answer(double z, double[] parameters);

/// <summary>
/// The net under the reading: compares what a method answers with what was understood of it. The graph folds literals and
/// drops terms that are structurally zero, so that last digits, and a NaN that such a term would have made, are no difference.
/// </summary>
public sealed class ReadingNet
{
    // Of numbers beyond, products of literals may overflow in one order and not in another.
    private const double Largest = 1e100, Moderate = 100;

    // So far away, last digits are others.
    private const double Wide = 1e-7;

    private readonly Answer _answered, _understood;
    private readonly double _relative, _absolute, _step;
    private readonly List<(double Z, double Size)> _sizes = [];

    private ReadingNet(UnderstoodFunction function, Answer answered, Answer understood)
    {
        (_answered, _understood) = (answered, understood);
        (_relative, _absolute, _step) = function.RoundsOnItsWay ? (1e-3, 1e-3, 1e-6) : (1e-9, 1e-12, 1e-15);
    }

    /// <summary>The first point at which the two differ; null where they agree.</summary>
    /// <param name="function">The function.</param>
    /// <param name="answered">What the method answers.</param>
    /// <param name="understood">What was understood.</param>
    /// <param name="isEnough">Whether it answered in time wherever a loop has no reason to be long.</param>
    public static Misreading? Find(UnderstoodFunction function, Answer answered, Answer understood, out bool isEnough)
    {
        var net = new ReadingNet(function, answered, understood);
        isEnough = true;
        foreach (NetPoint point in NetPoints.Of(function))
        {
            (double z, double[] parameters) = (point.Z, point.Parameters);
            if (answered(z, parameters) is not { } answer || understood(z, parameters) is not { } other)
            {
                isEnough &= point.IsSpecial;
                continue;
            }
            net._sizes.Add((Math.Abs(z), Math.Abs(other)));
            // Hyperparameters for which the function is not meant, as a logarithm to base 1.
            if (double.IsNaN(answer) && point.IsVaried) continue;
            if (answer.Equals(other) || !net.Differ(answer, other, z, parameters)) continue;
            // What does not answer the same twice is not held to it.
            return answered(z, parameters) is { } again && again.Equals(answer)
                ? new Misreading(function, z, parameters, answer, other)
                : null;
        }
        return null;
    }

    private bool Differ(double answer, double other, double z, double[] parameters)
    {
        // 0 + z is z, except that it makes 0 of −0.
        if (z == 0 && (_answered(-z, parameters).Equals(other) || _understood(-z, parameters).Equals(answer))) return false;
        return IsFinite(answer) && IsFinite(other)
            ? Math.Abs(answer - other) > Tolerance(answer, other, z, parameters)
            : DifferInKind(answer, other, z, parameters);
    }

    /// <summary>How far rounding may take the two apart: by the last digits of z, and of values that cancel.</summary>
    private double Tolerance(double answer, double other, double z, double[] parameters)
    {
        double[] Near(Answer answers, double step) =>
            [answers(z * (1 - step), parameters) ?? double.NaN, answers(z * (1 + step), parameters) ?? double.NaN];
        double[] others = Near(_understood, _step);
        double relative = _relative * (Math.Abs(answer) + Math.Abs(other));
        // What is constant here has no digits to lose.
        if (others.Concat(Near(_understood, Wide)).All(other.Equals)
            && Near(_answered, _step).Concat(Near(_answered, Wide)).All(answer.Equals))
            return relative;
        double spread = others.Max(each => Math.Abs(each - other));
        if (double.IsNaN(spread)) return double.PositiveInfinity;
        double scale = Math.Max(1, Math.Abs(z));
        foreach (double parameter in parameters) scale = Math.Max(scale, Math.Abs(parameter));
        double largest = _sizes.Where(each => each.Z <= scale && IsFinite(each.Size)).Select(each => each.Size).DefaultIfEmpty(0).Max();
        return relative + 16 * spread + _absolute * Math.Max(scale, largest);
    }

    /// <summary>One is a number and the other is not, or they are infinite or NaN otherwise.</summary>
    private bool DifferInKind(double answer, double other, double z, double[] parameters)
    {
        // A term that was dropped, as 0·x, would have been NaN.
        bool isFar = !(Math.Abs(z) <= Moderate);
        if (isFar && !IsFinite(answer)) return false;
        if (Math.Abs(z) > Largest && IsFinite(z) && !double.IsNaN(other)) return false;
        if (!IsFinite(z)) return true;
        return StillDiffer(z * (1 + 1e-6) + 1e-9) && StillDiffer(z * (1 - 1e-6) - 1e-9);

        bool StillDiffer(double near) => _answered(near, parameters) is { } here
            && _understood(near, parameters) is { } there
            && !here.Equals(there)
            && !(IsFinite(here) && IsFinite(there) && Math.Abs(here - there) <= Tolerance(here, there, near, parameters));
    }

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
}
