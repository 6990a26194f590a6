// Design your own activation.
//
// From a wish to a formula: define a function, let its derivative be generated, check it, compare it, and send gradients through it.
//
//     gradrepl lessons 11                   figures go to ./figures/11-design-an-activation
//     gradrepl lessons 11 --html page.html  the lesson as one page
//
// Every number below is computed when the lesson runs: change the definition, run it again, and look.

Heading("1  A wish, and a line of code");
Text("""
    What do we want? For z > 0 the slope 1 of ReLU, so that gradients pass whole. For z < 0 a
    value that settles, so that the unit can be off, but with a slope that never quite ends, so
    that it can come back. No jump where the two meet. And it should be cheap: a division costs
    less than an exponential. This function brakes what is negative, ever harder, and comes to
    rest at −1/a:

        brake(z) = z                where z > 0
                   z/(1 − a·z)      elsewhere
    """);
[Activation] double Brake(double z, double a = 1) => z > 0 ? z : z / (1 - a * z);

Activation brake = Activation.Of(Brake);
Text($"""

    In C# that is one line, `[Activation] double Brake(double z, double a = 1) => …`, and all that
    we wrote. From it come the derivatives, by z and by a:

        {brake.DerivativeFormula}

    as C# that you can read,

        {string.Join("\n    ", brake.DerivativeSource.Split("\n\n")[0].Split('\n').Where(line => !line.StartsWith("///")))}

    and by name: BrakeDerivative, BrakeSecondDerivative, BrakePartialA.

    """);
Table(["z", "Brake", "BrakeDerivative", "BrakePartialA"], new double[] { -100, -4, -1, -0.5, 0, 0.5, 4 }.Select(z => new object[]
{
    Short(z), Short(Brake(z)), Short(BrakeDerivative(z)), Short(BrakePartialA(z)),
}));
Text("""

    On the left of the figure the function, on the right its slope.

    """);
Save(Figure.Of(brake, -8, 4), "11-design-an-activation/01-brake.png");

// ---------------------------------------------------------------------------------------------------------------------
Heading("2  Where the two halves meet");
Text($"""
    At z = 0 both halves have the value {Brake(0)} and the slope {BrakeDerivative(0)}: left of it, at z = −1e−9, the slope is
    {BrakeDerivative(-1e-9)}, so the derivative does not jump. The second derivative does, from {Short(BrakeSecondDerivative(-1e-9))} to {BrakeSecondDerivative(1e-9)}: the
    curve is smooth to the eye, and to gradient descent, but it has a kink one level deeper.

    Not every definition is so careful. This one takes z on the right and z² − 1 on the left. What
    happens at 0 is in its list of kinks, {string.Join(", ", Activation.Of(Careless).Kinks)}: the value jumps from {Short(Careless(0))} to {Round(Careless(1e-9), 6)}, the slope
    from {CarelessDerivative(0)} to {CarelessDerivative(1e-9)}. Brake's list is {(brake.Kinks.Count == 0 ? "empty" : string.Join(", ", brake.Kinks))}.
    """);
[Activation] double Careless(double z) => z > 0 ? z : z * z - 1;

// ---------------------------------------------------------------------------------------------------------------------
Heading("3  Is it right?");
Text("""
    The usual test of a derivative is a secant: (f(z + h) − f(z − h)) / 2h. It has two errors. With
    a large h the curve bends away from the secant; with a small h almost all digits of the two
    values are equal, and their difference consists of rounding. The truth here is a fraction, so
    we can have it to 28 digits with C#'s decimal numbers:

        Brake′(z) = 1/(1 − a·z)²        for z < 0

    """);
