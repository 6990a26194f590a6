using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Simplification;

namespace GradRepl.Generators.Lanes;

/// <summary>
/// Turns value and derivative into operations on lanes: functions by <see cref="LaneRules"/>, choices into selects of both
/// sides, what all elements share into numbers that the kernel is given. Loops stay loops where all elements go round
/// equally often.
/// </summary>
internal sealed class Vectorizer
{
    /// <summary>Past it a kernel would no longer fit the processor's registers, and compile slowly.</summary>
    private const int SizeLimit = 400;

    private const string Evaluation = ".Evaluate";

    private readonly FunctionModel _function;
    private readonly Uniformity _uniform;
    private readonly Dictionary<string, Captured> _captured = [];
    private readonly HashSet<string> _names;

    private Vectorizer(FunctionModel function, Expr outputs, Expr z)
    {
        _function = function;
        _uniform = new Uniformity(outputs, z);
        _names = [function.Parameters[0].Identifier, function.Kernel.Type, .. SimpleNames.InKernels, .. SimpleNames.Types.Keys];
    }

    private Graph Graph => _function.Graph;

    /// <exception cref="NotVectorizableException">The function cannot be vectorized.</exception>
    public static LaneKernel Vectorize(FunctionModel function, DerivedFunction derived)
    {
        if (function.Parameters[0].IsHalf) throw new NotVectorizableException("it is computed in Half");
        Expr z = function.PreActivation;
        if (function.Graph.Tuple([derived.Value, derived.First]).Reachable().Count(value => !value.IsLeaf) > SizeLimit) throw TooLarge();
        Expr outputs = JoinedLoops.Join(function.Graph.Tuple([Damping.Apply(derived.Value, z), derived.First]).WrittenOut());
        outputs = IntegersAsReals.AsReals(GatedUnits.Apply(outputs, z).Rewrite(value => Bounded(value, z)), new Uniformity(outputs, z));
        var vectorizer = new Vectorizer(function, outputs, z);
        // Loops first: a loop whose rounds depend on z is a better reason to give than its counter.
        foreach (Expr value in outputs.Reachable().OrderBy(value => value.Operation is Loop ? 0 : 1)) vectorizer.Check(value);
        ThrowingIntegers.Check(outputs, vectorizer._uniform);
        // What differs between elements must not become what all share on the way.
        outputs = function.Graph.Exactly(() => vectorizer.InLanes(outputs));
        if (outputs.Reachable().Count(value => !value.IsLeaf) > SizeLimit) throw TooLarge();
        // Simplification on the way may have dropped what a value was captured for.
        var used = new HashSet<string>(
            outputs.Reachable().Select(value => value.Operation is OutCall call ? call.CSharp : value.Text).OfType<string>());
        IEnumerable<Captured> captured = vectorizer._captured.Values
            .Where(each => used.Contains(Identifiers.Escape(each.Name)) || used.Contains(each.Name + Evaluation));
        return new LaneKernel([.. captured], outputs, vectorizer._uniform.Of);
    }

    private Expr InLanes(Expr outputs)
    {
        outputs = JoinPairs(RoundedArguments.Apply(OneSidedExponentials.Apply(outputs.Rewrite(Lower)), _uniform.Of));
        return LoopPruning.Apply(Capture(FusedMultiplyAdds.Fuse(outputs, _uniform.Of)));
    }

    /// <summary>
    /// Where it is known at which infinity a function has vanished, a bound serves for a choice: 0 times the largest number
    /// is 0.
    /// </summary>
    private static Expr? Bounded(Expr value, Expr z)
    {
        if (value.Operation != Rules.Damped) return null;
        (Expr decaying, Expr other) = (value.Arguments[0], value.Arguments[1]);
        // What all elements share is a plain number, which has no bound of lanes.
        if (!other.DependsOn(z) || MayBeNoNumber(other, z)) return null;
        if (LaneRules.DecayingOnBothSides.Contains(decaying.Operation)) return decaying * value.Graph.Apply(LaneRules.Finite, other);
        if (LaneRules.DecayingOnTheLeft.Contains(decaying.Operation) && Signs.Follows(decaying.Arguments[0], other))
            return decaying * value.Graph.Apply(LaneRules.FiniteBelow, other);
        return null;
    }

    /// <summary>Whether there may be ∞ − ∞, which no bound makes a number: z² − z⁴ beside e^(−z²).</summary>
    private static bool MayBeNoNumber(Expr value, Expr z) => value.Reachable().Any(part =>
        (part.Operation == Infix.Add || part.Operation == Infix.Subtract)
        && part.Arguments.All(term => term.DependsOn(z) && term.Reachable().Any(each =>
            each.Operation == Infix.Multiply && each.Arguments.All(factor => factor.DependsOn(z)))));

    private static NotVectorizableException TooLarge() => new("it is too large for one kernel");

