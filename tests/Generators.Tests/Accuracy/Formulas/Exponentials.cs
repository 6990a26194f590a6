using System;
using GradRepl.Runtime;

namespace Formulas;

/// <summary>Sums of exponentials, whose naive derivatives overflow above and below.</summary>
public static partial class Exponentials
{
    [Activation]
    public static double LogExpm1(double z) => Math.Log(Math.Exp(z) - 1);

    [Activation]
    public static double Bose(double z) => 1 / (Math.Exp(z) - 1);

    [Activation]
    public static double Cosech(double z) => 1 / Math.Sinh(z);

    [Activation]
    public static double Coth(double z) => Math.Cosh(z) / Math.Sinh(z);

    [Activation]
    public static double SinhOverCosh(double z) => Math.Sinh(z) / Math.Cosh(2 * z);

    [Activation]
    public static double Elish(double z) => z < 0 ? (Math.Exp(z) - 1) / (1 + Math.Exp(-z)) : z / (1 + Math.Exp(-z));

    [Activation]
    public static double Golu(double z) => z * Math.Exp(-Math.Exp(-z));

    [Activation]
    public static double SumOfTwo(double z) => Math.Log(1 + Math.Exp(z) + Math.Exp(2 * z));

    [Activation]
    public static double LogSumOfTwo(double z, double a = 1.75) => Math.Log(Math.Exp(z) + Math.Exp(a));

    [Activation]
    public static double LogSumOfThree(double z, double a = 1.75, double b = -0.5) => Math.Log(Math.Exp(z) + Math.Exp(a) + Math.Exp(b));

    [Activation]
    public static double ShareOfTwo(double z, double a = 1.75) => Math.Exp(z) / (Math.Exp(z) + Math.Exp(a));

    [Activation]
    public static double ShareOfThree(double z, double a = 1.75, double b = -0.5) =>
        Math.Exp(z) / (Math.Exp(z) + Math.Exp(a) + Math.Exp(b));

    [Activation]
    public static double GatedShare(double z, double a = 1.75, double b = -0.5) =>
        z * Math.Exp(z) / (Math.Exp(z) + Math.Exp(a) + Math.Exp(b));

    [Activation]
    public static double Softplus(double z, double beta = 2) => Math.Log(1 + Math.Exp(beta * z)) / beta;
}
