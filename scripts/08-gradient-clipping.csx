// Gradient clipping.
//
// How to get along a cliff: cutting gradients off by value, by norm and by global norm, what it does to their direction, and to training.
//
//     gradrepl lessons 8                   figures go to ./figures/08-gradient-clipping
//     gradrepl lessons 8 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change a line, run it again, and look.

const int Depth = 12, Width = 32;
Loss loss = Loss.BinaryCrossEntropyOnLogits;
Dataset moons = Datasets.Moons(200, noise: 0.1, seed: 1);

Heading("1  The cliff, and a step from it");
const int Turns = 10;
double start = 0.5, other = 1.4, rate = 0.01;
double Cost(double v, double w) => Pow(v * Pow(w, Turns) - 1, 2);
(double V, double W) Slope(double v, double w)
{
    double error = v * Pow(w, Turns) - 1;
    return (2 * error * Pow(w, Turns), 2 * error * v * Turns * Pow(w, Turns - 1));
}
(double gv, double gw) = Slope(start, other);
double norm = Sqrt(gv * gv + gw * gw);
Text($"""
    Lesson 6 ended at a cliff: where a weight is used many times, the loss has walls, and beside a
    wall one step of gradient descent can throw all of the learning away. Here is such a loss
    of two weights. The second one is used {Turns} times:

        L(v, w) = (v·w¹⁰ − 1)²

    At v = {start}, w = {other} the loss is {Short(Cost(start, other))}, and the gradient is ({Short(gv)}, {Short(gw)}). Its norm, the
    root of the sum of squares, is {Short(norm)}. With the learning rate {rate} the step is {Short(rate * norm)} long, where
    the whole valley is about 1 wide. It ends at v = {Short(start - rate * gv)}, w = {Short(other - rate * gw)}, with a loss of {Short(Cost(start - rate * gv, other - rate * gw), 2)}.

    The gradient is not to blame. It says truly which way is down. But it holds for the place
    where it was computed, and not for a place that far away. So trust its direction, and limit
    the length of the step. That is **clipping**.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  Three ways to clip");
Text("""
    Say that the limit is c.

        by value         each number of the gradient is cut off at −c and c
        by norm          each weight matrix's gradient g becomes g·c/|g| if |g| > c
        by global norm   all gradients together become shorter by one factor, c/|all of them|

    The first is the simplest; the last keeps the direction. What the three do to our gradient
    with c = 1, measured with `Clipping` on a network of one input and two layers:

    """);
Network<double> tiny = new Network(inputs: 1).Dense(1).Dense(1);
Parameter<double>[] two = [.. tiny.Parameters.Where(parameter => parameter.Name == "weight")];
(string Name, Clipping? Clipping)[] ways = [("not clipped", null), ("by value", Clipping.ByValue(1)), ("by norm", Clipping.ByNorm(1)), ("by global norm", Clipping.ByGlobalNorm(1))];
Table(["", "∂L/∂v", "∂L/∂w", "norm", "angle to the gradient"], ways.Select(way =>
{
    double[] clipped = Clipped(way.Clipping, [gv, gw]);
    return new object[] { way.Name, Short(clipped[0]), Short(clipped[1]), Short(Norm(clipped)), $"{Angle(clipped, [gv, gw]):0.0}°" };
}));
double[] around = Linspace(0, 2 * PI, 361);
var arrows = new Figure("A gradient of length 3, clipped with c = 1", width: 1000);
Panel plane = arrows.Panel("gradients in the plane", "∂L/∂v", "∂L/∂w").XRange(-5, 5).YRange(-3.2, 3.2);
Panel angles = arrows.Panel("how far the direction turns", "direction of the gradient, degrees", "turned by, degrees").XRange(0, 90);
plane.Line([.. around.Select(t => 3 * Cos(t))], [.. around.Select(t => 3 * Sin(t))], "not clipped", Palette.Purple, Stroke.Dotted);
foreach (var (way, color) in new[] { (ways[1], Palette.Green), (ways[3], Palette.Ink) })
{
    double[][] clipped = [.. around.Select(t => Clipped(way.Clipping, [3 * Cos(t), 3 * Sin(t)]))];
    plane.Line([.. clipped.Select(g => g[0])], [.. clipped.Select(g => g[1])], way.Name, color);
    angles.Line([.. around.Take(91).Select(t => t * 180 / PI)], [.. around.Take(91).Select((t, i) => Angle(clipped[i], [Cos(t), Sin(t)]))], way.Name, color);
}
double example = PI / 8;
double[] byValue = Clipped(ways[1].Clipping, [3 * Cos(example), 3 * Sin(example)]), byNorm = Clipped(ways[3].Clipping, [3 * Cos(example), 3 * Sin(example)]);
plane.Line([0, 3 * Cos(example)], [0, 3 * Sin(example)], "", Palette.Purple, Stroke.Dotted)
    .Points([3 * Cos(example)], [3 * Sin(example)], "", Palette.Purple).Points([byValue[0]], [byValue[1]], "", Palette.Green).Points([byNorm[0]], [byNorm[1]], "", Palette.Ink);
Text("""

    Clipping by value leaves a square, clipping by norm a circle. In the square's corners the
    gradient has lost its direction: both numbers are 1, whatever they were. The three dots are
    one gradient, before and after; the right panel has all directions of a quarter turn.

    """);
Save(arrows, "08-gradient-clipping/01-directions.png");
Text($"""

    With two numbers the angle is never above 45°. A network has thousands. We take the gradient
    of {Depth} layers of ReLU with weights that are too large (g = 2, as in lesson 6), clip it, and
    compare its direction with what it was:

    """);
Network<double> network = Deep(2);
(Matrix<double> x, Matrix<double> y) = (moons.ToMatrix(), moons.ToTargets());
network.Gradients(x, y, loss);
double[] whole = Gradient(network);
Clipping[] tried = [Clipping.ByValue(1), Clipping.ByValue(0.01), Clipping.ByNorm(1), Clipping.ByGlobalNorm(1)];
Table(["clipping", "norm before", "norm after", "angle", "largest number before", "after"], tried.Select(clipping =>
{
    network.Gradients(x, y, loss);
    double before = clipping.Apply(network.Parameters);
    double[] after = Gradient(network);
    return new object[] { clipping.ToString(), Short(before), Short(Norm(after)), $"{Angle(after, whole):0.0}°", Short(whole.Max(Abs)), Short(after.Max(Abs), 3) };
}));
Text("""

    By value with a small limit little more than the signs are left. By norm each weight matrix
    is shortened by a factor of its own: the direction within a matrix stays, that of all
    together does not. By global norm the angle is 0, up to rounding.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  Down the cliff, with and without");
double[] vs = Linspace(0, 1.2, 241), ws = Linspace(0.6, 1.5, 181);
double[,] height = new double[ws.Length, vs.Length];
for (int row = 0; row < ws.Length; row++)
    for (int column = 0; column < vs.Length; column++) height[row, column] = Max(1e-3, Cost(vs[column], ws[row]));
var descent = new Figure("Gradient descent on (v·w¹⁰ − 1)²", width: 760, height: 480);
Panel map = descent.Panel("", "v", "w").XRange(0, 1.2).YRange(0.6, 1.5);
map.HeatMap(height, 0, 1.2, 0.6, 1.5, ColorScale.Diverging("loss", 1e-3, 1e3, logarithmic: true), smooth: true);
var paths = new List<object[]>();
foreach (var (way, color, stroke) in new[] { (ways[0], Palette.Purple, Stroke.Dotted), (ways[1], Palette.Green, Stroke.Solid), (ways[3], Palette.Ink, Stroke.Solid) })
{
    (double v, double w) = (start, other);
    var path = new List<(double V, double W)> { (v, w) };
    for (int step = 0; step < 1000 && double.IsFinite(Cost(v, w)); step++)
    {
        (double dv, double dw) = Slope(v, w);
        double[] g = Clipped(way.Clipping, [dv, dw]);
        (v, w) = (v - rate * g[0], w - rate * g[1]);
        path.Add((v, w));
    }
    (double V, double W)[] shown = [.. path.TakeWhile(place => Abs(place.V) < 50 && Abs(place.W) < 50)];
    map.Line([.. shown.Select(place => place.V)], [.. shown.Select(place => place.W)], way.Name, color, stroke).Points([shown[^1].V], [shown[^1].W], "", color);
    paths.Add([way.Name, path.Count - 1, Short(Cost(path[1].V, path[1].W), 2), double.IsFinite(Cost(v, w)) ? Short(Cost(v, w), 2) : "beyond all numbers"]);
}
Text($"""
    Now take the steps, from v = {start}, w = {other}, with the learning rate {rate} and c = 1:

    """);
Table(["clipping", "steps", "loss after one step", "loss at the end"], paths);
Text("");
Save(descent, "08-gradient-clipping/02-descent.png");
Text($"""

    Without clipping the first step leaves the map. With it, no step is longer than {rate}·c by
    norm, or {rate}·√2·c by value, and the way down the wall is a walk. In the valley the gradient
    is shorter than c, and nothing is clipped any more. Both ways end at a point where the loss is
    0, but not at the same: by value, the walk went askew.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  In a training");
(string Name, Clipping? Clipping, System.Drawing.Color Color)[] clippings =
[
    ("none", null, Palette.Purple), ("by value, 0.1", Clipping.ByValue(0.1), Palette.Green),
    ("by norm, 1", Clipping.ByNorm(1), Palette.Orange), ("by global norm, 1", Clipping.ByGlobalNorm(1), Palette.Ink),
];
int epochs = 150;
var training = new Figure($"{Depth} layers of ReLU with large weights, g = 2", Arrangement.Stacked, shareX: true, width: 760);
Panel losses = training.Panel("loss", "epoch", "loss").LogY().WholeX();
Panel norms = training.Panel("norm of the gradient, before clipping", "epoch", "norm").LogY().WholeX();
var ends = new List<object[]>();
foreach (var (name, clipping, color) in clippings)
{
    Network<double> deep = Deep(2);
    TrainingRun run = deep.Train(moons, loss, Optimizers.Sgd(0.05), new TrainingOptions { Epochs = epochs, Batch = 20, Clipping = clipping });
    ends.Add([name, End(run), LossAfter(run, epochs), $"{deep.Accuracy(moons):0.#%}"]);
    if (run.Epochs == 0) continue;
    losses.Line(Linspace(1, run.Epochs, run.Epochs), run.Losses, name, color, width: 1.5);
    norms.Line(Linspace(1, run.Epochs, run.Epochs), [.. run.GradientNorms.Select(Norm)], name, color, width: 1.5);
}
norms.Horizontal(1, "limit of the norm", Palette.Vermillion);
Text($"""
    The network of section 2, {epochs} epochs, all with the learning rate 0.05:

    """);
Table(["clipping", "end", "loss", "right"], ends);
Text("");
Save(training, "08-gradient-clipping/03-training.png");
Text("""

    The training that was not clipped has no line: it did not finish its first epoch. The others
    begin with norms far above the limit. When they have found a gentler place the norm falls
    below it, and from there on they are plain gradient descent.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  Which limit?");
Network<double> good = Deep(Sqrt(2));
TrainingRun usual = good.Train(moons, loss, Optimizers.Sgd(0.05), new TrainingOptions { Epochs = epochs, Batch = 20 });
double[] sizes = [.. usual.GradientNorms.Select(Norm).Order()]; // each is the norm of the layers' norms
Text($"""
    A limit that is too large does nothing, and one that is too small makes every step as short as
    the limit: then c·rate is the length of all steps, and the training crawls. So look at
    the norms first. A training of the same network with He's weights had a median norm of
    {Short(sizes[sizes.Length / 2], 2)}, and nine in ten norms were below {Short(sizes[sizes.Length * 9 / 10], 2)}. A limit a little above that leaves most
    steps alone. With the large weights:

    """);
Table(["limit of the global norm", "end", "loss after 20 epochs", $"after {epochs} epochs"], new[] { 0.001, 0.01, 0.1, 1, 10, 100, 1000 }.Select(limit =>
{
    TrainingRun run = Deep(2).Train(moons, loss, Optimizers.Sgd(0.05), new TrainingOptions { Epochs = epochs, Batch = 20, Clipping = Clipping.ByGlobalNorm(limit) });
    return new object[] { limit, End(run), LossAfter(run, 20), LossAfter(run, epochs) };
}));
Text("""

    Clipping treats the symptom. Good weights (lesson 7) treat the cause, and where both fail a
    lower rate helps. But walls appear in the middle of a training as well, and there clipping
    is a cheap insurance: it costs one pass over the gradients.
    """);

Heading("What to remember");
Text("""
    • Beside a wall the gradient has the right direction and the wrong length.
    • Clipping by value changes the direction; clipping by global norm does not.
    • Below the limit nothing is changed at all.
    • Choose the limit a little above the norms that a good training has.

    **Exercises.** Start `gradrepl` and type:

    1. Which way does a gradient point after clipping by value, c = 1, if it was (100, 2)? And if it was (100, 0.01)?
         new[] { 2, 0.01 }.Select(small => Atan2(Min(small, 1), 1) * 180 / PI)
    2. Clip the gradient of a network, and look at the norm before and after:
         Network<double> net = new Network(inputs: 2).Dense(32, Activations.ReLU, Initializers.Normal(5)).Dense(1);
         Dataset moons = Datasets.Moons();
         GradientFlow.Measure(net, moons, Loss.BinaryCrossEntropyOnLogits).Layers.Select(layer => layer.WeightGradientNorm)
         (Clipping.ByGlobalNorm(1).Apply(net.Parameters), Clipping.ByGlobalNorm(1).Apply(net.Parameters))
    3. Does a deep network with large weights train without clipping? And with?
         Network<double> Deep() { Network<double> deep = new Network(inputs: 2); for (int l = 0; l < 9; l++) deep.Dense(32, Activations.ReLU, Initializers.LeCun.WithGain(2)); return deep.Dense(1); }
         Deep().Train(moons, Loss.BinaryCrossEntropyOnLogits, Optimizers.Sgd(0.1), epochs: 50).Explanation
         Deep().Train(moons, Loss.BinaryCrossEntropyOnLogits, Optimizers.Sgd(0.1), new TrainingOptions { Epochs = 50, Clipping = Clipping.ByGlobalNorm(1) }).ToString()
    4. A rate that begins small and grows is another way past a wall at the beginning. Does it do here?
         Deep().Train(moons, Loss.BinaryCrossEntropyOnLogits, Optimizers.Sgd(0.1), new TrainingOptions { Epochs = 50, Schedule = Schedules.WarmUp(10) }).Explanation
    """);

// ---------------------------------------------------------------------------------------------------------------------
// ReLUs whose weights have the standard deviation g/√inputs.
Network<double> Deep(double g)
{
    Network<double> network = new Network(inputs: 2, seed: 1);
    for (int l = 1; l < Depth; l++) network.Dense(Width, Activations.ReLU, Initializers.LeCun.WithGain(g));
    return network.Dense(1, weights: Initializers.LeCun);
}

// Two numbers as the gradients of two weights, clipped.
double[] Clipped(Clipping? clipping, double[] gradient)
{
    (two[0].Gradient[0, 0], two[1].Gradient[0, 0]) = (gradient[0], gradient[1]);
    clipping?.Apply(two);
    return [two[0].Gradient[0, 0], two[1].Gradient[0, 0]];
}

// All numbers of the gradient in a row.
double[] Gradient(Network<double> network) => [.. network.Parameters.SelectMany(parameter => parameter.Gradient.Elements.ToArray())];

string End(TrainingRun run) => run.Ending == TrainingEnding.Diverged ? $"diverged, step {run.Steps}" : "finished";

string LossAfter(TrainingRun run, int epoch) => run.Epochs >= epoch ? Short(run.Losses[epoch - 1], 2) : "";

double Norm(double[] vector) => Sqrt(vector.Sum(value => value * value));

// In degrees, from the lengths of sum and difference: the arccosine would lose half of the digits of a small angle.
double Angle(double[] a, double[] b)
{
    (double lengthA, double lengthB) = (Norm(a), Norm(b));
    double apart = Norm([.. a.Zip(b, (p, q) => p / lengthA - q / lengthB)]), together = Norm([.. a.Zip(b, (p, q) => p / lengthA + q / lengthB)]);
    return 2 * Atan2(apart, together) * 180 / PI;
}
