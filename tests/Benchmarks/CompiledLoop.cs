using System;
using System.Linq;
using GradRepl.Runtime;

namespace GradRepl.Benchmarks;

/// <summary>The loop of a kernel as the just-in-time compiler wrote it: a process of its own prints it.</summary>
/// <param name="Arithmetic">Instructions on whole vectors, loads, stores and copies between registers apart.</param>
/// <param name="Divisions">Those of them that divide or take roots.</param>
internal sealed record CompiledLoop(int Arithmetic, int Divisions)
{
    /// <summary>The argument that makes this program the process whose loop is printed.</summary>
    public const string Argument = "--compile-kernel";

    /// <summary>The setting that makes the runtime print methods as it compiled them.</summary>
    private const string Listing = "DOTNET_JitDisasm";

    /// <summary>As many numbers as <see cref="BoundsBenchmark"/> measures.</summary>
    public static void Compile(string activation) =>
        Activation.Named(activation)
            .ValueAndDerivative(new double[BoundsBenchmark.Length], new double[BoundsBenchmark.Length], new double[BoundsBenchmark.Length]);

    public static CompiledLoop Of(string activation) =>
        Read(Sdk.Run(AppContext.BaseDirectory, [(Listing, "RunLanes")], typeof(CompiledLoop).Assembly.Location, Argument, activation)
            .Split('\n'));

    /// <summary>From a label up to the last jump back to it.</summary>
    private static CompiledLoop Read(string[] lines)
    {
        for (int jump = lines.Length - 1; jump >= 0; jump--)
        {
            if (Words(lines[jump]) is not [['j', ..], .., var target]
                || Array.FindIndex(
                    lines, 0, jump, line => line.StartsWith(target + ":", StringComparison.Ordinal)) is not (>= 0 and var label))
                continue;
            string[] arithmetic = [.. lines[label..jump].Select(Words).Where(IsArithmetic).Select(words => words[0])];
            return new CompiledLoop(
                arithmetic.Length,
                arithmetic.Count(name => name.StartsWith("vdiv", StringComparison.Ordinal)
                    || name.StartsWith("vsqrt", StringComparison.Ordinal)));
        }
        throw new InvalidOperationException("The just-in-time compiler printed no loop.");
    }

    private static bool IsArithmetic(string[] words) => words.Length > 1 && words[0].StartsWith('v')
        && !words[0].StartsWith("vmov", StringComparison.Ordinal) && !words[0].StartsWith("vbroadcast", StringComparison.Ordinal)
        && words.Skip(1).Any(word => word.Contains("mm", StringComparison.Ordinal));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
