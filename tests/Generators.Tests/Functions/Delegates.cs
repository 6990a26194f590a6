using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>Functions as values.</summary>
public static partial class Delegates
{
    [Activation]
    public static double LambdaLocal(double z)
    {
        Func<double, double> square = x => x * x;
        return square(Math.Sin(z)) + square(z);
    }

    [Activation]
    public static double NaturalType(double z)
    {
        var half = (double x) => 0.5 * x;
        return half(z) * half(half(z));
    }

    [Activation]
    public static double StaticLambda(double z)
    {
        Func<double, double, double> mix = static (a, b) => a * b + a;
        return mix(z, Math.Cos(z));
    }

    [Activation]
    public static double LambdaThatAssigns(double z)
    {
        double seen = 1;
        Func<double, double> note = x =>
        {
            seen *= x;
            return seen + x;
        };
        return note(z) * note(2) + seen;
    }

    [Activation]
    public static double CapturesTheVariable(double z)
    {
        double scale = 2;
        Func<double, double> scaled = x => scale * x;
        scale = z;
        return scaled(3 * z);
    }

    [Activation]
    public static double PassedToAHelper(double z) => Twice(x => Math.Sin(x) + z, z);

    private static double Twice(Func<double, double> f, double x) => f(f(x));

    [Activation]
    public static double MethodGroup(double z) => Twice(Math.Tanh, z) + Twice(Shifted, z);

    private static double Shifted(double x) => x * x - 0.5;

    [Activation]
    public static double LocalFunctionAsValue(double z)
    {
        double bias = z;
        double Biased(double x) => x + bias;
        return Twice(Biased, 2 * z);
    }

    [Activation]
    public static double MadeByAHelper(double z)
    {
        Func<double, double> two = Times(2), own = Times(z);
        return two(z) + own(own(1));
    }

    private static Func<double, double> Times(double factor) => x => factor * x;

    [Activation]
    public static double ChosenByAParameter(double z, bool smooth = true)
    {
        Func<double, double> f = smooth ? Math.Tanh : x => Math.Max(-1, Math.Min(1, x));
        return f(2 * z) + z;
    }

    [Activation]
    public static double ChosenByTheInput(double z)
    {
        Func<double, double> f = z > 1 ? x => x * x : x => 3 * x;
        return f(z) - f(1);
    }

    [Activation]
    public static double FreshVariableEachRound(double z)
    {
        Func<double> last = () => 0;
        for (int i = 1; i <= 3; i++)
        {
            double own = i * z;
            Func<double> before = last;
            last = () => own * own + before();
        }

        return last();
    }

    [Activation]
    [Domain(-3, 3)]
    public static double NewtonOverALambda(double z) => Improve(x => x * x * x - z, x => 3 * x * x, 1 + z * z);

    private static double Improve(Func<double, double> f, Func<double, double> slope, double x)
    {
        for (int i = 0; i < 3; i++) x -= f(x) / (slope(x) + 1);
        return x;
    }

    [Activation]
    public static double GenericHelper(double z) => Choose(z > 0, z, 2 * z) + Apply(z, x => x * x);

    private static T Choose<T>(bool first, T a, T b) => first ? a : b;

    private static TResult Apply<T, TResult>(T value, Func<T, TResult> f) => f(value);
}
