using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Numerics;

/// <summary>The quotient of two double-doubles.</summary>
internal static class DoubleDoubleQuotient
{
    /// <summary>a/b within 2^-100.</summary>
    public static DoubleDouble Divided(this DoubleDouble a, DoubleDouble b)
    {
        double quotient = a.Head / b.Head;
        DoubleDouble rest = a + DoubleDouble.Product(-quotient, b.Head) + -quotient * b.Tail;
        return DoubleDouble.SumOfOrdered(quotient, rest.Rounded / b.Head);
    }
}
