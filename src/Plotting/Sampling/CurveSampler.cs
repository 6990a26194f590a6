using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Plotting.Axes;

namespace GradRepl.Plotting.Sampling;

/// <summary>A point at which a curve jumps: its limits from both sides and its own value there.</summary>
internal readonly record struct Jump(double At, double Left, double Right, double Value, bool IsPole)
{
    /// <summary>The one-sided limits that the function does not take.</summary>
    public IEnumerable<double> OpenEnds
    {
        get
        {
            double tolerance = 1e-6 * Math.Abs(Right - Left);
            if (!(Math.Abs(Left - Value) <= tolerance)) yield return Left;
            if (!(Math.Abs(Right - Value) <= tolerance)) yield return Right;
        }
    }
}

/// <summary>A curve as a polyline. A NaN in <paramref name="Y"/> is a gap.</summary>
internal sealed record SampledCurve(double[] X, double[] Y, IReadOnlyList<Jump> Jumps, (double Low, double High)? Window);

/// <summary>
/// Samples a function so that the polyline is within a fraction of a pixel of it: a uniform grid, halved where the
/// middle of an interval is off the chord, and broken where an interval keeps its rise however small it gets.
/// </summary>
internal sealed class CurveSampler
{
    private const int Intervals = 256;
    private const int Depth = 11;            // the finest interval is 1/524288 of the range
    private const int EdgeDepth = 26;        // at the edge of the domain, where NaN or infinity begins
    private const int MostPoints = 30_000;   // noise would be halved for ever
    private const int MostSearches = 8_000;
    private const double Flat = 2e-4;        // of the curve's height: a tenth of a pixel in a usual panel
    private const double Steep = 0.02;       // a rise over one interval that could be a jump
    private const double Side = 1e-9;        // of the range: where one-sided limits are read

    private readonly Func<double, double> _function;
    private readonly double _span;
    private readonly double _height;
    private readonly List<(double X, double Y)> _points = [];
    private readonly List<Jump> _jumps = [];
    private bool _runsOff;
    private int _searches;

    private CurveSampler(Func<double, double> function, double span, double height)
        => (_function, _span, _height) = (function, span, height);

    public static SampledCurve Sample(Func<double, double> function, double from, double to, IEnumerable<double> breaks)
    {
        Limits.Check(from, to);
        double span = to - from;
        double[] grid = [.. Enumerable.Range(0, Intervals + 1).Select(i => i == Intervals ? to : from + span * i / Intervals)];
        double[] sorted = [.. grid.Select(function).Where(double.IsFinite).Order()];
        (double low, double high) = sorted.Length == 0 ? (0, 0) : (sorted[sorted.Length * 3 / 100], sorted[^(1 + sorted.Length * 3 / 100)]);
        double extent = sorted.Length == 0 ? 0 : sorted[^1] - sorted[0];
        // Take the height from the bulk of the samples, so that a pole does not flatten the rest; for narrow peaks the whole extent.
        double height = high - low > 0.01 * extent ? high - low : extent;
        if (!(height > 0)) height = 1;

        var sampler = new CurveSampler(function, span, height);
        sampler.Run(grid, [.. breaks.Where(at => at > from && at < to).Distinct().Order()]);
        (double, double)? window = sampler._runsOff ? (low - 0.3 * (high - low), high + 0.3 * (high - low)) : null;
        return new SampledCurve([.. sampler._points.Select(p => p.X)], [.. sampler._points.Select(p => p.Y)], sampler._jumps, window);
    }

    private double At(double x) => _function(x) is var y && double.IsFinite(y) ? y : double.NaN;