double[] places = Linspace(-6, -0.01, 200);
double[] widths = [.. Enumerable.Range(1, 13).Select(digits => Pow(10, -digits))];
double[] bySecant = [.. widths.Select(h => places.Max(z => Error((Brake(z + h) - Brake(z - h)) / (2 * h), z)))];
double generated = places.Max(z => Error(BrakeDerivative(z), z));
var errors = new Figure("Greatest relative error of the derivative, z from −6 to −0.01");
errors.Panel("", "digits of h: h = 10 to the power of minus this", "relative error").LogY().WholeX()
    .Line([.. widths.Select((_, i) => i + 1.0)], bySecant, "secant of width 2h", Palette.Vermillion)
    .Points([.. widths.Select((_, i) => i + 1.0)], bySecant, "secant of width 2h", Palette.Vermillion)
    .Horizontal(generated, "generated derivative", Palette.Blue);
Save(errors, "11-design-an-activation/02-secants.png");
Text($"""

    The best secant, with h = {Short(widths[Array.IndexOf(bySecant, bySecant.Min())])}, is wrong by {Short(bySecant.Min(), 2)} of the derivative; the generated one by
    {Short(generated, 2)}, which is {Short(generated / Pow(2, -53), 2)} times the rounding of a single operation.

    Formulas can be right on paper and wrong in a computer. z·eᶻ/(1 + eᶻ) is the same as z·σ(z).
    Typed as it stands, `z * Exp(z) / (1 + Exp(z))`, it gives:

    """);
