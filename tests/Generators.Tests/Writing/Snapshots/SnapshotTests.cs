using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Writing.Snapshots;

/// <summary>Generated text as people see it.</summary>
public sealed class SnapshotTests
{
    private const string Source = """
        using System;
        using GradRepl.Runtime;
        namespace Sample;
        public static partial class Functions
        {
            [Activation] public static double Square(double z) => z * z;
            [Activation] public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
            [Activation] public static double Swish(double z, double beta = 1) => z / (1 + Math.Exp(-beta * z));
            [Activation] public static double ReLU(double z) => z > 0 ? z : 0;
            [Activation] public static double Hardtanh(double z, double low = -1, double high = 1) => z <= low ? low : z >= high ? high : z;
            [Activation] public static double Softplus(double z) => Math.Log(1 + Math.Exp(z));
            [Activation] public static double Tanh(double z) => (Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z));
            [Activation] public static double Gelu(double z) => 0.5 * z * (1 + SpecialFunctions.Erf(z / Math.Sqrt(2)));
            [Activation] public static double Bent(double z) => (Math.Sqrt(z * z + 1) - 1) / 2 + z;
            [Activation] public static double Gaussian(double z) => Math.Exp(-z * z);
            [Activation] public static double Composed(double z) => Swish(z, 2) * Sigmoid(z);
            [Activation]
            public static double Mish(double z)
            {
                double e = Math.Exp(z);
                double n = e * e + 2 * e;
                return z * n / (n + 2);
            }
            [Activation]
            public static double Pieces(double z, int n = 3)
            {
                if (z < -1) return -Math.Log(-z);
                double y = 0;
                for (int k = 1; k <= 3; k++) y += Math.Sin(k * z) / n;
                return y;
            }
        }
        """;

    [Fact]
    public void Generated_files() => Snapshots.Match(
        "Generated",
        GeneratorRun.From(Source).Files.ToDictionary(
            file => file.Key.Replace(".g.cs", ".txt", StringComparison.Ordinal), file => WithoutErrors(file.Value)));

    /// <summary>The last digits of Math.Exp and its kin are each platform's own, and so is what is measured of them.</summary>
    private static string WithoutErrors(string source) =>
        string.Join("\n", source.Split('\n').Where(line => !line.StartsWith("        Accuracy = ", StringComparison.Ordinal)));

    [Fact]
    public void Formulas_of_the_built_ins()
    {
        var text = new StringBuilder();
        foreach (Activation activation in Activations.All)
        {
            text.Append(activation).Append('\n');
            string[] lines = [activation.Formula, activation.DerivativeFormula, activation.Latex, activation.DerivativeLatex];
            foreach (string line in lines)
                text.Append("    ").Append(line).Append('\n');
            if (activation.Kinks.Count > 0) text.Append("    kinks: ").AppendJoin(", ", activation.Kinks).Append('\n');
        }
        Snapshots.Match("Formulas", new Dictionary<string, string> { ["Formulas.txt"] = text.ToString() });
    }
}
