using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <content>
/// Derivatives whose order is an argument, one element after the other: what is computed beside them keeps its lanes.
/// </content>
public static partial class LaneMath
{
    /// <summary>The derivative of a given order of sinc, within 2 ulp, as <see cref="SpecialFunctions.SincDerivative"/> has it.</summary>
    [MethodImpl(Inline)]
    public static TLane SincDerivative<TLane>(TLane x, TLane order)
        where TLane : struct, ILane<TLane> =>
        TLane.Map(x, order, static (at, times) => SpecialFunctions.SincDerivative(at, (int)times));

    /// <summary>The derivative of a given order of erfcx, within 2 ulp, as <see cref="SpecialFunctions.ErfcxDerivative"/> has it.</summary>
    [MethodImpl(Inline)]
    public static TLane ErfcxDerivative<TLane>(TLane x, TLane order)
        where TLane : struct, ILane<TLane> =>
        TLane.Map(x, order, static (at, times) => SpecialFunctions.ErfcxDerivative(at, (int)times));

    /// <summary>The derivative of a given order of the inverse Mills ratio, within 2 ulp.</summary>
    /// <seealso cref="SpecialFunctions.InverseMillsDerivative"/>
    [MethodImpl(Inline)]
    public static TLane InverseMillsDerivative<TLane>(TLane x, TLane order)
        where TLane : struct, ILane<TLane> =>
        TLane.Map(x, order, static (at, times) => SpecialFunctions.InverseMillsDerivative(at, (int)times));

    /// <summary>The derivative of a given order of ψ, within 2 ulp, as <see cref="SpecialFunctions.Polygamma"/> has it.</summary>
    [MethodImpl(Inline)]
    public static TLane Polygamma<TLane>(TLane x, TLane order)
        where TLane : struct, ILane<TLane> =>
        TLane.Map(x, order, static (at, times) => SpecialFunctions.Polygamma(at, (int)times));

    /// <summary>The derivative of a given order of e^−|x|·I₀, within 2 ulp.</summary>
    /// <seealso cref="SpecialFunctions.BesselI0eDerivative"/>
    [MethodImpl(Inline)]
    public static TLane BesselI0eDerivative<TLane>(TLane x, TLane order)
        where TLane : struct, ILane<TLane> =>
        TLane.Map(x, order, static (at, times) => SpecialFunctions.BesselI0eDerivative(at, (int)times));

    /// <summary>The derivative of a given order of e^−|x|·I₁, within 2 ulp.</summary>
    /// <seealso cref="SpecialFunctions.BesselI1eDerivative"/>
    [MethodImpl(Inline)]
    public static TLane BesselI1eDerivative<TLane>(TLane x, TLane order)
        where TLane : struct, ILane<TLane> =>
        TLane.Map(x, order, static (at, times) => SpecialFunctions.BesselI1eDerivative(at, (int)times));
}
