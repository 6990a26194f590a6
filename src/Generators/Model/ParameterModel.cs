using System.Globalization;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Model;

/// <summary>A parameter of an annotated method.</summary>
/// <param name="Name">Its name, as declared.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Kind">How the graph holds it.</param>
/// <param name="Default">The declared default as C#, null where there is none.</param>
/// <param name="Number">The declared default as a number, NaN where there is none.</param>
internal sealed record ParameterModel(string Name, string Type, ValueKind Kind, string? Default, double Number)
{
    /// <summary>What generated code calls it: its name, unless that means something else there.</summary>
    public string Identifier { get => field ?? Name; init; }

    /// <summary>Whether there is a derivative by it: a whole number, a choice or a flag has none.</summary>
    public bool IsContinuous => Kind == ValueKind.Real;

    /// <summary>The integer type under an enum; null for everything else.</summary>
    public string? Underlying { get; init; }

    /// <summary>How generated code reads it; an enum as its number.</summary>
    public string Spelling => Underlying is null
        ? Identifiers.Escape(Identifier)
        : $"({IntegerType.Of(Kind).Name}){Identifiers.Escape(Identifier)}";

    public bool IsHalf => Type == "global::System.Half";

    /// <summary>Whether derivatives, which compute in double, must widen it first.</summary>
    public bool IsWidened => Kind == ValueKind.Real && Type != "double";

    public string Declaration => $"{Type} {Identifiers.Escape(Identifier)}{(Default is null ? "" : $" = {Default}")}";

    /// <summary>The default as a C# double.</summary>
    public string NumberAsCSharp => double.IsNaN(Number) ? "double.NaN"
        : double.IsInfinity(Number) ? (Number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity")
        : Number.ToString("R", CultureInfo.InvariantCulture);
}
