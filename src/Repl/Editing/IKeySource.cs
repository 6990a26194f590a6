namespace GradRepl.Repl;

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
}
