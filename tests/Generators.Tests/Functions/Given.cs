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

    private static double Gated(double x, double gain) => x * Math.Tanh(gain * x);

    [Derivative(nameof(Gated))]
    private static double GatedSlope(double x, double gain) =>
        Math.Tanh(gain * x) + gain * x * (1 - Math.Tanh(gain * x) * Math.Tanh(gain * x));

    [Derivative(nameof(Gated), Parameter = "gain")]
    private static double GatedByGain(double x, double gain) => x * x * (1 - Math.Tanh(gain * x) * Math.Tanh(gain * x));

    [Activation]
    [Domain(-30, 30)]
    [Hyperparameters(0.7)]
    public static double PartialIsGiven(double z, double gain = 1.25) => Gated(Math.Sin(z), gain) + Gated(0.5, z) - gain * Gated(z, gain);

    private static double Powered(double x) => x * x * x;

    [Derivative(nameof(Powered))]
    private static double PoweredSlope(double x) => 3 * x * x;

    [Derivative(nameof(Powered), Order = 2)]
    private static double PoweredCurvature(double x) => 6 * x;

    [Activation]
    [Domain(-30, 30)]
    public static double SecondOfHelperIsGiven(double z) => Powered(Math.Cos(z)) * z;

    [Activation]
    [Domain(-30, 30)]
    [Hyperparameters(0.3)]
    public static double AllGiven(double z, double rate = 2) => Math.Exp(-rate * z * z);

    [Derivative(nameof(AllGiven), Parameter = "z")]
    private static double AllGivenSlope(double z, double rate) => -2 * rate * z * Math.Exp(-rate * z * z);

    [Derivative(nameof(AllGiven), Order = 2)]
    private static double AllGivenCurvature(double z, double rate) => (4 * rate * rate * z * z - 2 * rate) * Math.Exp(-rate * z * z);

    [Derivative(nameof(AllGiven), Parameter = nameof(rate))]
    private static double AllGivenByRate(double z, double rate) => -z * z * Math.Exp(-rate * z * z);

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
