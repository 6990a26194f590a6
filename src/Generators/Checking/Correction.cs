using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Checking;

/// <summary>
/// A value whose digits cancel, with the rounding errors of its arithmetic carried along to first order and added at the end:
/// nearly as good as twice the digits, in lanes as well, for a few times the arithmetic. What the functions in it lose to their
/// own rounding stays lost.
/// </summary>
/// <remarks>P. Langlois, Automatic linear correction of rounding errors (2001).</remarks>
internal sealed class Correction
{
    private static readonly HashSet<Function> Algebraic =
    [
        Rules.Softsign, Rules.RootOfSquarePlus, Rules.Isru, Rules.Lorentzian, Rules.Dispersion, Rules.RootOfQuadratic,
        Rules.QuadraticRootUnit, Rules.QuadraticReciprocal, Rules.QuadraticRatio, Rules.Squareplus,
    ];

    private readonly Dictionary<int, Expr> _known = [];
    private readonly Graph _graph;
    private bool _isPossible = true;

    private Correction(Graph graph) => _graph = graph;

    private Expr Zero => _graph.Real(0);

    /// <summary>The corrected value; null where errors cannot be carried through all of it.</summary>
    /// <param name="value">The value by arithmetic, as <see cref="InArithmetic"/> has it.</param>
    public static Expr? Of(Expr value) => value.Graph.Exactly(() =>
    {
        var correction = new Correction(value.Graph);
        Expr error = correction.Error(value);
        return correction._isPossible && !error.Is(0) ? value + error.Apply(RoundingRules.Counted) : null;
    });

    /// <summary>
    /// The same by arithmetic alone, whose errors are known, where functions of the runtime only spare an overflow; other functions
    /// of arguments whose error is carried.
    /// </summary>
    public static Expr InArithmetic(Expr value) => value.Graph.Exactly(() => value.Rewrite(part =>
        part.Operation is not Function function ? null
        : Algebraic.Contains(function) ? function.Textbook!(part.Arguments)
        : function == Rules.Pow && part.Arguments[1].Is(2) ? part.Arguments[0] * part.Arguments[0]
        : function == Rules.Pow && part.Arguments[1].Is(3) ? part.Arguments[0] * part.Arguments[0] * part.Arguments[0]
        : RunningError.MayBeCompensated(function) && !part.Arguments[0].IsLeaf
            ? part.Graph.Apply(function, part.Arguments[0].Apply(RoundingRules.Carried))
        : null));

    /// <summary>What a value is to be increased by.</summary>
    private Expr Error(Expr value)
    {
        if (_known.TryGetValue(value.Id, out Expr? known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _known[value.Id] = Compute(value, value.Arguments);
    }

    private Expr Compute(Expr value, ImmutableArray<Expr> arguments)
    {
        if (value.IsLeaf || value.Kind != ValueKind.Real || _graph.Dependencies(value).IsEmpty) return Zero;
        switch (value.Operation)
        {
            case Infix { Symbol: "+" }:
                return Plus(Lost(RoundingRules.OfSum, arguments[0], arguments[1], value), Plus(Error(arguments[0]), Error(arguments[1])));
            case Infix { Symbol: "-" }:
                return Plus(
                    Lost(RoundingRules.OfSum, arguments[0], -arguments[1], value),
                    Minus(Error(arguments[0]), Error(arguments[1])));
            case Infix { Symbol: "*" }:
                bool isExact = arguments.Any(argument => argument.IsPowerOfTwo);
                return Plus(
                    isExact ? Zero : Lost(RoundingRules.OfProduct, arguments[0], arguments[1], value),
                    Plus(Times(arguments[0], Error(arguments[1])), Times(arguments[1], Error(arguments[0]))));
            case Infix { Symbol: "/" }:
                Expr rest = arguments[1].IsPowerOfTwo ? Zero : Lost(RoundingRules.OfQuotient, arguments[0], arguments[1], value);
                Expr above = Plus(rest, Minus(Error(arguments[0]), Times(value, Error(arguments[1]))));
                return above.Is(0) ? Zero : above / arguments[1];
            case Prefix prefix when prefix == Prefix.Negate:
                return Minus(Zero, Error(arguments[0]));
            case Structural when Graph.IsSelect(value):
                (Expr then, Expr otherwise) = (Error(arguments[1]), Error(arguments[2]));
                return then.Is(0) && otherwise.Is(0) ? Zero : _graph.Select(arguments[0], then, otherwise);
            case Function function when function == Rules.Sqrt:
                return Plus(Lost(RoundingRules.OfRoot, arguments[0], value), Error(arguments[0])) / (2 * value);
            case Function function when function == Rules.Damped:
                return Plus(Times(arguments[1], Error(arguments[0])), Times(arguments[0], Error(arguments[1])));
            case Function function:
                return OfFunction(value, function, arguments);
            default:
                _isPossible = false;
                return Zero;
        }
    }

    private Expr OfFunction(Expr value, Function function, ImmutableArray<Expr> arguments)
    {
        Expr sum = Zero;
        for (int i = 0; i < arguments.Length; i++)
        {
            Expr error = Error(arguments[i]);
            if (error.Is(0)) continue;
            if (function.Partials[i] is { } partial) sum = Plus(sum, Times(partial(arguments, value), error));
            else if (function.Partials.Any(each => each is not null)) _isPossible = false;
        }
        return sum;
    }

    private Expr Lost(Function function, params Expr[] arguments) => _graph.Apply(function, arguments);

    private static Expr Plus(Expr left, Expr right) => left.Is(0) ? right : right.Is(0) ? left : left + right;

    private static Expr Minus(Expr left, Expr right) => right.Is(0) ? left : left.Is(0) ? -right : left - right;

    private Expr Times(Expr factor, Expr error) => error.Is(0) ? Zero : error * factor;
}
