namespace GradRepl.Generators.Ir;

/// <summary>A value as coefficient·core, with a literal coefficient.</summary>
internal readonly record struct LinearForm(double Coefficient, Expr Core)
{
    /// <summary>The form of any value; differences of two values always the same way round.</summary>
    public static LinearForm Of(Expr value)
    {
        if (value.Operation == Prefix.Negate)
        {
            (double coefficient, Expr core) = Of(value.Arguments[0]);
            return new(-coefficient, core);
        }
        if (value.Operation == Infix.Multiply && value.Arguments[0].IsLiteral)
        {
            (double coefficient, Expr core) = Of(value.Arguments[1]);
            return new(value.Arguments[0].Number * coefficient, core);
        }
        if (value.Operation == Infix.Subtract && value.Arguments[0].Id < value.Arguments[1].Id)
            return new(-1, value.Arguments[1] - value.Arguments[0]);
        return new(1, value);
    }
}
