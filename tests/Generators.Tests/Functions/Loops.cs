using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

public static partial class Loops
{
    [Activation]
    [Domain(0.1, 900)]
    public static double NewtonRoot(double z)
    {
        double x = 1, error = 1;
        while (error > 1e-13 * x)
        {
            double next = 0.5 * (x + z / x);
            error = Math.Abs(next - x);
            x = next;
        }
        return x;
    }

    [Activation]
    [Hyperparameters(0)]
    [Hyperparameters(1)]
    [Hyperparameters(25)]
    [Domain(-3, 3)]
    public static double SeriesOfUnknownLength(double z, int n = 12)
    {
        double sum = 0, term = 1;
        for (int i = 1; i <= n; i++)
        {
            sum += term;
            term *= z / i;
        }
        return sum;
    }

    [Activation]
    [Domain(-3, 3)]
    public static double HundredRounds(double z)
    {
        double y = z;
        for (int i = 0; i < 100; i++) y = Math.Sin(y) + 0.1 * z;
        return y;
    }

    [Activation]
    [Domain(-20, 20)]
    public static double ReturnFromLoop(double z)
    {
        double y = z;
        for (int i = 0; i < 100; i++)
        {
            if (y > 50) return y * z;
            y = y * 1.5 + z * z;
        }
        return y;
    }

    [Activation]
    [Domain(-20, 20)]
    public static double BreakOnSum(double z)
    {
        double y = 1;
        for (int i = 0; i < 64; i++)
        {
            y += 0.5 * z * z;
            if (y > 10) break;
        }
        return y * z;
    }

    [Activation]
    [Domain(-20, 20)]
    public static double ContinueOnWave(double z)
    {
        double sum = 0;
        for (int i = 0; i < 40; i++)
        {
            if (Math.Sin(i * z) > 0.5) continue;
            sum += Math.Cos(i * z);
        }
        return sum;
    }

    [Activation]
    [Domain(-20, 20)]
    public static double DoUntilLarge(double z)
    {
        double y = 1 + z * z;
        do y *= 1.7;
        while (y < 1000);
        return Math.Log(y);
    }

    [Activation]
    [Hyperparameters(3)]
    [Domain(-2, 2)]
    public static double NestedOfUnknownLength(double z, int n = 4)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double power = 1;
            for (int j = 0; j <= i; j++) power *= z;
            sum += power;
        }
        return sum;
    }

    [Activation]
    [Domain(-20, 20)]
    public static double LoopAfterLoop(double z)
    {
        double a = 1, b = z;
        while (a < 20) a += 1 + z * z;
        while (b < a) b += 0.25 * a;
        return a * b;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double LoopInsideUsesLoopBefore(double z)
    {
        double scale = 1;
        while (scale < 30) scale *= 1.5 + 0.1 * z * z;
        double sum = 0;
        for (int i = 0; i < 50; i++) sum += Math.Sin(scale * z) / (1 + i);
        return sum;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double SeriesOverACounter(double z)
    {
        double sum = 0;
        for (int i = 0; i < 50; i++) sum += Math.Sin(i * z) / (1 + i);
        return sum;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double VariablesInARing(double z)
    {
        double a = z, b = 1, c = 2;
        for (int i = 0; i < 40; i++) (a, b, c) = (Math.Sin(b), Math.Cos(c * z), 0.5 * a);
        return a + b + c;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double ConditionThatAssigns(double z)
    {
        double y = z;
        int rounds = 0;
        while ((y = 0.5 * y + 1) < 1.99 && rounds < 50) rounds++;
        return y * z;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double WholeNumbersInLoop(double z)
    {
        int a = 1, b = 1;
        for (int i = 0; i < 50; i++)
        {
            (a, b) = (b, (a + b) % 7);
        }
        return a * z * z + b;
    }

    [Activation]
    [Domain(-5, 5)]
    public static double FlagInLoop(double z, bool twice = true)
    {
        double y = z;
        int i = 0;
        while (i < (twice ? 40 : 20))
        {
            y += 0.01 * Math.Sin(y);
            i++;
        }
        return y;
    }

    [Activation]
    [Domain(-3, 3)]
    public static double EndlessWithBreak(double z)
    {
        double y = z;
        int i = 0;
        while (true)
        {
            y = Math.Tanh(y + 0.5);
            if (++i >= 40) break;
        }
        return y;
    }

    [Activation]
    [Domain(-3, 3)]
    public static double ForWithoutCondition(double z)
    {
        double y = 1;
        for (int i = 0; ; i++)
        {
            if (i == 5) return y;
            y = y * z + 1;
        }
    }

    [Activation]
    [Domain(-3, 3)]
    public static double CountingDown(double z)
    {
        double y = 0;
        for (int i = 45; i > 0; i -= 2) y = (y + z) / i;
        return y;
    }

    [Activation]
    [Domain(-30, 30)]
    public static double ReduceToPeriod(double z)
    {
        double x = z;
        while (x > Math.PI) x -= 2 * Math.PI;
        while (x < -Math.PI) x += 2 * Math.PI;
        return x * x;
    }
}
