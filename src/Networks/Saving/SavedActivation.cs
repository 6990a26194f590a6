using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using GradRepl.Runtime;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Saving;

/// <summary>An activation in a network's file: what it is called, what it says, and what it gives.</summary>
/// <remarks>
/// A name alone may mean another function where the file is loaded: in a session it may have been defined anew. Formula and
/// values tell; the values also where the function reads variables of a script.
/// </remarks>
internal static class SavedActivation
{
    private const double Tolerance = 1e-9;

    /// <summary>Where values are kept: on both sides of 0, near it and far out.</summary>
    private static readonly double[] Probes = [-30, -8, -3, -1.3, -0.6, -0.1, 0, 0.1, 0.7, 1.1, 2.9, 7, 29];

    public static JsonObject Of(Activation activation)
    {
        var hyperparameters = new JsonObject();
        foreach (ActivationParameter parameter in activation.Parameters) hyperparameters[parameter.Name] = Text(parameter.Value);
        return new JsonObject
        {
            ["name"] = activation.QualifiedName,
            ["formula"] = activation.Formula,
            ["hyperparameters"] = hyperparameters,
            ["values"] = new JsonArray([.. Probes.Select(z => (JsonNode)Text(ValueAt(activation, z)))]),
        };
    }

    /// <summary>The activation that a file means.</summary>
    /// <exception cref="InvalidDataException">None is defined here that agrees with the file.</exception>
    public static Activation Find(JsonObject json)
    {
        string name = Architecture.Need(json, "name").GetValue<string>();
        if (json["formula"]?.GetValue<string>() is not { } formula) return OfVersion1(json, name);
        Activation activation = WithHyperparameters(Named(name, formula), Architecture.Need(json, "hyperparameters").AsObject(), name);
        if (activation.Formula != formula)
            throw new InvalidDataException(
                $"it uses the activation '{name}' as {formula}, but here it is {activation.Formula}: define it as it was");
        RequireValues(activation, Architecture.Need(json, "values").AsArray());
        return activation;
    }

    /// <summary>Files of version 1 have a name, and the hyperparameters beside it.</summary>
    private static Activation OfVersion1(JsonObject json, string name)
    {
        var hyperparameters = new JsonObject();
        foreach ((string key, JsonNode? value) in json)
            if (key != "name") hyperparameters[key] = value!.DeepClone();
        return WithHyperparameters(Named(name, formula: null), hyperparameters, name);
    }

    private static Activation Named(string name, string? formula)
    {
        if (Activation.TryNamed(name, out Activation? activation)) return activation;
        if (ActivationRegistry.Find(name).Count > 1) Activation.Named(name); // Throws, and lists them.
        string method = name[(name.LastIndexOf('.') + 1)..], saved = formula is null ? "" : $", saved as {formula}";
        throw new InvalidDataException(
            $"it uses the activation '{name}'{saved}, which is not defined here: define it before loading, "
                + $"[Activation] double {method}(double z) => …");
    }

    private static Activation WithHyperparameters(Activation activation, JsonObject values, string name)
    {
        foreach ((string parameter, JsonNode? value) in values)
        {
            if (!activation.Parameters.Any(each => each.Name == parameter))
                throw new InvalidDataException(
                    $"it uses the activation '{name}' with the hyperparameter '{parameter}', which it does not have here");
            activation = activation.With(parameter, Number(value));
        }
        if (activation.Parameters.FirstOrDefault(each => !values.ContainsKey(each.Name)) is { } added)
            throw new InvalidDataException($"it uses the activation '{name}' without the hyperparameter '{added.Name}', which it has here");
        return activation;
    }

    private static void RequireValues(Activation activation, JsonArray values)
    {
        if (values.Count != Probes.Length)
            throw new InvalidDataException($"the values of the activation '{activation.QualifiedName}' are damaged");
        for (int i = 0; i < Probes.Length; i++)
        {
            double saved = Number(values[i]), here = ValueAt(activation, Probes[i]);
            if (saved.Equals(here) || Math.Abs(saved - here) <= Tolerance * Math.Abs(saved)) continue;
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                    $"it uses the activation '{activation.QualifiedName}', whose value at {Probes[i]} was {saved}, "
                    + $"but is {here} here: define it as it was"));
        }
    }

    private static double ValueAt(Activation activation, double z)
    {
        try
        {
            return activation.Value(z);
        }
        catch (Exception exception) when (exception is ArgumentException or ArithmeticException)
        {
            return double.NaN; // A function may refuse some z; it then does so in both places.
        }
    }

    // As text: a number of JSON cannot be infinite.
    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(JsonNode? value) => double.Parse(value!.GetValue<string>(), CultureInfo.InvariantCulture);
}
