using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Accuracy;

/// <summary>A function as somebody wrote it, with the derivatives that the generator made of it.</summary>
internal sealed record Spelling(
    string Name,
    string Function,
    double Ulps,
    Activation Described,
    Func<double, double> Value,
    Func<double, double> First,
    Func<double, double> Second)
{
    /// <summary>The folder Spellings, compiled with the generator.</summary>
    public static GeneratorRun Run { get; } = GeneratorRun.From([.. Resources.Of("Spellings/")]);

    /// <summary>Every spelling by its method's name.</summary>
    public static IReadOnlyDictionary<string, Spelling> All { get; } = Find().ToDictionary(
        spelling => spelling.Name, StringComparer.Ordinal);

    public static TruthTable Truth { get; } = new("ActivationDerivatives.truth.txt");

    public Accuracy FirstAccuracy() => Accuracy.OfFirst(First, Truth[Function + "'"], Ulps);

    public Accuracy SecondAccuracy() => Accuracy.OfSecond(Second, Truth[Function + "''"]);

    private static IEnumerable<Spelling> Find() =>
        from type in Run.Assembly.GetTypes()
        from method in type.GetMethods()
        let truth = method.GetCustomAttribute<TruthOfAttribute>()
        where truth is not null
        select new Spelling(
            method.Name,
            truth.Function,
            truth.Ulps,
            Describe(type, method.Name),
            OfZ(method),
            OfZ(type.GetMethod(method.Name + "Derivative")!),
            OfZ(type.GetMethod(method.Name + "SecondDerivative")!));

    private static Activation Describe(Type type, string method) =>
        (Activation)type.GetMethod($"Create{method}Activation", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null)!;

    /// <summary>A function or derivative at the default hyperparameters.</summary>
    private static Func<double, double> OfZ(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        if (parameters.Length == 1) return method.CreateDelegate<Func<double, double>>();
        var ofTwo = method.CreateDelegate<Func<double, double, double>>();
        double second = (double)parameters[1].DefaultValue!;
        return z => ofTwo(z, second);
    }
}