#pragma warning disable GRAD014 // That it loses its value is what this part shows.
[Activation] double Naive(double z) => z * Exp(z) / (1 + Exp(z));
#pragma warning restore GRAD014
Table(["z", "Naive, as written", "its derivative, as generated"], new double[] { -800, -40, 1, 40, 800 }.Select(z => new object[]
{
    Short(z), double.IsFinite(Naive(z)) ? Short(Naive(z)) : "not a number", Short(NaiveDerivative(z)),
}));
Text("""

    Your value is computed as you wrote it, so at z = 800 it breaks. The derivative is first
    brought to a form that does not.

    Nobody writes a truth like ours for each definition, so it is done for you: when a function is
    derived, each derivative is compared with the definition, computed in as many bits as it
    takes, from the smallest to the largest numbers. Where a formula would lose digits, the
    generated code notices, and computes the definition again in more bits. What was found is in
    Activation.Of(Brake).Accuracy, and in what :check shows.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("4  Beside others");
Activation[] others = [brake, Activations.ReLU, Activations.ELU, Activations.Tanh];
Text("""
    How much slope is left when a unit is far on the negative side?

    """);
Table(["", "value at −4", "slope at −4", "slope at −20", "slope at −100", "greatest slope"], others.Select(g => new object[]
{
    g.Name, Short(g.Value(-4)), Short(g.Derivative(-4)), Short(g.Derivative(-20)), Short(g.Derivative(-100)), Short(Linspace(-8, 8, 1601).Max(g.Derivative)),
}));
Save(Figure.Compare(others, -6, 3, "Brake beside others, and their slopes"), "11-design-an-activation/03-compared.png");
Text($"""

    ReLU's slope is 0 at once, tanh's and ELU's fall exponentially, Brake's only as 1/z². At
    z = −20 it is {BrakeDerivative(-20) / Activations.ELU.Derivative(-20):#,0} times ELU's.

    That it never quite ends is kept far beyond where anybody could see it: at z = −1e17 the value
    is {Short(Brake(-1e17))} to the last digit, so that a secant finds {Short((Brake(-1e17 + 1e3) - Brake(-1e17 - 1e3)) / 2e3)}. The derivative is {Short(BrakeDerivative(-1e17))}, and
    {Short(BrakeDerivative(-1e150))} at z = −1e150.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("5  Through many layers");
int layers = 16;
double[] inputs = [2, -2];
Text($"""
    Now the question for which activations are designed: what comes back through {layers} layers? One
    node a layer, W = 1, b = 0, a sigmoid at the end, target y = 1. The share of the last layer's
    gradient that reaches the first:

    """);
Table(["", .. inputs.Select(x => $"x = {Short(x)}")], others.Select(g => new object[] { g.Name }.Concat(inputs.Select(x => (object)Share(g, x)))));
Save(
    Figure.GradientSizes(
        [.. others.Select(g => (g.Name, (IReadOnlyList<double>)[.. new ScalarChain(g, layers).Run([-2], 1).WeightGradients.Skip(1).Select(values => Abs(values[0]))]))],
        $"Gradients in a chain of {layers} layers, x = −2, y = 1"),
    "11-design-an-activation/04-chain.png");
double last = new ScalarChain(brake, layers).Run([-2], 1).Activations[layers - 1][0];
Text($"""

    For x > 0 only tanh loses. For x < 0 ReLU sends nothing back at all, and a logarithmic axis
    has no place for 0: it is not in the figure. Brake sends its share: its signal
    comes nearer to 0 from layer to layer, from −2 to {Short(last)} at the end, and near 0 its slope is
    near 1.
    """);

// ---------------------------------------------------------------------------------------------------------------------
Heading("6  Let the data choose a");
double[] grid = Linspace(-6, 2, 161);
double a = 1, rate = 0.5;
var history = new List<(int Step, double A, double Misfit)>();
for (int step = 0; step <= 200; step++)
{
    double[] apart = [.. grid.Select(z => Brake(z, a) - Activations.ELU.Value(z))];
    history.Add((step, a, apart.Average(d => d * d)));
    a -= rate * grid.Zip(apart, (z, d) => 2 * d * BrakePartialA(z, a)).Average();
}
double scan = Linspace(0.3, 1.5, 120_001).MinBy(each => grid.Average(z => Pow(Brake(z, each) - Activations.ELU.Value(z), 2)));
Text($"""
    A hyperparameter can be learned like a weight: BrakePartialA is the derivative by it. Which
    a makes Brake most like ELU, for z from {Short(grid[0])} to {grid[^1]}? Gradient descent on the mean squared
    distance, from a = 1, with learning rate {rate}:

    """);
Table(["step", "a", "mean squared distance"], history.Where(row => row.Step is 0 or 5 or 20 or 50 or 100 or 200).Select(row => new object[] { row.Step, Short(row.A, 6), Short(row.Misfit) }));
Text($"""

    Trying 120,001 values one by one finds a = {Short(scan, 6)}.

    """);
Save(Figure.Compare([brake, brake.With("a", Round(a, 3)), Activations.ELU], -6, 2, "Brake learns to be like ELU"), "11-design-an-activation/05-learned.png");
Text("""

    **Exercises.** Start `gradrepl` and type:

    1. Define it, and look at the derivative and at the code that computes many values at once:
         [Activation] double Brake(double z, double a = 1) => z > 0 ? z : z / (1 - a * z);
         :source Brake
         :source Brake kernel
    2. Check value and derivatives against hundreds of digits. Which one jumps at 0?
         :check Brake
    3. Which a comes to rest at −2, and how steep is it at z = −4 then?
         Activation.Of(Brake).With("a", 0.5)
    4. A wish of your own: a unit that is off on both sides. What does a chain of 8 make of it?
         [Activation] double Bell(double z) => z * Exp(-z * z / 2);
         :compare Brake Bell
         new ScalarChain(Bell, layers: 8).Run([0.5, 3], y: 1).WeightGradients[1]
    """);

// ---------------------------------------------------------------------------------------------------------------------
// The relative error of a derivative of Brake at z < 0, a = 1.
double Error(double derivative, double z)
{
    decimal d = 1 - ToDecimal(z), truth = 1 / (d * d);
    return (double)(Math.Abs(ToDecimal(derivative) - truth) / truth);
}

// All digits of a number from 0.01 to 8; a plain cast rounds to 15, which is less than the numbers have that it is to judge.
decimal ToDecimal(double number) => (decimal)(long)ScaleB(number, 60) / (1L << 60);

string Share(Activation g, double x)
{
    ScalarChainRun run = new ScalarChain(g, layers).Run([x], y: 1);
    (double first, double final) = (Abs(run.WeightGradients[1][0]), Abs(run.WeightGradients[layers][0]));
    return first == 0 ? "nothing" : Short(first / final);
}
