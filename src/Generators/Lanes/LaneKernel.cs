using System;
using System.Collections.Immutable;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>A value that a kernel is given when it is made, the same for all elements.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Name">Its name in the kernel.</param>
/// <param name="Value">How it is computed from the hyperparameters; null for another activation's kernel.</param>
/// <param name="Maker">The call that makes another activation's kernel.</param>
internal sealed record Captured(string Type, string Name, Expr? Value, (string Method, ImmutableArray<Expr> Arguments)? Maker);

/// <summary>An activation over a lane: what its kernel is given, and value and derivative as operations on lanes.</summary>
/// <param name="Captured">What the kernel is given when it is made.</param>
/// <param name="Outputs">Value and derivative, as the two elements of a tuple.</param>
/// <param name="IsUniform">Which values are plain numbers rather than lanes.</param>
internal sealed record LaneKernel(ImmutableArray<Captured> Captured, Expr Outputs, Func<Expr, bool> IsUniform);

/// <summary>A function that cannot be vectorised, and why.</summary>
internal sealed class NotVectorizableException(string reason) : Exception(reason);
