using System.Collections.Generic;
using System.Linq;
using System.Text;
using GradRepl.Generators.Lanes;
using GradRepl.Generators.Model;
using GradRepl.Generators.Writing.CSharp;
using GradRepl.Generators.Writing.Mathematics;
using Microsoft.CodeAnalysis.CSharp;
using static GradRepl.Generators.Writing.GeneratedText;

namespace GradRepl.Generators.Writing;

/// <summary>
/// The kernel of one activation: a struct that computes value and derivative over any lane type, and the method that makes
/// it.
/// </summary>
/// <param name="function">The activation.</param>
/// <param name="kernels">Its kernels as operations on lanes.</param>
internal sealed class KernelWriter(FunctionModel function, LaneKernels kernels)
{
    private const string Runtime = "global::GradRepl.Runtime.CompilerServices";
    private const string AtDefaults = "AtDefaults";
    private const string Inlined = "[global::System.Runtime.CompilerServices.MethodImpl("
        + "global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]\n";

    private readonly FunctionModel _function = function;
    private readonly LaneKernel? _kernel = kernels.General;
    private readonly LaneKernel? _atDefaults = kernels.AtDefaults;
    private readonly string? _obstacle = kernels.Obstacle;

    /// <summary>Whether the kernel is made of more than its hyperparameters, which may change while a script runs.</summary>
    public bool ReadsState { get; } = kernels.ReadsState(function);

    /// <summary>
    /// How C# makes the kernel from the hyperparameters that <paramref name="values"/> reads, where it is the general one.
    /// </summary>
    public string Made(IReadOnlyList<string> values, IReadOnlyList<string> numbers)
    {
        string general = $"{Runtime}.ActivationKernel.Of({_function.Kernel.Maker}({string.Join(", ", values)}))";
        if (_atDefaults is null) return general;
        string areDefaults = string.Join(
            " && ", _function.Hyperparameters.Select((parameter, i) => $"{numbers[i]} == {parameter.NumberAsCSharp}"));
        string special = $"new {_function.Kernel.Type}.{AtDefaults}({string.Join(", ", _atDefaults.Captured.Select(Value))})";
        return $"{areDefaults} ? {Runtime}.ActivationKernel.Of({special}) : {general}";
    }

    /// <summary>The struct and the method that makes it.</summary>
    public string Write()
    {
        // A kernel is passed to those that call it, which may be more accessible than a private method.
        string access = string.Join(" ", _function.Modifiers.Split(' ').Where(modifier => modifier != "static"));
        // A script's own functions are private to it, and seen by all that follows.
        if (access is "" or "private") access = _function.IsStatic ? "internal" : "private";
        var text = new StringBuilder();
        string name = _function.Kernel.Type;
        string captured = string.Join(", ", (_kernel?.Captured ?? []).Select(each => $"{each.Type} {Identifiers.Escape(each.Name)}"));
        bool holdsOthers = captured.Length > 0 && _kernel!.Captured.Any(each => each.IsKernel);
        text.Append(_obstacle is null
            ? $"/// <summary>{Xml(_function.Name)} and its derivative over a lane of numbers, in one pass.</summary>\n"
            : $"/// <summary>{Xml(_function.Name)} has no vectorized kernel: {Xml(_obstacle)}.</summary>\n");
        foreach (Captured each in holdsOthers ? [] : _kernel?.Captured ?? [])
        {
            string what = each.Value is { } value ? Xml(FormulaWriter.Unicode(value))
                : each.IsKernel ? "The kernel of the activation that it calls"
                : "What computes one number again where its digits are not good";
            text.Append($"/// <param name=\"{each.Name}\">{what}.</param>\n");
        }
        text.Append(Hidden);
        string parameters = holdsOthers || captured.Length == 0 ? "" : $"({captured})";
        text.Append($"{access} readonly struct {name}{parameters} : {Runtime}.IActivationKernel\n{{\n");
        if (holdsOthers) Constructor(text, name, captured);
        if (Obstacle() is { } obstacle)
            text.Append("    /// <inheritdoc/>\n    public static string? Obstacle => ").Append(obstacle).Append(";\n\n");
        Evaluation(text, _kernel, "    ");
        if (_atDefaults is not null)
        {
            text.Append("\n    /// <summary>The same where the hyperparameters are their defaults, which the compiler then knows.");
            text.Append("</summary>\n");
            string constants = string.Join(", ", _atDefaults.Captured.Select(each => $"{each.Type} {Identifiers.Escape(each.Name)}"));
            if (constants.Length > 0) constants = $"({constants})";
            text.Append($"    internal readonly struct {AtDefaults}{constants} : {Runtime}.IActivationKernel\n    {{\n");
            Evaluation(text, _atDefaults, "        ");
            text.Append("    }\n");
        }
        text.Append("}\n\n");
        text.Append($"/// <summary>Makes the kernel of {Xml(_function.Name)} for given hyperparameters.</summary>\n").Append(Hidden);
        string declared = string.Join(", ", _function.Hyperparameters.Select(Declaration));
        string values = string.Join(", ", (_kernel?.Captured ?? []).Select(Value));
        text.Append($"{_function.Modifiers} {name} {_function.Kernel.Maker}({declared}) => new({values});\n");
        return text.ToString();
    }

