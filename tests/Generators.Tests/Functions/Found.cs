using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>What random tests found to fail once.</summary>
public static partial class Found
{
    private static double Square(double u) => u * u;

    private static double Helper(double u, double v)
    {
        if (u < v) return Math.Sin(u) * v;
        double sum = u;
        for (int k = 1; k < 3; k++) sum += k * v;
        return sum / 2;
    }

    // Its kernel has lines to be cut, and one of their parts is eᶻ − 1, which has its name from the call that computes it.
    [Activation]
    [Domain(-6, 6)]
    public static double LongLinesOverExpm1(double z, double beta = 0.7)
    {
        double y1 = z;
        z = Math.Exp(Math.Min(y1, 3));
        switch (Math.Atan(z))
        {
            case < -1:
                z *= Math.Cos(Math.Atan(z));
                break;
            case > 1 and < 3:
                y1 = z;
                z = z + Math.Sqrt(1.5 + Square(2.08));
                return Math.Cos(z);
            case > 0 when Math.Atan(beta) >= 0.87 || (y1 switch { < -1 => beta, >= 1 and < 2.5 or > 7 => 1.78, _ => z }) > z:
                z--;
                beta = Math.Tanh(Helper(y1, z));
                break;
            default:
                beta -= beta;
                z += Square(z switch { < -2 => z, >= 1 and < 2.5 or > 7 => y1, _ => z });
                break;
        }
        return y1 * 1.29 + z + beta;
    }

    private static double Nudge(ref double x, double by)
    {
        x = 0.5 * x + by;
        return x > 1 ? 1 : x - by;
    }

    // Both sides of the comparison are 1 for all larger z.
    [Activation]
    public static double EqualOnAStretch(double z)
    {
        double y = Math.Min(z, 2.29), x = y;
        if (Nudge(ref x, z) >= Nudge(ref z, x)) return 1.25;
        return y * 2.19 + y * 1.25 + z;
    }

    // The rounds come near a solution, and end before they are at rest: the slope is that of the rounds made.
    [Activation]
    [Obstacle("the number of rounds of a loop depends on z")]
    public static double NotYetAtRest(double z)
    {
        double y = 1.3 + 0 * z;
        for (int k = 0; k < 34 && 0.15 + y < y + 2.19 + Square(z); k++)
        {
            if (k < 3) continue;
            y = 0.5 * y + 0.25 * Math.Sin(z);
        }
        return y + Math.Tanh(z);
    }
}
