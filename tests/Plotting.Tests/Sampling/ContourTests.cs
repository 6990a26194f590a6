using System;
using System.Linq;
using GradRepl.Plotting.Sampling;
using GradRepl.Runtime;

namespace GradRepl.Plotting.Tests;

public sealed class ContourTests
{
    [Fact]
    public void A_contour_meets_the_circle_on_which_its_function_is_0()
    {
        double[] axis = Sequences.Linspace(-1, 1, 81);
        (double[] x, double[] y) = Contour.Zero(axis, axis, (i, j) => axis[j] * axis[j] + axis[i] * axis[i] - 0.5);
        double[] radii = [.. x.Zip(y, (a, b) => a * a + b * b).Where(double.IsFinite)];
        Assert.True(radii.Length > 200);
        // Linear between points of distance h: the square is wrong by at most h²/4.
        Assert.All(radii, square => Assert.True(Math.Abs(square - 0.5) <= 0.025 * 0.025 / 4 + 1e-12));
        Assert.Empty(Contour.Zero(axis, axis, (_, _) => 1).X);
    }
}
