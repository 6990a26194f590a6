using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>Conditions on lanes, which meet bit by bit.</summary>
internal static class Masks
{
    public static readonly Infix Both = new("both", ValueKind.Boolean, "&");
    public static readonly Infix Either = new("either", ValueKind.Boolean, "|");
    public static readonly Prefix Complement = new("complement", ValueKind.Boolean, "~");
}
