#!/usr/bin/python3
"""The truth table of GradRepl.Runtime.SpecialFunctions (and of Math.Sinh, Cosh and Tanh, which it relies on).

Tool: mpmath 1.2.1 (Debian's python3-mpmath), at least 60 digits, doubled until 35 digits stand.
"""
import math
import os
import random
from mpmath import cosh, erf, exp, expm1, log, log1p, mp, mpf, pi, sinh, sqrt, tanh
from truth import Table, around, either_sign, small_magnitudes, spread, tiny_and_huge

inf = math.inf
beside = os.path.dirname(os.path.abspath(__file__))
table = Table(os.path.join(beside, "SpecialFunctions.truth.txt"),
              "Values of the special functions.", "special_functions.py")


def erfc(x):
    # mpmath 1.2.1 cannot do huge arguments; there the value is far under every double, whatever its digits.
    return mpf(2) ** -100000 if x > 10000 else mp.erfc(x)


def logistic(x):
    return exp(x) / (1 + exp(x)) if x < 0 else 1 / (1 + exp(-x))


def logistic_derivative(x):
    t = exp(-abs(x))
    return t / (1 + t) ** 2


def softplus(x):
    return max(x, mpf(0)) + log1p(exp(-abs(x)))


def log_cosh(x):
    a = abs(x)
    return log1p(2 * sinh(x / 2) ** 2) if a < 1 else a + log1p(exp(-2 * a)) - log(mpf(2))


def sech(x):
    t = exp(-abs(x))
    return 2 * t / (1 + t * t)


def tanh_softplus(x):
    if x > 0:
        t = exp(-x)
        return (1 + 2 * t) / (1 + 2 * t + 2 * t * t)
    n = exp(x) * (exp(x) + 2)
    return n / (n + 2)


def tanh_softplus_derivative(x):
    if x > 0:
        t = exp(-x)
        return 4 * t * t * (1 + t) / (1 + 2 * t + 2 * t * t) ** 2
    e = exp(x)
    return 4 * e * (1 + e) / (e * (e + 2) + 2) ** 2


def points(seed, reach, breakpoints, near=6.0):
    """All regimes of a function of exponential kind that has settled beyond reach."""
    return (tiny_and_huge() + small_magnitudes(seed)
            + spread(seed + 1, (-reach, reach, 240), (-near, near, 160))
            + either_sign(around(*breakpoints)))


half_ln2 = math.log(2) / 2
table.function("Expm1", expm1, points(1, 800.0, [half_ln2, 3 * half_ln2, 0.5, 1.0, 37.5, 40.0, 41.0, 708.4, 709.0, 709.78, 745.1, 2.0**-54]),
               -1, inf, -0.0)
table.function("Log1p", log1p,
               [p for p in tiny_and_huge() + small_magnitudes(2) + spread(3, (-1, 3, 200), (-0.5, 0.5, 150), (3, 800, 100))
                + [10.0 ** k * m for k in range(0, 300, 6) for m in (1.3, 4.7)]
                + [-1 + 10.0 ** -k * m for k in range(1, 16) for m in (1.1, 3.1, 6.7)]
                + around(math.sqrt(2) - 1, math.sqrt(0.5) - 1, 1.0, 2.0**-54, -2.0**-54, 2.0**52, 2.0**53, 2.0**60, 2.0**101, 2 * math.sqrt(2) - 1)
                if p > -1],
               None, inf, -0.0)
table.function("Erf", erf, points(4, 7.0, [0.5, 0.75, 1.0, 5.9, 6.0], 1.5), -1, 1, -0.0)
table.function("Erfc", erfc, points(5, 29.0, [0.5, 1.0, 3.75, 5.8, 6.0, 26.5, 26.54, 27.2, 27.226, 28.0], 3.0), 2, 0)
table.function("NormalCdf", lambda x: erfc(-x / sqrt(mpf(2))) / 2,
               points(6, 41.0, [0.5, math.sqrt(0.5), 1.0, 5.0, 8.3, 37.5, 37.52, 38.4, 38.47, 28.0 * math.sqrt(2)], 4.0), 0, 1)
table.function("NormalPdf", lambda x: exp(-x * x / 2) / sqrt(2 * pi), points(7, 41.0, [1.0, 37.6, 38.5, 38.56, 40.0]), 0, 0)
table.function("Logistic", logistic, points(8, 800.0, [half_ln2, 1.0, 36.7, 40.0, 600.0, 708.4, 745.1]), 0, 1)
table.function("LogisticDerivative", logistic_derivative, points(9, 800.0, [half_ln2, 1.0, 36.7, 40.0, 600.0, 708.4, 745.1]), 0, 0)
table.function("Softplus", softplus, points(10, 800.0, [half_ln2, 1.0, 36.7, 40.0, 600.0, 708.4, 745.1]), 0, inf)
table.function("LogCosh", log_cosh, points(11, 800.0, [0.5, 1.0, 1.0024006029698302, 1.1, math.log(2), 18.0, 20.0], 2.0), inf, inf)
table.function("Sech", sech, points(12, 800.0, [half_ln2, 1.0, 18.7, 20.0, 709.0, 745.8]), 0, 0)
table.function("SechSquared", lambda x: sech(x) ** 2, points(13, 400.0, [half_ln2, 1.0, 18.7, 20.0, 354.5, 372.9]), 0, 0)
table.function("TanhSoftplus", tanh_softplus, points(14, 800.0, [half_ln2, 1.0, 18.7, 20.0, 40.0, 708.4, 745.1]), 0, 1)
table.function("TanhSoftplusDerivative", tanh_softplus_derivative, points(15, 800.0, [half_ln2, 1.0, 20.0, 40.0, 354.8, 372.9, 708.4, 745.1]), 0, 0)
table.function("Softsign", lambda x: x / (1 + abs(x)), points(16, 800.0, [1.0, 2.0**53]), -1, 1, -0.0)
table.function("Sinh", sinh, points(17, 720.0, [0.3, 1.0, 22.0, 709.78, 710.47]), -inf, inf, -0.0)
table.function("Cosh", cosh, points(18, 720.0, [0.3, 1.0, 22.0, 709.78, 710.47]), inf, inf)
table.function("Tanh", tanh, points(19, 25.0, [0.3, 0.55, 1.0, 19.0, 22.0]), -1, 1, -0.0)

