// Exploding gradients.
//
// What large weights do to signals and gradients, how a training is thrown off its way, and how the numbers end up as no numbers.
//
//     gradrepl lessons 6                   figures go to ./figures/06-exploding-gradients
//     gradrepl lessons 6 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change a line, run it again, and look.

const int Depth = 12, Width = 32;
Loss loss = Loss.BinaryCrossEntropyOnLogits;
Dataset moons = Datasets.Moons(200, noise: 0.1, seed: 1);

Heading("1  A product of matrices");
int times = 50;
double[] gains = [0.8, 1, 1.25];
double[] steps = Linspace(0, times, times + 1);
var products = new Figure($"The length of a vector, multiplied by {Width}×{Width} matrices");
Panel lengths = products.Panel("", "multiplications", "length").LogY().WholeX();
var stretches = new List<object[]>();
for (int i = 0; i < gains.Length; i++)
{
    double[] fresh = Lengths(gains[i], sameMatrix: false), same = Lengths(gains[i], sameMatrix: true);
    lengths.Line(steps, fresh, $"g = {gains[i]}, a new matrix each time", Palette.Sequence(i, gains.Length + 1))
        .Line(steps, same, $"g = {gains[i]}, the same matrix again", Palette.Sequence(i, gains.Length + 1), Stroke.Dashed);
    double most = LargestSingularValue(Random(gains[i], seed: 0)), typical = Pow(fresh[^1], 1.0 / times);
    stretches.Add([gains[i], Short(most, 3), Short(typical, 3), Short(fresh[^1], 2), Short(Pow(gains[i], times), 2)]);
}
Text($"""
    Forward, a network multiplies by a matrix in each layer; backward it multiplies by all of
    them again. Leave the activations away for now. What becomes of a vector of length 1 that
    is multiplied by {times} random matrices, one after the other? Their numbers are normal, with
    the standard deviation g/√{Width}.

    """);
Table(["g", "largest singular value", "typical factor", $"length after {times}", $"g to the power of {times}"], stretches);
Text($"""

    The **largest singular value** of a matrix is the most by which it stretches any vector. A
    random vector is hardly ever in that direction: it is stretched by about g. A fifth less or
    a quarter more than 1 looks harmless. {times} times, it is a factor of {Short(Pow(gains[^1], times) / Pow(gains[0], times), 1)} between the two.

    """);
