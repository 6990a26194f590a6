using System.Collections.Generic;
using System.Collections.Immutable;

namespace GradRepl.Generators.Model;

/// <summary>The types that generated code calls by their simple names, which may mean something else where it stands.</summary>
internal static class SimpleNames
{
    /// <summary>The simple names, each with the whole one.</summary>
    public static readonly ImmutableDictionary<string, string> Types = ImmutableDictionary.CreateRange(
        new Dictionary<string, string>
        {
            ["Math"] = "System.Math",
            ["SpecialFunctions"] = WellKnownNames.SpecialFunctions,
            ["DoubleDouble"] = WellKnownNames.RuntimeNamespace + ".CompilerServices.DoubleDouble",
            ["Jet"] = WellKnownNames.RuntimeNamespace + ".CompilerServices.Jet",
            ["JetMath"] = WellKnownNames.RuntimeNamespace + ".CompilerServices.JetMath",
            ["WideArithmetic"] = WellKnownNames.RuntimeNamespace + ".CompilerServices.WideArithmetic",
            ["LaneMath"] = WellKnownNames.RuntimeNamespace + ".CompilerServices.LaneMath",
        });

    /// <summary>What kernels call things of their own.</summary>
    public static readonly ImmutableHashSet<string> InKernels =
        ["TLane", "value", "derivative", "Evaluate", "Obstacle", "AtDefaults", "_"];

    /// <summary>A member of such a type, as code can write it where its simple name means something else.</summary>
    public static string Whole(string member)
    {
        int end = member.IndexOfAny(['.', '<']);
        string type = end < 0 ? member : member.Substring(0, end);
        return Types.TryGetValue(type, out string? whole) ? "global::" + whole + member.Substring(type.Length) : member;
    }

    /// <summary>Whether a member is one of a type whose simple name is among some.</summary>
    public static bool IsOfAny(string member, ImmutableHashSet<string> types) =>
        !types.IsEmpty && types.Contains(member.IndexOfAny(['.', '<']) is >= 0 and var end ? member.Substring(0, end) : member);
}