rng = random.Random(20)
table.section("ExpOfSquare")
for k in (-0.5, -1.0, 0.5, 1.0, -0.1, 0.37, -3.0):
    edge = math.sqrt(745.0 / abs(k))
    for x in [0.0, 5e-324, 1e-200, 1e-9, 1e160, -1e300] + [rng.uniform(-1, 1) * 1.03 * edge for _ in range(60)]:
        table.computed(lambda k, x: exp(k * x * x), k, x)
for _ in range(60):  # k or x² alone leaves the range of double, or nearly, but k·x² does not
    exponent = rng.choice([-1, 1]) * rng.uniform(110, 151)
    table.computed(lambda k, x: exp(k * x * x), rng.uniform(-700, 700) * 10.0 ** (-2 * exponent), 10.0 ** exponent)
table.computed(lambda k, x: exp(k * x * x), -3e-310, 1e156)
table.computed(lambda k, x: exp(k * x * x), 4e307, 1e-153)
table.exact([-1.0, inf], 0)
table.exact([1.0, -inf], inf)
table.exact([-inf, 2.0], 0)
table.exact([0.0, 1e200], 1)
table.exact([math.nan, 1.0], math.nan)
table.exact([1.0, math.nan], math.nan)


def algebraic_sigmoid(x, c):
    r = sqrt(x * x + c)
    return c / (2 * r * (r + abs(x))) if x < 0 else 1 - c / (2 * r * (r + x))


table.section("AlgebraicSigmoid")
for c in (1.0, 4.0, 0.25, 0.3, 1e-12, 1e100, 1e-300, 1e300, 1e308, 5e-324, 3e-310):
    scale = math.sqrt(c)
    some = tiny_and_huge()[::3] + [rng.uniform(-1, 1) * scale * 10.0 ** rng.uniform(-3, 4) for _ in range(40)]
    for x in sorted(some, key=lambda p: (p, math.copysign(1, p))):
        table.computed(algebraic_sigmoid, x, c)
    table.exact([-inf, c], 0)
    table.exact([inf, c], 1)
    table.exact([math.nan, c], math.nan)

table.section("RootOfSquarePlus")
for c in (0.0, 1.0, 4.0, 0.3, 1e-12, 1e100, 1e-300, 1e300, 1.7e308, 5e-324, 3e-310):
    scale = math.sqrt(c) if c else 1.0
    some = tiny_and_huge()[::3] + [rng.uniform(-1, 1) * scale * 10.0 ** rng.uniform(-3, 3) for _ in range(30)]
    for x in sorted(some, key=lambda p: (p, math.copysign(1, p))):
        table.computed(lambda x, c: sqrt(x * x + c), x, c)
    table.exact([-inf, c], inf)
    table.exact([math.nan, c], math.nan)
for c in (-1.0, -4.0):
    for x in (3.0, -7.5, 2.5, 1e10):
        table.computed(lambda x, c: sqrt(x * x + c), x, c)

for name, f in (("Lorentzian", lambda x, c: 1 / (x * x + c)), ("Dispersion", lambda x, c: x / (x * x + c))):
    table.section(name)
    for c in (1.0, 4.0, 0.3, 1e-12, 1e100):
        scale = math.sqrt(c)
        some = tiny_and_huge()[::3] + [rng.uniform(-1, 1) * scale * 10.0 ** rng.uniform(-3, 3) for _ in range(30)] + [1e155, -1e158]
        for x in sorted(some, key=lambda p: (p, math.copysign(1, p))):
            table.computed(f, x, c)
        table.exact([-inf, c], 0)
        table.exact([inf, c], 0)
        table.exact([math.nan, c], math.nan)

for name, f in (("RootOfQuadratic", lambda x, a, c: sqrt(a * x * x + c)), ("QuadraticRootUnit", lambda x, a, c: x / sqrt(a * x * x + c)),
                ("QuadraticReciprocal", lambda x, a, c: 1 / (a * x * x + c)), ("QuadraticRatio", lambda x, a, c: x / (a * x * x + c))):
    table.section(name)
    for a, c in ((1.0, 1.0), (0.3, 4.0), (7.0, 0.6), (1e-12, 1.7), (1e20, 0.1)):
        scale = math.sqrt(c / a)
        some = tiny_and_huge()[::3] + [rng.uniform(-1, 1) * scale * 10.0 ** rng.uniform(-3, 3) for _ in range(30)] + [1e155, -1e158]
        for x in sorted(p for p in some if abs(p) < 1e290):
            table.computed(f, x, a, c)
        table.exact([math.nan, a, c], math.nan)

table.write()
