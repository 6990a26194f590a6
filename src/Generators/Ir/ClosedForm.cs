using System;
using System.Collections.Concurrent;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Ir;

/// <summary>
/// What a constant of a derivative is: over/under·√radicand·√π^rootsOfPi·(log of)^logs, as 2/√π. Its double is the nearest to the
/// number itself, not a product of rounded ones.
/// </summary>
/// <param name="Over">The numerator.</param>
/// <param name="Under">The denominator, which has no divisor in common with it.</param>
/// <param name="Radicand">The whole number under the root, without square divisors.</param>
/// <param name="RootsOfPi">The power of √π.</param>
/// <param name="LogOf">The whole number of which there is a logarithm; 0 where there is none.</param>
/// <param name="Logs">The power of the logarithm.</param>
internal readonly record struct ClosedForm(long Over, long Under, int Radicand, int RootsOfPi, int LogOf, int Logs)
{
    /// <summary>Larger numbers are nobody's spelling of a constant.</summary>
    private const long Largest = 1000;

    /// <summary>Numerators and denominators that are looked for.</summary>
    private const int LargestFound = 100;

    private const double OneUnit = 2.3e-16;

    public static readonly ClosedForm One = new(1, 1, 1, 0, 0, 0);

    public static readonly ClosedForm TwoOverRootOfPi = new(2, 1, 1, -1, 0, 0), HalfRootOfPi = new(1, 2, 1, 1, 0, 0);

    private static readonly ConcurrentDictionary<ClosedForm, double> Known = new();

    public static ClosedForm Log(int of) => new(1, 1, 1, 0, of, 1);

    /// <summary>A number of few binary digits; null of any other.</summary>
    public static ClosedForm? Of(double number)
    {
        long under = 1;
        while (under < Largest && number != Math.Floor(number)) (under, number) = (2 * under, 2 * number);
        return number == Math.Floor(number) && number > 0 && number < Largest ? new((long)number, under, 1, 0, 0, 0) : null;
    }

    /// <summary>Whether it is more than a fraction.</summary>
    public bool IsIrrational => Radicand > 1 || RootsOfPi != 0 || Logs != 0;

    /// <summary>The product; null where it is no such number, or one of large numbers.</summary>
    public ClosedForm? Times(ClosedForm other)
    {
        if (Logs != 0 && other.Logs != 0 && LogOf != other.LogOf) return null;
        long over = Over * other.Over, under = Under * other.Under, radicand = (long)Radicand * other.Radicand;
        for (long square = 2; square * square <= radicand; square++)
            for (; radicand % (square * square) == 0; radicand /= square * square) over *= square;
        long divisor = GreatestDivisor(over, under);
        (over, under) = (over / divisor, under / divisor);
        int logs = Logs + other.Logs;
        return over > Largest || under > Largest || radicand > Largest
            ? null
            : new(over, under, (int)radicand, RootsOfPi + other.RootsOfPi, logs == 0 ? 0 : Math.Max(LogOf, other.LogOf), logs);
    }

    /// <summary>
    /// A fraction of it, of few digits, to which a number is the nearest double; of what is itself rounded also the next to it, as which a
    /// product of rounded numbers comes out. Null where there is none.
    /// </summary>
    public ClosedForm? Fraction(double number)
    {
        double ratio = number / Nearest;
        for (int under = 1; under <= LargestFound; under++)
        {
            double over = Math.Round(ratio * under);
            if (over is < 1 or > LargestFound || Math.Abs((ratio * under) - over) > 1e-13 * over) continue;
            return Times(new((long)over, under, 1, 0, 0, 0)) is { } form && form.Nearest is var nearest
                && (nearest == number || (IsIrrational && Math.Abs(nearest - number) < OneUnit * number))
                    ? form
                    : null;
        }
        return null;
    }

    /// <summary>1 over it.</summary>
    public ClosedForm? Inverse => new ClosedForm(Under, Over, 1, -RootsOfPi, LogOf, -Logs).Times(new(1, Radicand, Radicand, 0, 0, 0));

    /// <summary>The nearest double.</summary>
    public double Nearest => Known.GetOrAdd(this, static form => form.Rounded());

    /// <summary>The number as a value that is computed by roots and logarithms: what people write.</summary>
    public Expr Written(Graph graph, Func<Expr, Expr> root, Func<Expr, Expr> log)
    {
        // √2/2 is 1/√2, and √2/√π is √(2/π).
        bool isBelow = Radicand > 1 && Under % Radicand == 0;
        int roots = RootsOfPi % 2, wholes = RootsOfPi / 2;
        Expr over = graph.Real(Over), under = graph.Real(isBelow ? Under / Radicand : Under), pi = graph.Named(Math.PI, "Math.PI");
        Expr radicand = graph.Real(Radicand);
        for (int i = 0; i < wholes; i++) over *= pi;
        for (int i = 0; i > wholes; i--) under *= pi;
        if (Radicand == 1)
        {
            if (roots > 0) over *= root(pi);
            if (roots < 0) under *= root(pi);
        }
        else if (isBelow)
        {
            if (roots > 0) over *= root(pi / radicand);
            else under *= root(roots < 0 ? radicand * pi : radicand);
        }
        else
        {
            over *= root(roots < 0 ? radicand / pi : roots > 0 ? radicand * pi : radicand);
        }
        for (int i = 0; i < Logs; i++) over *= log(graph.Real(LogOf));
        for (int i = 0; i > Logs; i--) under *= log(graph.Real(LogOf));
        return over / under;
    }

    private double Rounded()
    {
        int bits = Ball.Bits;
        try
        {
            for (Ball.Bits = 128; ; Ball.Bits *= 2)
                if (Value().TryRound(out double nearest)) return nearest;
        }
        finally
        {
            Ball.Bits = bits;
        }
    }

    private Ball Value()
    {
        Ball value = (Ball)Over / Under * ((Ball)Radicand).Sqrt(), root = Ball.Pi.Sqrt();
        for (int i = Math.Abs(RootsOfPi); i > 0; i--) value = RootsOfPi > 0 ? value * root : value / root;
        Ball log = Logs == 0 ? 1 : ((Ball)LogOf).Log();
        for (int i = Math.Abs(Logs); i > 0; i--) value = Logs > 0 ? value * log : value / log;
        return value;
    }

    private static long GreatestDivisor(long a, long b) => b == 0 ? a : GreatestDivisor(b, a % b);
}
