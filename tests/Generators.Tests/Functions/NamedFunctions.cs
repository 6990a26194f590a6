using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>The functions of the runtime that people know by name.</summary>
public static partial class NamedFunctions
{
    [Activation]
    public static double LogOfTwoExponentials(double z) => SpecialFunctions.LogAddExp(z, 1 - z / 2) * z;

    [Activation, Domain(-700, -1e-6)]
    public static double LogOfOneLessExponential(double z) => SpecialFunctions.Log1mExp(z) + z;

    [Activation, Domain(1e-6, 700)]
    public static double InverseSoftplus(double z) => SpecialFunctions.LogExpm1(z) * z;

    [Activation, Domain(1e-6, 0.999999)]
    public static double Odds(double z) => SpecialFunctions.Logit(z) * z;

    [Activation, Domain(1e-6, 1e3), Hyperparameters(-3.0)]
    public static double Products(double z, double a = 2) => SpecialFunctions.XLogY(a, z) + SpecialFunctions.XLogY(z, 1 + z);

    [Activation, Domain(1e-6, 1e3)]
    public static double Entropies(double z) => SpecialFunctions.Entropy(z) - SpecialFunctions.Entropy(2 * z + 1);

    [Activation, Domain(-30, 30)]
    public static double Wavelet(double z) => SpecialFunctions.Sinc(z) * Math.Exp(-z * z / 50);

    [Activation, Domain(-3, 3), Hyperparameters(2)]
    public static double WaveletOfOrder(double z, int order = 1) =>
        SpecialFunctions.SincDerivative(z / 2, order) + z * SpecialFunctions.SincDerivative(z, 1);

    [Activation, Domain(-60, 60)]
    public static double ScaledBessel(double z) => SpecialFunctions.BesselI0e(z) * z;

    [Activation, Domain(0.1, 60), Hyperparameters(2)]
    public static double ScaledBesselOfOrder(double z, int order = 1) =>
        SpecialFunctions.BesselI1e(z) * z + SpecialFunctions.BesselI1eDerivative(z, order);

    [Activation]
    public static double Length(double z) => SpecialFunctions.Hypot(z, 2 * z + 1, 3) * z;

    [Activation, Specials]
    public static double Steps(double z) => SpecialFunctions.Heaviside(z - 1, 0.5) * z * z + SpecialFunctions.Heaviside(-z, z);

    [Activation, Hyperparameters(-2.5)]
    public static double FloorModulo(double z, double period = 3) =>
        z * SpecialFunctions.FloorMod(z, period) + SpecialFunctions.FloorMod(7, z);
}
