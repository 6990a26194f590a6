using System;
using System.IO;
using System.Linq;
using System.Text;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Snapshots;

/// <summary>Generated text as people see it. UPDATE_SNAPSHOTS=1 rewrites the files beside this one; git shows what changed.</summary>
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
    public void GeneratedFiles()
    {
        foreach ((string name, string text) in GeneratorRun.From(Source).Files) Matches(
            name.Replace(".g.cs", ".txt", StringComparison.Ordinal), text);
    }

    [Fact]
    public void FormulasOfTheBuiltIns()
    {
        var text = new StringBuilder();
        foreach (Activation activation in Activations.All)
        {
            text.Append(activation).Append('\n');
            foreach (string line in new[]
            {
                activation.Formula,
                activation.DerivativeFormula,
                activation.Latex,
                activation.DerivativeLatex,
            })
                text.Append("    ").Append(line).Append('\n');
            if (activation.Kinks.Count > 0) text.Append("    kinks: ").AppendJoin(", ", activation.Kinks).Append('\n');
        }
        Matches("Formulas.txt", text.ToString());
    }

    private static void Matches(string file, string text)
    {
        string path = Repository.Tests("Snapshots", file);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path + ".new", text);
            File.Move(path + ".new", path, overwrite: true);
            return;
        }
        Assert.True(File.Exists(path), $"{file} is missing: run the tests once with UPDATE_SNAPSHOTS=1.");
        string[] expected = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n'), actual = text.ReplaceLineEndings("\n").Split('\n');
        int at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            at == expected.Length && at == actual.Length,
            $"{file} differs in line {at + 1}; UPDATE_SNAPSHOTS=1 accepts.\n- {expected.ElementAtOrDefault(at)}\n+ {actual.ElementAtOrDefault(at)}");
    }
}
