using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradRepl.Runtime.Text;

namespace GradRepl.Plotting.Axes;

/// <summary>Where an axis has its ticks, and what stands at them.</summary>
internal sealed class Ticks
{
    private readonly bool _logarithmic;
    private readonly int _exponent;
    private readonly int _decimals;

    /// <summary>Ticks at 1, 2, 2.5 or 5 times a power of ten, about as many as asked for.</summary>
    public Ticks(Limits limits, int wanted, bool logarithmic = false, bool whole = false)
    {
        _logarithmic = logarithmic;
        Step = logarithmic || whole ? Math.Max(1, RoundStep(limits.Span / wanted, false)) : RoundStep(limits.Span / wanted, true);
        if (logarithmic || whole) Step = Math.Ceiling(Step);
        long first = (long)Math.Ceiling(limits.Low / Step - 1e-9), last = (long)Math.Floor(limits.High / Step + 1e-9);
        Values = [.. Enumerable.Range(0, (int)Math.Clamp(last - first + 1, 0, 100)).Select(i => (first + i) * Step)];

        double largest = Math.Max(Math.Abs(limits.Low), Math.Abs(limits.High));
        int magnitude = (int)Math.Floor(Math.Log10(largest));
        _exponent = magnitude is >= 5 or <= -4 ? magnitude : 0;
        _decimals = Decimals(Step / Math.Pow(10, _exponent));
        // 1000002 reads better than 1.000002×10⁶.
        if (_decimals > 3 && magnitude is >= 5 and <= 9) (_exponent, _decimals) = (0, Decimals(Step));
    }

    public double Step { get; }

    public IReadOnlyList<double> Values { get; }

    /// <summary>The text at a tick, as <c>−0.5</c>, <c>2×10⁻⁷</c> or, on a logarithmic axis, <c>10⁻³</c>.</summary>
    public string Label(double value)
    {
        if (_logarithmic) return Math.Round(value) switch { 0 => "1", 1 => "10", var power => "10" + ShortNumber.Superscript((int)power) };
        if (Math.Abs(value) < 1e-9 * Step) return "0";
        string digits = (value / Math.Pow(10, _exponent)).ToString("F" + _decimals, CultureInfo.InvariantCulture).Replace('-', '−');
        if (_exponent == 0) return digits;
        return digits switch { "1" => "", "−1" => "−", _ => digits + "×" } + "10" + ShortNumber.Superscript(_exponent);
    }

    private static int Decimals(double step)
    {
        int decimals = 0;
        while (decimals < 12 && Math.Abs(step - Math.Round(step, decimals)) > 1e-6 * step) decimals++;
        return decimals;
    }

    private static double RoundStep(double rough, bool halves)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1.0001 => power,
            <= 2.0001 => 2 * power,
            <= 2.5001 when halves => 2.5 * power,
            <= 5.0001 => 5 * power,
            _ => 10 * power,
        };
    }
}
