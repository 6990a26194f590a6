using System.Text;
using GradRepl.Generators.Model;
using static GradRepl.Generators.Writing.GeneratedText;

namespace GradRepl.Generators.Writing;

/// <summary>
/// The members by which a session compares what a method answers with what was understood of it: the value as it was read,
/// before anything was recognized in it.
/// </summary>
internal static class UnderstoodWriter
{
    private const string Scalar = "global::GradRepl.Runtime.CompilerServices.ScalarFunction";

    /// <summary>The method that answers both, the annotated one and the value as understood, as delegates.</summary>
    public static string Probe(FunctionModel function) => $"__{function.Name}Probe{function.Overload}";

    public static string Members(FunctionModel function)
    {
        var text = new StringBuilder();
        string name = $"__{function.Name}AsUnderstood";
        text.Append(Hidden);
        ScalarMember.Append(text, function, function.IsStatic ? "private static" : "private", name, function.Value);
        var call = new ValueCall(function);
        text.Append(Hidden);
        text.Append($"internal {(function.IsStatic ? "static " : "")}({Scalar}, {Scalar}) {Probe(function)}() =>\n");
        text.Append($"    ({call.Of(Identifiers.Escape(function.Name))}, {call.Of(name)});\n");
        return text.ToString();
    }
}
