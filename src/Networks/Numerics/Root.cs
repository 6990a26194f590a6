using System;

namespace GradRepl.Networks.Numerics;

/// <summary>Where a continuous function changes its sign.</summary>
internal static class Root
{
    /// <summary>
    /// The sign change between <paramref name="a"/> and <paramref name="b"/>, by inverse quadratic interpolation where that is safe
    /// and halving elsewhere (Chandrupatla 1997), to about the last digit of the root.
    /// </summary>
    /// <param name="f">The function, whose values at a and b do not have the same sign.</param>
    /// <param name="a">One end.</param>
    /// <param name="b">The other.</param>
    public static double Between(Func<double, double> f, double a, double b)
    {
        double fa = f(a), fb = f(b), share = 0.5;
        if (fa == 0) return a;
        if (fb == 0) return b;
        for (int round = 0; round < 200; round++)
        {
            double x = a + share * (b - a), fx = f(x);
            double c, fc;
            if (Math.Sign(fx) == Math.Sign(fa)) (c, fc) = (a, fa);
            else (c, fc, b, fb) = (b, fb, a, fa);
            (a, fa) = (x, fx);
            double best = Math.Abs(fa) < Math.Abs(fb) ? a : b;
            double least = 2e-16 * Math.Abs(best) / Math.Abs(b - c);
            if (fa == 0 || !(least < 0.5)) return best;
            double xi = (a - b) / (c - b), phi = (fa - fb) / (fc - fb);
            share = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
                ? fa / (fb - fa) * (fc / (fb - fc)) + (c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb))
                : 0.5;
            share = Math.Clamp(share, least, 1 - least);
        }
        return a;
    }
}
