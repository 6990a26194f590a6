using System;

namespace GradRepl.Networks;

/// <summary>How far a training is.</summary>
/// <param name="Epoch">The epoch that is going on, from 1.</param>
/// <param name="Epochs">All epochs.</param>
/// <param name="Fraction">The part of the whole that is done, from 0 to 1.</param>
/// <param name="Loss">The mean loss of this epoch so far.</param>
/// <param name="ValidationLoss">The validation loss after the last whole epoch; null where there is none.</param>
/// <param name="Rate">The learning rate of the last step.</param>
/// <param name="ExamplesPerSecond">Examples trained on a second, so far.</param>
/// <param name="Elapsed">The time since the beginning.</param>
/// <param name="Remaining">The time that the rest takes at this speed.</param>
public sealed record TrainingProgress(
    int Epoch, int Epochs, double Fraction, double Loss, double? ValidationLoss,
    double Rate, double ExamplesPerSecond, TimeSpan Elapsed, TimeSpan Remaining);
