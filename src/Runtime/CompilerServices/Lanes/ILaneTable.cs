using System;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>Sixteen numbers, for <see cref="ILane{TSelf}.Lookup"/>: few enough to stay in registers.</summary>
public interface ILaneTable
{
    /// <summary>The numbers.</summary>
    static abstract ReadOnlySpan<double> Doubles { get; }

    /// <summary>The numbers for float.</summary>
    static abstract ReadOnlySpan<float> Singles { get; }
}
