using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>Logical operators on the conditions of lanes, which are bit masks.</summary>
internal static class Masks
{
    public static readonly Infix Both = new("both", ValueKind.Boolean, "&");
    public static readonly Infix Either = new("either", ValueKind.Boolean, "|");
    public static readonly Prefix Complement = new("complement", ValueKind.Boolean, "~");
}
