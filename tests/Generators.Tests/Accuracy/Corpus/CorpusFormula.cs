using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace GradRepl.Generators.Tests.Accuracy.Corpus;

/// <summary>A formula of the corpus with its true values, as <c>tests/Truth/corpus.py</c> writes them.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Mechanism">What makes its derivative hard to compute.</param>
/// <param name="Parameters">Its hyperparameters.</param>
/// <param name="Points">The arguments, ascending.</param>
/// <param name="Truths">f, f′, f″ and the partials at each of them; null where there is no truth, or none is known.</param>
internal sealed record CorpusFormula(
    string Name, string Mechanism, string[] Parameters, IReadOnlyList<double> Points, IReadOnlyList<double?[]> Truths)
{
    public const int Value = 0, First = 1, Second = 2, Partials = 3;

    /// <summary>The C# of all of them.</summary>
    public static string Source => File.ReadAllText(Beside("Corpus.cs.txt"));

    /// <summary>One quantity's truths, by point.</summary>
    public double?[] Of(int quantity) => [.. Truths.Select(each => each[quantity])];

    public static IReadOnlyList<CorpusFormula> ReadAll()
    {
        using var reader = new StreamReader(
            new GZipStream(File.OpenRead(Beside("Corpus.truth.txt.gz")), CompressionMode.Decompress));
        var formulas = new List<CorpusFormula>();
        List<double> points = [];
        List<double?[]> truths = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] words = line.Split(' ');
            if (line[0] == '[')
            {
                formulas.Add(new CorpusFormula(words[0][1..^1], words[1], words[2..], points = [], truths = []));
                continue;
            }
            points.Add(Number(words[0])!.Value);
            truths.Add([.. words.Skip(1).Select(Number)]);
        }
        return formulas;
    }

    private static double? Number(string word) => word is "." or "?"
        ? null
        : BitConverter.UInt64BitsToDouble(ulong.Parse(word.PadRight(16, '0'), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, "Truth", file);
}
