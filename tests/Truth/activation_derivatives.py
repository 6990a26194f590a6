#!/usr/bin/python3
"""The truth table of first and second derivatives of the usual activations, as exact real functions.

Tool: mpmath 1.2.1 (Debian's python3-mpmath), at least 60 digits, doubled until 35 digits stand. The
derivatives are written out by hand, mostly in terms that do not cancel, so that they hold at 1e300
as well; each is checked below against mpmath's numerical differentiation of the function itself.

Constants that people write as literals are the doubles nearest to them (gelu_tanh's 0.044715 and
sqrt(2/pi), selu's alpha and scale), since in the tails the last bit of a constant is worth hundreds of ulp.
gelu has the exact square root of 2; gelu_rounded_root has the double that Math.Sqrt(2) returns.
Where a derivative jumps (selu', elu'', celu'', selu'', softsign'' at 0, hardswish at -3 and 3) there is no point.
"""
import math
import os
import random
from mpmath import asinh, atan, cosh, diff, erf, exp, expm1, log, log1p, mp, mpf, pi, sqrt, tanh
from truth import Table, small_magnitudes, spread, tiny_and_huge

inf = math.inf
beside = os.path.dirname(os.path.abspath(__file__))
table = Table(os.path.join(beside, "ActivationDerivatives.truth.txt"),
              "First and second derivatives of activations.", "activation_derivatives.py")


def s(z):
    """The logistic function, for either sign without cancellation."""
    t = exp(-abs(z))
    return 1 / (1 + t) if z >= 0 else t / (1 + t)


def sech2(z):
    q = exp(-2 * abs(z))
    return 4 * q / (1 + q) ** 2


def erfc(x):
    return mpf(2) ** -100000 if x > 10000 else mpf(2) if x < -10000 else mp.erfc(x)


def gelu(root):
    cdf = lambda z: erfc(-z / root()) / 2
    density = lambda z: exp(-(z / root()) ** 2) / (root() * sqrt(pi))
    return (lambda z: z * cdf(z),
            lambda z: cdf(z) + z * density(z),
            lambda z: density(z) * (2 - 2 * (z / root()) ** 2))


def gate(z):
    """tanh(softplus z) and its first two derivatives, which are mish's."""
    if z > 0:
        t = exp(-z)
        d = 1 + 2 * t + 2 * t * t
        return (1 + 2 * t) / d, 4 * t * t * (1 + t) / d**2, t * t * (-8 - 12 * t + 8 * t**2 + 8 * t**3) / d**3
    e = exp(z)
    d = e * (e + 2) + 2
    return e * (e + 2) / d, 4 * e * (1 + e) / d**2, e * (8 + 8 * e - 12 * e**2 - 8 * e**3) / d**3


K, C = mpf(0.7978845608028654), mpf(0.044715)


def gelu_tanh(z):
    # (1 + tanh u)/2 = logistic(2u) =: g, f = z·g
    v, dv, ddv = 2 * K * (z + C * z**3), 2 * K * (1 + 3 * C * z * z), 12 * K * C * z
    g, h = s(v), s(-v)
    dg = g * h * dv
    return z * g, g + z * dg, 2 * dg + z * g * h * ((h - g) * dv * dv + ddv)


SCALE, ALPHA = mpf(1.0507009873554804934193349852946), mpf(1.6732632423543772848170429916717)
one, zero = mpf(1), mpf(0)
sign = lambda z: one if z > 0 else -one


def squareplus_slope(z):
    r = sqrt(z * z + 4)
    return 2 / (r * (r - z)) if z < 0 else 1 - 2 / (r * (r + z))


def hardswish(z):
    if z <= -3:
        return zero, zero, zero
    return (z, one, zero) if z >= 3 else (z * (z + 3) / 6, (2 * z + 3) / 6, one / 3)


def pieces(*slopes_and_ends):
    """A continuous piecewise linear function through 0 at 0: slope, end, slope, end, … slope."""
    slopes, ends = [mpf(s) for s in slopes_and_ends[::2]], [mpf(e) for e in slopes_and_ends[1::2]]

    def first(z):
        return slopes[sum(z > e for e in ends)]

    def value(z):
        knots = sorted([mpf(0), mpf(z), *[e for e in ends if min(0, z) < e < max(0, z)]])
        area = sum((b - a) * first((a + b) / 2) for a, b in zip(knots, knots[1:]))
        return area if z > 0 else -area

    return value, first, lambda z: zero


