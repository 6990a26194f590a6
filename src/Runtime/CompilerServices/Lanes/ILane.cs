using System;
using System.ComponentModel;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>
/// Several floating-point numbers that go through the same arithmetic at once: the elements of a vector register, or a
/// single number. A kernel written over a lane type serves float and double at every width that the processor has.
/// </summary>
/// <remarks>
/// A comparison gives a mask, all bits set where it holds; masks meet in <c>&amp;</c>, <c>|</c>, <c>~</c> and
/// <see cref="Select"/>, which takes bits: what the other side computed, NaN included, cannot leak.
/// </remarks>
/// <typeparam name="TSelf">The lane type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILane<TSelf>
    where TSelf : struct, ILane<TSelf>
{
    /// <summary>How many numbers there are.</summary>
    static abstract int Count { get; }

    /// <summary>Whether the numbers are floats; else they are doubles.</summary>
    static abstract bool IsSingle { get; }

    /// <summary>The same number in every element, rounded to the element type.</summary>
    static abstract implicit operator TSelf(double value);

    /// <summary>The same for a number that is not known before the program runs.</summary>
    /// <remarks>Inside a loop, plain rounding to float would make each round wait for the one before.</remarks>
    static abstract TSelf Create(double value);

    /// <summary>The sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The value with the other sign.</summary>
    static abstract TSelf operator -(TSelf operand);

    /// <summary>The mask of elements that are less.</summary>
    static abstract TSelf operator <(TSelf left, TSelf right);

    /// <summary>The mask of elements that are greater.</summary>
    static abstract TSelf operator >(TSelf left, TSelf right);

    /// <summary>The mask of elements that are less or equal.</summary>
    static abstract TSelf operator <=(TSelf left, TSelf right);

    /// <summary>The mask of elements that are greater or equal.</summary>
    static abstract TSelf operator >=(TSelf left, TSelf right);

    /// <summary>The sum with a number, rounded to the element type.</summary>
    /// <remarks>
    /// Operations with a number stand beside the others because the just-in-time compiler inlines only so much into one
    /// method, and a conversion counts as well.
    /// </remarks>
    static abstract TSelf operator +(TSelf left, double right);

    /// <summary>The difference from a number, rounded to the element type.</summary>
    static abstract TSelf operator -(TSelf left, double right);

    /// <summary>The product with a number, rounded to the element type.</summary>
    static abstract TSelf operator *(TSelf left, double right);

    /// <summary>The mask of elements that are less than a number.</summary>
    static abstract TSelf operator <(TSelf left, double right);

    /// <summary>The mask of elements that are greater than a number.</summary>
    static abstract TSelf operator >(TSelf left, double right);

    /// <summary>The mask of elements that are less than a number or equal.</summary>
    static abstract TSelf operator <=(TSelf left, double right);

    /// <summary>The mask of elements that are greater than a number or equal.</summary>
    static abstract TSelf operator >=(TSelf left, double right);

    /// <summary>The bits set in both.</summary>
    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>The bits set in either.</summary>
    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>The bits not set.</summary>
    static abstract TSelf operator ~(TSelf mask);

    /// <summary>The mask of equal elements: −0 equals 0, NaN nothing.</summary>
    static abstract TSelf Equal(TSelf left, TSelf right);

    /// <summary><paramref name="whereSet"/> where the mask is set, <paramref name="otherwise"/> elsewhere.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whereSet, TSelf otherwise);

    /// <summary>Whether the mask is set for any element.</summary>
    static abstract bool Any(TSelf mask);

    /// <summary>factor·multiplier + addend, in one rounding where the processor can, else in two.</summary>
    static abstract TSelf MultiplyAdd(TSelf factor, TSelf multiplier, TSelf addend);

    /// <summary>factor·multiplier + addend, with a number for the addend.</summary>
    static abstract TSelf MultiplyAdd(TSelf factor, TSelf multiplier, double addend);

    /// <summary>factor·multiplier + addend, with a number for the multiplier.</summary>
    static abstract TSelf MultiplyAdd(TSelf factor, double multiplier, TSelf addend);

    /// <summary>factor·multiplier + addend, with numbers for both.</summary>
    static abstract TSelf MultiplyAdd(TSelf factor, double multiplier, double addend);

    /// <summary>The magnitude.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The magnitude of one with the sign of the other, as <see cref="double.CopySign"/>.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>The smaller, NaN if either is NaN, as <see cref="double.Min"/>.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger, NaN if either is NaN, as <see cref="double.Max"/>.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The square root, NaN below 0.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The largest whole number that is not greater.</summary>
    static abstract TSelf Floor(TSelf value);

    /// <summary>The smallest whole number that is not less.</summary>
    static abstract TSelf Ceiling(TSelf value);

    /// <summary>The nearest whole number, ties to the even one.</summary>
    static abstract TSelf Round(TSelf value);

    /// <summary>The whole number towards 0.</summary>
    static abstract TSelf Truncate(TSelf value);

    /// <summary>
    /// Whether <see cref="MultiplyAdd(TSelf, TSelf, TSelf)"/> rounds once: a constant to the
    /// compiler, as <see cref="IsSingle"/> is.
    /// </summary>
    static abstract bool IsFused { get; }

    /// <summary>The mask of elements that differ, NaN from everything.</summary>
    static abstract TSelf NotEqual(TSelf left, TSelf right);

    /// <summary>The mask of elements below 0; zeros and NaN count to either side. Cheaper than a comparison.</summary>
    static abstract TSelf IsNegative(TSelf value);

    /// <summary>The mask of elements that are NaN.</summary>
    static abstract TSelf IsNaN(TSelf value);

    /// <summary>
    /// The value where it is no less than <paramref name="low"/>, else that; NaN stays NaN. Cheaper than <see cref="Max"/>.
    /// </summary>
    static abstract TSelf AtLeast(TSelf value, TSelf low);

    /// <summary>
    /// The value where it is no greater than <paramref name="high"/>, else that; NaN stays NaN. Cheaper than <see cref="Min"/>.
    /// </summary>
    static abstract TSelf AtMost(TSelf value, TSelf high);

    /// <summary>
    /// value·2^exponent, rounded once even where it ends in the subnormal range, and infinite where it leaves the range.
    /// </summary>
    /// <param name="value">Numbers with magnitudes from about 2^-60 to 2^60 (or 0, infinite, NaN).</param>
    /// <param name="exponent">
    /// Whole numbers, no NaN; from −2000 to 2000 for double and −240 to 240 for float. Lanes with tables take any number by
    /// its floor.
    /// </param>
    static abstract TSelf Scale(TSelf value, TSelf exponent);

    /// <summary>
    /// value = mantissa·2^exponent with the mantissa in [¾, 1½), for positive values, subnormal ones included.
    /// </summary>
    /// <remarks>
    /// The exponent of 0 is −∞ and that of +∞ is +∞, both with a mantissa of ±1; the mantissa of negative numbers and NaN is
    /// NaN. exponent·log 2 + log(mantissa) is thus the logarithm of every number.
    /// </remarks>
    static abstract void Split(TSelf value, out TSelf mantissa, out TSelf exponent);

    /// <summary>
    /// Whether <see cref="Lookup"/> and <see cref="Slide"/> are one instruction each: a constant to the
    /// compiler, as <see cref="IsSingle"/> is.
    /// </summary>
    static abstract bool HasTables { get; }

    /// <summary>The number of the table whose place, 0 to 15, the last four bits of each element give.</summary>
    static abstract TSelf Lookup<TTable>(TSelf place)
        where TTable : struct, ILaneTable;

    /// <summary>For <see cref="Slide"/>: the places from <paramref name="from"/> on, as bits.</summary>
    static abstract TSelf Places(int from);

    /// <summary>As many elements as one lane has of two lanes in a row, from a place up to the second's first.</summary>
    /// <param name="first">The lane in front.</param>
    /// <param name="second">The lane behind it.</param>
    /// <param name="places">The <see cref="Places"/> from the first element's on, 0 to <see cref="Count"/> − 1.</param>
    static abstract TSelf Slide(TSelf first, TSelf second, TSelf places);

    /// <summary>The scalar function of each element, one after the other: for rare arguments.</summary>
    static abstract TSelf Map(TSelf value, Func<double, double> function);

    /// <summary>The scalar function of each pair of elements, one after the other: for rare arguments.</summary>
    static abstract TSelf Map(TSelf left, TSelf right, Func<double, double, double> function);
}
