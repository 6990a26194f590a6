namespace GradRepl.Networks;

/// <summary>What a pass through a network is for: some layers behave differently.</summary>
public enum PassMode
{
    /// <summary>Answering: batch norm uses its running statistics, dropout lets everything through.</summary>
    Inference,

    /// <summary>Learning: batch norm uses the batch's statistics and updates the running ones, dropout drops.</summary>
    Training,

    /// <summary>Looking: batch norm uses the batch's statistics, as in training, but nothing is updated and nothing dropped.</summary>
    Measuring,
}
