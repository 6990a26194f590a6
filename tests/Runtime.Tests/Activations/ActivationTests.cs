using System;
using System.Linq;

namespace GradRepl.Runtime.Tests;

/// <summary>What a descriptor can do besides its values: hyperparameters, names, lookup.</summary>
public sealed class ActivationTests
{
    [Fact]
    public void With_changes_one_hyperparameter_of_a_copy()
    {
        Activation changed = Activations.Hardtanh.With("maxVal", 3);
        Assert.Equal(2.5, changed.Value(2.5));
        Assert.Equal(1, Activations.Hardtanh.Value(2.5));
        Assert.Equal(
            ["minVal=-1", "maxVal=3"],
            changed.Parameters.Select(parameter => FormattableString.Invariant($"{parameter.Name}={parameter.Value}")));
        Assert.Equal("Hardtanh(minVal = -1, maxVal = 3)", changed.ToString());
    }

    [Theory]
    [InlineData("negativeSlope")]
    [InlineData("negative_slope")]
    [InlineData("NegativeSlope")]
    public void Hyperparameters_are_found_as_torch_spells_them(string name)
    {
        Activation leaky = Activations.LeakyReLU.With(name, 0.2);
        Assert.Equal(-0.6, leaky.Value(-3), 15);
        Assert.Equal(-3, leaky.Partial(name, -3));
    }

    [Fact]
    public void Unknown_hyperparameters_are_named_with_the_known_ones()
    {
        var wrong = Assert.Throws<ArgumentException>(() => Activations.Hardtanh.With("beta", 1));
        Assert.StartsWith("Hardtanh has no hyperparameter 'beta'; it has minVal, maxVal.", wrong.Message, StringComparison.Ordinal);
        wrong = Assert.Throws<ArgumentException>(() => Activations.Tanh.Partial("beta", 1));
        Assert.StartsWith("Tanh has no hyperparameter 'beta'; it has none.", wrong.Message, StringComparison.Ordinal);
    }

    /// <summary>Every hyperparameter of every built-in.</summary>
    public static TheoryData<string, string> Hyperparameters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Activation activation in Activations.All)
                foreach (ActivationParameter parameter in activation.Parameters) data.Add(activation.Name, parameter.Name);
            return data;
        }
    }

    /// <summary>Central differences of fourth order in the hyperparameter: 1e-9 of the values' size, away from kinks.</summary>
    [Theory]
    [MemberData(nameof(Hyperparameters))]
    public void Partials_equal_differences(string name, string parameter)
    {
        Activation activation = Activation.Named(name);
        double at = activation.Parameters.Single(each => each.Name == parameter).Value;
        const double h = 1e-3;
        for (double z = -4.0137; z < 30; z += 0.219)
        {
            double difference = (8 * (Value(h) - Value(-h)) - (Value(2 * h) - Value(-2 * h))) / (12 * h);
            double partial = activation.Partial(parameter, z);
            Assert.True(
                Math.Abs(partial - difference) <= 1e-9 * (1 + Math.Abs(z)),
                FormattableString.Invariant($"∂{name}/∂{parameter}({z}) = {partial:R}, differences give {difference:R}"));
            double Value(double step) => activation.With(parameter, at + step).Value(z);
        }
    }

    [Fact]
    public void Named_finds_every_built_in()
    {
        foreach (Activation activation in Activations.All)
        {
            Assert.Contains(activation.Name, Activation.Names);
            Assert.Equal(activation.Formula, Activation.Named(activation.Name).Formula);
        }
    }

    [Fact]
    public void Named_suggests_a_name_that_differs_in_case()
    {
        var wrong = Assert.Throws<ArgumentException>(() => Activation.Named("relu"));
        Assert.StartsWith("No activation is named 'relu'. Did you mean 'ReLU'?", wrong.Message, StringComparison.Ordinal);
        wrong = Assert.Throws<ArgumentException>(() => Activation.Named("swoosh"));
        Assert.StartsWith(
            "No activation is named 'swoosh'. Activation.Names lists those there are.", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_takes_a_method_group()
    {
        Activation sigmoid = Activation.Of(ActivationFunctions.Sigmoid);
        Assert.Equal("Sigmoid", sigmoid.Name);
        Assert.Equal(0.25, sigmoid.Derivative(0));
        Assert.Equal("LeakyReLU", Activation.Of((Func<double, double, double>)ActivationFunctions.LeakyReLU).Name);
    }

    [Fact]
    public void Of_says_what_is_wrong_with_a_method_that_is_not_annotated()
    {
        var wrong = Assert.Throws<ArgumentException>(() => Activation.Of(Math.Exp));
        Assert.StartsWith("'Exp' has no generated derivative: mark it [Activation].", wrong.Message, StringComparison.Ordinal);
        wrong = Assert.Throws<ArgumentException>(() => Activation.Of(z => z * z));
        Assert.StartsWith("A lambda has no generated derivative: write it as a method", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_generated_source_and_formulas_are_there()
    {
        foreach (Activation activation in Activations.All)
        {
            Assert.Contains($"double {activation.Name}Derivative(double z", activation.DerivativeSource, StringComparison.Ordinal);
            Assert.Contains("(z) = ", activation.Formula, StringComparison.Ordinal);
            Assert.Contains("′(z) = ", activation.DerivativeFormula, StringComparison.Ordinal);
            Assert.Contains("'(z) = ", activation.DerivativeLatex, StringComparison.Ordinal);
            Assert.Contains("(z) = ", activation.Latex, StringComparison.Ordinal);
        }
    }
}
