namespace GradRepl.Runtime.CompilerServices;

#pragma warning disable IDE0040 // Public in the runtime alone, by Public.cs.

#pragma warning disable CS1591 // Named and defined as in System.Math, System.Double and SpecialFunctions.

/// <summary>
/// The functions of Math, double and SpecialFunctions on <see cref="Jet"/>, each by its definition: nothing is
/// rearranged for accuracy, which comes from the number of bits.
/// </summary>
static partial class JetMath
{
    // Each with f′ and f″/2
    public static Jet Exp(Jet x)
    {
        Ball y = x.Value.Exp();
        return Jet.Chain(x, y, () => y, () => y / 2);
    }

    public static Jet Log(Jet x) => Jet.Chain(x, x.Value.Log(), () => 1 / x.Value, () => -1 / (2 * x.Value * x.Value));

    public static Jet Expm1(Jet x)
    {
        Ball y = x.Value.ExpMinusOne();
        return Jet.Chain(x, y, x.Value.Exp, () => x.Value.Exp() / 2);
    }

    public static Jet Log1p(Jet x)
    {
        Ball u = 1 + x.Value;
        return Jet.Chain(x, x.Value.LogOfOnePlus(), () => 1 / u, () => -1 / (2 * u * u));
    }

    public static Jet Sqrt(Jet x)
    {
        Ball y = x.Value.Sqrt();
        return Jet.Chain(x, y, () => 1 / (2 * y), () => -1 / (8 * x.Value * y));
    }

    public static Jet Cbrt(Jet x)
    {
        if (x.Value.IsZero) return Jet.Chain(x, 0, () => 1 / x.Value, () => 1 / x.Value);
        Ball magnitude = x.Value.Sign < 0 ? -x.Value : x.Value, root = (magnitude.Log() / 3).Exp(),
            y = x.Value.Sign < 0 ? -root : root;
        return Jet.Chain(x, y, () => 1 / (3 * y * y), () => -1 / (9 * x.Value * y * y));
    }

    public static Jet Sin(Jet x)
    {
        (Ball sin, Ball cos) = x.Value.SinCos();
        return Jet.Chain(x, sin, () => cos, () => -sin / 2);
    }

    public static Jet Cos(Jet x)
    {
        (Ball sin, Ball cos) = x.Value.SinCos();
        return Jet.Chain(x, cos, () => -sin, () => -cos / 2);
    }

    public static Jet Atan(Jet x)
    {
        Ball u = x.Value;
        return Jet.Chain(x, u.Atan(), () => 1 / (1 + (u * u)), () => -u / ((1 + (u * u)) * (1 + (u * u))));
    }

    public static Jet Asin(Jet x)
    {
        Ball u = x.Value, rest = (1 - u) * (1 + u), root = rest.Sqrt();
        Ball y = !rest.IsZero ? (u / root).Atan() : u.Sign < 0 ? -(Ball.Pi / 2) : Ball.Pi / 2;
        return Jet.Chain(x, y, () => 1 / root, () => u / (2 * rest * root));
    }

    public static Jet Erf(Jet x) => Jet.Chain(x, x.Value.Erf(), () => Gaussian(x.Value), () => -x.Value * Gaussian(x.Value));

    public static Jet Erfc(Jet x) => Jet.Chain(x, ErfcOf(x.Value), () => -Gaussian(x.Value), () => x.Value * Gaussian(x.Value));

    // Through these
    public static Jet Exp2(Jet x) => Exp(x * LogOfTwo);

    public static Jet ExpM1(Jet x) => Expm1(x);

    public static Jet Log(Jet x, Jet b) => Log(x) / Log(b);

    public static Jet Log2(Jet x) => Log(x) / LogOfTwo;

    public static Jet Log10(Jet x) => Log(x) / Log(10);

    public static Jet LogP1(Jet x) => Log1p(x);

    public static Jet Hypot(Jet x, Jet y) => Sqrt((x * x) + (y * y));

    public static Jet FusedMultiplyAdd(Jet x, Jet y, Jet z) => (x * y) + z;

    public static Jet Tan(Jet x) => Sin(x) / Cos(x);

    public static Jet Acos(Jet x) => Jet.Constant(Ball.Pi / 2) - Asin(x);

    public static Jet Sinh(Jet x) => (Expm1(x) - Expm1(-x)) / 2;

    public static Jet Cosh(Jet x) => (Exp(x) + Exp(-x)) / 2;

    public static Jet Tanh(Jet x) => x.Value.Sign < 0 ? -Tanh(-x) : -Expm1(-2 * x) / (1 + Exp(-2 * x));

    public static Jet Asinh(Jet x) => x < 0 ? -Asinh(-x) : Log1p(x + (x * x / (1 + Sqrt((x * x) + 1))));

