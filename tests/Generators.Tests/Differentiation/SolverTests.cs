using System;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Tests.Differentiation;

/// <summary>Loops that solve an equation have the slope of the implicit function, or a warning. Truths are closed forms.</summary>
public sealed class SolverTests
{
    private const string Functions = """
        using System;
        using GradRepl.Runtime;
        public static partial class Solvers
        {
            [Activation] public static double Bisected(double z)
            {
                double low = 0, high = 10;
                for (int i = 0; i < 60; i++)
                {
                    double middle = 0.5 * (low + high);
                    if (middle * middle * middle > z) high = middle; else low = middle;
                }
                return 0.5 * (low + high);
            }

            [Activation] public static double FromZ(double z)
            {
                double low = 0, high = Math.Max(1, z);
                while (high - low > 1e-15 * high)
                {
                    double middle = 0.5 * (low + high);
                    if (middle == low || middle == high) break;
                    if (z < middle * middle * middle) high = middle; else low = middle;
                }
                return low;
            }

            [Activation] public static double Helped(double z) => Bracket(z, 0, 10);

            private static double Equation(double r, double z) => r * r * r - z;

            private static double Bracket(double z, double low, double high)
            {
                double atLow = Equation(low, z);
                for (int i = 0; i < 80; i++)
                {
                    double middle = (low + high) / 2, atMiddle = Equation(middle, z);
                    if (atMiddle == 0) return middle;
                    if (atLow * atMiddle < 0) high = middle;
                    else { low = middle; atLow = atMiddle; }
                }
                return (low + high) / 2;
            }

            [Activation] public static double Newton(double z)
            {
                double x = 1;
                for (int i = 0; i < 100; i++)
                {
                    double next = x - (x * x * x - z) / (3 * x * x);
                    if (Math.Abs(next - x) < 1e-15 * x) break;
                    x = next;
                }
                return x;
            }

            [Activation] public static double Secant(double z)
            {
                double a = 1, b = 2;
                for (int i = 0; i < 100; i++)
                {
                    double fa = a * a * a - z, fb = b * b * b - z;
                    if (Math.Abs(b - a) < 1e-14 * Math.Abs(b) || fb == fa) break;
                    double c = b - fb * (b - a) / (fb - fa);
                    a = b;
                    b = c;
                }
                return b;
            }

            [Activation] public static double Golden(double z)
            {
                double a = -50, b = 50;
                for (int i = 0; i < 90; i++)
                {
                    double c = b - 0.618033988749895 * (b - a), d = a + 0.618033988749895 * (b - a);
                    if ((c - z) * (c - z) + c * c < (d - z) * (d - z) + d * d) b = d; else a = c;
                }
                return a;
            }

            [Activation] public static double NthRoot(double z, double n = 3)
            {
                double low = 0, high = 30;
                for (int i = 0; i < 64; i++)
                {
                    double middle = 0.5 * (low + high);
                    if (Math.Pow(middle, n) > z) high = middle; else low = middle;
                }
                return high;
            }

            [Activation] public static double Unrolled(double z)
            {
                double low = 0, high = 10;
                for (int i = 0; i < 20; i++)
                {
                    double middle = 0.5 * (low + high);
                    if (middle * middle * middle > z) high = middle; else low = middle;
                }
                return low;
            }

            [Activation] public static double OverACall(double z)
            {
                double low = 0, high = 10;
                for (int i = 0; i < 60; i++)
                {
                    double middle = 0.5 * (low + high);
                    if (Secant(middle) > z) high = middle; else low = middle;
                }
                return low;
            }

            [Activation] public static double Stairs(double z) { double a = 0; while (a < z) a += 1; return a; }
            [Activation] public static double Step(double z) => z > 0 ? 1 : 0;
            [Activation] public static double Levels(double z) =>
                z < -1 ? -1 : z < 0 ? -0.5 : z < 0.5 ? 0 : z < 1 ? 0.5 : z < 2 ? 1 : 2;
            [Activation] public static double Reduced(double z) { double x = z; while (x > 3) x -= 3; return x * x; }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.From(Functions));

    [Theory]
    [InlineData("Bisected", 8)]
    [InlineData("Bisected", 1)]
    [InlineData("Bisected", 0.001)]
    [InlineData("FromZ", 8)]
    [InlineData("FromZ", 27.5)]
    [InlineData("Helped", 8)]
    [InlineData("Helped", 125)] // Found to the last digit, and returned from inside the loop
    [InlineData("Newton", 8)]
    [InlineData("Newton", 1)] // Solved before the first round
    [InlineData("Newton", 0.3)]
    [InlineData("Secant", 8)]
    [InlineData("Secant", 5)]
    public void Have_the_slope_and_the_curvature_of_the_cube_root(string name, double z)
    {
        double root = Math.Cbrt(z);
        double slope = 1 / (3 * root * root), curvature = -2 / (9 * root * root * root * root * root);
        Assert.Equal(slope, Run.Value.Method<Func<double, double>>("Solvers", name + "Derivative")(z), 1e-11 * slope);
        Assert.Equal(curvature, Run.Value.Method<Func<double, double>>("Solvers", name + "SecondDerivative")(z), -1e-10 * curvature);
    }

    [Fact]
    public void Are_constant_where_the_bracket_holds_no_root()
    {
        Assert.Equal(0, Run.Value.Method<Func<double, double>>("Solvers", "BisectedDerivative")(2000));
        Assert.Equal(0, Run.Value.Method<Func<double, double>>("Solvers", "BisectedDerivative")(-1));
    }

    [Fact]
    public void Have_partials_too()
    {
        var byN = Run.Value.Method<Func<double, double, double>>("Solvers", "NthRootPartialN");
        Assert.Equal(-2 * Math.Log(8) / 9, byN(8, 3), 1e-12); // −r·log z/n²
        Assert.Equal(-3 * Math.Log(9) / 4, byN(9, 2), 1e-12);
    }

    [Fact]
    public void May_be_minima() =>
        Assert.Equal(0.5, Run.Value.Method<Func<double, double>>("Solvers", "GoldenDerivative")(3), 1e-12); // the minimum lies at z/2

    [Theory]
    [InlineData("Unrolled", true)]
    [InlineData("OverACall", true)]
    [InlineData("Bisected", false)]
    [InlineData("Helped", false)]
    [InlineData("Stairs", false)]
    [InlineData("Step", false)]
    [InlineData("Levels", false)]
    [InlineData("Reduced", false)]
    public void Are_in_doubt_only_where_no_equation_is_found(string name, bool isInDoubt) => Assert.Equal(
        isInDoubt,
        GeneratorRun.Derive(Functions, name).Diagnostics.Any(each => each is { Id: "GRAD015", Severity: DiagnosticSeverity.Warning }));
}
