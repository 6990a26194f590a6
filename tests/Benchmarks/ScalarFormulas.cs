using System;
using GradRepl.Runtime;

namespace GradRepl.Benchmarks;

/// <summary>Value and derivative in one plain loop, as written by hand with System.Math.</summary>
internal static class ScalarFormulas
{
    private const double Slope = 0.01, Alpha = 1;
    private static readonly double RootOf2OverPi = Math.Sqrt(2 / Math.PI);
    private static readonly double RootOfHalf = Math.Sqrt(0.5), InverseRootOf2Pi = 1 / Math.Sqrt(2 * Math.PI);

    public static void Sigmoid(double[] z, double[] y, double[] dy)
    {
        for (int i = 0; i < z.Length; i++)
        {
            double s = 1 / (1 + Math.Exp(-z[i]));
            y[i] = s;
            dy[i] = s * (1 - s);
        }
    }

    public static void Tanh(double[] z, double[] y, double[] dy)
    {
        for (int i = 0; i < z.Length; i++)
        {
            double t = Math.Tanh(z[i]);
            y[i] = t;
            dy[i] = 1 - t * t;
        }
    }

    public static void SiLU(double[] z, double[] y, double[] dy)
    {
        for (int i = 0; i < z.Length; i++)
        {
            double s = 1 / (1 + Math.Exp(-z[i]));
            y[i] = z[i] * s;
            dy[i] = s * (1 + z[i] * (1 - s));
        }
    }

    public static void Softplus(double[] z, double[] y, double[] dy)
    {
        for (int i = 0; i < z.Length; i++)
        {
            double e = Math.Exp(z[i]);
            y[i] = Math.Log(1 + e);
            dy[i] = e / (1 + e);
        }
    }

    public static void Mish(double[] z, double[] y, double[] dy)
    {
        for (int i = 0; i < z.Length; i++)
        {
            double e = Math.Exp(z[i]), t = Math.Tanh(Math.Log(1 + e)), s = e / (1 + e);
            y[i] = z[i] * t;
            dy[i] = t + z[i] * s * (1 - t * t);
        }
    }

    public static void GELUTanh(double[] z, double[] y, double[] dy)
    {
        for (int i = 0; i < z.Length; i++)
        {
            double x = z[i], t = Math.Tanh(RootOf2OverPi * (x + 0.044715 * x * x * x));
            y[i] = 0.5 * x * (1 + t);
            dy[i] = 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * RootOf2OverPi * (1 + 3 * 0.044715 * x * x);
        }
    }

    // .NET has no erf; ours, scalar.
    public static void GELU(double[] z, double[] y, double[] dy)
    {
        for (int i = 0; i < z.Length; i++)
        {
            double x = z[i], half = 0.5 * (1 + SpecialFunctions.Erf(x * RootOfHalf));
            y[i] = x * half;
            dy[i] = half + x * InverseRootOf2Pi * Math.Exp(-0.5 * x * x);
        }
    }

    public static void LeakyReLU(double[] z, double[] y, double[] dy)
    {
        for (int i = 0; i < z.Length; i++)
        {
            bool positive = z[i] > 0;
            y[i] = positive ? z[i] : Slope * z[i];
            dy[i] = positive ? 1 : Slope;
        }
    }

    public static void ELU(double[] z, double[] y, double[] dy)
    {
        for (int i = 0; i < z.Length; i++)
        {
            if (z[i] > 0)
            {
                y[i] = z[i];
                dy[i] = 1;
            }
            else
            {
                double e = Math.Exp(z[i]);
                y[i] = Alpha * (e - 1);
                dy[i] = Alpha * e;
            }
        }
    }
}
