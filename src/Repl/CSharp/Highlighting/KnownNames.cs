using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Repl.CSharp.Highlighting;

/// <summary>
/// The names of types and activations that a session knows, for colouring: cheaper than asking what each name in the
/// input means. They are gathered in the background after each submission; until then the last ones serve.
/// </summary>
internal sealed class KnownNames(Session session)
{
    private SubmissionChain? _gathered;
    private volatile FrozenSet<string> _types = FrozenSet<string>.Empty;

    public bool IsType(string name)
    {
        Refresh();
        return _types.Contains(name);
    }

    public bool IsActivation(string name) => session.Activations.Any(activation => activation.Name == name);

    private void Refresh()
    {
        SubmissionChain chain = session.Chain;
        if (ReferenceEquals(chain, _gathered)) return;
        _gathered = chain;
        Task.Run(() => _types = TypesOf(chain));
    }

    /// <summary>The names of the types that the next submission would see.</summary>
    public static FrozenSet<string> TypesOf(SubmissionChain chain)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText("", SubmissionCompiler.ParseOptions);
        IEnumerable<ISymbol> symbols = SubmissionCompiler.Analyse(tree, chain).GetSemanticModel(tree).LookupNamespacesAndTypes(0);
        return symbols.Where(symbol => symbol is INamedTypeSymbol or IAliasSymbol).Select(symbol => symbol.Name).ToFrozenSet();
    }
}
