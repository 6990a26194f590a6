using System;
using System.Linq;
using GradRepl.Repl.Sessions.Evaluating;

namespace GradRepl.Repl.Tests.Sessions;

[Collection(SessionCollection.Name)]
public sealed class RedefinitionTests
{
    private readonly TestSession _session = new();

    public RedefinitionTests() => _session.Value("[Activation] double f(double z) => z * z * z;");

    [Fact]
    public void The_new_definition_counts_everywhere()
    {
        _session.Value("[Activation] double f(double z) => z * z;");
        Assert.Equal(
            (9.0, 6.0, 6.0, 6.0),
            _session.Value("(f(3), fDerivative(3), Activation.Of(f).Derivative(3), Activation.Named(\"f\").Derivative(3))"));
    }

    [Fact]
    public void A_network_that_was_saved_with_the_earlier_definition_is_not_loaded_with_the_new_one()
    {
        string file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors").Replace('\\', '/');
        try
        {
            _session.Value($"new Network(1).Dense(1, Activation.Of(f), Initializers.Constant(1), Initializers.Zeros).Save(\"{file}\");");
            Assert.Equal(8.0, _session.Value($"Network.Load(\"{file}\").Predict(2.0)[0]"));
            _session.Value("[Activation] double f(double z) => z * z;");
            string refused = _session.ErrorOf($"Network.Load(\"{file}\")");
            Assert.Contains(
                "it uses the activation 'f' as f(z) = z³, but here it is f(z) = z²: define it as it was",
                refused,
                StringComparison.Ordinal);
        }
        finally
        {
            System.IO.File.Delete(file);
        }
    }

    [Fact]
    public void Activations_of_one_name_in_two_classes_of_a_session_are_two()
    {
        _session.Value("""
            static partial class First { [Activation] public static double Gate(double z) => 2 * z; }
            static partial class Second { [Activation] public static double Gate(double z) => 3 * z; }
            """);
        Assert.Equal((2.0, 3.0), _session.Value("(Activation.Of(First.Gate).Value(1), Activation.Of(Second.Gate).Value(1))"));
        Assert.Equal((2.0, 3.0), _session.Value("(Activation.Named(\"First.Gate\").Value(1), Activation.Named(\"Second.Gate\").Value(1))"));
        Assert.Contains(
            "'Gate' is the name of 2 activations: First.Gate, Second.Gate.",
            _session.ErrorOf("Activation.Named(\"Gate\")"), StringComparison.Ordinal);
    }

    [Fact]
    public void Overloads_of_one_submission_are_found_by_their_methods()
    {
        _session.Value("[Activation] double g(double z) => 2 * z;\n[Activation] double g(double z, double a) => a * z;");
        Assert.Equal(
            (2.0, 5.0),
            _session.Value("(Activation.Of((Func<double, double>)g).Value(1), "
                + "Activation.Of((Func<double, double, double>)g).With(\"a\", 5).Value(1))"));
    }

    [Fact]
    public void So_it_does_with_another_hyperparameter()
    {
        // As overloads, the old f(z) would win over the new f(z, a = 1).
        _session.Value("[Activation] double f(double z, double a = 1) => a * z * z;");
        Assert.Equal((9.0, 6.0, 9.0), _session.Value("(f(3), fDerivative(3), fPartialA(3, 1))"));
        Assert.Equal(6.0, _session.Value("Activation.Of(f).Derivative(3)"));
    }

    [Fact]
    public void Members_that_the_new_definition_lacks_are_gone()
    {
        _session.Value("[Activation] double f(double z, double a = 1) => a * z * z;");
        _session.Value("[Activation] double f(double z) => z * z;");
        Assert.Equal(
            "In[4](1,1): error CS0619: 'fPartialA' is obsolete: 'f was redefined, and the new definition has no such member'",
            _session.ErrorOf("fPartialA(3, 1)"));
    }

    [Theory]
    [InlineData("double f(double z) => z + 1;")]
    [InlineData("double f(double z, double w) => z + w;")]
    [InlineData("string f(string s) => s;")]
    [InlineData("var f = 3;")]
    [InlineData("Func<double, double> f = z => z + 1;")]
    [InlineData("class f { }")]
    public void A_redefinition_as_something_else_leaves_no_derivative(string plain)
    {
        _session.Value(plain);
        const string Reason = "is obsolete: 'f was redefined without [Activation]: this belonged to the earlier definition'";
        Assert.Equal($"In[3](1,1): error CS0619: 'fDerivative' {Reason}", _session.ErrorOf("fDerivative(3)"));
        Assert.Equal($"In[4](1,1): error CS0619: 'fSecondDerivative' {Reason}", _session.ErrorOf("fSecondDerivative(3)"));
        Assert.Contains("No activation is named 'f'", _session.ErrorOf("Activation.Named(\"f\")"), StringComparison.Ordinal);
        Assert.DoesNotContain(_session.Session.Activations, activation => activation.Name == "f");
    }

    [Fact]
    public void The_new_plain_definition_can_be_used_and_become_an_activation_again()
    {
        _session.Value("double f(double z) => z + 1;");
        Assert.Equal(4.0, _session.Value("f(3)"));
        _session.Value("[Activation] double f(double z) => 5 * z;");
        Assert.Equal((15.0, 5.0), _session.Value("(f(3), fDerivative(3))"));
    }

    [Fact]
    public void An_earlier_plain_method_does_not_win_over_a_new_activation()
    {
        _session.Value("double plain(double z) => 100;");
        _session.Value("[Activation] double plain(double z, double a = 2) => a * z;");
        Assert.Equal((6.0, 2.0), _session.Value("(plain(3), plainDerivative(3))"));
    }

    [Fact]
    public void It_names_what_still_uses_the_earlier_definition()
    {
        _session.Value("[Activation] double g(double z) => 2 * f(z);");
        _session.Value("[Activation] double h(double z) => g(z) + 1;");
        _session.Value("[Activation] double other(double z) => z;");
        Evaluation redefinition = _session.Evaluate("[Activation] double f(double z) => z * z;");
        Assert.Equal(
            "g (In[2](1)), h (In[3](1)) still use the earlier f (In[1](1)). Define them again to use the new one.",
            Assert.Single(redefinition.Notes));
        // Value and derivative of the earlier ones agree with each other.
        Assert.Equal((54.0, 54.0), _session.Value("(g(3), gDerivative(3))"));
        // Nobody uses the second definition.
        Assert.Empty(_session.Evaluate("[Activation] double f(double z) => z;").Notes);
        _session.Value("[Activation] double g(double z) => 2 * f(z);");
        Assert.Equal((6.0, 2.0), _session.Value("(g(3), gDerivative(3))"));
    }

    [Fact]
    public void A_rejected_redefinition_changes_nothing()
    {
        _session.ErrorOf("double f(double z) => nothing;");
        _session.ErrorOf("[Activation] double f(double z) => z.GetHashCode();");
        Assert.Equal(27.0, _session.Value("fDerivative(3)"));
        Assert.Equal(27.0, _session.Value("Activation.Named(\"f\").Derivative(3)"));
    }

    [Fact]
    public void Locals_and_parameters_of_the_name_do_not_redefine_it()
    {
        _session.Value("double use(double f) { double fDerivative = f; return fDerivative; }");
        Assert.Equal(27.0, _session.Value("fDerivative(3)"));
        Assert.Single(_session.Session.Activations.Select(activation => activation.Name), "f");
    }
}
