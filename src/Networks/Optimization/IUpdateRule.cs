using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Optimization;

/// <summary>How one step changes a weight, written once for vectors of every width.</summary>
internal interface IUpdateRule
{
    /// <summary>How many numbers are remembered for each weight: 0, 1 or 2.</summary>
    static abstract int StateSlots { get; }

    /// <param name="weight">The weight, to be changed.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="first">What is remembered, to be changed; 0 before the first step.</param>
    /// <param name="second">The second number that is remembered.</param>
    void Apply<TLane>(ref TLane weight, TLane gradient, ref TLane first, ref TLane second)
        where TLane : struct, ILane<TLane>;
}
