using System;
using System.Collections.Generic;

namespace GradRepl.Repl.Commands.Checking;

/// <summary>A function at a point and a few tiny steps beside it, each computed once, in the bits that are set.</summary>
/// <param name="function">The function.</param>
/// <param name="z">The point.</param>
/// <param name="exponent">The step is 2 to this power.</param>
internal sealed class Neighborhood(Func<Ball, Ball> function, double z, int exponent)
{
    private readonly Dictionary<int, Ball> _known = [];

    /// <summary>The value so many steps away: outside where there is none, unknown where more bits are needed.</summary>
    public Ball this[int steps] => _known.TryGetValue(steps, out Ball known) ? known : _known[steps] = Compute(steps);

    /// <summary>(f(z + kh) − f(z − kh))/2kh.</summary>
    public Ball Slope(int steps) => (this[steps] - this[-steps]) / Step(2 * steps);

    /// <summary>
    /// (f(z + kh) − 2f(z) + f(z − kh))/k²h²; where f has no value at z, as sin z/z at 0, from twice the width instead:
    /// (f(z + 2kh) − f(z + kh) − f(z − kh) + f(z − 2kh))/3k²h².
    /// </summary>
    public Ball Curvature(int steps)
    {
        Ball beside = this[steps] + this[-steps];
        return this[0].IsOutside
            ? (this[2 * steps] + this[-2 * steps] - beside) / (3 * Step(steps) * Step(steps))
            : (beside - (2 * this[0])) / (Step(steps) * Step(steps));
    }

    /// <summary>Whether the secants to both sides are less steep than a power of two; where f has no value at z, nothing says no.</summary>
    public bool IsFlat(int exponentOfSteepness)
    {
        if (this[0].IsOutside) return true;
        Ball steepness = Ball.PowerOfTwo(exponentOfSteepness);
        foreach (int side in (ReadOnlySpan<int>)[1, -1])
        {
            Ball secant = (this[side] - this[0]) / Step(side);
            if ((steepness - secant).MayBeZero || (steepness + secant).MayBeZero) return false;
            if ((steepness - secant).Sign < 0 || (steepness + secant).Sign < 0) return false;
        }
        return true;
    }

    private Ball Step(int steps) => steps * Ball.PowerOfTwo(exponent);

    private Ball Compute(int steps)
    {
        Ball.WasUndecided = Ball.MetPole = false;
        Ball value = function(z + Step(steps));
        if (Ball.WasUndecided) return Ball.Unknown;
        return !value.IsKnown && Ball.MetPole ? Ball.Outside : value;
    }
}
