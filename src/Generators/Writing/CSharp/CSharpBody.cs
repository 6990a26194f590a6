using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Writing.CSharp;

/// <summary>A value as the body of a C# method: locals with names from the source, if statements, one return on each path.</summary>
internal sealed partial class CSharpBody
{
    private const int LineLimit = 110;

    private readonly Schedule _schedule;
    private readonly Dictionary<int, string> _names = [];
    private readonly HashSet<string> _taken;
    private readonly CSharpExpressions _expressions;
    private readonly List<string> _lines = [];
    private readonly List<Expr> _tooLong = [];
    private readonly BodyStyle _style;

    private CSharpBody(Expr root, ISet<int> named, IEnumerable<string> parameters, BodyStyle style)
    {
        _style = style;
        _schedule = new Schedule(root, named);
        _taken = [.. parameters];
        _expressions = new CSharpExpressions(_names, _schedule.IsLocal, style.Shadowed);
        Return(root, _schedule.Body, indent: 0);
    }

    /// <summary>The statements, one a line, indented by four spaces a level.</summary>
    /// <param name="root">The value to return.</param>
    /// <param name="taken">Names that no local may have.</param>
    /// <param name="style">What the body's types are called, and how it ends.</param>
    public static IReadOnlyList<string> Write(Expr root, IEnumerable<string> taken, BodyStyle style)
    {
        HashSet<int> named = Pieces(root);
        // A local must not hide what the body calls by its simple name: methods, types, fields.
        string[] reserved = [.. taken, .. SimpleNames.Types.Keys, .. NamesIn(root)];
        for (int attempt = 0; ; attempt++)
        {
            var body = new CSharpBody(root, named, reserved, style);
            // A long line is shortened by naming a part of what it computes.
            bool cut = false;
            foreach (Expr line in body._tooLong) cut |= body.Half(line) is { } part && named.Add(part.Id);
            if (!cut || attempt == 64) return body._lines;
        }
    }

    /// <summary>The names that a value is written with, beside those of its locals.</summary>
    public static IEnumerable<string> NamesIn(Expr root) => root.Reachable()
        .Select(value => value.Operation switch
        {
            Function function => function.CSharp,
            ActivationCall call => call.CSharp,
            OutCall call => call.CSharp,
            TableElement table => table.CSharp,
            _ => value.Text,
        })
        .OfType<string>()
        .Distinct()
        .SelectMany(Identifiers.In);

    /// <summary>
    /// Parts that are named beforehand, in a body so large that comparing the lengths of all parts would take too long;
    /// mostly none.
    /// </summary>
    private static HashSet<int> Pieces(Expr root)
    {
        const int wholeLimit = 400, pieceLimit = 40;
        IReadOnlyList<Expr> reachable = root.Reachable();
        var uses = new Dictionary<int, int>();
        foreach (Expr argument in reachable.SelectMany(value => value.Arguments))
            uses[argument.Id] = uses.TryGetValue(argument.Id, out int count) ? count + 1 : 1;
        var sizes = new Dictionary<int, int>();
        // What is used twice becomes a local anyway, and a choice that another one takes has a line of its own.
        int Size(Expr value) => 1 + value.Arguments.Sum(
            argument => uses[argument.Id] > 1 || (Graph.IsSelect(value) && Graph.IsSelect(argument)) ? 1 : sizes[argument.Id]);
        foreach (Expr value in reachable) sizes[value.Id] = Size(value);
        var pieces = new HashSet<int>();
        if (sizes.Values.Max() <= wholeLimit) return pieces;
        foreach (Expr value in reachable)
        {
            sizes[value.Id] = Size(value);
            if (sizes[value.Id] <= pieceLimit
                || value.Kind != ValueKind.Real
                || value.Operation is LoopResult or OutValue
                || ReferenceEquals(value, root))
                continue;
            pieces.Add(value.Id);
            sizes[value.Id] = 1;
        }
        return pieces;
    }

