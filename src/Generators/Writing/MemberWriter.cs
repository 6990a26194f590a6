using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Writing.CSharp;
using GradRepl.Generators.Writing.Mathematics;
using Microsoft.CodeAnalysis.CSharp;
using static GradRepl.Generators.Writing.GeneratedText;

namespace GradRepl.Generators.Writing;

/// <summary>The generated members of one activation: its derivatives and the factory of its descriptor.</summary>
internal sealed class MemberWriter(FunctionModel function, DerivedFunction derived, CheckedFunction found, Formulas formulas)
{
    /// <summary>All texts of a program together may have 16 million characters.</summary>
    private const int SourceLimit = 100_000;

    private const string CorrectionRemark = "Digits cancel: rounding errors are carried along, and added to the result.";

    private const string NetRemark =
        "Where a bound of the rounding errors is too large, the definition is computed in as many bits as it takes.";

    private const string CorrectionComment =
        "// Digits cancel: what runs carries its rounding errors along, and adds them to the result.\n";

    private const string NetComment =
        "// What runs also bounds its rounding errors; where digits are lost, it computes the definition in as many bits as it takes.\n";

    private readonly StringBuilder _text = new();
    private readonly WideWriter _wide = new(function);

    /// <summary>The derivatives alone, for people: as books print them, with a word where what runs has a net under it.</summary>
    public string Derivatives() => Write(forPeople: true);

    /// <summary>The derivatives as they run.</summary>
    public string Members() => Write(forPeople: false) + (found.HasNet ? "\n" + _wide.Members(found) : "");

    private string Write(bool forPeople)
    {
        _text.Clear();
        string z = function.Parameters[0].Name;
        Derivative(GeneratedNames.Derivative(function.Name), "derivative", z, found.First, formulas.First, forPeople);
        string second = GeneratedNames.SecondDerivative(function.Name);
        if (derived.WithoutSecond is { } missing) LeftOut(second, missing.WithoutSecond);
        else Derivative(second, "second derivative", z, found.Second, formulas.Second, forPeople);
        for (int i = 0; i < derived.Partials.Length; i++)
        {
            if (!function.Parameters[i + 1].IsContinuous) continue;
            string parameter = function.Parameters[i + 1].Name;
            string name = GeneratedNames.Partial(function.Name, parameter);
            Derivative(name, "derivative", parameter, found.Partials[i], formulas.Partials[i], forPeople);
        }
        return _text.ToString().TrimEnd('\n') + "\n";
    }

    private static string CommentOn(CheckedMember member) =>
        (member.Corrected is null ? "" : CorrectionComment) + (member.IsGood is null ? "" : NetComment);

    private static string RemarkOn(CheckedMember member)
    {
        string correction = member.Corrected is null ? "" : CorrectionRemark, net = member.IsGood is null ? "" : NetRemark;
        string said = $"{correction} {net}".Trim();
        return said.Length == 0 ? "" : $"/// <remarks>{said}</remarks>\n";
    }

    /// <summary>A member that says why it answers nothing, in an editor and when it is called.</summary>
    private void LeftOut(string name, string reason)
    {
        string message = Quote(WhyLeftOut(reason));
        _text.Append($"/// <summary>The second derivative of {Xml(function.Name)} is left out: {Xml(reason)}.</summary>\n");
        _text.Append($"[global::System.Obsolete({message})]\n");
        string generic = function.TypeParameter is { } type ? $"<{type}>" : "";
        _text.Append($"{function.Modifiers} {function.ReturnType} {name}{generic}({function.ParameterList})\n");
        if (function.Constraints is { } constraints) _text.Append($"    {constraints}\n");
        _text.Append($"    => throw new global::System.NotSupportedException({message});\n\n");
    }

    private string WhyLeftOut(string reason) => $"The second derivative of '{function.Name}' is left out: {reason}.";

    private void Derivative(string name, string what, string variable, CheckedMember member, string formula, bool forPeople)
    {
        Expr value = forPeople ? member.Value : _wide.WithNet(name, member);
        // Another activation's second derivative may be left out, and says so only to people.
        bool asksOthers = value.Reachable().Any(part => part.Operation is ActivationCall { Order: 2 });
        if (asksOthers) _text.Append("#pragma warning disable CS0618\n");
        _text.Append($"/// <summary>The {what} of {Xml(function.Name)} with respect to {variable}: {Xml(formula)}.</summary>\n");
        _text.Append(forPeople ? CommentOn(member) : RemarkOn(member));
        Expr written = Expansion.ForScalarCode(value);
        ScalarMember.Append(
            _text, function, function.Modifiers, name, forPeople ? Constants.InFull(written) : Constants.InDigits(written));
        if (asksOthers) _text.Remove(_text.Length - 1, 1).Append("#pragma warning restore CS0618\n\n");
    }

