using System;
using System.IO;
using System.Text;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace GradRepl.Repl.Editor.Keys;

/// <summary>
/// Keys from a Unix terminal. .NET's console sets the terminal's mode and restores it; the bytes are read here, because
/// Console.ReadKey knows neither pastes nor characters that are cut between two reads.
/// </summary>
internal sealed class TtyKeySource(TextWriter output, Stream input, Func<bool> hasInput) : IKeySource
{
    // A terminal at the other end of a slow line answers in this time, and one that does not is not waited for longer.
    private const int AnswerWaits = 50, AnswerWaitMilliseconds = 5;

    // How long a terminal may take to send the rest of a sequence; over this, an escape is the key.
    private const int EscapeWaits = 6, EscapeWaitMilliseconds = 5;

    private readonly VtDecoder _decoder = new();
    private readonly byte[] _buffer = new byte[4096];
    private bool _asked;
    private bool _reading;

    /// <summary>The process's own terminal.</summary>
    public TtyKeySource(TextWriter output)
        : this(output, new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0), () => Console.KeyAvailable)
    {
    }

    public bool HasPending => _decoder.HasEvents;

    public void Begin()
    {
        _reading = true;
        Console.TreatControlCAsInput = true;
        _ = hasInput(); // Takes the terminal out of its line mode.
        output.Write("\e[?2004h"); // Pastes come in brackets.
        if (!_asked && Environment.GetEnvironmentVariable("TERM") is { } term && term != "linux") output.Write(TerminalBackground.Query);
        _asked = true;
    }

    public void End()
    {
        _reading = false;
        output.Write("\e[?2004l");
        Console.TreatControlCAsInput = false;
    }

    public InputEvent Read()
    {
        while (!_decoder.HasEvents)
        {
            if (Receive().IsEmpty) return new InputEnded();
            if (!_decoder.HasEvents && _decoder.IsPartial && !MoreComes()) _decoder.Finish();
        }
        return _decoder.Take();
    }

    public string? Ask(string query, Func<string, bool> isComplete)
    {
        if (_reading) return null; // Somebody else waits for what comes.
        _ = hasInput(); // Takes the terminal out of its line mode, so that it does not echo the answer.
        output.Write(query);
        output.Flush();
        var answer = new StringBuilder();
        while (!isComplete(answer.ToString()) && Comes(AnswerWaits, AnswerWaitMilliseconds))
        {
            ReadOnlySpan<byte> received = Receive();
            if (received.IsEmpty) break;
            answer.Append(Encoding.Latin1.GetString(received));
        }
        return answer.ToString();
    }

    /// <summary>Waits for bytes and hands them to the decoder, which takes answers apart from keys; none at the end.</summary>
    private ReadOnlySpan<byte> Receive()
    {
        int count;
        try
        {
            count = input.Read(_buffer);
        }
        catch (IOException)
        {
            count = 0; // The terminal is gone.
        }
        _decoder.Add(_buffer.AsSpan(0, count));
        return _buffer.AsSpan(0, count);
    }

    private bool MoreComes() => Comes(EscapeWaits, EscapeWaitMilliseconds);

    private bool Comes(int waits, int milliseconds)
    {
        for (int i = 0; i < waits; i++)
        {
            if (hasInput()) return true;
            Thread.Sleep(milliseconds);
        }
        return false;
    }
}
