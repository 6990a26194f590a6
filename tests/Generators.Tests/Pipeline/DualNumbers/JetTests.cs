using System;
using System.Numerics;
using GradRepl.Generators.Tests.Harness;

namespace GradRepl.Generators.Tests.Pipeline.DualNumbers;

/// <summary>
/// The dual numbers themselves, against Cauchy's integral over a circle of complex points, whose trapezoidal sum
/// converges geometrically: no derivative rule takes part in it.
/// </summary>
public sealed class JetTests
{
    private static readonly (string Name, Func<Jet, Jet> Jet, Func<Complex, Complex> Complex)[] Functions =
    [
        ("polynomial", z => (2 * z - 3) * z * z + 1, z => (2 * z - 3) * z * z + 1),
        ("quotient", z => z / (z * z + 40), z => z / (z * z + 40)),
        ("exp", z => JetMath.Exp(-z * z / 4), z => Complex.Exp(-z * z / 4)),
        ("log", z => JetMath.Log(z + 9), z => Complex.Log(z + 9)),
        ("sqrt", z => JetMath.Sqrt(z + 9), z => Complex.Sqrt(z + 9)),
        ("sin cos", z => JetMath.Sin(z) * JetMath.Cos(2 * z), z => Complex.Sin(z) * Complex.Cos(2 * z)),
        ("tan", z => JetMath.Tan(z / 8), z => Complex.Tan(z / 8)),
        ("asin", z => JetMath.Asin(z / 8), z => Complex.Asin(z / 8)),
        ("acos", z => JetMath.Acos(z / 8), z => Complex.Acos(z / 8)),
        ("atan", z => JetMath.Atan(z / 8), z => Complex.Atan(z / 8)),
        ("sinh", z => JetMath.Sinh(z), z => Complex.Sinh(z)),
        ("cosh", z => JetMath.Cosh(z), z => Complex.Cosh(z)),
        ("tanh", z => JetMath.Tanh(z / 4), z => Complex.Tanh(z / 4)),
        ("pow", z => JetMath.Pow(z + 9, 2.5), z => Complex.Pow(z + 9, 2.5)),
        ("cbrt", z => JetMath.Cbrt(z + 9), z => Complex.Pow(z + 9, 1.0 / 3)),
        ("asinh", z => JetMath.Asinh(z / 8), z => Complex.Log(z / 8 + Complex.Sqrt(z * z / 64 + 1))),
        ("acosh", z => JetMath.Acosh(z + 9), z => Complex.Log(z + 9 + Complex.Sqrt(z + 8) * Complex.Sqrt(z + 10))),
        ("atanh", z => JetMath.Atanh(z / 8), z => 0.5 * Complex.Log((1 + z / 8) / (1 - z / 8))),
        ("power of both", z => JetMath.Pow(z + 9, z / 4), z => Complex.Exp(z / 4 * Complex.Log(z + 9))),
        ("hypot", z => JetMath.Hypot(z, 9), z => Complex.Sqrt(z * z + 81)),
        ("atan2", z => JetMath.Atan2(z, 9), z => Complex.Atan(z / 9)),
    ];

    public static TheoryData<string> Names => [.. Array.ConvertAll(Functions, function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Equals_cauchys_integral(string name)
    {
        (_, Func<Jet, Jet> jet, Func<Complex, Complex> complex) = Array.Find(Functions, function => function.Name == name);
        for (double z = -3.9; z < 4; z += 0.37)
        {
            Jet actual = jet(Jet.Variable(z));
            (double value, double first, double second, double scale) = Cauchy(complex, z);
            Assert.Equal(value, actual.Value, 1e-12 * scale);
            Assert.Equal(first, actual.First, 1e-12 * scale);
            Assert.Equal(second, actual.Second, 1e-12 * scale);
        }
    }

    /// <summary>f⁽ⁿ⁾(z) = n!/(N·rⁿ) Σ f(z + r·e^iθ)·e^−inθ with 96 points and r = 1; also the largest |f| on the circle.</summary>
    private static (double Value, double First, double Second, double Scale) Cauchy(Func<Complex, Complex> f, double z)
    {
        const int N = 96;
        Complex value = 0, first = 0, second = 0;
        double scale = 1;
        for (int k = 0; k < N; k++)
        {
            Complex turn = Complex.FromPolarCoordinates(1, 2 * Math.PI * k / N), at = f(z + turn);
            value += at / N;
            first += at / turn / N;
            second += 2 * at / (turn * turn) / N;
            scale = Math.Max(scale, at.Magnitude);
        }
        return (value.Real, first.Real, second.Real, scale);
    }
}
