using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

/// <summary>Members of double and Math that fewer people know.</summary>
public static partial class MathMembers
{
    [Activation, Specials]
    public static double NaNAsked(double z) => double.IsNaN(z) ? 0 : double.IsNaN(Math.Sqrt(z)) ? -z : Math.Sqrt(z) * z;

    [Activation, Specials]
    public static double FiniteAsked(double z)
    {
        if (!double.IsFinite(z)) return double.IsInfinity(z) ? 1 : 2;
        return double.IsFinite(z * 1e306) ? z * z : z;
    }

    [Activation, Specials]
    public static double InfinityAsked(double z) =>
        double.IsPositiveInfinity(z) ? 1 : double.IsNegativeInfinity(z) ? 2 : double.IsRealNumber(z) ? z * z : 3;

    [Activation, Specials]
    public static double NegativeAsked(double z) => (double.IsNegative(z) ? 0.25 * z : z * z) + (double.IsPositive(z - 2) ? z : 0);

    [Activation, Specials]
    public static double WholeAsked(double z) => (double.IsInteger(z) ? 1 : z) + (double.IsEvenInteger(z) ? 2 : z * z) + (double.IsOddInteger(z) ? 3 : z);

    [Activation, Specials]
    [Obstacle("isnormal has no vectorized form")]
    public static double NormalAsked(double z) => (double.IsNormal(z) ? z * z : z) + (double.IsSubnormal(z) ? 1 : z);

    [Activation, Specials]
    public static double NotGreater(double z) => !(z > 1) ? z * z : Math.Sqrt(z);

    [Activation, Specials]
    public static double NaNMatched(double z) => z switch { double.NaN => 7, > 1 => z * z, _ => z };

    [Activation, Specials]
    public static double NotLessOrEqual(double z)
    {
        if (!(z <= 1) && !(z >= 5)) return z * z;
        return double.IsNaN(z) ? 4 : -z;
    }

    [Activation, Specials]
    public static double RoundModes(double z) =>
        z * (Math.Round(z, MidpointRounding.ToEven) + 2 * Math.Round(z, MidpointRounding.ToZero)
            + 3 * Math.Round(z, MidpointRounding.ToNegativeInfinity) + 4 * double.Round(z, MidpointRounding.ToPositiveInfinity));

    [Activation, Specials]
    [Obstacle("round has no vectorized form")]
    public static double RoundAway(double z) => z * Math.Round(z / 4, MidpointRounding.AwayFromZero);

    [Activation, Specials, Hyperparameters(0), Hyperparameters(3)]
    [Obstacle("round has no vectorized form")]
    public static double RoundToDigits(double z, int digits = 1) => z * Math.Round(z, digits) + Math.Round(z, 1, MidpointRounding.ToZero);

    [Activation, Specials, Hyperparameters(MidpointRounding.AwayFromZero), Hyperparameters(MidpointRounding.ToPositiveInfinity)]
    [Obstacle("round has no vectorized form")]
    public static double RoundByMode(double z, MidpointRounding mode = MidpointRounding.ToZero) => z * Math.Round(z, mode);

    [Activation, Specials, Hyperparameters(-2.5)]
    [Obstacle("remainder has no vectorized form")]
    public static double Remainder(double z, double period = 3) => z * Math.IEEERemainder(z, period) + double.Ieee754Remainder(z, 7);

    [Activation, Specials, Hyperparameters(-3), Hyperparameters(0)]
    [Obstacle("scaleb has no vectorized form")]
    public static double Scaled(double z, int n = 5) => Math.ScaleB(z * z, n) + Math.ScaleB(z, -1);

    [Activation, Specials]
    [Obstacle("an integer depends on z")]
    public static double ExponentOf(double z) => z * Math.ILogB(z);

    [Activation, Specials]
    [Obstacle("maxmagnitude has no vectorized form")]
    public static double Magnitudes(double z) => Math.MaxMagnitude(z, 3) * z + Math.MinMagnitude(z, 2 - z) + double.MaxMagnitude(z, -1.5);

    [Activation, Specials, Domain(-50, 1000)]
    [Obstacle("maxnumber has no vectorized form")]
    public static double Numbers(double z) => double.MaxNumber(Math.Sqrt(z), 3) * z + double.MinNumber(z, Math.Log(z)) + double.MaxMagnitudeNumber(z, 2)
        + double.MinMagnitudeNumber(Math.Log(z), z);

    [Activation, Domain(0.001, 100), Hyperparameters(-2), Hyperparameters(1), Hyperparameters(5)]
    [Obstacle("root has no vectorized form")]
    public static double Root(double z, int n = 4) => double.RootN(z, n) * z + double.RootN(z, 3);

    [Activation]
    [Obstacle("root has no vectorized form")]
    public static double OddRoot(double z) => double.RootN(z, 3) * z + double.RootN(z, -5);

    [Activation, Domain(-20, 100)]
    [Obstacle("exp2m1 has no vectorized form")]
    public static double PowersLessOne(double z) => double.Exp2M1(z) * z + double.Exp10M1(z / 10);

    [Activation, Domain(-0.999, 1000)]
    [Obstacle("log2p1 has no vectorized form")]
    public static double LogarithmsOfOneMore(double z) => double.Log2P1(z) * z - double.Log10P1(z);

    [Activation, Domain(-0.999, 0.999)]
    [Obstacle("asinpi has no vectorized form")]
    public static double ArcsInHalfTurns(double z) => double.AsinPi(z) * z + double.AcosPi(z) + double.AtanPi(3 * z);

    [Activation]
    [Obstacle("atan2pi has no vectorized form")]
    public static double AngleInHalfTurns(double z) => double.Atan2Pi(z, 1 + z * z) + double.AtanPi(z);

    [Activation, Specials, Domain(-40, 40)]
    public static double HalfTurns(double z) => double.SinPi(z) + double.CosPi(z / 3) * z;

    [Activation, Domain(-0.4, 0.4)]
    public static double TangentOfHalfTurns(double z) => double.TanPi(z) * z;

    [Activation]
    public static double SineAndCosine(double z)
    {
        var (s, c) = Math.SinCos(z);
        (double sp, double cp) = double.SinCosPi(z / 8);
        return s * c + Math.SinCos(2 * z).Sin * z + double.SinCos(z).Cos + sp * cp + Math.SinCos(z / 2).Item1;
    }

    [Activation]
    [Obstacle("bitincrement has no vectorized form")]
    public static double Neighbors(double z) => Math.BitIncrement(z) * z + Math.BitDecrement(z * z);

    [Activation]
    public static double Interpolated(double z) => double.Lerp(z, z * z, 0.3) + double.Lerp(1, 2, z);

    [Activation, Specials]
    public static double SignOfZ(double z) => double.IsNaN(z) ? 0 : double.Sign(z) * z * z + (Math.Sign(z) > 0 ? z : -2 * z);

    private static double Alpha => 1.67;

    private static double Twice
    {
        get
        {
            double half = Alpha;
            return 2 * half;
        }
    }

    [Activation]
    public static double Properties(double z) => Alpha * z + Twice * z * z + Constants.Gain * z - Constants.Computed;

    private static class Constants
    {
        public static double Gain { get; } = 0.75;

        public static double Computed => Gain + 1;
    }
}