    private void Run(double[] grid, double[] breaks)
    {
        double side = Side * _span;
        double start = grid[0];
        int next = 1;
        foreach (double at in breaks)
        {
            while (next < grid.Length && grid[next] < at - side) Extend(ref start, grid[next++]);
            Extend(ref start, at - side);
            while (next < grid.Length && grid[next] <= at + side) next++;
            start = at + side;
            double left = At(at - side), right = At(start), value = At(at);
            if (Math.Abs(right - left) > 1e-6 * _height) Break(new Jump(at, left, right, value, IsPole(left, right)));
            else _points.Add((at, value));
        }
        while (next < grid.Length) Extend(ref start, grid[next++]);
        _points.Add((start, At(start)));
    }

    private void Extend(ref double start, double end)
    {
        if (end <= start) return;
        Refine(start, At(start), end, At(end), 0);
        start = end;
    }

    /// <summary>Adds the points of [a, b), its left end among them.</summary>
    private void Refine(double a, double fa, double b, double fb, int depth)
    {
        double middle = a + (b - a) / 2, fm = At(middle);
        bool edge = double.IsNaN(fa) != double.IsNaN(fm) || double.IsNaN(fm) != double.IsNaN(fb);
        bool bent = !edge && (Math.Abs(fm - (fa / 2 + fb / 2)) > Flat * _height || Math.Abs(fb - fa) > Steep * _height);
        if (middle > a && middle < b && _points.Count < MostPoints && ((edge && depth < EdgeDepth) || (bent && depth < Depth)))
        {
            Refine(a, fa, middle, fm, depth + 1);
            Refine(middle, fm, b, fb, depth + 1);
            return;
        }
        _points.Add((a, fa));
        // At the edge of the domain a value far above the others is on its way to infinity.
        if (edge && (Math.Abs(fa) > 3 * _height || Math.Abs(fb) > 3 * _height)) _runsOff = true;
        if (bent && Math.Abs(fb - fa) > Steep * _height && _searches++ < MostSearches && FindJump(a, fa, b, fb) is { } jump) Break(jump);
    }

    private Jump? FindJump(double a, double fa, double b, double fb)
    {
        double left = a, fl = fa, right = b, fr = fb;
        while (right - left > 1e-13 * _span)
        {
            double middle = left + (right - left) / 2, fm = At(middle);
            if (middle <= left || middle >= right || double.IsNaN(fm)) break;
            if (Math.Abs(fm - fl) >= Math.Abs(fr - fm)) (right, fr) = (middle, fm);
            else (left, fl) = (middle, fm);
            if (Math.Abs(fr - fl) < 0.25 * Math.Abs(fb - fa)) return null; // the rise shrinks with the interval: steep, but no jump
        }
        double rise = Math.Abs(fr - fl);
        if (!(rise > 0.5 * Math.Abs(fb - fa))) return null;
        // People write their jumps at round numbers: take the round one beside the place that was found.
        double unit = Math.Pow(10, Math.Floor(Math.Log10(_span)) - 9);
        double round = Math.Round((left + right) / 2 / unit) * unit;
        double at = Math.Abs(round - left) < 1e-10 * _span ? round : right;
        return new Jump(at + 0.0, fl, fr, At(at), IsPole(fl, fr)); // + 0.0 turns −0 into 0
    }

    private bool IsPole(double left, double right) => Math.Max(Math.Abs(left), Math.Abs(right)) > 1e4 * _height;

    private void Break(Jump jump)
    {
        // A sample that hit the very point of a jump, and a value between both limits there, make two jumps of one.
        if (_jumps.Count > 0 && _jumps[^1] is var before && !before.IsPole && !jump.IsPole && jump.At - before.At < Side * _span)
        {
            int left = _points.FindLastIndex(point => double.IsNaN(point.Y)) - 1;
            _points.RemoveRange(left, _points.Count - left);
            _jumps.RemoveAt(_jumps.Count - 1);
            jump = jump with { Left = before.Left };
        }
        if (!jump.IsPole) _points.Add((jump.At, jump.Left));
        _points.Add((jump.At, double.NaN));
        if (!jump.IsPole) _points.Add((jump.At, jump.Right));
        _runsOff |= jump.IsPole;
        _jumps.Add(jump);
    }
}
