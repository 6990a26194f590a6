using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Numerics.Tensors;
using System.Threading;
using GradRepl.Networks.Layers;
using GradRepl.Networks.Numerics;
using GradRepl.Runtime.Text;

namespace GradRepl.Networks.Training;

/// <summary>One training: takes batches in random order, steps, and watches for divergence, early stop and interruption.</summary>
internal sealed class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>An epoch whose mean loss exceeds the first batch's by this factor counts as diverged.</summary>
    private const double Blowup = 1e4;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(50);

    private readonly Network<T> _network;
    private readonly Matrix<T> _x, _y;
    private readonly Loss _loss;
    private readonly TrainingOptions _options;
    private readonly (Matrix<T> X, Matrix<T> Y)? _validation;
    private readonly CancellationToken _cancellationToken;
    private readonly bool _hasBatchNorm;
    private readonly OptimizerRun<T> _steps;
    private readonly Snapshot<T> _best;
    private readonly BatchBuffers<T> _batchX, _batchY;
    private readonly int[] _order;
    private readonly Layer<T>[] _learning;
    private readonly int _batch, _interruptions = TrainingHost.Interruptions;
    private readonly long _start = Stopwatch.GetTimestamp();

    private readonly List<double> _losses = [], _validationLosses = [], _rates = [];
    private readonly List<double[]> _gradientNorms = [];
    private double _firstLoss = double.NaN, _bestLoss = double.PositiveInfinity, _rate;
    private int _bestEpoch;
    private long _examples, _reported;

    public Trainer(
        Network<T> network, Matrix<T> x, Matrix<T> y, Loss loss, Optimizer optimizer,
        TrainingOptions options, (Matrix<T> X, Matrix<T> Y)? validation, CancellationToken cancellationToken)
    {
        (_network, _x, _y, _loss, _options) = (network, x, y, loss, options);
        (_validation, _cancellationToken) = (validation, cancellationToken);
        _hasBatchNorm = network.Layers.OfType<BatchNorm<T>>().Any();
        _batch = Math.Min(options.Batch, x.Rows);
        _steps = optimizer.For(network);
        _best = new Snapshot<T>(network);
        _batchX = new BatchBuffers<T>(x.Columns);
        _batchY = new BatchBuffers<T>(y.Columns);
        _order = [.. Enumerable.Range(0, x.Rows)];
        _learning = [.. network.Layers.Where(layer => layer.Parameters.Count > 0)];
    }

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public TrainingRun Run()
    {
        var random = new SeededRandom(_options.Seed ?? _network.Seed, -1);
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            random.Shuffle(_order);
            if (Epoch(epoch) is { } ended) return ended;
        }
        return Ended(TrainingEnding.Finished, "finished.");
    }

    /// <summary>Trains one epoch.</summary>
    /// <returns>The run if it ended in this epoch, else null.</returns>
    private TrainingRun? Epoch(int epoch)
    {
        double sum = 0;
        int seen = 0;
        while (seen < _order.Length)
        {
            int count = Math.Min(_batch, _order.Length - seen);
            // A batch norm cannot train on one example; the next epoch's order leaves out another one.
            if (count == 1 && seen > 0 && _hasBatchNorm) break;
            if (IsInterrupted)
                return Ended(
                    TrainingEnding.Interrupted,
                    FormattableString.Invariant($"interrupted in epoch {epoch} of {_options.Epochs}; what was learned so far stays."));
            double loss = _network.Gradients(Gather(_x, _batchX, seen, count), Gather(_y, _batchY, seen, count), _loss, PassMode.Training);
            if (double.IsNaN(_firstLoss)) _firstLoss = loss;
            if (!double.IsFinite(loss)) return Diverged(epoch, loss);
            bool isLast = seen + count >= _order.Length;
            if (isLast) _gradientNorms.Add([.. _learning.Select(Norm)]);
            _options.Clipping?.Apply(_network.Parameters);
            _rate = _steps.Optimizer.Rate * (_options.Schedule?.Factor(epoch - 1 + ((double)seen / _order.Length), _options.Epochs) ?? 1);
            _steps.Step(_rate);
            seen += count;
            _examples += count;
            sum += loss * count;
            Report(epoch, sum / seen, (double)seen / _order.Length, isLast);
        }
        return AfterEpoch(epoch, sum / seen);
    }

    private TrainingRun? AfterEpoch(int epoch, double loss)
    {
        if (_gradientNorms.Count < epoch) _gradientNorms.Add([.. _learning.Select(Norm)]);
        if (!double.IsFinite(LargestWeight) || loss > Blowup * Math.Max(1, _firstLoss)) return Diverged(epoch, loss);
        _losses.Add(loss);
        _rates.Add(_rate);
        if (_validation is { } validation)
        {
            double validationLoss = _network.Evaluate(validation.X, validation.Y, _loss);
            if (!double.IsFinite(validationLoss)) return Diverged(epoch, validationLoss);
            _validationLosses.Add(validationLoss);
            loss = validationLoss;
        }
        if (loss < _bestLoss)
        {
            (_bestLoss, _bestEpoch) = (loss, epoch);
            _best.Take();
        }
        _options.AfterEpoch?.Invoke(epoch);
        if (_options.Patience == 0 || epoch - _bestEpoch < _options.Patience) return null;
        _best.Restore();
        return Ended(
            TrainingEnding.EarlyStop,
            string.Create(CultureInfo.InvariantCulture,
                $"stopped early: the validation loss has not fallen for {_options.Patience} epochs; "
                + $"the weights are those after epoch {_bestEpoch} (validation loss {ShortNumber.Of(_bestLoss)})."));
    }

    private bool IsInterrupted =>
        _cancellationToken.IsCancellationRequested || TrainingHost.Stopped || TrainingHost.Interruptions != _interruptions;

    private double LargestWeight
    {
        get
        {
            double largest = 0;
            foreach (Parameter<T> parameter in _network.Parameters)
                largest = Math.Max(largest, Math.Abs(double.CreateTruncating(TensorPrimitives.MaxMagnitude<T>(parameter.Value.Elements))));
            return largest;
        }
    }

    private TrainingRun Diverged(int epoch, double loss)
    {
        double largest = LargestWeight;
        _best.Restore();
        string kept = _bestEpoch == 0
            ? "The weights are those before the training."
            : FormattableString.Invariant($"The weights are those after epoch {_bestEpoch} (loss {ShortNumber.Of(_bestLoss)}).");
        string advice = _steps.Steps == 0
            ? "The first pass overflows: begin with smaller weights, or scale the data."
            : FormattableString.Invariant(
                $"Try a smaller learning rate than {ShortNumber.Of(_rate)}{(_options.Clipping is null ? ", or clipping" : "")}.");
        return Ended(
            TrainingEnding.Diverged,
            string.Create(CultureInfo.InvariantCulture,
                $"diverged in epoch {epoch}, step {_steps.Steps + 1}: the loss is {ShortNumber.Of(loss)} (at first "
                + $"{ShortNumber.Of(_firstLoss)}), the largest weight {ShortNumber.Of(largest)}. {kept} {advice}"));
    }

    private TrainingRun Ended(TrainingEnding ending, string explanation) => new()
    {
        Losses = _losses,
        ValidationLosses = _validationLosses,
        Rates = _rates,
        GradientNorms = [.. _gradientNorms.Take(_losses.Count)],
        LayerNames = [.. _learning.Select(layer => layer.Name)],
        Ending = ending,
        Explanation = explanation,
        Warnings = [.. TrainingData.Warnings(_y, _loss, _network.Outputs)],
        BestEpoch = _bestEpoch,
        Steps = _steps.Steps,
        Duration = Elapsed,
        ExamplesPerSecond = _examples / Math.Max(Elapsed.TotalSeconds, 1e-9),
    };

    private Matrix<T> Gather(Matrix<T> all, BatchBuffers<T> buffers, int from, int count)
    {
        Matrix<T> batch = buffers.Of(count);
        for (int i = 0; i < count; i++) all.Row(_order[from + i]).CopyTo(batch.Row(i));
        return batch;
    }

    private void Report(int epoch, double loss, double part, bool isEpochsEnd)
    {
        if (_options.Progress is null || (Stopwatch.GetElapsedTime(_reported) < ReportEvery && !(isEpochsEnd && epoch == _options.Epochs)))
            return;
        _reported = Stopwatch.GetTimestamp();
        double fraction = (epoch - 1 + part) / _options.Epochs;
        TimeSpan elapsed = Elapsed;
        _options.Progress.Report(new TrainingProgress(
            epoch, _options.Epochs, fraction, loss, _validationLosses.Count == 0 ? null : _validationLosses[^1], _rate,
            _examples / Math.Max(elapsed.TotalSeconds, 1e-9), elapsed, elapsed * ((1 - fraction) / fraction)));
    }

    private static double Norm(Layer<T> layer)
    {
        double sum = 0;
        foreach (Parameter<T> parameter in layer.Parameters)
            sum += double.CreateTruncating(TensorPrimitives.SumOfSquares<T>(parameter.Gradient.Elements));
        return Math.Sqrt(sum);
    }
}
