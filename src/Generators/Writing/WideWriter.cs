using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Writing.CSharp;
using static GradRepl.Generators.Writing.GeneratedText;

namespace GradRepl.Generators.Writing;

/// <summary>
/// The members that compute again where a derivative loses digits: the definition in wider arithmetic, and one method for each
/// derivative that asks it.
/// </summary>
internal sealed class WideWriter(FunctionModel function)
{
    private const string Apart = "[global::System.Runtime.CompilerServices.MethodImpl("
        + "global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]\n";

    private readonly StringBuilder _text = new();

    /// <summary>The names of all parameters in wide code.</summary>
    private string[] Names => [.. function.Parameters.Select(parameter => Identifiers.Escape(parameter.Identifier))];

    private string Modifiers => function.IsStatic ? "private static" : "private";

    private string Definition => function.Name + "Wide" + function.Overload;

    /// <summary>The method that computes a member again.</summary>
    private string NameOf(string member) => member + (member == function.Name ? "Value" : "") + "Wide" + function.Overload;

    /// <summary>A value that is computed again where its digits are not good.</summary>
    public Expr WithNet(string member, CheckedMember value)
    {
        if (value.IsGood is not { } good) return value.Running;
        Graph graph = function.Graph;
        ImmutableArray<Expr> parameters = Parameters(function);
        var again = new Function(member, NameOf(member), ImmutableArray.CreateRange(new Partial?[parameters.Length + 1]));
        value.Running.Hint ??= "fast";
        return graph.Select(good, value.Running, graph.Apply(again, parameters.Add(value.Running)));
    }

    /// <summary>What computes a member's numbers again, as a function of the pre-activation.</summary>
    private static string MakerOf(FunctionModel function, string member) => member + "Again" + function.Overload;

    /// <summary>A value that kernels compute again where its digits are not good.</summary>
    public static Expr InLanes(FunctionModel function, string member, CheckedMember value)
    {
        if (value.IsGood is not { } good) return value.Running;
        ImmutableArray<Expr> parameters = Parameters(function);
        return function.Graph.Again(new ComputedAgain(MakerOf(function, member)), good, value.Running, parameters[0], parameters.Skip(1));
    }

    private static ImmutableArray<Expr> Parameters(FunctionModel function) =>
        [.. function.Parameters.Select(parameter => function.Graph.Parameter(parameter.Spelling, parameter.Kind))];

    /// <summary>The definition and the methods for the members that have a net.</summary>
    public string Members(CheckedFunction found)
    {
        _text.Clear();
        string name = function.Name;
        AppendDefinition(found.Definition);
        if (found.Value.IsGood is not null) Again(name, "Value", null);
        if (found.First.IsGood is not null) Again(GeneratedNames.Derivative(name), "Derivative", 0);
        if (found.Second.IsGood is not null) Again(GeneratedNames.SecondDerivative(name), "SecondDerivative", 0);
        for (int i = 0; i < found.Partials.Length; i++)
        {
            if (found.Partials[i].IsGood is null) continue;
            Again(GeneratedNames.Partial(name, function.Parameters[i + 1].Name), "Derivative", i + 1);
        }
        return _text.ToString();
    }

    private void AppendDefinition(Expr definition)
    {
        _text.Append($"/// <summary>The definition of {Xml(function.Name)} in as many bits as are asked for, ");
        _text.Append("with its derivatives.</summary>\n");
        _text.Append(Hidden);
        string jet = Spell("Jet");
        _text.Append($"{Modifiers} {jet} {Definition}({string.Join(", ", Declarations(jet))})\n{{\n");
        var style = new BodyStyle(value => value.Kind == ValueKind.Real ? jet : BodyStyle.Scalar(value), value => value, [])
        {
            Shadowed = function.Shadowed,
        };
        string[] taken = [Definition, .. function.Parameters.Select(each => each.Identifier)];
        foreach (string line in CSharpBody.Write(InJets(definition), taken, style))
            _text.Append("    ").Append(line).Append('\n');
        _text.Append("}\n\n");
    }

    private Expr InJets(Expr definition) => function.Graph.Exactly(() => definition.Rewrite(value =>
        value.Operation is Function called ? value.Graph.Apply(Wide(called), value.Arguments) : null));

    private readonly Dictionary<Function, Function> _wide = [];

    private Function Wide(Function called) => _wide.TryGetValue(called, out Function? known)
        ? known
        : _wide[called] = new Function(called.Name, WideRules.CSharp(called), [.. called.Partials.Select(_ => (Partial?)null)]);

    private void Again(string member, string part, int? by)
    {
        var taken = new HashSet<string>(Names);
        string x = Identifiers.Unique("x", taken), otherwise = Identifiers.Unique("otherwise", taken);
        int[] continuous = [.. Enumerable.Range(0, Names.Length).Where(i => function.Parameters[i].IsContinuous)];
        string arguments = string.Join(", ", Enumerable.Range(0, Names.Length).Select(
            i => function.Parameters[i].IsContinuous ? $"{x}[{Array.IndexOf(continuous, i)}]" : Names[i]));
        string values = string.Join(", ", continuous.Select(i => Names[i]));
        string lambda = continuous.Length == Names.Length && function.IsStatic ? $"static {x}" : x;
        _text.Append(Hidden).Append(Apart);
        string parameters = string.Join(", ", Declarations("double").Append($"double {otherwise}"));
        _text.Append($"{Modifiers} double {NameOf(member)}({parameters})\n");
        _text.Append($"    => {Spell("WideArithmetic")}.{part}(\n");
        string which = by is { } index ? $"{Array.IndexOf(continuous, index)}, " : "";
        _text.Append($"        {lambda} => {Definition}({arguments}), {which}{otherwise}, {values});\n\n");
        if (part == "SecondDerivative" || by > 0) return;
        string hyperparameters = string.Join(", ", Declarations("double").Skip(1));
        string all = string.Join(", ", Names.Append("double.NaN"));
        _text.Append(Hidden);
        _text.Append($"{Modifiers} global::System.Func<double, double> {MakerOf(function, member)}({hyperparameters})\n");
        // Scalar code comes first, in which fewer numbers need it, and which has digits enough for lanes of float.
        bool isScalarGood = member != function.Name && function.ReturnType == "double" && function.TypeParameter is null
            && function.Parameters.All(parameter => !parameter.IsWidened);
        string[] scalar = [.. function.Parameters.Select((parameter, i) =>
            parameter.Underlying is null ? Names[i] : $"({parameter.Type}){Names[i]}")];
        string call = isScalarGood ? $"{member}({string.Join(", ", scalar)})" : $"{NameOf(member)}({all})";
        _text.Append($"    => {Names[0]} => {call};\n\n");
    }

    /// <summary>The parameters, with the continuous ones of a given type.</summary>
    private IEnumerable<string> Declarations(string real) =>
        function.Parameters.Select((parameter, i) => $"{TypeOf(parameter, real)} {Names[i]}");

    private static string TypeOf(ParameterModel parameter, string real) =>
        parameter.IsContinuous ? real
        : parameter.Kind == ValueKind.Boolean ? "bool"
        : IntegerType.Of(parameter.Kind).Name;

    private string Spell(string type) => new CSharpExpressions(function.Shadowed).Spell(type);
}