Save(products, "06-exploding-gradients/01-products.png");
Text("""

    The dashed lines multiply by one and the same matrix, as a recurrent network does with each
    word of a sentence. It makes little difference here. On the logarithmic axis all these lines
    are nearly straight: a factor a step is exponential growth or decay, and only one g is
    between the two.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  A network with large weights");
double[] scales = [1, Sqrt(2), 2, 3];
GradientFlow[] flows = [.. scales.Select(g => GradientFlow.Measure(Deep(g), moons, loss))];
Text($"""
    Now {Depth} layers of {Width} ReLUs on the two moons of lesson 4, before training. Half of the ReLUs
    are off, which takes a factor of √½ away from each layer. So we expect g = √2 to be the one
    where nothing happens; those are He's weights.

    """);
Table(["g", "loss", "signal at layer 1", $"signal at layer {Depth}", "gradient at layer 1", $"gradient at layer {Depth}", "first / last"], flows.Select((flow, i) => new object[]
{
    Short(scales[i], 3), Short(flow.Loss, 3), Short(flow.Layers[0].PreActivations.Deviation, 2), Short(flow.Layers[^1].PreActivations.Deviation, 2),
    Short(flow.Layers[0].GradientNorm, 2), Short(flow.Layers[^1].GradientNorm, 2), Short(flow.Received, 2),
}));
var sizes = new Figure($"{Depth} layers of ReLU, before training", width: 1000);
Panel forward = sizes.Panel("forward: the signal", "layer", "deviation of z").LogY().WholeX();
Panel backward = sizes.Panel("backward: the gradient", "layer", "|∂L/∂z|").LogY().WholeX();
double[] layers = Linspace(1, Depth, Depth);
for (int i = 0; i < scales.Length; i++)
{
    (string name, var color) = ($"g = {Short(scales[i], 3)}", Palette.Sequence(i, scales.Length + 1));
    double[] signal = [.. flows[i].Layers.Select(layer => layer.PreActivations.Deviation)];
    double[] gradient = [.. flows[i].Layers.Select(layer => layer.GradientNorm)];
    forward.Line(layers, signal, name, color).Points(layers, signal, name, color);
    backward.Line(layers, gradient, name, color).Points(layers, gradient, name, color);
}
Text("");
Save(sizes, "06-exploding-gradients/02-layers.png");
Text($"""

    Read the left panel from left to right, for that is the way of the signal, and the right
    one from right to left. With g = 3 each of the two grows by a factor of about 3·√½ = {Short(3 * Sqrt(0.5), 3)} a
    layer. The gradient of a layer's weights is the product of the two, the signal that comes
    in times the gradient that comes back, so it is large in **all** layers: {Range(flows[^1])} with
    g = 3, and {Range(flows[1])} with He's weights.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  One step too many");
double rate = 0.1;
Text($"""
    Train the network with g = 2, with the learning rate {rate}, and look at each step:

    """);
Network<double> network = Deep(2);
OptimizerRun<double> descent = Optimizers.Sgd(rate).For(network);
(Matrix<double> x, Matrix<double> y) = (moons.ToMatrix(), moons.ToTargets());
var rows = new List<object[]>();
double norm;
do
{
    double largest = network.Parameters.Max(parameter => parameter.Value.Elements.ToArray().Max(Abs));
    double current = network.Gradients(x, y, loss);
    norm = Length([.. network.Parameters.SelectMany(parameter => parameter.Gradient.Elements.ToArray())]);
    rows.Add([rows.Count + 1, Say(current), Say(norm), Say(largest)]);
    descent.Step();
}
while (double.IsFinite(norm) && rows.Count < 12);
Table(["step", "loss", "norm of the gradient", "largest weight"], rows);
Text($"""

    A large gradient makes a large step, the step makes the weights large, and large weights make
    the next gradient larger still. The greatest number of type double is {Short(double.MaxValue, 2)}. What is
    beyond it is infinite, and from infinite minus infinite on all is "not a number".

    `Train` notices, puts back the best weights that it had, and says so:

    """);
foreach (double each in new[] { 0.001, 0.01, 0.1, 1 })
    Text($"    rate {each,-5}  {Outcome(Deep(2).Train(moons, loss, Optimizers.Sgd(each), new TrainingOptions { Epochs = 100, Batch = 20 }))}");

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  The cliff");
int turns = 20;
double Cost(double w) => Pow(Pow(w, turns) - 0.5, 2);
double Slope(double w) => 2 * (Pow(w, turns) - 0.5) * turns * Pow(w, turns - 1);
double best = Pow(0.5, 1.0 / turns), start = 0.6, above = 1.15;
var cliff = new Figure($"One weight, used {turns} times: the loss (w²⁰ − 0.5)²", width: 1000);
double[] ws = Linspace(0.5, 1.15, 651);
cliff.Panel("loss", "w", "loss").XRange(0.5, 1.15).YRange(-0.5, 12).Line(ws, [.. ws.Select(Cost)], "loss", Palette.Blue).Points([best], [0], "lowest point", Palette.Ink);
cliff.Panel("size of its gradient", "w", "|∂L/∂w|").LogY().Line(ws, [.. ws.Select(w => Abs(Slope(w)))], color: Palette.Blue);
Text($"""
    How can a network be fine for a thousand steps and then explode? Take the smallest example: a
    single weight w, multiplied {turns} times, that should turn 1 into 0.5. The loss has one lowest
    point, at w = {Short(best)}.

    """);
Save(cliff, "06-exploding-gradients/03-cliff.png");
Text($"""

    Left of it the ground is flat: at w = {start} the gradient is {Short(Slope(start), 2)}. Right of it stands a wall: at
    w = {above} the gradient is {Short(Slope(above), 2)}. A learning rate that is right for the one is wrong for the
    other. With rate {rate}, a single step from w = {above} leads to w = {Short(above - rate * Slope(above), 3)}, and the loss there is
    {Short(Cost(above - rate * Slope(above)), 2)}. Deep networks have such walls in thousands of dimensions, and gradient descent walks
    along the foot of them (Pascanu et al. 2013).
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  Spikes");
double[] quick = [0.01, 0.2];
var spikes = new Figure($"{Depth} layers of ReLU, He's weights, all points in each step", Arrangement.Stacked, shareX: true, width: 760);
Panel falling = spikes.Panel("loss", "step", "loss").LogY().WholeX(), norms = spikes.Panel("norm of the gradient", "step", "norm").LogY().WholeX();
var seen = new List<object[]>();
for (int i = 0; i < quick.Length; i++)
{
    TrainingRun run = Deep(Sqrt(2)).Train(moons, loss, Optimizers.Sgd(quick[i]), new TrainingOptions { Epochs = 200, Batch = moons.Count });
    double[] size = [.. run.GradientNorms.Select(Length)]; // of the layers' norms together
    var color = Palette.Sequence(i, quick.Length + 1);
    falling.Line(Linspace(1, run.Epochs, run.Epochs), run.Losses, $"rate {quick[i]}", color, width: 1.5);
    norms.Line(Linspace(1, run.Epochs, run.Epochs), size, $"rate {quick[i]}", color, width: 1.5);
    int peak = Array.IndexOf(size, size.Max()), worst = Enumerable.Range(peak, Min(10, run.Epochs - peak)).MaxBy(step => run.Losses[step]);
    double median = size.Order().ElementAt(size.Length / 2);
    seen.Add([quick[i], Short(median, 2), Short(size.Max(), 3), peak + 1, Short(run.Losses[worst], 3), worst + 1, Short(run.FinalLoss, 2)]);
}
Text("""
    In a training such a wall shows as a **spike**. Here each step sees all points, so nothing in
    it is chance. The weights are good at the beginning. One rate is low and one is high:

    """);
Save(spikes, "06-exploding-gradients/04-spikes.png");
Text("");
Table(["rate", "median norm", "greatest norm", "at step", "greatest loss then", "at step", "loss at the end"], seen);
Text("""

    With the low rate the loss creeps down steadily. With the high one it gets lower, but on the
    way the norm of the gradient shoots up, and the loss with it: each step is as large as the
    gradient. Here the training comes back after it has lost many steps' work. One that does
    not come back is what you saw in section 3. Plot the norm beside the loss, and you see it
    come: `run.GradientNorms` has it for each layer.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("6  What helps");
Text("""
    Each of these changes one thing in the network of section 3, 100 epochs:

    """);
(string Name, Network<double> Network, double Rate, Clipping? Clipping)[] remedies =
[
    ("nothing", Deep(2), rate, null),
    ("a hundredth of the learning rate", Deep(2), rate / 100, null),
    ("He's weights, g = √2", Deep(Sqrt(2)), rate, null),
    ("a layer norm before each ReLU", Normed(2), rate, null),
    ("clipped gradients", Deep(2), rate, Clipping.ByGlobalNorm(1)),
];
Table(["change", "end", "right"], remedies.Select(remedy =>
{
    TrainingRun run = remedy.Network.Train(moons, loss, Optimizers.Sgd(remedy.Rate), new TrainingOptions { Epochs = 100, Batch = 20, Clipping = remedy.Clipping });
    return new object[] { remedy.Name, run.Ending == TrainingEnding.Diverged ? "diverged" : $"loss {Short(run.FinalLoss, 2)}", $"{remedy.Network.Accuracy(moons):0.#%}" };
}));
Text("""

    Weights and norms take the cause away; a small rate makes all of the training slow for the
    sake of a few steps; clipping shortens those few steps only. Lesson 7 is about weights,
    lesson 8 about clipping.
    """);

Heading("What to remember");
Text("""
    • Signals and gradients are multiplied in each layer: a factor above 1 grows exponentially.
    • A large gradient makes a large step, which makes larger gradients. Soon they are no numbers.
    • The loss has walls. In a training they show as spikes in the norm of the gradient.
    • First look at the weights, then at the rate; and clip.

    **Exercises.** Start `gradrepl` and type:

    1. How much longer does a gradient get in 100 layers, when each makes it 5 % longer? And 5 % shorter?
         (Pow(1.05, 100), Pow(0.95, 100))
    2. Which weights keep the gradient for ReLU, for tanh, for a leaky ReLU? This is √n times their deviation:
         new[] { Activations.ReLU, Activations.Tanh, Activations.LeakyReLU.With("negativeSlope", 0.5) }.Select(g => (g.Name, MeanField.CriticalWeightDeviation(g)))
    3. Blow a network up, and read what the verdict says:
         Network<double> net = new Network(inputs: 2); for (int l = 0; l < 19; l++) net.Dense(32, Activations.ReLU, Initializers.LeCun.WithGain(3)); net.Dense(1);
         var xor = new Dataset([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]);
         GradientFlow.Measure(net, xor, Loss.BinaryCrossEntropyOnLogits).Verdict
    4. How does its training end? Try other rates:
         net.Train(xor, Loss.BinaryCrossEntropyOnLogits, Optimizers.Sgd(0.001), epochs: 20).Explanation
    """);

// ---------------------------------------------------------------------------------------------------------------------
// ReLUs whose weights have the standard deviation g/√inputs.
Network<double> Deep(double g)
{
    Network<double> network = new Network(inputs: 2, seed: 1);
    for (int l = 1; l < Depth; l++) network.Dense(Width, Activations.ReLU, Initializers.LeCun.WithGain(g));
    return network.Dense(1, weights: Initializers.LeCun);
}

Network<double> Normed(double g)
{
    Network<double> network = new Network(inputs: 2, seed: 1);
    for (int l = 1; l < Depth; l++) network.Dense(Width, weights: Initializers.LeCun.WithGain(g)).LayerNorm().Activate(Activations.ReLU);
    return network.Dense(1, weights: Initializers.LeCun);
}

// A matrix of normal numbers with the standard deviation g/√n.
Matrix<double> Random(double g, int seed)
{
    var matrix = new Matrix<double>(Width, Width);
    Initializers.LeCun.WithGain(g).Fill(matrix, Activations.Linear, new Random(seed));
    return matrix;
}

// The length of a vector after 0, 1, 2, … multiplications.
double[] Lengths(double g, bool sameMatrix)
{
    var vector = new Matrix<double>(Width, 1);
    vector[0, 0] = 1;
    var lengths = new List<double> { 1 };
    for (int t = 0; t < times; t++)
    {
        vector = Random(g, seed: sameMatrix ? 0 : t) * vector;
        lengths.Add(Length(vector.Elements.ToArray()));
    }
    return [.. lengths];
}

// A vector that is multiplied by AᵀA again and again turns into the direction that A stretches most.
double LargestSingularValue(Matrix<double> a)
{
    var v = new Matrix<double>(a.Columns, 1, [.. Enumerable.Repeat(1.0, a.Columns)]);
    for (int i = 0; i < 500; i++)
    {
        v = a.Transpose() * (a * v);
        v = 1 / Length(v.Elements.ToArray()) * v;
    }
    return Length((a * v).Elements.ToArray());
}

double Length(double[] vector) => Sqrt(vector.Sum(value => value * value));

// From the least to the greatest gradient of a layer's weights.
string Range(GradientFlow flow) => $"{Short(flow.Layers.Min(layer => layer.WeightGradientNorm!.Value), 2)} to {Short(flow.Layers.Max(layer => layer.WeightGradientNorm!.Value), 2)}";

string Say(double value) => double.IsNaN(value) ? "not a number" : double.IsInfinity(value) ? "infinite" : Short(value, 3);

// The beginning of what a training says of its end.
string Outcome(TrainingRun run) => run.Ending == TrainingEnding.Diverged
    ? run.Explanation.Split(" (at first")[0].Replace("NaN", "not a number").Replace("Infinity", "infinite")
    : $"loss {Short(run.FinalLoss, 2)} after {run.Epochs} epochs";
