using System;

namespace GradRepl.Runtime;

/// <summary>
/// The log loss (binary cross-entropy) of one prediction, L = −y·log a − (1 − y)·log(1 − a), in nats, with its derivative;
/// from the probability a = σ(z) or, without loss of digits in the tails, from the logit z itself.
/// </summary>
/// <remarks>
/// y is the target: 1 for the positive class, 0 for the negative, or any probability between. NaN in a or z gives NaN.
/// </remarks>
public static class LogLoss
{
    /// <summary>L = −y·log a − (1 − y)·log(1 − a).</summary>
    /// <param name="a">The predicted probability of the positive class, in [0, 1].</param>
    /// <param name="y">The target, in [0, 1].</param>
    /// <returns>
    /// At the ends the limits: a term of weight 0 is 0 (0·log 0 = 0), so L is 0 for a = y = 0 and a = y = 1;
    /// for a = 0 with y &gt; 0 and for a = 1 with y &lt; 1 it is +∞.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">a or y lies outside [0, 1], or y is NaN.</exception>
    public static double Value(double a, double y)
    {
        RequireProbability(a);
        RequireTarget(y);
        if (double.IsNaN(a)) return double.NaN;
        double positive = y == 0 ? 0 : -y * Math.Log(a);
        double negative = y == 1 ? 0 : -(1 - y) * SpecialFunctions.Log1p(-a);
        return positive + negative;
    }

    /// <summary>∂L/∂a = −y/a + (1 − y)/(1 − a).</summary>
    /// <param name="a">The predicted probability of the positive class, in [0, 1].</param>
    /// <param name="y">The target, in [0, 1].</param>
    /// <returns>
    /// At the ends the one-sided limits: −∞ for a = 0 with y &gt; 0, +∞ for a = 1 with y &lt; 1;
    /// for y = 1 the slope is −1/a (−1 at a = 1), for y = 0 it is 1/(1 − a) (1 at a = 0).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">a or y lies outside [0, 1], or y is NaN.</exception>
    public static double Derivative(double a, double y)
    {
        RequireProbability(a);
        RequireTarget(y);
        a = Math.Abs(a); // −0 must count as 0, since −y/−0 would be +∞.
        if (y == 1) return -1 / a;
        if (y == 0) return 1 / (1 - a);
        return (a - y) / (a * (1 - a)); // Over one denominator, since the two separate terms would cancel near a = y.
    }

    /// <summary>The loss of a = σ(z), as softplus(z) − y·z, in a form that neither overflows nor cancels.</summary>
    /// <param name="z">The logit: the pre-activation of a sigmoid output.</param>
    /// <param name="y">The target, in [0, 1].</param>
    /// <returns>(1 − y)·max(z, 0) + y·max(−z, 0) + log(1 + e^−|z|). For infinite z the limit: 0 or +∞.</returns>
    /// <exception cref="ArgumentOutOfRangeException">y lies outside [0, 1] or is NaN.</exception>
    public static double ValueOfLogit(double z, double y)
    {
        RequireTarget(y);
        double weight = z > 0 ? 1 - y : y;
        double linear = weight == 0 ? 0 : weight * Math.Abs(z);
        return linear + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(z)));
    }

    /// <summary>∂L/∂z = σ(z) − y of a = σ(z): the error that backpropagation starts from.</summary>
    /// <param name="z">The logit: the pre-activation of a sigmoid output.</param>
    /// <param name="y">The target, in [0, 1].</param>
    /// <returns>
    /// For z &gt; 0 computed as (1 − y) − σ(−z), which is the same: for y = 1 it keeps all its digits
    /// where σ(z) − 1 rounds to 0 (from z = 37 on).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">y lies outside [0, 1] or is NaN.</exception>
    public static double DerivativeOfLogit(double z, double y)
    {
        RequireTarget(y);
        return z > 0 ? 1 - y - SpecialFunctions.Logistic(-z) : SpecialFunctions.Logistic(z) - y;
    }

    /// <summary>Demands a target in [0, 1].</summary>
    internal static void RequireTarget(double y)
    {
        if (!(y >= 0 && y <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(y), y, "The target y must lie in [0, 1]: 1 for the positive class, 0 for the negative.");
    }

    private static void RequireProbability(double a)
    {
        if (a < 0 || a > 1)
            throw new ArgumentOutOfRangeException(
                nameof(a),
                a,
                "The prediction a is a probability and must lie in [0, 1]; for a logit use ValueOfLogit and DerivativeOfLogit.");
    }
}
