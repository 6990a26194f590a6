using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Editor.Coloring;
using GradRepl.Repl.Editor.Drawing;
using GradRepl.Repl.Editor.Editing;
using GradRepl.Repl.Editor.Keys;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Editor.Menus;

/// <summary>The menu of completions: typing narrows it, Tab and the arrows choose, Enter takes.</summary>
internal sealed class CompletionMenu : IOverlay
{
    private const int MaxItems = 8;

    private readonly CompletionList _list;
    private List<CompletionItem> _items;
    private int _selected, _top;

    private CompletionMenu(CompletionList list)
    {
        _list = list;
        _items = [.. list.Items];
    }

    public TokenSpan? Mark => null;

    /// <summary>Inserts what all completions begin with.</summary>
    /// <returns>A menu where there is still a choice to make; otherwise what the only completion is, or null where there is none.</returns>
    public static IOverlay? Open(CompletionList list, EditState state)
    {
        if (list.Items.Count == 0) return null;
        string typed = state.Buffer.Text[list.Start..state.Buffer.Caret];
        string common = Common(list.Items);
        if (common.Length >= typed.Length && common != typed && common.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) state.Replace(state.Buffer.ReplaceBack(list.Start, common));
        return list.Items.Count == 1 ? new Hint([list.Items[0].Description]) : new CompletionMenu(list);
    }

    public OverlayAnswer Press(Key key, EditState state)
    {
        switch (key.ToString())
        {
            case "Tab" or "Down" or "C-n":
                return Select((_selected + 1) % _items.Count);
            case "S-Tab" or "Up" or "C-p":
                return Select((_selected + _items.Count - 1) % _items.Count);
            case "PageDown":
                return Select(Math.Min(_selected + MaxItems, _items.Count - 1));
            case "PageUp":
                return Select(Math.Max(_selected - MaxItems, 0));
            case "Enter":
                state.Replace(state.Buffer.ReplaceBack(_list.Start, _items[_selected].Text));
                return OverlayAnswer.Close;
            case "Escape" or "C-g":
                return OverlayAnswer.Close;
            case "Backspace" or "C-h" when state.Buffer.Caret > _list.Start:
                state.Delete(state.Buffer.Previous, state.Buffer.Caret);
                return Narrow(state);
            default:
                if (!key.Types || !(System.Text.Rune.IsLetterOrDigit(key.Character) || key.Character.Value == '_')) return OverlayAnswer.Pass;
                state.Insert(key.Character.ToString(), typed: true);
                return Narrow(state);
        }
    }

    public IReadOnlyList<List<Cell>> Rows(int width, int height)
    {
        int shown = Math.Min(Math.Min(_items.Count, MaxItems), height);
        if (shown <= 0) return [];
        _top = Math.Clamp(_top, Math.Max(0, _selected - shown + 1), Math.Min(_selected, _items.Count - shown));
        int nameWidth = Math.Min(_items.Skip(_top).Take(shown).Max(item => CellWidth.Of(item.Text)), Math.Max(width / 2, 8));
        var rows = new List<List<Cell>>();
        for (int i = _top; i < _top + shown; i++) rows.Add(Cell.Fit(Item(_items[i], i == _selected, nameWidth), width - 1));
        string count = shown < _items.Count ? $"{_selected + 1} of {_items.Count}  " : "";
        rows.AddRange(Hint.Summary(count + _items[_selected].Description.Summary, width, height - shown));
        return rows;
    }

    private static List<Cell> Item(CompletionItem item, bool selected, int nameWidth)
    {
        List<Cell> cells = Cell.Of(selected ? "▸ " : "  ", TokenClass.Prompt);
        List<Cell> name = Cell.Fit(Cell.Of(item.Text, selected ? TokenClass.Selected : TokenClass.Text), nameWidth);
        cells.AddRange(name);
        cells.AddRange(Cell.Of(new string(' ', nameWidth - name.Sum(cell => cell.Width) + 2) + item.Description.Signature, TokenClass.Hint));
        return cells;
    }

    private static string Common(IReadOnlyList<CompletionItem> items)
    {
        ReadOnlySpan<char> common = items[0].Text;
        foreach (CompletionItem item in items) common = common[..common.CommonPrefixLength(item.Text)];
        return common.ToString();
    }

    private OverlayAnswer Select(int index)
    {
        _selected = index;
        return OverlayAnswer.Stay;
    }

    private OverlayAnswer Narrow(EditState state)
    {
        string typed = state.Buffer.Text[_list.Start..state.Buffer.Caret];
        _items = [.. _list.Items.Where(item => item.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))];
        _selected = _top = 0;
        return _items.Count == 0 ? OverlayAnswer.Close : OverlayAnswer.Stay;
    }
}
