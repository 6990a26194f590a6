using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Recognition.LostDigits;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Recognition.LostDigits;

/// <summary>The stable forms on numbers, against the runtime's functions, which have tests of their own against high precision.</summary>
public sealed class StableNumbersTests
{
    private static readonly double[] Points = [.. new[]
    {
        1e-200,
        1e-20,
        1e-8,
        1e-3,
        0.1,
        0.4,
        0.6,
        1,
        2.5,
        6,
        12,
        25,
        36,
        40,
        300,
        700,
        709,
        1e5,
        1e100,
        1e155,
        1e300,
    }.SelectMany(x => new[] { x, -x }), 0];

    public static TheoryData<string> Functions =>
    [
        .. Rules.All.Where(rule => rule.CSharp.StartsWith("SpecialFunctions.", StringComparison.Ordinal)).Select(rule => rule.CSharp),
        "Math.Asinh",
    ];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Are_the_functions_to_six_digits(string csharp)
    {
        Function rule = Rules.All.Single(each => each.CSharp == csharp);
        string name = csharp[(csharp.IndexOf('.', StringComparison.Ordinal) + 1)..];
        MethodInfo method = (csharp.StartsWith("Math.", StringComparison.Ordinal) ? typeof(Math) : typeof(SpecialFunctions)).GetMethods()
            .Single(each => each.Name == name && Takes(each, rule.Partials.Length));
        bool ofOrder = method.GetParameters()[^1].ParameterType == typeof(int);
        foreach (double x in Points)
        {
            double[] arguments = rule == Rules.ExpOfSquare ? [-0.5, x]
                : ofOrder ? [x, 2]
                : [.. new[] { x, 1.5, 0.7 }.Take(rule.Partials.Length)];
            double truth = (double)method.Invoke(
                null, [.. arguments.Select((each, i) => ofOrder && i > 0 ? (object)(int)each : each)])!;
            if (!double.IsFinite(truth) || Math.Abs(truth) < 1e-300) continue;
            double number = Number(rule, arguments);
            Assert.True(
                Math.Abs(number - truth) <= 1e-6 * Math.Abs(truth),
                $"{csharp}({string.Join(", ", arguments)}) is {truth:R}, not {number:R}");
        }
    }

    private static bool Takes(MethodInfo method, int count) => method.GetParameters() is var parameters
        && parameters.Length == count
        && parameters.All(each => each.ParameterType == typeof(double) || (each.ParameterType == typeof(int) && each.Position > 0));

    private static double Number(Function rule, double[] arguments)
    {
        var graph = new Graph();
        string[] names = ["u", "v", "w"];
        Dictionary<string, double> values = arguments.Select((argument, i) => (names[i], argument))
            .ToDictionary(pair => pair.Item1, pair => pair.argument);
        return new Evaluator(values, StableNumbers.Table).Evaluate(
            graph.Apply(rule, arguments.Select((_, i) => graph.Parameter(names[i])).ToArray()));
    }
}
