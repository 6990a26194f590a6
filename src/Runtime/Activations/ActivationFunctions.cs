using System;
using static GradRepl.Runtime.SpecialFunctions;

namespace GradRepl.Runtime;

/// <summary>
/// The built-in activations as ordinary annotated methods, with the names and defaults of torch.nn; their derivatives
/// are generated. Where they have a kink, the branch that is taken gives the slope, as torch's backward functions do.
/// </summary>
/// <remarks>z is the pre-activation. <see cref="Activations"/> holds their descriptors.</remarks>
public static partial class ActivationFunctions
{
    /// <summary>The identity, for output layers of regressions.</summary>
    [Activation]
    public static double Linear(double z) => z;

    /// <summary>The Heaviside step, 1 from z = 0 on: zero slope everywhere else.</summary>
    [Activation]
    public static double Step(double z) => z >= 0 ? 1 : 0;

    /// <summary>The logistic function σ, from 0 to 1.</summary>
    [Activation]
    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>log σ(z), which stays finite where σ underflows.</summary>
    [Activation]
    public static double LogSigmoid(double z) => -SpecialFunctions.Softplus(-z);

    /// <summary>The hyperbolic tangent, from −1 to 1.</summary>
    [Activation]
    public static double Tanh(double z) => Math.Tanh(z);

    /// <summary>z − tanh z.</summary>
    [Activation]
    public static double Tanhshrink(double z) => z - Math.Tanh(z);

    /// <summary>z/(1 + |z|).</summary>
    [Activation]
    public static double Softsign(double z) => SpecialFunctions.Softsign(z);

    /// <summary>The rectified linear unit.</summary>
    [Activation]
    public static double ReLU(double z) => z > 0 ? z : 0;

    /// <summary>The rectified linear unit, cut off at 6.</summary>
    [Activation]
    public static double ReLU6(double z) => z <= 0 ? 0 : z >= 6 ? 6 : z;

    /// <summary>ReLU with a small fixed slope below 0.</summary>
    [Activation]
    public static double LeakyReLU(double z, double negativeSlope = 0.01) => z > 0 ? z : negativeSlope * z;

    /// <summary>ReLU whose slope below 0 is learned (He et al. 2015).</summary>
    [Activation]
    public static double PReLU(double z, double weight = 0.25) => z > 0 ? z : weight * z;

    /// <summary>The exponential linear unit (Clevert et al. 2015).</summary>
    [Activation]
    public static double ELU(double z, double alpha = 1) => z > 0 ? z : alpha * Expm1(z);

    /// <summary>The continuously differentiable ELU (Barron 2017).</summary>
    [Activation]
    public static double CELU(double z, double alpha = 1) => z > 0 ? z : alpha * Expm1(z / alpha);

    /// <summary>The self-normalising ELU (Klambauer et al. 2017), with its two constants.</summary>
    [Activation]
    public static double SELU(double z) => z > 0 ? SeluScale * z : SeluScale * SeluAlpha * Expm1(z);

    /// <summary>log(1 + e^βz)/β, and z itself past the threshold, as torch has it.</summary>
    [Activation]
    public static double Softplus(double z, double beta = 1, double threshold = 20) =>
        beta * z > threshold ? z : SpecialFunctions.Softplus(beta * z) / beta;

    /// <summary>(z + √(z² + b))/2, a softplus without exponentials (Barron 2021).</summary>
    [Activation]
    public static double Squareplus(double z, double b = 4) => SpecialFunctions.Squareplus(z, b);

    /// <summary>z·σ(z), also known as swish.</summary>
    [Activation]
    public static double SiLU(double z) => z / (1 + Math.Exp(-z));

    /// <summary>z·tanh(softplus z) (Misra 2019).</summary>
    [Activation]
    public static double Mish(double z) => z * TanhSoftplus(z);

    /// <summary>z·Φ(z) with the normal distribution's Φ (Hendrycks and Gimpel 2016), exact.</summary>
    [Activation]
    public static double GELU(double z) => z * NormalCdf(z);

    /// <summary>GELU with its tanh approximation; ½(1 + tanh u) is σ(2u), which keeps its digits in the left tail.</summary>
    [Activation]
    public static double GELUTanh(double z) => z * Logistic(Math.Sqrt(8 / Math.PI) * (z + 0.044715 * z * z * z));

    /// <summary>The sigmoid in three straight pieces.</summary>
    [Activation]
    public static double Hardsigmoid(double z) => z <= -3 ? 0 : z >= 3 ? 1 : z / 6 + 0.5;

    /// <summary>z times the hard sigmoid (Howard et al. 2019).</summary>
    [Activation]
    public static double Hardswish(double z) => z <= -3 ? 0 : z >= 3 ? z : z * (z + 3) / 6;

    /// <summary>z cut off at both ends.</summary>
    [Activation]
    public static double Hardtanh(double z, double minVal = -1, double maxVal = 1) => z <= minVal ? minVal : z >= maxVal ? maxVal : z;

    /// <summary>z, with the values near 0 set to 0.</summary>
    [Activation]
    public static double Hardshrink(double z, double lambd = 0.5) => z >= -lambd && z <= lambd ? 0 : z;

    /// <summary>z drawn towards 0 by lambd, and 0 near 0.</summary>
    [Activation]
    public static double Softshrink(double z, double lambd = 0.5) => z > lambd ? z - lambd : z < -lambd ? z + lambd : 0;

    /// <summary>z above the threshold, a fixed value below it.</summary>
    [Activation]
    public static double Threshold(double z, double threshold = 0, double value = 0) => z > threshold ? z : value;

    /// <summary>e^−z².</summary>
    [Activation]
    public static double Gaussian(double z) => Math.Exp(-z * z);

    /// <summary>e^z.</summary>
    [Activation]
    public static double Exponential(double z) => Math.Exp(z);

    private const double SeluAlpha = 1.6732632423543772;
    private const double SeluScale = 1.0507009873554805;
}
