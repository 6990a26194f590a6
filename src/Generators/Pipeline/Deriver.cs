using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Checking;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Pipeline.Net;
using GradRepl.Generators.Reading;
using GradRepl.Generators.Writing;
using GradRepl.Generators.Writing.Mathematics;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Pipeline;

/// <summary>
/// The one entry to the derivation, used by the incremental generator at build time and by the REPL live:
/// C# method → IR → stable IR → derivative IR → C# and formulas.
/// </summary>
public static class Deriver
{
    /// <summary>The metadata name of the attribute that asks for a derivation.</summary>
    public const string AttributeName = WellKnownNames.ActivationAttribute;

    /// <summary>Whether a method asks for a derivation.</summary>
    public static bool IsActivation(IMethodSymbol method) => WellKnownNames.IsActivation(method);

    /// <summary>Derives one annotated method.</summary>
    /// <param name="method">The method, in the compilation of <paramref name="model"/>.</param>
    /// <param name="model">The semantic model of the tree that declares it.</param>
    /// <param name="cancellation">Stops the derivation.</param>
    /// <returns>The derivation, or the diagnostics that say why there is none; infos and warnings may stand beside a derivation.</returns>
    public static DerivationResult Derive(IMethodSymbol method, SemanticModel model, CancellationToken cancellation = default)
    {
        ReadResult read = Read(method, model, cancellation);
        if (read.Model is not { } function) return new DerivationResult(null, read.Diagnostics);
        Outcome outcome = Derive(function, cancellation);
        if (outcome.Error is { } error) return new DerivationResult(null, read.Diagnostics.Add(error.At(method.Locations[0])));
        if (Understood(function) is not { } understood)
            return new DerivationResult(null, read.Diagnostics.Add(TooLarge(function).At(method.Locations[0])));
        Derivation derivation = outcome.Derivation! with { Understood = understood };
        IEnumerable<Diagnostic> all =
        [
            .. read.Diagnostics,
            .. GivenDerivatives.Errors(method, cancellation),
            .. outcome.Warnings.Select(warning => warning.At(FunctionReader.PlaceOf(method))),
            .. InfoDiagnostics.Of(method, read, outcome.Kinks),
            .. LostValueWarnings.Of(method, read, cancellation),
        ];
        return new DerivationResult(derivation, [.. all.Where(diagnostic => !Pragmas.Disable(diagnostic))]);
    }

    /// <summary>What was understood, as code; null where it is too large to be written.</summary>
    internal static UnderstoodFunction? Understood(FunctionModel function)
    {
        try
        {
            return LargeStack.Run(() => UnderstoodFunction.Of(function));
        }
        catch (Exception exception) when (exception is GraphTooLargeException or InsufficientExecutionStackException)
        {
            return null;
        }
    }

    private static UnplacedDiagnostic TooLarge(FunctionModel function) => new(Descriptors.TooLarge, [function.Name]);

    /// <summary>Reads one annotated method; what goes wrong, too, is an answer.</summary>
    internal static ReadResult Read(IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        try
        {
            return LargeStack.Run(() => FunctionReader.Read(method, model, cancellation));
        }
        catch (Exception exception) when (exception is GraphTooLargeException or InsufficientExecutionStackException)
        {
            return FunctionReader.Failed(Diagnostic.Create(Descriptors.TooLarge, FunctionReader.PlaceOf(method), method.Name));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return FunctionReader.Failed(
                Diagnostic.Create(Descriptors.Internal, FunctionReader.PlaceOf(method), method.Name, exception.ToString()));
        }
    }

    /// <summary>Derives a method that has been read: the part that an equal model spares.</summary>
    internal static Outcome Derive(FunctionModel function, CancellationToken cancellation)
    {
        try
        {
            return LargeStack.Run(() => Write(function, cancellation));
        }
        catch (MissingPartialException missing)
        {
            return Outcome.Failed(new UnplacedDiagnostic(
                Descriptors.OpaqueCall,
                [missing.Activation, $"has no derivative by '{missing.Parameter}'", "hold that argument constant, or write the call out"]));
        }
        catch (Exception exception) when (exception is GraphTooLargeException or InsufficientExecutionStackException)
        {
            return Outcome.Failed(TooLarge(function));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Outcome.Failed(new UnplacedDiagnostic(Descriptors.Internal, [function.Name, exception.ToString()]));
        }
    }

    private static Outcome Write(FunctionModel function, CancellationToken cancellation)
    {
        DerivedFunction derived = FunctionDerivation.Of(function, cancellation);
        CheckedFunction found = FunctionCheck.Of(function, derived, cancellation);
        Formulas formulas = Formulas.Of(function, derived);
        var writer = new MemberWriter(function, derived, found, formulas);
        FunctionModel inKernel = function.Avoiding(SimpleNames.InKernels, out Func<Expr, Expr> rename, preActivationOnly: true);
        DerivedFunction withNets = derived with
        {
            Value = WideWriter.InLanes(function, function.Name, found.Value),
            First = WideWriter.InLanes(function, GeneratedNames.Derivative(function.Name), found.First),
        };
        var kernel = new KernelWriter(inKernel, Vectorization.Of(inKernel, withNets.With(rename)));
        IReadOnlyDictionary<string, string> recursive =
            RecursiveMembers.Of(function, [derived.First, derived.Second, .. derived.Partials]);
        string derivatives = string.Join("\n", recursive.Values.Prepend(writer.Derivatives())), kernelSource = kernel.Write();
        ImmutableArray<string> names =
        [
            GeneratedNames.Derivative(function.Name),
            .. derived.WithoutSecond is null ? [GeneratedNames.SecondDerivative(function.Name)] : Array.Empty<string>(),
            .. function.Hyperparameters.Where(parameter => parameter.IsContinuous)
                .Select(parameter => GeneratedNames.Partial(function.Name, parameter.Name)),
        ];
        var derivation = new Derivation
        {
            Name = function.Name,
            Members = string.Join(
                "\n", [writer.Members(), .. recursive.Values, kernelSource, writer.Factory(derivatives, kernel)]),
            MemberNames =
            [
                .. names.Union([GeneratedNames.SecondDerivative(function.Name)]),
                .. recursive.Keys,
                function.Kernel.Type,
                function.Kernel.Maker,
                function.FactoryName,
            ],
            DerivativeNames = names,
            MethodGroup = function.MethodGroup,
            FactoryName = function.FactoryName,
            Calls = function.Calls,
            Formula = formulas.Value,
            DerivativeFormula = formulas.First,
            Latex = formulas.Latex,
            DerivativeLatex = formulas.FirstLatex,
            DerivativeSource = derivatives,
            KernelSource = kernelSource,
        };
        return new Outcome(
            derivation,
            [.. derived.Kinks.Where(kink => kink.IsJump)],
            [.. Warnings(function, derived), .. AccuracyWarnings.Of(function, found)],
            null);
    }

    private static IEnumerable<UnplacedDiagnostic> Warnings(FunctionModel function, DerivedFunction derived) =>
        derived.Doubts
            .Select(doubt => new UnplacedDiagnostic(Descriptors.Doubt, [doubt.Derivative, function.Name, doubt.Where, doubt.Reason]))
            .Concat(derived.WithoutSecond is { } missing
                ? [new UnplacedDiagnostic(Descriptors.MissingPartial, [function.Name, missing.WithoutSecond])]
                : []);
}
