using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>Branches on == at points that random numbers do not meet: beside them, nothing must change.</summary>
public static partial class Limits
{
    [Activation]
    [Domain(-20, 20)]
    public static double Sinc(double z) => z == 0 ? 1 : Math.Sin(z) / z;

    [Activation]
    [Domain(-20, 20)]
    public static double Bernoulli(double z)
    {
        if (z == 0) return 1;
        return z / (Math.Exp(z) - 1);
    }

    [Activation]
    [Domain(0.01, 20)]
    public static double LogarithmAtOne(double z) => z switch { 1 => 1, _ => Math.Log(z) / (z - 1) };

    [Activation]
    [Hyperparameters(0.25)]
    [Hyperparameters(2.0)]
    [Domain(0, 20)]
    public static double BoxCox(double z, double t = 0.5) => t == 0 ? z : Math.Log(1 + t * z) / t;

    [Activation]
    [Hyperparameters(0.5)]
    [Domain(-20, 20)]
    public static double ScaledInALocal(double z, double k = 3)
    {
        double x = k * z;
        return x != 0 ? Math.Tanh(x) / x : 1;
    }

    [Activation]
    [Domain(-20, 20)]
    public static double Nested(double z) => z * (z == 0 ? 1 : z is 1 or 2 ? 0.5 : Math.Sin(z) / z);

    [Activation]
    [Domain(-20, 20)]
    public static double ThreeWays(double z) => z > 0 ? Math.Sin(z) / z : z == 0 ? 1 : Math.Tanh(z) / z;

    [Activation]
    [Domain(-20, 20)]
    public static double InAWave(double z)
    {
        double s = Math.Sin(z);
        return s == 0 ? 1 : (Math.Cosh(s) - 1) / s;
    }
}
