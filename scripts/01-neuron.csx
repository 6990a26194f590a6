// A neuron and its activation function.
//
// What a weight, a bias and a bend do, and why a network without bends is no more than one neuron.
//
//     gradrepl lessons 1                   figures go to ./figures/01-neuron
//     gradrepl lessons 1 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change a line, run it again, and look.

Heading("1  A weighted sum");
double[] input = [2, -1, 0.5];
double[] w = [0.8, 0.3, -2];
double b = 0.1;
double z = w.Zip(input, (weight, x) => weight * x).Sum() + b;
Text($"""
    A neuron is given numbers, x₁ to xₙ. It multiplies each by a **weight** of its own, adds
    them up, and adds a **bias**:

        z = w₁·x₁ + w₂·x₂ + … + wₙ·xₙ + b

    A weight says how much its input matters, and in which direction; the bias, how much the
    neuron wants to fire when nothing comes in. Here is one, worked out:

    """);
Table(["input x", "weight w", "w·x"], input.Zip(w, (x, weight) => new[] { x, weight, weight * x }));
Text($"""

    The products add up to {Short(z - b)}, and with the bias b = {b} this is **z = {Short(z)}**, the
    pre-activation.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  A bend");
Activation sigmoid = Activations.Sigmoid, tanh = Activations.Tanh, relu = Activations.ReLU;
Text($"""
    What the neuron passes on is not z but g(z), where g is its **activation function**. Three
    that you will meet again and again:

        {sigmoid.Formula}
        {tanh.Formula}
        {relu.Formula}

    The neuron of the table answers {Short(sigmoid.Value(z))} with the sigmoid, {Short(tanh.Value(z))} with tanh and {Short(relu.Value(z))} with ReLU.

    """);
Save(Figure.Compare([sigmoid, tanh, relu], -4, 4, "Three activation functions, and their slopes"), "01-neuron/01-activations.png");
double[] far = Linspace(-1000, 1000, 20_001);
Text($"""

    On the left is what comes out, on the right how steeply it changes. Over {far.Length:#,0} values of z
    from {Short(far[0])} to {far[^1]} the sigmoid stays from {far.Min(sigmoid.Value)} to {far.Max(sigmoid.Value)}, tanh from {Short(far.Min(tanh.Value))} to {far.Max(tanh.Value)},
    and ReLU from {far.Min(relu.Value)} to {far.Max(relu.Value)}: it has no upper end. Where the right-hand curve is near 0, a
    small change of z changes nothing that anybody behind the neuron could see. That is what
    the lessons on vanishing gradients are about.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  What weight and bias do to the bend");
double[] weights = [0.5, 1, 2, 8], biases = [-4, -2, 0, 2];
var bends = new Figure("σ(w·x + b)", shareY: true);
Panel steep = bends.Panel("w, with b = 0", "x", "σ(w·x + b)");
Panel moved = bends.Panel("b, with w = 1", "x");
for (int i = 0; i < weights.Length; i++)
{
    (double weight, double bias) = (weights[i], biases[i]);
    steep.Curve(x => sigmoid.Value(weight * x), -8, 8, $"w = {weight}", Palette.Sequence(i, weights.Length));
    moved.Curve(x => sigmoid.Value(x + bias), -8, 8, $"b = {bias}", Palette.Sequence(i, biases.Length), Stroke.Dashed);
}
Text("""
    With one input, a larger weight makes the S steeper, and the bias moves it along.

    """);
Save(bends, "01-neuron/02-weight-and-bias.png");
double w0 = 2, b0 = -3, middle = -b0 / w0;
Text($"""

    The middle of the S, where the neuron is undecided, is where w·x + b = 0: at x = −b/w. With
    w = {w0} and b = {Short(b0)} that is x = {middle}, and indeed σ(w·{middle} + b) = {sigmoid.Value(w0 * middle + b0)}. How steep is it there? The slope
    by x is σ′(0)·w = {Short(sigmoid.Derivative(0) * w0)}; a short secant says {Short((sigmoid.Value(w0 * (middle + 1e-6) + b0) - sigmoid.Value(w0 * (middle - 1e-6) + b0)) / 2e-6)}.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  One neuron decides");
(double, double)[] pairs = [(0, 0), (0, 1), (1, 0), (1, 1)];
Text("""
    Say that a neuron means "yes" where z > 0. With two inputs, each 0 or 1, a single neuron can
    be an AND or an OR: both weights 1, and the bias says how many ones it takes.

    """);
Table(["x₁", "x₂", "z of AND, b = −1.5", "AND", "z of OR, b = −0.5", "OR"],
    pairs.Select(x =>
    {
        double and = x.Item1 + x.Item2 - 1.5, or = x.Item1 + x.Item2 - 0.5;
        return new object[] { x.Item1, x.Item2, and, Says(and), or, Says(or) };
    }));
double[] grid = Linspace(-3, 3, 25);
int Best(Func<double, double, bool> wanted) =>
    (from w1 in grid
     from w2 in grid
     from bias in grid
     select pairs.Count(x => w1 * x.Item1 + w2 * x.Item2 + bias > 0 == wanted(x.Item1, x.Item2))).Max();
Text($"""

    But "one or the other, and not both", XOR, it cannot be. We try all {grid.Length}³ = {Pow(grid.Length, 3):#,0} neurons with
    weights and bias from {Short(grid[0])} to {grid[^1]}, and count for how many of the {pairs.Length} pairs the best one is right:

    """);
Table(["wanted", "right, at best"], ["AND", Best((x, y) => x + y == 2)], ["OR", Best((x, y) => x + y > 0)], ["XOR", Best((x, y) => x != y)]);
Text("""

    A finer grid would not help: z = 0 is a straight line in the plane of x₁ and x₂, and no
    straight line has the two ones of XOR on one side and the two zeros on the other.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  Layers without a bend are one layer");
Text($"""
    Would a second neuron help? Not without a bend. Two neurons in a row that pass on z itself,
    first z = {w0}·x − {-b0}, then −0.5·z + 4, are together −0.5·({w0}·x − {-b0}) + 4 = {Short(-0.5 * w0)}·x + {-0.5 * b0 + 4}: a neuron
    like any other. Whatever the depth, straight lines of straight lines are straight lines.

    With ReLU in between, it works. Two hidden neurons h₁ = ReLU(x₁ + x₂) and
    h₂ = ReLU(x₁ + x₂ − 1), and a third that takes h₁ − 2·h₂ − 0.5:

    """);
Table(["x₁", "x₂", "h₁", "h₂", "h₁ − 2·h₂ − 0.5", "XOR"], pairs.Select(x =>
{
    double h1 = relu.Value(x.Item1 + x.Item2), h2 = relu.Value(x.Item1 + x.Item2 - 1), answer = h1 - 2 * h2 - 0.5;
    return new object[] { x.Item1, x.Item2, h1, h2, answer, Says(answer) };
}));

// ---------------------------------------------------------------------------------------------------------------------
Heading("6  Many bends make any curve");
Text("""
    Each ReLU adds one bend to a line. So a layer of them, added up by one more neuron, can follow
    any curve. Here it is sin x, with the bends in equal distances and each neuron's share the
    change of slope that the curve needs there:

        y = sin(0) + Σ cᵢ·ReLU(x − kᵢ)

    """);
var curves = new Figure("sin x from a layer of ReLUs");
Panel sine = curves.Panel("", "x", "y").Curve(Sin, 0, 2 * PI, "sin x", Palette.Ink, Stroke.Dotted);
int[] sizes = [3, 6, 12];
double[] around = Linspace(0, 2 * PI, 601);
for (int i = 0; i < sizes.Length; i++)
    sine.Line(around, [.. around.Select(Sum(sizes[i]))], $"{sizes[i]} ReLUs", Palette.Sequence(i, sizes.Length + 1));
Save(curves, "01-neuron/03-sine.png");
int[] counts = [3, 6, 12, 24, 48, 96, 192];
double[] errors = [.. counts.Select(Error)];
Text("""

    How far it is from the sine where it is farthest, for more and more bends:

    """);
Table(["ReLUs", "greatest error", "share of the row above"],
    counts.Select((n, i) => new object[] { n, Short(errors[i]), i == 0 ? "" : Short(errors[i] / errors[i - 1]) }));
Text($"""

    Twice as many neurons, an error about {Round(errors[^2] / errors[^1])} times smaller. Here we computed the weights
    ourselves. How a network finds them, by going down the slope of its errors, is what the
    other lessons are about.
    """);

Text("""

    **Exercises.** Start `gradrepl` and type:

    1. Where is the sigmoid of a neuron with w = 3 and b = 6 undecided, and how steep is it there?
         (-6.0 / 3, 3 * Activations.Sigmoid.Derivative(0))
    2. This neuron says "neither of the two". Which weights and bias say "not both"?
         new[] { (0, 0), (0, 1), (1, 0), (1, 1) }.Select(x => (x, -x.Item1 - x.Item2 + 0.5 > 0))
    3. What does an activation look like that you make up yourself?
         [Activation] double bump(double z) => Exp(-z * z);
         Plot(bump)
    4. Could a single neuron with that bump be XOR? Look where it is above 0.5:
         new[] { (0, 0), (0, 1), (1, 0), (1, 1) }.Select(x => (x, bump(2.0 * (x.Item1 + x.Item2 - 1))))
    """);

double Error(int n)
{
    Func<double, double> sum = Sum(n);
    return Linspace(0, 2 * PI, 10_001).Max(x => Abs(sum(x) - Sin(x)));
}

string Says(double value) => value > 0 ? "yes" : "no";

// The sum of n ReLUs that meets the sine at the bends, kᵢ = 2π·i/n.
Func<double, double> Sum(int n)
{
    double[] k = Linspace(0, 2 * PI, n + 1);
    double[] slopes = [.. Enumerable.Range(0, n).Select(i => (Sin(k[i + 1]) - Sin(k[i])) / (k[i + 1] - k[i]))];
    return x => Sin(0) + Enumerable.Range(0, n).Sum(i => (slopes[i] - (i > 0 ? slopes[i - 1] : 0)) * relu.Value(x - k[i]));
}
