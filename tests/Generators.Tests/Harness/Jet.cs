using System;
using System.Globalization;

namespace GradRepl.Generators.Tests.Harness;

/// <summary>
/// A second-order dual number: a value with its first and second derivative, each with a bound on its rounding error in
/// units of 2^-53. The independent truth of these tests: its rules are written from definitions and share nothing with
/// the generator's. The test functions are compiled a second time with Jet in the place of double and of Math.
/// </summary>
/// <param name="Value">f.</param>
/// <param name="First">f′.</param>
/// <param name="Second">f″.</param>
/// <param name="ValueBound">A running bound on the rounding error of f, in units of 2^-53.</param>
/// <param name="FirstBound">The same for f′: the scale of the terms that it is summed from.</param>
/// <param name="SecondBound">The same for f″.</param>
public readonly partial record struct Jet(
    double Value, double First, double Second, double ValueBound, double FirstBound, double SecondBound)
{
    public static Jet Variable(double value) => new(value, 1, 0, 0, 0, 0);

    public static implicit operator Jet(double value) => new(value, 0, 0, 0, 0, 0);

    public static explicit operator double(Jet u) => u.Value;

    /// <summary>
    /// How many decisions on this thread were so near that roundings may turn them: a comparison of values, a floor, a sign.
    /// Where there was one, the function stands at a kink, and the dual number is one of two truths.
    /// </summary>
    [ThreadStatic]
    internal static int Near;

    public bool IsConstant => First == 0 && Second == 0 && FirstBound == 0 && SecondBound == 0;

    public static Jet operator +(Jet a) => a;

    public static Jet operator -(Jet a) => a with { Value = -a.Value, First = -a.First, Second = -a.Second };

    public static Jet operator +(Jet a, Jet b) => new(
        a.Value + b.Value,
        a.First + b.First,
        a.Second + b.Second,
        a.ValueBound + b.ValueBound + Math.Abs(a.Value + b.Value),
        a.FirstBound + b.FirstBound + Math.Abs(a.First + b.First),
        a.SecondBound + b.SecondBound + Math.Abs(a.Second + b.Second));

    public static Jet operator -(Jet a, Jet b) => a + -b;

    public static Jet operator *(Jet a, Jet b)
    {
        double value = a.Value * b.Value;
        double left = a.First * b.Value, right = a.Value * b.First;
        double leftSecond = a.Second * b.Value, cross = 2 * a.First * b.First, rightSecond = a.Value * b.Second;
        return new Jet(
            value,
            Sum(left, right),
            Sum(Sum(leftSecond, cross), rightSecond),
            Product(a.Value, a.ValueBound, b.Value, b.ValueBound),
            Product(a.First, a.FirstBound, b.Value, b.ValueBound) + Product(a.Value, a.ValueBound, b.First, b.FirstBound),
            Product(a.Second, a.SecondBound, b.Value, b.ValueBound)
                + 2 * Product(a.First, a.FirstBound, b.First, b.FirstBound)
                + Product(a.Value, a.ValueBound, b.Second, b.SecondBound));
    }

    /// <summary>From a = q·b: q′ = (a′ − q·b′)/b and q″ = (a″ − 2q′·b′ − q·b″)/b, in which no power of b can overflow.</summary>
    public static Jet operator /(Jet a, Jet b)
    {
        double q = a.Value / b.Value;
        double bound = (a.ValueBound + Weigh(q, b.ValueBound)) / Math.Abs(b.Value) + Math.Abs(q);
        double first = Sum(a.First, -(q * b.First)) / b.Value;
        double firstBound = (a.FirstBound
            + Math.Abs(a.First)
            + Product(q, bound, b.First, b.FirstBound)
            + Weigh(first, b.ValueBound)) / Math.Abs(b.Value) + Math.Abs(first);
        double second = Sum(Sum(a.Second, -2 * (first * b.First)), -(q * b.Second)) / b.Value;
        double secondBound = (a.SecondBound
            + Math.Abs(a.Second)
            + 2 * Product(first, firstBound, b.First, b.FirstBound)
            + Product(q, bound, b.Second, b.SecondBound)
            + Weigh(second, b.ValueBound)) / Math.Abs(b.Value) + Math.Abs(second);
        return new Jet(q, first, second, bound, firstBound, secondBound);
    }

    public static Jet operator %(Jet a, Jet b) => (a - b * JetMath.Truncate(a / b)) with { Value = a.Value % b.Value };

    public static Jet operator ++(Jet a) => a + 1;

    public static Jet operator --(Jet a) => a - 1;

    public static bool operator <(Jet a, Jet b) => Decide(a, b) && a.Value < b.Value;

    public static bool operator >(Jet a, Jet b) => Decide(a, b) && a.Value > b.Value;

    public static bool operator <=(Jet a, Jet b) => Decide(a, b) && a.Value <= b.Value;

    public static bool operator >=(Jet a, Jet b) => Decide(a, b) && a.Value >= b.Value;

    public bool Equals(Jet other) => Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>What a pattern is matched with: patterns look at values only.</summary>
    /// <param name="u">The value.</param>
    /// <param name="against">The numbers that the pattern holds it against, each of them a decision.</param>
    public static double Plain(Jet u, params double[] against)
    {
        foreach (double number in against) Decide(u, number);
        return u.Value;
    }

    public static int Plain(int n, params double[] _) => n;

    public static bool Plain(bool b) => b;

    /// <summary>Tuples and structs are matched part by part.</summary>
    public static T Plain<T>(T whole, params double[] _) => whole;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Value:R}, {First:R}, {Second:R})");

    /// <summary>
    /// f(u) from f and its first three derivatives at u. The argument is taken as uncertain by a rounding of its own,
    /// which covers every backward stable way of computing f and its derivatives.
    /// </summary>
    internal static Jet Apply(Jet u, double f, double f1, double f2, double f3)
    {
        double off = u.ValueBound + Math.Abs(u.Value), slope = Math.Abs(u.First);
        return new Jet(
            f,
            Sum(f1 * u.First, 0),
            Sum(f2 * u.First * u.First, f1 * u.Second),
            Weigh(f1, u.ValueBound) + Math.Abs(f),
            Weigh(f2 * slope, off) + Weigh(f1, u.FirstBound + slope),
            Weigh(f3 * slope * slope, off)
                + Weigh(f2, 2 * slope * u.FirstBound + slope * slope)
                + Weigh(f2 * u.Second, off)
                + Weigh(f1, u.SecondBound + Math.Abs(u.Second)));
    }

    /// <summary>
    /// Counts a decision between two values that lie within a thousand of their roundings of each other, and one of whose
    /// roundings nothing is known, as after an overflow.
    /// </summary>
    internal static bool Decide(Jet a, Jet b)
    {
        double unit = a.ValueBound + b.ValueBound + Math.Abs(a.Value) + Math.Abs(b.Value);
        if (!(a.IsConstant && b.IsConstant) && !(Math.Abs(a.Value - b.Value) > 1e-13 * unit)) Near++;
        return true;
    }

    private static double Product(double a, double aBound, double b, double bBound) =>
        Weigh(a, bBound) + Weigh(b, aBound) + Math.Abs(a * b);

    private static double Sum(double a, double b) => a == 0 ? b : b == 0 ? a : a + b;

    /// <summary>|weight|·bound, in which nothing is uncertain about a zero bound.</summary>
    private static double Weigh(double weight, double bound) => bound == 0 ? 0 : Math.Abs(weight) * bound;
}
