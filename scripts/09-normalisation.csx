// Normalisation: inputs, batch norm and layer norm.
//
// Why numbers of about the same size are learnt from faster, at the input and inside the network, and what it costs.
//
//     gradrepl lessons 9                   figures go to ./figures/09-normalisation
//     gradrepl lessons 9 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change a line, run it again, and look.

Heading("1  Two features, two scales");
var random = new Random(1);
int houses = 200;
double[] rooms = [.. Enumerable.Range(0, houses).Select(_ => 4 + 1.5 * Normal())], age = [.. rooms.Select(_ => 30 + 8 * Normal())];
double[] price = [.. rooms.Zip(age, (r, a) => 100 + 60 * r - 2 * a + 10 * Normal())];
double[] centredRooms = Centred(rooms), centredAge = Centred(age), centredPrice = Centred(price);
double[] unitRooms = Standardised(rooms), unitAge = Standardised(age);
Text($"""
    A neuron shall learn the prices of {houses} houses from the number of rooms and the age in years:

    """);
Table(["", "mean", "standard deviation"], new[] { ("rooms", rooms), ("age", age), ("price, thousands", price) }.Select(column => new object[]
{
    column.Item1, Short(column.Item2.Average(), 3), Short(Deviation(column.Item2), 3),
}));
double[] steepness = Curvatures(centredRooms, centredAge), even = Curvatures(unitRooms, unitAge);
Text($"""

    Does it matter that the ages are larger numbers than the rooms? Subtract the means, so that
    no bias is needed: price = w₁·rooms + w₂·age. The loss, half the mean squared error, is then a
    bowl over the plane of w₁ and w₂. How steep the bowl is depends on the size of the features:
    its curvature is {Short(steepness[0], 3)} along its steepest direction and {Short(steepness[1], 3)} along its flattest, {Short(steepness[0] / steepness[1], 3)} times less.

    Gradient descent with the rate η multiplies the distance along a direction of curvature λ by
    1 − η·λ at every step. So η has to stay below 2/λ of the *steepest* direction, and then it is
    the *flattest* that takes long. Now divide each feature by its standard deviation as well:
    that is to **standardise** it. The curvatures become {Short(even[0], 3)} and {Short(even[1], 3)}, the bowl is round.

    """);
