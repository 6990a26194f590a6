// Normalization: inputs, batch norm and layer norm.
//
// Why numbers of about the same size are learned from faster, at the input and inside the network, and what it costs.
//
//     gradrepl lessons 9                   figures go to ./figures/09-normalization
//     gradrepl lessons 9 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change a line, run it again, and look.

Heading("1  Two features, two scales");
var random = new Random(1);
int houses = 200;
double[] rooms = [.. Enumerable.Range(0, houses).Select(_ => 4 + 1.2 * Normal())], distance = [.. rooms.Select(_ => 15 + 5 * Normal())];
double[] price = [.. rooms.Zip(distance, (r, d) => 300 + 20 * r - 12 * d + 10 * Normal())];
double[] centeredRooms = Centered(rooms), centeredDistance = Centered(distance), centeredPrice = Centered(price);
double[] unitRooms = Standardized(rooms), unitDistance = Standardized(distance);
Text($"""
    A neuron shall learn the prices of {houses} houses from the number of rooms and the distance to
    the center:

    """);
Table(["", "mean", "standard deviation"], new[] { ("rooms", rooms), ("distance, km", distance), ("price, thousands", price) }.Select(column => new object[]
{
    column.Item1, Short(column.Item2.Average(), 3), Short(Deviation(column.Item2), 3),
}));
double[] steepness = Curvatures(centeredRooms, centeredDistance), even = Curvatures(unitRooms, unitDistance);
Text($"""

    Does it matter that distances spread more than rooms? Subtract the means, so that no bias is
    needed: price = w₁·rooms + w₂·distance. The loss, half the mean squared error, is then a
    bowl over the plane of w₁ and w₂. How steep the bowl is depends on the size of the features:
    its curvature is {Short(steepness[0], 3)} along its steepest direction and {Short(steepness[1], 3)} along its flattest, {Short(steepness[0] / steepness[1], 3)} times less.

    Gradient descent with the rate η multiplies the distance along a direction of curvature λ by
    1 − η·λ at every step. So η has to stay below 2/λ of the steepest direction, and then it is
    the flattest that takes long. Now divide each feature by its standard deviation as well:
    that is to **standardize** it. The curvatures become {Short(even[0], 3)} and {Short(even[1], 3)}, the bowl is round.

    """);
