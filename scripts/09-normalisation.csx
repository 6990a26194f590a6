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
Descent slow = Descend(centredRooms, centredAge, 1.8 / steepness[0]), quick = Descend(unitRooms, unitAge, 1.8 / even[0]);
var bowls = new Figure("Thirty steps of gradient descent, η = 1.8 / the greatest curvature", width: 1080, height: 440);
Bowl("features as they are, less their means", centredRooms, centredAge, slow);
Bowl("standardised features", unitRooms, unitAge, quick);
Save(bowls, "09-normalisation/01-bowls.png");
double[] rates = [.. Enumerable.Range(0, 17).Select(i => 2.4 / Pow(1.5, i))];
Text($"""

    How many steps does it take to come within 1 % of the least error? To be fair, each has the best
    of {rates.Length} rates, from {Short(rates[^1] / 1.0, 2)} to {Short(rates[0], 2)} times 1/λ of its steepest direction.

    """);
