// Activation functions and gradients: vanishing and exploding.
//
// What each layer does to a gradient on its way back: sigmoid, tanh, step and ReLU, and an experiment with four layers.
//
//     gradrepl scripts/05-gradients.csx               figures go to ./figures
//     gradrepl --out DIR scripts/05-gradients.csx     figures go to DIR
//
// Every number that the lesson prints is computed when it runs: change a line, run it again, and look.

using System.Runtime.CompilerServices;

// You write an activation; its derivative is generated from it. These two lines bring with them SigmoidDerivative,
// SigmoidSecondDerivative, LeakyReLUDerivative and LeakyReLUPartialSlope (the derivative by the hyperparameter).
[Activation] double Sigmoid(double z) => 1 / (1 + Exp(-z));
[Activation] double LeakyReLU(double z, double slope = 0.1) => z > 0 ? z : slope * z;

Heading("Activation functions and gradients: vanishing and exploding");
Text("""
    A network learns by gradients: each weight asks "if I grow a little, does the loss
    grow or fall?" and takes a small step the better way. In a deep network the answer
    travels back through every layer, and every layer multiplies it by the slope of its
    activation function. This lesson follows that product. Where the factors are small
    the first layers hear nothing; where they are large the first layers hear a scream.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("1  Recap: linear and sigmoid");
double w1 = 2, b1 = -1, w2 = -3, b2 = 0.5, at = 1.7;
Text($"""
    A layer computes z = W·a + b from what it is given and passes on g(z). Without an
    activation, g(z) = z, depth gains nothing, for two linear layers are one: with
    W = {N(w1)} and b = {N(b1)}, then W = {N(w2)} and b = {N(b2)}, the input {N(at)} gives {N(w2 * (w1 * at + b1) + b2)}, and so
    does the single layer with W = {N(w2 * w1)} and b = {N(w2 * b1 + b2)}: {N(w2 * w1 * at + (w2 * b1 + b2))}.

    The **sigmoid** bends the line into an S. It turns any number into one between 0 and
    1, which can be read as a probability:

        {Activation.Of(Sigmoid).Formula}

    """);
Table(["z", "linear", "sigmoid"], new double[] { -6, -2, 0, 2, 6 }.Select(z => new[] { z, z, S(Sigmoid(z)) }));
Text($"""

    Six away from 0 the sigmoid is within {N(1 - Sigmoid(6))} of its ends: it **saturates**.
    The figure shows both functions and, beside them, how steep they are.

    """);
Save(Figure.Compare([Activations.Linear, Activation.Of(Sigmoid)], -4, 4, "Linear and sigmoid, and their slopes"), "01-linear-and-sigmoid.png");

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  The sigmoid's gradient is never more than a quarter");
double[] fine = Linspace(-8, 8, 16_001);
double steepest = fine.MaxBy(SigmoidDerivative);
double quarter = SigmoidDerivative(steepest);
double tenth = fine.Last(z => SigmoidDerivative(z) >= quarter / 10);
Text($"""
    Nobody wrote the sigmoid's derivative down for this lesson. It was generated from the
    one line that defines it:

        {Activation.Of(Sigmoid).DerivativeFormula}

    and as C# that you can read, in a form that keeps its digits far from 0:

        {Indented(Activation.Of(Sigmoid).DerivativeSource.Split("\n\n")[0])}

    The table compares it with the textbook's formula, and with the slope of a short secant.

    """);
Table(["z", "generated σ′(z)", "σ(z)·(1 − σ(z))", "secant, h = 1e-6"],
    new double[] { -4, -2, -1, 0, 1, 2, 4 }.Select(z => new[]
    {
        z, SigmoidDerivative(z), Sigmoid(z) * (1 - Sigmoid(z)), (Sigmoid(z + 1e-6) - Sigmoid(z - 1e-6)) / 2e-6,
    }));
Text($"""

    On {fine.Length:#,0} points from {N(fine[0])} to {N(fine[^1])} the greatest slope is **{quarter}**, at z = {N(steepest)}. At
    z = ±{tenth:0.0} a tenth of that is left; at z = ±{fine[^1]}, {N(SigmoidDerivative(fine[^1]))}. Whatever gradient comes back
    through a sigmoid leaves it at least {N(1 / quarter)} times smaller, unless the weights make up for it.

    """);
Save(Figure.Of(Activation.Of(Sigmoid)), "02-sigmoid.png");

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  Tanh: steeper, centered on zero");
Activation tanh = Activations.Tanh;
double crossing = fine.First(z => z > 0 && tanh.Derivative(z) < SigmoidDerivative(z));
Text($"""
    The hyperbolic tangent is a sigmoid stretched to run from −1 to 1:
    tanh z = 2·σ(2z) − 1. On the same points the two sides differ by at most
    {N(fine.Max(z => Abs(tanh.Value(z) - (2 * Sigmoid(2 * z) - 1))))}: rounding, and no more.

        {tanh.DerivativeFormula}

    Its slope at 0 is {tanh.Derivative(0)}, {N(tanh.Derivative(0) / quarter)} times the sigmoid's, so near 0 gradients pass whole. But
    it saturates sooner: beyond |z| = {crossing:0.0} tanh is the flatter of the two, and at z = 4 its
    slope is {N(tanh.Derivative(4))} against the sigmoid's {N(SigmoidDerivative(4))}.

    """);
Save(Figure.Of(tanh), "03-tanh.png");

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  Step: no gradient at all, but for one spike");
Activation step = Activations.Step;
Text($"""
    The first neurons of history fired or did not: 0 below the threshold, 1 from it on.
    On the same {fine.Length:#,0} points its derivative is {fine.Select(step.Derivative).Distinct().Single()} and nothing else. At the
    jump there is no slope to speak of: the secant over a width h is 1/h, without end.

    """);
Table(["h", "(step(h/2) − step(−h/2)) / h"], new[] { 1, 0.1, 0.01, 0.001 }.Select(h => new[] { h, (step.Value(h / 2) - step.Value(-h / 2)) / h }));
Text("""

    In the limit it is Dirac's spike: infinitely high, infinitely thin, of area 1. Gradient
    descent never lands on it and sees 0 everywhere else: such a network cannot learn by
    gradients. The arrow in the figure stands for the spike.

    """);
Save(Figure.Step(), "04-step.png");

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  ReLU and leaky ReLU");
Activation relu = Activations.ReLU, leaky = Activation.Of(LeakyReLU);
Text($"""
    The rectified linear unit keeps what is positive and drops the rest. Its slope is {relu.Derivative(3)} for
    every z > 0, however large: on that side nothing shrinks. For z < 0 the slope is {relu.Derivative(-3)}: a
    unit that is negative for all data gets no gradient and stays as it is. It is **dead**.

    """);
Save(Figure.Of(relu, -4, 4), "05-relu.png");
Text($"""

    At the kink z = 0 there are two slopes to choose from. The derivative is that of the
    branch the code takes, as in torch: `z > 0 ? z : 0` gives {relu.Derivative(0)} there.

    The **leaky** ReLU leaves a small slope below 0, here {leaky.Parameters[0].Value}, so that a negative unit can
    recover. It is defined at the top of this script, with the slope as a hyperparameter.

    """);
Table(["z", "LeakyReLU(z)", "LeakyReLUDerivative(z)", "LeakyReLUPartialSlope(z)"],
    new double[] { -3, -1, 0, 1, 3 }.Select(z => new[] { z, LeakyReLU(z), LeakyReLUDerivative(z), LeakyReLUPartialSlope(z) }));
Text("""

    Right of 0 the two are one; left of it only the leaky one has a slope.

    """);
Save(Figure.Compare([relu, leaky], -4, 4, "ReLU and leaky ReLU, and their slopes"), "06-leaky-relu.png");

// ---------------------------------------------------------------------------------------------------------------------
Heading("6  Backpropagation repeats itself");
Text("""
    Layer l computes z⁽ˡ⁾ = W⁽ˡ⁾·a⁽ˡ⁻¹⁾ + b⁽ˡ⁾ and a⁽ˡ⁾ = g(z⁽ˡ⁾); the last layer, L = 4, uses the
    sigmoid, and the loss is the log loss. Write δ⁽ˡ⁾ for ∂L/∂z⁽ˡ⁾. The chain rule says:

        at the output      δ⁽⁴⁾ = a⁽⁴⁾ − y
        one layer back     δ⁽ˡ⁾ = g′(z⁽ˡ⁾) ⊙ W⁽ˡ⁺¹⁾ᵀ δ⁽ˡ⁺¹⁾
        for the weights    ∂L/∂W⁽ˡ⁾ = δ⁽ˡ⁾ a⁽ˡ⁻¹⁾ᵀ

    ⊙ multiplies element by element, ᵀ transposes. Put the middle line into itself until
    it reaches the first layer, with G⁽ˡ⁾ for the diagonal matrix of the slopes g′(z⁽ˡ⁾):

        ∂L/∂W⁽¹⁾ =  G⁽¹⁾ W⁽²⁾ᵀ   G⁽²⁾ W⁽³⁾ᵀ   G⁽³⁾ W⁽⁴⁾ᵀ   δ⁽⁴⁾   a⁽⁰⁾ᵀ
                    ╰───┬────╯   ╰───┬────╯   ╰───┬────╯
                        the same term, once for every layer between

    Each hidden layer puts in its slopes and the weights above it. That is all that there
    is to vanishing and exploding gradients: **a product with a like term for every layer**.
    Terms below 1 shrink it toward 0, terms above 1 blow it up.
    """);

double x0 = 2, y0 = 1;
ScalarChainRun one = new ScalarChain(Sigmoid, layers: 4).Run([x0], y0);
double[] a = [.. one.Activations.Select(values => values[0])];
double product = a[4] - y0;
var factors = new List<object[]> { new object[] { "δ⁽⁴⁾", "a⁽⁴⁾ − y", S(product), S(product) } };
foreach (int l in new[] { 3, 2, 1 })
{
    double slope = SigmoidDerivative(a[l - 1]); // W = 1 and b = 0, so z is the activation of the layer before.
    product *= slope;
    factors.Add(["g′(z" + Sup(l) + ")·W" + Sup(l + 1), "σ′(" + N(a[l - 1]) + ")", S(slope), S(product)]);
}
product *= x0;
factors.Add(["a⁽⁰⁾", "x", x0, S(product)]);
double moved = 1e-5;
double secant = (Chain(Activation.Of(Sigmoid), [1 + moved, 1, 1, 1], x0, y0).Loss - Chain(Activation.Of(Sigmoid), [1 - moved, 1, 1, 1], x0, y0).Loss) / (2 * moved);
Text($"""

    Follow one number through. Take one node a layer, W = 1 and b = 0 everywhere, sigmoids,
    the input x = {x0} and the target y = {y0}. Read the table downwards, from the loss to layer 1:

    """);
Table(["term", "is", "value", "product so far"], factors);
Text($"""

    Three ways to the same gradient. The last one knows no chain rule: it moves W⁽¹⁾ a
    little either way and looks at the loss.

    """);
Table(["way", "∂L/∂W⁽¹⁾"],
    ["the product in the table", product],
    ["ScalarChain", one.WeightGradients[1][0]],
    ["change of the loss / change of W⁽¹⁾", secant]);

// ---------------------------------------------------------------------------------------------------------------------
Heading("7  The experiment: four layers of sigmoids");
double[] x = Linspace(-10, 10, 401);
ScalarChainRun sigmoids = new ScalarChain(Sigmoid, layers: 4).Run(x, y: 1);
Text($"""
    The same chain for {x.Length} inputs from {x[0]} to {x[^1]}, all with the target 1. The figure shows
    what each layer passes on, and what gradient its weight receives.

    """);
Save(Figure.Layers(x, sigmoids.Activations, sigmoids.WeightGradients, "Four layers of sigmoids, W = 1, b = 0, y = 1"), "07-sigmoid-layers.png");
Text($"""

    On the left the curves flatten from layer to layer. Layer 1 still tells inputs apart,
    from {sigmoids.Activations[1].Min():0.0000} to {sigmoids.Activations[1].Max():0.0000}; in layer 4 all of them end between {sigmoids.Activations[4].Min():0.0000} and {sigmoids.Activations[4].Max():0.0000}.
    On the right the gradients flatten as well, from the last layer to the first:

    """);
Table(["layer", "max |∂L/∂W|", "at x =", "share of the layer after"], Maxima(sigmoids));
double lost = Largest(sigmoids, 4) / Largest(sigmoids, 1);
Text($"""

    The first layer's largest gradient is **{lost:0} times** smaller than the last layer's. And
    that is each layer's best input. Where layer 1 is saturated itself it gets far less: at
    x = {N(x[^1])} only {N(Abs(sigmoids.WeightGradients[1][^1]))}, while layer 4 gets {N(Abs(sigmoids.WeightGradients[4][^1]))}. (That layer 1 gets 0 at x = 0 is no
    fault of the activation: ∂L/∂W⁽¹⁾ has the factor a⁽⁰⁾ = x.)
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("8  The experiment with ReLU");
ScalarChainRun relus = new ScalarChain(relu, layers: 4).Run(x, y: 1);
Text("""
    Nothing changes but the hidden layers' activation.

    """);
Save(Figure.Layers(x, relus.Activations, relus.WeightGradients, "Four layers of ReLU, W = 1, b = 0, y = 1"), "08-relu-layers.png");
Text("""

    On the right all four curves lie on one another:

    """);
Table(["layer", "max |∂L/∂W|", "at x =", "share of the layer after"], Maxima(relus));
int[] positive = [.. Enumerable.Range(0, x.Length).Where(i => x[i] > 0)], negative = [.. Enumerable.Range(0, x.Length).Where(i => x[i] < 0)];
double spread = positive.Max(i => Enumerable.Range(1, 3).Max(l => Abs(relus.WeightGradients[l][i] - relus.WeightGradients[4][i])));
int silent = negative.Count(i => Enumerable.Range(1, 4).All(l => relus.WeightGradients[l][i] == 0));
Text($"""

    **For x > 0** every ReLU hands its input on unchanged and has slope 1. The four gradients
    are one curve, (σ(x) − 1)·x: over {positive.Length} inputs they differ by {spread}. No layer gets less
    than another. (The curve nears 0 on the right since the answer is right there:
    σ({N(x[^1])}) = {Sigmoid(x[^1]):0.#####}. To have little left to learn is not vanishing.)

    **For x < 0** the first ReLU gives 0 and has slope 0. Nothing comes through, forward or
    back: in {silent} of {negative.Length} inputs all four gradients are exactly 0. A real network has many
    units a layer, and some are positive for every input; this chain has only one.
    """);
ScalarChainRun leakies = new ScalarChain(LeakyReLU, layers: 4).Run(x, y: 1);
int left = Array.IndexOf(x, -5.0);
Text($"""

    Does the leaky ReLU help? For x > 0 it is the same. At x = {N(x[left])}, with slope {leaky.Parameters[0].Value}:

    """);
Table(["layer", "ReLU ∂L/∂W", "leaky ReLU ∂L/∂W"], Enumerable.Range(1, 4).Select(l => new object[] { l, S(relus.WeightGradients[l][left]), S(leakies.WeightGradients[l][left]) }));
Text($"""

    No longer 0, so the weights can move, but small: |∂L/∂W| = {N(Abs(leakies.WeightGradients[1][left]))}. And in all
    layers the same, for each of the three hidden layers puts in its slope {leaky.Parameters[0].Value} once, on the
    way forward or on the way back: {N(leaky.Parameters[0].Value)}³·|σ(z⁽⁴⁾) − 1|·|x| = {N(Pow(leaky.Parameters[0].Value, 3) * (1 - leakies.Activations[4][left]) * Abs(x[left]))}.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("9  Why vanishing gradients are a problem");
Text($"""
    With W = 1 each sigmoid on the way back leaves at most {quarter} of the gradient, and n of
    them at most {quarter}ⁿ. Compare that limit with what the first layer of a chain of
    sigmoids really gets, at the input x = {x0}:

    """);
int[] depths = [2, 4, 6, 8, 10, 15, 20];
Table(["layers", "sigmoids on the way", $"limit {quarter}ⁿ", "|∂L/∂W⁽¹⁾|", "with ReLU instead"], depths.Select(depth => new object[]
{
    depth, depth - 1, S(Pow(quarter, depth - 1)), S(Size(Activation.Of(Sigmoid), depth, 1, x0, 1)), S(Size(relu, depth, 1, x0, 1)),
}));
Text($"""

    The figure follows the gradient through one network of 12 layers, from the last layer to
    the first. On its logarithmic axis a product of like factors is a straight line.
    Tanh bends: its signal shrinks toward 0 as it goes forward, and there its slope is 1.

    """);
string[] named = ["Sigmoid", "Tanh", "ReLU"];
Save(
    Figure.GradientSizes(
        [.. named.Select(name => (name, (IReadOnlyList<double>)[.. new ScalarChain(Activation.Named(name), 12).Run([x0], 1).WeightGradients.Skip(1).Select(values => Abs(values[0]))]))],
        $"Gradients in a chain of 12 layers, x = {x0}, y = 1"),
    "09-vanishing.png");

double rate = 0.1, goal = 0.1;
Text($"""

    A weight moves by the learning rate times its gradient. So train: gradient descent with
    learning rate {rate} on the one example x = {x0}, y = 1, all weights 1 to begin with, each free to
    change. How many steps until the first weight, and until the last, has moved by {goal}?

    """);
const int Patience = 50_000;
Table(["layers", "sigmoid, last layer", "sigmoid, first layer", "ReLU, last layer", "ReLU, first layer"], new[] { 2, 4, 6, 8 }.Select(depth =>
{
    string[] slow = StepsToMove(Activation.Of(Sigmoid), depth), fast = StepsToMove(relu, depth);
    return new object[] { depth, slow[^1], slow[0], fast[^1], fast[0] };
}));
int halfDepth = Enumerable.Range(1, 100).First(n => Pow(quarter, n) < Pow(2, -14)), floatDepth = Enumerable.Range(1, 100).First(n => Pow(quarter, n) < Pow(2, -126));
Text($"""

    Where a cell says "not in", the distance in brackets is how far the weight came. The last
    layer learns from the first step on. The first one, on which all the others build,
    stands almost still: they learn to work with whatever it was born with, and once they
    have, the loss is small and there is no gradient left for anybody.

    In the end rounding finishes what the product began: {quarter}ⁿ falls below the smallest normal
    number of 16 bits at n = {halfDepth}, and of 32 bits at n = {floatDepth}.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("10  Exploding gradients");
double xe = 1, ye = 0;
double[] weights = [0.5, 1, 1.5, 2, 3];
int[] allDepths = [.. Enumerable.Range(1, 20)];
Text($"""
    The repeating term is slope times weight. ReLU has slope 1, so the weight alone decides.
    Take ReLU, x = {xe} and the target {ye}, so that the network is wrong and ought to be told so, and
    let all weights be W:

    """);
Table(["layers", .. weights.Select(w => $"W = {w}")], new[] { 1, 2, 5, 10, 15, 20 }.Select(depth => new object[] { depth }.Concat(weights.Select(w => (object)Size(relu, depth, w, xe, ye)))));
Text($"""

    The table holds |∂L/∂W⁽¹⁾|, which here is δ⁽ᴸ⁾·x·Wᴸ⁻¹. Below W = 1 it vanishes, even with
    ReLU; above 1 it explodes. From 1 layer to 20 it changes by a factor of {N(Size(relu, 20, 0.5, xe, ye) / Size(relu, 1, 0.5, xe, ye))} at
    W = 0.5 and of {N(Size(relu, 20, 2, xe, ye) / Size(relu, 1, 2, xe, ye))} at W = 2. On a logarithmic axis: straight lines.

    """);
var exploding = new Figure($"The gradient that reaches layer 1: ReLU, x = {xe}, y = {ye}");
Panel sizes = exploding.Panel(x: "layers", y: "|∂L/∂W⁽¹⁾|").LogY().WholeX();
for (int i = 0; i < weights.Length; i++)
{
    double[] line = [.. allDepths.Select(depth => Size(relu, depth, weights[i], xe, ye))];
    sizes.Line([.. allDepths.Select(depth => (double)depth)], line, $"W = {weights[i]}", Palette.Sequence(i, weights.Length));
    sizes.Points([.. allDepths.Select(depth => (double)depth)], line, $"W = {weights[i]}", Palette.Sequence(i, weights.Length), size: 3.5);
}
Save(exploding, "10-exploding.png");

double[] before = [.. Enumerable.Repeat(2.0, 10)];
var explosion = Chain(relu, before, xe, ye);
double[] after = [.. before.Zip(explosion.Gradients, (w, g) => w - rate * g)];
var aftermath = Chain(relu, after, xe, ye);
Text($"""

    What does a step do with such a gradient? Ten layers, W = 2, learning rate {rate}: all
    weights go from {before[0]} to {(after.Distinct().Count() == 1 ? N(after[0]) : "different values")} in one step. The first layer's z is now negative, ReLU makes 0
    of it, and of all the gradients after that {(aftermath.Gradients.All(g => g == 0) ? "every one is exactly 0: the network is dead" : "some are not 0")}.
    The loss fell from {N(explosion.Loss)} to {aftermath.Loss:0.000}, the loss of tossing a coin, ln 2 = {Log(2):0.000}.
    """);
double steep = 8;
double[] between = Linspace(0, 1, 801);
ScalarChainRun cliff = new ScalarChain(Sigmoid, layers: 6, weight: steep, bias: -steep / 2).Run(between, y: 1);
int middle = Array.IndexOf(between, 0.5), side = Array.IndexOf(between, 0.25);
Text($"""

    Sigmoids can explode too, but it takes weights above {1 / quarter}, to make up for the slope of
    {quarter}, and an input at which they all are steep. With W = {N(steep)} and b = {N(-steep / 2)} that is x = {between[middle]},
    where every layer has z = 0 and the repeating term is {steep}·{quarter} = {steep * quarter}:

    """);
var cliffs = new Figure($"Six layers of sigmoids, W = {N(steep)}, b = {N(-steep / 2)}, y = 1", shareX: true);
cliffs.Panel("what the network answers", "x", "a⁽⁶⁾").Line(between, cliff.Activations[^1], color: Palette.Ink);
Panel towers = cliffs.Panel("size of the gradients", "x", "|∂L/∂W⁽ˡ⁾|").LogY();
for (int l = 1; l <= 6; l++) towers.Line(between, [.. cliff.WeightGradients[l].Select(Abs)], "∂L/∂W" + Sup(l), Palette.Sequence(l - 1, 6));
Save(cliffs, "11-cliff.png");
Text($"""

    At x = {between[middle]} the gradient grows from {N(Abs(cliff.WeightGradients[^1][middle]))} in the last layer to {N(Abs(cliff.WeightGradients[1][middle]))} in the first; at
    x = {between[side]} it shrinks from {N(Abs(cliff.WeightGradients[^1][side]))} to {N(Abs(cliff.WeightGradients[1][side]))}. The same network explodes at one input and
    vanishes at another: flat land with a cliff in it. Both are one and the same product.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("11  One layer: logistic regression");
Dataset data = Dataset.ReadCsv(Path.Combine(Path.GetDirectoryName(ThisScript())!, "data", "classification.csv"));
LogisticRegression model = LogisticRegression.Fit(data);
double[] features1 = data.Column("x1"), features2 = data.Column("x2"), labels = data.Labels;
double[] z = [.. data.Rows.Select(row => model.Decision(row))], p = [.. z.Select(Sigmoid)];
Text($"""
    With a single layer there is nothing between the loss and the weights, no term to repeat,
    and nothing can vanish or explode on the way. The sigmoid output with log loss is then
    **logistic regression**. The data: {data}.

    """);
Save(Figure.DecisionBoundary(features1, features2, labels, model.Weights[0], model.Weights[1], model.Bias, "Logistic regression and its decision boundary"), "12-decision-boundary.png");
Text($"""

    Fitted with the penalty that scikit-learn uses by default (L2, C = {model.C}):

        z = {model.Weights[0]:0.0000}·x₁ {(model.Weights[1] < 0 ? "−" : "+")} {Abs(model.Weights[1]):0.0000}·x₂ {(model.Bias < 0 ? "−" : "+")} {Abs(model.Bias):0.0000}        p(y = 1) = σ(z)

    The boundary is the line z = 0, where p = {Sigmoid(0)}. It puts {model.Accuracy(data):0.##%} of the points on their side.

    """);
Table(["", "predicted 0", "predicted 1"], new[] { 0, 1 }.Select(truth => new object[] { $"truly {truth}", Count(truth, 0), Count(truth, 1) }));
double[] balance = [.. Enumerable.Range(0, 2).Select(j => Enumerable.Range(0, data.Count).Sum(i => (p[i] - labels[i]) * data.Rows[i][j]))];
Text($"""

    A point's z is its distance from that line times |w| = {N(Sqrt(model.Weights.Sum(w => w * w)))}, negative on the blue side.
    Laid out along z, with its class for a height, each of the {data.Count} points stands below or above
    the S of this lesson's beginning, and the S says how likely class 1 is there:

    """);
Save(Figure.Logistic(z, labels, "The sigmoid of z, and the data"), "13-sigmoid-of-z.png");
int unsure = Enumerable.Range(0, data.Count).MinBy(i => Abs(z[i])), wrong = Enumerable.Range(0, data.Count).MaxBy(i => Abs(p[i] - labels[i]));
Text($"""

    The gradient of the loss by a weight is Σ (σ(z) − y)·x: the error times the input, and no
    σ′ in it, for the log loss cancels the slope of its sigmoid. Point {unsure + 1} lies nearest to the
    boundary (z = {N(z[unsure])}, p = {p[unsure]:0.000}); point {wrong + 1} has the greatest error (y = {labels[wrong]}, p = {p[wrong]:0.000}).
    At the best fit the data and the penalty pull equally hard: the two sums are {N(balance[0])} and
    {N(balance[1])}, which are the weights with their signs turned.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("What to remember");
Text($"""
    The last column is the share of the last layer's gradient that reaches the first of 12
    layers with W = 1, at x = {x0}, where both ReLUs are on.

    """);
Table(["activation", "greatest slope", "slope at z = 4", "slope at z = −4", "12 layers: first/last gradient"],
    new[] { Activation.Of(Sigmoid), tanh, step, relu, leaky }.Select(g => new object[]
    {
        g.Name, S(fine.Max(g.Derivative)), S(g.Derivative(4)), S(g.Derivative(-4)), S(Size(g, 12, 1, x0, 1) / LastSize(g, 12, 1, x0, 1)),
    }));
Text($"""

    • Going back through a layer multiplies the gradient by slope × weight.
    • Below 1, it vanishes with depth: the first layers hardly learn.
    • Above 1, it explodes: one step throws the weights away.
    • Sigmoid's slope is at most {quarter}; ReLU's is 1 where it is on, and 0 where it is off.

    **Exercises.** Start `gradrepl` and type:

    1. Where has tanh lost half its slope?
         Linspace(0, 2, 11).Select(z => (z, Activations.Tanh.Derivative(z)))
    2. Can an activation be steeper than 1? Define one and look:
         [Activation] double swish(double z) => z / (1 + Exp(-z));
         Plot(swish)
         Linspace(-6, 6, 1201).Max(swishDerivative)
    3. How much better than the sigmoid is tanh in four layers at x = 0.5? And at x = 5?
         new ScalarChain(Activations.Tanh, layers: 4).Run([0.5, 5], y: 1).WeightGradients[1]
         new ScalarChain(Activations.Sigmoid, layers: 4).Run([0.5, 5], y: 1).WeightGradients[1]
    4. How large may the weight be before the gradient of 20 layers of ReLU passes 10?
         double Gradient(double w) => new ScalarChain(Activations.ReLU, 20, w).Run([1], y: 0).WeightGradients[1][0];
         Linspace(1, 1.5, 11).Select(w => (w, Gradient(w)))
    5. Which bias makes sigmoids with W = 5 steepest at x = 0.5? Do their gradients explode then?
         new ScalarChain(Activations.Sigmoid, layers: 6, weight: 5, bias: 0).Run([0.5], y: 1).WeightGradients
    """);

// ---------------------------------------------------------------------------------------------------------------------
// The chain once more, with a weight of its own in every layer, biases 0, for one example.
(double Loss, double[] Gradients) Chain(Activation g, double[] w, double input, double target)
{
    int layers = w.Length;
    double[] pre = new double[layers + 1], post = new double[layers + 1], gradients = new double[layers];
    post[0] = input;
    for (int l = 1; l <= layers; l++)
    {
        pre[l] = w[l - 1] * post[l - 1];
        post[l] = l < layers ? g.Value(pre[l]) : Sigmoid(pre[l]);
    }
    double delta = post[layers] - target;
    for (int l = layers; l >= 1; l--)
    {
        gradients[l - 1] = delta * post[l - 1];
        if (l > 1) delta *= w[l - 1] * g.Derivative(pre[l - 1]);
    }
    return (LogLoss.ValueOfLogit(pre[layers], target), gradients);
}

// How many steps of gradient descent each layer's weight needs to move by the goal, or how far it comes within the patience.
string[] StepsToMove(Activation g, int layers)
{
    double[] w = [.. Enumerable.Repeat(1.0, layers)];
    var steps = new int[layers];
    for (int n = 1; n <= Patience && steps.Contains(0); n++)
    {
        double[] gradients = Chain(g, w, x0, 1).Gradients;
        for (int l = 0; l < layers; l++)
        {
            w[l] -= rate * gradients[l];
            if (steps[l] == 0 && Abs(w[l] - 1) >= goal) steps[l] = n;
        }
    }
    return [.. steps.Select((count, l) => count > 0 ? $"{count:#,0}" : $"not in {Patience:#,0} ({N(Abs(w[l] - 1))})")];
}

double Size(Activation g, int layers, double weight, double input, double target) => Abs(new ScalarChain(g, layers, weight).Run([input], target).WeightGradients[1][0]);

double LastSize(Activation g, int layers, double weight, double input, double target) => Abs(new ScalarChain(g, layers, weight).Run([input], target).WeightGradients[layers][0]);

double Largest(ScalarChainRun run, int layer) => run.WeightGradients[layer].Max(Abs);

IEnumerable<object[]> Maxima(ScalarChainRun run) => Enumerable.Range(1, run.Layers).Select(l => new object[]
{
    l, S(Largest(run, l)), S(run.X[Array.FindIndex(run.WeightGradients[l], g => Abs(g) == Largest(run, l))]), l < run.Layers ? S(Largest(run, l) / Largest(run, l + 1)) : "",
});

int Count(int truth, int predicted) => Enumerable.Range(0, data.Count).Count(i => labels[i] == truth && model.Predict(data.Rows[i]) == predicted);

// Four significant digits, for tables.
double S(double value) => double.Parse(value.ToString("G4")) + 0.0; // −0 becomes 0

// Three significant digits, for text: 0.0123, 1,230, 1.23·10⁻⁷.
string N(double value)
{
    if (value == 0 || Abs(value) is >= 1e-4 and < 1000) return value.ToString("G3").Replace('-', '−');
    if (Abs(value) is >= 1000 and < 1e6) return value.ToString("#,0");
    string[] parts = value.ToString("E2").Split('E');
    string exponent = string.Concat(int.Parse(parts[1]).ToString().Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
    return $"{parts[0]}·10{exponent}";
}

string Indented(string code) => code.Replace("\n", "\n    ");

string Sup(int layer) => $"⁽{"⁰¹²³⁴⁵⁶⁷⁸⁹"[layer]}⁾";

string ThisScript([CallerFilePath] string path = "") => path;