var bowls = new Figure("Thirty steps of gradient descent, η = 1.8 / the greatest curvature", width: 1080, height: 440);
Bowl(bowls, "features less their means", centredRooms, centredAge, 1.8 / steepness[0]);
Bowl(bowls, "standardised features", unitRooms, unitAge, 1.8 / even[0]);
Save(bowls, "09-normalisation/01-bowls.png");
double[] rates = [.. Enumerable.Range(0, 13).Select(i => 1.9 / Pow(1.3, i))];
int raw = rates.Min(rate => StepsToLearn(centredRooms, centredAge, rate / steepness[0])), scaled = rates.Min(rate => StepsToLearn(unitRooms, unitAge, rate / even[0]));
Text($"""

    How many steps until the error is within 1 % of the least one? To be fair, each gets the best of
    {rates.Length} rates, from {Short(rates[^1], 2)} to {Short(rates[0], 2)} times 1/λ of its steepest direction: **{raw}** as they are, **{scaled}**
    standardised.

    One warning. The mean and the deviation belong to the model, as its weights do. They come from
    the training data, and new data is brought to scale with the same two numbers. Whoever
    standardises one new house by itself subtracts that house from itself, and gets {Short(rooms[0] - rooms[0])} rooms
    and age {Short(age[0] - age[0])}, whatever house it is.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  The same inside the network");
Activation tanh = Activations.Tanh;
int depth = 12, width = 32;
string[] kinds = ["no norm", "batch norm", "layer norm"];
System.Drawing.Color[] colors = [Palette.Ink, Palette.Blue, Palette.Vermillion];
double[] gains = [0.5, 3];
Dataset train = Spirals(200, seed: 1), test = Spirals(200, seed: 2);
Text($"""
    For layer 7 the outputs of layer 6 are inputs, and nobody standardised those. Take {depth} layers of
    {width} tanh units, once with small random weights ({gains[0]} times LeCun's) and once with large ones
    ({gains[1]} times), and a batch of {train.Count} points. How far do the pre-activations z spread in each layer?

    The idea of Ioffe and Szegedy (2015) is to standardise them there and then, in every layer, as
    part of the network:  z → (z − mean) / deviation, then tanh.

    """);
var inside = new Figure($"The spread of z in {depth} layers of tanh: dashed with weights {gains[0]} times LeCun's, solid {gains[1]} times");
Panel spreads = inside.Panel("going forward", "layer", "standard deviation of z").LogY().WholeX(), backward = inside.Panel("coming back", "layer", "‖∂L/∂z‖, last layer = 1").LogY().WholeX();
for (int kind = 0; kind < kinds.Length; kind++)
{
    for (int i = 0; i < gains.Length; i++)
    {
        GradientFlow flow = GradientFlow.Measure(Build(kind, gains[i], seed: 1), train, Loss.BinaryCrossEntropyOnLogits);
        LayerFlow[] active = [.. flow.Layers.Where(layer => layer.Activation is not null)];
        double[] numbers = [.. active.Select((_, l) => l + 1.0)];
        Stroke stroke = i == 0 ? Stroke.Dashed : Stroke.Solid;
        string label = i == 1 ? kinds[kind] : "";
        spreads.Line(numbers, [.. active.Select(layer => layer.PreActivations.Deviation)], label, colors[kind], stroke);
        backward.Line(numbers, [.. active.Select(layer => layer.GradientNorm / active[^1].GradientNorm)], label, colors[kind], stroke);
    }
}
Save(inside, "09-normalisation/02-inside.png");
Text($"""

    Without a norm z shrinks or grows until tanh is flat, and the gradient with it. With one, z has
    the spread 1 in every layer, whatever the weights: to multiply all weights of a layer by {gains[1]}
    multiplies mean and deviation alike, and the division takes it back.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  Two ways to standardise a table");
var z = new Matrix<double>(new double[,] { { 1, 20, -3 }, { 2, 30, -3.5 }, { 3, 10, -2 }, { 6, 20, -3.5 } });
Matrix<double> byColumn = new BatchNorm<double>(3).Forward(z, PassMode.Training), byRow = new LayerNorm<double>(3).Forward(z, PassMode.Training);
Text("""
    A batch in a layer is a table: one row an example, one column a unit. Batch norm standardises
    each **column**: a unit is compared with itself over the examples. Layer norm (Ba and others,
    2016) standardises each **row**: an example's units are compared with each other. Four
    examples, three units:

    """);
Table(["", "z₁", "z₂", "z₃", "batch norm", "", "", "layer norm", "", ""], Enumerable.Range(0, 4).Select(i => new object[] { $"example {i + 1}" }
    .Concat(new[] { z, byColumn, byRow }.SelectMany(m => Enumerable.Range(0, 3).Select(j => (object)Short(m[i, j], 3))))));
double[] column = [.. Enumerable.Range(0, 4).Select(i => z[i, 0])];
double byHand = (z[0, 0] - column.Average()) / Sqrt(Pow(Deviation(column), 2) + 1e-5);
Text($"""

    By hand, for the first cell: the column's mean is {column.Average()}, its deviation {Short(Deviation(column))}, and
    ({z[0, 0]} − {column.Average()})/{Short(Deviation(column))} = {Short(byHand, 3)}. (A small 0.00001 is added to the variance, for a unit that is the same for
    all examples has none.) Behind the norm, each unit has a scale γ and a shift β of its own,
    learnt like weights, so that it can have any spread that it needs: it no longer depends on
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
Save(helps, "09-normalisation/03-training.png");
Text("");
Table(["weights", .. kinds], scales.Select((gain, g) => new object[] { $"{gain} × LeCun" }.Concat(accuracy.Select(kind => (object)MeanAndSpread(kind[g])))));
double[] range = [.. accuracy.Select(kind => kind.Max(seeds => seeds.Average()) - kind.Min(seeds => seeds.Average()))];
int best = Enumerable.Range(0, kinds.Length).MaxBy(kind => accuracy[kind].Max(seeds => seeds.Average()));
Text($"""

    Between its best and its worst size of weights, {kinds[0]} differs by {Points(range[0])}, {kinds[1]} by {Points(range[1])},
    {kinds[2]} by {Points(range[2])}. {(range[1] < range[0] && range[2] < range[0]
        ? "With a norm it matters less how the weights begin."
        : "In this run a norm did not make the beginning matter less.")} The best mean of all
    has {kinds[best]}, {Points(accuracy[best].Max(seeds => seeds.Average()))}.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  Small batches");
int[] batches = [2, 4, 16, 64];
Text($"""
    The mean of two examples says little about all of them. So batch norm should suffer where
    batches are small, and layer norm should not. LeCun's weights, 8 epochs, {repeated.Length} seeds:

    """);
double[][][] byBatch = [.. kinds.Select((_, kind) => batches.Select(batch => repeated.Select(seed => Train(kind, 1, seed, batch, 8)).ToArray()).ToArray())];
Table(["batch", .. kinds], batches.Select((batch, b) => new object[] { batch }.Concat(byBatch.Select(kind => (object)MeanAndSpread(kind[b])))));
double gap = byBatch[2][0].Average() - byBatch[1][0].Average(), noise = Sqrt((Pow(Deviation(byBatch[1][0]), 2) + Pow(Deviation(byBatch[2][0]), 2)) / repeated.Length);
Text($"""

    In batches of {batches[0]}, layer norm is {Points(Abs(gap))} {(gap >= 0 ? "ahead of" : "behind")} batch norm. {(Abs(gap) > 2 * noise
        ? "That is more than twice the uncertainty of these means"
        : "That is less than twice the uncertainty of these means, so it may be chance")} ({Points(noise)}).
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("What to remember");
Text($"""
    • Gradient descent is as slow as its flattest direction is flat. Standardised inputs made the
      curvatures of this lesson alike, and took {scaled} steps in place of {raw}.
    • The mean and the deviation are the training data's, and part of the model.
    • A norm does the same in every layer, and makes the size of the weights before it irrelevant
      for what comes out: batch norm by unit over the batch, layer norm by example over the units.
    • Batch norm behaves differently in training and afterwards; layer norm does not.

    **Exercises.** Start `gradrepl` and type:

    1. What does layer norm make of an example, and of ten times that example?
         new LayerNorm<double>(3).Forward(new Matrix<double>(1, 3, [1, 2, 6]))
         new LayerNorm<double>(3).Forward(new Matrix<double>(1, 3, [10, 20, 60]))
    2. And batch norm of a unit that says 7 for every example?
         new BatchNorm<double>(1).Forward(new Matrix<double>(3, 1, [7, 7, 7]), PassMode.Training)
    3. Does this network depend on the size of its weights? Change 5 to 0.1 and to 50:
         var net = new Network(2).Dense(8, weights: Initializers.Normal(5)).LayerNorm().Activate(Activations.Tanh).Dense(1);
         net.Predict(0.3, -0.7)
    4. How many numbers does a norm add to a network, and how many of them are learnt?
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
    network.Train(train, Loss.BinaryCrossEntropyOnLogits, Optimizers.Adam(0.003), rounds ?? epochs, batch, seed);
    return network.Accuracy(test);
}

// The curvatures of half the mean squared error over the plane of two weights: the eigenvalues of the features' covariance matrix.
double[] Curvatures(double[] a, double[] b)
{
    double aa = Mean(a, a), bb = Mean(b, b), ab = Mean(a, b), middle = (aa + bb) / 2, distance = Sqrt(Pow((aa - bb) / 2, 2) + ab * ab);
    return [middle + distance, middle - distance];
}

double HalfError(double[] a, double[] b, double w1, double w2) => Enumerable.Range(0, houses).Average(i => Pow(w1 * a[i] + w2 * b[i] - centredPrice[i], 2)) / 2;

(double W1, double W2) Step(double[] a, double[] b, (double W1, double W2) w, double rate)
{
    double[] wrong = [.. centredPrice.Select((y, i) => w.W1 * a[i] + w.W2 * b[i] - y)];
    return (w.W1 - rate * Mean(wrong, a), w.W2 - rate * Mean(wrong, b));
}

// The least error, by solving for a gradient of 0.
(double W1, double W2) Bottom(double[] a, double[] b)
{
    double aa = Mean(a, a), bb = Mean(b, b), ab = Mean(a, b), ay = Mean(a, centredPrice), by = Mean(b, centredPrice), d = aa * bb - ab * ab;
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
    double reach1 = 1.15 * path.Max(p => Abs(p.W1 - end.W1)), reach2 = 1.15 * path.Max(p => Abs(p.W2 - end.W2)), least = HalfError(a, b, end.W1, end.W2);
    (double Left, double Right, double Low, double High) = (end.W1 - reach1, end.W1 + reach1, end.W2 - reach2, end.W2 + reach2);
    var loss = new double[60, 60];
    for (int row = 0; row < 60; row++)
        for (int column = 0; column < 60; column++)
            loss[row, column] = HalfError(a, b, Left + (column + 0.5) / 60 * (Right - Left), Low + (row + 0.5) / 60 * (High - Low)) / least;
    figure.Panel(title, "w₁, for rooms", "w₂, for age").XRange(Left, Right).YRange(Low, High)
        .HeatMap(loss, Left, Right, Low, High, ColorScale.Sequential("loss / least loss", 1, 100, logarithmic: true), smooth: true)
        .Line([.. path.Select(p => p.W1)], [.. path.Select(p => p.W2)], "", System.Drawing.Color.White)
        .Points([.. path.Select(p => p.W1)], [.. path.Select(p => p.W2)], "", System.Drawing.Color.White, size: 3);
}

Dataset Spirals(int count, int seed)
{
    var draws = new Random(seed);
    double[] labels = [.. Enumerable.Range(0, count).Select(i => (double)(i % 2))];
    return new Dataset([.. labels.Select(label =>
    {
        double along = draws.NextDouble(), angle = 2 * PI * (0.75 * along + label / 2);
        return new[] { (0.3 + along) * Cos(angle) + 0.05 * Normal(), (0.3 + along) * Sin(angle) + 0.05 * Normal() };
    })], labels);
}

double Mean(double[] a, double[] b) => a.Zip(b, (p, q) => p * q).Average();

double Deviation(double[] values) => Sqrt(Centred(values).Average(value => value * value));

double[] Centred(double[] values) => [.. values.Select(value => value - values.Average())];

double[] Standardised(double[] values) => [.. Centred(values).Select(value => value / Deviation(values))];

double Normal() => Sqrt(-2 * Log(1 - random.NextDouble())) * Cos(2 * PI * random.NextDouble());

string MeanAndSpread(double[] values) => $"{100 * values.Average():0.0} ± {100 * Deviation(values):0.0}";

string Points(double share) => $"{100 * share:0.0} %";
