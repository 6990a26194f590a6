using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using GradRepl.Repl.Output.Tracing;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.CSharp.Documentation;

/// <summary>
/// Finds the summaries that people wrote for symbols: above a declaration of the session, or in the XML files beside our
/// assemblies and in the SDK's reference packs, where there is one. A file is searched for the symbol's ID as bytes,
/// which needs no index and takes a few milliseconds.
/// </summary>
internal sealed class DocumentationComments
{
    // Where the reference pack documents what lives in the framework's core library.
    private static readonly string[] CoreFiles =
        [
            "System.Runtime", "System.Collections", "System.Linq", "System.Console", "System.Memory", "System.Threading",
            "System.Runtime.Numerics", "System.Text.RegularExpressions"];

    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Lazy<string?> _pack = new(FindPack);

    /// <summary>The symbol's summary in one line; empty where there is none.</summary>
    public string Summary(ISymbol symbol)
    {
        symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
        symbol = symbol.OriginalDefinition;
        if (!symbol.DeclaringSyntaxReferences.IsEmpty) return OfSource(symbol);
        if (symbol.GetDocumentationCommentId() is not { } id || symbol.ContainingAssembly is not { } assembly) return "";
        // The ID of an extension member has angle brackets in it.
        string escaped = id.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        byte[] start = Encoding.UTF8.GetBytes($"<member name=\"{escaped}\">");
        foreach (string file in Files(assembly.Name))
        {
            ReadOnlySpan<byte> content = Content(file);
            int at = content.IndexOf(start);
            if (at < 0) continue;
            int length = content[at..].IndexOf("</member>"u8);
            return length < 0 ? "" : SummaryOf(Encoding.UTF8.GetString(content.Slice(at, length)) + "</member>");
        }
        return "";
    }

    private static string OfSource(ISymbol symbol)
    {
        SyntaxNode declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        IEnumerable<string> lines = declaration.GetLeadingTrivia()
            .Select(trivia => trivia.ToString())
            .Where(text => text.StartsWith("///", StringComparison.Ordinal))
            .Select(text => text[3..]);
        return SummaryOf($"<member>{string.Join('\n', lines)}</member>");
    }

    /// <summary>The text of a summary, with references by their names.</summary>
    internal static string SummaryOf(string member)
    {
        try
        {
            return XElement.Parse(member).Element("summary") is { } summary
                ? string.Join(' ', Text(summary).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                : "";
        }
        catch (XmlException error)
        {
            TraceLog.Swallowed(error);
            return "";
        }
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference =>
            Name((reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))?.Value ?? ""),
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    // M:System.Math.Tanh(System.Double) is called Tanh.
    private static string Name(string reference)
    {
        string name = reference.Split('(')[0];
        name = name[(name.LastIndexOfAny(['.', ':']) + 1)..];
        int arity = name.IndexOf('`');
        return arity < 0 ? name : name[..arity];
    }

    private IEnumerable<string> Files(string assembly)
    {
        yield return Path.Combine(AppContext.BaseDirectory, assembly + ".xml");
        if (_pack.Value is not { } pack) yield break;
        yield return Path.Combine(pack, assembly + ".xml");
        if (assembly is not ("System.Private.CoreLib" or "System.Runtime")) yield break;
        foreach (string file in CoreFiles) yield return Path.Combine(pack, file + ".xml");
    }

    private byte[] Content(string file) => _files.GetOrAdd(file, static file =>
    {
        try
        {
            return File.Exists(file) ? File.ReadAllBytes(file) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TraceLog.Swallowed(error);
            return [];
        }
    });

    /// <summary>
    /// The folder of the newest reference pack of our framework beside
    /// the runtime that runs us; null where there is no SDK.
    /// </summary>
    private static string? FindPack()
    {
        // <root>/shared/Microsoft.NETCore.App/10.0.1/System.Private.CoreLib.dll
        string? root =
            Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string packs = Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"),
            framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";
        if (!Directory.Exists(packs)) return null;
        return Directory.EnumerateDirectories(packs)
            .Select(pack => Path.Combine(pack, "ref", framework))
            .Where(Directory.Exists)
            .Order(StringComparer.Ordinal)
            .LastOrDefault();
    }
}
