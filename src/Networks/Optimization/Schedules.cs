using System;

namespace GradRepl.Networks;

/// <summary>The known schedules. Time is counted in epochs, with fractions, so that the smooth ones change at every step.</summary>
public static class Schedules
{
    /// <summary>The same rate throughout.</summary>
    public static Schedule Constant { get; } = new("constant", (_, _) => 1);

    /// <summary>factor^⌊epoch/every⌋: the rate falls in steps.</summary>
    /// <param name="every">Epochs between two steps.</param>
    /// <param name="factor">By which the rate is multiplied at each.</param>
    /// <exception cref="ArgumentOutOfRangeException">Either is not positive.</exception>
    public static Schedule Step(double every, double factor = 0.1)
    {
        Require(every, nameof(every));
        Require(factor, nameof(factor));
        return new Schedule(
            FormattableString.Invariant($"times {factor} every {every} epochs"), (epoch, _) => Math.Pow(factor, Math.Floor(epoch / every)));
    }

    /// <summary>factor^epoch.</summary>
    /// <param name="factor">By which the rate is multiplied in an epoch.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public static Schedule Exponential(double factor)
    {
        Require(factor, nameof(factor));
        return new Schedule(FormattableString.Invariant($"times {factor} an epoch"), (epoch, _) => Math.Pow(factor, epoch));
    }

    /// <summary>
    /// Half a cosine wave from 1 down to the least factor at the end of the training (Loshchilov and
    /// Hutter 2017, without restarts).
    /// </summary>
    /// <param name="least">The factor at the end, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside [0, 1].</exception>
    public static Schedule Cosine(double least = 0)
    {
        if (!(least >= 0 && least <= 1))
            throw new ArgumentOutOfRangeException(nameof(least), least, "The least factor must lie in [0, 1].");
        return new Schedule("cosine", (epoch, epochs) => least + ((1 - least) * (1 + Math.Cos(Math.PI * Math.Min(1, epoch / epochs))) / 2));
    }

    /// <summary>A straight rise to the full rate, then another schedule over what remains.</summary>
    /// <param name="epochs">How long the rise takes.</param>
    /// <param name="then">What follows; the constant rate where null.</param>
    /// <param name="from">The factor at the beginning, in (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">epochs is not positive, or from lies outside (0, 1].</exception>
    public static Schedule WarmUp(double epochs, Schedule? then = null, double from = 0.01)
    {
        Require(epochs, nameof(epochs));
        if (!(from > 0 && from <= 1)) throw new ArgumentOutOfRangeException(nameof(from), from, "The first factor must lie in (0, 1].");
        then ??= Constant;
        return new Schedule(FormattableString.Invariant($"{epochs} epochs of warm-up, then {then.Name}"), (epoch, all) => epoch < epochs
            ? from + ((1 - from) * epoch / epochs)
            : then.Factor(epoch - epochs, Math.Max(all - epochs, double.Epsilon)));
    }

    private static void Require(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be a positive number.");
    }
}
