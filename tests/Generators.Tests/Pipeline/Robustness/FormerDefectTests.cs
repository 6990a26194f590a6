using System;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Tests.Harness;

namespace GradRepl.Generators.Tests.Pipeline.Robustness;

/// <summary>Sources that random tests found and that once failed inside the generator.</summary>
public sealed class FormerDefectTests
{
    [Theory]
    [InlineData("two sums in an exponent", "double F(double z, double beta = 1) => Math.Exp((1 + z) * (beta + z));", true)]
    [InlineData("an exponent past the range of double", "double F(double z) => Math.Tanh(z) + z * Math.Tanh(1e308 * z);", true)]
    [InlineData(
        "exponents whose sum is past the range of double",
        "double F(double z) => Math.Exp(1e308 * z) * Math.Exp(1e308 * z) / (1 + Math.Exp(1e308 * z));",
        true)]
    [InlineData("an index that is refused itself", "double F(double z) { var a = new double[2]; a[a] = z; return a[1]; }", false)]
    [InlineData("an array of negative length", "double F(double z) { int n = -1; var a = new double[n]; return z; }", false)]
    [InlineData(
        "a declaration on which the compiler itself fails",
        "double F(double z) { (_G(double z) => , double c) = Circle2 * z); return c * z; }",
        false)]
    public void Is_derived_or_refused(string what, string method, bool derived)
    {
        string source = $"using System; using GradRepl.Runtime; public static partial class C {{ [Activation] public static {method} }}";

        Sound.Check(Sound.Parse(source), CancellationToken.None);

        GeneratorRun run = GeneratorRun.From([Sound.Parse(source)], strict: false);
        Assert.True(
            derived == run.Files.Keys.Any(file => file.StartsWith("C.F.", StringComparison.Ordinal)),
            $"{what}: {string.Join("\n", run.Diagnostics)}");
        Assert.True(derived != run.Diagnostics.Any(diagnostic => diagnostic.Id.StartsWith("GRAD", StringComparison.Ordinal)), what);
    }
}
