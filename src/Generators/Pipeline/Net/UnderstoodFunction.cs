using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Writing;

namespace GradRepl.Generators.Pipeline.Net;

/// <summary>What Reading understood of a method, as C# that can be run beside the method itself.</summary>
public sealed record UnderstoodFunction
{
    /// <summary>More literals than these add no points worth their time.</summary>
    private const int MostLiterals = 8;

    /// <summary>The method's name.</summary>
    public required string Name { get; init; }

    /// <summary>The members to compile beside the method.</summary>
    public required string Members { get; init; }

    /// <summary>
    /// The method among them that answers two delegates of the runtime's form: the annotated method, and the value as
    /// understood.
    /// </summary>
    public required string Probe { get; init; }

    /// <summary>The hyperparameters.</summary>
    public required ImmutableArray<NetParameter> Parameters { get; init; }

    /// <summary>The numbers that the method mentions: it may change its formula there.</summary>
    public required ImmutableArray<double> Literals { get; init; }

    /// <summary>Whether the method rounds to fewer digits on its way than the value as understood does.</summary>
    public required bool RoundsOnItsWay { get; init; }

    /// <summary>Whether it goes through loops whose length depends on numbers.</summary>
    public bool HasLoops => Members.Contains("while (");

    internal static UnderstoodFunction Of(FunctionModel function) => new()
    {
        Name = function.Name,
        Members = UnderstoodWriter.Members(function),
        Probe = UnderstoodWriter.Probe(function),
        Parameters = [.. function.Hyperparameters.Select(parameter => new NetParameter(
            parameter.Name,
            parameter.Kind == ValueKind.Boolean ? NetKind.Flag
                : parameter.Kind.IsInteger() ? NetKind.WholeNumber
                : NetKind.Number,
            parameter.Number))],
        Literals = [.. function.Branches.Add(function.Value)
            .SelectMany(root => root.Reachable())
            .Where(value => value is { IsConstant: true, Kind: ValueKind.Real or ValueKind.Integer })
            .Select(value => Math.Abs(value.Number))
            .Where(number => number is > 1e-12 and < 1e12 && number != 1)
            .Distinct()
            .Take(MostLiterals)],
        RoundsOnItsWay = function.RoundsOnItsWay,
    };
}

/// <summary>A hyperparameter, as far as it is varied.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it can be.</param>
/// <param name="Default">Its declared default as a number, NaN where there is none.</param>
public sealed record NetParameter(string Name, NetKind Kind, double Default);

/// <summary>What a hyperparameter can be.</summary>
public enum NetKind
{
    /// <summary>A real number.</summary>
    Number,

    /// <summary>A whole number, or a choice.</summary>
    WholeNumber,

    /// <summary>True or false.</summary>
    Flag,
}