    public static Jet Acosh(Jet x) => Log(x + Sqrt((x * x) - 1));

    public static Jet Atanh(Jet x) => x.Value.Sign < 0 ? -Atanh(-x) : Log1p(2 * x / (1 - x)) / 2;

    public static Jet Logistic(Jet x) => x.Value.Sign < 0 ? Exp(x) / (1 + Exp(x)) : 1 / (1 + Exp(-x));

    public static Jet LogisticDerivative(Jet x) => Logistic(x) * Logistic(-x);

    public static Jet Softplus(Jet x) => x.Value.Sign < 0 ? Log1p(Exp(x)) : x + Log1p(Exp(-x));

    public static Jet Softsign(Jet x) => x / (1 + Abs(x));

    public static Jet LogCosh(Jet x) => x.Value.Sign < 0 ? LogCosh(-x) : x + Log1p(Expm1(-2 * x) / 2);

    public static Jet Sech(Jet x) => 1 / Cosh(x);

    public static Jet SechSquared(Jet x) => Sech(x) * Sech(x);

    public static Jet NormalCdf(Jet x) => Erfc(-x / Sqrt(2)) / 2;

    public static Jet NormalPdf(Jet x) => Exp(-x * x / 2) / Sqrt(2 * Jet.Constant(Ball.Pi));

    public static Jet TanhSoftplus(Jet x)
    {
        Jet t = Exp(x), n = t * (t + 2);
        return x.Value.Sign < 0 ? n / (n + 2) : 1 - (2 / (n + 2));
    }

    public static Jet TanhSoftplusDerivative(Jet x)
    {
        Jet t = Exp(x), n = (t * (t + 2)) + 2;
        return 4 * t * (t + 1) / (n * n);
    }

    public static Jet Squareplus(Jet x, Jet b) =>
        x.Value.Sign < 0 ? b / (2 * (Sqrt((x * x) + b) - x)) : (x + Sqrt((x * x) + b)) / 2;

    public static Jet Pow(Jet x, Jet y)
    {
        if (y.Varies || !y.Value.IsExact) return PositivePower(x, y);
        Ball p = y.Value;
        return Jet.Chain(x, Power(x.Value, p), () => p * Power(x.Value, p - 1), () => p * (p - 1) / 2 * Power(x.Value, p - 2));
    }

    // With a kink or jumps
    public static Jet Abs(Jet x) => x.Sign switch
    {
        < 0 => -x,
        0 => Jet.Flat(x, x.Value),
        _ => x,
    };

    public static Jet Sign(Jet x) => Jet.Flat(x, x.Sign);

    public static Jet CopySign(Jet x, Jet sign) => sign < 0 ? -Abs(x) : Abs(x);

    public static Jet Floor(Jet x) => Jet.Flat(x, x.Value.Floor());

    public static Jet Ceiling(Jet x) => Jet.Flat(x, -(-x.Value).Floor());

    public static Jet Truncate(Jet x) => x < 0 ? Ceiling(x) : Floor(x);

    public static Jet Max(Jet x, Jet y) => x > y ? x : x == y ? Tie(x, y) : y;

    public static Jet Min(Jet x, Jet y) => x < y ? x : x == y ? Tie(x, y) : y;

    private static Jet LogOfTwo => Jet.Constant(Ball.LogOfTwo);

    /// <summary>Half of each where both vary, else the constant: as the rules of max and min say.</summary>
    private static Jet Tie(Jet x, Jet y) => x.Varies && y.Varies ? (x + y) / 2 : x.Varies ? y : x;

    /// <summary>2/√π · e^(−x²).</summary>
    private static Ball Gaussian(Ball x) => 2 / Ball.Pi.Sqrt() * (-(x * x)).Exp();

    private static Jet PositivePower(Jet x, Jet y)
    {
        // 0 to a positive power is 0, however the power varies.
        if (x.Value.IsZero && !x.Varies && y > 0) return Jet.Flat(y, 0);
        return Exp(y * Log(x));
    }

    /// <summary>x to an exact power.</summary>
    private static Ball Power(Ball x, Ball p)
    {
        if (p.IsZero) return 1;
        double power = p.Midpoint;
        if (power == System.Math.Floor(power) && System.Math.Abs(power) <= 1024)
        {
            if (power < 0) return 1 / Power(x, -p);
            Ball result = 1;
            for (int n = (int)power; n > 0; n >>= 1, x *= x)
                if ((n & 1) != 0) result *= x;
            return result;
        }
        if (x.IsZero) return p.Sign > 0 ? x : 1 / x;
        return (p * x.Log()).Exp();
    }
}
