using System;
using System.IO;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace GradRepl.Repl;

/// <summary>
/// Keys from a Unix terminal. .NET's console sets the terminal's mode and restores it; the bytes are read here, because
/// Console.ReadKey knows neither pastes nor characters that are cut between two reads.
/// </summary>
internal sealed class TtyKeySource(TextWriter output) : IKeySource
{
    // How long a terminal may take to send the rest of a sequence; over this, an escape is the key.
    private const int EscapeWaits = 6, EscapeWaitMilliseconds = 5;

    private readonly FileStream _input = new(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
    private readonly VtDecoder _decoder = new();
    private readonly byte[] _buffer = new byte[4096];
    private bool _asked;

    public bool HasPending => _decoder.HasEvents;

    public void Begin()
    {
        Console.TreatControlCAsInput = true;
        _ = Console.KeyAvailable; // Takes the terminal out of its line mode.
        output.Write("\e[?2004h"); // Pastes come in brackets.
        if (!_asked && Environment.GetEnvironmentVariable("TERM") is { } term && term != "linux") output.Write(TerminalBackground.Query);
        _asked = true;
    }

    public void End()
    {
        output.Write("\e[?2004l");
        Console.TreatControlCAsInput = false;
    }

    public InputEvent Read()
    {
        while (!_decoder.HasEvents)
        {
            int count;
            try
            {
                count = _input.Read(_buffer);
            }
            catch (IOException)
            {
                count = 0; // The terminal is gone.
            }
            if (count == 0) return new InputEnded();
            _decoder.Add(_buffer.AsSpan(0, count));
            if (!_decoder.HasEvents && _decoder.IsPartial && !MoreComes()) _decoder.Finish();
        }
        return _decoder.Take();
    }

    private static bool MoreComes()
    {
        for (int i = 0; i < EscapeWaits; i++)
        {
            if (Console.KeyAvailable) return true;
            Thread.Sleep(EscapeWaitMilliseconds);
        }
        return false;
    }
}
