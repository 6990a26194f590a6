using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>The gamma function and its kin, and Lambert's W.</summary>
public static partial class GammaFunctions
{
    [Activation, Domain(0.1, 50)]
    public static double Factorial(double z) => SpecialFunctions.Gamma(z) * z;

    [Activation, Domain(0.1, 100)]
    public static double LogarithmOfGamma(double z) => SpecialFunctions.LogGamma(z) + z * SpecialFunctions.Digamma(z);

    [Activation, Domain(0.1, 20), Hyperparameters(3)]
    public static double Polygammas(double z, int order = 2) => SpecialFunctions.Trigamma(z) + SpecialFunctions.Polygamma(z, order);

    [Activation, Domain(-0.3, 1000)]
    public static double ProductLogarithm(double z) => SpecialFunctions.LambertW(z) * z;
}
