using System;

namespace GradRepl.Repl.Editor.Keys;

/// <summary>Where keys come from.</summary>
internal interface IKeySource
{
    /// <summary>Takes the keyboard: from now on keys are neither echoed nor signals.</summary>
    void Begin();

    /// <summary>Gives the keyboard back: Ctrl+C interrupts again.</summary>
    void End();

    /// <summary>Waits for the next event, without using the processor.</summary>
    InputEvent Read();

    /// <summary>Whether the next event is here already, so that drawing can wait for it.</summary>
    bool HasPending { get; }

    /// <summary>Asks the terminal something while nobody reads keys; keys that are pressed meanwhile are read afterwards.</summary>
    /// <param name="query">The control sequences.</param>
    /// <param name="isComplete">Whether what came, keys and answer, holds the whole answer.</param>
    /// <returns>What came in a short while; null where the terminal cannot be asked.</returns>
    string? Ask(string query, Func<string, bool> isComplete) => null;
}
