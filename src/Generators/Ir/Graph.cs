using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;

namespace GradRepl.Generators.Ir;

/// <summary>
/// The values of one function, each made once. The makers fold literals and drop what is structurally zero or one,
/// so that no derivative ever shows a dead term; they never reorder, so the shape of the source stays recognizable.
/// </summary>
internal sealed partial class Graph
{
    private readonly Dictionary<Key, Expr> _interned = [];
    private readonly Dictionary<string, ActivationCall> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ImmutableHashSet<int>> _dependencies = [];
    private readonly Dictionary<string, OutCall> _outCalls = new(StringComparer.Ordinal);
    private readonly List<OutValue> _outValues = [];
    private readonly Dictionary<(string Array, ValueKind Kind), TableElement> _tables = [];
    private readonly Dictionary<int, double?> _folded = [];
    private readonly Dictionary<int, bool> _holdsLoop = [];

    /// <summary>More values than any activation needs; past it the derivation is refused instead of running on.</summary>
    public const int Limit = 50_000;

    /// <summary>
    /// Whether nothing is folded that rounds otherwise or holds for finite numbers alone, since z − z, z/z and 0·z may be
    /// NaN: while C# is read, in conditions, and where lanes are made. Derivatives are simplified as in a textbook.
    /// </summary>
    public bool IsExact { get; private set; }

    private bool _isBinary;

    /// <summary>
    /// From now on nothing is folded: what an operation lost to rounding is written beside that operation, which must stay as it is.
    /// </summary>
    public void StayExact() => IsExact = true;

    /// <summary>Makes values of which nothing is folded that <see cref="IsExact"/> names.</summary>
    public T Exactly<T>(Func<T> make)
    {
        bool before = IsExact;
        IsExact = true;
        try
        {
            return make();
        }
        finally
        {
            IsExact = before;
        }
    }

    /// <summary>Makes values in which literals are folded as C# does it, not as decimal digits.</summary>
    public T InBinary<T>(Func<T> make)
    {
        bool before = _isBinary;
        _isBinary = true;
        try
        {
            return make();
        }
        finally
        {
            _isBinary = before;
        }
    }

    public Expr Real(double number) => Intern(Structural.Constant, [], number, null);

    /// <summary>A constant that generated code spells by name.</summary>
    public Expr Named(double number, string spelling) => Intern(Structural.Constant, [], number, spelling);

    public Expr Boolean(bool value) => Intern(Structural.Of(Role.Constant, ValueKind.Boolean), [], value ? 1 : 0, null);

    public Expr Parameter(string name, ValueKind kind = ValueKind.Real) => Intern(Structural.Of(Role.Parameter, kind), [], 0, name);

    public Expr External(string spelling, ValueKind kind = ValueKind.Real) => Intern(Structural.Of(Role.External, kind), [], 0, spelling);

    public Expr Apply(Function function, params Expr[] arguments) => Apply(function, arguments.ToImmutableArray());

    public Expr Apply(Function function, ImmutableArray<Expr> arguments)
    {
        if (function.Evaluate is { } evaluate && arguments.All(argument => argument.IsLiteral))
        {
            // Only exact results are folded: √4 is 2, but √2 stays √2 and is squared to 2 where it is squared.
            double folded = evaluate([.. arguments.Select(argument => argument.Number)]);
            if (folded == Math.Floor(folded) && Math.Abs(folded) < 1e15) return Real(folded);
        }
        return Intern(function, arguments, 0, null);
    }

    /// <summary>The variable, array, object or function of a number.</summary>
    public Expr Reference(int number) => Intern(Structural.Reference, [], number, null);

    /// <summary>An element of a static array.</summary>
    public Expr Element(string array, ValueKind kind, ImmutableArray<Expr> indices)
    {
        if (indices.All(index => index.IsConstant))
            return External($"{array}[{string.Join(", ", indices.Select(index => index.Number))}]", kind);
        if (!_tables.TryGetValue((array, kind), out TableElement? element))
            _tables[(array, kind)] = element = new TableElement(array, kind);
        return Intern(element, indices, 0, null);
    }

    public Expr Tuple(ImmutableArray<Expr> elements) => Intern(Structural.Tuple, elements, 0, null);

    public Expr Again(ComputedAgain again, Expr isGood, Expr value, Expr z, IEnumerable<Expr> hyperparameters) =>
        Intern(again, [isGood, value, z, .. hyperparameters], 0, null);

    public Expr Call(ActivationCall call, ImmutableArray<Expr> arguments)
    {
        if (!_calls.TryGetValue(call.CSharp, out ActivationCall? known)) _calls[call.CSharp] = known = call;
        return Intern(known, arguments, 0, null);
    }

