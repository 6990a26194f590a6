using System;

namespace GradRepl.Repl.Commands.Checking;

/// <summary>
/// True values and slopes of a definition: it is computed with more and more bits until two results agree to far more
/// digits than a double has (Ziv's strategy). Slopes are central differences with a step that shrinks with the precision,
/// so that they share nothing with the rules of differentiation.
/// </summary>
/// <param name="definition">The function.</param>
internal sealed class Truth(Definition definition)
{
    private const int FirstBits = 256, MostBits = 4096, BitsOfZero = 4096, Agreement = 80;

    public Real? Value(double z) => Agreed(_ => definition.At(z));

    /// <summary>(f(z + h) − f(z − h))/2h.</summary>
    public Real? Slope(double z) => Agreed(bits =>
    {
        Real h = Step(z, bits);
        return (definition.At(z + h) - definition.At(z - h)) / (2 * h);
    });

    /// <summary>(f(z + h) − 2f(z) + f(z − h))/h².</summary>
    public Real? Curvature(double z) => Agreed(bits =>
    {
        Real h = Step(z, bits);
        return (definition.At(z + h) - 2 * definition.At(z) + definition.At(z - h)) / (h * h);
    });

    private static Real Step(double z, int bits) => Real.PowerOfTwo(-bits / 4 + (z == 0 ? 0 : Math.Min(0, Math.ILogB(z))));

    private static Real? Agreed(Func<int, Real> compute)
    {
        try
        {
            Real? before = null;
            for (int bits = FirstBits; bits <= MostBits; bits *= 2)
            {
                Real.Bits = bits;
                Real result = compute(bits);
                if (!result.IsFinite) return result;
                if (before is { } last)
                {
                    Real difference = result - last;
                    // A zero may be a slope too small for the digits so far: e^−700 beside 1 shows with a thousand bits.
                    if (!result.IsZero && difference.Magnitude < result.Magnitude - Agreement) return result;
                    // What shrinks with the step to less than 2^−1000 goes to zero, as the slope of max(z, 0)² does at 0.
                    if (bits >= BitsOfZero && result.Magnitude < -1000 && last.Magnitude < -500) return 0;
                }
                before = result;
            }
            return null;
        }
        finally
        {
            Real.Bits = 0;
        }
    }
}
