#!/usr/bin/python3
"""The truth table of derivatives of formulas that people write, f′, f″ and the partials by their hyperparameters.

Tool: mpmath 1.2.1. The formulas are evaluated as they stand, on numbers that carry their first and second
derivatives, at as many digits as it takes: what cancels costs time alone. Arguments are z and the defaults.
"""
import math
import os
from mpmath import mp, mpf
from truth import DIGITS, Table, either_sign, nearest_and_remainder, spread

LIMIT = 6000


class Jet:
    """A value with its first and second derivative by one variable."""

    def __init__(self, v, d=0, dd=0):
        self.v, self.d, self.dd = mpf(v), mpf(d), mpf(dd)

    @staticmethod
    def of(x):
        return x if isinstance(x, Jet) else Jet(x)

    def through(self, f, df, ddf):
        return Jet(f, df * self.d, ddf * self.d ** 2 + df * self.dd)

    def __neg__(self):
        return Jet(-self.v, -self.d, -self.dd)

    def __add__(self, other):
        o = Jet.of(other)
        return Jet(self.v + o.v, self.d + o.d, self.dd + o.dd)

    def __sub__(self, other):
        return self + -Jet.of(other)

    def __mul__(self, other):
        o = Jet.of(other)
        return Jet(self.v * o.v, self.d * o.v + self.v * o.d, self.dd * o.v + 2 * self.d * o.d + self.v * o.dd)

    def __truediv__(self, other):
        o = Jet.of(other)
        return self * o.through(1 / o.v, -1 / o.v ** 2, 2 / o.v ** 3)

    def __rsub__(self, other):
        return Jet.of(other) - self

    def __rtruediv__(self, other):
        return Jet.of(other) / self

    __radd__, __rmul__ = __add__, __mul__


def exp(x):
    y = mp.exp(x.v)
    return x.through(y, y, y)


def log(x):
    return x.through(mp.log(x.v), 1 / x.v, -1 / x.v ** 2)


def sqrt(x):
    y = mp.sqrt(x.v)
    return x.through(y, 1 / (2 * y), -1 / (4 * y ** 3))


def abs_(x):
    return x if x.v >= 0 else -x


def sinh(x):
    return (exp(x) - exp(-x)) / 2


def cosh(x):
    return (exp(x) + exp(-x)) / 2


def pow_(x, p):
    """x to the p for a positive x."""
    return exp(Jet.of(p) * log(x))


def logistic(x):
    return 1 / (1 + exp(-x)) if x.v >= 0 else exp(x) / (1 + exp(x))


def part(f, arguments, by, order):
    """The derivative of the given order by one of the arguments; None where it is never certain."""
    # Beside e^z terms of e^-z are lost at few digits, and at twice as many, too.
    digits, previous = 800 if 8 < abs(arguments[0]) < 1e4 else DIGITS, None
    while digits <= LIMIT:
        with mp.workdps(digits):
            try:
                jet = f(*[Jet(a, 1 if i == by else 0) for i, a in enumerate(arguments)])
                value = (jet.v, jet.d, jet.dd)[order]
            except ZeroDivisionError:
                value = None
            # A difference of equal digits is 0 until there are more of them.
            if value and previous:
                if abs(value - previous) <= abs(value) * mpf(10) ** -35: return value
                if abs(value) < mpf(10) ** -400 and abs(previous) < mpf(10) ** -400: return mpf(10) ** -400
        previous, digits = value, digits * 2
    return value if value == 0 else None


beside = os.path.dirname(os.path.abspath(__file__))
table = Table(os.path.join(beside, "Formulas.truth.txt"), "Derivatives of formulas that people write.", "formulas.py")
FAR = [1e-300, 1e-160, 1e-20, 1e-8, 1e-3, 0.1, 0.5, 1.0, 2.0, 3.7, 10.0, 36.5, 100.0, 300.0, 600.0, 700.0, 708.0, 711.0, 730.0, 744.0,
       746.0, 800.0, 1000.0, 1e4, 1e8, 1e16, 1e50, 1e100, 1e103, 1e107, 1e120, 1e150, 1e154, 1e155, 1e160, 1e200, 1e250, 1e300]
EVERYWHERE = sorted(either_sign(FAR) + [0.0] + spread(7, (-40, 40, 40), (-5, 5, 20)))
OFF_ZERO = [z for z in EVERYWHERE if z != 0]
ABOVE_ZERO = [z for z in EVERYWHERE if z > 0]


def formula(name, f, points=EVERYWHERE, partials=True, **defaults):
    """Sections name′, name″ and name by each hyperparameter."""
    values = list(defaults.values())
    derivatives = [(name + "'", 0, 1), (name + "''", 0, 2)]
    if partials: derivatives += [(f"{name} by {parameter}", i + 1, 1) for i, parameter in enumerate(defaults)]
    for section, by, order in derivatives:
        table.section(section)
        for z in points:
            truth = part(f, [z, *values], by, order)
            if truth is None:
                print(f"{section}: nothing certain at {z}")
                continue
            nearest, remainder = nearest_and_remainder(truth)
            table.lines.append(f"{z!r} {nearest!r} {remainder}")