    /// <summary>The values that a call gives through out parameters.</summary>
    public ImmutableArray<Expr> Outs(OutCall call, params Expr[] arguments)
    {
        if (!_outCalls.TryGetValue(call.CSharp, out OutCall? known)) _outCalls[call.CSharp] = known = call;
        Expr node = Intern(known, arguments.ToImmutableArray(), 0, null);
        return [.. call.Names.Select((_, index) => Intern(OutValueAt(index), [node], 0, null))];
    }

    private OutValue OutValueAt(int index)
    {
        while (_outValues.Count <= index) _outValues.Add(new OutValue(_outValues.Count));
        return _outValues[index];
    }

    /// <summary>The node with the same operation and other arguments, simplified anew.</summary>
    public Expr Rebuild(Expr node, ImmutableArray<Expr> arguments) => node.Operation switch
    {
        _ when node.IsLeaf => node,
        Structural tuple when tuple == Structural.Tuple => Tuple(arguments),
        LoopResult result => Result(arguments[0], result.Index),
        OutValue => Intern(node.Operation, arguments, 0, null),
        TableElement table => Element(table.CSharp, table.Kind, arguments),
        Ir.Loop or OutCall or ComputedAgain => Intern(node.Operation, arguments, 0, null),
        Function function => Apply(function, arguments),
        ActivationCall call => Call(call, arguments),
        Infix { IsComparison: true } comparison => Compare(comparison, arguments[0], arguments[1]),
        Infix infix => Binary(infix, arguments[0], arguments[1]),
        Prefix prefix => Unary(prefix, arguments[0]),
        _ => Select(arguments[0], arguments[1], arguments[2]),
    };

    /// <summary>The ids of the parameters that a value depends on.</summary>
    internal ImmutableHashSet<int> Dependencies(Expr value)
    {
        if (_dependencies.TryGetValue(value.Id, out ImmutableHashSet<int>? known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        ImmutableHashSet<int> result = value.Operation == Structural.Parameter ? [value.Id] : [];
        foreach (Expr argument in value.Arguments)
        {
            ImmutableHashSet<int> more = Dependencies(argument);
            // Mostly one set contains the other, and then it is the union.
            result = result.IsEmpty || ReferenceEquals(result, more) ? more : more.IsSubsetOf(result) ? result : result.Union(more);
        }
        return _dependencies[value.Id] = result;
    }

    /// <summary>Whether a value is computed from a loop's results.</summary>
    internal bool HoldsLoop(Expr value)
    {
        if (!HasLoops) return false;
        if (_holdsLoop.TryGetValue(value.Id, out bool known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _holdsLoop[value.Id] = value.Operation is Ir.Loop || value.Arguments.Any(HoldsLoop);
    }

    private Expr Intern(Operation operation, ImmutableArray<Expr> arguments, double number, string? text, long whole = 0)
    {
        var key = new Key(operation, arguments, number, text, whole);
        if (_interned.TryGetValue(key, out Expr? known)) return known;
        if (_interned.Count >= Limit) throw new GraphTooLargeException();
        return _interned[key] = new Expr(this, _interned.Count, operation, arguments, number, text, whole);
    }

    private readonly struct Key(Operation operation, ImmutableArray<Expr> arguments, double number, string? text, long whole)
        : IEquatable<Key>
    {
        private readonly Operation _operation = operation;
        private readonly ImmutableArray<Expr> _arguments = arguments;
        private readonly long _bits = BitConverter.DoubleToInt64Bits(number);
        private readonly string? _text = text;
        private readonly long _whole = whole;

        public bool Equals(Key other)
        {
            if (!ReferenceEquals(_operation, other._operation)
                || _bits != other._bits
                || _whole != other._whole
                || _text != other._text
                || _arguments.Length != other._arguments.Length)
                return false;
            for (int i = 0; i < _arguments.Length; i++)
                if (!ReferenceEquals(_arguments[i], other._arguments[i])) return false;
            return true;
        }

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            int hash = _operation.GetHashCode() * 31 + _bits.GetHashCode();
            if (_text is not null) hash = hash * 31 + StringComparer.Ordinal.GetHashCode(_text);
            foreach (Expr argument in _arguments) hash = hash * 31 + argument.Id;
            return hash;
        }
    }
}

/// <summary>A function whose graph passes <see cref="Graph.Limit"/> values.</summary>
internal sealed class GraphTooLargeException() : Exception("The function grows past what can be derived.");
