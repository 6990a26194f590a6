using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GradRepl.Repl.Editor.Coloring;
using GradRepl.Repl.Editor.Drawing;
using GradRepl.Repl.Editor.Editing;
using GradRepl.Repl.Editor.History;
using GradRepl.Repl.Editor.Keys;
using GradRepl.Repl.Editor.Lines;
using GradRepl.Repl.Editor.Menus;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Editor;

/// <summary>What a <see cref="LineEditor"/> works with.</summary>
/// <param name="Keys">The keyboard.</param>
/// <param name="Window">The screen.</param>
/// <param name="History">The inputs of before.</param>
/// <param name="Completion">Answers Tab.</param>
/// <param name="Highlighter">Colours the input.</param>
/// <param name="IsComplete">Whether Enter runs an input.</param>
/// <param name="Colour">Whether there is colour.</param>
/// <param name="Shown">What to do as soon as the first prompt is there.</param>
internal sealed record LineEditorServices(
    IKeySource Keys, ITerminalWindow Window, InputHistory History, ICompletionSource Completion, IHighlighter Highlighter, Func<string, bool> IsComplete, bool Colour, Action? Shown = null);

/// <summary>Reads inputs of one or more lines from a terminal. <see cref="KeyBinding.All"/> says which keys do what.</summary>
internal sealed class LineEditor(LineEditorServices services) : ILineReader
{
    private const string Prompt = "> ", Continuation = ". ", Indentation = "    ";

    private readonly Renderer _renderer = new(services.Window);
    // The window may change while a key is awaited.
    private readonly Lock _gate = new();
    private Theme _theme = !services.Colour ? Theme.Plain
        : TerminalBackground.IsLightByEnvironment(Environment.GetEnvironmentVariable("COLORFGBG")) ? Theme.Light : Theme.Dark;
    private IOverlay? _overlay;
    private int _top;
    private Action? _shown = services.Shown;
    private bool _active, _submitted, _left, _hinted;

    public EditState State { get; } = new(services.History);

    /// <returns>The input, of one or more lines; null where the user leaves.</returns>
    public string? ReadLine(bool continuation)
    {
        services.Keys.Begin();
        services.Window.Changed += OnChanged;
        try
        {
            lock (_gate) Start();
            _shown?.Invoke();
            _shown = null;
            while (true)
            {
                InputEvent next = services.Keys.Read();
                lock (_gate)
                {
                    Handle(next);
                    if (_submitted || _left) return Finish();
                    if (!services.Keys.HasPending) Draw();
                }
            }
        }
        finally
        {
            lock (_gate) _active = false;
            services.Window.Changed -= OnChanged;
            services.Keys.End();
        }
    }

    /// <summary>Runs the input if it is complete; goes on with it otherwise.</summary>
    public void Enter()
    {
        TextBuffer buffer = State.Buffer;
        // Two empty lines at the end run what is there, so that nobody is caught in an input that never ends.
        bool forced = buffer.Caret == buffer.Text.Length && buffer.Text.Split('\n') is [_, .., var last, var end] && string.IsNullOrWhiteSpace(last) && string.IsNullOrWhiteSpace(end);
        if (services.IsComplete(buffer.Text))
        {
            // A paste often ends with a line's end.
            if (buffer.Text.TrimEnd() is var text && text.Length < buffer.Text.Length) State.Replace(TextBuffer.AtEnd(text));
            _submitted = true;
        }
        else if (forced) _submitted = true;
        else NewLine();
    }

    /// <summary>Inserts a line's end and what indents the next line.</summary>
    public void NewLine()
    {
        string line = State.Buffer.LineBeforeCaret;
        // What is typed ahead, or pasted without brackets, brings its own blanks.
        string blanks = services.Keys.HasPending ? "" : line[..^line.TrimStart().Length];
        if (!services.Keys.HasPending && line.TrimEnd() is [.., '{' or '(' or '[']) blanks += Indentation;
        State.Insert("\n" + blanks, typed: false);
    }

    /// <summary>
    /// Completes what stands before the caret; indents where nothing does. Where an argument is to come, tells first what
    /// is called, and completes the second time.
    /// </summary>
    public void Complete()
    {
        TextBuffer buffer = State.Buffer;
        if (string.IsNullOrWhiteSpace(buffer.LineBeforeCaret) && !buffer.OnFirstLine) State.Insert(Indentation, typed: false);
        else if (!_hinted && Try(() => services.Completion.Signatures(buffer.Text, buffer.Caret), []) is { Count: > 0 } signatures) _overlay = new Hint(signatures);
        else _overlay = CompletionMenu.Open(Try(() => services.Completion.Complete(buffer.Text, buffer.Caret), CompletionList.None), State);
    }

