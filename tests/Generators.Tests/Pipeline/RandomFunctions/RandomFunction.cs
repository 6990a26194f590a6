using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace GradRepl.Generators.Tests.Pipeline.RandomFunctions;

/// <summary>
/// A function of one's number: locals that are set again, compound assignment, branches, loops with known and unknown
/// length, break, continue, early return, choices within choices, and all that lets one name change what another means:
/// references, arrays, structs, captured variables. Every loop ends, and most values stay moderate.
/// </summary>
internal sealed partial class RandomFunction
{
    private static readonly string[] Unary =
    [
        "Math.Sin({0})", "Math.Cos({0})", "Math.Tanh({0})", "Math.Atan({0})", "Math.Abs({0})", "Math.Exp(Math.Min({0}, 3))",
        "Math.Sqrt(1.5 + Square({0}))", "Math.Log(2 + Square({0}))",
        "1 / (1 + Math.Exp(-({0})))", "Math.Log(1 + Math.Exp({0}))", "Math.Cbrt(2 + Square({0}))",
        "Math.Pow(1 + Square({0}), 0.75)", "Square({0})", "-({0})", "({0}) / 3", "Helper({0}, 0.5)",
    ];

    private static readonly string[] Binary =
    [
        "{0} + {1}", "{0} - {1}", "({0}) * ({1})", "({0}) / (1 + Square({1}))", "Math.Max({0}, {1})", "Math.Min({0}, {1})",
        "Helper({0}, {1})", "0.25 * ({0}) + {1}",
    ];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly List<string> _reals = ["z"];
    private readonly List<string> _integers = [];
    private int _names;
    private int _statements;
    private int _patterns;

    private RandomFunction(int number) => _random = new Random(number);

    /// <summary>The source of the annotated method <c>F‹number›</c>, and whether it has a hyperparameter.</summary>
    public static string Write(int number) => new RandomFunction(number).Method(number);

    private string Method(int number)
    {
        // No literal has three digits, so that no choice is at its kink by the default.
        string hyperparameter = _random.Next(3) == 0 ? ", double beta = 0.703" : "";
        if (hyperparameter.Length > 0) _reals.Add("beta");
        if (_random.Next(4) == 0)
        {
            _kinds = true;
            hyperparameter += $", Kind kind = Kind.{Pick("First", "Second", "Third")}";
        }
        _text.Append(CultureInfo.InvariantCulture, $"[Activation] public static double F{number}(double z{hyperparameter})\n{{\n");
        string first = Declare(1);
        for (int count = _random.Next(1, 5); count > 0; count--) Statement(1, inLoop: false);
        // Nothing that was computed is forgotten.
        IEnumerable<string> summed = _reals.Where(name => name != "beta").Skip(1).DefaultIfEmpty(first);
        Line(1, $"return {string.Join(" + ", summed.Select(name => $"{name} * {Literal()}"))} + {Real(1)};");
        return _text.Append("}\n").ToString();
    }

    private void Statement(int indent, bool inLoop)
    {
        bool simple = indent > 2 || ++_statements > 7;
        if (!simple && _random.Next(3) == 0)
        {
            Sharing(indent);
            return;
        }
        switch (_random.Next(simple ? 6 : inLoop ? 16 : 14))
        {
            case 0:
                Declare(indent);
                break;
            case 1:
            case 2:
                Line(indent, $"{Variable()} = {Real(2)};");
                break;
            case 3:
                Line(indent, $"{Variable()} {Pick("+=", "-=")} {Real(2)};");
                break;
            case 4:
                Line(indent, $"{Variable()} {Pick("*= Math.Tanh", "/= 1.5 + Square", "*= Math.Cos")}({Real(1)});");
                break;
            case 5:
                Line(indent, _random.Next(2) == 0 ? $"{Variable()}{Pick("++", "--")};" : $"{Variable()} = {Variable()} = {Real(2)};");
                break;
            case 6:
            case 7:
                Line(indent, $"if ({Condition()})");
                Block(indent, inLoop);
                if (_random.Next(2) == 0) break;
                if (_random.Next(3) == 0)
                {
                    Line(indent, $"else if ({Condition()})");
                    Block(indent, inLoop);
                }
                Line(indent, "else");
                Block(indent, inLoop);
                break;
            case 8:
                Line(indent, $"if ({Condition()}) return {Real(2)};");
                break;
            case 9:
            case 10:
                For(indent);
                break;
            case 11:
                While(indent);
                break;
            case 12:
                Switch(indent);
                break;
            case 13:
                string flag = $"flag{++_names}";
                Line(indent, $"bool {flag} = {Condition()};");
                Line(indent, $"{Variable()} = {flag} ? {Real(2)} : {Real(2)};");
                break;
            default:
                Line(indent, $"if ({Condition()}) {Pick("break", "continue")};");
                break;
        }
    }

    private string Declare(int indent)
    {
        string name = $"y{++_names}";
        Line(indent, $"double {name} = {Real(2)};");
        _reals.Add(name);
        _captured.Add(name);
        return name;
    }

    private void For(int indent)
    {
        string k = $"k{++_names}";
        // Few rounds are unrolled; past 32 the loop stays one; and with a condition on values its length is unknown.
        int rounds = _random.Next(4) == 0 ? 34 : _random.Next(1, 6);
        string also = _random.Next(2) == 0 ? $" && {Condition()}" : "";
        Line(indent, _random.Next(4) == 0
            ? $"for (int {k} = {rounds}; {k} > 0{also}; {k}--)"
            : $"for (int {k} = 0; {k} < {rounds}{also}; {k}++)");
        _integers.Add(k);
        Block(indent, inLoop: true);
        _integers.Remove(k);
    }

