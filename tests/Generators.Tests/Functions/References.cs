using System;
using System.Diagnostics;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>References, captured variables and the order of evaluation.</summary>
public static partial class References
{
    [Activation]
    public static double RefLocal(double x)
    {
        ref double a = ref x;
        a = 2 * x;
        return x;
    }

    [Activation]
    public static double RefLocalRebound(double z)
    {
        double a = z, b = z * z;
        ref double r = ref a;
        r += 1;
        r = ref b;
        r *= Math.Sin(z);
        return a * b;
    }

    [Activation]
    public static double RefReboundInBranch(double z)
    {
        double a = z, b = 3;
        ref double r = ref a;
        if (z > 1) r = ref b;
        r += z * z;
        return a * b;
    }

    [Activation]
    public static double RefConditional(double z)
    {
        double a = z, b = Math.Cos(z);
        ref double r = ref z > 0 ? ref a : ref b;
        r = r * r + 1;
        return a + 3 * b;
    }

    [Activation]
    public static double RefToElement(double z)
    {
        double[] cells = [z, 1, 2];
        ref double r = ref cells[1];
        r += z * z;
        cells[1] *= 3;
        return r - cells[0];
    }

    [Activation]
    public static double LocalFunctionThatAssigns(double x)
    {
        double s = x;
        double Bump()
        {
            s = s * s;
            return s;
        }

        double q = Bump();
        return s + q;
    }

    [Activation]
    public static double LocalFunctionThatGathers(double z)
    {
        double acc = 0;
        double Add(double x)
        {
            acc += x;
            return x;
        }

        double s = Add(z) + Add(z * z);
        return acc + s;
    }

    [Activation]
    public static double VoidLocalFunction(double z)
    {
        double sum = 0;
        void Add(double x)
        {
            if (x < 0) return;
            sum += x;
        }

        Add(z);
        Add(-2 * z);
        Add(Math.Sin(z));
        return sum * z;
    }

    [Activation]
    public static double EffectsInBranches(double z)
    {
        double calls = 0;
        double Tick(double x)
        {
            calls += x;
            return x > 0 ? calls : -x;
        }

        double y = z > 0.5 ? Tick(z) * Tick(2) : Tick(-z);
        bool both = z > 1 && Tick(z) > 3;
        return y + calls * (both ? z : 1);
    }

    [Activation]
    [Domain(-5, 5)]
    public static double EffectsInALoop(double z)
    {
        double power = 1;
        double Next() => power *= z;
        double sum = 0;
        for (int i = 0; i < 5; i++) sum += Next() / (i + 1);
        return sum + power;
    }

    [Activation]
    [Domain(-3, 3)]
    public static double EffectsInALongLoop(double z, int n = 40)
    {
        double state = z;
        void Step() => state = 0.5 * Math.Sin(state) + 0.25 * z;
        for (int i = 0; i < n; i++) Step();
        return state;
    }

    [Activation]
    public static double RefParameter(double z)
    {
        double a = z, b = 2;
        Swap(ref a, ref b);
        Scale(ref b, 3);
        return a * b - b;
    }

    private static void Swap(ref double a, ref double b)
    {
        double old = a;
        a = b;
        b = old;
    }

    private static void Scale(ref double a, in double by) => a *= by;

    [Activation]
    public static double OutParameters(double z)
    {
        Split(z, out double s, out double c);
        Split(s + c, out _, out c);
        return s * c;
    }

    private static void Split(double x, out double sine, out double cosine)
    {
        sine = Math.Sin(x);
        cosine = sine > 0 ? Math.Cos(x) : x;
    }

    [Activation]
    public static double TryPattern(double z) => TryRoot(z, out double root) ? root + 1 : -z;

    private static bool TryRoot(double x, out double root)
    {
        root = x;
        if (x <= 0) return false;
        root = Math.Sqrt(x);
        return true;
    }

    [Activation]
    public static double TwoNamesOfOneVariable(double z)
    {
        double a = z;
        return Both(ref a, ref a) + a;
    }

    private static double Both(ref double x, ref double y)
    {
        x += 1;
        y *= 2;
        return x * y;
    }

    [Activation]
    public static double InSeesTheChange(double z)
    {
        double a = z;
        return Watch(in a, ref a);
    }

    private static double Watch(in double seen, ref double changed)
    {
        changed = changed * changed + 1;
        return seen;
    }

    [Activation]
    public static double NamedArgumentsInOrder(double z)
    {
        double a = z;
        return Minus(right: a *= 2, left: a + 1);
    }

    private static double Minus(double left, double right) => left - 3 * right;

    [Activation]
    public static double LeftBeforeRight(double z)
    {
        double a = z;
        return a + (a = z * z) * a + a++ * a;
    }

    [Activation]
    public static double CompoundReadsFirst(double z)
    {
        double a = z;
        double Change() => a = 5;
        a += Change();
        return a;
    }

    [Activation]
    public static double IndexBeforeValue(double z)
    {
        double[] cells = [z, 2, 3];
        int i = 0;
        cells[i] = i = 2;
        cells[i++] += z * i;
        return cells[0] * z + cells[1] + cells[2] * i;
    }

    [Activation]
    public static double AssignedInBothBranches(double z)
    {
        double t;
        if (z > 0) t = z * z;
        else t = Math.Sin(z);
        return t + 1;
    }

    [Activation]
    public static double AssignedUnlessThrown(double z)
    {
        double t;
        switch (z)
        {
            case > 0:
                t = z;
                break;
            case <= 0:
                t = -2 * z;
                break;
            default:
                throw new ArgumentException("not a number");
        }

        return t * z;
    }

    [Activation]
    public static double Guarded(double z, int n = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 10);
        Debug.Assert(n < 20);
        return z > 0 ? z : n * z;
    }

    [Activation]
    public static double ThrowsInAHelper(double z) => Positive(z * z + 1) * z;

    private static double Positive(double x) => x > 0 ? Math.Log(x) : throw new ArgumentOutOfRangeException(nameof(x));

    [Activation]
    public static double CountsByWhatItCaptures(double z)
    {
        int left = 4;
        double Power()
        {
            if (left == 0) return 1;
            left--;
            return z * Power();
        }

        return Power() + left;
    }
}
