using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace Functions;

public readonly record struct Pair(double A, double B)
{
    public double Product => A * B;

    public static Pair operator +(Pair left, Pair right) => new(left.A + right.A, left.B + right.B);

    public static Pair operator *(double factor, Pair pair) => new(factor * pair.A, factor * pair.B);

    public static Pair operator -(Pair pair) => new(-pair.A, -pair.B);

    public double Mixed(double t) => (1 - t) * A + t * B;
}

public readonly record struct Tagged(double Value, int Kind);

public struct Counter
{
    public double Total;
    public int Count;

    public void Add(double x)
    {
        Total += x;
        Count++;
    }

    public readonly double Mean => Total / Count;
}

public record Settings(double Slope, double Shift = 1)
{
    public double Scale { get; init; } = 2;

    public double Apply(double x) => Scale * (Slope * x + Shift);
}

public struct Biased(double a)
{
    public double A = a;
    public double B = 2;

    public readonly double Sum => A + B;
}

public sealed class Gate(double open)
{
    private double _seen = 1;

    public double Threshold { get; set; } = 0.5;

    public double Pass(double x)
    {
        _seen += x;
        return x > Threshold ? open * x * _seen : Threshold * x;
    }
}

/// <summary>Structs, records, small classes and tuples whose parts are assigned.</summary>
public static partial class Objects
{
    [Activation]
    public static double RecordStruct(double z)
    {
        var pair = new Pair(z, Math.Sin(z));
        return pair.A * pair.B + pair.Product;
    }

    [Activation]
    public static double Operators(double z)
    {
        Pair sum = new Pair(z, 1) + 2 * new Pair(Math.Cos(z), z);
        sum += -new Pair(z, z * z);
        return sum.A * sum.B;
    }

    [Activation]
    public static double InstanceMethod(double z) => new Pair(z, z * z).Mixed(0.25) + new Pair(1, z).Mixed(z);

    [Activation]
    public static double WithExpression(double z)
    {
        var pair = new Pair(z, 2);
        Pair other = pair with { B = z * z };
        return pair.B * other.B + other.A;
    }

    [Activation]
    public static double DeconstructedRecord(double z)
    {
        (double a, double b) = new Pair(z * z, z);
        return a - 3 * b;
    }

    [Activation]
    public static double StructIsCopied(double z)
    {
        var counter = default(Counter);
        counter.Add(z);
        Counter copy = counter;
        copy.Add(z * z);
        copy.Total *= 2;
        return counter.Total * 3 + copy.Mean + copy.Count;
    }

    [Activation]
    public static double StructByReference(double z)
    {
        var counter = new Counter { Total = 1 };
        AddTwice(ref counter, z);
        return counter.Total * counter.Count;
    }

    private static void AddTwice(ref Counter counter, double x)
    {
        counter.Add(x);
        counter.Add(Math.Sin(x));
    }

    [Activation]
    public static double StructInBranches(double z)
    {
        Pair pair = z > 0 ? new Pair(z, 1) : new Pair(1, z * z);
        if (z > 2) pair = pair with { A = 3 };
        return pair.A * z + pair.B;
    }

    [Activation]
    public static double StructInALongLoop(double z, int n = 50)
    {
        var pair = new Pair(z, 0);
        for (int i = 0; i < n; i++) pair = new Pair(0.5 * pair.B + z, 0.25 * pair.A);
        return pair.A * pair.B;
    }

    [Activation]
    public static double RecordClass(double z)
    {
        var settings = new Settings(z, 1) { Scale = 3 };
        Settings other = settings with { Shift = z * z };
        return settings.Apply(z) + other.Apply(2);
    }

    [Activation]
    public static double ClassIsShared(double z)
    {
        var gate = new Gate(2);
        Gate same = gate;
        same.Threshold = 0.25;
        return gate.Pass(z) + same.Pass(z) + gate.Threshold;
    }

    [Activation]
    public static double TuplePartsAssigned(double z)
    {
        (double A, double B) pair = (z, 1);
        pair.A *= pair.A;
        pair.B = pair.A + z;
        pair.Item1 += 1;
        return pair.A * pair.B;
    }

    [Activation]
    public static double NestedTuples(double z)
    {
        var nested = (Inner: (z, 2 * z), Other: 3.0);
        nested.Inner.Item1 += nested.Other;
        ((double a, double b), double c) = nested;
        return a * b - c;
    }

    [Activation]
    [Hyperparameters(0)]
    [Hyperparameters(7)]
    public static double PositionalPattern(double z, int kind = 1) => new Tagged(z * z, kind) switch
    {
        (var value, 1) => value,
        { Kind: > 1, Value: var value } => 2 * value,
        (var value, _) when value > 3 => 3 * value,
        _ => z,
    };

    [Activation]
    public static double TuplePattern(double z, bool leaky = true) => (z > 0, leaky) switch
    {
        (true, _) => z,
        (false, true) => 0.1 * z,
        _ => 0,
    };

    [Activation]
    public static double ArrayOfStructs(double z)
    {
        Pair[] pairs = [new(z, 1), new(2, z)];
        double sum = 0;
        foreach (Pair pair in pairs) sum += pair.Product * z;
        return sum;
    }

    [Activation]
    public static double InitializersOfAStruct(double z)
    {
        var empty = new Biased();
        var made = new Biased(z);
        return empty.B * z + made.Sum * z;
    }

    [Activation]
    public static double WholeNumbersDeconstructed(double z)
    {
        (int, int) whole = (7, 2);
        (double a, double b) = whole;
        (a, _) = (a / b, z);
        return a * z;
    }
}
