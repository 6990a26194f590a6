using System;
using System.Collections.Generic;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>A lane type under test, without its type: functions of LaneMath over arrays.</summary>
internal interface ILaneTrial
{
    bool IsSingle { get; }

    /// <summary>The function at each point, given as its arguments; every place in the lane comes to hold every point.</summary>
    double[] Apply(string function, IReadOnlyList<double[]> points);
}

/// <typeparam name="TLane">The lane type.</typeparam>
/// <typeparam name="T">Its element type.</typeparam>
internal sealed class LaneTrial<TLane, T> : ILaneTrial
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged
{
    public bool IsSingle => TLane.IsSingle;

    public double[] Apply(string function, IReadOnlyList<double[]> points)
    {
        int arity = points[0].Length, width = TLane.Count;
        var unary = arity == 1 ? LaneFunctions.Unary<TLane>(function) : null;
        var binary = arity == 2 ? LaneFunctions.Binary<TLane>(function) : null;
        var results = new double[points.Count];
        var first = new T[width];
        var second = new T[width];
        var result = new T[width];
        // Neighbours are other points, near ones and far ones, and must not matter.
        for (int start = 0; start < points.Count; start++)
        {
            for (int i = 0; i < width; i++)
            {
                double[] point = points[(start + i * i * 7) % points.Count];
                first[i] = Element(point[0]);
                if (arity == 2) second[i] = Element(point[1]);
            }
            TLane x = TLane.Load(in first[0], 0);
            TLane y = unary is not null ? unary(x) : binary!(x, TLane.Load(in second[0], 0));
            TLane.Store(y, ref result[0], 0);
            for (int i = 0; i < width; i++)
            {
                int index = (start + i * i * 7) % points.Count;
                double value = Number(result[i]);
                if (start == 0 || i == 0) results[index] = value;
                else if (index < start && !results[index].Equals(value))
                    throw new InvalidOperationException($"{function} at {string.Join(", ", points[index])} was {results[index]:R}, and {value:R} at place {i} of a lane.");
            }
        }
        return results;
    }

    private static T Element(double value) => typeof(T) == typeof(double) ? (T)(object)value : (T)(object)(float)value;

    private static double Number(T element) => element is double value ? value : (float)(object)element;
}

internal static class LaneTrials
{
    public static readonly IReadOnlyDictionary<string, ILaneTrial> All = new Dictionary<string, ILaneTrial>
    {
        ["Lane512<double>"] = new LaneTrial<Lane512<double>, double>(),
        ["Lane256<double>"] = new LaneTrial<Lane256<double>, double>(),
        ["Lane128<double>"] = new LaneTrial<Lane128<double>, double>(),
        ["LaneScalar<double>"] = new LaneTrial<LaneScalar<double>, double>(),
        ["Lane512<float>"] = new LaneTrial<Lane512<float>, float>(),
        ["Lane256<float>"] = new LaneTrial<Lane256<float>, float>(),
        ["Lane128<float>"] = new LaneTrial<Lane128<float>, float>(),
        ["LaneScalar<float>"] = new LaneTrial<LaneScalar<float>, float>(),
    };
}
