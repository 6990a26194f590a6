using System;

namespace GradRepl.Generators.Tests.Harness;

/// <summary>The members of System.Math and of double, on dual numbers.</summary>
public static partial class JetMath
{
    public const double PI = Math.PI;
    public const double E = Math.E;
    public const double Tau = Math.Tau;
    public const double NaN = double.NaN;
    public const double PositiveInfinity = double.PositiveInfinity;
    public const double NegativeInfinity = double.NegativeInfinity;
    public const double MaxValue = double.MaxValue;

    public static Jet Exp(Jet u)
    {
        double e = Math.Exp(u.Value);
        return Jet.Apply(u, e, e, e, e);
    }

    public static Jet Log(Jet u)
    {
        double x = u.Value;
        return Jet.Apply(u, Math.Log(x), 1 / x, -1 / (x * x), 2 / (x * x * x));
    }

    public static Jet Log(Jet u, Jet b) => Log(u) / Log(b);

    public static Jet Log2(Jet u) => Log(u) / Math.Log(2);

    public static Jet Log10(Jet u) => Log(u) / Math.Log(10);

    public static Jet Sqrt(Jet u)
    {
        double x = u.Value, r = Math.Sqrt(x);
        return Jet.Apply(u, r, 1 / (2 * r), -1 / (4 * x * r), 3 / (8 * x * x * r));
    }

    public static Jet Cbrt(Jet u)
    {
        double x = u.Value, r = Math.Cbrt(x);
        return Jet.Apply(u, r, r / (3 * x), -2 * r / (9 * x * x), 10 * r / (27 * x * x * x));
    }

    public static Jet Sin(Jet u)
    {
        (double s, double c) = (Math.Sin(u.Value), Math.Cos(u.Value));
        return Jet.Apply(u, s, c, -s, -c);
    }

    public static Jet Cos(Jet u)
    {
        (double s, double c) = (Math.Sin(u.Value), Math.Cos(u.Value));
        return Jet.Apply(u, c, -s, -c, s);
    }

    public static Jet Tan(Jet u) => Sin(u) / Cos(u);

    public static Jet Asin(Jet u)
    {
        double x = u.Value, w = 1 - x * x, r = Math.Sqrt(w);
        return Jet.Apply(u, Math.Asin(x), 1 / r, x / (w * r), (1 + 2 * x * x) / (w * w * r));
    }

    public static Jet Acos(Jet u) => Math.PI / 2 - Asin(u);

    public static Jet Atan(Jet u)
    {
        double x = u.Value, w = 1 + x * x;
        return Jet.Apply(u, Math.Atan(x), 1 / w, -2 * x / (w * w), (6 * x * x - 2) / (w * w * w));
    }

    public static Jet Sinh(Jet u)
    {
        (double s, double c) = (Math.Sinh(u.Value), Math.Cosh(u.Value));
        return Jet.Apply(u, s, c, s, c);
    }

    public static Jet Cosh(Jet u)
    {
        (double s, double c) = (Math.Sinh(u.Value), Math.Cosh(u.Value));
        return Jet.Apply(u, c, s, c, s);
    }

    public static Jet Tanh(Jet u)
    {
        double t = Math.Tanh(u.Value), c = Math.Cosh(u.Value), w = 1 / c / c;
        return Jet.Apply(u, t, w, -2 * t * w, (4 * t * t - 2 * w) * w);
    }

    public static Jet Asinh(Jet u)
    {
        double x = u.Value, w = 1 + x * x, r = Math.Sqrt(w);
        return Jet.Apply(u, Math.Asinh(x), 1 / r, -x / (w * r), (2 * x * x - 1) / (w * w * r));
    }

    public static Jet Acosh(Jet u)
    {
        double x = u.Value, w = (x - 1) * (x + 1), r = Math.Sqrt(w);
        return Jet.Apply(u, Math.Acosh(x), 1 / r, -x / (w * r), (2 * x * x + 1) / (w * w * r));
    }

    public static Jet Atanh(Jet u)
    {
        double x = u.Value, w = (1 - x) * (1 + x);
        return Jet.Apply(u, Math.Atanh(x), 1 / w, 2 * x / (w * w), (2 + 6 * x * x) / (w * w * w));
    }

    public static Jet Pow(Jet u, Jet v)
    {
        double x = u.Value, p = v.Value;
        if (v.IsConstant)
            return Jet.Apply(u, Math.Pow(x, p), Term(p, p - 1), Term(p * (p - 1), p - 2), Term(p * (p - 1) * (p - 2), p - 3));
        return Exp(v * Log(u)) with { Value = Math.Pow(x, p) };
        double Term(double factor, double exponent) => factor == 0 ? 0 : factor * Math.Pow(x, exponent);
    }

    /// <summary>The angle is an arctangent of y/x or of x/y, whichever is at most 1, plus a constant.</summary>
    public static Jet Atan2(Jet y, Jet x) =>
        (Math.Abs(x.Value) > Math.Abs(y.Value) ? Atan(y / x) : -Atan(x / y)) with { Value = Math.Atan2(y.Value, x.Value) };

    public static Jet Hypot(Jet x, Jet y) => Sqrt(x * x + y * y);

    public static Jet FusedMultiplyAdd(Jet a, Jet b, Jet c) => a * b + c;

    public static Jet Abs(Jet u) => u > 0 ? u : u.Value < 0 ? -u : 0 * u;

    public static int Abs(int n) => Math.Abs(n);

    public static int Sign(Jet u) => u > 0 ? 1 : Math.Sign(u.Value);

    public static Jet CopySign(Jet u, Jet v) => !(v > 0) && double.IsNegative(v.Value) ? -Abs(u) : Abs(u);

    public static Jet Floor(Jet u) => Stepped(u, Math.Floor(u.Value), Math.Round(u.Value));

    public static Jet Ceiling(Jet u) => Stepped(u, Math.Ceiling(u.Value), Math.Round(u.Value));

    public static Jet Round(Jet u) => Stepped(u, Math.Round(u.Value), Math.Floor(u.Value) + 0.5);

    public static Jet Truncate(Jet u) => Stepped(u, Math.Truncate(u.Value), Math.Round(u.Value));

    public static Jet Max(Jet u, Jet v) => u > v ? u : u.Value < v.Value ? v : 0.5 * (u + v);

    public static Jet Min(Jet u, Jet v) => -Max(-u, -v);

    public static int Max(int m, int n) => Math.Max(m, n);

    public static int Min(int m, int n) => Math.Min(m, n);

    public static Jet Clamp(Jet u, Jet low, Jet high) => u < low ? low : u > high ? high : u;

    public static bool IsNaN(Jet u) => double.IsNaN(u.Value);

    private static Jet Stepped(Jet u, double step, double jump)
    {
        Jet.Decide(u, jump);
        return step;
    }
}
