using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <content>The gamma function and its logarithm: polynomials from ¾ to 9/4, Stirling's series beyond, both with all digits.</content>
public static partial class LaneMath
{
    /// <summary>log |Γ(x)|, within 3 ulp for x &gt; 0, also about its zeros 1 and 2; below 0 one element after the other.</summary>
    [MethodImpl(Inline)]
    public static TLane LogGamma<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        LogGammaAt(in x, out TLane result);
        return Elsewhere(x < 0, result, x, SpecialFunctions.LogGamma);
    }

    /// <summary>Γ(x), within 3 ulp for x &gt; 0; below 0 one element after the other.</summary>
    [MethodImpl(Inline)]
    public static TLane Gamma<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        GammaAt(in x, out TLane result);
        return Elsewhere(x < 0, result, x, SpecialFunctions.Gamma);
    }

    /// <summary>As a call: inlined, it would leave the compiler no room for anything beside it.</summary>
    /// <remarks>log Γ(x) = log Γ(1 + x) − log x below ¾.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void LogGammaAt<TLane>(ref readonly TLane argument, out TLane result)
        where TLane : struct, ILane<TLane>
    {
        TLane x = argument, isSmall = x < 0.75, fromOne = TLane.Select(isSmall, x, x - 1);
        TLane log = DoubledLog(x, out TLane logTail);
        TLane near = LogGammaBetween(fromOne);
        near = TLane.Select(isSmall, near - logTail - log, near);

        TLane far = Stirling(x, log, logTail, out TLane farTail) + farTail;
        far = TLane.Select(x > (TLane.IsSingle ? 1e30 : 1e300), x * (log - 1), far);
        far = TLane.Select(x < double.PositiveInfinity, far, x);
        result = TLane.Select(TLane.Equal(x, 0), double.PositiveInfinity, TLane.Select(x <= 2.25, near, far));
    }

    /// <remarks>1/Γ is smooth; Γ(x) = Γ(1 + x)/x below ¾.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void GammaAt<TLane>(ref readonly TLane argument, out TLane result)
        where TLane : struct, ILane<TLane>
    {
        TLane x = argument, isSmall = x < 0.75, fromOne = TLane.Select(isSmall, x, x - 1);
        TLane reciprocal = TLane.MultiplyAdd(fromOne * (fromOne - 1), ReciprocalGammaPolynomial(fromOne - 0.5), 1);
        TLane near = 1 / TLane.Select(isSmall, x * reciprocal, reciprocal);

        TLane bounded = TLane.AtMost(x, TLane.IsSingle ? 40 : 180);
        TLane power = Stirling(bounded, DoubledLog(bounded, out TLane logTail), logTail, out TLane tail);
        power = SumOfOrdered(power, tail, out tail);
        result = TLane.Select(x <= 2.25, near, Exp(power, tail));
    }

    /// <summary>log Γ(1 + f), f from −¼ to 5/4.</summary>
    [MethodImpl(Inline)]
    private static TLane LogGammaBetween<TLane>(TLane f)
        where TLane : struct, ILane<TLane>
    {
        TLane product = Product(f, f - 1, out TLane error), polynomial = LogGammaPolynomial(f - 0.5);
        return TLane.MultiplyAdd(product, polynomial, error * polynomial);
    }

    /// <summary>log Γ(x) in two parts for x from 9/4, (x − ½)·log x − x + log √(2π) + p(1/x)/x.</summary>
    [MethodImpl(Inline)]
    private static TLane Stirling<TLane>(TLane x, TLane log, TLane logTail, out TLane tail)
        where TLane : struct, ILane<TLane>
    {
        TLane w = 1 / x, factor = x - 0.5;
        TLane product = Product(factor, log, out TLane productError);
        TLane difference = Sum(product, -x, out TLane differenceError);
        // log √(2π) in two parts.
        TLane sum = Sum(difference, 0.9189385332046728, out TLane sumError);
        TLane rest = TLane.MultiplyAdd(w, BinetPolynomial(w), TLane.IsSingle ? 1.563417713631158e-08 : -3.8782941580672414e-17);
        tail = (rest + sumError) + (differenceError + TLane.MultiplyAdd(factor, logTail, productError));
        return sum;
    }

    /// <summary>p of log Γ(y) = (y − 1)·(y − 2)·p(y − 3/2), y from ¾ to 9/4.</summary>
    [MethodImpl(Inline)]
    private static TLane LogGammaPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x, fourth = square * square;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    Horner(square, 0.06291256099939346, 0.016773726791143417, 0.005616066511720419, 0.0013817698927596211,
                        0.0014528244500979781),
                    Horner(square, -0.14595985412597656, -0.03131047636270523, -0.009398424997925758, -0.003369304584339261,
                        -0.0007350193336606026, -0.0009601167985238135)),
                0.48312893509864807)
            : TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(square,
                    TLane.MultiplyAdd(x,
                        Horner(fourth, 0.01679709863094677, 0.001922915887984961, 0.0002712453033603734, 4.096042202776335e-05,
                            1.8901599309795333e-06, -4.43590435002339e-06),
                        Horner(fourth, -0.03130848750101898, -0.003212074096793466, -0.00043799962107588246, -6.651177170634877e-05,
                            -1.272873246521062e-05, -6.913758372305704e-06, -1.9876570961363086e-06)),
                    TLane.MultiplyAdd(x,
                        Horner(fourth, 0.06291140107456704, 0.005446457855336981, 0.0007115257835435212, 0.00010581732660179438,
                            1.912877601080348e-05, 9.375605940707789e-06, 2.866147003948213e-06),
                        Horner(fourth, -0.14595989591430605, -0.009425622447890924, -0.001164414098966922, -0.00016885837591265596,
                            -2.5631189966017427e-05, -3.0545600627342674e-07, 3.388759292913276e-06))),
                0.4831289505409809);
    }

    /// <summary>p of 1/Γ(y) = 1 + (y − 1)·(y − 2)·p(y − 3/2), y from ¾ to 9/4.</summary>
    [MethodImpl(Inline)]
    private static TLane ReciprocalGammaPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x, fourth = square * square;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    Horner(square, 0.05255214869976044, 0.0063258386217057705, -0.0010728960623964667),
                    Horner(square, 0.16469818353652954, -0.04161761328577995, 0.0021682686638087034, 0.00012840946146752685)),
                -0.5135166645050049)
            : TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(square,
                    TLane.MultiplyAdd(x,
                        Horner(fourth, 0.006336833304914053, 2.5888651454806105e-05, -8.95191800576638e-08),
                        Horner(fourth, -0.04161568105121107, 0.00014888730627765116, 6.21899611726529e-08, -2.898924463727107e-10)),
                    TLane.MultiplyAdd(x,
                        Horner(fourth, 0.05255106857398068, -0.0011042580843574346, 2.1339360799214754e-06, -7.434544824081091e-10),
                        Horner(fourth, 0.16469810578113242, 0.002157953269369089, -1.388125159877721e-05, 1.7056802444428832e-08))),
                -0.5135166683820503);
    }

    /// <summary>p of what Stirling's formula leaves of log Γ(1/x), x·p(x), x from 0 to 4/9.</summary>
    [MethodImpl(Inline)]
    private static TLane BinetPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    Horner(square, -0.002777203917503357, 0.0009183238726109266),
                    Horner(square, 6.863873380780205e-08, -1.6998797946143895e-05, -0.0004142165998928249)),
                0.0833333283662796)
            : TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    Horner(square, -0.002777777766571165, 0.0007936549466368317, -0.0005960771720355856, 0.0007045130737834767,
                        -0.005538564789081055, -0.010395305188665863, -0.001493138056219579),
                    Horner(square, -1.799599782367378e-13, -3.2006255010081596e-10, -3.441527713043868e-10, 1.4469296309141021e-05,
                        0.0008534235301328931, 0.010233198624831068, 0.005919367691940468)),
                0.0833333333333343);
    }
}
