using System;

namespace GradRepl.Runtime.Numerics;

/// <summary>Polynomials by their coefficients, the constant first.</summary>
internal static class Polynomial
{
    /// <summary>
    /// c₀ + c₁x + c₂x² + … as the even part plus x times the odd part, two Horner chains that the processor runs side by side.
    /// </summary>
    public static double Evaluate(ReadOnlySpan<double> coefficients, double x)
    {
        double square = x * x;
        double even = 0, odd = 0;
        int i = coefficients.Length - 1;
        if ((i & 1) == 0) even = coefficients[i--];
        for (; i > 0; i -= 2)
        {
            odd = Math.FusedMultiplyAdd(odd, square, coefficients[i]);
            even = Math.FusedMultiplyAdd(even, square, coefficients[i - 1]);
        }
        return Math.FusedMultiplyAdd(odd, x, even);
    }
}
