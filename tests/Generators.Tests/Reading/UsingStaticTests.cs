using System;
using GradRepl.Generators.Tests.Harness;

namespace GradRepl.Generators.Tests.Reading;

/// <summary>Generated files do not have the source's using static directives.</summary>
public sealed class UsingStaticTests
{
    [Fact]
    public void Constants_are_named_with_their_type()
    {
        var run = GeneratorRun.From("""
            using GradRepl.Runtime;
            using static System.Math;
            public static partial class C { [Activation] public static double F(double z) => Sin(PI * z) + E * z; }
            """);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(Math.E - Math.PI, run.Method<Func<double, double>>("C", "FDerivative")(1), 1e-15);
    }
}
