// Which activation for which layer?
//
// A measured comparison of eight activations in hidden layers, with its uncertainty, and what belongs at the output.
//
//     gradrepl lessons 10                   figures go to ./figures/10-which-activation
//     gradrepl lessons 10 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change a line, run it again, and look.

Activation[] candidates = [Activations.Sigmoid, Activations.Tanh, Activations.ReLU, Activations.LeakyReLU, Activations.ELU, Activations.GELU, Activations.SiLU, Activations.Mish];
int[] seeds = [1, 2, 3];

Heading("1  Eight candidates");
Text("""
    The sigmoid and tanh came first. ReLU (2010) made deep networks learn. The others are ReLU with
    its corner or its flat side mended: LeakyReLU and ELU keep some slope below 0, GELU, SiLU and
    Mish bend smoothly. Which is the best one? Do not believe anybody who just says so: measure.

    """);
Save(Figure.Compare(candidates, -4, 4, "Eight activations, and their slopes"), "10-which-activation/01-candidates.png");

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  In hidden layers: an experiment");
Task[] tasks =
[
    new("moons", Datasets.Moons(160, noise: 0.15, seed: 1), Datasets.Moons(160, noise: 0.15, seed: 2), IsCurve: false),
    new("spirals", Datasets.Spirals(160, turns: 0.9, noise: 0.03, seed: 1), Datasets.Spirals(160, turns: 0.9, noise: 0.03, seed: 2), IsCurve: false),
    new("sine", Datasets.Curve(x => Sin(2 * x), -3, 3, 160, noise: 0.1, seed: 1), Datasets.Curve(x => Sin(2 * x), -3, 3, 160, noise: 0.1, seed: 2), IsCurve: true),
];
int[] depths = [1, 3, 8];
int epochs = 40, width = 16;
Text($"""
    Three tasks: tell two half moons apart, tell two spirals apart, follow a noisy sine. Three
    depths: {string.Join(", ", depths)} hidden layers of {width} units. Every combination is trained {seeds.Length} times, with other
    random weights: {epochs} epochs of Adam with the rate 0.01. The weights begin with the size that suits the
    activation (Initializers.SecondMoment), so that none is handicapped by another's rule.

    The score is taken on new data: the share of points that are right or, for the sine, the share
    of the targets' variance that is explained. 1 is perfect.

    """);
// score[activation][task][depth][seed]
double[][][][] score = [.. candidates.Select(g => tasks.Select(task => depths.Select(depth => seeds.Select(seed => Score(task, g, depth, seed)).ToArray()).ToArray()).ToArray())];
var experiment = new Figure("Score on new data: lines are means of three trainings, dots single ones (below 0.4 at 0.4)", width: 1240, height: 460);
for (int t = 0; t < tasks.Length; t++)
{
    Panel panel = experiment.Panel(tasks[t].Name, "hidden layers", t == 0 ? "score" : "").WholeX().YRange(0.4, 1.02);
    for (int g = 0; g < candidates.Length; g++)
    {
        panel.Line([.. depths.Select(depth => (double)depth)], [.. score[g][t].Select(runs => runs.Average())], candidates[g].Name, Palette.Of(candidates[g].Name));
        foreach (int seed in seeds) panel.Points([.. depths.Select(depth => (double)depth)], [.. score[g][t].Select(runs => Max(0.4, runs[seed - 1]))], candidates[g].Name, Palette.Of(candidates[g].Name), size: 2.5);
    }
}
Save(experiment, "10-which-activation/02-hidden-layers.png");
Text("");
Table(["", .. tasks.SelectMany(task => new[] { $"{task.Name}, {depths[0]}", $"{depths[^1]} layers" })], candidates.Select((g, i) => new object[] { g.Name }
    .Concat(score[i].SelectMany(byDepth => new object[] { MeanAndSpread(byDepth[0]), MeanAndSpread(byDepth[^1]) }))));
