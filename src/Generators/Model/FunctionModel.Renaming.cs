using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Model;

/// <summary>Other names for parameters, where theirs mean something else in generated code.</summary>
internal sealed partial class FunctionModel
{
    /// <summary>The function with other names for the parameters whose names are taken; itself where none is.</summary>
    /// <param name="taken">Names that no parameter may have.</param>
    /// <param name="rename">What becomes of a value.</param>
    /// <param name="preActivationOnly">Whether the other parameters keep theirs.</param>
    public FunctionModel Avoiding(ISet<string> taken, out Func<Expr, Expr> rename, bool preActivationOnly = false)
    {
        bool IsTaken(ParameterModel parameter) =>
            taken.Contains(parameter.Identifier) && (!preActivationOnly || parameter == Parameters[0]);

        rename = value => value;
        if (!Parameters.Any(IsTaken)) return this;
        var names = new HashSet<string>(taken.Concat(Parameters.Select(parameter => parameter.Identifier)));
        ImmutableArray<ParameterModel> renamed = [.. Parameters.Select(parameter => IsTaken(parameter)
            ? parameter with { Identifier = Identifiers.Unique(parameter.Identifier + "Parameter", names) }
            : parameter)];
        Dictionary<int, Expr> changed = Parameters.Zip(renamed, (from, to) => (From: from, To: to)).ToDictionary(
            each => Graph.Parameter(each.From.Spelling, each.From.Kind).Id, each => Graph.Parameter(each.To.Spelling, each.To.Kind));
        var done = new Dictionary<int, Expr>();
        rename = value => value.Rewrite(part => changed.TryGetValue(part.Id, out Expr? other) ? other : null, done);
        Func<Expr, Expr> change = rename;
        Expr? IfAny(Expr? value) => value is null ? null : change(value);
        return new FunctionModel
        {
            Name = Name,
            ReturnType = ReturnType,
            TypeParameter = TypeParameter,
            Constraints = Constraints,
            Modifiers = Modifiers,
            IsStatic = IsStatic,
            Overload = Overload,
            Parameters = renamed,
            Container = Container,
            Signature = Signature,
            Value = rename(Value),
            GivenDerivative = IfAny(GivenDerivative),
            GivenSecond = IfAny(GivenSecond),
            GivenPartials = [.. GivenPartials.Select(IfAny)],
            Branches = [.. Branches.Select(rename)],
            Calls = Calls,
            Shadowed = Shadowed,
            RoundsOnItsWay = RoundsOnItsWay,
        };
    }
}
