using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GradRepl.Generators.Tests.Harness;

/// <summary>A source in which <c>[|</c> and <c>|]</c> stand around the place of an expected diagnostic.</summary>
internal sealed class MarkedSource
{
    public MarkedSource(string marked)
    {
        int start = marked.IndexOf("[|", StringComparison.Ordinal), end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        Text = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        Expected = SourceText.From(Text).Lines.GetLinePositionSpan(TextSpan.FromBounds(start, end));
    }

    /// <summary>The source without the marks.</summary>
    public string Text { get; }

    /// <summary>The marked place, as line and column of its start and end.</summary>
    public LinePositionSpan Expected { get; }

    public void IsAt(Diagnostic diagnostic) => Assert.Equal(Expected, diagnostic.Location.GetLineSpan().Span);
}