double[][] all = [.. score.Select(byTask => byTask.SelectMany(byDepth => byDepth.Select(runs => runs.Average())).ToArray())];
int best = Enumerable.Range(0, candidates.Length).MaxBy(g => all[g].Average());
(double Behind, double Uncertainty)[] behind = [.. all.Select(own => Difference(all[best], own))];
string[] tied = [.. Others().Where(g => behind[g].Behind <= 2 * behind[g].Uncertainty).Select(g => candidates[g].Name)];
string[] beaten = [.. Others().Where(g => behind[g].Behind > 2 * behind[g].Uncertainty).Select(g => candidates[g].Name)];
Text($"""

    {candidates[best].Name} has the best mean. Does that mean anything? Average the seeds, compare it with each of the
    others on the {all[best].Length} pairs of task and depth, and ask how uncertain the mean of these differences is.
    The bars are twice that uncertainty; one that touches 0 is a tie.

    """);
int[] places = [.. Enumerable.Range(0, candidates.Length).OrderByDescending(g => all[g].Average())];
var comparison = new Figure($"How far the others are behind {candidates[best].Name}");
Panel bars = comparison.Panel("", "mean difference of the score, ± twice its uncertainty", "place").WholeY().YRange(0.5, candidates.Length + 0.5).Vertical(0);
for (int place = 1; place < places.Length; place++)
{
    ((double middle, double uncertainty), string name) = (behind[places[place]], candidates[places[place]].Name);
    bars.Line([middle - 2 * uncertainty, middle + 2 * uncertainty], [place + 1, place + 1], name, Palette.Of(name), width: 3).Points([middle], [place + 1], name, Palette.Of(name), size: 5);
}
Save(comparison, "10-which-activation/03-behind-the-best.png");
Text("");
Table(["", "mean score", $"behind {candidates[best].Name}", "uncertainty", "more than twice that?"], places.Select(g => new object[]
{
    candidates[g].Name, $"{all[g].Average():0.000}", g == best ? "" : $"{behind[g].Behind:0.000}", g == best ? "" : $"{behind[g].Uncertainty:0.000}", g == best ? "" : behind[g].Behind > 2 * behind[g].Uncertainty ? "yes" : "no",
}));
int relu = Array.IndexOf(candidates, Activations.ReLU), worst = Enumerable.Range(0, candidates.Length).MinBy(g => all[g].Average());
Text($"""

    {(tied.Length == 0 ? "It is ahead of all others by more than chance." : $"It cannot be told from {And(tied)}: other tasks may turn the order.")}
    {(beaten.Length == 0 ? "None is clearly behind." : $"Clearly behind: {And(beaten)}.")}
    (With {candidates.Length - 1} comparisons at once, one beyond twice its uncertainty may still be chance.)
    From the best to the worst mean it is {Apart(0, -1):0.00} with {depths[0]} hidden layer and {Apart(depths.Length - 1, -1):0.00} with {depths[^1]}; without {candidates[worst].Name},
    {Apart(0, worst):0.00} and {Apart(depths.Length - 1, worst):0.00}. These are small networks on small data: what holds for yours, only such a table
    of your own can say.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  Dead units");
Activation[] mended = [Activations.ReLU, Activations.LeakyReLU, Activations.ELU, Activations.GELU, Activations.SiLU, Activations.Mish];
double[] rates = [0.1, 0.3, 1, 2, 4];
Text($"""
    A ReLU that is negative for every example has slope 0 for every example: it gets no gradient,
    and by itself it does not come back. One step that is too large can do that. We train on the spirals, 3
    hidden layers, with plain gradient descent at higher and higher rates, and count the units
    whose slope is 0 for all {tasks[1].Train.Count} points. Means of {seeds.Length} seeds:

    """);
(double Dead, double Right)[][] fates = [.. mended.Select(g => rates.Select(rate => Fate(g, rate)).ToArray())];
var deaths = new Figure("Units that are dead after training");
Panel dead = deaths.Panel("", "learning rate", "dead units, %").YRange(-2, 102);
for (int g = 0; g < mended.Length; g++)
{
    double[] percent = [.. fates[g].Select(fate => 100 * fate.Dead)];
    dead.Line(rates, percent, mended[g].Name, Palette.Of(mended[g].Name)).Points(rates, percent, mended[g].Name, Palette.Of(mended[g].Name));
}
Save(deaths, "10-which-activation/04-dead-units.png");
Text("");
Table(["dead, and points right", .. rates.Select(rate => $"rate {rate}")], mended.Select((g, i) => new object[] { g.Name }.Concat(fates[i].Select(fate => (object)$"{100 * fate.Dead:0} %, {100 * fate.Right:0} %"))));
int deadliest = Enumerable.Range(0, mended.Length).MaxBy(g => fates[g].Sum(fate => fate.Dead));
string[] alive = [.. mended.Where((_, g) => fates[g].All(fate => fate.Dead == 0)).Select(g => g.Name)];
Text($"""

    Most units died of {mended[deadliest].Name}. {(alive.Length > 0 ? $"At no rate did a unit die of {And(alive)}." : "At some rate units died of each of them.")} But to live is not
    to learn: at the rate {rates[^1]} the best of them has {100 * fates.Max(fate => fate[^1].Right):0} % of the points right, at {rates[0]} {100 * fates.Max(fate => fate[0].Right):0} %.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  What it costs");
int elements = 65_536;
Text($"""
    Value and derivative of {elements:#,0} numbers of 32 bits, forward and backward together, on this
    machine, in nanoseconds a number: the median of 15 measurements.

    """);
(Activation Activation, double Nanoseconds)[] costs = [.. candidates.Select(g => (g, Cost(g))).OrderBy(pair => pair.Item2)];
Table(["", "ns a number", $"times {costs[0].Activation.Name}"], costs.Select(pair => new object[] { pair.Activation.Name, Short(pair.Nanoseconds, 2), Short(pair.Nanoseconds / costs[0].Nanoseconds, 2) }));
double products = 2.0 * 3 * 256;
Text($"""

    A number in a layer of 256 inputs costs 256 multiplications and additions forward, and twice as
    many backward: {products:#,0} operations. Beside those, the dearest activation here adds {Short(costs[^1].Nanoseconds, 2)} ns.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  The output layer is another question");
Text("""
    In hidden layers we may choose. At the output the target chooses:

    """);
Table(["the target is", "output", "loss"], ["any number", "linear", "squared error"], ["yes or no", "sigmoid", "log loss"], ["one of k classes", "softmax", "cross-entropy"]);
int patience = 100_000;
Text("""

    What happens with the wrong pair? First, a sigmoid with the squared error. Suppose that the
    target is 1, and look at the gradient by z. Log loss: p − 1. Squared error: 2·(p − 1)·p·(1 − p).

    """);
Activation sigmoid = Activations.Sigmoid;
var slopes = new Figure("The gradient by z where the answer should be 1");
slopes.Panel("", "z", "size of the gradient").XRange(-8, 8)
    .Curve(z => 1 - sigmoid.Value(z), -8, 8, "log loss", Palette.Ink)
    .Curve(z => 2 * (1 - sigmoid.Value(z)) * sigmoid.Derivative(z), -8, 8, "squared error", Palette.Purple);
Save(slopes, "10-which-activation/05-loss-of-a-sigmoid.png");
Text($"""

    On the left the answer is completely wrong, and there the squared error has no slope: who is
    most wrong learns least. Steps of gradient descent, rate 1, until p passes ½:

    """);
Table(["start at z", "log loss", "squared error"], new double[] { -2, -4, -8 }.Select(z => new object[]
{
    Short(z), Steps(z, p => 1 - p), Steps(z, p => 2 * (1 - p) * p * (1 - p)),
}));
Dataset wave = Datasets.Curve(x => 2 * Sin(2 * x), -3, 3, 160, noise: 0.1, seed: 1);
(string Name, Activation? Output)[] outputs = [("linear", null), ("Sigmoid", Activations.Sigmoid), ("Tanh", Activations.Tanh), ("ReLU", Activations.ReLU)];
Text($"""

    Second, the wrong output for numbers. The target is 2·sin 2x, from −2 to 2. The same network, four
    outputs, squared error:

    """);
double[] line = Linspace(-3, 3, 241);
var ranges = new Figure("Four outputs try to follow 2·sin 2x");
Panel fits = ranges.Panel("", "x", "answer").Points(wave.Column("x"), wave.Labels, "data", System.Drawing.Color.Silver, size: 2.5);
List<object[]> errors = [];
foreach ((string name, Activation? output) in outputs)
{
    Network<float> network = new Network<float>(1, seed: 1).Dense(32, Activations.Tanh, Initializers.SecondMoment).Dense(32, Activations.Tanh, Initializers.SecondMoment).Dense(1, output, Initializers.LeCun);
    network.Train(wave, Loss.SquaredError, Optimizers.Adam(0.01), new TrainingOptions { Epochs = 120, Batch = 32, Seed = 1 });
    fits.Line(line, [.. line.Select(x => network.Predict(x)[0])], name, Palette.Of(name));
    errors.Add([name, Short(network.Evaluate(wave, Loss.SquaredError), 2), Short(line.Min(x => network.Predict(x)[0]), 2), Short(line.Max(x => network.Predict(x)[0]), 2)]);
}
Save(ranges, "10-which-activation/06-outputs.png");
Text("");
Table(["output", "mean squared error", "least answer", "greatest"], errors);
Dataset blobs = Datasets.Blobs(300, [[-3, 0], [3, 0], [0, 3]], deviation: 1.3, seed: 1), others = Datasets.Blobs(300, [[-3, 0], [3, 0], [0, 3]], deviation: 1.3, seed: 2);
double[] softmax = [.. seeds.Select(Softmax)], number = [.. seeds.Select(ClassAsNumber)];
Text($"""

    An output can only give what lies in its range. Third, three classes, 0, 1 and 2, as softmax
    with cross-entropy, and as one linear output that is to say the number of the class, rounded.
    Points of {others.Count} that are right, in %: softmax {MeanAndSpread(softmax)}, number {MeanAndSpread(number)}.
    {(softmax.Average() - number.Average() > 2 * Difference(softmax, number).Uncertainty
        ? "As a number, class 1 lies between 0 and 2, and a network in doubt between 0 and 2 says 1."
        : "Here the number does as well; but it says that class 1 lies between 0 and 2.")}
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("What to remember");
Text($"""
    • In this experiment {candidates[best].Name} had the best mean, {(tied.Length == 0 ? "ahead of all others" : $"not to be told from {And(tied)}")}.
    • ReLU was {behind[relu].Behind:0.000} behind the best and costs {Short(costs.First(pair => pair.Activation == Activations.ReLU).Nanoseconds, 2)} ns. Where units die, take one with slope below 0.
    • A difference without its uncertainty is no result. Repeat with other seeds.
    • The output follows from the target: linear with squared error, sigmoid with log loss, softmax
      with cross-entropy.

    **Exercises.** Start `gradrepl` and type:

    1. Does Softplus belong among the candidates? Look at its slope on the left:
         Figure.Compare(Activations.ReLU, Activations.Softplus, Activations.SiLU)
    2. How many units of this network are dead before it has learned anything? Change −3 to 0:
         var net = new Network(2).Dense(64, Activations.ReLU, Initializers.He, Initializers.Constant(-3)).Dense(1);
         GradientFlow.Measure(net, Datasets.Moons(), Loss.BinaryCrossEntropyOnLogits)
    3. A sigmoid with the squared error is at z = −8, and the answer should be 1. How large is the gradient?
         2 * (1 - Activations.Sigmoid.Value(-8)) * Activations.Sigmoid.Derivative(-8)
    4. What does softmax make of three logits, and of the same three plus 100?
         new Softmax<double>(3).Forward(new Matrix<double>(2, 3, [1, 2, 3, 101, 102, 103]))
    5. Train an activation of your own on the moons:
         [Activation] double mine(double z) => z > 0 ? z : z / (1 - z);
         var own = new Network(2).Dense(16, mine, Initializers.SecondMoment).Dense(1);
         own.Train(Datasets.Moons(), Loss.BinaryCrossEntropyOnLogits, Optimizers.Adam(0.01), 40)
    """);

double Score(Task task, Activation g, int depth, int seed)
{
    Network<float> network = Hidden(task.Train.Features, g, depth, seed).Dense(1, weights: Initializers.LeCun);
    Loss loss = task.IsCurve ? Loss.SquaredError : Loss.BinaryCrossEntropyOnLogits;
    network.Train(task.Train, loss, Optimizers.Adam(0.01), new TrainingOptions { Epochs = epochs, Batch = 32, Seed = seed });
    if (!task.IsCurve) return network.Accuracy(task.Test);
    double mean = task.Test.Labels.Average();
    return 1 - network.Evaluate(task.Test, loss) / task.Test.Labels.Average(y => (y - mean) * (y - mean));
}

(double Dead, double Right) Fate(Activation g, double rate)
{
    (double Dead, double Right)[] runs = [.. seeds.Select(seed =>
    {
        Network<float> network = Hidden(2, g, 3, seed).Dense(1, weights: Initializers.LeCun);
        network.Train(tasks[1].Train, Loss.BinaryCrossEntropyOnLogits, Optimizers.Sgd(rate), new TrainingOptions { Epochs = epochs, Batch = 32, Seed = seed });
        GradientFlow flow = GradientFlow.Measure(network, tasks[1].Train, Loss.BinaryCrossEntropyOnLogits);
        return (flow.Layers.Take(3).Average(layer => layer.Dead), network.Accuracy(tasks[1].Test));
    })];
    return (runs.Average(run => run.Dead), runs.Average(run => run.Right));
}

Network<float> Hidden(int inputs, Activation g, int depth, int seed)
{
    Network<float> network = new(inputs, seed);
    for (int l = 0; l < depth; l++) network.Dense(width, g, Initializers.SecondMoment);
    return network;
}

double Cost(Activation g)
{
    float[] z = [.. Linspace(-4, 4, elements).Select(value => (float)value)], y = new float[elements], dz = new float[elements];
    double[] times = [.. Enumerable.Range(0, 20).Select(_ =>
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        g.ValueAndDerivative(z, y, dz);
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalNanoseconds / elements;
    })];
    return times.Skip(5).Order().ElementAt(7); // the first five warm up
}

// How many steps of gradient descent until p > ½, where the gradient of z is −push(p).
string Steps(double z, Func<double, double> push)
{
    for (int n = 0; n < patience; n++)
    {
        double p = sigmoid.Value(z);
        if (p > 0.5) return $"{n:#,0}";
        z += push(p);
    }
    return $"over {patience:#,0}";
}

double Softmax(int seed)
{
    Network<float> network = Hidden(2, Activations.Tanh, 1, seed).Dense(3, weights: Initializers.LeCun);
    network.Train(blobs, Loss.SoftmaxCrossEntropy, Optimizers.Adam(0.01), new TrainingOptions { Epochs = epochs, Batch = 32, Seed = seed });
    return network.Accuracy(others);
}

double ClassAsNumber(int seed)
{
    Network<float> network = Hidden(2, Activations.Tanh, 1, seed).Dense(1, weights: Initializers.LeCun);
    network.Train(blobs, Loss.SquaredError, Optimizers.Adam(0.01), new TrainingOptions { Epochs = epochs, Batch = 32, Seed = seed });
    return others.Rows.Select(row => Round(network.Predict(row)[0])).Zip(others.Labels, (said, truth) => said == truth ? 1.0 : 0.0).Average();
}

// The mean of first − second over pairs, and the standard error of that mean.
(double Mean, double Uncertainty) Difference(double[] first, double[] second)
{
    double[] differences = [.. first.Zip(second, (a, b) => a - b)];
    return (differences.Average(), Spread(differences) / Sqrt(differences.Length));
}

double Spread(double[] values) => Sqrt(values.Sum(value => Pow(value - values.Average(), 2)) / (values.Length - 1));

string MeanAndSpread(double[] values) => $"{100 * values.Average():0.0} ± {100 * Spread(values):0.0}";

// How far the best and the worst mean are apart at a depth, leaving out one activation.
double Apart(int depth, int without)
{
    double[] means = [.. score.Where((_, g) => g != without).Select(byTask => byTask.Average(byDepth => byDepth[depth].Average()))];
    return means.Max() - means.Min();
}

IEnumerable<int> Others() => Enumerable.Range(0, candidates.Length).Where(g => g != best);

string And(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";

record Task(string Name, Dataset Train, Dataset Test, bool IsCurve);
