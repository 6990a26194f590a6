// Vanishing gradients.
//
// Why the first layers of a deep sigmoid network learn nothing: the gradient of every layer, measured in networks that train.
//
//     gradrepl lessons 4                   figures go to ./figures/04-vanishing-gradients
//     gradrepl lessons 4 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change a line, run it again, and look.

const int Depth = 12, Width = 32;
Activation sigmoid = Activations.Sigmoid, tanh = Activations.Tanh, relu = Activations.ReLU;
Activation[] activations = [sigmoid, tanh, relu];
Loss loss = Loss.BinaryCrossEntropyOnLogits;
Dataset moons = Datasets.Moons(200, noise: 0.1, seed: 1);

Heading("1  A task that is easy");
Network<double> shallow = Deep(sigmoid, depth: 2);
TrainingRun easy = shallow.Train(moons, loss, Optimizers.Sgd(0.5), new TrainingOptions { Epochs = 500, Batch = 20 });
Text($"""
    {moons.Count} points in two moons, one moon for each class. No straight line divides them, so a
    network needs a hidden layer. One hidden layer of {Width} sigmoids is enough: after {easy.Epochs} rounds
    through the data (**epochs**) it has {shallow.Accuracy(moons):0.#%} of the points right.

    More layers can do all that fewer can, and more. So let us take {Depth} of them. What do you
    expect? The same network, {Depth} layers deep, just as many epochs:

    """);
Network<double> deep = Deep(sigmoid, Depth);
TrainingRun hard = deep.Train(moons, loss, Optimizers.Sgd(0.5), new TrainingOptions { Epochs = 500, Batch = 20 });
Table(["layers", "weights and biases", "loss at first", "loss at the end", "right"],
    [2, shallow.ParameterCount, Short(easy.Losses[0]), Short(easy.FinalLoss), $"{shallow.Accuracy(moons):0.#%}"],
    [Depth, deep.ParameterCount, Short(hard.Losses[0]), Short(hard.FinalLoss), $"{deep.Accuracy(moons):0.#%}"]);