# Hyperparameters where textbooks have a 1
formula("RootUnit", lambda z, a: z / sqrt(1 + a * z * z), a=1.7)
formula("RootUnitOfTwo", lambda z, a, b: z / sqrt(a + b * z * z), a=0.6, b=2.3)
formula("Softsign", lambda z, a, b: z / (1 + b * abs_(a * z)), points=OFF_ZERO, a=1.3, b=0.7)
formula("ScaledSoftsign", lambda z, a: a * z / (a + abs_(z)), points=OFF_ZERO, a=1.7)
formula("Lorentz", lambda z, a: 1 / (a + z * z), a=1.7)
formula("LorentzOfTwo", lambda z, a, b: 1 / (a + b * z * z), a=1.7, b=0.6)
formula("Hyperbola", lambda z, c: sqrt(z * z + c * c), c=1.7)
formula("HyperbolaOfSquares", lambda z, c: sqrt(c * c + z * z), c=1.7)
formula("ScaledHyperbola", lambda z, a, b: sqrt(a * z * z + b), a=1.7, b=0.6)
formula("Charbonnier", lambda z, d: d * d * (sqrt(1 + z / d * (z / d)) - 1), partials=False, d=1.7)
formula("Share", lambda z, c: z * z / (z * z + c), c=1.7)
formula("ShareOfSquares", lambda z, c: z * z / (z * z + c * c), c=1.7)
formula("Resonance", lambda z, a, b: z / (a + b * z * z), a=1.7, b=0.6)
formula("Mobius", lambda z, a, b: (1 + a * abs_(z)) / (1 + b * abs_(z)), points=OFF_ZERO, a=1.7, b=0.6)
formula("Inverse", lambda z, a: 1 / sqrt(a + z * z), a=1.7)
formula("Shifted", lambda z, m, s: 1 / (1 + (z - m) / s * ((z - m) / s)), partials=False, m=0.5, s=2.0)

# Sums of exponentials; each in terms of e^-|z|, so that nothing cancels far out
def sided(f):
    """A formula of E = e^z from one of t = 1/E that is right for z > 0, and one of E for z < 0."""
    return lambda z, *more: f(exp(-z), False, z, *more) if z.v > 0 else f(exp(z), True, z, *more)


formula("LogExpm1", lambda z: z + log(1 - exp(-z)), points=ABOVE_ZERO)
formula("Bose", sided(lambda t, left, z: 1 / (t - 1) if left else t / (1 - t)), points=OFF_ZERO)
formula("Cosech", sided(lambda t, left, z: (-2 if left else 2) * t / (1 - t * t)), points=OFF_ZERO)
formula("Coth", sided(lambda t, left, z: (-1 if left else 1) + (-2 if left else 2) * t * t / (1 - t * t)), points=OFF_ZERO)
formula("SinhOverCosh", sided(lambda t, left, z: (-1 if left else 1) * t * (1 - t * t) / (1 + t * t * t * t)))
formula("Elish", lambda z: z * logistic(z) if z.v >= 0 else (exp(z) - 1) * logistic(z), points=OFF_ZERO)
formula("Golu", lambda z: z * exp(-exp(-z)) if z.v > -1000 else Jet(0))
formula("SumOfTwo", lambda z: log(1 + exp(z) + exp(2 * z)) if z.v < 0 else 2 * z + log(1 + exp(-z) + exp(-2 * z)))


def largest(*terms):
    """log of a sum of exponentials, over the largest."""
    top = max(terms, key=lambda term: term.v)
    return top + log(sum((exp(term - top) for term in terms), Jet(0)))


formula("LogSumOfTwo", lambda z, a: largest(z, a), a=1.75)
formula("LogSumOfThree", lambda z, a, b: largest(z, a, b), a=1.75, b=-0.5)
formula("ShareOfTwo", lambda z, a: exp(z - largest(z, a)), a=1.75)
formula("ShareOfThree", lambda z, a, b: exp(z - largest(z, a, b)), a=1.75, b=-0.5)
formula("GatedShare", lambda z, a, b: z * exp(z - largest(z, a, b)), a=1.75, b=-0.5)
formula("Softplus", lambda z, beta: largest(beta * z, Jet(0)) / beta, beta=2.0)


# What vanishes at 0 and far out
formula("RootProduct", lambda z: z * sqrt(abs_(z)), points=OFF_ZERO)
formula("RootQuotient", lambda z: z / (1 + sqrt(abs_(z))), points=OFF_ZERO)


def entropy(z):
    """Of a Bernoulli share, for the sign of z that does not cancel."""
    u = abs_(z)
    return log(1 + exp(-u)) + u * exp(-u) / (1 + exp(-u))


formula("Entropy", entropy, points=OFF_ZERO)

table.write()
