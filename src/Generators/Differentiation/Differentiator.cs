using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Differentiation;

/// <summary>The derivative of every value of a graph with respect to one parameter, by the chain rule over the rule table.</summary>
internal sealed partial class Differentiator(Graph graph, Expr parameter)
{
    private readonly Dictionary<int, Expr> _derivatives = [];
    private readonly Dictionary<int, bool> _choosesZero = [];

    /// <summary>The derivative of a value by a parameter.</summary>
    public static Expr Of(Expr value, Expr parameter) => new Differentiator(value.Graph, parameter).Derive(value);

    /// <summary>The derivative of a function's result; a loop that gives both value and derivative runs once for the two.</summary>
    public Expr DeriveResult(Expr value) => Merge(Derive(value));

    /// <summary>
    /// The derivative of <paramref name="value"/>; what does not depend on the parameter is a structural zero and drops
    /// out.
    /// </summary>
    public Expr Derive(Expr value)
    {
        if (ReferenceEquals(value, parameter)) return graph.Real(1);
        if (value.IsConstant && double.IsNaN(value.Number)) return value; // where the function has no value
        if (!value.DependsOn(parameter) || value.Kind != ValueKind.Real) return graph.Real(0);
        if (_derivatives.TryGetValue(value.Id, out Expr? known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _derivatives[value.Id] = value.Operation switch
        {
            Infix infix => OfInfix(infix, value.Arguments[0], value.Arguments[1], value),
            Prefix prefix => prefix == Prefix.Negate ? -Derive(value.Arguments[0]) : graph.Real(0),
            Function function => OfFunction(function, value),
            ActivationCall call => OfCall(call, value),
            LoopResult result => OfLoop(value.Arguments[0], result.Index),
            TableElement => graph.Real(0), // between the jumps from one element to the next
            LoopVariable => _tangents.TryGetValue(value.Id, out Expr? tangent) ? tangent : graph.Real(0),
            _ => OfChoice(value.Arguments[0], value.Arguments[1], value.Arguments[2]),
        };
    }

    private Expr OfInfix(Infix infix, Expr u, Expr v, Expr value)
    {
        Expr du = Derive(u), dv = Derive(v);
        if (infix == Infix.Add) return du + dv;
        if (infix == Infix.Subtract) return du - dv;
        if (infix == Infix.Multiply) return ReferenceEquals(u, v) ? 2 * (u * du) : Chain(du, v) + Chain(dv, u, after: true);
        if (infix == Infix.Remainder) return du - (u / v).Apply(Rules.Truncate) * dv;
        if (OfMobius(u, v) is { } mobius) return mobius;
        if (!dv.Is(0) && OfSidedMobius(u, v) is { } sided) return sided;
        if (!dv.Is(0) && u.Operation == Infix.Divide && ReferenceEquals(u.Arguments[1], v)) return OfRepeatedQuotient(value, v, dv);
        // −(x/v)²·v′ of x²/v: x² may overflow together with v.
        if (du.Is(0) && u.Operation == Infix.Multiply && ReferenceEquals(u.Arguments[0], u.Arguments[1]))
            return -(u.Arguments[0] / v * (u.Arguments[0] / v) * dv);
        // (u/v)′ = (u′ − f·v′)/v keeps the digits that (u′v − uv′)/v² loses, and does not overflow with v².
        return dv.Is(0) ? du / v : (du - value * dv) / v;
    }

    /// <summary>(a/v/…/v)′ = a′/v/…/v − n·f·v′/v, with f the whole.</summary>
    private Expr OfRepeatedQuotient(Expr whole, Expr v, Expr dv)
    {
        int times = 0;
        Expr a = whole;
        for (; a.Operation == Infix.Divide && ReferenceEquals(a.Arguments[1], v); times++) a = a.Arguments[0];
        Expr first = Derive(a);
        for (int i = 0; i < times; i++) first /= v;
        return first - times * (whole * dv) / v;
    }

    private Expr OfFunction(Function function, Expr value)
    {
        Expr total = graph.Real(0);
        for (int i = 0; i < value.Arguments.Length; i++)
        {
            Expr inner = Derive(value.Arguments[i]);
            if (inner.Is(0) || function.Partials[i] is not { } partial) continue;
            total += function == Rules.Damped && i == 1 && !value.Arguments[0].DependsOn(parameter)
                ? OfDamped(value.Arguments[0], inner)
                : Chain(partial(value.Arguments, value), inner);
        }
        return total;
    }

    /// <summary>A constant factor that may be 0 stays in front: p·(p − 1)·z^(p − 2) is 0 at z = 0 for p = 0 and 1.</summary>
    private static Expr OfDamped(Expr factor, Expr inner)
    {
        // p·(p − 1) vanishes nowhere but where one of them does.
        bool isFalling = inner.Operation == Rules.Damped
            && inner.Arguments[0] is { Operation: Infix { Symbol: "-" } } next
            && ReferenceEquals(next.Arguments[0], factor)
            && next.Arguments[1].IsLiteral;
        return isFalling ? (factor * inner.Arguments[0]).Damp(inner.Arguments[1]) : factor.Times(inner);
    }

    private Expr OfCall(ActivationCall call, Expr value)
    {
        Expr total = graph.Real(0);
        for (int i = 0; i < value.Arguments.Length; i++)
        {
            Expr inner = Derive(value.Arguments[i]);
            if (inner.Is(0)) continue;
            if (ActivationCalls.Partial(call, i) is not { } partial) throw new MissingPartialException(call.Name, call.Parameters[i]);
            total += Chain(graph.Call(partial, value.Arguments), inner);
        }
        return total;
    }

    /// <summary>
    /// outer · inner, where a factor that is a choice chooses between products: what is multiplied by a side that is 0 may be
    /// infinite there, as the derivative of a root of max(z, 0).
    /// </summary>
    private Expr Chain(Expr outer, Expr inner, bool after = false)
    {
        if (Graph.IsSelect(outer)) return Chosen(outer, side => Chain(side, inner, after));
        if (!outer.IsConstant && Graph.IsSelect(inner) && ChoosesZero(inner)) return Chosen(inner, side => Chain(outer, side, after));
        return after ? inner * outer : outer * inner;
    }

    /// <summary>A choice, and those inside it, with something made of each side.</summary>
    private Expr Chosen(Expr choice, Func<Expr, Expr> make)
    {
        // Choices share their sides, so that the ways through them may be far more than they are.
        var done = new Dictionary<int, Expr>();
        return Visit(choice);

        Expr Visit(Expr part)
        {
            if (!Graph.IsSelect(part)) return make(part);
            if (done.TryGetValue(part.Id, out Expr? known)) return known;
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return done[part.Id] = graph.Select(part.Arguments[0], Visit(part.Arguments[1]), Visit(part.Arguments[2]));
        }
    }

    private bool ChoosesZero(Expr value)
    {
        if (!Graph.IsSelect(value)) return value.Is(0);
        if (_choosesZero.TryGetValue(value.Id, out bool known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _choosesZero[value.Id] = value.Arguments.Skip(1).Any(ChoosesZero);
    }

    /// <summary>((a·w + b)/(c·w + d))′ = (a·d − b·c)·w′/(c·w + d)², with the cancellation done beforehand.</summary>
    private Expr? OfMobius(Expr u, Expr v)
    {
        if (AffineForm.Of(v) is not { Slope: not 0 } under || AffineForm.Of(u) is not { } over) return null;
        if (over.Slope != 0 && !ReferenceEquals(over.Core, under.Core)) return null;
        double determinant = over.Slope * under.Offset - over.Offset * under.Slope;
        // d = 0 is a + b/w, which the quotient rule does as well.
        return over.Slope == 0 || under.Offset == 0 ? null : determinant * Derive(under.Core) / v / v;
    }

    /// <summary>
    /// ((a·w + b·|w| + c)/(p·w + q·|w| + r))′ = (a·r − c·p + sign(w)·(b·r − c·q))·w′/(p·w + q·|w| + r)²: what would cancel far out,
    /// and overflow, is gone. A product above is shared by the two divisions, which keeps it in range.
    /// </summary>
    private Expr? OfSidedMobius(Expr u, Expr v)
    {
        if (SidedAffine.CoreOf(v, parameter) is not { } w
            || SidedAffine.Of(v, w, parameter) is not { } under
            || SidedAffine.Of(u, w, parameter) is not { } over
            || under.Offset.Is(0)
            || (over.Slope.Is(0) && over.Bend.Is(0)))
            return null;
        Expr across = over.Bend * under.Offset - over.Offset * under.Bend;
        Expr slope = Derive(w);
        if (across.Is(0) && (over.Offset.Is(0) || under.Slope.Is(0)))
            return over.Slope.IsLiteral || under.Offset.IsLiteral
                ? over.Slope * under.Offset * slope / v / v
                : over.Slope * slope / v * (under.Offset / v);
        Expr along = over.Slope * under.Offset - over.Offset * under.Slope;
        return (along + w.Apply(Rules.Sign) * across) * slope / v / v;
    }
}