    /// <summary>Starts to search the history.</summary>
    public void Search() => _overlay = new HistorySearch(services.History, State.Buffer);

    /// <summary>Deletes the character after the caret; leaves where there is no input.</summary>
    public void DeleteOrLeave()
    {
        if (State.Buffer.IsEmpty) _left = true;
        else State.Delete(State.Buffer.Caret, State.Buffer.Next);
    }

    /// <summary>Drops the input and starts an empty one below it.</summary>
    public void Drop()
    {
        _overlay = null;
        State.Move(State.Buffer.Text.Length);
        Draw();
        services.Window.Write("^C");
        _renderer.Finish();
        Start();
    }

    /// <summary>Clears the screen; the input stays.</summary>
    public void ClearScreen() => _renderer.ClearScreen();

    /// <summary>Gives the terminal to the shell until it wakes us.</summary>
    public void Suspend()
    {
        _overlay = null;
        Draw();
        _renderer.Finish();
        services.Keys.End();
        services.Window.Suspend();
        services.Keys.Begin();
    }

    private void Start()
    {
        State.Start();
        _overlay = null;
        _top = 0;
        _active = true;
        _submitted = _left = false;
        _renderer.Start(_theme);
        if (!services.Keys.HasPending) Draw();
    }

    private string? Finish()
    {
        _overlay = null;
        State.Move(State.Buffer.Text.Length);
        // All of it, also where it is higher than the window: it stays to be read.
        Layout layout = Lay(mark: null);
        if (layout.Rows.Count > services.Window.Height) _renderer.WipeOut();
        _renderer.Show(layout.Rows, layout.CaretRow, layout.CaretColumn, _theme);
        _renderer.Finish();
        if (_left) return null;
        services.History.Add(State.Buffer.Text);
        return State.Buffer.Text;
    }

    private void Handle(InputEvent input)
    {
        switch (input)
        {
            case KeyPressed { Key: var key }:
                State.Do(() => Press(key));
                break;
            case Pasted { Text: var text }:
                _overlay = null;
                State.Do(() => State.Insert(text, typed: false));
                break;
            case BackgroundReported { IsLight: var light } when services.Colour:
                _theme = light ? Theme.Light : Theme.Dark;
                break;
            case InputEnded:
                _left = true;
                break;
        }
    }

    private void Press(Key key)
    {
        _hinted = false;
        if (_overlay is { } overlay)
        {
            OverlayAnswer answer = overlay.Press(key, State);
            _hinted = overlay is Hint;
            if (answer != OverlayAnswer.Stay) _overlay = null;
            if (answer != OverlayAnswer.Pass) return;
        }
        if (KeyBinding.Find(key) is { } command) command(this);
        else if (key.Types) Type(key.Character.ToString());
    }

    private void Type(string text)
    {
        // A closing brace goes back under the line that opened it.
        TextBuffer buffer = State.Buffer;
        if (text == "}" && buffer.LineBeforeCaret.Length >= Indentation.Length && string.IsNullOrWhiteSpace(buffer.LineBeforeCaret) && !services.Keys.HasPending)
            State.Replace(buffer.Delete(buffer.Caret - Indentation.Length, buffer.Caret));
        State.Insert(text, typed: true);
    }

    private void OnChanged()
    {
        lock (_gate)
        {
            if (!_active) return;
            _renderer.WipeOutResized();
            Draw();
        }
    }

    private void Draw()
    {
        (int width, int height) = (Math.Max(services.Window.Width, 2), Math.Max(services.Window.Height, 1));
        Layout layout = Lay(_overlay?.Mark);
        // The input comes first, but leaves room for what is chosen from.
        int room = Math.Max(Math.Min(height / 2, 10), height - layout.Rows.Count);
        IReadOnlyList<List<Cell>> below = _overlay?.Rows(width, Math.Min(room, height - 1)) ?? [];
        int shown = Math.Min(layout.Rows.Count, height - below.Count);
        _top = Math.Clamp(_top, Math.Max(0, layout.CaretRow - shown + 1), Math.Min(layout.CaretRow, layout.Rows.Count - shown));
        _renderer.Show([.. layout.Rows.Skip(_top).Take(shown), .. below], layout.CaretRow - _top, layout.CaretColumn, _theme);
    }

    private Layout Lay(TokenSpan? mark)
    {
        IReadOnlyList<TokenSpan> spans = mark is { } only ? [only] : Try(() => services.Highlighter.Classify(State.Buffer), []);
        return Layout.Of(State.Buffer, spans, Math.Max(services.Window.Width, 2), Prompt, Continuation);
    }

    // What only helps to type must never end a session, whatever the compiler makes of half an input.
    private static T Try<T>(Func<T> help, T otherwise)
    {
        try
        {
            return help();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return otherwise;
        }
    }
}
