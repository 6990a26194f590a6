using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Tests.Pipeline.RandomFunctions;

/// <summary>What lets one name change what another means.</summary>
internal sealed partial class RandomFunction
{
    /// <summary>Plain locals, which local functions and lambdas may capture.</summary>
    private readonly List<string> _captured = ["z"];

    private readonly List<string> _functions = [];
    private readonly List<string> _arrays = [];
    private readonly List<string> _structs = [];
    private bool _kinds;

    /// <summary>The declarations that the functions use.</summary>
    public const string Shared = """
        public enum Kind { First, Second, Third }

        public record struct Two(double A, double B)
        {
            public double A = A;
            public double B = B;

            public void Turn() => (A, B) = (0.5 * B, A + 1);

            public readonly double Mixed(double u) => 0.25 * A * u - B;

            public static Two operator +(Two left, Two right) => new(left.A + right.A, left.B - right.B);
        }
        """;

    /// <summary>The methods that they call.</summary>
    public const string Helpers = """
            private static double Split(double u, out double v)
            {
                v = Math.Cos(u);
                return 0.5 * u;
            }

            private static double Nudge(ref double x, double by)
            {
                x = 0.5 * x + by;
                return x > 1 ? 1 : x - by;
            }

            private static double Minus(double left, double right) => left - 0.5 * right;

            private static double Twice(Func<double, double> f, double u) => f(0.5 * f(u));

            private static void Shift(double[] cells, double by)
            {
                for (int i = 0; i < cells.Length; i++) (cells[i], by) = (0.5 * by, cells[i]);
            }
        """;

    private void Sharing(int indent)
    {
        string name = $"s{++_names}";
        switch (_random.Next(9))
        {
            case 0:
                // A reference to an element may not become one to a local, nor one to a local that lives shorter.
                bool moves = _random.Next(2) == 0;
                string target = moves ? Pick([.. _captured]) : Variable();
                Line(indent, $"ref double {name} = ref {target};");
                if (moves) Line(indent, $"if ({Condition()}) {name} = ref {Pick([.. _captured.Take(1 + _captured.IndexOf(target))])};");
                _reals.Add(name);
                break;
            case 1:
                string state = Pick([.. _captured]);
                Line(indent, $"double {name}(double u)");
                Line(indent, "{");
                if (_random.Next(2) == 0) Line(indent + 1, $"if (u < {Literal()}) return {state};");
                Line(indent + 1, $"{state} {Pick("+=", "-=", "=")} 0.5 * u;");
                Line(indent + 1, $"return Math.Sin({state}) + u;");
                Line(indent, "}");
                _functions.Add(name);
                break;
            case 2:
                string held = Pick([.. _captured]);
                Line(indent, $"Func<double, double> {name} = u => {Pick($"u * Math.Tanh({held})", $"{held} = 0.5 * u + {Literal()}")};");
                _functions.Add(name);
                break;
            case 3:
                Line(indent, $"double[] {name} = [{Real(1)}, {Real(1)}, {Real(1)}];");
                Array(name);
                break;
            case 4 when _arrays.Count > 0:
                Line(indent, $"double[] {name} = {(_random.Next(3) == 0
                    ? $"{Condition()} ? {Pick([.. _arrays])} : {Pick([.. _arrays])}"
                    : Pick([.. _arrays]))};");
                Array(name);
                break;
            case 5:
                Line(indent, $"var {name} = new Two({Real(1)}, {Real(1)});");
                Struct(name);
                break;
            case 6 when _structs.Count > 0:
                string change = Pick("", $" with {{ B = {Real(1)} }}", $" + {Pick([.. _structs])}");
                Line(indent, $"Two {name} = {Pick([.. _structs])}{change};");
                Struct(name);
                break;
            case 7:
                Line(indent, $"(double A, double B) {name} = ({Real(1)}, {Real(1)});");
                _reals.AddRange([$"{name}.A", $"{name}.Item2"]);
                break;
            default:
                Line(indent, _arrays.Count > 0 && _random.Next(2) == 0 ? $"Shift({Pick([.. _arrays])}, {Real(1)});"
                    : _structs.Count > 0 ? $"{Pick([.. _structs])}.Turn();"
                    : $"({Variable()}, {Variable()}) = ({Real(1)}, {Real(1)});");
                break;
        }
    }

    private void Array(string name)
    {
        _arrays.Add(name);
        _reals.AddRange([$"{name}[0]", $"{name}[^1]"]);
        if (_random.Next(3) == 0) _reals.Add($"{name}[{Pick([.. _reals])} > {Literal()} ? 0 : 2]");
        if (_integers.Count > 0) _reals.Add($"{name}[{Pick([.. _integers])} % 3]");
    }

    private void Struct(string name)
    {
        _structs.Add(name);
        _reals.AddRange([$"{name}.A", $"{name}.B"]);
    }

    /// <summary>A call that changes more than it answers.</summary>
    private string Effect(int depth) => _random.Next(6) switch
    {
        0 => $"Split({Real(depth - 1)}, out {Variable()})",
        1 => $"Nudge(ref {Variable()}, {Real(depth - 1)})",
        2 => $"Minus(right: {Real(depth - 1)}, left: {Real(depth - 1)})",
        3 when _structs.Count > 0 => $"{Pick([.. _structs])}.Mixed({Real(depth - 1)})",
        4 when _functions.Count > 0 => $"Twice({Pick([.. _functions])}, {Real(depth - 1)})",
        _ when _functions.Count > 0 => $"{Pick([.. _functions])}({Real(depth - 1)})",
        _ => $"Twice(u => u * {Literal()}, {Real(depth - 1)})",
    };

    /// <summary>A whole number by casts and bits.</summary>
    private string Narrowed()
    {
        string k = Pick([.. _integers]);
        return Pick($"(byte)({k} + 254) / 64", $"(({k} << 3) ^ 5) % 4", $"(sbyte)({k} * 100) / 50", $"({k} & 3)");
    }
}
