using System.Runtime.CompilerServices;

namespace GradRepl.Runtime;

/// <summary>The log loss of a sigmoid output as a function of the logit, with its derivative; see <see cref="LogLoss.ValueOfLogit"/>.</summary>
/// <param name="target">The target, in [0, 1].</param>
internal readonly struct LogitLossKernel(double target) : IActivationKernel
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate<TLane>(TLane z, out TLane value, out TLane derivative)
        where TLane : struct, ILane<TLane>
    {
        TLane isPositive = z > 0;
        TLane t = LaneMath.Decay(z);
        TLane weight = TLane.Select(isPositive, 1 - target, target);
        value = LaneMath.Damped(weight, TLane.Abs(z)) + LaneMath.Log1pOfUnit(t);
        TLane left = t * LaneMath.Reciprocal(1 + t); // σ(−|z|)
        derivative = TLane.Select(isPositive, 1 - target - left, left - target);
    }
}
