using System.Linq;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Lanes;
using GradRepl.Generators.Model;
using GradRepl.Generators.Recognition;

namespace GradRepl.Generators.Pipeline;

/// <summary>From a function's derivatives to its kernels, where it has any.</summary>
internal static class Vectorization
{
    /// <summary>Deeper than functions with given derivatives call each other, unless one calls itself.</summary>
    private const int DepthLimit = 16;

    public static LaneKernels Of(FunctionModel function, DerivedFunction derived)
    {
        derived = derived.With(Inlined);
        (LaneKernel? general, string? obstacle) = TryVectorize(function, derived);
        var kernels = new LaneKernels(general, obstacle, AtDefaults: null);
        // A kernel that reads state, or holds other kernels, gains nothing from known hyperparameters.
        if (general is null
            || !function.HasDefaults
            || kernels.ReadsState(function)
            || general.Captured.Any(each => each.IsKernel))
            return kernels;
        return kernels with { AtDefaults = TryVectorize(function, derived.AtDefaults(function)).Kernel };
    }

    /// <summary>The value with the bodies of the functions whose derivatives are given in place of their calls.</summary>
    private static Expr Inlined(Expr value)
    {
        if (!HasBodies(value)) return value;
        for (int depth = 0; depth < DepthLimit && HasBodies(value); depth++)
        {
            value = value.Rewrite(part => part.Operation is Function { Body: { } body }
                ? body.Value.With(body.Parameters, part.Arguments)
                : null);
        }
        return new Recognizer().Of(value);
    }

    private static bool HasBodies(Expr value) => value.Reachable().Any(part => part.Operation is Function { Body: not null });

    private static (LaneKernel? Kernel, string? Obstacle) TryVectorize(FunctionModel function, DerivedFunction derived)
    {
        try
        {
            return (Vectorizer.Vectorize(function, derived), null);
        }
        catch (NotVectorizableException exception)
        {
            return (null, exception.Message);
        }
    }
}
