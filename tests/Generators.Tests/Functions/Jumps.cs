using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>Ways through loops and switches.</summary>
public static partial class Jumps
{
    [Activation]
    [Hyperparameters(0)]
    [Hyperparameters(1)]
    [Hyperparameters(7)]
    public static double GotoCase(double z, int k = 2)
    {
        double y = 1;
        switch (k)
        {
            case 0:
                y = z;
                goto case 1;
            case 1:
                y *= z + 1;
                break;
            case 2:
                y = Math.Sin(z);
                goto default;
            default:
                y += z * z;
                break;
        }

        return y * z;
    }

    [Activation]
    [Domain(-3, 3)]
    public static double ContinueOuterByFlag(double z, int n = 40)
    {
        double sum = 0;
        for (int i = 1; i < n; i++)
        {
            bool skip = false;
            for (int j = 1; j < i; j++)
            {
                if (i % (j + 1) == 0 && j + 1 < i)
                {
                    skip = true;
                    break;
                }
            }

            if (skip) continue;
            sum += Math.Sin(i * z) / i;
        }

        return sum;
    }

    [Activation]
    [Domain(-3, 3)]
    public static double ReturnFromInner(double z, int n = 40)
    {
        double x = z;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                x = 0.5 * x + 0.25 * Math.Cos(z);
                if (i * j > 50) return x * z;
            }

        return x;
    }

    [Activation]
    [Domain(-3, 3)]
    public static double GotoOut(double z, int n = 40)
    {
        double x = z;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                x = 0.5 * x + 0.25 * Math.Cos(z);
                if (i * j > 50) goto done;
            }

        x += 100;
    done:
        return x * z;
    }

    [Activation]
    [Domain(-3, 3)]
    public static double SwitchInALoop(double z, int n = 40)
    {
        double x = z;
        for (int i = 0; i < n; i++)
        {
            switch (i % 3)
            {
                case 0:
                    x = Math.Sin(x);
                    continue;
                case 1:
                    x = 0.5 * x;
                    break;
            }

            x += 0.1 * z;
        }

        return x;
    }

    [Activation]
    [Domain(-3, 3)]
    public static double DoWhileLong(double z, int n = 40)
    {
        double x = z;
        int i = 0;
        do x = 0.5 * Math.Cos(x) + 0.1 * z;
        while (++i < n);
        return x + i;
    }
}
