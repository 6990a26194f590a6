using System;
using GradRepl.Generators.Reading;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

public static partial class ControlFlow
{
    [Activation]
    public static double NestedTernary(double z) => z < -2 ? -1 : z < 0 ? z * z : z < 3 ? Math.Sin(z) : z > 100 ? Math.Sqrt(z) : z - 1;

    [Activation]
    public static double TernaryInsideProduct(double z) => (z > 0 ? z : 0.1 * z) * (z < 5 ? 1 : z);

    [Activation]
    public static double ConditionOfBoth(double z) => z > 1 && z < 10 || z < -5 && !(z < -50) ? z * z : 2 * z;

    [Activation]
    public static double IfElse(double z)
    {
        if (z > 1)
        {
            return z * z;
        }
        else if (z > -1)
        {
            return z;
        }
        else
        {
            return 1 / z;
        }
    }

    [Activation]
    public static double EarlyReturn(double z)
    {
        if (z < -100) return -100;
        double square = z * z;
        if (square < 1) return square;
        double root = Math.Sqrt(square + 3);
        if (root > 50)
            return root / z;
        return root - z;
    }

    [Activation]
    public static double ReassignedInBranches(double z)
    {
        double a = z, b = 1;
        if (z > 0)
        {
            a = z * z;
            if (z > 10) b = a / 3;
        }
        else
        {
            b = Math.Cos(z);
        }
        a = a + b * z;
        return a * b;
    }

    [Activation]
    public static double ReassignedParameter(double z)
    {
        z = z * 0.01;
        z = Math.Sin(z) + z;
        return z * z;
    }

    [Activation]
    public static double CompoundAssignment(double z)
    {
        double y = z;
        y += 2 * z;
        y *= z - 1;
        y -= Math.Sin(z);
        y /= 1 + z * z;
        y %= 1.75;
        return y;
    }

    [Activation]
    public static double ChainedAssignment(double z)
    {
        double a, b;
        a = b = z * z + 1;
        a += b *= 2;
        return a * b;
    }

    [Activation]
    public static double IncrementAndDecrement(double z)
    {
        double a = z++;
        double b = ++z;
        double c = a-- * b;
        --c;
        return a * b + c * z;
    }

    [Activation]
    public static double SwappedLocals(double z)
    {
        double a = z, b = z * z, t = a;
        a = b;
        b = t;
        return a - 3 * b;
    }

    [Activation]
    public static double ForLoop(double z)
    {
        double sum = 0;
        for (int k = 1; k <= 6; k++) sum += Math.Sin(k * z) / k;
        return sum;
    }

    [Activation]
    public static double HornerLoop(double z)
    {
        double y = 0;
        for (int k = 5; k > 0; k--) y = y * z / 10 + k;
        return y;
    }

    [Activation]
    public static double WhileLoop(double z)
    {
        double y = z;
        int k = 0;
        while (k < 4)
        {
            y = Math.Sqrt(1 + y * y) - 0.5 * y;
            k++;
        }
        return y;
    }

    [Activation]
    public static double DoLoop(double z)
    {
        double y = z;
        int k = 3;
        do
        {
            y = Math.Tanh(y) + 0.1 * z;
            k--;
        }
        while (k > 0);
        return y;
    }

    [Activation]
    public static double BreakAndContinue(double z)
    {
        double y = 0;
        for (int k = 0; k < 10; k++)
        {
            if (k % 2 == 1) continue;
            if (k == 8) break;
            y += z / (k + 1 + z * z);
        }
        return y;
    }

    [Activation]
    public static double BreakOnValue(double z)
    {
        double y = z;
        for (int k = 0; k < 5; k++)
        {
            if (Math.Abs(y) > 40) break;
            y = 2 * y + Math.Sin(y);
        }
        return y;
    }

    [Activation]
    public static double ContinueOnValue(double z)
    {
        double y = 0;
        for (int k = -3; k <= 3; k++)
        {
            if (z < k) continue;
            y += (z - k) * (z - k);
        }
        return y;
    }

    [Activation]
    public static double ReturnInsideLoop(double z)
    {
        double y = z;
        for (int k = 0; k < 4; k++)
        {
            if (y > 100) return y * k;
            y += z * z;
        }
        return -y;
    }

    [Activation]
    public static double NestedLoops(double z)
    {
        double y = 0;
        for (int i = 0; i < 3; i++)
            for (int j = i; j < 3; j++)
                y += Math.Cos(i * z) * Math.Sin(j * z);
        return y;
    }

    [Activation]
    public static double SwitchExpression(double z) => z switch
    {
        < -10 => -Math.Log(-z),
        >= -10 and < 0 => z * z,
        0 => 0,
        > 500 or (> 20 and < 30) => Math.Sqrt(z),
        _ => Math.Sin(z),
    };

    [Activation]
    public static double SwitchExpressionWithWhen(double z) => z switch
    {
        var x when x > 2 => z * z * z,
        not > -2 => -z,
        _ => z / 3,
    };

    [Activation]
    public static double SwitchStatement(double z)
    {
        double y = 1;
        switch (z)
        {
            case < -1:
                y = z;
                break;
            case > 10:
                return Math.Log(z);
            case > 3:
                y = z * z;
                break;
            default:
                y += Math.Cos(z);
                break;
        }
        return y * z;
    }

    [Activation]
    public static double SwitchStatementWithWhen(double z)
    {
        switch (z)
        {
            case > 0 when z < 5:
                return z * z;
            case > 0:
                return 10 * z - 25;
        }
        return Math.Sin(z);
    }

    [Activation, Hyperparameters(0), Hyperparameters(1), Hyperparameters(2), Hyperparameters(7)]
    public static double SwitchOnInteger(double z, int kind = 1)
    {
        switch (kind)
        {
            case 0:
                return z;
            case 1:
            case 2:
                return z * z * kind;
            default:
                return Math.Sin(kind * z);
        }
    }

    [Activation]
    public static double IsPattern(double z) => z is > 1 and < 4 ? z * z : z is not > -3 ? -z : 1 + z;

    [Activation]
    public static double BooleanLocals(double z)
    {
        bool positive = z > 0, large = Math.Abs(z) > 10;
        bool both = positive && large;
        double y = both ? Math.Sqrt(z) : z;
        if (large || !positive) y *= 2;
        return y * z;
    }

    [Activation]
    public static double IntegerLocals(double z)
    {
        int n = 3;
        n *= 2;
        n++;
        int half = n / 2, rest = n % 2;
        double y = n * z + half * z * z;
        return y / (half + rest + 1);
    }

    [Activation]
    public static double CastToInteger(double z) => (int)(z / 4) * z + (int)3.7 * z * z;

    [Activation]
    public static double NestedScopes(double z)
    {
        double y = z;
        {
            double t = y * y;
            y = t + 1;
        }
        {
            double t = Math.Sqrt(y);
            y = t * z;
        }
        return y;
    }

    [Activation]
    public static double AssignedInsideExpression(double z)
    {
        double t;
        return (t = z * z + 1) * t + (z > 0 ? t : -t);
    }
}
