using System;
using GradRepl.Generators.Recognition.Exponentials;
using GradRepl.Generators.Recognition.Identities;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

public static partial class Arithmetic
{
    [Activation]
    public static double Identity(double z) => z;

    [Activation]
    public static double Affine(double z) => 3 * z - 2;

    [Activation]
    public static double Cube(double z) => z * z * z;

    [Activation]
    public static double Polynomial(double z) => ((2 * z - 3) * z + 0.5) * z * z - z / 7 + 1;

    [Activation]
    public static double Rational(double z) => (z * z - 3 * z + 2) / (z * z + z + 5);

    [Activation]
    public static double NestedQuotient(double z) => z / (1 + z * z / (2 + z * z / (3 + z * z)));

    [Activation]
    public static double Negations(double z) => -(-z - -(2 - z)) * -z;

    [Activation]
    public static double Reciprocal(double z) => 1 / (z * z + 0.25) - 1 / 4.0;

    [Activation]
    public static double Sawtooth(double z) => z % 2.5 * z;

    [Activation]
    public static double RemainderOfTwo(double z) => (z * z + 1) % (3 + Math.Sin(z));

    [Activation]
    public static double IntegerConstants(double z) => 7 / 2 * z + 7 / 2.0 * z * z + 7 % 4;

    [Activation]
    public static double UnaryPlus(double z) => +z * +3;

    [Activation, Hyperparameters(0.7, -2.5)]
    public static double Quadratic(double z, double a = 1, double b = 2) => a * z * z + b * z + a * b;

    [Activation, Hyperparameters(-1.5), Hyperparameters(0.3)]
    public static double Bilinear(double z, double a = 2) => (z - a) * (z + a) / (1 + a * a * z * z);
}
