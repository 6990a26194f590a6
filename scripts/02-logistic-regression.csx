// Logistic regression and the decision boundary.
//
// One neuron learns to tell two classes apart: the loss, its gradient, the steps downhill, and the line that it draws.
//
//     gradrepl lessons 2                   figures go to ./figures/02-logistic-regression
//     gradrepl lessons 2 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change a line, run it again, and look.

using System.Runtime.CompilerServices;

[Activation] double Sigmoid(double z) => 1 / (1 + Exp(-z));

Heading("1  The task");
Dataset data = Dataset.ReadCsv(Path.Combine(Path.GetDirectoryName(ThisScript())!, "data", "classification.csv"));
double[][] x = data.Rows;
double[] y = data.Labels;
int n = data.Count;
Text($"""
    We have {n} points of two features each, and for each the class that it belongs to, 0 or 1:
    {y.Count(label => label == 0)} zeros and {y.Count(label => label == 1)} ones. A single neuron with a sigmoid reads a point as

        z = w₁·x₁ + w₂·x₂ + b        p = σ(z)

    and p, between 0 and 1, is its probability that the class is 1. It has three numbers to
    learn: w₁, w₂ and b.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  How wrong is an answer?");
Text("""
    The **log loss** of one answer is −log of the probability that it gave to the truth:

        L = −log p        where y = 1
        L = −log(1 − p)   where y = 0

    Sure and right costs nothing, undecided costs ln 2, sure and wrong costs without limit. And
    it goes together with the sigmoid: the derivative by z is the plain error,

        ∂L/∂z = p − y

    for the slope of the logarithm cancels the slope of the sigmoid. With the squared error
    ½·(p − y)² it would be (p − y)·σ′(z): next to nothing where the neuron is sure, and so also
    where it is surely wrong. The truth in this table is y = 1:

    """);
double h = 1e-6;
Table(["z", "p", "log loss", "∂L/∂z = p − y", "by a secant", "∂/∂z of the squared error"], new double[] { -8, -4, -1, 0, 1, 4 }.Select(z => new object[]
{
    z, Short(Sigmoid(z)), Short(LogLoss.ValueOfLogit(z, 1)), Short(Sigmoid(z) - 1),
    Short((LogLoss.ValueOfLogit(z + h, 1) - LogLoss.ValueOfLogit(z - h, 1)) / (2 * h)), Short((Sigmoid(z) - 1) * SigmoidDerivative(z)),
}));
var losses = new Figure("What an answer costs where the truth is y = 1");
losses.Panel("loss", "z", "L").Curve(z => LogLoss.ValueOfLogit(z, 1), -8, 8, "log loss", Palette.Blue)
    .Curve(z => Pow(Sigmoid(z) - 1, 2) / 2, -8, 8, "squared error", Palette.Vermillion);
losses.Panel("its slope", "z", "∂L/∂z").Curve(z => Sigmoid(z) - 1, -8, 8, "log loss", Palette.Blue)
    .Curve(z => (Sigmoid(z) - 1) * SigmoidDerivative(z), -8, 8, "squared error", Palette.Vermillion);
Text("""

    In the figure, look at the left half, where the answer is wrong: the log loss pulls with full
    strength, the squared error lets go.

    """);
Save(losses, "02-logistic-regression/01-losses.png");

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  Downhill");
Text("""
    By the chain rule the gradient by a weight is the error times the input, averaged over the
    points. A little of each weight is added to it as well, the penalty that keeps weights from
    growing without end:

        ∂L/∂wⱼ = mean of (p − y)·xⱼ, and wⱼ/n        ∂L/∂b = mean of (p − y)

    Gradient descent starts at 0 and takes steps against it, each as long as the learning rate
    says. It is these few lines of code, in `Descend` at the end of the script.

    """);
double[] rates = [0.1, 1, 10];
var descents = rates.Select(rate => Descend(rate, steps: 300)).ToArray();
var downhill = new Figure("Gradient descent on the log loss");
Panel path = downhill.Panel("", "step", "mean loss + penalty");
for (int i = 0; i < rates.Length; i++) path.Line(Linspace(0, 300, 301), descents[i].Losses, $"learning rate {rates[i]}", Palette.Sequence(i, rates.Length + 1));
Save(downhill, "02-logistic-regression/02-descent.png");
LogisticRegression fit = LogisticRegression.Fit(data);
double best = Objective([.. fit.Weights, fit.Bias]);
Text($"""

    At the start p is {Sigmoid(0)} for everybody and the loss is ln 2 = {Short(Log(2))}. What is left above the
    lowest possible loss, {Short(best)}:

    """);
int[] looks = [10, 30, 100, 300];
Table(["learning rate", .. looks.Select(step => $"after {step} steps")], rates.Select((rate, i) => new object[] { rate }.Concat(looks.Select(step => (object)Short(descents[i].Losses[step] - best, 3)))));
double[] w = Descend(1, steps: 3000).Weights;
Text($"""

    Too small a rate is slow. The largest one here is the quickest at first, and then it jumps
    from one side of the valley to the other and gets no lower.

    The lowest loss itself is found by `LogisticRegression.Fit`, which uses Newton's method and
    the same penalty as scikit-learn. 3,000 steps of rate 1 come to the same place:

    """);
Table(["", "gradient descent", "LogisticRegression.Fit", "difference"],
    new[] { "w₁", "w₂", "b" }.Zip(w, fit.Weights.Append(fit.Bias)).Select(row => new object[] { row.First, row.Second, row.Third, Short(row.Second - row.Third, 2) }));

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  The decision boundary");
double length = Sqrt(w[0] * w[0] + w[1] * w[1]);
Text($"""
    The neuron is undecided where z = 0. In the plane that is a straight line, and the weights
    stand at right angles to it. Along them p climbs from 0 to 1; the larger the weights, the
    faster. Here their length is {Short(length)}, so p goes from 0.1 to 0.9 within {Short(2 * Log(9) / length)} of a unit.

    """);
Save(Figure.DecisionBoundary(data.Column("x1"), data.Column("x2"), y, w[0], w[1], w[2], "What the neuron says, and the points that it learned from"), "02-logistic-regression/03-boundary.png");
int[] wrong = [.. Enumerable.Range(0, n).Where(i => P(w, x[i]) > 0.5 != (y[i] == 1))];
Text($"""

    It puts {n - wrong.Length} of the {n} points on their side. The wrong ones, and how sure it was of them:

    """);
Table(["point", "x₁", "x₂", "class", "p(y = 1)", "its loss"], wrong.OrderByDescending(i => Abs(P(w, x[i]) - y[i])).Take(6).Select(i =>
    new object[] { i + 1, Short(x[i][0]), Short(x[i][1]), y[i], Short(P(w, x[i])), Short(LogLoss.ValueOfLogit(w[0] * x[i][0] + w[1] * x[i][1] + w[2], y[i])) }));

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  What one neuron cannot draw");
var random = new Random(7);
double[][] ring = [.. Enumerable.Range(0, 200).Select(i => Ring(i % 2 == 0 ? 0.5 : 1.4))];
double[] inside = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? 0.0 : 1.0)];
double[][] squares = [.. ring.Select(point => new[] { point[0] * point[0], point[1] * point[1] })];
LogisticRegression line = LogisticRegression.Fit(ring, inside), circle = LogisticRegression.Fit(squares, inside);
Text($"""
    A straight line cannot part a disc from the ring around it. Fitted to such points, the neuron
    has {line.Accuracy(ring, inside):0.#%} of them right: tossing a coin would do.

    But give it other features. With x₁² and x₂² in place of x₁ and x₂ it has {circle.Accuracy(squares, inside):0.#%} right: its line
    in the plane of the squares is an ellipse in the plane of the points.

    """);
var rings = new Figure("One neuron on x₁² and x₂²");
Panel seen = rings.Panel("the points", "x₁", "x₂"), squared = rings.Panel("what the neuron sees", "x₁²", "x₂²");
foreach (var (label, name, color) in new[] { (0.0, "y = 0", Palette.Blue), (1.0, "y = 1", Palette.Vermillion) })
{
    int[] of = [.. Enumerable.Range(0, ring.Length).Where(i => inside[i] == label)];
    seen.Points([.. of.Select(i => ring[i][0])], [.. of.Select(i => ring[i][1])], name, color);
    squared.Points([.. of.Select(i => squares[i][0])], [.. of.Select(i => squares[i][1])], name, color);
}
double radius1 = -circle.Bias / circle.Weights[0], radius2 = -circle.Bias / circle.Weights[1];
double[] turn = Linspace(0, 2 * PI, 181);
seen.Line([.. turn.Select(t => Sqrt(radius1) * Cos(t))], [.. turn.Select(t => Sqrt(radius2) * Sin(t))], "z = 0", Palette.Ink);
squared.Line([0, radius1], [radius2, 0], "z = 0", Palette.Ink);
Save(rings, "02-logistic-regression/04-ring.png");
Text($"""

    Somebody had to think of squaring. A network with a hidden layer finds such features by
    itself, and for that it needs the gradients of all its layers: the next lesson.
    """);
Text("""

    **Exercises.** Start `gradrepl` and type:

    1. How sure is a neuron at z = 2, and what does it pay if it is wrong?
         (Activations.Sigmoid.Value(2), LogLoss.ValueOfLogit(2, 0), LogLoss.ValueOfLogit(2, 1))
    2. Why is the loss computed from z, and not from p? Look at a sure answer that is wrong:
         (LogLoss.ValueOfLogit(40, 0), -Log(1 - 1 / (1 + Exp(-40.0))))
    3. Fit three points. What happens to the weight when the penalty is weakened?
         double[][] rows = [[-1], [0.5], [2]];
         new[] { 0.1, 1, 10, 1000 }.Select(c => (c, LogisticRegression.Fit(rows, [0, 1, 1], c).Weights[0]))
    4. The derivative of the loss by z is the error. Is it?
         [Activation] double loss(double z) => Log(1 + Exp(-z));
         (lossDerivative(0.7), Activations.Sigmoid.Value(0.7) - 1)
    """);

// ---------------------------------------------------------------------------------------------------------------------
// The probability that a neuron with the weights w₁, w₂ and the bias b gives to class 1.
double P(double[] w, double[] point) => Sigmoid(w[0] * point[0] + w[1] * point[1] + w[2]);

// The mean log loss and the penalty |w|²/2n.
double Objective(double[] w) =>
    Enumerable.Range(0, n).Average(i => LogLoss.ValueOfLogit(w[0] * x[i][0] + w[1] * x[i][1] + w[2], y[i])) + (w[0] * w[0] + w[1] * w[1]) / (2 * n);

// Gradient descent from 0, with the loss before each step and after the last.
(double[] Weights, double[] Losses) Descend(double rate, int steps)
{
    double[] w = [0, 0, 0], losses = new double[steps + 1];
    for (int step = 0; step < steps; step++)
    {
        losses[step] = Objective(w);
        double[] errors = [.. Enumerable.Range(0, n).Select(i => P(w, x[i]) - y[i])];
        double gradient1 = errors.Zip(x, (error, point) => error * point[0]).Average() + w[0] / n;
        double gradient2 = errors.Zip(x, (error, point) => error * point[1]).Average() + w[1] / n;
        w = [w[0] - rate * gradient1, w[1] - rate * gradient2, w[2] - rate * errors.Average()];
    }
    losses[steps] = Objective(w);
    return (w, losses);
}

// A point at about this distance from the middle, in any direction.
double[] Ring(double distance)
{
    double angle = 2 * PI * random.NextDouble(), r = distance + 0.6 * (random.NextDouble() - 0.5);
    return [r * Cos(angle), r * Sin(angle)];
}

string ThisScript([CallerFilePath] string path = "") => path;
