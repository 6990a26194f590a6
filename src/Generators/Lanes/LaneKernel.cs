using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Lanes;

/// <summary>A value that a kernel is given when it is made, the same for all elements.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Name">Its name in the kernel.</param>
/// <param name="Value">How it is computed from the hyperparameters; null for another activation's kernel.</param>
/// <param name="Maker">The call that makes another activation's kernel, or a function on single numbers.</param>
internal sealed record Captured(string Type, string Name, Expr? Value, (string Method, ImmutableArray<Expr> Arguments)? Maker)
{
    /// <summary>The type of functions on single numbers.</summary>
    public const string Scalar = "global::System.Func<double, double>";

    /// <summary>Whether it is another activation's kernel.</summary>
    public bool IsKernel => Maker is not null && Type != Scalar;
}

/// <summary>An activation over a lane: what its kernel is given, and value and derivative as operations on lanes.</summary>
/// <param name="Captured">What the kernel is given when it is made.</param>
/// <param name="Outputs">Value and derivative, as the two elements of a tuple.</param>
/// <param name="IsUniform">Which values are plain numbers rather than lanes.</param>
internal sealed record LaneKernel(ImmutableArray<Captured> Captured, Expr Outputs, Func<Expr, bool> IsUniform);

/// <summary>The kernels of one activation.</summary>
/// <param name="General">The kernel for any hyperparameters; null where there is none.</param>
/// <param name="Obstacle">Why there is none.</param>
/// <param name="AtDefaults">One more where the hyperparameters are their defaults; null where it would not be worth its size.</param>
internal sealed record LaneKernels(LaneKernel? General, string? Obstacle, LaneKernel? AtDefaults)
{
    /// <summary>Whether the kernel is made of more than its hyperparameters, which may change while a script runs.</summary>
    public bool ReadsState(FunctionModel function) => General is { } kernel && kernel.Captured.Any(each =>
        each.Value is { } value
            ? value.Reachable().Any(part => IsElement(part) || (!function.IsStatic && IsExternal(part)))
            : each.IsKernel && !function.IsStatic);

    // The elements of an array can change even where the array cannot.
    private static bool IsElement(Expr value) =>
        value.Operation is TableElement || (IsExternal(value) && value.Text!.EndsWith("]", StringComparison.Ordinal));

    private static bool IsExternal(Expr value) => value.Operation is Structural { Role: Role.External };
}

/// <summary>A function that cannot be vectorized, and why.</summary>
internal sealed class NotVectorizableException(string reason) : Exception(reason);
