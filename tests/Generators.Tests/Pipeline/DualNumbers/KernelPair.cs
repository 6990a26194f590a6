using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Pipeline.DualNumbers;

/// <summary>A function's generated kernel, and the same text on dual numbers.</summary>
internal sealed class KernelPair
{
    private readonly FunctionPair _function;
    private readonly object[] _setting;
    private readonly Activation _activation;

    public KernelPair(FunctionPair function, MethodInfo factory, object[] setting)
    {
        (_function, _setting) = (function, setting);
        _activation = (Activation)factory.Invoke(null, [])!;
        for (int i = 0; i < setting.Length; i++)
            _activation = _activation.With(
                _activation.Parameters[i].Name, Convert.ToDouble(setting[i], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Why there is no kernel; null where there is one.</summary>
    public string? Obstacle => _activation.VectorizationObstacle;

    /// <summary>Where the kernel differs from the scalar code at these points, NaN and infinities included.</summary>
    public IEnumerable<string> Differences(double[] z)
    {
        double[] values = new double[z.Length], slopes = new double[z.Length];
        _activation.ValueAndDerivative(z, values, slopes);
        for (int i = 0; i < z.Length; i++)
        {
            if (Differ(values[i], _activation.Value(z[i])))
                yield return FormattableString.Invariant(
                    $"{_function.Name}({z[i]:R}): kernel {values[i]:R}, scalar {_activation.Value(z[i]):R}");
            if (Differ(slopes[i], _activation.Derivative(z[i])))
                yield return FormattableString.Invariant(
                    $"{_function.Name}′({z[i]:R}): kernel {slopes[i]:R}, scalar {_activation.Derivative(z[i]):R}");
        }

        static bool Differ(double left, double right) =>
            !left.Equals(right) && left != right && !(Math.Abs(left - right) <= 1e-12 * Math.Max(Math.Abs(left), Math.Abs(right)));
    }

    /// <summary>Value and derivative at all points in one call, so that neighbors may be on the other side of every choice.</summary>
    public Comparison Compare(double[] z)
    {
        double[] values = new double[z.Length], slopes = new double[z.Length];
        _activation.ValueAndDerivative(z, values, slopes);
        var comparison = new Comparison();
        foreach (int i in Enumerable.Range(0, z.Length))
        {
            Jet.Near = 0;
            Jet truth = _function.Evaluate(z[i], _setting, 0);
            if (Jet.Near > 0) continue;
            comparison.Add(
                FormattableString.Invariant($"{_function.Name}({z[i]:R}) over a lane"), truth.Value, truth.ValueBound, values[i]);
            comparison.Add(
                FormattableString.Invariant($"{_function.Name}′({z[i]:R}) over a lane"), truth.First, truth.FirstBound, slopes[i]);
        }
        return comparison;
    }
}