    private void Check(Expr value)
    {
        if (value.Operation is TableElement && !IsShared(value))
            throw new NotVectorizableException("it takes elements of an array by index");
        if (_uniform.Of(value)) return;
        if (value.Operation is Loop && !_uniform.Of(Loop.Condition(value)))
            throw new NotVectorizableException("the number of rounds of a loop depends on z");
        if (value.Operation is LoopVariable { Kind: ValueKind.Boolean })
            throw new NotVectorizableException("a flag that a loop keeps depends on z");
        if (value.Kind.IsInteger()) throw new NotVectorizableException("an integer depends on z");
        if (value.Operation is Function function && !LaneRules.Forms.ContainsKey(function))
            throw new NotVectorizableException($"{function.Name} has no vectorized form");
        if (value.Operation is ActivationCall call)
        {
            if (call.Kernel is null) throw new NotVectorizableException($"{call.Name} has no kernel within reach, or calls it in turn");
            if (call.Order is not (0 or 1))
                throw new NotVectorizableException($"it takes a derivative of {call.Name} that kernels do not compute");
            if (!value.Arguments.Skip(1).All(_uniform.Of))
                throw new NotVectorizableException($"a hyperparameter of {call.Name} depends on z");
        }
    }

    private Expr? Lower(Expr value)
    {
        if (_uniform.Of(value)) return null;
        ImmutableArray<Expr> arguments = value.Arguments;
        return value.Operation switch
        {
            Function function when LaneRules.Forms.TryGetValue(function, out LaneForm? form) =>
                form(LaneRules.BeginWithFirst.Contains(function) && _uniform.Of(arguments[0])
                    ? arguments.SetItem(0, Graph.Apply(LaneRules.Create, arguments[0]).Named("lane"))
                    : arguments),
            ComputedAgain again => Graph.Apply(
                LaneRules.Again, Mask(arguments[0]), arguments[1], arguments[2], FunctionOf(again, arguments.RemoveRange(0, 3))),
            ActivationCall call => Graph.Outs(
                new OutCall(KernelOf(call, arguments) + Evaluation, [Camel(call.Name), Camel(call.Name) + "Slope"]),
                arguments[0])[call.Order],
            Infix infix when infix == Infix.Divide
                && (arguments[1].IsLiteral || IsShared(arguments[1]))
                && arguments[0].Reachable().Any(IsVectorMathematics) =>
                arguments[0] * Inverse(arguments[1]),
            Infix infix when infix == Infix.Remainder => Graph.Apply(LaneRules.Remainder, arguments),
            // u ≤ u asks whether u is a number.
            Infix { IsComparison: true } infix when arguments[0] == arguments[1] && infix != Infix.NotEqual =>
                Graph.Apply(LaneRules.Equal, arguments),
            Infix infix when infix == Infix.Equal => Graph.Apply(LaneRules.Equal, arguments),
            Infix infix when infix == Infix.NotEqual => Graph.Unary(Masks.Complement, Graph.Apply(LaneRules.Equal, arguments)),
            Infix infix when infix == Infix.And => Graph.Binary(Masks.Both, Mask(arguments[0]), Mask(arguments[1])),
            Infix infix when infix == Infix.Or => Graph.Binary(Masks.Either, Mask(arguments[0]), Mask(arguments[1])),
            Prefix prefix when prefix == Prefix.Not => Graph.Unary(Masks.Complement, arguments[0]),
            Structural when Graph.IsSelect(value) && !_uniform.Of(arguments[0]) =>
                value.Kind == ValueKind.Boolean
                    ? Graph.Binary(
                        Masks.Either,
                        Graph.Binary(Masks.Both, arguments[0], Mask(arguments[1])),
                        Graph.Binary(Masks.Both, Graph.Unary(Masks.Complement, arguments[0]), Mask(arguments[2])))
                    : Graph.Apply(LaneRules.Select, arguments),
            Structural when Graph.IsSelect(value) && value.Kind == ValueKind.Boolean =>
                Graph.Select(arguments[0], Mask(arguments[1]), Mask(arguments[2])),
            _ => null,
        };
    }

    private static bool IsVectorMathematics(Expr value) =>
        value.Operation is Function function && function.CSharp.StartsWith("LaneMath.", StringComparison.Ordinal);

    /// <summary>
    /// 1/u once, in place of a division for every element; where there is an error of a few units already, another half is
    /// little.
    /// </summary>
    private Expr Inverse(Expr uniform) => uniform.IsLiteral ? Graph.Real(1 / uniform.Number) : Given((1 / uniform).Named("inverse"));

    /// <summary>A condition as a mask, also where it is the same for all elements.</summary>
    private Expr Mask(Expr condition) => _uniform.Of(condition) ? Graph.Apply(LaneRules.Mask, condition) : condition;

