using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>The kin of the error function and of the normal distribution.</summary>
public static partial class NormalFunctions
{
    [Activation, Domain(-20, 50)]
    public static double ScaledComplement(double z) => SpecialFunctions.Erfcx(z) * z;

    [Activation, Domain(-5, 10), Hyperparameters(2)]
    public static double ScaledComplementOfOrder(double z, int order = 1) => SpecialFunctions.ErfcxDerivative(z, order);

    [Activation, Domain(-5, 20)]
    public static double LogarithmOfErfc(double z) => SpecialFunctions.LogErfc(z) + z;

    [Activation, Domain(-20, 5)]
    public static double LogarithmOfNormalCdf(double z) => SpecialFunctions.LogNormalCdf(z) + z;

    [Activation, Domain(-10, 10)]
    public static double MillsRatio(double z) => SpecialFunctions.InverseMills(z) * z;

    [Activation, Domain(-0.999, 0.999)]
    public static double InverseOfErf(double z) => SpecialFunctions.ErfInv(z) * z;

    [Activation, Domain(0.001, 0.999)]
    public static double Quantile(double z) => SpecialFunctions.NormalQuantile(z) + z;
}
