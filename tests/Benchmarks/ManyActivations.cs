using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace GradRepl.Benchmarks;

/// <summary>Sources with many annotated methods of every kind that people write, ten classes of a hundred by default.</summary>
internal static class ManyActivations
{
    /// <summary>Shapes of methods; 0 is the number of the method, 1 a constant that makes it one of its own.</summary>
    private static readonly string[] Shapes =
    [
        "double A{0}(double z) => z / (1 + Math.Exp(-{1} * z));",
        "double A{0}(double z, double beta = {1}) => z * SpecialFunctions.Logistic(beta * z);",
        "double A{0}(double z, double alpha = {1}) => z > 0 ? z : alpha * (Math.Exp(z) - 1);",
        "double A{0}(double z) => z * Math.Tanh(Math.Log(1 + Math.Exp({1} * z)));",
        "double A{0}(double z) => 0.5 * z * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (z + {1} * z * z * z)));",
        "double A{0}(double z) {{ double e = Math.Exp({1} * z), n = e * e + 2 * e; return z * n / (n + 2); }}",
        "double A{0}(double z) {{ if (z < -{1}) return 0; if (z > {1}) return z; return z * (z + {1}) / (2 * {1}); }}",
        "double A{0}(double z) {{ double y = z; for (int k = 1; k <= 5; k++) y += Math.Sin({1} * k * z) / k; return y; }}",
        "double A{0}(double z) {{ double y = z; for (int k = 0; k < 20 && y * y > {1}; k++) y = 0.5 * (y + {1} / y); return y; }}",
        "double A{0}(double z) => z switch {{ < -{1} => -{1}, > {1} => Math.Log(z), _ => z * z * Math.Cos(z) }};",
        "double A{0}(double z, double a = {1}, double b = 2) => a * z / Math.Sqrt(b + z * z) + Math.Atan(a * z);",
        "double A{0}(double z) => A{2}(z) * Math.Tanh({1} * z);",
        "double A{0}(double z) => Bump(z, {1}) + Math.Max(z, {1} * z);",
        "double A{0}(double z) {{ double u = Math.Abs(z), y = 1 + {1} * u; y *= y; y += u; return z / y; }}",
        "double A{0}(double z) => Math.Log(Math.Cosh({1} * z)) - Math.Exp(-z * z / {1});",
    ];

    /// <summary>The source of one file.</summary>
    /// <param name="file">Its number.</param>
    /// <param name="methods">How many annotated methods it has.</param>
    /// <param name="extra">What is added to the first method's constant: an edit of that method.</param>
    public static string File(int file, int methods, double extra = 0)
    {
        var text = new StringBuilder(
            $"using System;\nusing GradRepl.Runtime;\n\nnamespace Many;\n\npublic static partial class Activations{file}\n{{\n");
        text.Append("    private static double Bump(double z, double width) => 1 / (1 + z * z / (width * width));\n");
        for (int i = 0; i < methods; i++)
        {
            string constant = (0.5 + (file * methods + i) * 0.001 + (i == 0 ? extra : 0)).ToString("R", CultureInfo.InvariantCulture);
            string callee = (i / Shapes.Length * Shapes.Length).ToString(CultureInfo.InvariantCulture);
            text.Append("\n    [Activation]\n    public static ")
                .Append(string.Format(CultureInfo.InvariantCulture, Shapes[i % Shapes.Length], i, constant, callee))
                .Append('\n');
        }
        return text.Append("}\n").ToString();
    }

    public static IEnumerable<string> Files(int files, int methods) => Enumerable.Range(0, files).Select(file => File(file, methods));
}