    /// <summary>e^u and e^u − 1 of one u come from one reduction of u.</summary>
    private Expr JoinPairs(Expr outputs) =>
        LaneRules.Pairs.Aggregate(outputs, (joined, pair) => Join(joined, pair.First, pair.Second, pair.Both));

    private Expr Join(Expr outputs, Function first, Function second, OutCall both)
    {
        var arguments = new HashSet<int>(
            outputs.Reachable().Where(value => value.Operation == first).Select(value => value.Arguments[0].Id));
        arguments.IntersectWith(outputs.Reachable().Where(value => value.Operation == second).Select(value => value.Arguments[0].Id));
        return arguments.Count == 0 ? outputs : outputs.Rewrite(value =>
            value.Operation == first && arguments.Contains(value.Arguments[0].Id) ? Graph.Outs(both, [.. value.Arguments])[0]
            : value.Operation == second && arguments.Contains(value.Arguments[0].Id) ? Graph.Outs(both, [.. value.Arguments])[1]
            : null);
    }

    /// <summary>Computes what all elements share when the kernel is made, not for every element.</summary>
    private Expr Capture(Expr outputs)
    {
        var done = new Dictionary<int, Expr>();
        return Visit(outputs);

        Expr Visit(Expr value)
        {
            if (done.TryGetValue(value.Id, out Expr? known)) return known;
            return done[value.Id] = IsShared(value) && !IsGiven(value) ? Given(value)
                : value.IsLeaf ? value
                : Kept(value, Graph.Rebuild(value, [.. value.Arguments.Select(argument => AsLane(value, Visit(argument)))]));
        }

        // A number that the kernel is given, where lanes are computed with it.
        Expr AsLane(Expr user, Expr argument) =>
            argument is { Kind: ValueKind.Real, IsConstant: false }
                && argument.Operation is not LoopVariable
                && _uniform.Of(argument)
                && !_uniform.Of(user)
                && user.Operation is not (Loop or OutCall)
                && user.Operation != LaneRules.Create
                && !RoundedArguments.TakesNumbers(user.Operation)
                && !(user.Operation is Structural && _uniform.Of(user.Arguments[0]) && Graph.IsSelect(user))
                ? Graph.Apply(LaneRules.Create, argument)
                    .Named(argument.Text is { } name && name.All(char.IsLetterOrDigit) ? name + "Lane" : "lane")
                : argument;

        static Expr Kept(Expr before, Expr after)
        {
            if (!after.IsLeaf) after.Hint ??= before.Hint;
            return after;
        }
    }

    /// <summary>What a loop counts with stays in the loop; so do numbers, which are as short as a name.</summary>
    private bool IsShared(Expr value) => !value.IsConstant && value.Kind != ValueKind.Composite && _uniform.Of(value)
        && (value.IsLeaf
            ? value.Operation is not LoopVariable
            : value.Reachable().All(part => part.Operation is not (LoopVariable or Loop)));

    private bool IsGiven(Expr value) => value.IsLeaf
        && value.Operation is Structural
        && _captured.Values.Any(each => Identifiers.Escape(each.Name) == value.Text && each.Value != value);

    private Expr Given(Expr value)
    {
        if (value.WrittenSize() > SizeLimit) throw new NotVectorizableException("its hyperparameters enter in too many ways");
        string name = _function.Hyperparameters.FirstOrDefault(parameter => value.IsLeaf && parameter.Spelling == value.Text)?.Identifier
            ?? (value is { IsLeaf: true, Text: { } text } && text.All(char.IsLetterOrDigit) ? text : value.Hint ?? "k");
        string key = "value " + value.Id;
        if (!_captured.TryGetValue(key, out Captured? known))
        {
            string type = value.Kind.IsInteger() ? IntegerType.Of(value.Kind).Name : value.Kind == ValueKind.Real ? "double" : "bool";
            _captured[key] = known = new Captured(type, Unique(name), value, null);
        }
        return Graph.External(Identifiers.Escape(known.Name), value.Kind);
    }

    private string KernelOf(ActivationCall call, ImmutableArray<Expr> arguments)
    {
        string key = $"kernel {call.Kernel!.Maker} {string.Join(" ", arguments.Skip(1).Select(argument => argument.Id))}";
        if (!_captured.TryGetValue(key, out Captured? known))
            _captured[key] = known = new Captured(
                call.Kernel.Type, Unique(Camel(call.Name) + "Kernel"), null, (call.Kernel.Maker, [.. arguments.Skip(1)]));
        return known.Name;
    }

    private Expr FunctionOf(ComputedAgain again, ImmutableArray<Expr> hyperparameters)
    {
        if (!_captured.TryGetValue(again.Maker, out Captured? known))
            _captured[again.Maker] = known = new Captured(Captured.Scalar, Unique("again"), null, (again.Maker, hyperparameters));
        return Graph.External(Identifiers.Escape(known.Name), ValueKind.Reference);
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private string Unique(string name) => Identifiers.Unique(name, _names);
}
