using System;

namespace GradRepl.Runtime.CompilerServices;

#pragma warning disable IDE0040 // Public in the runtime alone, by Public.cs.

#pragma warning disable CS1591 // Named and defined as in SpecialFunctions.

/// <remarks>Functions that are given as the inverse of others.</remarks>
static partial class JetMath
{
    /// <summary>The double below −1/e, at which W is −1 in double.</summary>
    private const double BranchPoint = -0.36787944117144233;

    /// <summary>W·e^W = x: W′ = e^(−W)/(1 + W), W″/2 = −(2 + W)·e^(−2W)/(2·(1 + W)³).</summary>
    public static Jet LambertW(Jet x)
    {
        Ball w = InverseOfProduct(x.Value), beyond = 1 + w;
        return Jet.Chain(
            x, w, () => (-w).Exp() / beyond, () => -(2 + w) * (-2 * w).Exp() / (2 * beyond * beyond * beyond));
    }

    public static Jet LambertWDerivative(Jet x)
    {
        Jet w = LambertW(x);
        return Exp(-w) / (1 + w);
    }

    private static Ball InverseOfProduct(Ball x) => Within(() => InverseOfProductIn(x));

    private static Ball InverseOfProductIn(Ball x)
    {
        if (x.IsZero) return x;
        double at = x.Midpoint;
        if (x.IsExact && at == BranchPoint) return -1;
        if (IsLess(x, -0.37)) return Ball.Outside;
        Ball above = 1 + (((Ball)1).Exp() * x);
        if (IsLess(above, 0)) return Ball.Outside;
        if (!IsLess(0, above)) return Undecided;
        // x − x² + 3/2·x³ − …
        if (Math.Abs(at) < 1e-200 && IsLess(x * x, 0.01)) return x - (x * x) + UpTo(2 * x * x * x);
        if (!(at > 3)) return Inverse(w => (w * w.Exp() - x, (1 + w) * w.Exp()), StartOfProduct(at, above.Midpoint));
        Ball goal = x.Log();
        double log = goal.Midpoint;
        return Inverse(w => (w + w.Log() - goal, 1 + (1 / w)), log > 1.2 ? log - Math.Log(log) : 1);
    }

    private static double StartOfProduct(double x, double above)
    {
        if (x > 0.001) return Math.Log(1 + x);
        if (x > -0.25) return x * (1 - x);
        double p = Math.Sqrt(2 * above);
        return -1 + (p * (1 - (p * ((1.0 / 3) - (p * 11 / 72)))));
    }

    private static Ball Undecided
    {
        get
        {
            Ball.WasUndecided = true;
            return Ball.Unknown;
        }
    }

    /// <summary>The zero of a monotone function: in double, then between two points of opposite signs, then with all digits.</summary>
    /// <param name="function">The function and its slope.</param>
    /// <param name="start">From where on Newton's steps go to the zero, which is not 0.</param>
    private static Ball Inverse(Func<Ball, (Ball Value, Ball Slope)> function, double start)
    {
        int bits = Ball.Bits;
        (double middle, Ball away) = Ball.With(Math.Min(bits, 128), () => Bracketed(function, start));
        if (!away.IsKnown) return Ball.Unknown;
        Ball found = middle;
        for (int i = 0; i < MostSteps; i++)
        {
            (Ball value, Ball slope) = function(found);
            Ball step = value / slope;
            found -= step;
            // A step doubles the digits, but for those that the curvature costs.
            if (!(Math.Abs((step * Ball.PowerOfTwo((bits / 2) + 24)).Midpoint) > Math.Abs(middle))) break;
        }
        // f(found) = f′(ξ)·(found − zero) for a ξ between them.
        return IsLess(found - middle, away) && IsLess(-away, found - middle)
            ? found - (function(found).Value / function(middle + UpTo(away)).Slope)
            : Ball.Unknown;
    }

    private const int MostSteps = 60;

    /// <summary>The zero to a double's digits, and how far on both sides of it there is one for certain.</summary>
    private static (double Middle, Ball Away) Bracketed(Func<Ball, (Ball Value, Ball Slope)> function, double middle)
    {
        for (int i = 0; i < MostSteps; i++)
        {
            (Ball value, Ball slope) = function(middle);
            double next = (middle - (value / slope)).Midpoint, step = Math.Abs(next - middle);
            middle = next;
            if (!(step > 1e-14 * Math.Abs(next))) break;
        }
        return (middle, double.IsNaN(middle) ? Ball.Unknown : HalfBracket(function, middle));
    }

    private static readonly int[] Nearnesses = [-40, -20, -8];

    /// <summary>How far on both sides of a point there is a zero for certain.</summary>
    private static Ball HalfBracket(Func<Ball, (Ball Value, Ball Slope)> function, double middle)
    {
        foreach (int nearness in Nearnesses)
        {
            Ball away = Math.Abs(middle) * Ball.PowerOfTwo(nearness);
            Ball left = function(middle - away).Value, right = function(middle + away).Value;
            if ((IsLess(left, 0) && IsLess(0, right)) || (IsLess(0, left) && IsLess(right, 0))) return away;
        }
        return Ball.Unknown;
    }
}
