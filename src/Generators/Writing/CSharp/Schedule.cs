using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Writing.CSharp;

/// <summary>A stretch of generated code that runs or does not run as a whole: the method's body, or one side of a choice.</summary>
internal sealed class Region(Region? parent, Expr? choice)
{
    public Region? Parent { get; } = parent;

    /// <summary>The choice whose side this is; null for the body.</summary>
    public Expr? Choice { get; } = choice;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public static Region Common(Region left, Region right)
    {
        while (left != right)
        {
            if (left.Depth >= right.Depth) left = left.Parent!;
            else right = right.Parent!;
        }
        return left;
    }
}

/// <summary>
/// Which values of a function become locals, and where: a value that is used twice is computed once, in the innermost
/// region that holds all its uses, so that the side of a choice that is not taken costs nothing.
/// </summary>
internal sealed class Schedule
{
    private readonly Dictionary<int, Region> _regions = [];
    private readonly Dictionary<(int Choice, bool Side), Region> _sides = [];
    private readonly Dictionary<int, int> _uses = [];
    private readonly IReadOnlyList<Expr> _reachable;
    private readonly HashSet<int> _locals = [];

    /// <summary>Delicate values that several sides of choices use, but not the code around these.</summary>
    private readonly HashSet<int> _lifted = [];
    private readonly HashSet<Region> _withLocals = [];
    private readonly ILookup<Region, Expr> _localsByRegion;

    /// <summary>More operations than anybody reads in one expression: what may not become locals is repeated in each use.</summary>
    private const double SizeLimit = 20_000;

    /// <param name="root">The value to compute.</param>
    /// <param name="named">Ids of values that are to be locals however often they are used.</param>
    public Schedule(Expr root, ISet<int> named)
    {
        Body = new Region(null, null);
        _reachable = root.Reachable();
        _regions[root.Id] = Body;
        HashSet<int> delicate = Delicate();
        foreach (Expr value in _reachable.Reverse()) Place(value, delicate);
        HashSet<int> unnamed = SparedByConnectives(delicate);
        unnamed.UnionWith(_lifted);
        foreach (Expr value in _reachable.Where(value =>
            (named.Contains(value.Id) && !unnamed.Contains(value.Id))
            || value.Operation is Loop or OutCall
            || (!unnamed.Contains(value.Id) && _uses.TryGetValue(value.Id, out int uses) && uses > 1 && IsWorthNaming(value))))
            _locals.Add(value.Id);
        NameChoicesThatHoldLocals(root);
        if (LargestExpression() > SizeLimit) throw new GraphTooLargeException();
        _localsByRegion = _reachable.Where(IsLocal).ToLookup(value => _regions[value.Id]);
        foreach (IGrouping<Region, Expr> group in _localsByRegion)
            for (Region? region = group.Key; region is not null && _withLocals.Add(region); region = region.Parent) { }
    }

    public Region Body { get; }

    public bool IsLocal(Expr value) => _locals.Contains(value.Id);

    /// <summary>The value number <paramref name="index"/> of a call with out parameters, if anything uses it.</summary>
    public Expr? OutOf(Expr call, int index) =>
        _reachable.FirstOrDefault(value => value.Operation is OutValue result && result.Index == index && value.Arguments[0] == call);

    public Region Side(Expr choice, bool whenTrue) => _sides[(choice.Id, whenTrue)];

    /// <summary>The locals of a region in the order in which they can be computed.</summary>
    public IEnumerable<Expr> LocalsOf(Region region) => _localsByRegion[region];

    /// <summary>Whether a side of a choice, or a choice inside it, has locals of its own.</summary>
    public bool HasLocals(Region region) => _withLocals.Contains(region);

    private double LargestExpression()
    {
        var sizes = new Dictionary<int, double>();
        foreach (Expr value in _reachable)
            sizes[value.Id] = 1 + value.Arguments.Sum(argument => IsLocal(argument) ? 1 : sizes[argument.Id]);
        return sizes.Values.Max();
    }

