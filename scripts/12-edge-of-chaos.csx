// The edge of chaos: how large random weights should be.
//
// Mean-field theory predicts what depth does to signals and gradients, and the prediction is checked on real networks.
//
//     gradrepl lessons 12                   figures go to ./figures/12-edge-of-chaos
//     gradrepl lessons 12 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change a line, run it again, and look.

using System.Runtime.CompilerServices;

Activation tanh = Activations.Tanh;
int width = 300, depth = 24, seeds = 3;
const double Start = 0.6; // the correlation of the two inputs
const int Settled = 8; // from this layer on the variance is at its fixed point
double biases = 0.2, edge = MeanField.CriticalWeightDeviation(tanh, biases);
double[] cases = [0.9, edge, 2.5];

Heading("1  The same network, three times");
Text($"""
    Before a network learns, its weights are random. Does it matter how large? Take {depth} layers
    of {width} tanh units, and draw each weight from a normal distribution with the standard
    deviation σ_w/√{width}, each bias with σ_b = {biases}. The root makes σ_w comparable between
    widths: a unit adds up {width} products, and their sum has a spread of σ_w, not of √{width}·σ_w.

    We send two inputs through that resemble each other, with a **correlation** of {Start}. After
    every layer we note two numbers: the **variance** q of the pre-activations z, and the
    correlation c between those of one input and those of the other. {seeds} networks for each σ_w:

    """);
var simulated = cases.Select(one => Enumerable.Range(1, seeds).Select(seed => Simulate(width, one, seed)).ToArray()).ToArray();
int[] shown = [1, 2, 4, 8, 16, depth];
Table(["layer", .. cases.SelectMany(one => new[] { $"q, σ_w = {Short(one, 3)}", "c" })], shown.Select(l => new object[] { l }
    .Concat(simulated.SelectMany(runs => new object[] { Short(runs.Average(run => run.Q[l - 1]), 3), Short(runs.Average(run => run.C[l - 1]), 3) }))));
