using System;
using System.IO;
using GradRepl.Runtime;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Tests;

/// <summary>The activations in a network's file: found by qualified name, and only where they are what they were.</summary>
public sealed class SavedActivationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gradrepl-activations-").FullName;
    private double _slope = 2;

    private string File => Path.Combine(_folder, "network.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Two_activations_of_one_short_name_stay_apart()
    {
        Register("First.Gate", Gate("First.Gate", 2));
        Register("Second.Gate", Gate("Second.Gate", 3));
        foreach ((string name, double slope) in new[] { ("First.Gate", 2.0), ("Second.Gate", 3.0) })
        {
            Saved(Activation.Named(name));
            Assert.Equal(slope, Network.Load(File).Predict(1.0)[0]);
        }
    }

    [Fact]
    public void Another_formula_under_the_same_name_is_refused()
    {
        Register("Refused.Formula", Gate("Refused.Formula", 2));
        Saved(Activation.Named("Refused.Formula"));
        Register("Refused.Formula", Gate("Refused.Formula", 3));
        Assert.Contains(
            "it uses the activation 'Refused.Formula' as g(z) = 2·z, but here it is g(z) = 3·z: define it as it was",
            Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_values_under_the_same_formula_are_refused()
    {
        var definition = new ActivationDefinition
        {
            Name = "Reads",
            QualifiedName = "Refused.Reads",
            Formula = "g(z) = k·z",
            DerivativeFormula = "",
            Latex = "",
            DerivativeLatex = "",
            DerivativeSource = "",
            Value = (z, _) => _slope * z,
            Derivative = (_, _) => _slope,
            SecondDerivative = (_, _) => 0,
        };
        Register("Refused.Reads", new Activation(definition));
        Saved(Activation.Named("Refused.Reads"));
        Assert.Equal(2, Network.Load(File).Predict(1.0)[0]);
        _slope = 2.5;
        Assert.Contains(
            "'Refused.Reads', whose value at -30 was -60, but is -75 here: define it as it was", Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Hyperparameters_must_be_those_that_were_saved()
    {
        Register("Refused.Tuned", Tuned("alpha"));
        Saved(Activation.Named("Refused.Tuned").With("alpha", 4));
        Assert.Equal(4, Network.Load(File).Predict(1.0)[0]);
        Register("Refused.Tuned", Tuned("beta"));
        Assert.Contains("with the hyperparameter 'alpha', which it does not have here", Refusal, StringComparison.Ordinal);
        Register("Refused.Tuned", Tuned("alpha", "beta"));
        Assert.Contains("without the hyperparameter 'beta', which it has here", Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_defined_here_is_named_with_its_formula()
    {
        Saved(Gate("Nowhere.Gate", 2));
        Assert.Contains(
            "it uses the activation 'Nowhere.Gate', saved as g(z) = 2·z, which is not defined here: define it before loading, "
            + "[Activation] double Gate(double z) => …", Refusal, StringComparison.Ordinal);
    }

    private string Refusal => Assert.Throws<InvalidDataException>(() => Network.Load(File)).Message;

    private void Saved(Activation activation) =>
        new Network(1).Dense(1, activation, Initializers.Constant(1), Initializers.Zeros).Save(File);

    private static void Register(string name, Activation activation) =>
        ActivationRegistry.Register(typeof(SavedActivationTests), name, () => activation);

    private static Activation Gate(string name, double slope) => new(Definition(name, $"g(z) = {slope}·z", (z, _) => slope * z));

    private static Activation Tuned(params string[] hyperparameters) => new(Definition("Refused.Tuned", "t(z)", (z, p) => p[0] * z) with
    {
        Parameters = Array.ConvertAll(hyperparameters, name => new ActivationParameter(name, 1)),
        Partials = Array.ConvertAll(hyperparameters, _ => (ScalarFunction)((z, _) => z)),
    });

    private static ActivationDefinition Definition(string name, string formula, ScalarFunction value) => new()
    {
        Name = name[(name.LastIndexOf('.') + 1)..],
        QualifiedName = name,
        Formula = formula,
        DerivativeFormula = "",
        Latex = "",
        DerivativeLatex = "",
        DerivativeSource = "",
        Value = value,
        Derivative = (_, _) => 0,
        SecondDerivative = (_, _) => 0,
    };
}
