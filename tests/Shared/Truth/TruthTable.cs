using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace GradRepl.Tests;

/// <summary>A table of high-precision values made by a script of tests/Truth, whose truth.py describes the format.</summary>
public sealed class TruthTable
{
    private readonly Dictionary<string, List<TruthPoint>> _sections = [];

    /// <summary>Reads a table that the project copies beside the test assembly.</summary>
    public TruthTable(string fileName)
    {
        List<TruthPoint>? section = null;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Truth", fileName)))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[') _sections.Add(line[1..^1], section = []);
            else if (section is null) throw new InvalidDataException($"{fileName}: '{line}' stands before the first section.");
            else section.Add(Parse(line));
        }
    }

    public IEnumerable<string> Functions => _sections.Keys;

    public IReadOnlyList<TruthPoint> this[string function] =>
        _sections.TryGetValue(function, out var points)
            ? points
            : throw new KeyNotFoundException($"The table has no section [{function}].");

    private static TruthPoint Parse(string line)
    {
        double[] numbers = line.Split(' ').Select(Number).ToArray();
        return new TruthPoint(numbers[..^2], numbers[^2], numbers[^1]);
    }

    private static double Number(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
