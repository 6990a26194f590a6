using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradRepl.Generators.Tests.Harness;

namespace GradRepl.Generators.Tests.Pipeline.DualNumbers;

/// <summary>A function on double with its generated derivatives, and the same text on dual numbers.</summary>
internal sealed class FunctionPair(MethodInfo real, MethodInfo jet)
{
    /// <summary>
    /// How far the two may be apart: 1e-12 of the scale of the terms, which the dual number bounds in units of 2^-53.
    /// </summary>
    public const double Tolerance = 1e-12;

    public string Name => real.Name;

    /// <summary>Whether the generator derived it; otherwise it said why not.</summary>
    public bool IsDerived => real.DeclaringType!.GetMethod(Name + "SecondDerivative") is not null;

    public (double Low, double High) Domain =>
        real.GetCustomAttribute<DomainAttribute>() is { } domain ? (domain.Low, domain.High) : (-1e3, 1e3);

    /// <summary>Why it has no kernel; null where it must have one.</summary>
    public string? Obstacle => real.GetCustomAttribute<ObstacleAttribute>()?.Reason;

    /// <summary>The points at which it is held beside those of its domain.</summary>
    public IReadOnlyList<double> Specials =>
        real.GetCustomAttribute<SpecialsAttribute>() is null ? [] : SpecialsAttribute.Points;

    /// <summary>The declared defaults, then the sets that the attributes name.</summary>
    public IReadOnlyList<object[]> Settings =>
    [
        [.. real.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue!)],
        .. real.GetCustomAttributes<HyperparametersAttribute>().Select(each => each.Values),
    ];

    /// <summary>Its kernel with given hyperparameters.</summary>
    public KernelPair Kernel(object[] setting) => new(
        this,
        real.DeclaringType!.GetMethod($"Create{Name}Activation", BindingFlags.Static | BindingFlags.NonPublic)
            ?? throw new MissingMethodException(Name),
        setting);

    /// <summary>Compares value, both derivatives and the partials at one point; nothing at a kink.</summary>
    /// <param name="z">The point.</param>
    /// <param name="setting">The hyperparameters.</param>
    /// <param name="smallest">How far results may be apart whatever their size.</param>
    public Comparison Compare(double z, object[] setting, double smallest = Comparison.Underflown)
    {
        var comparison = new Comparison(smallest);
        if (Throws(z, setting)) return comparison;
        Jet.Near = 0;
        Jet truth = Evaluate(z, setting, 0);
        if (Jet.Near > 0) return comparison;
        comparison.Add($"{Name}({z:R})", truth.Value, truth.ValueBound, Call("", z, setting));
        comparison.Add($"{Name}Derivative({z:R})", truth.First, truth.FirstBound, Call("Derivative", z, setting));
        comparison.Add($"{Name}SecondDerivative({z:R})", truth.Second, truth.SecondBound, Call("SecondDerivative", z, setting));
        ParameterInfo[] parameters = real.GetParameters();
        for (int i = 1; i < parameters.Length; i++)
        {
            if (parameters[i].ParameterType != typeof(double)) continue; // held constant: it has no derivative
            string partial = "Partial" + char.ToUpperInvariant(parameters[i].Name![0]) + parameters[i].Name![1..];
            Jet by = Evaluate(z, setting, i);
            comparison.Add($"{Name}{partial}({z:R})", by.First, by.FirstBound, Call(partial, z, setting));
        }
        return comparison;
    }

    /// <summary>The function on dual numbers with the parameter of that index as the variable.</summary>
    public Jet Evaluate(double z, object[] setting, int variable)
    {
        object[] arguments = [z, .. setting];
        ParameterInfo[] parameters = jet.GetParameters();
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is double number) arguments[i] = i == variable ? Jet.Variable(number) : (Jet)number;
            // The enums of the two assemblies are two types.
            if (arguments[i] is Enum) arguments[i] = Enum.ToObject(parameters[i].ParameterType, arguments[i]);
        }
        return (Jet)jet.Invoke(null, arguments)!;
    }

    /// <summary>Whether the function itself refuses the point, as Math.Sign refuses NaN.</summary>
    private bool Throws(double z, object[] setting)
    {
        try
        {
            Call("", z, setting);
            return false;
        }
        catch (TargetInvocationException)
        {
            return true;
        }
    }

    private double Call(string member, double z, object[] setting)
    {
        MethodInfo method = member.Length == 0
            ? real
            : real.DeclaringType!.GetMethod(Name + member) ?? throw new MissingMethodException(real.DeclaringType.FullName, Name + member);
        return (double)method.Invoke(null, [z, .. setting])!;
    }
}

/// <summary>The comparisons at one point.</summary>
internal sealed class Comparison(double smallest = Comparison.Underflown)
{
    /// <summary>A result below may be a product of factors that underflow on the way: no digits of it are claimed.</summary>
    public const double Underflown = 1e-150;

    private readonly List<string> _complaints = [];

    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>How many truths were finite and known to 1e-6 of themselves or better: the comparisons that could fail.</summary>
    public int Sharp { get; private set; }

    public int Total { get; private set; }

    public void Add(string what, double truth, double bound, double ours)
    {
        Total++;
        // Where the dual number overflows, it is no truth.
        if (!double.IsFinite(truth) || !double.IsFinite(bound)) return;
        double tolerance = FunctionPair.Tolerance * (bound + Math.Abs(truth)) + smallest;
        if (tolerance <= 1e-6 * Math.Abs(truth) || truth == 0) Sharp++;
        if (Math.Abs(ours - truth) <= tolerance) return;
        _complaints.Add(FormattableString.Invariant($"{what} = {ours:R}, but dual numbers give {truth:R} ± {tolerance:E1}"));
    }
}
