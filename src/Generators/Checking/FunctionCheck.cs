using System.Linq;
using System.Threading;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Simplification;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Checking;

/// <summary>Compares what was derived with the definition, before it is written, and mends where digits are lost.</summary>
internal static class FunctionCheck
{
    /// <summary>Larger functions would keep the editor waiting.</summary>
    private const int SizeLimit = 600;

    /// <summary>From so many units in the last place on, a derivative has a net; the first is asked for more.</summary>
    private const double FirstLimit = 8, OtherLimit = 40;

    public static CheckedFunction Of(FunctionModel function, DerivedFunction derived, CancellationToken cancellation)
    {
        if (ObstacleTo(function, derived) is { } obstacle)
            return new CheckedFunction(
                Unchecked(derived.Value),
                Unchecked(derived.First),
                Unchecked(derived.Second),
                [.. derived.Partials.Select(Unchecked)],
                function.Value) { Obstacle = obstacle };
        Expr z = function.Graph.Parameter(function.Parameters[0].Spelling, function.Parameters[0].Kind);
        var truth = new Truth(function, derived.Value);
        var net = new LastNet(function, truth, [.. ProbePoints.Of(function)]);
        CheckedMember Check(Expr value, JetPart part, int by, double limit, bool isGiven)
        {
            cancellation.ThrowIfCancellationRequested();
            LastNet.Result result = net.Under(value, part, by, limit, mayMend: !isGiven);
            return new CheckedMember(result.Value, result.Condition, result.Accuracy);
        }
        return new CheckedFunction(
            Check(Damping.Apply(derived.Value, z), JetPart.Value, 0, OtherLimit, isGiven: false),
            Check(derived.First, JetPart.Derivative, 0, FirstLimit, function.GivenDerivative is not null),
            derived.WithoutSecond is not null
                ? Unchecked(derived.Second)
                : Check(derived.Second, JetPart.SecondDerivative, 0, OtherLimit, function.GivenSecond is not null),
            [.. derived.Partials.Select((partial, i) => function.Parameters[i + 1].IsContinuous
                ? Check(partial, JetPart.Derivative, i + 1, OtherLimit, function.GivenPartials[i] is not null)
                : Unchecked(partial))],
            truth.Definition);
    }

    private static CheckedMember Unchecked(Expr value) => new(value, null, null);

    private static string? ObstacleTo(FunctionModel function, DerivedFunction derived) =>
        function.Value.Reachable().Count > SizeLimit || derived.Second.Reachable().Count > 4 * SizeLimit ? "it is large"
        : function.RoundsOnItsWay ? "it rounds on its way"
        : !Truth.Exists(function) ? "its definition has loops, whole numbers or calls that are not computed to many digits"
        : null;
}
