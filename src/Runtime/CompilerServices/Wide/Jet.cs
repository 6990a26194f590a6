using System;

namespace GradRepl.Runtime.CompilerServices;

#pragma warning disable IDE0040 // Public in the runtime alone, by Public.cs.

/// <summary>
/// A function's value with its first derivatives along one variable, x(t) = x₀ + x₁t + x₂t², each enclosed in as many bits
/// as are asked for. Generated code computes in it where no formula in double keeps the digits.
/// </summary>
/// <remarks>Truncated Taylor series: A. Griewank and A. Walther, Evaluating Derivatives (2008), chapter 13.</remarks>
readonly partial struct Jet
{
    private readonly bool _varies;
    private readonly Ball _value, _first, _second;

    [ThreadStatic]
    private static int _order;

    private Jet(Ball value) => _value = value;

    private Jet(Ball value, Ball first, Ball second) => (_value, _first, _second, _varies) = (value, first, second, true);

    /// <summary>How many derivatives are computed on this thread: 0, 1 or 2.</summary>
    internal static int Order
    {
        get => _order;
        set => _order = value;
    }

    internal Ball Value => _value;

    /// <summary>The coefficient of t: the first derivative.</summary>
    internal Ball First => _first;

    /// <summary>The coefficient of t²: half the second derivative.</summary>
    internal Ball Second => _second;

    /// <summary>−1, 0 or 1, where a function changes its formula.</summary>
    internal int Sign
    {
        get
        {
            if (_varies && _value.IsZero) Ball.MetTie = true;
            return _value.Sign;
        }
    }

    /// <summary>Whether it is more than a constant.</summary>
    internal bool Varies => _varies;

    /// <summary>The variable itself.</summary>
    internal static Jet Variable(Ball at) => new(at, 1, default);

    /// <summary>A constant.</summary>
    internal static Jet Constant(Ball value) => new(value);

    /// <summary>A constant, exactly.</summary>
    public static implicit operator Jet(double value) => new(value);

    /// <summary>The negative.</summary>
    public static Jet operator -(Jet x) => x._varies ? new(-x._value, -x._first, -x._second) : new(-x._value);

    /// <summary>The sum.</summary>
    public static Jet operator +(Jet x, Jet y) => x._varies || y._varies
        ? new(x._value + y._value, x._first + y._first, x._second + y._second)
        : new(x._value + y._value);

    /// <summary>The difference.</summary>
    public static Jet operator -(Jet x, Jet y) => x._varies || y._varies
        ? new(x._value - y._value, x._first - y._first, x._second - y._second)
        : new(x._value - y._value);

    /// <summary>The product.</summary>
    public static Jet operator *(Jet x, Jet y)
    {
        if (!x._varies && !y._varies) return new(x._value * y._value);
        if (Order == 0) return new(x._value * y._value, default, default);
        Ball first = (x._value * y._first) + (x._first * y._value);
        return new(
            x._value * y._value,
            first,
            Order < 2 ? default : (x._value * y._second) + (x._first * y._first) + (x._second * y._value));
    }

    /// <summary>The quotient.</summary>
    public static Jet operator /(Jet x, Jet y)
    {
        Ball value = x._value / y._value;
        if (!x._varies && !y._varies) return new(value);
        if (Order == 0) return new(value, default, default);
        Ball first = (x._first - (value * y._first)) / y._value;
        return new(
            value,
            first,
            Order < 2 ? default : (x._second - (first * y._first) - (value * y._second)) / y._value);
    }

    /// <summary>The remainder, with the sign of the dividend.</summary>
    public static Jet operator %(Jet x, Jet y) => x - (y * JetMath.Truncate(x / y));

    /// <summary>Whether x is less.</summary>
    public static bool operator <(Jet x, Jet y) => Compare(x, y) == -1;

    /// <summary>Whether x is greater.</summary>
    public static bool operator >(Jet x, Jet y) => Compare(x, y) == 1;

    /// <summary>Whether x is less or equal.</summary>
    public static bool operator <=(Jet x, Jet y) => Compare(x, y) is -1 or 0;

    /// <summary>Whether x is greater or equal.</summary>
    public static bool operator >=(Jet x, Jet y) => Compare(x, y) is 0 or 1;

    /// <summary>Whether they are equal.</summary>
    public static bool operator ==(Jet x, Jet y) => Compare(x, y) == 0;

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Jet x, Jet y) => Compare(x, y) != 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Jet other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => _value.Midpoint.GetHashCode();

    /// <summary>f(x) from the value of f there, its derivative and half its second derivative (Faà di Bruno).</summary>
    internal static Jet Chain(Jet x, Ball value, Func<Ball> derivative, Func<Ball> halfOfSecond)
    {
        if (!x._varies) return new(value);
        if (Order == 0) return new(value, default, default);
        Ball slope = derivative();
        return new(
            value,
            slope * x._first,
            Order < 2 ? default : (slope * x._second) + (x._first.IsZero ? default : halfOfSecond() * (x._first * x._first)));
    }

    /// <summary>The value with other derivatives dropped: of a function that is constant between jumps.</summary>
    internal static Jet Flat(Jet x, Ball value) => x._varies ? new(value, default, default) : new(value);

    /// <summary>−1, 0 or 1; 2 where either has no value.</summary>
    private static int Compare(Jet x, Jet y) => x._value.IsOutside || y._value.IsOutside ? 2 : (x - y).Sign;
}
