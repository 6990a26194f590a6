using System;
using GradRepl.Repl.Output.Errors;

namespace GradRepl.Repl.App;

/// <summary>While it lives, Ctrl+C goes to the session instead of ending the process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly Func<bool> _interrupt;

    /// <param name="interrupt">Interrupts what is running, and answers whether there was something; if not, the process ends.</param>
    public Interruption(Func<bool> interrupt)
    {
        _interrupt = interrupt;
        Console.CancelKeyPress += OnCancel;
    }

    public void Dispose() => Console.CancelKeyPress -= OnCancel;

    private void OnCancel(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = true;
        if (!_interrupt()) Environment.Exit(ExitCode.Interrupted);
    }
}
