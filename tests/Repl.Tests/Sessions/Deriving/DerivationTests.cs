using System;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Submissions;
using GradRepl.Runtime;

namespace GradRepl.Repl.Tests.Sessions.Deriving;

[Collection(SessionCollection.Name)]
public sealed class DerivationTests
{
    private const string Swish = "[Activation] double swish(double z) => z / (1 + Exp(-z));";

    // By hand: s + z·s·(1 − s) with s = σ(2) = 0.88079707797788231.
    private const double SwishSlopeAt2 = 1.0907842487848955;

    private readonly TestSession _session = new();

    [Fact]
    public void A_definition_can_be_used_in_the_same_submission_and_later()
    {
        Assert.Equal(SwishSlopeAt2, (double)_session.Value(Swish + "\nswishDerivative(2)")!, 1e-14);
        Assert.Equal(SwishSlopeAt2, (double)_session.Value("swishDerivative(2)")!, 1e-14);
        Assert.Equal(SwishSlopeAt2, (double)_session.Value("Activation.Of(swish).Derivative(2)")!, 1e-14);
        Assert.Equal(SwishSlopeAt2, (double)_session.Value("Activation.Named(\"swish\").Derivative(2)")!, 1e-14);
    }

    [Fact]
    public void It_is_registered_before_the_first_statement_of_its_own_submission() =>
        Assert.Equal(12.0, _session.Value("var d = Activation.Named(\"early\").Derivative(2);\n[Activation] double early(double z) => z * z * z;\nd"));

    [Fact]
    public void It_answers_with_name_formulas_and_members()
    {
        DefinedActivation defined = Assert.Single(_session.Evaluate(Swish).Defined);
        Assert.StartsWith("swish(z) = ", defined.Derivation.Formula, StringComparison.Ordinal);
        Assert.StartsWith("swish′(z) = ", defined.Derivation.DerivativeFormula, StringComparison.Ordinal);
        Assert.Contains("swishDerivative", defined.Derivation.MemberNames);
        Assert.Equal("In[1](1)", defined.Place);
    }

    [Fact]
    public void Activations_call_earlier_ones()
    {
        _session.Value(Swish);
        Assert.Equal(2 * SwishSlopeAt2, (double)_session.Value("[Activation] double h(double z) => 2 * swish(z);\nhDerivative(2)")!, 1e-13);
    }

    [Fact]
    public void They_may_stand_in_partial_classes()
    {
        Assert.Equal(12.0, _session.Value("static partial class Shapes { [Activation] public static double Cube(double z) => z * z * z; }\nShapes.CubeDerivative(2)"));
        Assert.Equal("Cube", ((Activation)_session.Value("Activation.Of(Shapes.Cube)")!).Name);
        Assert.Equal(12.0, _session.Value("Activation.Named(\"Cube\").Derivative(2)"));
        Assert.Equal(24.0, _session.Value("[Activation] double doubled(double z) => 2 * Shapes.Cube(z);\ndoubledDerivative(2)"));
    }

    [Fact]
    public void What_cannot_be_derived_is_one_error_at_its_place_and_defines_nothing()
    {
        Assert.StartsWith("In[1](2,12): error GRAD", _session.ErrorOf("[Activation] double bad(double z) =>\n   z * z + z.GetHashCode();\nbadDerivative(2)"), StringComparison.Ordinal);
        Assert.Contains("CS0103", _session.ErrorOf("bad(1)"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_compiler_refuses_is_reported_by_the_compiler_alone() => Assert.Equal(
        "In[1](1,42): error CS0103: The name 'Gamma' does not exist in the current context",
        _session.ErrorOf("[Activation] double bad(double z) => z + Gamma(z);\nbadDerivative(2)"));

    [Fact]
    public void A_generated_member_that_clashes_is_reported_at_the_users_own()
    {
        string error = _session.ErrorOf("[Activation] double f(double z) => z * z;\ndouble fDerivative(double z) => 0;");
        Assert.Matches(@"^In\[1\]\((1|2),\d+\): error CS0111: .*fDerivative", error);
    }

    [Fact]
    public void Lines_after_a_definition_stay_where_they_are()
    {
        Assert.Equal("In[1](4,8): error: InvalidOperationException: here", _session.ErrorOf("[Activation] double f(double z) => z * z;\n\nint n = 1;\nn = 2; throw new InvalidOperationException(\"here\"); // a comment"));
        Assert.Equal("In[2](3,9): error CS0029: Cannot implicitly convert type 'string' to 'int'", _session.ErrorOf("[Activation] double g(double z) => z * z;\n\nint m = \"s\";"));
    }

    [Fact]
    public void Kinks_are_told_once()
    {
        Message info = Assert.Single(_session.Evaluate("[Activation] double relu(double z) => Max(0, z);").Messages);
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, info.Severity);
        Assert.Empty(_session.Evaluate("reluDerivative(1)").Messages);
    }
}
