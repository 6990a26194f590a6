using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Losses;

/// <summary>The log loss of a sigmoid output as a function of the logit, over lanes; see <see cref="LogLoss.ValueOfLogit"/>.</summary>
internal static class LogitLoss
{
    /// <summary>The probability σ(z), its loss against the target, in [0, 1], and the loss's derivative by z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Evaluate<TLane>(TLane z, double target, out TLane probability, out TLane loss, out TLane derivative)
        where TLane : struct, ILane<TLane>
    {
        TLane isNegative = TLane.IsNegative(z);
        TLane t = LaneMath.Decay(z), r = LaneMath.Reciprocal(1 + t);
        TLane left = t * r; // σ(−|z|)
        probability = TLane.Select(isNegative, left, r);
        loss = LaneMath.Damped(TLane.Select(isNegative, target, 1 - target), TLane.Abs(z)) + LaneMath.Log1pOfUnit(t);
        derivative = TLane.Select(isNegative, left - target, 1 - target - left);
    }
}
