using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using GradRepl.Repl.Output.Formatting;

namespace GradRepl.Repl.Output.Recordings;

/// <summary>Collects what a script shows, in order, with the statements that showed it. The console shows it all the same.</summary>
internal sealed class Recording : IDisposable
{
    // What one statement writes and a reader may still look through.
    private const int LongestText = 100_000;

    private readonly List<Shown> _shown = [];
    private readonly Lock _lock = new();
    private readonly TextWriter _output = Console.Out, _error = Console.Error;
    private readonly StringBuilder _text = new();
    private (int Position, bool IsError) _textOf;
    private long _left;

    /// <summary>Starts to listen to the console.</summary>
    public Recording()
    {
        ScriptPosition.Reach(0);
        Console.SetOut(new RecordingWriter(_output, text => Write(text, isError: false)));
        Console.SetError(new RecordingWriter(_error, text => Write(text, isError: true)));
    }

    /// <summary>What was shown until now.</summary>
    public IReadOnlyList<Shown> All
    {
        get
        {
            lock (_lock)
            {
                EndText();
                return [.. _shown];
            }
        }
    }

    public void Dispose()
    {
        Console.SetOut(_output);
        Console.SetError(_error);
    }

    public void Add(Shown shown)
    {
        lock (_lock)
        {
            EndText();
            _shown.Add(shown with { Position = ScriptPosition.Current });
        }
    }

    /// <summary>A value, with the text that the session shows for it; a figure is shown when it is saved.</summary>
    public void Value(object value, string text)
    {
        if (value is Figure) return;
        if (TableFormatter.TableOf(value, new ValueFormatter(quoteText: false)) is { } table) Add(new ShownTable(table.Caption, table.Headers, table.Rows));
        else Add(new ShownText(text));
    }

    /// <summary>A figure that was drawn here, and that may be saved later.</summary>
    public void Drawn(Figure figure) => Add(new ShownFigure(figure));

    /// <summary>A figure was saved: by a statement, which shows it, or at the end, and then it is shown where it was drawn.</summary>
    public void Saved(Figure figure, bool atEnd)
    {
        byte[] png = figure.ToPng();
        lock (_lock)
        {
            EndText();
            int drawn = _shown.FindIndex(shown => shown is ShownFigure { Png: null } waiting && ReferenceEquals(waiting.Figure, figure));
            if (drawn >= 0 && atEnd)
            {
                _shown[drawn] = (ShownFigure)_shown[drawn] with { Png = png };
                return;
            }
            if (drawn >= 0) _shown.RemoveAt(drawn);
            _shown.Add(new ShownFigure(figure) { Png = png, Position = ScriptPosition.Current });
        }
    }

    // What a statement writes in pieces is one text.
    private void Write(string text, bool isError)
    {
        lock (_lock)
        {
            (int, bool) of = (ScriptPosition.Current, isError);
            if (_text.Length > 0 && of != _textOf) EndText();
            _textOf = of;
            int room = Math.Max(0, LongestText - _text.Length);
            _text.Append(text.AsSpan(0, Math.Min(room, text.Length)));
            _left += Math.Max(0, text.Length - room);
        }
    }

    private void EndText()
    {
        if (_text.Length == 0) return;
        string text = _left == 0 ? _text.ToString() : FormattableString.Invariant($"{_text}… and {_left:#,0} more characters");
        _shown.Add(_textOf.IsError ? new ShownError(text) { Position = _textOf.Position } : new ShownText(text) { Position = _textOf.Position });
        _text.Clear();
        _left = 0;
    }
}
