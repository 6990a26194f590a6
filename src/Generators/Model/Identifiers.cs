using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Model;

/// <summary>Names as C# spells them.</summary>
internal static class Identifiers
{
    /// <summary>@class for a keyword used as a name.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The identifiers in an expression that has no literals, without their @.</summary>
    public static IEnumerable<string> In(string expression)
    {
        for (int start = 0; start < expression.Length; start++)
        {
            if (!SyntaxFacts.IsIdentifierStartCharacter(expression[start])) continue;
            int end = start + 1;
            while (end < expression.Length && SyntaxFacts.IsIdentifierPartCharacter(expression[end])) end++;
            yield return expression.Substring(start, end - start);
            start = end;
        }
    }

    /// <summary>A name that is not taken, and takes it.</summary>
    public static string Unique(string name, ISet<string> taken)
    {
        string unique = name;
        for (int next = 2; !taken.Add(unique); next++) unique = name + next;
        return unique;
    }
}
