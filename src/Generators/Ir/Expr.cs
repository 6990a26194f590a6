using System.Collections.Immutable;
using System.Linq;

namespace GradRepl.Generators.Ir;

/// <summary>
/// A value in a <see cref="Graph"/>. Equal values are one object, so common subexpressions are found by construction
/// and a value that the source names through a local is the same as one written in place.
/// </summary>
internal sealed class Expr
{
    internal Expr(Graph graph, int id, Operation operation, ImmutableArray<Expr> arguments, double number, string? text, long whole)
    {
        Graph = graph;
        Id = id;
        Operation = operation;
        Arguments = arguments;
        Number = number;
        Text = text;
        Whole = whole;
    }

    public Graph Graph { get; }

    /// <summary>Greater than the id of every argument: ids are a topological order.</summary>
    public int Id { get; }

    public Operation Operation { get; }

    public ImmutableArray<Expr> Arguments { get; }

    /// <summary>A constant's number.</summary>
    public double Number { get; }

    /// <summary>An integer constant, exactly; one past <see cref="long.MaxValue"/> by its bits.</summary>
    public long Whole { get; }

    /// <summary>The spelling of a parameter, a field, or a named constant.</summary>
    public string? Text { get; }

    /// <summary>The name under which the source knows this value, for readable generated code.</summary>
    public string? Hint { get; set; }

    public ValueKind Kind => Operation.Kind;

    public bool IsConstant => Operation is Structural { Role: Role.Constant };

    /// <summary>A number that the source spelled in digits, free to be folded.</summary>
    public bool IsLiteral => IsConstant && Text is null;

    /// <summary>Whether it is a literal by which a product is exact.</summary>
    public bool IsPowerOfTwo => IsLiteral && Graph.IsPowerOfTwo(Number);

    public bool IsLeaf => Arguments.Length == 0;

    public bool Is(double number) => IsLiteral && Number.Equals(number);

    /// <summary>Whether this value depends on <paramref name="parameter"/>.</summary>
    public bool DependsOn(Expr parameter) => Graph.Dependencies(this).Contains(parameter.Id);

    /// <summary>
    /// Whether this is a condition or a whole number, which stay as they are written, so that the derivative is that of the
    /// branch which the value takes.
    /// </summary>
    // Those that depend on a loop's result are changed with the values, so that all refer to the same loop.
    public bool Decides => (Kind == ValueKind.Boolean || Kind.IsInteger()) && !Graph.HoldsLoop(this);

    public static Expr operator +(Expr left, Expr right) => left.Graph.Add(left, right);

    public static Expr operator +(Expr left, double right) => left + left.Graph.Real(right);

    public static Expr operator +(double left, Expr right) => right.Graph.Real(left) + right;

    public static Expr operator -(Expr left, Expr right) => left.Graph.Subtract(left, right);

    public static Expr operator -(Expr left, double right) => left - left.Graph.Real(right);

    public static Expr operator -(double left, Expr right) => right.Graph.Real(left) - right;

    public static Expr operator *(Expr left, Expr right) => left.Graph.Multiply(left, right);

    public static Expr operator *(Expr left, double right) => left * left.Graph.Real(right);

    public static Expr operator *(double left, Expr right) => right.Graph.Real(left) * right;

    public static Expr operator /(Expr left, Expr right) => left.Graph.Divide(left, right);

    public static Expr operator /(Expr left, double right) => left / left.Graph.Real(right);

    public static Expr operator /(double left, Expr right) => right.Graph.Real(left) / right;

    public static Expr operator -(Expr operand) => operand.Graph.Negate(operand);

    public static Expr operator >=(Expr left, double right) => left.Graph.Compare(Infix.GreaterOrEqual, left, left.Graph.Real(right));

    public static Expr operator <=(Expr left, double right) => left.Graph.Compare(Infix.LessOrEqual, left, left.Graph.Real(right));

    /// <summary>For debuggers: the graph as nested calls.</summary>
    public override string ToString() => IsConstant ? Text ?? Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
        : Text ?? $"{Operation.Name}({string.Join(", ", Arguments.Select(argument => argument.ToString()))})";
}