Q, A, T = mpf(1.702), mpf(1.7159), mpf(2 / 3)


def tanhexp(z):
    if z > 20:
        return z, one, zero  # to 10^-400000000
    e = exp(z)
    t, q = tanh(e), sech2(e)
    return z * t, t + z * e * q, e * q * (2 + z - 2 * z * e * t)


def loglog_slope(z):
    return zero if z > 20 else exp(z - exp(z))


def part(f, i):
    return lambda z: f(z)[i]


def elu_like(outer, inner):
    return (lambda z: outer * z if z > 0 else outer * inner * expm1(z),
            lambda z: outer if z > 0 else outer * inner * exp(z),
            lambda z: zero if z > 0 else outer * inner * exp(z))


# name: f, f', f'', (f' at -inf, f' at inf), points where f' jumps, points where f'' jumps
FUNCTIONS = {
    "sigmoid": (s, lambda z: s(z) * s(-z), lambda z: -s(z) * s(-z) * tanh(z / 2), (0, 0)),
    "logsigmoid": (lambda z: log(s(z)), lambda z: s(-z), lambda z: -s(z) * s(-z), (1, 0)),
    "softplus": (lambda z: log1p(exp(z)), s, lambda z: s(z) * s(-z), (0, 1)),
    "tanh": (tanh, sech2, lambda z: -2 * tanh(z) * sech2(z), (0, 0)),
    "silu": (lambda z: z * s(z), lambda z: s(z) * (1 + z * s(-z)), lambda z: s(z) * s(-z) * (2 - z * tanh(z / 2)), (0, 1)),
    "mish": (lambda z: z * tanh(log1p(exp(z))), lambda z: gate(z)[0] + z * gate(z)[1], lambda z: 2 * gate(z)[1] + z * gate(z)[2], (0, 1)),
    "gelu": (*gelu(lambda: sqrt(mpf(2))), (0, 1)),
    "gelu_rounded_root": (*gelu(lambda: mpf(math.sqrt(2))), (0, 1)),
    "gelu_tanh": (part(gelu_tanh, 0), part(gelu_tanh, 1), part(gelu_tanh, 2), (0, 1)),
    "elu": (*elu_like(one, one), (0, 1), [], [0.0]),
    "selu": (*elu_like(SCALE, ALPHA), (0, float(SCALE)), [0.0], [0.0]),
    "celu": (*elu_like(one, one), (0, 1), [], [0.0]),
    "softsign": (lambda z: z / (1 + abs(z)), lambda z: 1 / (1 + abs(z)) ** 2, lambda z: -2 * sign(z) / (1 + abs(z)) ** 3, (0, 0), [], [0.0]),
    "algebraic": (lambda z: z / sqrt(1 + z * z), lambda z: 1 / sqrt(1 + z * z) ** 3, lambda z: -3 * z / sqrt(1 + z * z) ** 5, (0, 0)),
    "squareplus": (lambda z: (z + sqrt(z * z + 4)) / 2, squareplus_slope, lambda z: 2 / sqrt(z * z + 4) ** 3, (0, 1)),
    "logcosh": (lambda z: log(cosh(z)), tanh, sech2, (-1, 1)),
    "sech_squared": (lambda z: 1 / cosh(z) ** 2, lambda z: -2 * tanh(z) * sech2(z), lambda z: sech2(z) * (4 - 6 * sech2(z)), (0, 0)),
    "gaussian": (lambda z: exp(-z * z), lambda z: -2 * z * exp(-z * z), lambda z: (4 * z * z - 2) * exp(-z * z), (0, 0)),
    "bent_identity": (lambda z: (sqrt(z * z + 1) - 1) / 2 + z, lambda z: 1 + z / (2 * sqrt(z * z + 1)), lambda z: 1 / (2 * sqrt(z * z + 1) ** 3), (0.5, 1.5)),
    "tanhshrink": (lambda z: z - tanh(z), lambda z: tanh(z) ** 2, lambda z: 2 * tanh(z) * sech2(z), (1, 1)),
    "hardswish": (part(hardswish, 0), part(hardswish, 1), part(hardswish, 2), (0, 1), [-3.0, 3.0], [-3.0, 3.0]),
    "hardsigmoid": (*pieces(0, -3, one / 6, 3, 0), (0, 0), [-3.0, 3.0], [-3.0, 3.0]),
    "hardtanh": (*pieces(0, -1, 1, 1, 0), (0, 0), [-1.0, 1.0], [-1.0, 1.0]),
    "relu": (*pieces(0, 0, 1), (0, 1), [0.0], [0.0]),
    "relu6": (*pieces(0, 0, 1, 6, 0), (0, 0), [0.0, 6.0], [0.0, 6.0]),
    "leaky_relu": (*pieces(0.01, 0, 1), (0.01, 1), [0.0], [0.0]),
    "quick_gelu": (lambda z: z * s(Q * z), lambda z: s(Q * z) * (1 + Q * z * s(-Q * z)), lambda z: Q * s(Q * z) * s(-Q * z) * (2 - Q * z * tanh(Q * z / 2)), (0, 1)),
    "lecun_tanh": (lambda z: A * tanh(T * z), lambda z: A * T * sech2(T * z), lambda z: -2 * A * T * T * tanh(T * z) * sech2(T * z), (0, 0)),
    "tanhexp": (part(tanhexp, 0), part(tanhexp, 1), part(tanhexp, 2), (0, 1)),
    "loglog": (lambda z: -expm1(-exp(z)), lambda z: loglog_slope(z), lambda z: loglog_slope(z) * -expm1(z), (0, 0)),
    "atan": (atan, lambda z: 1 / (1 + z * z), lambda z: -2 * z / (1 + z * z) ** 2, (0, 0)),
    "asinh": (asinh, lambda z: 1 / sqrt(1 + z * z), lambda z: -z / sqrt(1 + z * z) ** 3, (0, 0)),
    "erf": (erf, lambda z: 2 / sqrt(pi) * exp(-z * z), lambda z: -4 * z / sqrt(pi) * exp(-z * z), (0, 0)),
    "cauchy": (lambda z: 1 / (1 + z * z), lambda z: -2 * z / (1 + z * z) ** 2, lambda z: (6 * z * z - 2) / (1 + z * z) ** 3, (0, 0)),
    "inverse_multiquadric": (lambda z: 1 / sqrt(1 + z * z), lambda z: -z / sqrt(1 + z * z) ** 3, lambda z: (2 * z * z - 1) / sqrt(1 + z * z) ** 5, (0, 0)),
    "symlog": (lambda z: sign(z) * log1p(abs(z)), lambda z: 1 / (1 + abs(z)), lambda z: -sign(z) / (1 + abs(z)) ** 2, (0, 0), [], [0.0]),
    "isrlu": (lambda z: z if z > 0 else z / sqrt(1 + z * z), lambda z: one if z > 0 else 1 / sqrt(1 + z * z) ** 3, lambda z: zero if z > 0 else -3 * z / sqrt(1 + z * z) ** 5, (0, 1)),
    "squared_relu": (lambda z: z * z if z > 0 else zero, lambda z: 2 * z if z > 0 else zero, lambda z: mpf(2) if z > 0 else zero, (0, inf), [], [0.0]),
}


def check(name, f, first, second):
    """The derivatives written above against numerical ones, away from 0 where some jump."""
    rng = random.Random(name)
    for _ in range(40):
        z = mpf(rng.choice([-1, 1]) * rng.uniform(0.05, 9.0))
        for order, derivative in ((1, first), (2, second)):
            with mp.workdps(120):
                numerical, ours = diff(f, z, order), derivative(z)
            if abs(numerical - ours) > mpf(10) ** -20 * max(abs(ours), mpf(10) ** -20):
                raise ArithmeticError(f"{name}, derivative {order} at {z}: {ours}, but numerically {numerical}")


for number, (name, (f, first, second, (left, right), *jumps)) in enumerate(FUNCTIONS.items()):
    check(name, f, first, second)
    points = (tiny_and_huge() + small_magnitudes(100 + number, count=14)
              + spread(200 + number, (-800, 800, 80), (-45, 45, 60), (-6, 6, 60)))
    first_jumps, second_jumps = jumps if jumps else ([], [])
    table.function(name + "'", first, [p for p in points if p not in first_jumps], left, right)
    table.function(name + "''", second, [p for p in points if p not in second_jumps], 0, 2 if name == "squared_relu" else 0)

table.write()
