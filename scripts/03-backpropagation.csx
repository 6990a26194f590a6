// Backpropagation and its repeating terms.
//
// The gradients of a whole network in a few lines of matrices, checked by moving every weight, and why that is cheap.
//
//     gradrepl lessons 3                   figures go to ./figures/03-backpropagation
//     gradrepl lessons 3 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change a line, run it again, and look.

Heading("1  A network is three lines");
Activation g = Activations.Tanh;
var network = new Network(inputs: 2, seed: 4).Dense(4, g, Initializers.Xavier).Dense(3, g, Initializers.Xavier).Dense(1, weights: Initializers.Xavier);
Matrix<double>[] W = [.. network.Layers.OfType<Dense<double>>().Select(layer => layer.Weight)];
Matrix<double>[] b = [.. network.Layers.OfType<Dense<double>>().Select(layer => layer.Bias)];
int L = W.Length;
var X = new Matrix<double>(new double[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
var Y = new Matrix<double>(new double[,] { { 0 }, { 1 }, { 1 }, { 0 } });
Text($"""
    The first lesson ended with neurons that nobody had trained. To train them, we need the
    derivative of the loss by every weight. Here is a network of {L} layers for XOR, with {network.ParameterCount} weights
    and biases drawn at random. Its examples stand in the rows of a matrix X, the answers that we
    want in the rows of Y, and column j of a layer's weights W is what its node j listens to.
    Then all examples go through a layer at once:

        A⁽⁰⁾ = X
        Z⁽ˡ⁾ = A⁽ˡ⁻¹⁾·W⁽ˡ⁾ + b⁽ˡ⁾
        A⁽ˡ⁾ = g(Z⁽ˡ⁾)

    The hidden layers have g = tanh. The last one has none: its Z are logits, and the loss is the
    log loss of σ(Z), averaged over the {X.Rows} examples.

    """);
(Matrix<double>[] A, Matrix<double>[] Z) = Forward(X);
Table(["layer", "A⁽ˡ⁻¹⁾", "W⁽ˡ⁾", "Z⁽ˡ⁾"], Enumerable.Range(1, L).Select(l => new object[] { l, Shape(A[l - 1]), Shape(W[l - 1]), Shape(Z[l]) }));
double loss = Loss.BinaryCrossEntropyOnLogits.Value(Z[L], Y);
Text($"""

    Untrained, it answers {string.Join(", ", Enumerable.Range(0, X.Rows).Select(i => Short(Sigmoid(Z[L][i, 0]), 3)))} where {string.Join(", ", Enumerable.Range(0, X.Rows).Select(i => Y[i, 0]))} are wanted. The loss is {Short(loss)}; always
    answering 0.5 would have ln 2 = {Short(Log(2))}.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  Backward in three lines as well");
Text("""
    Write δ⁽ˡ⁾ for ∂L/∂Z⁽ˡ⁾, a matrix of the shape of Z⁽ˡ⁾: how the loss changes when one number
    of one example changes there. The chain rule gives it from the back to the front:

        δ⁽ᴸ⁾   = (σ(Z⁽ᴸ⁾) − Y) / n              log loss and sigmoid, as in lesson 2
        δ⁽ˡ⁻¹⁾ = (δ⁽ˡ⁾·W⁽ˡ⁾ᵀ) ⊙ g′(Z⁽ˡ⁻¹⁾)      through the weights, then through the bend

    and the gradients of layer l follow from its δ alone:

        ∂L/∂W⁽ˡ⁾ = A⁽ˡ⁻¹⁾ᵀ·δ⁽ˡ⁾        ∂L/∂b⁽ˡ⁾ = the sums of the columns of δ⁽ˡ⁾

    ᵀ transposes, ⊙ multiplies element by element. In C# it is the function `Backward` at the end
    of this script. Shapes are a good check on paper, too: the product must have W's shape.

    """);
(Matrix<double>[] dW, Matrix<double>[] db, Matrix<double>[] delta) = Backward(A, Z);
Table(["layer", "δ⁽ˡ⁾", "A⁽ˡ⁻¹⁾ᵀ·δ⁽ˡ⁾", "W⁽ˡ⁾"], Enumerable.Range(1, L).Select(l => new object[] { l, Shape(delta[l]), Shape(dW[l - 1]), Shape(W[l - 1]) }));

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  Is it right? Move every weight");
double h = 1e-5;
var secants = new List<double>();
var backward = new List<double>();
for (int l = 0; l < L; l++)
{
    foreach ((Matrix<double> values, Matrix<double> gradients) in new[] { (W[l], dW[l]), (b[l], db[l]) })
    {
        for (int i = 0; i < values.Elements.Length; i++)
        {
            double kept = values.Elements[i];
            values.Elements[i] = kept + h;
            double above = LossOf(X);
            values.Elements[i] = kept - h;
            double below = LossOf(X);
            values.Elements[i] = kept;
            secants.Add((above - below) / (2 * h));
            backward.Add(gradients.Elements[i]);
        }
    }
}
double apart = secants.Zip(backward, (s, d) => Abs(s - d)).Max();
double measured = network.Gradients(X, Y, Loss.BinaryCrossEntropyOnLogits);
double[] library = [.. network.Parameters.SelectMany(parameter => parameter.Gradient.Elements.ToArray())];
Text($"""
    Moving a weight by ±{Short(h)} and looking at the loss knows nothing of chain rules. For all
    {secants.Count} weights and biases:

    """);
Table(["compared with the lines above", "greatest difference"],
    ["secants of width 2h", Short(apart, 2)],
    ["network.Gradients", Short(library.Zip(backward, (one, other) => Abs(one - other)).Max(), 2)]);
var check = new Figure($"The gradient by each of the {secants.Count} weights and biases");
check.Panel("", "by backpropagation", "by moving the weight").Line([backward.Min(), backward.Max()], [backward.Min(), backward.Max()], "equal", Palette.Ink, Stroke.Dotted)
    .Points(backward, secants, "a weight or bias", Palette.Blue);
Save(check, "03-backpropagation/01-check.png");
Text($"""

    The secants have an error of their own, of about h² = {Short(h * h)}, so they cannot agree much
    better; the library computes the same numbers as we do.

    What the gradient means: a small step against it, W − r·∂L/∂W for all, lowers the loss by
    r·|gradient|², as long as r is small.

    """);
double squared = backward.Sum(d => d * d);
Table(["rate r", "r·|gradient|²", "the loss falls by"], new[] { 10, 1, 0.1, 0.01, 0.001 }.Select(rate => new object[] { rate, Short(rate * squared), Short(loss - LossAfter(rate)) }));

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  The repeating terms");
Text("""
    Put the second line into itself, down to the first layer of three:

        ∂L/∂W⁽³⁾ = A⁽²⁾ᵀ·δ⁽³⁾
        ∂L/∂W⁽²⁾ = A⁽¹⁾ᵀ·( δ⁽³⁾·W⁽³⁾ᵀ ⊙ g′(Z⁽²⁾) )
        ∂L/∂W⁽¹⁾ = Xᵀ·( ( δ⁽³⁾·W⁽³⁾ᵀ ⊙ g′(Z⁽²⁾) )·W⁽²⁾ᵀ ⊙ g′(Z⁽¹⁾) )

    Each line contains the inner part of the one before. Backpropagation computes it once, keeps it
    in δ, and goes on from there. Whoever computes each line by itself does the same products again
    and again; and whoever moves every weight runs the whole network twice for each of them. We count
    the multiplications, for layers of 16 nodes and 16 examples:

    """);
const int Width = 16;
int[] depths = [2, 4, 8, 16, 32, 64];
double[] once = [.. depths.Select(depth => Count(depth, reuse: true))], again = [.. depths.Select(depth => Count(depth, reuse: false))];
double[] moving = [.. depths.Select(depth => 2.0 * depth * Width * (Width + 1) * depth * Width * Width * Width)];
Table(["layers", "δ kept", "each line by itself", "moving every weight"], depths.Select((depth, i) => new object[] { depth, $"{once[i]:#,0}", $"{again[i]:#,0}", Short(moving[i], 3) }));
var costs = new Figure("Multiplications for all gradients");
Panel cost = costs.Panel("", "layers", "multiplications").LogY();
foreach (var (name, counts, color) in new[] { ("moving every weight", moving, Palette.Vermillion), ("each line by itself", again, Palette.Orange), ("δ kept: backpropagation", once, Palette.Blue) })
    cost.Line([.. depths.Select(depth => (double)depth)], counts, name, color).Points([.. depths.Select(depth => (double)depth)], counts, name, color);
Save(costs, "03-backpropagation/02-cost.png");
Text($"""

    Twice as many layers cost {Short(once[^1] / once[^2], 3)} times as much with δ kept, {Short(again[^1] / again[^2], 3)} times line by line, and
    {Short(moving[^1] / moving[^2], 3)} times for moving every weight. With {depths[^1]} layers backpropagation saves a factor of {again[^1] / once[^1]:0} and of {moving[^1] / once[^1]:#,0}.
    This is what makes deep networks trainable at all.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  A product with a like term for every layer");
int deep = 12;
var names = new[] { "Sigmoid", "Tanh", "ReLU" };
var random = new Random(1);
var inputs = new Matrix<double>(64, 32, [.. Enumerable.Range(0, 64 * 32).Select(_ => random.NextDouble() * 2 - 1)]);
var targets = new Matrix<double>(64, 1, [.. Enumerable.Range(0, 64).Select(i => i % 2.0)]);
Text($"""
    The same term, ·W⁽ˡ⁾ᵀ ⊙ g′(Z⁽ˡ⁻¹⁾), stands between every two layers. If it makes δ smaller each time,
    the first layers get next to nothing; if it makes δ larger, they get far too much. Here is the
    size of ∂L/∂W in networks of {deep} layers of 32 nodes, all with the same initial weights (Xavier's):

    """);
var sizes = names.Select(name => (Name: name, Sizes: (IReadOnlyList<double>)GradientNorms(Activation.Named(name)))).ToArray();
Save(Figure.GradientSizes(sizes, $"Gradients in networks of {deep} layers of 32 nodes"), "03-backpropagation/03-by-layer.png");
Text("""

    The first layer and the last, and by how much the gradient changes from one layer to the one before:

    """);
Table(["", "layer 1", $"layer {deep}", "one layer back, on average"], sizes.Select(each => new object[]
{
    each.Name, Short(each.Sizes[0]), Short(each.Sizes[^1]), $"times {Short(Pow(each.Sizes[0] / each.Sizes[^1], 1.0 / (deep - 1)), 3)}",
}));
Text($"""

    Sigmoids lose a factor of about {Round(1 / Pow(sizes[0].Sizes[0] / sizes[0].Sizes[^1], 1.0 / (deep - 1)), 1)} a layer. Why, and what to do about it, is what the next lessons
    are about.
    """);

Text("""

    **Exercises.** Start `gradrepl` and type:

    1. A network of your own: how large are the gradients of its layers?
         var net = new Network(inputs: 2, seed: 1).Dense(8, Activations.Tanh).Dense(8, Activations.Tanh).Dense(1);
         var x = new Matrix<double>(new double[,] { { 0, 1 }, { 1, 0 } });
         var y = new Matrix<double>(new double[,] { { 1 }, { 0 } });
         net.Gradients(x, y, Loss.SquaredError)
         net.Parameters.Select(p => (p.ToString(), p.Gradient.Elements.ToArray().Max(Abs)))
    2. Check one of them: move that weight, and look at the loss.
         var w = net.Parameters[0].Value; double before = net.Evaluate(x, y, Loss.SquaredError);
         w[0, 0] += 1e-6;
         ((net.Evaluate(x, y, Loss.SquaredError) - before) / 1e-6, net.Parameters[0].Gradient[0, 0])
    3. What is δ of the last layer, and what comes out at the inputs?
         net.Gradients(x, y, Loss.SquaredError);
         net.Layers[^1].PreActivationGradient
         net.Layers[0].InputGradient
    4. Let it learn: XOR's four examples, a thousand steps.
         var four = new Matrix<double>(new double[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
         var xor = new Matrix<double>(new double[,] { { 0 }, { 1 }, { 1 }, { 0 } });
         net.Train(four, xor, Loss.BinaryCrossEntropyOnLogits, Optimizers.Adam(0.02), epochs: 1000)
         net.Predict(four).Map(z => Round(1 / (1 + Exp(-z)), 3))
    """);

// ---------------------------------------------------------------------------------------------------------------------
// Every layer's inputs and pre-activations; Z[l] is layer l's, and A[0] is X.
(Matrix<double>[] A, Matrix<double>[] Z) Forward(Matrix<double> X)
{
    Matrix<double>[] A = new Matrix<double>[L + 1], Z = new Matrix<double>[L + 1];
    A[0] = X;
    for (int l = 1; l <= L; l++)
    {
        Z[l] = Ones(X.Rows) * b[l - 1] + A[l - 1] * W[l - 1];
        A[l] = l < L ? Z[l].Map(g.Value) : Z[l];
    }
    return (A, Z);
}

// The gradients of all weights and biases, and δ of every layer.
(Matrix<double>[] dW, Matrix<double>[] db, Matrix<double>[] delta) Backward(Matrix<double>[] A, Matrix<double>[] Z)
{
    Matrix<double>[] dW = new Matrix<double>[L], db = new Matrix<double>[L], delta = new Matrix<double>[L + 1];
    int n = A[0].Rows;
    delta[L] = 1.0 / n * (Z[L].Map(Sigmoid) - Y);
    for (int l = L; l >= 1; l--)
    {
        dW[l - 1] = A[l - 1].Transpose() * delta[l];
        db[l - 1] = Ones(n).Transpose() * delta[l];
        if (l > 1) delta[l - 1] = Times(delta[l] * W[l - 1].Transpose(), Z[l - 1].Map(g.Derivative));
    }
    return (dW, db, delta);
}

double LossOf(Matrix<double> X) => Loss.BinaryCrossEntropyOnLogits.Value(Forward(X).Z[L], Y);

// The loss after a step of gradient descent; the weights stay as they are.
double LossAfter(double rate)
{
    (Matrix<double>[] keptW, Matrix<double>[] keptB) = (W, b);
    W = [.. W.Select((w, l) => w - rate * dW[l])];
    b = [.. b.Select((bias, l) => bias - rate * db[l])];
    double after = LossOf(X);
    (W, b) = (keptW, keptB);
    return after;
}

// The multiplications of all matrix products on the way back: layers of 16 nodes, 16 examples.
double Count(int depth, bool reuse)
{
    double product = Width * Width * Width, count = 0;
    for (int l = depth; l >= 1; l--)
    {
        int backward = reuse ? (l < depth ? 1 : 0) : depth - l;
        count += backward * (product + Width * Width); // δ·Wᵀ, and ⊙ g′
        count += product; // Aᵀ·δ
    }
    return count;
}

double[] GradientNorms(Activation activation)
{
    var net = new Network(inputs: 32, seed: 3);
    for (int l = 1; l < deep; l++) net.Dense(32, activation, Initializers.Xavier);
    net.Dense(1, weights: Initializers.Xavier);
    net.Gradients(inputs, targets, Loss.BinaryCrossEntropyOnLogits);
    return [.. net.Layers.Select(layer => Sqrt(layer.Parameters[0].Gradient.Elements.ToArray().Sum(d => d * d)))];
}

Matrix<double> Times(Matrix<double> one, Matrix<double> other)
{
    double[] products = [.. one.Elements.ToArray().Zip(other.Elements.ToArray(), (p, q) => p * q)];
    return new Matrix<double>(one.Rows, one.Columns, products);
}

Matrix<double> Ones(int rows) => new(rows, 1, [.. Enumerable.Repeat(1.0, rows)]);

double Sigmoid(double z) => Activations.Sigmoid.Value(z);

string Shape(Matrix<double> matrix) => $"{matrix.Rows} × {matrix.Columns}";
