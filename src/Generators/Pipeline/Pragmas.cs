using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Generators.Pipeline;

/// <summary>
/// <c>#pragma warning disable</c> for what the deriver reports itself, as in a script; in a build the compiler sees to it.
/// </summary>
internal static class Pragmas
{
    public static bool Disable(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Error) return false;
        if (diagnostic.Location.SourceTree?.GetRoot() is not { ContainsDirectives: true } root) return false;
        bool disabled = false;
        for (DirectiveTriviaSyntax? each = root.GetFirstDirective(IsPragmaWarning);
            each is PragmaWarningDirectiveTriviaSyntax pragma && each.SpanStart < diagnostic.Location.SourceSpan.Start;
            each = each.GetNextDirective(IsPragmaWarning))
        {
            if (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(code => code.ToString() == diagnostic.Id))
                disabled = pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);
        }
        return disabled;
    }

    private static bool IsPragmaWarning(DirectiveTriviaSyntax directive) => directive is PragmaWarningDirectiveTriviaSyntax;
}
