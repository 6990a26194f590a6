using System;
using GradRepl.Generators.Tests.Accuracy;
using GradRepl.Runtime;

namespace Spellings;

public static partial class Bells
{
    [Activation, TruthOf("sech_squared")]
    public static double SechSquared(double z) => 1 / (Math.Cosh(z) * Math.Cosh(z));

    [Activation, TruthOf("sech_squared")]
    public static double SechSquaredByPower(double z) => 1 / Math.Pow(Math.Cosh(z), 2);

    [Activation, TruthOf("sech_squared")]
    public static double SechSquaredByTanh(double z) => 1 - Math.Tanh(z) * Math.Tanh(z);

    [Activation, TruthOf("sech_squared")]
    public static double SechSquaredThroughLocal(double z)
    {
        double t = Math.Tanh(z);
        return (1 - t) * (1 + t);
    }

    [Activation, TruthOf("sech_squared")]
    public static double SechSquaredBySquare(double z) => 1 - Math.Pow(Math.Tanh(z), 2);

    [Activation, TruthOf("sech_squared")]
    public static double SechSquaredByExponentials(double z) => 4 / Math.Pow(Math.Exp(z) + Math.Exp(-z), 2);

    [Activation, TruthOf("gaussian")]
    public static double Gaussian(double z) => Math.Exp(-z * z);

    [Activation, TruthOf("gaussian")]
    public static double GaussianOfProduct(double z) => Math.Exp(-(z * z));

    [Activation, TruthOf("gaussian")]
    public static double GaussianBySquare(double z) => Math.Exp(-Math.Pow(z, 2));

    [Activation, TruthOf("gaussian")]
    public static double GaussianByReciprocal(double z) => 1 / Math.Exp(z * z);

    [Activation, TruthOf("gaussian")]
    public static double GaussianThroughLocal(double z)
    {
        double square = z * z;
        return Math.Exp(-square);
    }

    [Activation, TruthOf("cauchy")]
    public static double Cauchy(double z) => 1 / (1 + z * z);

    [Activation, TruthOf("cauchy")]
    public static double CauchyBySquare(double z) => 1 / (1 + Math.Pow(z, 2));

    [Activation, TruthOf("inverse_multiquadric")]
    public static double InverseMultiquadric(double z) => 1 / Math.Sqrt(1 + z * z);

    [Activation, TruthOf("inverse_multiquadric")]
    public static double InverseMultiquadricByPower(double z) => Math.Pow(1 + z * z, -0.5);
}