double[] ends = [.. simulated.Select(runs => runs.Average(run => run.C[^1]))];
Text($"""

    With small weights the last layer sees two inputs of correlation {Short(ends[0], 3)}: they have become
    one, and no later layer can tell them apart. With large weights, {Short(ends[2], 3)}: they have been torn
    apart, and so would be any two inputs, however much alike. In between lies {Short(ends[1], 3)}.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  The variance, predicted");
MeanField[] fields = [.. cases.Select(one => new MeanField(tanh, one, biases))];
Text($"""
    A pre-activation is a sum of many independent terms, so it is nearly normal. That is all the
    theory needs. If z has the variance q, the next layer's variance is

        V(q) = σ_w²·E[φ(√q·u)²] + σ_b²        u a standard normal number, φ the activation

    with E for the mean over all u: one integral, computed here, not simulated. Where V(q) = q a
    layer hands the variance on unchanged. The figure shows V, and those **fixed points** as dots.

    """);
Save(Figure.VarianceMap(fields, title: "What a layer of tanh makes of the variance"), "12-edge-of-chaos/01-variance-map.png");
Table(["σ_w", "fixed point q*", $"simulated, layer {depth}", "spread"], cases.Select((one, i) => new object[]
{
    Short(one, 3), Short(fields[i].FixedPoint(), 3), Short(simulated[i].Average(run => run.Q[^1]), 3), Short(Spread(simulated[i].Select(run => run.Q[^1])), 2),
}));
Text($"""

    The spread is the standard deviation over the {seeds} networks. The theory is exact for infinitely
    wide networks; {width} units are not infinitely many.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  The correlation, predicted");
Text($"""
    The same argument for two inputs gives a map for the correlation, with a second integral:

        C(c) = (σ_w²·E[φ(z₁)·φ(z₂)] + σ_b²) / V(q)        z₁, z₂ normal, variance q, correlation c

    Lines are the theory, started from the first layer; dots are the networks.

    """);
var figure = new Figure($"Two inputs on their way through {depth} layers of tanh", shareX: true);
Panel variance = figure.Panel("variance q", "layer", "q").WholeX(), correlation = figure.Panel("correlation c of the two", "layer", "c").WholeX().YRange(0, 1.02);
double[] layers = [.. Enumerable.Range(1, depth).Select(l => (double)l)];
double furthest = 0;
for (int i = 0; i < cases.Length; i++)
{
    (double[] q, double[] c) = Predict(fields[i], simulated[i][0].Q[0], simulated[i][0].C[0]);
    (string label, var color) = ($"σ_w = {Short(cases[i], 3)}", Palette.Sequence(i, cases.Length));
    variance.Line(layers, q, label, color);
    correlation.Line(layers, c, label, color);
    foreach (var run in simulated[i])
    {
        variance.Points(layers, run.Q, label, color, size: 2.5);
        correlation.Points(layers, run.C, label, color, size: 2.5);
    }
    furthest = Max(furthest, c.Zip(simulated[i].Aggregate(new double[depth], (sum, run) => [.. sum.Zip(run.C, (a, b) => a + b / seeds)]), (theory, mean) => Abs(theory - mean)).Max());
}
Save(figure, "12-edge-of-chaos/02-two-inputs.png");
Text($"""

    The mean of the networks is nowhere further than {Short(furthest, 2)} from the predicted correlation.
    Where the lines end depends on the slope of C at c = 1, where the two inputs are the same:

        χ₁ = σ_w²·E[φ′(√q*·u)²]

    If χ₁ < 1, two inputs that nearly agree come closer: the **ordered** phase. If χ₁ > 1 they part,
    as in weather: the **chaotic** phase. χ₁ = 1 is the **edge of chaos**; for tanh with
    σ_b = {biases} it lies at σ_w = {Short(edge, 5)}.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  χ₁ is also the gradient's factor");
Text($"""
    Going back through a layer multiplies a gradient by weights and by slopes φ′. Its mean square
    is multiplied by σ_w²·E[φ′²], and that is χ₁ again. So one number answers both questions.
    Lines are χ₁ to the power of the layers passed, dots the gradients of the networks above:

    """);
var gradients = new Figure($"A gradient on its way back through {depth} layers of tanh");
Panel sizes = gradients.Panel("", "layer", "mean (∂L/∂z)², last layer = 1").LogY().WholeX();
for (int i = 0; i < cases.Length; i++)
{
    (string label, var color) = ($"σ_w = {Short(cases[i], 3)}: χ₁ = {Short(fields[i].Chi, 3)}", Palette.Sequence(i, cases.Length));
    sizes.Line(layers, [.. layers.Select(l => Pow(fields[i].Chi, depth - l))], label, color);
    foreach (var run in simulated[i]) sizes.Points(layers, run.Gradients, label, color, size: 2.5);
}
Save(gradients, "12-edge-of-chaos/03-gradients.png");
Text($"""

    A factor for a layer, from the layers {Settled} to {depth}, where the variance has settled:

    """);
double[] factors = [.. simulated.Select(runs => runs.Average(Factor))];
Table(["σ_w", "phase", "χ₁", "factor measured", "spread", "first layer gets"], cases.Select((one, i) => new object[]
{
    Short(one, 3), fields[i].Phase.ToString().ToLowerInvariant(), Short(fields[i].Chi, 3), Short(factors[i], 3),
    Short(Spread(simulated[i].Select(Factor)), 1), Short(simulated[i].Average(run => run.Gradients[0])),
}));
int worst = Enumerable.Range(0, cases.Length).MaxBy(i => Abs(factors[i] / fields[i].Chi - 1));
int wide = 2 * width, wideSeeds = 3;
double wider = Enumerable.Range(1, wideSeeds).Average(seed => Factor(Simulate(wide, cases[worst], seed)));
Text($"""

    Nothing was fitted: the lines follow from tanh and σ_w alone. They are furthest off for
    σ_w = {Short(cases[worst], 3)}, by {Percent(factors[worst] / fields[worst].Chi - 1)} a layer. Is that the theory or the width? {wideSeeds} networks of {wide} units
    have the factor {Short(wider, 3)} on average, which is off by {Percent(wider / fields[worst].Chi - 1)}. Vanishing gradients are the ordered phase,
    exploding ones are chaos.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  The map of all networks");
Text("""
    χ₁ for every pair of σ_w and σ_b, from theory alone:

    """);
Save(Figure.PhaseDiagram(new PhaseDiagram(tanh, 3, 1, columns: 48, rows: 32), "Tanh: the phases of a deep random network"), "12-edge-of-chaos/04-phases.png");

// ---------------------------------------------------------------------------------------------------------------------
Heading("6  How deep can a network be and still learn?");
Dataset data = Dataset.ReadCsv(Path.Combine(Path.GetDirectoryName(ThisScript())!, "data", "classification.csv"));
double[] between = Linspace(0.45, 3.15, 19), reach = [.. between.Select(w => 6 * new MeanField(tanh, w, biases).DepthScale)];
int[] tried = [.. Enumerable.Range(0, 9).Select(i => 2 * i + 1)]; // every other of those: 0.6, 0.9, … 3
int[] depths = [4, 12, 20, 28, 36];
int epochs = 20;
Text($"""
    Near its fixed point the correlation comes closer to it by the same factor in every layer. The
    number of layers over which it comes e times closer is the **depth scale** ξ. After a few ξ
    nothing is left of what told two inputs apart. Schoenholz and others (2017) found that networks
    learn up to about 6ξ layers.

    So train: {tried.Length} values of σ_w, {depths.Length} depths, {data.Count} points of the data of lesson 2 (two classes, which
    a straight line nearly divides), {epochs} epochs of plain gradient descent, 32 units a layer.

    """);
double[,] right = new double[depths.Length, tried.Length];
int expected = 0, networks = right.Length;
for (int row = 0; row < depths.Length; row++)
{
    for (int column = 0; column < tried.Length; column++)
    {
        right[row, column] = Train(between[tried[column]], depths[row]);
        bool learned = right[row, column] >= 0.85, predicted = depths[row] <= reach[tried[column]];
        if (learned == predicted) expected++;
    }
}
var map = new Figure($"Accuracy after {epochs} epochs, and the depth that theory allows", width: 680, height: 460);
map.Panel("", "weight deviation σ_w", "layers").XRange(0.45, 3.15).YRange(0, 40)
    .HeatMap(right, 0.45, 3.15, 0, 40, ColorScale.Diverging("share of the points that are right", 0.5, 1))
    .Line(between, reach, "6ξ", Palette.Ink, width: 3);
Save(map, "12-edge-of-chaos/05-trainable-depth.png");
Text($"""

    Say that a network has learned if it has 85 % of the points right, and that theory expects this
    up to 6ξ layers. Then {expected} of the {networks} networks do as expected. Of those with {depths[^1]} layers, the ones
    with σ_w = {string.Join(", ", tried.Select(i => between[i]).Where((_, column) => right[depths.Length - 1, column] >= 0.85).Select(w => Short(w, 3)))} have learned; the edge is at {Short(edge, 3)}. Six is a rule of thumb, and with
    more epochs the border moves.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("7  Every activation has its own edge");
Activation[] others = [Activations.Sigmoid, tanh, Activations.ReLU, Activations.LeakyReLU, Activations.ELU, Activations.SELU, Activations.GELU, Activations.SiLU, Activations.Mish];
Text("""
    Two well-known rules say how large weights should be: LeCun's and, for layers of one width,
    Xavier's has σ_w = 1; He's for ReLU has σ_w = √2. Here is χ₁ for both, without biases, beside
    the σ_w at which the activation itself has its edge:

    """);
double[] edges = [.. others.Select(g => MeanField.CriticalWeightDeviation(g))];
Table(["", "edge, σ_b = 0", "χ₁, LeCun and Xavier", "χ₁, He"], others.Select((g, i) => new object[]
{
    g.Name, double.IsNaN(edges[i]) ? "none" : Short(edges[i], 3), Short(new MeanField(g, 1).Chi, 3), Short(new MeanField(g, Sqrt(2)).Chi, 3),
}));
string[] none = [.. others.Where((_, i) => double.IsNaN(edges[i])).Select(g => g.Name)];
Text($"""

    Tanh has its edge at {Short(edges[1], 3)}, which is LeCun's rule, and ReLU at {Short(edges[2], 5)}, which is He's: both rules
    are this theory's edge for one activation. The sigmoid would need {Short(edges[0], 3)}; with either rule its
    gradients vanish. {(none.Length == 0 ? "All of them have an edge." : $"{string.Join(", ", none)} have no edge without a bias: nowhere is their variance stable and χ₁ = 1.")}
    `MeanField` takes your own activation as well.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("What to remember");
Text($"""
    • A random layer changes variance and correlation by two maps, V and C, that can be computed.
    • χ₁ < 1: ordered, inputs grow alike, gradients vanish. χ₁ > 1: chaotic, inputs part,
      gradients explode. χ₁ = 1: the edge of chaos, where both survive depth.
    • Tanh with σ_b = {biases} has its edge at σ_w = {Short(edge, 3)}. Each activation has its own, or none.
    • Away from the edge about 6ξ layers learn: here {expected} of {networks} networks followed that rule.

    **Exercises.** Start `gradrepl` and type:

    1. How deep may a network of tanh be with the weights that torch begins with, σ_w = 1/√3?
         6 * new MeanField(Activations.Tanh, 1 / Sqrt(3), 0.1).DepthScale
    2. Where is the edge of an activation of your own?
         [Activation] double wave(double z) => Sin(z);
         MeanField.CriticalWeightDeviation(wave)
    3. Which phases has the sigmoid? Compare with tanh:
         Figure.PhaseDiagram(new PhaseDiagram(Activations.Sigmoid, 20, 2, columns: 40, rows: 30))
    4. To what correlation do two inputs come in chaos, and how many layers does that take?
         new MeanField(Activations.Tanh, 2, 0.2).CorrelationFixedPoint()
         new MeanField(Activations.Tanh, 2, 0.2).DepthScale
    5. Which variances does a deep network of SiLU hand on unchanged, and which of them attract others?
         new MeanField(Activations.SiLU, 1.8).FixedPoints()
    """);

double Train(double weights, int layers)
{
    var network = new Network<float>(2, seed: 1);
    for (int l = 0; l < layers; l++) network.Dense(32, tanh, Initializers.LeCun.WithGain(weights), Initializers.Normal(biases));
    network.Dense(1, weights: Initializers.LeCun);
    network.Train(data, Loss.BinaryCrossEntropyOnLogits, Optimizers.Sgd(0.05), new TrainingOptions { Epochs = epochs, Batch = 25, Seed = 1 });
    return network.Accuracy(data);
}

// One random network: the variance and the correlation of two inputs layer by layer, and the mean square of a gradient that comes back.
(double[] Q, double[] C, double[] Gradients) Simulate(int width, double weights, int seed)
{
    Network<double> network = new Network(width, seed);
    for (int l = 0; l < depth; l++) network.Dense(width, tanh, Initializers.LeCun.WithGain(weights), Initializers.Normal(biases));
    var random = new Random(seed);
    var pair = new Matrix<double>(2, width);
    for (int j = 0; j < width; j++)
    {
        pair[0, j] = Normal(random);
        pair[1, j] = Start * pair[0, j] + Sqrt(1 - Start * Start) * Normal(random);
    }
    network.Forward(pair);
    Matrix<double>[] z = [.. network.Layers.Select(layer => layer.PreActivation!)];
    var back = new Matrix<double>(2, width);
    for (int j = 0; j < width; j++) back[0, j] = Normal(random);
    network.Backward(back);
    double[] squares = [.. network.Layers.Select(layer => Dot(layer.PreActivationGradient!, 0, 0))];
    return (
        [.. z.Select(m => (Dot(m, 0, 0) + Dot(m, 1, 1)) / 2)],
        [.. z.Select(m => Dot(m, 0, 1) / Sqrt(Dot(m, 0, 0) * Dot(m, 1, 1)))],
        [.. squares.Select(square => square / squares[^1])]);
}

// The factor by which a layer multiplied the mean square of the gradient, where the variance had settled.
double Factor((double[] Q, double[] C, double[] Gradients) run) => Pow(run.Gradients[Settled - 1], 1.0 / (depth - Settled));

// The theory for the same, from the variance and the correlation in layer 1.
(double[] Q, double[] C) Predict(MeanField field, double q, double c)
{
    double[] variances = field.Variances(depth, q), correlations = new double[depth];
    correlations[0] = c;
    for (int l = 1; l < depth; l++) correlations[l] = field.CorrelationMap(Min(1, correlations[l - 1]), variances[l - 1]);
    return (variances, correlations);
}

double Dot(Matrix<double> m, int first, int second)
{
    double sum = 0;
    for (int j = 0; j < m.Columns; j++) sum += m[first, j] * m[second, j];
    return sum / m.Columns;
}

double Normal(Random random) => Sqrt(-2 * Log(1 - random.NextDouble())) * Cos(2 * PI * random.NextDouble());

double Spread(IEnumerable<double> values)
{
    double mean = values.Average();
    return Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count() - 1));
}

string Percent(double share) => (100 * share).ToString("0.#").Replace('-', '−') + " %";

string ThisScript([CallerFilePath] string path = "") => path;
