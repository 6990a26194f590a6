using System;
using System.Numerics;

namespace GradRepl.Generators.Tests.Harness;

/// <content>Members that fewer people know: their derivatives by the definitions, their values by .NET.</content>
public static partial class JetMath
{
    public static bool IsRealNumber(Jet u) => !double.IsNaN(u.Value);

    public static bool IsFinite(Jet u) => double.IsFinite(u.Value);

    public static bool IsInfinity(Jet u) => AtInfinity(u) && double.IsInfinity(u.Value);

    public static bool IsPositiveInfinity(Jet u) => AtInfinity(u) && double.IsPositiveInfinity(u.Value);

    public static bool IsNegativeInfinity(Jet u) => AtInfinity(u) && double.IsNegativeInfinity(u.Value);

    /// <summary>A question after one point has no width: the derivative there is the limit of its neighbors.</summary>
    private static bool AtInfinity(Jet u)
    {
        if (double.IsInfinity(u.Value)) Jet.Near++;
        return true;
    }

    public static bool IsNegative(Jet u) => Jet.Decide(u, 0) && double.IsNegative(u.Value);

    public static bool IsPositive(Jet u) => Jet.Decide(u, 0) && double.IsPositive(u.Value);

    public static bool IsNormal(Jet u) => double.IsNormal(u.Value);

    public static bool IsSubnormal(Jet u) => double.IsSubnormal(u.Value);

    public static bool IsInteger(Jet u) => Jet.Decide(u, Math.Round(u.Value)) && double.IsInteger(u.Value);

    public static bool IsEvenInteger(Jet u) => Jet.Decide(u, Math.Round(u.Value)) && double.IsEvenInteger(u.Value);

    public static bool IsOddInteger(Jet u) => Jet.Decide(u, Math.Round(u.Value)) && double.IsOddInteger(u.Value);

    public static bool IsPow2(Jet u) => double.IsPow2(u.Value);

    public static Jet SinPi(Jet u)
    {
        (double s, double c) = double.SinCosPi(u.Value);
        return Jet.Apply(u, s, Math.PI * c, -Math.PI * Math.PI * s, -Math.PI * Math.PI * Math.PI * c);
    }

    public static Jet CosPi(Jet u)
    {
        (double s, double c) = double.SinCosPi(u.Value);
        return Jet.Apply(u, c, -Math.PI * s, -Math.PI * Math.PI * c, Math.PI * Math.PI * Math.PI * s);
    }

    public static Jet TanPi(Jet u) => SinPi(u) / CosPi(u);

    public static Jet AsinPi(Jet u) => Asin(u) / Math.PI;

    public static Jet AcosPi(Jet u) => Acos(u) / Math.PI;

    public static Jet AtanPi(Jet u) => Atan(u) / Math.PI;

    public static Jet Atan2Pi(Jet y, Jet x) => Atan2(y, x) / Math.PI;

    public static (Jet Sin, Jet Cos) SinCos(Jet u) => (Sin(u), Cos(u));

    public static (Jet SinPi, Jet CosPi) SinCosPi(Jet u) => (SinPi(u), CosPi(u));

    public static Jet Exp2M1(Jet u) => Exp(Math.Log(2) * u) - 1;

    public static Jet Exp10M1(Jet u) => Exp(Math.Log(10) * u) - 1;

    public static Jet Log2P1(Jet u) => Log(1 + u) / Math.Log(2);

    public static Jet Log10P1(Jet u) => Log(1 + u) / Math.Log(10);

    public static Jet RootN(Jet u, int n)
    {
        double x = u.Value, r = double.RootN(x, n), p = 1.0 / n;
        return Jet.Apply(u, r, p * r / x, p * (p - 1) * r / x / x, p * (p - 1) * (p - 2) * r / x / x / x);
    }

    public static Jet ScaleB(Jet u, int n) => u * Math.Pow(2, n);