    private void Evaluation(StringBuilder text, LaneKernel? kernel, string indent)
    {
        string z = Identifiers.Escape(_function.Parameters[0].Identifier);
        const string lane = LaneRows.Lane;
        text.Append($"{indent}/// <inheritdoc/>\n{indent}{Inlined}");
        text.Append($"{indent}public void Evaluate<{lane}>({lane} {z}, out {lane} value, out {lane} derivative)\n");
        text.Append($"{indent}    where {lane} : struct, {Runtime}.ILane<{lane}>\n");
        if (kernel is null)
        {
            text.Append($"{indent}    => throw new global::System.NotSupportedException(Obstacle);\n");
            return;
        }
        text.Append($"{indent}{{\n");
        var style = new BodyStyle(
            value => kernel.IsUniform(value) ? BodyStyle.Scalar(value) : LaneRows.Lane, value => value, ["value", "derivative"])
        {
            Shadowed = _function.Shadowed.Union(SimpleNames.InKernels),
        };
        string[] taken = [_function.Parameters[0].Identifier, .. SimpleNames.InKernels, .. kernel.Captured.Select(each => each.Name)];
        foreach (string line in CSharpBody.Write(kernel.Outputs, taken, style))
            text.Append($"{indent}    ").Append(line).Append('\n');
        text.Append($"{indent}}}\n");
    }

    /// <summary>Kernels that hold others have an internal constructor: the others may be less accessible.</summary>
    private void Constructor(StringBuilder text, string name, string captured)
    {
        foreach (Captured each in _kernel!.Captured) text.Append($"    private readonly {each.Type} {Identifiers.Escape(each.Name)};\n");
        text.Append($"\n    internal {name}({captured})\n    {{\n");
        foreach (Captured each in _kernel.Captured)
            text.Append($"        this.{Identifiers.Escape(each.Name)} = {Identifiers.Escape(each.Name)};\n");
        text.Append("    }\n\n");
    }

    /// <summary>Why there is no kernel, as C#; a kernel that calls others has their obstacles.</summary>
    private string? Obstacle()
    {
        if (_obstacle is not null) return SymbolDisplay.FormatLiteral(_obstacle, quote: true);
        string[] called = [.. _kernel!.Captured.Where(each => each.IsKernel)
            .Select(each => $"{Runtime}.ActivationKernel.ObstacleOf<{each.Type}>()")
            .Distinct()];
        return called.Length == 0 ? null : string.Join(" ?? ", called);
    }

    private string Declaration(ParameterModel parameter) =>
        $"{(parameter.Type == _function.TypeParameter ? "double" : parameter.Type)} {Identifiers.Escape(parameter.Identifier)}";

    private string Value(Captured captured)
    {
        var expressions = new CSharpExpressions(_function.Shadowed);
        return captured.Value is { } value
            ? expressions.Define(value)
            : $"{captured.Maker!.Value.Method}({string.Join(", ", captured.Maker.Value.Arguments.Select(expressions.Define))})";
    }
}