    private void Place(Expr value, HashSet<int> delicate)
    {
        Region here = _regions[value.Id];
        for (int i = 0; i < value.Arguments.Length; i++)
        {
            Expr argument = value.Arguments[i];
            Region wanted = Graph.IsSelect(value) && i > 0 ? _sides[(value.Id, i == 1)] = new Region(here, value)
                : value.Operation is Loop && i >= value.Arguments.Length / 2 && UsesVariables(argument, value) ? BodyOf(value)
                : here;
            Region place = _regions.TryGetValue(argument.Id, out Region? known) ? Region.Common(known, wanted) : wanted;
            _regions[argument.Id] = place;
            if (delicate.Contains(argument.Id))
            {
                if (_lifted.Contains(value.Id) || (place != known && place != wanted)) _lifted.Add(argument.Id);
                else if (place == wanted) _lifted.Remove(argument.Id);
            }
            _uses[argument.Id] = (_uses.TryGetValue(argument.Id, out int uses) ? uses : 0) + 1;
        }
    }

    /// <summary>
    /// What must not be computed where it is not asked for, and all that is computed from it: an integer that may throw, as
    /// 10 / n does, an element of an array, a call of a method that ends only where a condition lets it.
    /// </summary>
    private HashSet<int> Delicate()
    {
        var found = new HashSet<int>();
        foreach (Expr value in _reachable)
        {
            bool itself = IntegerOperators.MayThrow(value)
                || value.Operation is TableElement or Function { Recursion: not null }
                || (value.Operation is ActivationCall && value.Arguments.Any(argument => argument.Kind.IsInteger()));
            if (itself || value.Arguments.Any(argument => found.Contains(argument.Id))) found.Add(value.Id);
        }
        return found;
    }

    /// <summary>What stands on the right of a connective, which may spare it, must not become a local before.</summary>
    private HashSet<int> SparedByConnectives(HashSet<int> delicate)
    {
        var found = new HashSet<int>();
        if (delicate.Count == 0) return found;
        foreach (Expr connective in _reachable.Where(value => value.Operation == Infix.And || value.Operation == Infix.Or))
            found.UnionWith(connective.Arguments[1].Reachable().Select(part => part.Id).Where(delicate.Contains));
        return found;
    }

    /// <summary>The inside of a loop: what is computed anew in every round.</summary>
    public Region BodyOf(Expr loop) =>
        _sides.TryGetValue((loop.Id, true), out Region? known) ? known : _sides[(loop.Id, true)] = new Region(_regions[loop.Id], loop);

    /// <summary>What does not depend on the loop's variables is computed before it.</summary>
    private static bool UsesVariables(Expr value, Expr loop) => value.Reachable().Any(((Loop)loop.Operation).Variables.Contains);

    private static bool IsWorthNaming(Expr value) => !value.IsLeaf && value.Operation switch
    {
        LoopResult or OutValue => false,
        Prefix => !value.Arguments[0].IsLeaf,
        Infix { IsComparison: true } => !value.Arguments.All(argument => argument.IsLeaf),
        _ => true,
    };

    /// <summary>A choice in the middle of an expression whose sides have locals becomes an if that assigns a local itself.</summary>
    private void NameChoicesThatHoldLocals(Expr root)
    {
        var returned = new HashSet<int>();
        for (var open = new Stack<Expr>([root]); open.Count > 0;)
        {
            Expr value = open.Pop();
            if (!Graph.IsSelect(value) || !returned.Add(value.Id)) continue;
            open.Push(value.Arguments[1]);
            open.Push(value.Arguments[2]);
        }
        foreach (Expr local in _reachable.Where(IsLocal).ToList())
            for (Region? region = _regions[local.Id]; region?.Choice is { } choice; region = region.Parent)
                if (!returned.Contains(choice.Id)) _locals.Add(choice.Id);
    }
}