    public static int ILogB(Jet u)
    {
        double power = Math.Pow(2, Math.ILogB(u.Value));
        Jet.Decide(u, u.Value > 0 ? power : -power);
        Jet.Decide(u, u.Value > 0 ? 2 * power : -2 * power);
        return Math.ILogB(u.Value);
    }

    public static Jet IEEERemainder(Jet u, Jet v)
    {
        double n = Math.Round((u.Value - Math.IEEERemainder(u.Value, v.Value)) / v.Value);
        Jet result = u - v * n;
        Jet.Decide(Abs(result), 0.5 * Abs(v));
        return result with { Value = Math.IEEERemainder(u.Value, v.Value) };
    }

    public static Jet Ieee754Remainder(Jet u, Jet v) => IEEERemainder(u, v);

    public static Jet MaxMagnitude(Jet u, Jet v) => Abs(u) > Abs(v) ? u : v;

    public static Jet MinMagnitude(Jet u, Jet v) => Abs(u) > Abs(v) ? v : u;

    public static Jet MaxNumber(Jet u, Jet v) => double.IsNaN(u.Value) ? v : double.IsNaN(v.Value) ? u : Max(u, v);

    public static Jet MinNumber(Jet u, Jet v) => double.IsNaN(u.Value) ? v : double.IsNaN(v.Value) ? u : Min(u, v);

    public static Jet MaxMagnitudeNumber(Jet u, Jet v) => double.IsNaN(u.Value) ? v : double.IsNaN(v.Value) ? u : MaxMagnitude(u, v);

    public static Jet MinMagnitudeNumber(Jet u, Jet v) => double.IsNaN(u.Value) ? v : double.IsNaN(v.Value) ? u : MinMagnitude(u, v);

    public static Jet BitIncrement(Jet u) => u with { Value = Math.BitIncrement(u.Value) };

    public static Jet BitDecrement(Jet u) => u with { Value = Math.BitDecrement(u.Value) };

    public static Jet Lerp(Jet u, Jet v, Jet w) => u * (1 - w) + v * w;

    public static Jet Round(Jet u, int digits) => Round(u, digits, MidpointRounding.ToEven);

    public static Jet Round(Jet u, MidpointRounding mode) => Round(u, 0, mode);

    public static Jet Round(Jet u, int digits, MidpointRounding mode)
    {
        double scale = Math.Pow(10, digits);
        double jump = mode is MidpointRounding.ToEven or MidpointRounding.AwayFromZero
            ? Math.Floor(u.Value * scale) + 0.5
            : Math.Round(u.Value * scale);
        return Stepped(u, Math.Round(u.Value, digits, mode), jump / scale);
    }

    public static (int Quotient, int Remainder) DivRem(int left, int right) => Math.DivRem(left, right);

    public static int Sign(int n) => Math.Sign(n);

    public static int Clamp(int n, int low, int high) => Math.Clamp(n, low, high);

    public static T ConvertToInteger<T>(Jet u)
        where T : IBinaryInteger<T>
    {
        Jet.Decide(u, Math.Round(u.Value));
        return double.ConvertToInteger<T>(u.Value);
    }

    /// <summary>What stands for byte.CreateChecked and its like.</summary>
    public static class Of<T>
        where T : INumberBase<T>
    {
        public static T CreateChecked(Jet u) => T.CreateChecked(Near(u));

        public static T CreateChecked(long n) => T.CreateChecked(n);

        public static T CreateSaturating(Jet u) => T.CreateSaturating(Near(u));

        public static T CreateSaturating(long n) => T.CreateSaturating(n);

        public static T CreateTruncating(Jet u) => T.CreateTruncating(Near(u));

        public static T CreateTruncating(long n) => T.CreateTruncating(n);

        private static double Near(Jet u)
        {
            Jet.Decide(u, Math.Round(u.Value));
            return u.Value;
        }
    }
}
