using System;
using System.Linq;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>What a name means: the qualified one always, the short one while only one activation has it.</summary>
public sealed class ActivationRegistryTests
{
    private static Activation Times(double slope, string name) => TestActivations.Define(name, z => slope * z, _ => slope);

    [Fact]
    public void A_short_name_of_two_activations_is_an_error_that_lists_both()
    {
        ActivationRegistry.Register(typeof(ActivationRegistryTests), "First.Twin", () => Times(2, "Twin"));
        ActivationRegistry.Register(typeof(ActivationRegistryTests), "Second.Twin", () => Times(3, "Twin"));

        Assert.Equal((2.0, 3.0), (Activation.Named("First.Twin").Value(1), Activation.Named("Second.Twin").Value(1)));
        var ambiguous = Assert.Throws<ArgumentException>(() => Activation.Named("Twin"));
        Assert.StartsWith(
            "'Twin' is the name of 2 activations: First.Twin, Second.Twin. Name one of them.", ambiguous.Message, StringComparison.Ordinal);
        Assert.False(Activation.TryNamed("Twin", out _));
        Assert.True(Activation.TryNamed("First.Twin", out Activation? found) && found.Value(1) == 2);
        Assert.Equal(["First.Twin", "Second.Twin"], Activation.Names.Where(name => name.EndsWith("Twin", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_short_name_serves_while_it_is_unambiguous()
    {
        ActivationRegistry.Register(typeof(ActivationRegistryTests), "Some.Where.Lonely", () => Times(5, "Lonely"));
        Assert.Equal(5, Activation.Named("Lonely").Value(1));
        Assert.Contains("Lonely", Activation.Names);
    }

    [Fact]
    public void One_qualified_name_in_two_assemblies_is_told_apart_by_the_assembly()
    {
        ActivationRegistry.Register(typeof(ActivationRegistryTests), "Same.Name", () => Times(2, "Name"));
        ActivationRegistry.Register(typeof(Activation), "Same.Name", () => Times(3, "Name"));

        var ambiguous = Assert.Throws<ArgumentException>(() => Activation.Named("Same.Name"));
        Assert.Contains("Same.Name, GradRepl.Runtime, Same.Name, GradRepl.Runtime.Tests", ambiguous.Message, StringComparison.Ordinal);
        Assert.Equal(2, Activation.Named("Same.Name, GradRepl.Runtime.Tests").Value(1));
    }

    [Fact]
    public void A_script_s_definition_comes_before_an_assembly_s_and_goes_again()
    {
        ActivationRegistry.Register(typeof(ActivationRegistryTests), "Library.Shadowed", () => Times(2, "Shadowed"));
        ActivationRegistry.Define("Shadowed", Shadowed, () => Times(7, "Shadowed"));

        Assert.Equal(7, Activation.Named("Shadowed").Value(1));
        Assert.Equal(7, Activation.Of((Func<double, double>)Shadowed).Value(1));
        ActivationRegistry.Forget("Shadowed");
        Assert.Equal(2, Activation.Named("Shadowed").Value(1));
    }

    [Fact]
    public void Overloads_have_the_types_of_their_parameters_in_the_name()
    {
        ActivationRegistry.Register(typeof(ActivationRegistryTests), "Many.Formed(double)", () => Times(2, "Formed"));
        ActivationRegistry.Register(typeof(ActivationRegistryTests), "Many.Formed(double, System.Half)", () => Times(3, "Formed"));

        Assert.Equal(3, Activation.Named("Many.Formed(double, System.Half)").Value(1));
        Assert.Contains("Many.Formed(double), Many.Formed(double, System.Half)",
            Assert.Throws<ArgumentException>(() => Activation.Named("Formed")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_built_ins_are_known_by_both_names() =>
        Assert.Equal("GradRepl.Runtime.ActivationFunctions.SiLU", Activation.Named("SiLU").QualifiedName);

    private static double Shadowed(double z) => 7 * z;
}
