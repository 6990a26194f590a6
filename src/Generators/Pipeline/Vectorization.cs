using System.Linq;
using GradRepl.Generators.Lanes;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Pipeline;

/// <summary>From a function's derivatives to its kernels, where it has any.</summary>
internal static class Vectorization
{
    public static LaneKernels Of(FunctionModel function, DerivedFunction derived)
    {
        (LaneKernel? general, string? obstacle) = TryVectorize(function, derived);
        var kernels = new LaneKernels(general, obstacle, AtDefaults: null);
        // A kernel that reads state, or holds other kernels, gains nothing from known hyperparameters.
        if (general is null || !function.HasDefaults || kernels.ReadsState(function) || general.Captured.Any(each => each.Maker is not null))
            return kernels;
        return kernels with { AtDefaults = TryVectorize(function, derived.AtDefaults(function)).Kernel };
    }

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
