using System;
using GradRepl.Runtime;

namespace Formulas;

/// <summary>Products of what vanishes and what is infinite, at 0 or far out.</summary>
public static partial class Products
{
    [Activation]
    public static double RootProduct(double z) => z * Math.Sqrt(Math.Abs(z));

    [Activation]
    public static double RootQuotient(double z) => z / (1 + Math.Sqrt(Math.Abs(z)));

    [Activation]
    public static double Entropy(double z)
    {
        double s = 1 / (1 + Math.Exp(-z));
        return -(s * Math.Log(s) + (1 - s) * Math.Log(1 - s));
    }
}