    private void While(int indent)
    {
        string n = $"n{++_names}";
        Line(indent, $"int {n} = 0;");
        bool bottom = _random.Next(2) == 0;
        string condition = $"{n} < {_random.Next(2, 8)}{(_random.Next(4) == 0 ? "" : $" && {Condition()}")}";
        Line(indent, bottom ? "do" : $"while ({condition})");
        Line(indent, "{");
        // First of all, so that no continue goes round it.
        Line(indent + 1, $"{n}++;");
        _integers.Add(n);
        Body(indent, inLoop: true);
        Line(indent, bottom ? $"}} while ({condition});" : "}");
    }

    private void Switch(int indent)
    {
        bool whole = _integers.Count > 0 && _random.Next(2) == 0;
        Line(indent, $"switch ({(whole ? Pick([.. _integers]) : Real(1))})");
        Line(indent, "{");
        (int low, int high) = (_random.Next(-2, 1), _random.Next(1, 4));
        foreach (string label in whole
            ? new[] { $"case {high}:", $"case {low}: case > {high}:" }
            : [$"case < {low}:", $"case > {high} and < {high + 2}:", $"case > 0 when {Condition()}:"])
        {
            if (_random.Next(4) == 0) continue;
            Line(indent + 1, label);
            Block(indent + 1, inLoop: false);
            Line(indent + 2, _random.Next(5) == 0 ? $"return {Real(1)};" : "break;");
        }
        Line(indent + 1, "default:");
        Block(indent + 1, inLoop: false);
        Line(indent + 2, "break;");
        Line(indent, "}");
    }

    private void Block(int indent, bool inLoop)
    {
        Line(indent, "{");
        Body(indent, inLoop);
        Line(indent, "}");
    }

    private void Body(int indent, bool inLoop)
    {
        List<string>[] scoped = [_reals, _integers, _captured, _functions, _arrays, _structs];
        int[] counts = [.. scoped.Select(names => names.Count)];
        for (int count = _random.Next(1, 3); count > 0; count--) Statement(indent + 1, inLoop);
        for (int i = 0; i < scoped.Length; i++) scoped[i].RemoveRange(counts[i], scoped[i].Count - counts[i]);
    }

    private string Condition() => _random.Next(_kinds ? 7 : 6) switch
    {
        6 => $"kind {Pick("==", "!=")} Kind.{Pick("First", "Second", "Third")}",
        0 => $"{Comparison()} && {Comparison()}",
        1 => $"({Comparison()} || {Comparison()})",
        2 => $"!({Comparison()})",
        3 when _integers.Count > 0 => $"{Pick([.. _integers])} {Pick("<", ">", "!=", "==")} {_random.Next(0, 4)}",
        4 => $"{Pick([.. _reals])} is {Pick("> ", "< ", "not > ", ">= -1 and < ")}{Literal()}",
        _ => Comparison(),
    };

    private string Comparison() => $"{Real(1)} {Pick("<", ">", "<=", ">=")} {(_random.Next(2) == 0 ? Literal() : Real(1))}";

    private string Real(int depth)
    {
        if (depth == 0 || _random.Next(4) == 0) return Leaf();
        switch (_random.Next(15))
        {
            case >= 12:
                return Effect(depth);
            case < 5:
                return Format(Unary[_random.Next(Unary.Length)], Real(depth - 1));
            case < 9:
                return Format(Binary[_random.Next(Binary.Length)], Real(depth - 1), Real(depth - 1));
            case 9 when _integers.Count > 0 && _random.Next(2) == 0:
                return $"({Real(depth - 1)}) / (1 + {Pick([.. _integers])})"; // None is below 0.
            case 9:
                return $"({Condition()} ? {Real(depth - 1)} : {Real(depth - 1)})";
            case 10:
                string w = $"w{_patterns++}";
                return $"({Pick([.. _reals])} switch {{ < {_random.Next(-2, 0)} => {Real(depth - 1)}, "
                    + $">= 1 and < 2.5 or > 7 => {Real(depth - 1)}, "
                    + $"var {w} when {w} > 0.5 => {Real(depth - 1)}, _ => {Real(depth - 1)} }})";
            default:
                return _random.Next(3) == 0 ? $"({Variable()} = {Real(depth - 1)})" : $"({Variable()} {Pick("+=", "-=")} {Leaf()})";
        }
    }

    private string Leaf() => _random.Next(9) switch
    {
        8 when _integers.Count > 0 => Narrowed(),
        < 3 => "z",
        < 6 => Pick([.. _reals]),
        6 when _integers.Count > 0 => Pick([.. _integers]),
        _ => Literal(),
    };

    private string Variable() => Pick([.. _reals]);

    private string Literal() =>
        Math.Abs(Math.Round(_random.NextDouble() * 4 - 1.3, 2)).ToString("0.0#", CultureInfo.InvariantCulture);

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private static string Format(string form, params object[] arguments) => string.Format(CultureInfo.InvariantCulture, form, arguments);

    private void Line(int indent, string text) => _text.Append(' ', 4 * indent).Append(text).Append('\n');
}
