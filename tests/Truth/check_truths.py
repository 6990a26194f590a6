"""Value, slope and curvature of a few functions, for tests/Repl.Tests/Commands/Checking/TruthTests.cs: prints its rows."""

from mpmath import erfc, exp, mp, mpf, sin, sqrt, tanh

mp.dps = 2500

FUNCTIONS = {
    "sigmoid": (lambda z: 1 / (1 + exp(-z)), ["0.5", "-40", "700", "-745", "1e-300", "36"]),
    "gelu": (lambda z: z * erfc(-z / sqrt(2)) / 2, ["0.7", "-8", "-38", "6.5", "1e-20"]),
    "expm1": (lambda z: exp(z) - 1, ["1e-16", "-1e-300", "300"]),
    "sin": (lambda z: sin(z), ["100", "1e10", "3.141592653589793"]),
    "cube": (lambda z: z**3, ["-2.5", "1e-100", "1e90"]),
    "tanh": (lambda z: tanh(z), ["1e-5", "19", "-300"]),
    "root": (lambda z: sqrt(z + 1) - sqrt(z), ["1e10", "1e-10"]),
}


def derivatives(function, text):
    z = mpf(float(text))
    h = abs(z) * mpf(10) ** -300 if abs(z) < 1 else mpf(10) ** -300
    lower, here, upper = function(z - h), function(z), function(z + h)
    return here, (upper - lower) / (2 * h), (upper - 2 * here + lower) / (h * h)


for name, (function, places) in FUNCTIONS.items():
    for text in places:
        row = ", ".join(repr(float(each)) for each in derivatives(function, text))
        print(f'    [InlineData("{name}", {text}, {row})]')
