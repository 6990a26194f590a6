using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Tests.Pipeline.Properties;

/// <summary>A piece of C# with holes for others, as a tree that can be shrunk.</summary>
/// <param name="Format">Its text, with {0}, {1} … for the parts.</param>
/// <param name="Parts">What fills the holes.</param>
internal sealed record Piece(string Format, params Piece[] Parts)
{
    public int Size => 1 + Parts.Sum(part => part.Size);

    public override string ToString() =>
        Parts.Length == 0 ? Format : string.Format(System.Globalization.CultureInfo.InvariantCulture, Format, [.. Parts]);

    /// <summary>Smaller expressions: a part in the place of the whole, or one part made smaller.</summary>
    public IEnumerable<Piece> Smaller()
    {
        if (Parts.Length == 0)
        {
            if (Format is not ("z" or "1.0")) yield return new Piece("z");
            if (Format != "1.0") yield return new Piece("1.0");
            yield break;
        }
        foreach (Piece part in Parts) yield return part;
        for (int i = 0; i < Parts.Length; i++)
            foreach (Piece smaller in Parts[i].Smaller()) yield return this with { Parts = [.. Parts[..i], smaller, .. Parts[(i + 1)..]] };
    }
}

/// <summary>A function of z and a with two locals, a few statements on them, and a result.</summary>
/// <param name="First">What t starts with; may use z and a.</param>
/// <param name="Second">What s starts with; may use t as well.</param>
/// <param name="Statements">Assignments, ifs and early returns.</param>
/// <param name="Result">What is returned at the end.</param>
internal sealed record RandomFunction(Piece First, Piece Second, Piece[] Statements, Piece Result)
{
    public int Size => First.Size + Second.Size + Statements.Sum(statement => statement.Size) + Result.Size;

    public string Source(string name) =>
        $"    [Activation]\n    public static double {name}(double z, double a = 1.3)\n    {{\n"
            + $"        double t = {First};\n        double s = {Second};\n"
            + string.Concat(Statements.Select(statement => $"        {statement}\n"))
            + $"        return {Result};\n    }}\n";

    /// <summary>Functions that lack a statement or have a smaller expression somewhere.</summary>
    public IEnumerable<RandomFunction> Smaller()
    {
        for (int i = 0; i < Statements.Length; i++) yield return this with { Statements = [.. Statements[..i], .. Statements[(i + 1)..]] };
        foreach (Piece smaller in Result.Smaller()) yield return this with { Result = smaller };
        foreach (Piece smaller in Second.Smaller()) yield return this with { Second = smaller };
        foreach (Piece smaller in First.Smaller()) yield return this with { First = smaller };
        for (int i = 0; i < Statements.Length; i++)
            for (int j = 0; j < Statements[i].Parts.Length; j++)
                foreach (Piece smaller in Statements[i].Parts[j].Smaller())
                {
                    Piece[] parts = [.. Statements[i].Parts[..j], smaller, .. Statements[i].Parts[(j + 1)..]];
                    Piece changed = Statements[i] with { Parts = parts };
                    yield return this with { Statements = [.. Statements[..i], changed, .. Statements[(i + 1)..]] };
                }
    }

    public override string ToString() => Source("F");
}