var bowls = new Figure("Thirty steps of gradient descent, η = 1.5 / the greatest curvature", width: 1080, height: 440);
Bowl(bowls, "features less their means", centeredRooms, centeredDistance, 1.5 / steepness[0]);
Bowl(bowls, "standardized features", unitRooms, unitDistance, 1.5 / even[0]);
Save(bowls, "09-normalization/01-bowls.png");
double[] rates = [.. Enumerable.Range(0, 13).Select(i => 1.9 / Pow(1.3, i))];
int raw = rates.Min(rate => StepsToLearn(centeredRooms, centeredDistance, rate / steepness[0])), scaled = rates.Min(rate => StepsToLearn(unitRooms, unitDistance, rate / even[0]));
Text($"""

    How many steps until the error is within 1 % of the least one? To be fair, each gets the best of
    {rates.Length} rates, from {Short(rates[^1], 2)} to {Short(rates[0], 2)} times 1/λ of its steepest direction: **{raw}** as they are, **{scaled}**
    standardized.

    One warning. The mean and the deviation belong to the model, as its weights do. They come from
    the training data, and new data is brought to scale with the same two numbers. Whoever
    standardizes one new house by itself subtracts that house from itself, and gets 0 for
    every feature, whatever house it is.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  The same inside the network");
Activation tanh = Activations.Tanh;
int depth = 12, width = 32;
string[] kinds = ["no norm", "batch norm", "layer norm"];
System.Drawing.Color[] colors = [Palette.Ink, Palette.Blue, Palette.Vermillion];
double[] gains = [0.5, 3];
Dataset train = Datasets.Spirals(200, turns: 0.8, noise: 0.03, seed: 1), test = Datasets.Spirals(200, turns: 0.8, noise: 0.03, seed: 2);
Text($"""
    For layer 7 the outputs of layer 6 are inputs, and nobody standardized those. Take {depth} layers of
    {width} tanh units, once with small random weights ({gains[0]} times LeCun's) and once with large ones
    ({gains[1]} times), and a batch of {train.Count} points. How far do the pre-activations z spread in each layer?

    The idea of Ioffe and Szegedy (2015) is to standardize them there and then, in every layer, as
    part of the network:  z → (z − mean) / deviation, then tanh.

    """);
GradientFlow[][] flows = [.. kinds.Select((_, kind) => gains.Select(gain => GradientFlow.Measure(Build(kind, gain, seed: 1), train, Loss.BinaryCrossEntropyOnLogits)).ToArray())];
var inside = new Figure($"{depth} layers of tanh: weights {gains[0]} times LeCun's dashed, {gains[1]} times solid");
Panel forward = inside.Panel("going forward", "layer", "standard deviation of z").LogY().WholeX(), backward = inside.Panel("coming back", "layer", "‖∂L/∂z‖, last layer = 1").LogY().WholeX();
for (int kind = 0; kind < kinds.Length; kind++)
{
    for (int i = 0; i < gains.Length; i++)
    {
        (string label, Stroke stroke, double thick) = (i == 1 ? kinds[kind] : "", i == 0 ? Stroke.Dashed : Stroke.Solid, kind == 1 ? 4.5 : 2);
        double[] layers = [.. Tanhs(kind, i).Select((_, l) => l + 1.0)];
        forward.Line(layers, [.. Tanhs(kind, i).Select(layer => layer.PreActivations.Deviation)], label, colors[kind], stroke, thick);
        backward.Line(layers, [.. Tanhs(kind, i).Select(layer => layer.GradientNorm / Tanhs(kind, i)[^1].GradientNorm)], label, colors[kind], stroke, thick);
    }
}
Save(inside, "09-normalization/02-inside.png");
Text("");
Table(["", "weights", $"spread of z, layer {depth}", "gradient, first/last layer"], kinds.SelectMany((name, kind) => gains.Select((gain, i) => new object[]
{
    name, $"{gain} × LeCun", Short(Tanhs(kind, i)[^1].PreActivations.Deviation, 2), Short(Tanhs(kind, i)[0].GradientNorm / Tanhs(kind, i)[^1].GradientNorm, 3),
})));
Text($"""

    Without a norm, the size of the weights decides what arrives on either side. With one, z has
    the spread 1 in every layer, and it makes no difference: {gains[1]} times the weights is {gains[1]} times the
    deviation, and the division takes it back. What a norm does not do is to make all layers'
    gradients alike: behind batch norm here the first layer's is {Short(Tanhs(1, 1)[0].GradientNorm / Tanhs(1, 1)[^1].GradientNorm, 3)} times the last one's, behind layer
    norm {Short(Tanhs(2, 1)[0].GradientNorm / Tanhs(2, 1)[^1].GradientNorm, 3)} times.
    """);
LayerFlow[] Tanhs(int kind, int gain) => [.. flows[kind][gain].Layers.Where(layer => layer.Activation is not null)];

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  Two ways to standardize a table");
var z = new Matrix<double>(new double[,] { { 1, 20, -3 }, { 2, 30, -3.5 }, { 3, 10, -2 }, { 6, 20, -3.5 } });
Matrix<double> byColumn = new BatchNorm<double>(3).Forward(z, PassMode.Training), byRow = new LayerNorm<double>(3).Forward(z, PassMode.Training);
Text("""
    A batch in a layer is a table: one row an example, one column a unit. Batch norm standardizes
    each **column**: a unit is compared with itself over the examples. Layer norm (Ba and others,
    2016) standardizes each **row**: an example's units are compared with each other. Four
    examples, three units:

    """);
Table(["", "z₁", "z₂", "z₃", "batch z₁", "batch z₂", "batch z₃", "layer z₁", "layer z₂", "layer z₃"], Enumerable.Range(0, 4).Select(i => new object[] { $"example {i + 1}" }
    .Concat(new[] { z, byColumn, byRow }.SelectMany(m => Enumerable.Range(0, 3).Select(j => (object)Short(m[i, j], 3))))));
double[] column = [.. Enumerable.Range(0, 4).Select(i => z[i, 0])];
double byHand = (z[0, 0] - column.Average()) / Sqrt(Pow(Deviation(column), 2) + 1e-5);
Text($"""

    By hand, for the first cell: the column's mean is {column.Average()}, its deviation {Short(Deviation(column))}, and
    ({z[0, 0]} − {column.Average()})/{Short(Deviation(column))} = {Short(byHand, 3)}. (A small 0.00001 is added to the variance, for a unit that is the same for
    all examples has none.) Behind the norm, each unit has a scale γ and a shift β of its own,
    learned like weights, so that it can have any spread that it needs: it no longer depends on
    the layers before it.

    Batch norm has a price: an example's answer depends on which others are in its batch. So after
    training it uses running means instead. Layer norm needs neither, and works for a batch of 1.

    """);
BatchNorm<double> trained = new(3);
for (int step = 0; step < 100; step++) trained.Forward(z, PassMode.Training);
Matrix<double> one = new(1, 3, [1, 20, -3]), two = new(2, 3, [1, 20, -3, 2, 30, -3.5]);
Table(["example 1", "z₁", "z₂", "z₃"], new (string Where, Matrix<double> Answer)[]
{
    ("batch norm, in the batch of four", byColumn),
    ("batch norm, with example 2 alone", new BatchNorm<double>(3).Forward(two, PassMode.Training)),
    ("batch norm, by itself, after training", trained.Forward(one)),
    ("layer norm, by itself", new LayerNorm<double>(3).Forward(one)),
}.Select(row => new object[] { row.Where, Short(row.Answer[0, 0], 3), Short(row.Answer[0, 1], 3), Short(row.Answer[0, 2], 3) }));

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  Does it help?");
double[] scales = [0.25, 0.5, 1, 2, 4];
int[] repeated = [1, 2, 3];
int epochs = 25;
Text($"""
    Now train the network of {depth} layers on two spirals, {train.Count} points, {epochs} epochs of Adam in batches of
    32, and count how many of {test.Count} new points are right. We vary how large the weights begin, and
    repeat everything with {repeated.Length} seeds. Dots are single trainings, lines their means.

    """);
double[][][] accuracy = [.. kinds.Select((_, kind) => scales.Select(gain => repeated.Select(seed => Train(kind, gain, seed, batch: 32)).ToArray()).ToArray())];
var helps = new Figure($"{depth} layers of tanh after {epochs} epochs");
Panel results = helps.Panel("", "size of the first weights: LeCun's times 2 to the power of this", "test accuracy").WholeX().YRange(0.4, 1.02);
for (int kind = 0; kind < kinds.Length; kind++)
{
    double[] powers = [.. scales.Select(gain => Log2(gain))];
    results.Line(powers, [.. accuracy[kind].Select(seeds => seeds.Average())], kinds[kind], colors[kind]);
    foreach (int i in repeated) results.Points(powers, [.. accuracy[kind].Select(seeds => seeds[i - 1])], kinds[kind], colors[kind], size: 3);
}
Save(helps, "09-normalization/03-training.png");
Text("");
Table(["weights", .. kinds], scales.Select((gain, g) => new object[] { $"{gain} × LeCun" }.Concat(accuracy.Select(kind => (object)MeanAndSpread(kind[g])))));
double[] range = [.. accuracy.Select(kind => kind.Max(seeds => seeds.Average()) - kind.Min(seeds => seeds.Average()))];
int best = Enumerable.Range(0, kinds.Length).MaxBy(kind => accuracy[kind].Max(seeds => seeds.Average()));
Text($"""

    Between its best and its worst size of weights lie {100 * range[0]:0} points with {kinds[0]}, {100 * range[1]:0} with {kinds[1]} and
    {100 * range[2]:0} with {kinds[2]}. {(range[1] < range[0] && range[2] < range[0]
        ? "So with a norm it matters less how the weights begin."
        : "So in this run a norm did not make the beginning matter less.")} The best mean, {Percent(accuracy[best].Max(seeds => seeds.Average()))},
    has {kinds[best]}. A norm hides the size of the weights from what comes out, but not from the
    optimizer: a step of the same length turns small weights further than large ones.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  Small batches");
int[] batches = [2, 8, 64];
Text($"""
    The mean of two examples says little about all of them. So batch norm should suffer where
    batches are small, and layer norm should not. LeCun's weights, 8 epochs, {repeated.Length} seeds:

    """);
double[][][] byBatch = [.. kinds.Select((_, kind) => batches.Select(batch => repeated.Select(seed => Train(kind, 1, seed, batch, 8)).ToArray()).ToArray())];
Table(["batch", .. kinds], batches.Select((batch, b) => new object[] { batch }.Concat(byBatch.Select(kind => (object)MeanAndSpread(kind[b])))));
double gap = byBatch[2][0].Average() - byBatch[1][0].Average(), noise = Sqrt((Pow(Deviation(byBatch[1][0]), 2) + Pow(Deviation(byBatch[2][0]), 2)) / repeated.Length);
Text($"""

    In batches of {batches[0]} layer norm is {100 * Abs(gap):0.0} points {(gap >= 0 ? "ahead of" : "behind")} batch norm, with an uncertainty of {100 * noise:0.0}: {(Abs(gap) > 2 * noise
        ? "more than chance"
        : "that may be chance")}.
    And the best of the three: {string.Join(", ", batches.Select((batch, b) => $"in batches of {batch} {kinds[Enumerable.Range(0, 3).MaxBy(kind => byBatch[kind][b].Average())]}"))}.
    {(batches.Where((_, b) => byBatch[0][b].Average() > Max(byBatch[1][b].Average(), byBatch[2][b].Average())).Count() > 1
        ? "Where the weights begin well and the network is small, it needs no norm to learn."
        : "Here a norm is worth its cost even though the weights begin well.")}
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("What to remember");
Text($"""
    • Gradient descent is as slow as its flattest direction is flat. Standardized inputs made the
      curvatures of this lesson alike, and took {scaled} steps in place of {raw}.
    • The mean and the deviation are the training data's, and part of the model.
    • A norm does the same in every layer: batch norm by unit over the batch, layer norm by example
      over the units. What comes out no longer depends on the size of the weights before it.
    • Batch norm behaves differently in training and afterward; layer norm does not.

    **Exercises.** Start `gradrepl` and type:

    1. What does layer norm make of an example, and of ten times that example?
         new LayerNorm<double>(3).Forward(new Matrix<double>(1, 3, [1, 2, 6]))
         new LayerNorm<double>(3).Forward(new Matrix<double>(1, 3, [10, 20, 60]))
    2. And batch norm of a unit that says 7 for every example?
         new BatchNorm<double>(1).Forward(new Matrix<double>(3, 1, [7, 7, 7]), PassMode.Training)
    3. Does this network depend on the size of its weights? Change 5 to 0.1 and to 50:
         var net = new Network(2).Dense(8, weights: Initializers.Normal(5)).LayerNorm().Activate(Activations.Tanh).Dense(1);
         net.Predict(0.3, -0.7)
    4. How many numbers does a batch norm learn? And a layer norm?
         new Network(2).Dense(8).BatchNorm().Activate(Activations.ReLU).Dense(1)
    """);

Network<float> Build(int kind, double gain, int seed)
{
    Network<float> network = new(2, seed);
    for (int l = 0; l < depth; l++)
    {
        network.Dense(width, weights: Initializers.LeCun.WithGain(gain));
        if (kind == 1) network.BatchNorm();
        if (kind == 2) network.LayerNorm();
        network.Activate(tanh);
    }
    return network.Dense(1, weights: Initializers.LeCun);
}

double Train(int kind, double gain, int seed, int batch, int? rounds = null)
{
    Network<float> network = Build(kind, gain, seed);
    network.Train(train, Loss.BinaryCrossEntropyOnLogits, Optimizers.Adam(0.003), new TrainingOptions { Epochs = rounds ?? epochs, Batch = batch, Seed = seed });
    return network.Accuracy(test);
}

// The curvatures of half the mean squared error over the plane of two weights: the eigenvalues of the features' covariance matrix.
double[] Curvatures(double[] a, double[] b)
{
    double aa = Mean(a, a), bb = Mean(b, b), ab = Mean(a, b), middle = (aa + bb) / 2, distance = Sqrt(Pow((aa - bb) / 2, 2) + ab * ab);
    return [middle + distance, middle - distance];
}

double HalfError(double[] a, double[] b, double w1, double w2) => Enumerable.Range(0, houses).Average(i => Pow(w1 * a[i] + w2 * b[i] - centeredPrice[i], 2)) / 2;

(double W1, double W2) Step(double[] a, double[] b, (double W1, double W2) w, double rate)
{
    double[] wrong = [.. centeredPrice.Select((y, i) => w.W1 * a[i] + w.W2 * b[i] - y)];
    return (w.W1 - rate * Mean(wrong, a), w.W2 - rate * Mean(wrong, b));
}

// The least error, by solving for a gradient of 0.
(double W1, double W2) Bottom(double[] a, double[] b)
{
    double aa = Mean(a, a), bb = Mean(b, b), ab = Mean(a, b), ay = Mean(a, centeredPrice), by = Mean(b, centeredPrice), d = aa * bb - ab * ab;
    return ((bb * ay - ab * by) / d, (aa * by - ab * ay) / d);
}

int StepsToLearn(double[] a, double[] b, double rate)
{
    (double W1, double W2) w = (0, 0), end = Bottom(a, b);
    double goal = 1.01 * HalfError(a, b, end.W1, end.W2);
    int steps = 0;
    for (; steps < 1000 && HalfError(a, b, w.W1, w.W2) > goal; steps++) w = Step(a, b, w, rate);
    return steps;
}

void Bowl(Figure figure, string title, double[] a, double[] b, double rate)
{
    (double W1, double W2) w = (0, 0), end = Bottom(a, b);
    List<(double W1, double W2)> path = [w];
    for (int step = 0; step < 30; step++) path.Add(w = Step(a, b, w, rate));
    // One unit is as long in both directions, so that a round bowl looks round.
    double reach = 1.15 * path.Max(p => Max(Abs(p.W1 - end.W1), Abs(p.W2 - end.W2))), least = HalfError(a, b, end.W1, end.W2);
    (double Left, double Right, double Low, double High) = (end.W1 - reach, end.W1 + reach, end.W2 - reach, end.W2 + reach);
    var loss = new double[60, 60];
    for (int row = 0; row < 60; row++)
        for (int column = 0; column < 60; column++)
            loss[row, column] = HalfError(a, b, Left + (column + 0.5) / 60 * (Right - Left), Low + (row + 0.5) / 60 * (High - Low)) / least;
    figure.Panel(title, "w₁, for rooms", "w₂, for distance").XRange(Left, Right).YRange(Low, High)
        .HeatMap(loss, Left, Right, Low, High, ColorScale.Sequential("loss / least loss", 1, 100, logarithmic: true), smooth: true)
        .Line([.. path.Select(p => p.W1)], [.. path.Select(p => p.W2)], "", System.Drawing.Color.White)
        .Points([.. path.Select(p => p.W1)], [.. path.Select(p => p.W2)], "", System.Drawing.Color.White, size: 3);
}

double Mean(double[] a, double[] b) => a.Zip(b, (p, q) => p * q).Average();

double Deviation(double[] values) => Sqrt(Centered(values).Average(value => value * value));

double[] Centered(double[] values) => [.. values.Select(value => value - values.Average())];

double[] Standardized(double[] values) => [.. Centered(values).Select(value => value / Deviation(values))];

double Normal() => Sqrt(-2 * Log(1 - random.NextDouble())) * Cos(2 * PI * random.NextDouble());

string MeanAndSpread(double[] values) => $"{100 * values.Average():0.0} ± {100 * Deviation(values):0.0}";

string Percent(double share) => $"{100 * share:0.0} %";
