using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;

namespace GradRepl.Generators.Ir;

/// <summary>The type of a value in the graph.</summary>
internal enum ValueKind
{
    Real,

    /// <summary>int, and what C# computes with as int: sbyte, byte, short, ushort.</summary>
    Integer,

    /// <summary>uint.</summary>
    Unsigned,

    /// <summary>long.</summary>
    Long,

    /// <summary>ulong.</summary>
    UnsignedLong,
    Boolean,

    /// <summary>Several values in order: a tuple, a struct's fields, the elements of an array.</summary>
    Composite,

    /// <summary>Which variable, array, object or function is meant; only while a method is read.</summary>
    Reference,

    /// <summary>
    /// A real number with the rounding error of its computation, a <c>DoubleDouble</c>; only in code about to be written.
    /// </summary>
    Unrounded,
}

/// <summary>What a node of the graph does with its arguments. One instance each: identity is equality.</summary>
/// <param name="name">Its name in the rule table and in formulas.</param>
/// <param name="kind">The type of its result.</param>
internal abstract class Operation(string name, ValueKind kind)
{
    private static int _made;

    private readonly int _number = Interlocked.Increment(ref _made);

    public string Name { get; } = name;

    public ValueKind Kind { get; } = kind;

    /// <summary>A number of its own: every look-up of a value asks for it, and the runtime's is slow to get.</summary>
    public sealed override int GetHashCode() => _number;

    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj);
}

/// <summary>What a leaf or a choice is.</summary>
internal enum Role
{
    /// <summary>A number, possibly spelled by a name such as <c>Math.PI</c> or a const field.</summary>
    Constant,

    /// <summary>A parameter of the method being derived.</summary>
    Parameter,

    /// <summary>A field read at call time and held constant.</summary>
    External,

    /// <summary>condition ? first : second, of which only the taken one counts.</summary>
    Select,

    /// <summary>A variable, array, object or function by its number; only while a method is read.</summary>
    Reference,

    /// <summary>Several values in order; every use takes one of them, so that none is left when the reading is done.</summary>
    Tuple,
}

/// <summary>A leaf or a choice: it has no derivative rule of its own.</summary>
internal sealed class Structural : Operation
{
    private static readonly Dictionary<(Role Role, ValueKind Kind), Structural> Known = [];

    public static readonly Structural Constant = Of(Role.Constant, ValueKind.Real);
    public static readonly Structural Parameter = Of(Role.Parameter, ValueKind.Real);
    public static readonly Structural External = Of(Role.External, ValueKind.Real);
    public static readonly Structural Select = Of(Role.Select, ValueKind.Real);
    public static readonly Structural Reference = Of(Role.Reference, ValueKind.Reference);
    public static readonly Structural ReferenceSelect = Of(Role.Select, ValueKind.Reference);
    public static readonly Structural Tuple = Of(Role.Tuple, ValueKind.Composite);

    private Structural(Role role, ValueKind kind)
        : base($"{(kind is ValueKind.Real or ValueKind.Composite ? "" : kind + " ")}{role}".ToLowerInvariant(), kind) => Role = role;

    public Role Role { get; }

    public static Structural Of(Role role, ValueKind kind)
    {
        lock (Known)
        {
            if (!Known.TryGetValue((role, kind), out Structural? known)) Known[(role, kind)] = known = new Structural(role, kind);
            return known;
        }
    }
}

/// <summary>An operator of C# on two values of one type.</summary>
internal sealed class Infix(string name, ValueKind kind, string symbol, Overflow overflow = Overflow.Wraps) : Operation(name, kind)
{
    public static readonly Infix Add = new("add", ValueKind.Real, "+");
    public static readonly Infix Subtract = new("subtract", ValueKind.Real, "-");
    public static readonly Infix Multiply = new("multiply", ValueKind.Real, "*");
    public static readonly Infix Divide = new("divide", ValueKind.Real, "/");
    public static readonly Infix Remainder = new("remainder", ValueKind.Real, "%");

    /// <summary>Of int, where nothing overflows.</summary>
    public static Infix IntegerAdd => IntegerOperators.Infix(ValueKind.Integer, "+");

    public static Infix IntegerSubtract => IntegerOperators.Infix(ValueKind.Integer, "-");

    public static readonly Infix Less = new("less", ValueKind.Boolean, "<");
    public static readonly Infix LessOrEqual = new("less or equal", ValueKind.Boolean, "<=");
    public static readonly Infix Greater = new("greater", ValueKind.Boolean, ">");
    public static readonly Infix GreaterOrEqual = new("greater or equal", ValueKind.Boolean, ">=");
    public static readonly Infix Equal = new("equal", ValueKind.Boolean, "==");
    public static readonly Infix NotEqual = new("not equal", ValueKind.Boolean, "!=");
    public static readonly Infix And = new("and", ValueKind.Boolean, "&&");
    public static readonly Infix Or = new("or", ValueKind.Boolean, "||");

    /// <summary>Its spelling in C#.</summary>
    public string Symbol { get; } = symbol;

    public Overflow Overflow { get; } = overflow;

    public bool IsComparison => Kind == ValueKind.Boolean && this != And && this != Or;
}

