using System;
using System.Linq;
using GradRepl.Generators.Tests.Harness;

namespace GradRepl.Generators.Tests.Differentiation;

/// <summary>Slopes and curvatures at single points: where a branch on == stands, and where kinks cancel. Truths are closed forms.</summary>
public sealed class PointTests
{
    private const string Functions = """
        using System;
        using GradRepl.Runtime;
        public static partial class Points
        {
            [Activation] public static double Sinc(double z) => z == 0 ? 1 : Math.Sin(z) / z;
            [Activation] public static double Growth(double z) => z != 0 ? (Math.Exp(z) - 1) / z : 1;
            [Activation] public static double Bernoulli(double z) { if (z == 0) return 1; return z / (Math.Exp(z) - 1); }
            [Activation] public static double Cosine(double z) => z is 0 ? 0.5 : (1 - Math.Cos(z)) / (z * z);
            [Activation] public static double Logarithm(double z) => z switch { 1 => 1, _ => Math.Log(z) / (z - 1) };
            [Activation] public static double Shifted(double z) => 2 * z - 1 == 0 ? 2 : Math.Sinh(4 * z - 2) / (2 * z - 1);
            [Activation] public static double Kahan(double z) { double u = 1 + z; return u == 1 ? z : Math.Log(u) * z / (u - 1); }
            [Activation] public static double Difference(double z) => z == 0 ? 0.5 : 1 / z - 1 / (Math.Exp(z) - 1);
            [Activation] public static double ThreeWays(double z) => z > 0 ? Math.Sin(z) / z : z == 0 ? 1 : Math.Tanh(z) / z;
            [Activation] public static double Hole(double z) => z == 0 ? 5 : z;
            [Activation] public static double Softplus1(double z) => Math.Max(z, 1) + Math.Log(1 + Math.Exp(-Math.Abs(z - 1)));
            [Activation] public static double Sloped(double z, double k = 2) =>
                Math.Max(k * z, 0) - z + Math.Log(1 + Math.Exp(-k * Math.Abs(z)));
            [Activation] public static double Entropy(double z, double t = 0.3) =>
                Math.Max(z, 0) - z * t + Math.Log(1 + Math.Exp(-Math.Abs(z)));
            [Activation] public static double BoxCox(double z, double t = 0.5) => t == 0 ? z : Math.Log(1 + t * z) / t;
            [Activation] public static double Scaled(double z, double k = 3) { double x = k * z; return x == 0 ? 1 : Math.Tanh(x) / x; }
            [Activation] public static double Clamped(double z) =>
                Math.Clamp(z, -1, 1) + Math.Max(z - 1, 0) + Math.Min(z + 1, 0);
            [Activation] public static double SignedRoot(double z) => Math.CopySign(Math.Sqrt(Math.Abs(z) + 1) - 1, z);
            [Activation] public static double Magnitude(double z) => Math.Max(z, 0) + Math.Max(-z, 0);
            [Activation] public static double Called(double z) => z == 0 ? 1 : Sinc(z) - 1 == 0 ? 1 : Bernoulli(z) / z;
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.From(Functions));

    [Theory]
    [InlineData("Sinc", 0, 0, -1.0 / 3)]
    [InlineData("Growth", 0, 0.5, 1.0 / 3)]
    [InlineData("Bernoulli", 0, -0.5, 1.0 / 6)]
    [InlineData("Cosine", 0, 0, -1.0 / 12)]
    [InlineData("Logarithm", 1, -0.5, 2.0 / 3)]
    [InlineData("Shifted", 0.5, 0, 32.0 / 3)] // sinh(2w)/w = 2 + 4w²/3 with w = 2z − 1
    [InlineData("Kahan", 0, 1, -1)]
    [InlineData("Difference", 0, -1.0 / 12, 0)]
    [InlineData("Hole", 0, 1, 0)]
    [InlineData("Softplus1", 1, 0.5, 0.25)]
    [InlineData("Clamped", 1, 1, 0)]
    [InlineData("Clamped", -1, 1, 0)]
    [InlineData("Magnitude", 0, 0, 0)] // a kink, which keeps its convention
    public void Take_the_limit_of_the_neighbors(string name, double z, double slope, double curvature)
    {
        Assert.Equal(slope, Run.Value.Method<Func<double, double>>("Points", name + "Derivative")(z), 1e-14);
        Assert.Equal(curvature, Run.Value.Method<Func<double, double>>("Points", name + "SecondDerivative")(z), 1e-14);
    }

    [Theory]
    [InlineData("EntropyDerivative", 0, 0.3, 0.2)]
    [InlineData("EntropyDerivative", 0, -4.0, 4.5)]
    [InlineData("EntropySecondDerivative", 0, 0.3, 0.25)]
    [InlineData("BoxCoxPartialT", 0.5, 0, -0.125)] // −z²/2
    [InlineData("BoxCoxPartialT", 3, 0, -4.5)]
    [InlineData("BoxCoxSecondDerivative", 2, 0, 0)]
    [InlineData("ScaledSecondDerivative", 0, 3, -6)] // −2k²/3
    [InlineData("ScaledSecondDerivative", 0, 0.6, -0.24)]
    [InlineData("SlopedDerivative", 0, 2, 0)] // k/2 − 1 for k > 0
    [InlineData("SlopedDerivative", 0, 0.5, -0.75)]
    public void Take_the_limit_whatever_the_hyperparameter(string member, double z, double parameter, double truth) =>
        Assert.Equal(truth, Run.Value.Method<Func<double, double, double>>("Points", member)(z, parameter), 1e-14);

    [Fact]
    public void Have_the_slope_of_both_sides_where_only_that_is_smooth()
    {
        Assert.Equal(0.5, Run.Value.Method<Func<double, double>>("Points", "SignedRootDerivative")(0), 1e-14);
        Assert.Equal(0, Run.Value.Method<Func<double, double>>("Points", "ThreeWaysDerivative")(0), 1e-14);
    }

    [Fact]
    public void Are_kinks_where_the_value_jumps_and_in_doubt_where_nothing_is_known()
    {
        Assert.Equal(["GRAD011"], Ids("Hole"));
        Assert.Equal(["GRAD011"], Ids("Magnitude").Distinct());
        Assert.Empty(Ids("Sinc"));
        Assert.Empty(Ids("Entropy").Except(["GRAD014"]));
        Assert.Contains("GRAD015", Ids("Called"));
    }

    private static string[] Ids(string method) => [.. GeneratorRun.Derive(Functions, method).Diagnostics.Select(each => each.Id)];
}
