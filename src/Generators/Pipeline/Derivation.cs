using System.Collections.Immutable;
using GradRepl.Generators.Pipeline.Net;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Pipeline;

/// <summary>What <see cref="Deriver.Derive(IMethodSymbol, SemanticModel, System.Threading.CancellationToken)"/> answers.</summary>
/// <param name="Derivation">The derivation; null where <paramref name="Diagnostics"/> holds an error.</param>
/// <param name="Diagnostics">Errors, warnings and infos, each at the exact expression.</param>
public sealed record DerivationResult(Derivation? Derivation, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>One method's derivatives, as C# and as mathematics.</summary>
public sealed record Derivation
{
    /// <summary>The method's name, as <c>Swish</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The generated members as C# text, to be placed in the method's own class (a partial class, or a script's top level):
    /// <c>SwishDerivative</c>, <c>SwishSecondDerivative</c>, <c>SwishPartialBeta</c> …, the kernel <c>SwishKernel</c>, and the
    /// factory <c>CreateSwishActivation()</c>.
    /// </summary>
    public required string Members { get; init; }

    /// <summary>The names that <see cref="Members"/> declares.</summary>
    public required ImmutableArray<string> MemberNames { get; init; }

    /// <summary>Those of them that people call: the derivatives.</summary>
    public required ImmutableArray<string> DerivativeNames { get; init; }

    /// <summary>The annotated method as a delegate in C#, without the type that holds it.</summary>
    public required string MethodGroup { get; init; }

    /// <summary>The method that builds the descriptor: <c>CreateSwishActivation</c>.</summary>
    public required string FactoryName { get; init; }

    /// <summary>The names of other annotated methods whose generated derivatives the members call.</summary>
    public required ImmutableArray<string> Calls { get; init; }

    /// <summary>The function in Unicode mathematics, as <c>swish(z) = z·σ(z)</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>The derivative with respect to z in Unicode mathematics.</summary>
    public required string DerivativeFormula { get; init; }

    /// <summary>The function in LaTeX.</summary>
    public required string Latex { get; init; }

    /// <summary>The derivative with respect to z in LaTeX.</summary>
    public required string DerivativeLatex { get; init; }

    /// <summary>The C# of the derivatives alone, for people.</summary>
    public required string DerivativeSource { get; init; }

    /// <summary>What was understood of the method, to be compared with what it answers; null in a build, which cannot run it.</summary>
    public UnderstoodFunction? Understood { get; init; }

    /// <summary>The C# of the vectorized kernel alone, for people.</summary>
    public required string KernelSource { get; init; }
}