    private void Return(Expr value, Region region, int indent)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Declare(region, indent);
        if (value.Operation == Structural.Tuple)
        {
            foreach ((string name, Expr output) in _style.Outputs.Zip(value.Arguments, (name, output) => (name, output)))
                Statement(indent, $"{name} = ", _expressions.Show(output), output);
            return;
        }
        if (IsStatement(value, "return "))
        {
            Line(indent, $"if ({_expressions.Show(value.Arguments[0])})");
            Block(indent, () => Return(value.Arguments[1], _schedule.Side(value, true), indent + 1));
            Return(value.Arguments[2], _schedule.Side(value, false), indent);
            return;
        }
        Statement(
            indent, "return ", _style.Result(_schedule.IsLocal(value) ? _expressions.Show(value) : _expressions.Define(value)), value);
    }

    private void Declare(Region region, int indent)
    {
        foreach (Expr local in _schedule.LocalsOf(region))
        {
            if (local.Operation is Loop loop)
            {
                Run(loop, local, indent);
                continue;
            }
            if (local.Operation is OutCall call)
            {
                Call(call, local, indent);
                continue;
            }
            string name = _names[local.Id] = Unique(NameOf(local));
            string type = TypeOf(local);
            if (Graph.IsSelect(local) && NeedsIf(local, $"{type} {name} = "))
            {
                Line(indent, $"{type} {name};");
                AssignChoice(name, local, indent);
            }
            else
            {
                Statement(indent, $"{type} {name} = ", _expressions.Define(local), local);
            }
        }
    }

    private string TypeOf(Expr value) => _expressions.Spell(_style.TypeOf(value));

    private void Call(OutCall call, Expr node, int indent)
    {
        string outs = "";
        for (int i = 0; i < call.Names.Length; i++)
        {
            Expr? taken = _schedule.OutOf(node, i);
            if (taken is not null) _names[taken.Id] = Unique(taken.Hint ?? call.Names[i]);
            outs += taken is null ? ", out _" : $", out {TypeOf(taken)} {_names[taken.Id]}";
        }
        string given = string.Join(", ", node.Arguments.Select(argument => _expressions.Show(argument)));
        Statement(indent, "", $"{_expressions.Spell(call.CSharp)}({given}{outs})", node);
    }

    private void Assign(string name, Expr value, Region region, int indent)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Declare(region, indent);
        if (IsStatement(value, $"{name} = ")) AssignChoice(name, value, indent);
        else Statement(indent, $"{name} = ", _expressions.Show(value), value);
    }

    /// <summary>A chain of choices stays as flat as its source: else if, not an if inside an else.</summary>
    private void AssignChoice(string name, Expr choice, int indent)
    {
        for (string word = "if"; ; word = "else if")
        {
            Line(indent, $"{word} ({_expressions.Show(choice.Arguments[0])})");
            Region whenTrue = _schedule.Side(choice, true), whenFalse = _schedule.Side(choice, false);
            Block(indent, () => Assign(name, choice.Arguments[1], whenTrue, indent + 1));
            Expr otherwise = choice.Arguments[2];
            if (!_schedule.HasLocals(whenFalse) && IsStatement(otherwise, $"{name} = "))
            {
                choice = otherwise;
                continue;
            }
            Line(indent, "else");
            Block(indent, () => Assign(name, otherwise, whenFalse, indent + 1));
            return;
        }
    }

    private bool IsStatement(Expr value, string before) =>
        Graph.IsSelect(value) && !_schedule.IsLocal(value) && NeedsIf(value, before);

    /// <summary>A choice is an if where its sides have locals of their own, choose again, or make the line too long.</summary>
    private bool NeedsIf(Expr choice, string before)
    {
        if (_schedule.HasLocals(_schedule.Side(choice, true)) || _schedule.HasLocals(_schedule.Side(choice, false))) return true;
        bool nested = choice.Arguments.Skip(1).Any(side => Graph.IsSelect(side) && !_schedule.IsLocal(side));
        return before.Length + _expressions.Define(choice).Length > (nested ? LineLimit - 30 : LineLimit);
    }

    private void Statement(int indent, string before, string text, Expr value)
    {
        string line = before + text + ";";
        if (line.Length > LineLimit) _tooLong.Add(value);
        Line(indent, line);
    }

    private void Block(int indent, Action inside)
    {
        Line(indent, "{");
        inside();
        Line(indent, "}");
    }

    private void Line(int indent, string text) => _lines.Add(new string(' ', 4 * indent) + text);

    /// <summary>The part whose text is nearest to half of the line, so that a long formula falls into few, balanced pieces.</summary>
    private Expr? Half(Expr value)
    {
        var parts = new List<Expr>();
        Collect(Graph.IsSelect(value) ? [value.Arguments[0]] : value.Arguments);
        int whole = _expressions.Define(value).Length;
        return parts.OrderBy(part => Math.Abs(2 * _expressions.Show(part).Length - whole)).FirstOrDefault();

        void Collect(IEnumerable<Expr> candidates)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            // What a call or a loop gives has its name already.
            foreach (Expr part in candidates.Where(
                part => !part.IsLeaf && !_schedule.IsLocal(part) && part.Operation is not (LoopResult or OutValue)))
            {
                if (part.Kind == ValueKind.Real) parts.Add(part);
                if (!Graph.IsSelect(part)) Collect(part.Arguments);
            }
        }
    }

    private string NameOf(Expr value) => value.Hint ?? value.Operation switch
    {
        Function { Name: "exp" } => "e",
        Function { Name: "σ" } => "sigma",
        Function { Name: "σ′" } => "slope",
        Function { Name: "sech²" } => "sech2",
        Function { Name: "tanh softplus" } => "gate",
        Function { Name: "(tanh softplus)′" } => "gateSlope",
        Function { Name: "φ" } => "density",
        Function { Name: "Φ" } => "cdf",
        Function { Name: "exp of square" } => "bell",
        Function { Name: "root of square plus" or "sqrt" or "hypot" } => "root",
        Function { Name: "isru" } => "unit",
        Function function => Plain(function.Name),
        ActivationCall call => Plain(call.CSharp.Substring(call.CSharp.LastIndexOf('.') + 1)),
        Infix { Symbol: "*" } when ReferenceEquals(value.Arguments[0], value.Arguments[1]) && Shown(value.Arguments[0]) is { } name =>
            name + "Squared",
        Infix { Symbol: "+" } when value.Arguments[0].Is(1) && Shown(value.Arguments[1]) is { } name => "onePlus" + Capital(name),
        Infix { Symbol: "-" } when value.Arguments[0].Is(1) && Shown(value.Arguments[1]) is { } name => "oneMinus" + Capital(name),
        Infix { Symbol: "/" } => "ratio",
        Infix { Kind: ValueKind.Boolean } => "holds",
        Infix { Symbol: "*" } => "product",
        Infix => "sum",
        _ => "value",
    };

    /// <summary>The name of a leaf or of a local that stands already.</summary>
    private string? Shown(Expr value) =>
        value is { IsLeaf: true, IsLiteral: false, Text: { } text } && text.All(char.IsLetterOrDigit) ? text
        : _names.TryGetValue(value.Id, out string? name) ? name
        : null;

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static string Plain(string name)
    {
        string letters = string.Concat(name.Where(c => c < 128 && char.IsLetterOrDigit(c)));
        return letters.Length == 0 ? "f" : char.ToLowerInvariant(letters[0]) + letters.Substring(1);
    }

    private string Unique(string name)
    {
        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None) name += "Value";
        return Identifiers.Unique(name, _taken);
    }
}
