using System.Linq;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Sessions.Compiling;

/// <summary>Marks the statements at a script's top level, so that what they show can be put beneath them.</summary>
internal static class StatementMarks
{
    public static void Add(TextEdits edits, CompilationUnitSyntax root)
    {
        // Before whatever else stands at the same place.
        foreach (MemberDeclarationSyntax member in root.Members.Where(member => member is GlobalStatementSyntax or FieldDeclarationSyntax))
            edits.InsertFirst(member.SpanStart, $"global::GradRepl.Repl.Output.Recordings.ScriptPosition.Reach({member.SpanStart});");
    }
}
