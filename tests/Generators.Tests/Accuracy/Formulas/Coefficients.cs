using System;
using GradRepl.Runtime;

namespace Formulas;

/// <summary>Hyperparameters where textbooks have a 1.</summary>
public static partial class Coefficients
{
    [Activation]
    public static double RootUnit(double z, double a = 1.7) => z / Math.Sqrt(1 + a * z * z);

    [Activation]
    public static double RootUnitOfTwo(double z, double a = 0.6, double b = 2.3) => z / Math.Sqrt(a + b * z * z);

    [Activation]
    public static double Softsign(double z, double a = 1.3, double b = 0.7) => z / (1 + b * Math.Abs(a * z));

    [Activation]
    public static double ScaledSoftsign(double z, double a = 1.7) => a * z / (a + Math.Abs(z));

    [Activation]
    public static double Lorentz(double z, double a = 1.7) => 1 / (a + z * z);

    [Activation]
    public static double LorentzOfTwo(double z, double a = 1.7, double b = 0.6) => 1 / (a + b * z * z);

    [Activation]
    public static double Hyperbola(double z, double c = 1.7) => Math.Sqrt(z * z + c * c);

    [Activation]
    public static double HyperbolaOfSquares(double z, double c = 1.7) => Math.Sqrt(c * c + z * z);

    [Activation]
    public static double ScaledHyperbola(double z, double a = 1.7, double b = 0.6) => Math.Sqrt(a * z * z + b);

    [Activation]
    public static double Charbonnier(double z, double d = 1.7) => d * d * (Math.Sqrt(1 + z / d * (z / d)) - 1);

    [Activation]
    public static double Share(double z, double c = 1.7) => z * z / (z * z + c);

    [Activation]
    public static double ShareOfSquares(double z, double c = 1.7) => z * z / (z * z + c * c);

    [Activation]
    public static double Resonance(double z, double a = 1.7, double b = 0.6) => z / (a + b * z * z);

    [Activation]
    public static double Mobius(double z, double a = 1.7, double b = 0.6) =>
        (1 + a * Math.Abs(z)) / (1 + b * Math.Abs(z));

    [Activation]
    public static double Inverse(double z, double a = 1.7) => 1 / Math.Sqrt(a + z * z);

    [Activation]
    public static double Shifted(double z, double m = 0.5, double s = 2.0) => 1 / (1 + (z - m) / s * ((z - m) / s));
}
