using System;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Checking;

/// <content>What is known of an error: a multiple of the value, or an amount.</content>
internal sealed partial class RunningError
{
    /// <summary>A multiple of half a unit, of double and of float.</summary>
    private readonly record struct Share(double InDouble, double InSingle)
    {
        public static Share operator +(Share a, Share b) => new(a.InDouble + b.InDouble, a.InSingle + b.InSingle);

        public static Share operator *(double times, Share a) => new(times * a.InDouble, times * a.InSingle);

        public static Share Max(Share a, Share b) => new(Math.Max(a.InDouble, b.InDouble), Math.Max(a.InSingle, b.InSingle));

        public bool IsBelow(Share other) => InDouble < other.InDouble && InSingle < other.InSingle;
    }

    /// <summary>At most a multiple of the value, or, where that is not known, an amount.</summary>
    private readonly struct Bound
    {
        public Bound(Share relative) => Relative = relative;

        public Bound(Expr absolute) => Absolute = absolute;

        public static Bound Unknown => new(new Share(double.PositiveInfinity, double.PositiveInfinity));

        public Share Relative { get; }

        public Expr? Absolute { get; }

        public bool IsUnknown => double.IsInfinity(Relative.InDouble);

        public bool IsZero => Absolute is null && Relative == Zero;

        public Expr Of(Expr value, RunningError errors) => Absolute ?? errors.Of(Relative, value);

        /// <summary>The same, and a half unit of float more.</summary>
        public Bound AlsoRounded(Expr value, RunningError errors)
        {
            var once = new Share(0, 1);
            return IsUnknown ? this : Absolute is null ? new(Relative + once) : new(Plus(Absolute, errors.Of(once, value)));
        }
    }
}
