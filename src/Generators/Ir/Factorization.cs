using System.Collections.Generic;

namespace GradRepl.Generators.Ir;

/// <summary>A value as coefficient · product of <paramref name="Over"/> / product of <paramref name="Under"/>.</summary>
internal sealed record Factorization(double Coefficient, List<Expr> Over, List<Expr> Under)
{
    /// <summary>No formula that the tables know has more; a square of a square of a square… has exponentially many.</summary>
    private const int FactorLimit = 32;

    public static Factorization Of(Expr value)
    {
        var factors = new Factorization(1, [], []);
        return factors with { Coefficient = factors.Read(value, above: true) };
    }

    public Expr Product(Graph graph)
    {
        Expr product = graph.Real(1);
        foreach (Expr factor in Over) product *= factor;
        foreach (Expr divisor in Under) product /= divisor;
        return Coefficient * product;
    }

    private double Read(Expr value, bool above)
    {
        if (value.Operation == Prefix.Negate) return -Read(value.Arguments[0], above);
        bool flat = Over.Count + Under.Count >= FactorLimit;
        if (value.Operation == Infix.Multiply && !flat) return Read(value.Arguments[0], above) * Read(value.Arguments[1], above);
        if (value.Operation == Infix.Divide && !flat) return Read(value.Arguments[0], above) * Read(value.Arguments[1], !above);
        if (value.IsLiteral && (above || value.Number == 1)) return value.Number;
        (above ? Over : Under).Add(value);
        return 1;
    }
}
