using System.ComponentModel;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>Makes the description of one annotated method; implemented by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivationFactory
{
    /// <summary>The method's activation, with its hyperparameters at their defaults.</summary>
    static abstract Activation Create();
}
