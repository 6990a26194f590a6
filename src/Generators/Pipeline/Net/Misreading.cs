using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Pipeline.Net;

/// <summary>A point at which a method answers something else than was understood of it.</summary>
/// <param name="Function">The method.</param>
/// <param name="Z">The pre-activation.</param>
/// <param name="Parameters">The hyperparameters.</param>
/// <param name="Answered">What the method answers; NaN where it throws.</param>
/// <param name="Understood">What was understood.</param>
public sealed record Misreading(UnderstoodFunction Function, double Z, double[] Parameters, double Answered, double Understood)
{
    /// <summary>The error at the method's place.</summary>
    public Diagnostic At(Location place)
    {
        IEnumerable<string> hyperparameters = Function.Parameters.Select((parameter, i) => parameter.Name + ": " + Shown(parameter, i));
        string point = string.Join(", ", hyperparameters.Prepend(Text(Z)));
        return Diagnostic.Create(Descriptors.Misread, place, Function.Name, point, Text(Answered), Text(Understood));
    }

    private string Shown(NetParameter parameter, int index) =>
        parameter.Kind == NetKind.Flag ? (Parameters[index] != 0 ? "true" : "false") : Text(Parameters[index]);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