/// <summary>An operator of C# on one value.</summary>
internal sealed class Prefix(string name, ValueKind kind, string symbol, Overflow overflow = Overflow.Wraps) : Operation(name, kind)
{
    public static readonly Prefix Negate = new("negate", ValueKind.Real, "-");
    public static readonly Prefix Not = new("not", ValueKind.Boolean, "!");

    /// <summary>An integer as a real number.</summary>
    public static readonly Prefix ToReal = new("to real", ValueKind.Real, "(double)");

    /// <summary>Its spelling in C#.</summary>
    public string Symbol { get; } = symbol;

    public Overflow Overflow { get; } = overflow;
}

/// <summary>The partial derivative of a function with respect to one argument, given all arguments and the result.</summary>
internal delegate Expr Partial(ImmutableArray<Expr> arguments, Expr result);

/// <summary>A differentiable function of real arguments: one row of the rule table.</summary>
/// <param name="name">Its name in mathematics.</param>
/// <param name="csharp">How generated code calls it.</param>
/// <param name="partials">One derivative for each argument; null where the function is constant between jumps.</param>
/// <param name="kind">The type of its result.</param>
internal sealed class Function(
    string name,
    string csharp,
    ImmutableArray<Partial?> partials,
    ValueKind kind = ValueKind.Real) : Operation(name, kind)
{
    public string CSharp { get; } = csharp;

    /// <summary>Whether no method computes it, so that it is always written out.</summary>
    public bool IsWrittenOut => CSharp.Length == 0;

    public ImmutableArray<Partial?> Partials { get; } = partials;

    /// <summary>The function on numbers, where netstandard2.0 has it; folds constants and judges kinks.</summary>
    public Func<double[], double>? Evaluate { get; init; }

    /// <summary>The difference that is zero where the derivative jumps.</summary>
    public Func<ImmutableArray<Expr>, Expr>? KinkWhereZero { get; init; }

    /// <summary>The user's own formula, where the row is not of the table; tells edits of it apart.</summary>
    public Expr? Rule
    {
        get => field ?? Recursion?.Of.Value;
        init;
    }

    /// <summary>The method that calls itself; null for other functions.</summary>
    public RecursivePart? Recursion { get; init; }

    /// <summary>What the user's own method computes, where the row is not of the table and it can be read; set once.</summary>
    public FunctionBody? Body { get; set; }

    /// <summary>How books print it, where not as name(arguments).</summary>
    public Func<ImmutableArray<Expr>, Expr>? Textbook { get; init; }

    /// <summary>
    /// The same function with one more argument, a factor of the result: rounded once, and 0 where the function has
    /// vanished.
    /// </summary>
    public Function? Scaled { get; init; }

    /// <summary>Its expansion into elementary operations in generated scalar code, where that reads better than a call.</summary>
    public Func<ImmutableArray<Expr>, Expr>? Expansion { get; init; }
}

/// <summary>What a function computes, in terms of stand-ins for its arguments.</summary>
/// <param name="Parameters">The stand-ins.</param>
/// <param name="Value">What it computes.</param>
internal sealed record FunctionBody(ImmutableArray<Expr> Parameters, Expr Value);

/// <summary>A call to another annotated method, or to one of its derivatives.</summary>
/// <param name="name">The method's name.</param>
/// <param name="csharp">How generated code calls it, qualified where it must be.</param>
/// <param name="order">0 the method, 1 its derivative, 2 its second derivative; −i the partial derivative by parameter i.</param>
/// <param name="parameters">The method's parameter names; the first is the pre-activation.</param>
/// <param name="kernel">The kernel generated for the method; null where it was compiled without.</param>
internal sealed class ActivationCall(
    string name,
    string csharp,
    int order,
    ImmutableArray<string> parameters,
    KernelName? kernel) : Operation(name, ValueKind.Real)
{
    public string CSharp { get; } = csharp;

    public int Order { get; } = order;

    public ImmutableArray<string> Parameters { get; } = parameters;

    public KernelName? Kernel { get; } = kernel;
}

/// <summary>A call that gives several values at once through out parameters; only in code about to be written.</summary>
/// <param name="csharp">How generated code calls it.</param>
/// <param name="names">The values' names in generated code, where the source gives none.</param>
internal sealed class OutCall(string csharp, ImmutableArray<string> names) : Operation("call", ValueKind.Composite)
{
    public string CSharp { get; } = csharp;

    public ImmutableArray<string> Names { get; } = names;
}

/// <summary>The value number <paramref name="index"/> of an <see cref="OutCall"/>.</summary>
internal sealed class OutValue(int index) : Operation("out value", ValueKind.Real)
{
    public int Index { get; } = index;
}

/// <summary>An element of a static array, whose indices are the node's arguments; read when generated code runs.</summary>
/// <param name="csharp">How generated code names the array.</param>
/// <param name="kind">The type of the elements.</param>
internal sealed class TableElement(string csharp, ValueKind kind) : Operation(csharp + "[]", kind)
{
    public string CSharp { get; } = csharp;
}

/// <summary>
/// A value that is computed again, one element after the other, where a condition says that its digits are not good: of the
/// condition, the value, the pre-activation and the hyperparameters. Only in kernels.
/// </summary>
/// <param name="maker">The method that makes the function on single numbers from the hyperparameters.</param>
internal sealed class ComputedAgain(string maker) : Operation("again", ValueKind.Real)
{
    public string Maker { get; } = maker;
}
