using System;
using System.Collections.Generic;

namespace GradRepl.Repl.Editor.Menus;

/// <summary>Something that could stand at the caret.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Describe">Says what it is; called only for what is shown.</param>
internal sealed record CompletionItem(string Text, Func<ItemDescription> Describe)
{
    private ItemDescription? _description;

    public ItemDescription Description => _description ??= Describe();
}

/// <summary>What a completion is.</summary>
/// <param name="Signature">In one line.</param>
/// <param name="Summary">In a sentence or two; empty where nothing is known.</param>
internal sealed record ItemDescription(string Signature, string Summary = "");

/// <summary>The completions at a place.</summary>
/// <param name="Start">Where the text starts that they replace, up to the caret.</param>
/// <param name="Items">In the order in which they are offered.</param>
internal sealed record CompletionList(int Start, IReadOnlyList<CompletionItem> Items)
{
    public static readonly CompletionList None = new(0, []);
}

/// <summary>Answers what could stand at a place in a text.</summary>
internal interface ICompletionSource
{
    CompletionList Complete(string text, int caret);

    /// <summary>What is being called, where an argument is to be typed at the caret and nothing of it is; otherwise nothing.</summary>
    IReadOnlyList<ItemDescription> Signatures(string text, int caret);
}
