using System.Collections.Generic;
using System.Linq;
using System.Text;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Writing.CSharp;

namespace GradRepl.Generators.Writing;

/// <summary>A method that computes one value, with the parameters of the annotated method.</summary>
internal static class ScalarMember
{
    /// <param name="text">Where it is written to.</param>
    /// <param name="function">The annotated method.</param>
    /// <param name="modifiers">Those of the new method.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">What it returns.</param>
    public static void Append(StringBuilder text, FunctionModel function, string modifiers, string name, Expr value)
    {
        string generic = function.TypeParameter is { } type ? $"<{type}>" : "";
        text.Append($"{modifiers} {function.ReturnType} {name}{generic}({function.ParameterList})\n");
        if (function.Constraints is { } constraints) text.Append($"    {constraints}\n");
        text.Append("{\n");
        // Derivatives of float and generic functions are computed in double and rounded once.
        List<ParameterModel> widened =
            [.. function.Parameters.Where(parameter => parameter.IsWidened && value.DependsOn(value.Graph.Parameter(parameter.Spelling)))];
        foreach (ParameterModel parameter in widened)
        {
            string from = parameter.Type == "float" ? parameter.Spelling
                : parameter.IsHalf ? $"(double){parameter.Spelling}"
                : $"double.CreateChecked({parameter.Spelling})";
            text.Append($"    double {Widened(parameter)} = {from};\n");
        }
        Expr body = value.Rewrite(node => node.Operation == Structural.Parameter
            && widened.Find(parameter => parameter.Spelling == node.Text) is { } found
            ? value.Graph.External(Widened(found))
            : null);
        BodyStyle style = BodyStyle.Returning(each => Result(function, each)) with { Shadowed = function.Shadowed };
        string[] taken = [name, .. function.Parameters.Select(parameter => parameter.Identifier), .. widened.Select(Widened)];
        foreach (string line in CSharpBody.Write(body, taken, style))
            text.Append("    ").Append(line).Append('\n');
        text.Append("}\n\n");
    }

    private static string Widened(ParameterModel parameter) => parameter.Name + "AsDouble";

    private static string Result(FunctionModel function, string value) => function.ReturnType switch
    {
        "double" => value,
        "float" => value.All(c => char.IsLetterOrDigit(c)) ? $"(float){value}" : $"(float)({value})",
        "System.Half" => $"(global::System.Half)({value})",
        _ => $"{function.ReturnType}.CreateChecked({value})",
    };
}
