using System;

namespace GradRepl.Runtime.CompilerServices;

#pragma warning disable IDE0040 // Public in the runtime alone, by Public.cs.

/// <summary>Which of a function's derivatives is wanted.</summary>
internal enum JetPart
{
    Value,
    Derivative,
    SecondDerivative,
}

/// <summary>
/// A function and its derivatives to the last bit of a double: computed with more and more bits until the enclosure of the
/// truth rounds to one double (Ziv's strategy). Where the function divides by zero, the limit.
/// </summary>
static partial class WideArithmetic
{
    internal static readonly int[] Precisions = [PairBall.Bits, 192, 576, 1216, 2560, 5120, 12288];

    /// <summary>
    /// How near to a point a limit is looked for, in powers of two, and with how many bits; nearer where the first shows none,
    /// which costs ten times as much.
    /// </summary>
    private static readonly (int Near, int Bits)[] Approaches = [(104, 1536), (256, 5120)];

    /// <summary>The function's value.</summary>
    /// <param name="function">The function in terms of its variables.</param>
    /// <param name="otherwise">What to answer where no enclosure is found.</param>
    /// <param name="at">The variables.</param>
    /// <returns>The nearest double; NaN outside the domain, infinite where the value is beyond the doubles.</returns>
    public static double Value(Func<Jet[], Jet> function, double otherwise, params double[] at) =>
        Find(function, JetPart.Value, 0, at) ?? otherwise;

    /// <summary>The derivative by one variable.</summary>
    /// <param name="function">The function in terms of its variables.</param>
    /// <param name="by">The number of the variable.</param>
    /// <param name="otherwise">What to answer where no enclosure is found.</param>
    /// <param name="at">The variables.</param>
    /// <returns>As <see cref="Value"/>; the limit where the formula divides by zero.</returns>
    public static double Derivative(Func<Jet[], Jet> function, int by, double otherwise, params double[] at) =>
        Find(function, JetPart.Derivative, by, at) ?? otherwise;

    /// <summary>The second derivative by one variable, as <see cref="Derivative"/>.</summary>
    /// <param name="function">The function in terms of its variables.</param>
    /// <param name="by">The number of the variable.</param>
    /// <param name="otherwise">What to answer where no enclosure is found.</param>
    /// <param name="at">The variables.</param>
    public static double SecondDerivative(Func<Jet[], Jet> function, int by, double otherwise, params double[] at) =>
        Find(function, JetPart.SecondDerivative, by, at) ?? otherwise;

    /// <summary>The nearest double; null where it cannot be found.</summary>
    internal static double? Find(Func<Jet[], Jet> function, JetPart part, int by, double[] at)
    {
        foreach (double each in at)
            if (double.IsNaN(each) || double.IsInfinity(each)) return null;
        (int bits, int order) = (Ball.Bits, Jet.Order);
        try
        {
            foreach (int precision in Precisions)
            {
                Ball.Bits = precision;
                Ball found = Evaluate(function, part, by, at, by, default);
                bool last = precision == Precisions[Precisions.Length - 1];
                if (Ball.WasUndecided && last) return null;
                if (Ball.WasUndecided) continue;
                if (Ball.MetTie && part != JetPart.Value) break;
                if (found.IsOutside) return double.NaN;
                if (found.TryRound(out double nearest)) return nearest;
                if (!found.IsKnown && Ball.MetPole) break;
            }
            return Limit(function, part, by, at);
        }
        finally
        {
            (Ball.Bits, Jet.Order) = (bits, order);
        }
    }

    /// <summary>One evaluation in the bits that are set, with one variable moved a little.</summary>
    internal static Ball Evaluate(Func<Jet[], Jet> function, JetPart part, int by, double[] at, int moved, Ball step)
    {
        var variables = new Jet[at.Length];
        for (int i = 0; i < at.Length; i++)
        {
            Ball value = i == moved ? at[i] + step : at[i];
            variables[i] = i == by ? Jet.Variable(value) : Jet.Constant(value);
        }
        Ball.WasUndecided = Ball.MetPole = Ball.MetTie = false;
        Jet.Order = (int)part;
        Jet found = function(variables);
        return part switch
        {
            JetPart.Value => found.Value,
            _ when found.Value.IsOutside => Ball.Outside,
            JetPart.Derivative => found.First,
            _ => 2 * found.Second,
        };
    }

    /// <summary>What the part tends to as one of the variables tends to where it is.</summary>
    private static double? Limit(Func<Jet[], Jet> function, JetPart part, int by, double[] at)
    {
        foreach ((int near, int bits) in Approaches)
        {
            Ball.Bits = bits;
            if (Limit(function, part, by, at, near) is { } limit) return double.IsNaN(limit) ? null : limit;
        }
        return null;
    }

    /// <summary>The limit; NaN where the two sides have different ones, null where none shows so near.</summary>
    private static double? Limit(Func<Jet[], Jet> function, JetPart part, int by, double[] at, int near)
    {
        for (int k = 0; k < at.Length; k++)
        {
            int moved = k == 0 ? by : k <= by ? k - 1 : k;
            double? above = Side(1), below = Side(-1);
            if (above is { } right && below is { } left) return SameLimit(left, right) ? right : double.NaN;
            if ((above ?? below) is { } only && (above is null ? IsOutside(1) : IsOutside(-1))) return only;

            Ball At(int sign, int nearness)
            {
                Ball scale = at[moved] == 0 ? 1 : Math.Abs(at[moved]);
                return Evaluate(function, part, by, at, moved, sign * Ball.PowerOfTwo(-nearness) * scale);
            }

            double? Side(int sign) => Settled(At(sign, near), At(sign, 2 * near));

            bool IsOutside(int sign) => At(sign, 2 * near).IsOutside;
        }
        return null;
    }

    private static bool SameLimit(double left, double right) => left.Equals(right)
        || (left == 0 && right == 0)
        || (Math.Abs(left - right) <= 1e-15 * Math.Max(Math.Abs(left), Math.Abs(right)) && !double.IsInfinity(left));

    /// <summary>The limit of what has a value near a point and a value much nearer to it; null where none shows.</summary>
    private static double? Settled(Ball near, Ball nearer)
    {
        if (!near.IsKnown || !nearer.IsKnown) return null;
        if (nearer.IsZero) return near.IsZero ? 0 : null;
        double ratio = (near / nearer).Midpoint, size = Math.Abs(nearer.Midpoint);
        if (Math.Abs(ratio - 1) < 1e-30) return nearer.Midpoint;
        if (size < 1e-12 && Math.Abs(ratio) > 1e6) return 0;
        return Math.Abs(ratio) < 1e-6 && size > 1e12 ? (nearer.Sign < 0 ? double.NegativeInfinity : double.PositiveInfinity) : null;
    }
}
