// Weight initialization.
//
// How weights should begin: zeros, too small, too large, the rules of Xavier, He and LeCun, and a rule for any activation.
//
//     gradrepl lessons 7                   figures go to ./figures/07-weight-initialization
//     gradrepl lessons 7 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change a line, run it again, and look.

const int Depth = 12, Width = 32;
Activation tanh = Activations.Tanh, relu = Activations.ReLU;
Loss loss = Loss.BinaryCrossEntropyOnLogits;
Dataset moons = Datasets.Moons(200, noise: 0.1, seed: 1);

Heading("1  Why not zero?");
Network<double> alike = new Network(inputs: 2, seed: 1).Dense(4, tanh, Initializers.Constant(0.5)).Dense(1, weights: Initializers.Constant(0.5));
Network<double> apart = new Network(inputs: 2, seed: 1).Dense(4, tanh, Initializers.Normal(0.5)).Dense(1, weights: Initializers.Normal(0.5));
Network<double> zeros = new Network(inputs: 2, seed: 1).Dense(4, tanh, Initializers.Zeros).Dense(1, weights: Initializers.Zeros);
Text("""
    Before a network can learn, its weights must be something. Why not all 0, or all 0.5? We take
    a network with one hidden layer of 4 units, train it for 200 epochs on the two moons of
    lesson 4, and look at the weights of the 4 units.

    """);
