using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Model;

/// <summary>Names as C# spells them.</summary>
internal static class Identifiers
{
    /// <summary>@class for a keyword used as a name.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
