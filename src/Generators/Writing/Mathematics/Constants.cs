using System;
using System.Globalization;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Writing.Mathematics;

/// <summary>The constants that rules of differentiation bring in, as people write them.</summary>
internal static class Constants
{
    /// <summary>2/√π for 1.1283791670955126.</summary>
    public static Expr InFull(Expr value) => Spelled(value, (literal, form) => Written(literal.Graph, form));

    /// <summary>The digits of the nearest number, with what it is beside them.</summary>
    public static Expr InDigits(Expr value) => Spelled(value, (literal, form) =>
    {
        string digits = form.Nearest.ToString("R", CultureInfo.InvariantCulture),
            text = FormulaWriter.Unicode(Written(literal.Graph, form));
        return literal.Graph.Named(form.Nearest, $"{digits} /* {text} */");
    });

    private static Expr Spelled(Expr value, Func<Expr, ClosedForm, Expr> spell)
    {
        Graph graph = value.Graph;
        return graph.Exactly(() => value.Rewrite(part => graph.FormOf(part) is not { } form ? null
            : part.Number < 0 ? graph.Negate(spell(part, form))
            : spell(part, form)));
    }

    private static Expr Written(Graph graph, ClosedForm form) =>
        graph.Exactly(() => form.Written(graph, each => each.Apply(Rules.Sqrt), each => each.Apply(Rules.Log)));
}
