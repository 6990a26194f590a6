using System.ComponentModel;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>An activation with its hyperparameters, written once over a lane type; generated as <c>SwishKernel</c>.</summary>
/// <remarks>Implemented by structs, so that the loop around it is compiled for it alone and everything is inlined.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivationKernel
{
    /// <summary>Why there is no vectorised form, so that <see cref="Evaluate"/> is not to be called; null where there is one.</summary>
    static virtual string? Obstacle => null;

    /// <summary>Value and derivative at each element of <paramref name="z"/>; what the caller leaves unused costs nothing.</summary>
    /// <typeparam name="TLane">The lane type.</typeparam>
    /// <param name="z">The pre-activations.</param>
    /// <param name="value">The activation's values.</param>
    /// <param name="derivative">The first derivatives with respect to z.</param>
    void Evaluate<TLane>(TLane z, out TLane value, out TLane derivative)
        where TLane : struct, ILane<TLane>;
}
