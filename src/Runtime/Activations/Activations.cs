using System.Collections.Generic;

namespace GradRepl.Runtime;

/// <summary>
/// The descriptors of the built-in activations, named as torch.nn names them; <see cref="ActivationFunctions"/> holds
/// the functions. <c>Activations.LeakyReLU.With("negativeSlope", 0.2)</c> sets a hyperparameter.
/// </summary>
public static class Activations
{
    /// <summary>The identity, for output layers of regressions.</summary>
    public static Activation Linear => field ??= ActivationFunctions.CreateLinearActivation();

    /// <summary>The Heaviside step, 1 from z = 0 on: zero slope everywhere else.</summary>
    public static Activation Step => field ??= ActivationFunctions.CreateStepActivation();

    /// <summary>The logistic function σ, from 0 to 1.</summary>
    public static Activation Sigmoid => field ??= ActivationFunctions.CreateSigmoidActivation();

    /// <summary>log σ(z), which stays finite where σ underflows.</summary>
    public static Activation LogSigmoid => field ??= ActivationFunctions.CreateLogSigmoidActivation();

    /// <summary>The hyperbolic tangent, from −1 to 1.</summary>
    public static Activation Tanh => field ??= ActivationFunctions.CreateTanhActivation();

    /// <summary>z − tanh z.</summary>
    public static Activation Tanhshrink => field ??= ActivationFunctions.CreateTanhshrinkActivation();

    /// <summary>z/(1 + |z|).</summary>
    public static Activation Softsign => field ??= ActivationFunctions.CreateSoftsignActivation();

    /// <summary>The rectified linear unit.</summary>
    public static Activation ReLU => field ??= ActivationFunctions.CreateReLUActivation();

    /// <summary>The rectified linear unit, cut off at 6.</summary>
    public static Activation ReLU6 => field ??= ActivationFunctions.CreateReLU6Activation();

    /// <summary>ReLU with a small fixed slope below 0.</summary>
    public static Activation LeakyReLU => field ??= ActivationFunctions.CreateLeakyReLUActivation();

    /// <summary>ReLU whose slope below 0 is learned (He et al. 2015).</summary>
    public static Activation PReLU => field ??= ActivationFunctions.CreatePReLUActivation();

    /// <summary>The exponential linear unit (Clevert et al. 2015).</summary>
    public static Activation ELU => field ??= ActivationFunctions.CreateELUActivation();

    /// <summary>The continuously differentiable ELU (Barron 2017).</summary>
    public static Activation CELU => field ??= ActivationFunctions.CreateCELUActivation();

    /// <summary>The self-normalising ELU (Klambauer et al. 2017), with its two constants.</summary>
    public static Activation SELU => field ??= ActivationFunctions.CreateSELUActivation();

    /// <summary>log(1 + e^βz)/β, and z itself past the threshold, as torch has it.</summary>
    public static Activation Softplus => field ??= ActivationFunctions.CreateSoftplusActivation();

    /// <summary>(z + √(z² + b))/2, a softplus without exponentials (Barron 2021).</summary>
    public static Activation Squareplus => field ??= ActivationFunctions.CreateSquareplusActivation();

    /// <summary>z·σ(z), also known as swish.</summary>
    public static Activation SiLU => field ??= ActivationFunctions.CreateSiLUActivation();

    /// <summary>z·tanh(softplus z) (Misra 2019).</summary>
    public static Activation Mish => field ??= ActivationFunctions.CreateMishActivation();

    /// <summary>z·Φ(z) with the normal distribution's Φ (Hendrycks and Gimpel 2016), exact.</summary>
    public static Activation GELU => field ??= ActivationFunctions.CreateGELUActivation();

    /// <summary>GELU with its tanh approximation; ½(1 + tanh u) is σ(2u), which keeps its digits in the left tail.</summary>
    public static Activation GELUTanh => field ??= ActivationFunctions.CreateGELUTanhActivation();

    /// <summary>The sigmoid in three straight pieces.</summary>
    public static Activation Hardsigmoid => field ??= ActivationFunctions.CreateHardsigmoidActivation();

    /// <summary>z times the hard sigmoid (Howard et al. 2019).</summary>
    public static Activation Hardswish => field ??= ActivationFunctions.CreateHardswishActivation();

    /// <summary>z cut off at both ends.</summary>
    public static Activation Hardtanh => field ??= ActivationFunctions.CreateHardtanhActivation();

    /// <summary>z, with the values near 0 set to 0.</summary>
    public static Activation Hardshrink => field ??= ActivationFunctions.CreateHardshrinkActivation();

    /// <summary>z drawn towards 0 by lambd, and 0 near 0.</summary>
    public static Activation Softshrink => field ??= ActivationFunctions.CreateSoftshrinkActivation();

    /// <summary>z above the threshold, a fixed value below it.</summary>
    public static Activation Threshold => field ??= ActivationFunctions.CreateThresholdActivation();

    /// <summary>e^−z².</summary>
    public static Activation Gaussian => field ??= ActivationFunctions.CreateGaussianActivation();

    /// <summary>e^z.</summary>
    public static Activation Exponential => field ??= ActivationFunctions.CreateExponentialActivation();

    /// <summary>All of them, in the order of the reference.</summary>
    public static IReadOnlyList<Activation> All =>
    [
        Linear, Step, Sigmoid, LogSigmoid, Tanh, Tanhshrink, Softsign, ReLU,
        ReLU6, LeakyReLU, PReLU, ELU, CELU, SELU, Softplus, Squareplus,
        SiLU, Mish, GELU, GELUTanh, Hardsigmoid, Hardswish, Hardtanh, Hardshrink,
        Softshrink, Threshold, Gaussian, Exponential,
    ];
}
