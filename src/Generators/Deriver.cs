using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Differentiation;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Reading;
using GradRepl.Generators.Writing;
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
    public static DerivationResult Derive(IMethodSymbol method, SemanticModel model, CancellationToken cancellation = default)
    {
        ReadResult read = FunctionReader.Read(method, model, cancellation);
        if (read.Model is not { } function) return new DerivationResult(null, read.Diagnostics);
        Outcome outcome = Derive(function, cancellation);
        if (outcome.Error is { } error) return new DerivationResult(null, read.Diagnostics.Add(error.At(method.Locations[0])));
        return new DerivationResult(outcome.Derivation, [.. read.Diagnostics, .. UserRules.Misfits(method, cancellation), .. Remarks.Of(method, read, outcome.Kinks, cancellation)]);
    }

    /// <summary>Derives a method that has been read: the part that an equal model spares.</summary>
    internal static Outcome Derive(FunctionModel function, CancellationToken cancellation)
    {
        try
        {
            return AmpleStack.Run(() => Write(function, cancellation));
        }
        catch (MissingPartialException missing)
        {
            return new Outcome(null, [], new Refusal(Descriptors.MissingPartial, [function.Name, missing.Activation, missing.Parameter]));
        }
        catch (System.Exception exception) when (exception is GraphTooLargeException or System.InsufficientExecutionStackException)
        {
            return new Outcome(null, [], new Refusal(Descriptors.TooLarge, [function.Name]));
        }
        catch (System.Exception exception) when (exception is not System.OperationCanceledException)
        {
            return new Outcome(null, [], new Refusal(Descriptors.Internal, [function.Name, exception.ToString()]));
        }
    }

    private static Outcome Write(FunctionModel function, CancellationToken cancellation)
    {
        DerivedFunction derived = DerivedFunction.Of(function, cancellation);
        Formulas formulas = Formulas.Of(function, derived);
        var writer = new MemberWriter(function, derived, formulas);
        var kernel = new KernelWriter(function, derived);
        string derivatives = writer.Derivatives(), kernelSource = kernel.Write();
        ImmutableArray<string> names =
        [
            ActivationCalls.Derivative(function.Name),
            ActivationCalls.SecondDerivative(function.Name),
            .. function.Hyperparameters.Where(parameter => parameter.IsContinuous).Select(parameter => ActivationCalls.Partial(function.Name, parameter.Name)),
        ];
        var derivation = new Derivation
        {
            Name = function.Name,
            Members = derivatives + "\n" + kernelSource + "\n" + writer.Factory(derivatives, kernel),
            MemberNames = [.. names, function.Kernel.Type, function.Kernel.Maker, function.FactoryName],
            DerivativeNames = names,
            FactoryName = function.FactoryName,
            Calls = function.Calls,
            Formula = formulas.Value,
            DerivativeFormula = formulas.First,
            Latex = formulas.Latex,
            DerivativeLatex = formulas.FirstLatex,
            DerivativeSource = derivatives,
            KernelSource = kernelSource,
        };
        return new Outcome(derivation, [.. derived.Kinks.Where(kink => kink.IsJump)], null);
    }
}

/// <summary>A derivation, or the reason why there is none.</summary>
internal sealed record Outcome(Derivation? Derivation, ImmutableArray<DerivedKink> Kinks, Refusal? Error);

/// <summary>A diagnostic whose place is not known yet.</summary>
internal sealed record Refusal(DiagnosticDescriptor Descriptor, EquatableArray<string> Arguments)
{
    public Diagnostic At(Location location) => Diagnostic.Create(Descriptor, location, [.. Arguments]);
}
