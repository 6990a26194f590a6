using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace GradRepl.Networks;

/// <summary>An optimizer at work on the parameters of one network, with what it remembers of earlier steps.</summary>
/// <typeparam name="T">double or float.</typeparam>
public sealed class OptimizerRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (Parameter<T> Parameter, T[] First, T[] Second)[] _parameters;

    internal OptimizerRun(Optimizer optimizer, IReadOnlyList<Parameter<T>> parameters)
    {
        Optimizer = optimizer;
        _parameters = [.. parameters.Select(parameter => (parameter, Slot(1, parameter), Slot(2, parameter)))];

        T[] Slot(int number, Parameter<T> parameter) => optimizer.StateSlots >= number ? new T[parameter.Value.Elements.Length] : [];
    }

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>How many steps were taken.</summary>
    public int Steps { get; private set; }

    /// <summary>Changes every parameter by its gradient of the last backward pass.</summary>
    /// <param name="rate">The learning rate; the optimizer's own where null.</param>
    public void Step(double? rate = null)
    {
        Steps++;
        foreach ((Parameter<T> parameter, T[] first, T[] second) in _parameters)
            Optimizer.Update<T>(
                parameter.Value.Elements, parameter.Gradient.Elements, first, second,
                rate ?? Optimizer.Rate, parameter.Decays ? Optimizer.WeightDecay : 0, Steps);
    }
}
