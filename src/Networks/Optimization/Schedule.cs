using System;

namespace GradRepl.Networks;

/// <summary>How the learning rate changes while training goes on: a factor of the optimizer's rate.</summary>
public sealed class Schedule
{
    private readonly Func<double, double, double> _factor;

    internal Schedule(string name, Func<double, double, double> factor) => (Name, _factor) = (name, factor);

    /// <summary>The schedule with its numbers.</summary>
    public string Name { get; }

    /// <summary>A schedule of your own.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="factor">The factor at (the epochs gone by, with fractions; all epochs of the training).</param>
    public static Schedule Of(string name, Func<double, double, double> factor)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(factor);
        return new Schedule(name, factor);
    }

    /// <summary>The factor of the rate at a time.</summary>
    /// <param name="epoch">The epochs gone by: 0 at the first step, 1.5 in the middle of the second epoch.</param>
    /// <param name="epochs">All epochs of the training.</param>
    public double Factor(double epoch, double epochs) => _factor(epoch, epochs);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
