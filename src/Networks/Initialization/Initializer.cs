using System;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>How the weights of a layer begin. Derive from it for ways of your own; <see cref="Initializers"/> has the known ones.</summary>
public abstract class Initializer
{
    /// <summary>The name, with its numbers.</summary>
    public abstract string Name { get; }

    /// <summary>Writes the first values of a layer's weights.</summary>
    /// <param name="weights">inputs × outputs, to be overwritten. Networks of floats round it, so that both precisions begin alike.</param>
    /// <param name="activation">The layer's activation; <see cref="Activations.Linear"/> where it has none.</param>
    /// <param name="random">Where chance comes from.</param>
    public abstract void Fill(Matrix<double> weights, Activation activation, Random random);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