var rows = new List<object[]>();
foreach (var (name, network) in new[] { ("all 0", zeros), ("all 0.5", alike), ("random", apart) })
{
    TrainingRun run = network.Train(moons, loss, Optimizers.Sgd(0.3), new TrainingOptions { Epochs = 200, Batch = 20 });
    Matrix<double> w = ((Dense<double>)network.Layers[0]).Weight;
    rows.Add([name, .. Enumerable.Range(0, 4).Select(unit => $"{Short(w[0, unit], 3)}, {Short(w[1, unit], 3)}"), Short(run.FinalLoss, 2), $"{network.Accuracy(moons):0.#%}"]);
}
Table(["weights at first", "unit 1", "unit 2", "unit 3", "unit 4", "loss", "right"], rows);
Text("""

    From 0 nothing ever moves but the last bias: each gradient has a weight or an activation for
    a factor, and all of them are 0. From 0.5 the weights do move, but all four units
    **together**. They began alike, so they compute the same, so they get the same gradient, so
    they stay alike. Four units work as one. This is the symmetry that random weights break.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  Random, but how large?");
double[] deviations = [0.01, 0.05, 1 / Sqrt(Width), 0.4, 1];
GradientFlow[] flows = [.. deviations.Select(s => Measure(tanh, Initializers.Normal(s), seed: 1))];
Text($"""
    So draw them from a normal distribution with mean 0. With which standard deviation s? Here are
    {Depth} layers of {Width} tanh units, with five values of s. One is 1/√{Width} = {Short(deviations[2], 3)}.

    """);
var sizes = new Figure($"{Depth} layers of {Width} tanh units, before training", width: 1000);
Panel signals = sizes.Panel("forward: the signal", "layer", "deviation of a").LogY().WholeX();
Panel gradients = sizes.Panel("backward: the gradient", "layer", "|∂L/∂z|, last layer = 1").LogY().WholeX();
for (int i = 0; i < deviations.Length; i++) Lines(signals, gradients, flows[i], $"s = {Short(deviations[i], 3)}", Palette.Sequence(i, deviations.Length));
Save(sizes, "07-weight-initialization/01-deviations.png");
Text("");
Table(["s", $"signal at layer {Depth - 1}", "saturated units", "gradient, first / last", "verdict"], flows.Select((flow, i) => new object[]
{
    Short(deviations[i], 3), Short(flow.Layers[^2].Activations.Deviation, 2), $"{flow.Layers[^2].Saturated:0%}", Short(flow.Received, 2), flow.Condition.ToString(),
}));
Text($"""

    With small weights the signal dies on its way: the last layers get the same numbers for every
    point. With large ones each tanh is pushed to −1 or 1, where it is flat, and yet the weights
    are so large that the gradient grows. Between the two is a value with which both ways
    stay level. Look where s = {Short(deviations[2], 3)} lies in the two panels.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  A sum of n terms");
Text($"""
    It is no accident that this s is 1/√n, for n = {Width} inputs. A unit computes

        z = w₁·a₁ + w₂·a₂ + … + wₙ·aₙ

    Variances of independent terms add up. If all aⱼ have the mean square q, and the weights the
    variance s², then z has the variance **n·s²·q**. To keep the size we need n·s² = 1. On the
    way back a unit sums over the m units that it feeds, so the gradient needs m·s² = 1.

    Three answers have names. In a layer of n inputs and m outputs the variance s² is

        LeCun (1998)     1/n           keeps the signal
        Xavier (2010)    2/(n + m)     a compromise between signal and gradient
        He (2015)        2/n           for ReLU, which throws half of the square away

    `Initializers` has them and others. Are they as large as they say? Draw 100·400 weights:

    """);
RandomInitializer[] named = [Initializers.LeCun, Initializers.Xavier, Initializers.XavierUniform, Initializers.He];
Table(["rule", "deviation by the formula", "deviation of the weights"], named.Select(rule =>
{
    var weights = new Matrix<double>(100, 400);
    rule.Fill(weights, relu, new Random(1));
    return new object[] { rule.Name, Short(rule.StandardDeviation(100, 400, relu)), Short(Deviation(weights)) };
}));

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  The same rule is not right for every activation");
[Activation] double Bump(double z) => z * Exp(-z * z / 2);
Activation bump = Activation.Of(Bump);
RandomInitializer he = Initializers.LeCun.WithGain(Sqrt(2)); // 2/n, whatever the activation
(string Name, Initializer Rule)[] rules =
[
    ("Xavier, 2/(n + m)", Initializers.Xavier), ("orthogonal", Initializers.Orthogonal), ("He, 2/n", he), ("second moment", Initializers.SecondMoment),
];
var compared = new Figure($"Signal through {Depth - 1} layers of {Width} units, before training, mean of 5 networks", width: 1200, shareY: true);
var arrived = new List<object[]>();
foreach (Activation g in new[] { tanh, relu, bump })
{
    Panel panel = compared.Panel(g.Name, "layer", g == tanh ? "root mean square of a" : "").LogY().WholeX();
    double[][] signals = [.. rules.Select(rule => Signal(g, rule.Rule))];
    for (int i = 0; i < rules.Length; i++)
        panel.Line(Linspace(1, Depth - 1, Depth - 1), signals[i], rules[i].Name, Palette.Categories[i], i == 3 ? Stroke.Dashed : Stroke.Solid);
    arrived.Add([g.Name, .. signals.Select(signal => (object)Short(signal[^1], 2)), Short(1 / MeanField.Gain(g), 2)]);
}
Text($"""
    What is the factor of an activation? If z is normal with variance 1, the mean square of
    φ(z) is a number that can be computed: the integral of φ(z)² against the bell curve. For
    ReLU it is ½, and ½·n·s² = 1 gives He's rule. For any other activation we can let the
    computer integrate. That is `Initializers.SecondMoment`: **s² = 1/(n·E[φ(z)²])**.

    """);
Table(["φ", "E[φ(z)²]", "s·√n by second moment", "s·√n by He", "s·√n by Xavier"], new[] { tanh, relu, Activations.GELU, Activations.Sigmoid, bump }.Select(g => new object[]
{
    g.Name, Short(1 / Pow(MeanField.Gain(g), 2)), Short(Factor(Initializers.SecondMoment, g)), Short(Factor(he, g)), Short(Factor(Initializers.Xavier, g)),
}));
Text("""

    The last row is an activation that we made up: z·exp(−z²/2). No book has a rule for it. The
    figure shows one more way to begin: an **orthogonal** matrix is a rotation, drawn at random.
    It keeps all lengths exactly, but it knows nothing of activations either.

    """);
Save(compared, "07-weight-initialization/02-rules.png");
Text("""

    What the last hidden layer hands on, as the root of its mean square:

    """);
Table(["", .. rules.Select(rule => rule.Name), "√E[φ(z)²]"], arrived);
Text("""

    With the rule that knows the activation, the signal stays near what the last column says.
    For ReLU it is He's rule. Xavier's loses ReLU's signal, a factor of √½ in each layer; tanh
    and Bump are nearly straight near 0, so with small weights they lose it slowly.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  Forward or backward?");
Text("""
    A signal that keeps its size is one thing, a gradient that does is another. The way back has
    the slope in place of the value: it keeps the gradient if **s² = 1/(m·E[φ′(z)²])**, which is
    `Initializers.BackwardSecondMoment`. With as many inputs as outputs, the first rule makes
    the gradient of each layer √(E[φ′(z)²]/E[φ(z)²]) times as large as that of the layer after.
    Is it so? Ten layers back, in networks that begin with the first rule:

    """);
Table(["φ", "s·√n forward", "s·√n backward", "factor a layer", $"to the power of {Depth - 2}", "measured"], new[] { relu, tanh, Activations.GELU, bump }.Select(g =>
{
    double forward = Factor(Initializers.SecondMoment, g), backward = Factor(Initializers.BackwardSecondMoment, g);
    double measured = Geometric(Five(g, Initializers.SecondMoment).Select(flow => flow.Layers[0].GradientNorm / flow.Layers[^2].GradientNorm));
    return new object[] { g.Name, Short(forward), Short(backward), Short(forward / backward, 3), Short(Pow(forward / backward, Depth - 2), 2), Short(measured, 2) };
}));
Text("""

    For ReLU the two rules are one, since its slope is 1 wherever its value is not 0: this is why
    He's rule is right both ways. For the others one cannot have both. `BalancedSecondMoment` is
    in the middle, as Xavier's is between n and m.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("6  Does it matter after training?");
const int Deeper = 30, Epochs = 60;
(string Name, Initializer Rule)[] starts =
[
    ("zeros", Initializers.Zeros), ("too small, s = 0.05", Initializers.Normal(0.05)), ("too large, s = 0.4", Initializers.Normal(0.4)),
    ("Xavier, 2/(n + m)", Initializers.Xavier), ("He, 2/n", he), ("second moment", Initializers.SecondMoment),
];
Text($"""
    Now train, {Deeper} layers deep, {Epochs} epochs with the same learning rate, once with tanh and once
    with ReLU.

    """);
var training = new Figure($"Training {Deeper} layers of {Width} units", width: 1000, shareY: true);
var ends = starts.Select(start => new List<object> { start.Name }).ToArray();
foreach (Activation g in new[] { tanh, relu })
{
    Panel panel = training.Panel(g.Name, "epoch", g == tanh ? "loss" : "").LogY().WholeX();
    for (int i = 0; i < starts.Length; i++)
    {
        Network<double> network = Deep(g, starts[i].Rule, seed: 1, Deeper);
        TrainingRun run = network.Train(moons, loss, Optimizers.Sgd(0.01), new TrainingOptions { Epochs = Epochs, Batch = 20 });
        if (run.Epochs > 0) panel.Line(Linspace(1, run.Epochs, run.Epochs), run.Losses, starts[i].Name, Palette.Categories[i], i is 1 or 5 ? Stroke.Dashed : Stroke.Solid);
        ends[i].AddRange([run.Ending == TrainingEnding.Diverged ? $"diverged in epoch {run.Epochs + 1}" : Short(run.FinalLoss, 2), $"{network.Accuracy(moons):0.#%}"]);
    }
}
Save(training, "07-weight-initialization/03-training.png");
Text("");
double growth = Pow(Factor(Initializers.SecondMoment, tanh) / Factor(Initializers.BackwardSecondMoment, tanh), Deeper - 2);
Table(["weights at first", "tanh: loss", "right", "ReLU: loss", "right"], ends.Select(row => row.ToArray()));
Text($"""

    Nothing but the first weights differs between the rows. Where a layer loses or gains a factor,
    {Deeper} layers lose or gain it {Deeper} times: the loss stays at ln 2 = {Short(Log(2))}, or the first step
    leads nowhere (a training that diverged in its first epoch has no line). Among rules that are
    nearly right, luck decides as well: another seed, another order. For tanh the second moment
    has the factor of section 5: in {Deeper} layers it makes the first gradient {Short(growth, 2)} times the last,
    and its training restless. The deeper the network, the less may be wrong.
    """);

Heading("What to remember");
Text("""
    • Weights begin random, for units that begin alike stay alike. Biases may begin at 0.
    • A sum of n terms has n times the variance, so s is a constant over √n.
    • The constant belongs to the activation: He's √2 for ReLU, and one integral for any other.
    • Look before you train: the signal and the gradient should stay level through the layers.

    **Exercises.** Start `gradrepl` and type:

    1. Which standard deviation does He's rule give a layer of 256 inputs, and Xavier's?
         (Initializers.He.StandardDeviation(256, 128, Activations.ReLU), Initializers.Xavier.StandardDeviation(256, 128, Activations.ReLU))
    2. Make up an activation. Which weights does it need, forward and backward?
         [Activation] double mine(double z) => z / (1 + z * z);
         (MeanField.Gain(mine), MeanField.BackwardGain(mine))
    3. Does the rule keep its signal through 20 layers? Look at the columns of z. And its gradient?
         Network<double> net = new Network(inputs: 2); for (int l = 0; l < 20; l++) net.Dense(64, mine, Initializers.SecondMoment); net.Dense(1);
         var xor = new Dataset([[-1, -1], [-1, 1], [1, -1], [1, 1]], [0, 1, 1, 0]);
         GradientFlow.Measure(net, xor, Loss.BinaryCrossEntropyOnLogits)
    4. He's 2/n for ReLU is ½·n·s² = 1. What is it for a leaky ReLU with slope 0.2?
         MeanField.Gain(Activations.LeakyReLU.With("negativeSlope", 0.2))
    """);

// ---------------------------------------------------------------------------------------------------------------------
Network<double> Deep(Activation g, Initializer rule, int seed, int depth = Depth)
{
    Network<double> network = new Network(inputs: 2, seed);
    for (int l = 1; l < depth; l++) network.Dense(Width, g, rule);
    return network.Dense(1, weights: rule == Initializers.Zeros ? rule : Initializers.Xavier);
}

GradientFlow Measure(Activation g, Initializer rule, int seed) => GradientFlow.Measure(Deep(g, rule, seed), moons, loss);

// Five networks that differ in their random weights.
GradientFlow[] Five(Activation g, Initializer rule) => [.. Enumerable.Range(1, 5).Select(seed => Measure(g, rule, seed))];

// The root of the mean square of what each hidden layer hands on.
double[] Signal(Activation g, Initializer rule)
{
    GradientFlow[] five = Five(g, rule);
    return [.. Enumerable.Range(0, Depth - 1).Select(l => Geometric(five.Select(flow => Sqrt(Pow(flow.Layers[l].Activations.Mean, 2) + Pow(flow.Layers[l].Activations.Deviation, 2)))))];
}

double Geometric(IEnumerable<double> values) => Exp(values.Average(value => Log(value)));

void Lines(Panel forward, Panel backward, GradientFlow flow, string name, System.Drawing.Color color)
{
    LayerFlow[] hidden = [.. flow.Layers.SkipLast(1)];
    double[] x = Linspace(1, hidden.Length, hidden.Length), signal = [.. hidden.Select(layer => layer.Activations.Deviation)];
    double[] gradient = [.. hidden.Select(layer => layer.GradientNorm / flow.Layers[^1].GradientNorm)];
    forward.Line(x, signal, name, color).Points(x, signal, name, color);
    backward.Line(x, gradient, name, color).Points(x, gradient, name, color);
}

// s·√n in a layer of n inputs and n outputs.
double Factor(RandomInitializer rule, Activation g) => rule.StandardDeviation(Width, Width, g) * Sqrt(Width);

double Deviation(Matrix<double> weights) => Sqrt(weights.ToRows().SelectMany(row => row).Average(w => w * w));
