using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.CSharp.Documentation;

/// <summary>How a symbol is shown in one line.</summary>
internal static class SymbolSignature
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .RemoveMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeNamespaceKeyword | SymbolDisplayKindOptions.IncludeTypeKeyword)
        .RemoveLocalOptions(SymbolDisplayLocalOptions.IncludeConstantValue);

    public static string Of(ISymbol symbol, SemanticModel model, int position) => symbol.ToMinimalDisplayString(model, position, Format);
}
