using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Accuracy;

/// <summary>Derivatives of formulas over the whole range of double, at a point and over lanes, against truths of many digits.</summary>
public sealed class FormulaTests(ITestOutputHelper output)
{
    private const double OfFirst = 5, OfSecond = 64;

    /// <summary>Formulas that magnify the rounding of an exponent, as e^−e^−z does that of e^−z.</summary>
    private static readonly Dictionary<string, double> Conditioned = new(StringComparer.Ordinal)
    {
        ["Golu"] = 64,
        ["LogSumOfThree"] = 96,
        ["ShareOfThree"] = 96,
        ["GatedShare"] = 96,
    };

    private static readonly TruthTable Truth = new("Formulas.truth.txt");

    private static readonly Lazy<Dictionary<string, MethodInfo>> Formulas = new(() => GeneratorRun.From([.. Resources.Of("Formulas/")])
        .Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
        .Where(method => method.ReturnType == typeof(Activation) && method.Name.StartsWith("Create", StringComparison.Ordinal))
        .ToDictionary(method => method.Name["Create".Length..^"Activation".Length], StringComparer.Ordinal));

    public static TheoryData<string> Sections => [.. Truth.Functions];

    public static TheoryData<string> Names =>
        [.. Truth.Functions.Where(section => section.EndsWith('\'')).Select(section => section.TrimEnd('\'')).Distinct()];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Digits_are_kept_everywhere(string section)
    {
        string name = section.Split(' ', '\'')[0];
        Activation activation = Describe(name);
        if (section == name + "'") Check(section, activation.Derivative, section, LimitOf(name));
        else if (section == name + "''") Check(section, activation.SecondDerivative, section, Math.Max(OfSecond, LimitOf(name)));
        else Check(section, z => activation.Partial(section[(name.Length + " by ".Length)..], z), section, LimitOf(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Digits_are_kept_over_lanes(string name)
    {
        string section = name + "'";
        IReadOnlyList<TruthPoint> truth = Truth[section];
        double[] points = [.. truth.Select(point => point.X)];
        double[] values = new double[points.Length], slopes = new double[points.Length];
        Describe(name).ValueAndDerivative(points, values, slopes);
        var inLanes = new Dictionary<double, double>();
        // Lanes do not keep the digits of subnormal numbers.
        for (int i = 0; i < points.Length; i++)
            inLanes[points[i]] = double.IsSubnormal(truth[i].Nearest) && Math.Abs(slopes[i]) < 2.3e-308 ? truth[i].Nearest : slopes[i];
        Check(section, z => inLanes[z], section + " in lanes", LimitOf(name));
    }

    private static double LimitOf(string name) => Conditioned.GetValueOrDefault(name, OfFirst);

    private void Check(string section, Func<double, double> ours, string what, double limit)
    {
        Accuracy found = Accuracy.OfFirst(ours, Truth[section], limit);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-40} {found.NonFinite,4} {found.Worst,10:G4} at {found.At,10:G5} {found.WorstNearZero,8:G3}  {found.Failure}"));
        Assert.True(found.Failure is null, $"{what}: {found.Failure}");
    }

    private static Activation Describe(string name) => (Activation)Formulas.Value[name].Invoke(null, null)!;
}
