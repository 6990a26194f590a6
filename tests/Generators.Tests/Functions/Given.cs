using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

public static partial class Given
{
    private static double Cube(double x) => Math.Pow(Math.Abs(x), 3) * (x < 0 ? -1 : 1);

    [Derivative(nameof(Cube))]
    private static double CubeSlope(double x) => 3 * x * x;

    [Activation]
    [Domain(-30, 30)]
    public static double ThroughAGivenDerivative(double z) => Cube(Math.Sin(z)) + z;

    [Activation]
    [Domain(-30, 30)]
    public static double GivenItself(double z) => z * z * z;

    [Derivative(nameof(GivenItself))]
    private static double SlopeOfGivenItself(double z) => 3 * (z * z);

    [Activation]
    [Domain(-30, 30)]
    public static double CallsTheGiven(double z) => GivenItself(2 * z) - z;

    private static double Sinus(double x) => Math.Sin(x);

    [Derivative(nameof(Sinus))]
    private static double Cosinus(double x) => Math.Cos(x);

    [Activation]
    [Domain(-30, 30)]
    public static double GivenInLoop(double z)
    {
        double y = z;
        for (int i = 0; i < 40; i++) y = 0.9 * Sinus(y) + 0.1 * z;
        return y;
    }

    [Activation]
    [Domain(-30, 30)]
    public static double OverloadOfOne(double z) => Twice(z) + Twice(z, 3);

    private static double Twice(double x) => 2 * x;

    private static double Twice(double x, int n) => n * x * x;

    [Activation]
    [Domain(-30, 30)]
    public static double ArgumentsByName(double z) => Blend(weight: 0.25, from: z, to: z * z) + Blend(z, weight: 0.5, to: 1);

    private static double Blend(double from, double to, double weight) => from + weight * (to - from);

    [Activation]
    [Domain(-30, 30)]
    public static double SwitchWithGuardThatAssigns(double z)
    {
        double x = z;
        switch (z)
        {
            case > 0 when (x += 1) > 3:
                return x * z;
            case > 10:
                return 0;
            default:
                return x - z * z;
        }
    }
}
