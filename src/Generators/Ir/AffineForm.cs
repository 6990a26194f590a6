namespace GradRepl.Generators.Ir;

/// <summary>A value as slope·core + offset with literal slope and offset.</summary>
internal readonly record struct AffineForm(double Slope, Expr Core, double Offset)
{
    public static AffineForm? Of(Expr value)
    {
        if (value.IsLiteral) return new(0, value, value.Number);
        if (value.IsConstant) return null;
        if (value.Operation == Infix.Add || value.Operation == Infix.Subtract)
        {
            (Expr left, Expr right) = (value.Arguments[0], value.Arguments[1]);
            double sign = value.Operation == Infix.Add ? 1 : -1;
            if (right.IsLiteral) return Of(left) is { } sum ? sum with { Offset = sum.Offset + sign * right.Number } : null;
            if (left.IsLiteral) return Of(right) is { } rest ? new(sign * rest.Slope, rest.Core, left.Number + sign * rest.Offset) : null;
        }
        (double slope, Expr core) = LinearForm.Of(value);
        return new(slope, core, 0);
    }
}
