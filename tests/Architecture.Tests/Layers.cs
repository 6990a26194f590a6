using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Architecture.Tests;

/// <summary>The folders of one project from left to right; a folder may refer to those further right, and to no other.</summary>
internal sealed record Layers(string Project, string Namespace, string Order)
{
    /// <summary>What stands for the files that lie in no folder.</summary>
    private const string Root = "(root)";

    /// <summary>All of src. Folders between two arrows do not know each other; the longest path that fits counts.</summary>
    public static readonly Layers[] All =
    [
        new("Generators", "GradRepl.Generators",
            "Generator -> Pipeline -> Checking -> Writing -> Lanes -> Differentiation, Simplification -> Recognition -> Reading"
            + " -> Diagnostics -> Model -> Functions -> Ir"),
        new("Generators.CodeFixes", "GradRepl.Generators.CodeFixes", "(root)"),
        new("Runtime", "GradRepl.Runtime",
            "Chains -> Losses -> CompilerServices/Registration -> Activations -> CompilerServices -> Kernels -> CompilerServices/Lanes"
            + " -> Numerics -> CompilerServices/Numbers, CompilerServices/Wide, Text, Files"),
        new("Networks", "GradRepl.Networks",
            "GradientFlow, Training, Saving -> (root), Optimization -> Initialization, Losses, Layers -> MeanField, Learning"
            + " -> Moments, Data -> Matrices -> Numerics"),
        new("Plotting", "GradRepl.Plotting", "Networks, MeanField, Drawing -> Figures -> Sampling, Marks -> Colors -> Axes"),
        new("Repl", "GradRepl.Repl", "(root) -> App -> Commands, Pages -> CSharp -> Sessions, Editor -> Output"),
    ];

    private readonly string[][] _ranks = [.. Order.Split(" -> ").Select(rank => rank.Split(", "))];

    /// <summary>The layer that a folder belongs to, and its place from the left; null where it has none.</summary>
    public (string Name, int Rank)? Of(string folder)
    {
        string path = folder.Length == 0 ? Root : folder;
        return _ranks.SelectMany((rank, place) => rank.Select(name => (Name: name, Rank: place)))
            .Where(layer => path == layer.Name || path.StartsWith(layer.Name + "/", StringComparison.Ordinal))
            .OrderByDescending(layer => layer.Name.Length)
            .Select(layer => ((string, int)?)layer).FirstOrDefault();
    }

    /// <summary>The drawing that ARCHITECTURE.md shows.</summary>
    public static string Drawing => string.Concat(All.Select(project => $"{"src/" + project.Project,-25}{Wrapped(project.Order)}\n"));

    private static string Wrapped(string order)
    {
        const int Width = 95;
        var lines = new List<string> { "" };
        foreach (string rank in order.Split(" -> "))
        {
            string next = lines[^1].Length == 0 && lines.Count == 1 ? rank : " -> " + rank;
            if (lines[^1].Length + next.Length > Width) lines.Add("   " + next);
            else lines[^1] += next;
        }
        return string.Join("\n" + new string(' ', 22), lines);
    }
}