    /// <summary>The method that builds the runtime's descriptor.</summary>
    public string Factory(string derivatives, KernelWriter kernel)
    {
        _text.Clear();
        string name = function.Name;
        var call = new ValueCall(function);
        string p = call.Hyperparameters;
        _text.Append($"/// <summary>Describes {Xml(name)} to the runtime.</summary>\n");
        _text.Append(Hidden);
        _text.Append(function.IsStatic ? "internal static" : "internal");
        _text.Append($" global::GradRepl.Runtime.Activation {function.FactoryName}() => ");
        _text.Append("new(new global::GradRepl.Runtime.CompilerServices.ActivationDefinition\n{\n");
        Property("Name", Quote(name));
        if (function.QualifiedName != name) Property("QualifiedName", Quote(function.QualifiedName));
        if (function.Hyperparameters.Any())
            Property(
                "Parameters",
                List(function.Hyperparameters.Select(parameter => $"new({Quote(parameter.Name)}, {parameter.NumberAsCSharp})")));
        Property("Formula", Quote(formulas.Value));
        Property("DerivativeFormula", Quote(formulas.First));
        Property("Latex", Quote(formulas.Latex));
        Property("DerivativeLatex", Quote(formulas.FirstLatex));
        Property("DerivativeSource", Quote(derivatives.Length <= SourceLimit ? derivatives : TooLong(derivatives.Length)));
        Property("Value", call.Of(Identifiers.Escape(name)));
        Property("Derivative", call.Of(GeneratedNames.Derivative(name)));
        Property("SecondDerivative", derived.WithoutSecond is { } missing
            ? $"{call.Head} throw new global::System.NotSupportedException({Quote(WhyLeftOut(missing.WithoutSecond))})"
            : call.Of(GeneratedNames.SecondDerivative(name)));
        if (function.Hyperparameters.Any()) Property("Partials", List(function.Hyperparameters.Select(parameter =>
            parameter.IsContinuous ? call.Of(GeneratedNames.Partial(name, parameter.Name)) : $"{call.Head} double.NaN")));
        string[] numbers = [.. function.Hyperparameters.Select((_, i) => $"{p}[{i}]")];
        string[] values = [.. function.Hyperparameters.Select((parameter, i) => ValueCall.Convert(parameter, numbers[i]))];
        Property("Kernel", $"{(function.IsStatic ? "static " : "")}{p} => {kernel.Made(values, numbers)}");
        if (kernel.ReadsState) Property("KernelReadsState", "true");
        Property("Accuracy", AccuracyWriter.Show(found));
        if (derived.Kinks.Length > 0) Property("Kinks", List(derived.Kinks.Select(kink => Kink(kink, p))));
        _text.Append("});\n");
        return _text.ToString();
    }

    private static string TooLong(int length) =>
        $"// {length.ToString("N0", CultureInfo.InvariantCulture)} characters of C#, too long to be kept as a text beside the methods.\n";

    private string Kink(DerivedKink kink, string p)
    {
        if (kink.At is not { } at) return $"new({Quote(kink.Condition)}, null)";
        Expr located = at.Rewrite(value => value.IsLeaf && value.Operation == Structural.Of(Role.Parameter, value.Kind)
            ? value.Graph.External(Hyperparameter(value.Text!, p), value.Kind)
            : null);
        string shown = new CSharpExpressions(function.Shadowed).Show(located);
        return $"new({Quote(kink.Condition)}, {(function.IsStatic ? "static " : "")}{p} => {shown})";
    }

    /// <summary>A hyperparameter out of the numbers that the runtime holds.</summary>
    private string Hyperparameter(string spelling, string p)
    {
        int index = function.Hyperparameters.Select(parameter => parameter.Spelling).ToList().IndexOf(spelling);
        ParameterModel parameter = function.Parameters[index + 1];
        string number = $"{p}[{index}]";
        return parameter.Kind == ValueKind.Boolean ? $"({number} != 0)"
            : parameter.Kind.IsInteger() ? $"{parameter.Underlying ?? parameter.Type}.CreateSaturating({number})"
            : number;
    }

    private void Property(string name, string value) => _text.Append($"    {name} = {value},\n");

    private static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