var answers = new Figure("The answer p(y = 1) after training", width: 1000, height: 420);
Draw(answers.Panel("2 layers of sigmoids", "x₁", "x₂"), shallow);
Draw(answers.Panel($"{Depth} layers of sigmoids", "x₁", "x₂"), deep);
Text("");
Save(answers, "04-vanishing-gradients/01-answers.png");
double[] said = [.. moons.Rows.Select(row => sigmoid.Value(deep.Predict(row)[0]))];
Text($"""

    The deep network gives all points nearly the same answer, from {Short(said.Min(), 6)} to {Short(said.Max(), 6)}. Its loss
    is about ln 2 = {Short(Log(2))}, that of somebody who tosses a coin. It has more weights, and it has
    learned nothing. Why?
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  Look at the gradient of every layer");
Text("""
    A layer learns by ∂L/∂W, the gradient of the loss by its weights. `GradientFlow.Measure` sends
    the data through the network and back, and says how large that gradient is in each layer:
    its norm, the root of the sum of all squares. We look before any training, at three
    activations with their usual weights: Xavier's for sigmoid and tanh, He's for ReLU.

    """);
GradientFlow[] flows = [.. activations.Select(g => Measure(Deep(g, Depth)))];
Table(["layer", .. activations.Select(g => g.Name)],
    Enumerable.Range(0, Depth).Select(l => new object[] { l + 1 }.Concat(flows.Select(flow => (object)Short(Sizes(flow)[l], 3)))));
Figure gradients = Figure.GradientSizes([.. flows.Select((flow, i) => (activations[i].Name, Sizes(flow)))], $"Gradient of each layer's weights, {Depth} layers, before training");
Save(gradients, "04-vanishing-gradients/02-gradients.png");
Text($"""

    The axis is logarithmic: a straight line downwards means the same factor from layer to
    layer. With sigmoids the first layer receives **{Short(Share(flows[0]), 2)}** of the gradient of the last one. Where
    the last layer takes a step of a millimeter, the first takes one of {Short(1e6 * Share(flows[0]), 2)} nanometers.
    With tanh the share is {Short(Share(flows[1]), 2)}, with ReLU {Short(Share(flows[2]), 2)}. `GradientFlow` has a verdict on the sigmoids:

        {Wrapped(flows[0].Findings[0].Message)}
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  A product of slopes and weights");
Text("""
    On the way back from layer l+1 to layer l the chain rule does two things: it multiplies by
    the weights, and it multiplies by the slopes of the activation:

        ∂L/∂z⁽ˡ⁾ = φ′(z⁽ˡ⁾) · (W⁽ˡ⁺¹⁾ᵀ · ∂L/∂z⁽ˡ⁺¹⁾)

    How much does each of the two change the size? A matrix of n·n random weights with standard
    deviation s changes the length of a vector by the factor √n·s, on average. The slopes change
    it by their root mean square. So we can predict what a layer leaves of the gradient, and
    then measure it. Both are averages over the hidden layers of the networks above:

    """);
Table(["", "typical slope", "weights, √n·s", "slope × weights", "measured a layer", $"over {Depth - 2} layers"], activations.Select((g, i) =>
{
    LayerFlow[] hidden = [.. flows[i].Layers.SkipLast(1)];
    double slope = Geometric(hidden.SkipLast(1).Select(layer => layer.MeanSlope));
    double weights = Sqrt(Width) * Start(g).StandardDeviation(Width, Width, g);
    double measured = Pow(hidden[0].GradientNorm / hidden[^1].GradientNorm, 1.0 / (hidden.Length - 1));
    return new object[] { g.Name, Short(slope, 3), Short(weights, 3), Short(slope * weights, 3), Short(measured, 3), Short(Pow(measured, Depth - 2), 2) };
}));
int[] depths = [2, 4, 6, 8, 10, 12, 14, 16, 18];
var byDepth = new Figure("What reaches the first layer");
Panel shares = byDepth.Panel("", "layers", "share of the last layer's gradient").LogY().WholeX();
foreach (Activation g in activations)
{
    // The mean of five networks with different random weights.
    double[] all = [.. depths.Select(depth => Geometric(Enumerable.Range(1, 5).Select(seed => Share(Measure(Deep(g, depth, seed))))))];
    shares.Line([.. depths.Select(depth => (double)depth)], all, g.Name, Palette.Of(g.Name)).Points([.. depths.Select(depth => (double)depth)], all, g.Name, Palette.Of(g.Name));
}
shares.Line([.. depths.Select(depth => (double)depth)], [.. depths.Select(depth => Pow(0.25, depth - 1))], "¼ a layer", Palette.Ink, Stroke.Dotted);
Text($"""

    The sigmoid's slope is never above ¼, and Xavier's weights make up for nothing: they keep the
    length. Tanh has slope 1 at 0. A ReLU is on half of the time, its typical slope is √½, and
    He's weights are √2 for exactly that reason. The more layers, the more factors:

    """);
Save(byDepth, "04-vanishing-gradients/03-depth.png");
Text("""

    The sigmoids' line runs along the dotted one, ¼ a layer. Nothing in this figure was
    trained. The network was lost before the first step.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  Training that stalls");
int epochs = 150;
Text($"""
    Now train the three networks of {Depth} layers for {epochs} epochs, with the same small steps, and
    see how far the weights of each layer get: the length of the change by the length of the
    weights at the beginning.

    """);
var training = new Figure($"{Depth} layers, stochastic gradient descent", width: 1000);
Panel losses = training.Panel("loss", "epoch", "loss").LogY().WholeX(), moves = training.Panel("how far the weights have moved", "layer", "|change| / |weights|").LogY().WholeX();
var moved = new List<double[]>();
foreach (Activation g in activations)
{
    Network<double> network = Deep(g, Depth);
    double[][] before = [.. Weights(network)];
    TrainingRun run = network.Train(moons, loss, Optimizers.Sgd(0.05), new TrainingOptions { Epochs = epochs, Batch = 20 });
    moved.Add([.. Weights(network).Zip(before, (now, then) => Norm([.. now.Zip(then, (a, b) => a - b)]) / Norm(then))]);
    losses.Line(Linspace(1, run.Epochs, run.Epochs), run.Losses, g.Name, Palette.Of(g.Name));
    moves.Line(Linspace(1, Depth, Depth), moved[^1], g.Name, Palette.Of(g.Name)).Points(Linspace(1, Depth, Depth), moved[^1], g.Name, Palette.Of(g.Name));
}
Save(training, "04-vanishing-gradients/04-training.png");
Text($"""

    Tanh and ReLU learn with all layers. The sigmoid network's last layer moves by {moved[0][^1]:0.#%} of its
    size; its first layer by {Short(100 * moved[0][0], 2)}%. And that first layer is the only one that sees the
    data. The last layers turn what they are given this way and that, but what they are given
    has been mixed by random weights and flattened by {Depth - 1} sigmoids.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  What helps");
Text("""
    Each of these changes one thing in the sigmoid network that learned nothing. The first number
    is the share of the gradient that reaches layer 1 before training; then 200 epochs.

    """);
(string Name, Network<double> Network, Optimizer Optimizer)[] remedies =
[
    ("nothing", Deep(sigmoid, Depth), Optimizers.Sgd(0.1)),
    ("fewer layers: 3", Deep(sigmoid, 3), Optimizers.Sgd(0.1)),
    ("tanh", Deep(tanh, Depth), Optimizers.Sgd(0.1)),
    ("ReLU, He's weights", Deep(relu, Depth), Optimizers.Sgd(0.1)),
    ("weights that make up for the slope", Deep(sigmoid, Depth, start: Initializers.BackwardSecondMoment), Optimizers.Sgd(0.1)),
    ("a batch norm before each sigmoid", Normed(sigmoid, Depth), Optimizers.Sgd(0.1)),
    ("Adam, steps that do not shrink", Deep(sigmoid, Depth), Optimizers.Adam(0.003)),
];
Table(["change", "share at layer 1", "loss after 200 epochs", "right"], remedies.Select(remedy =>
{
    double share = Share(Measure(remedy.Network));
    TrainingRun run = remedy.Network.Train(moons, loss, remedy.Optimizer, new TrainingOptions { Epochs = 200, Batch = 20 });
    return new object[] { remedy.Name, Short(share, 2), Short(run.FinalLoss, 2), $"{remedy.Network.Accuracy(moons):0.#%}" };
}));
Text("""

    What helps brings each factor of the product near 1: another activation, other weights, or a
    norm that puts z where the activation is steep. Fewer layers are fewer factors. Adam divides
    each step by the size of the gradients so far, so that the first layers move as well. But it
    does not change what the last layers see: at first, all points look alike to them. Lesson 7
    is about the weights.
    """);

Heading("What to remember");
Text($"""
    • The gradient of layer 1 is a product with one factor, slope × weights, for each layer.
    • A sigmoid's slope is at most ¼. With {Depth} layers the first received {Short(Share(flows[0]), 2)} of the last's.
    • The loss then stays where it began, and more epochs do not help.
    • Before you train, measure: `GradientFlow.Measure(network, data, loss)`.
    """);
Text("""

    **Exercises.** Start `gradrepl` and type:

    1. How much of the gradient do ten layers of sigmoids leave? Read the verdict, too:
         Network<double> net = new Network(inputs: 2); for (int l = 0; l < 9; l++) net.Dense(32, Activations.Sigmoid, Initializers.Xavier); net.Dense(1);
         var xor = new Dataset([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]);
         GradientFlow.Measure(net, xor, Loss.BinaryCrossEntropyOnLogits)
    2. An activation of your own, steeper than the sigmoid. Is it better?
         [Activation] double steep(double z) => 2 / (1 + Exp(-2 * z)) - 1;
         Network<double> own = new Network(inputs: 2); for (int l = 0; l < 9; l++) own.Dense(32, steep, Initializers.Xavier); own.Dense(1);
         GradientFlow.Measure(own, xor, Loss.BinaryCrossEntropyOnLogits).Received
    3. Which factor do the slopes of an activation put in, if z is normal with deviation 1?
         new[] { Activations.Sigmoid, Activations.Tanh, Activations.ReLU, Activations.GELU }.Select(g => (g.Name, 1 / MeanField.BackwardGain(g)))
    4. Can the first network be trained with a hundred times the learning rate?
         net.Train(xor, Loss.BinaryCrossEntropyOnLogits, Optimizers.Sgd(10), epochs: 500).ToString()
    """);

// ---------------------------------------------------------------------------------------------------------------------
// The weights that are usual for an activation.
RandomInitializer Start(Activation g) => g == relu ? Initializers.He : Initializers.Xavier;

Network<double> Deep(Activation g, int depth, int seed = 1, Initializer? start = null)
{
    Network<double> network = new Network(inputs: 2, seed);
    for (int l = 1; l < depth; l++) network.Dense(Width, g, start ?? Start(g));
    return network.Dense(1, weights: Initializers.Xavier);
}

Network<double> Normed(Activation g, int depth)
{
    Network<double> network = new Network(inputs: 2, seed: 1);
    for (int l = 1; l < depth; l++) network.Dense(Width, weights: Start(g)).BatchNorm().Activate(g);
    return network.Dense(1, weights: Initializers.Xavier);
}

GradientFlow Measure(Network<double> network) => GradientFlow.Measure(network, moons, loss);

// ‖∂L/∂W‖ of each layer that has weights.
double[] Sizes(GradientFlow flow) => [.. flow.Layers.Where(layer => layer.WeightGradientNorm != null).Select(layer => layer.WeightGradientNorm!.Value)];

double Share(GradientFlow flow) => Sizes(flow)[0] / Sizes(flow)[^1];

double Geometric(IEnumerable<double> values) => Exp(values.Average(value => Log(value)));

double Norm(double[] values) => Sqrt(values.Sum(value => value * value));

IEnumerable<double[]> Weights(Network<double> network) => network.Layers.OfType<Dense<double>>().Select(layer => layer.Weight.Elements.ToArray());

// The points, and the answer in colors.
void Draw(Panel panel, Network<double> network)
{
    double[] x = Linspace(-1.6, 2.6, 85), y = Linspace(-1.2, 1.7, 59);
    double[,] p = new double[y.Length, x.Length];
    for (int row = 0; row < y.Length; row++)
        for (int column = 0; column < x.Length; column++) p[row, column] = sigmoid.Value(network.Predict(x[column], y[row])[0]);
    panel.XRange(x[0], x[^1]).YRange(y[0], y[^1]).HeatMap(p, x[0], x[^1], y[0], y[^1], ColorScale.Diverging("p(y = 1)", 0, 1), smooth: true);
    foreach (var (label, marker, color) in new[] { (0, Marker.Circle, Palette.Blue), (1, Marker.Triangle, Palette.Vermillion) })
    {
        double[][] points = [.. moons.Rows.Where((_, i) => moons.Labels[i] == label)];
        panel.Points([.. points.Select(point => point[0])], [.. points.Select(point => point[1])], $"y = {label}", color, marker);
    }
}

// Long sentences, in lines of the text's width.
string Wrapped(string text, int width = 84) => text.Split(' ').Aggregate((Lines: "", Length: 0), (soFar, word) =>
    soFar.Length == 0 ? (word, word.Length)
    : soFar.Length + 1 + word.Length > width ? ($"{soFar.Lines}\n    {word}", word.Length)
    : ($"{soFar.Lines} {word}", soFar.Length + 1 + word.Length)).Lines;
