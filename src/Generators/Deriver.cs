using System.Threading;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators;

/// <summary>
/// The one entry to the derivation, used by the incremental generator at build time and by the REPL live:
/// C# method → IR → stable IR → derivative IR → C# and formulas.
/// </summary>
public static class Deriver
{
    /// <summary>The metadata name of the attribute that asks for a derivation.</summary>
    public const string AttributeName = "GradRepl.Runtime.ActivationAttribute";

    /// <summary>Derives one annotated method.</summary>
    /// <param name="method">The method, in the compilation of <paramref name="model"/>.</param>
    /// <param name="model">The semantic model of the tree that declares it.</param>
    /// <param name="cancellation">Stops the derivation.</param>
    /// <returns>The derivation, or the diagnostics that say why there is none; infos and warnings may stand beside a derivation.</returns>
    public static DerivationResult Derive(IMethodSymbol method, SemanticModel model, CancellationToken cancellation = default) =>
        throw new System.NotImplementedException();
}
