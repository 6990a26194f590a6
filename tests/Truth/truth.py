"""Truth tables: points, evaluation to certainty, and the file format. Used by the scripts beside it.

A table is text. '#' starts a comment line, '[name]' a section, and a line of a section reads

    argument [argument ...] nearest remainder

Arguments and nearest are doubles in decimal that round-trips (or inf, -inf, nan). The true value
is nearest + remainder * ulp(nearest), where ulp is the distance to the next double away from zero,
2^-1074 for zero and subnormals; |remainder| is at most about 0.5, to 4 decimals. A computed y is
thus (y - nearest)/ulp(nearest) - remainder ulp off. Truths beyond the largest double are given as
inf with remainder 0.
"""
import math
import os
import random
from mpmath import mp, mpf

VERSION = "mpmath 1.2.1"
DIGITS = 60


def certain(f, *arguments):
    """f at the exact values of the arguments, at rising precision until 35 digits stand."""
    digits, previous = DIGITS, None
    while True:
        with mp.workdps(digits):
            value = f(*[mpf(a) for a in arguments])
            if previous is not None and abs(value - previous) <= abs(value) * mpf(10) ** -35:
                return value
        if digits > 20000:
            raise ArithmeticError(f"no certain value at {arguments}")
        previous, digits = value, digits * 2


def nearest_and_remainder(value):
    nearest = float(value)
    if math.isinf(nearest):
        return nearest, "0"
    with mp.workdps(2 * DIGITS):
        remainder = float((value - mpf(nearest)) / mpf(math.ulp(nearest)))
    text = f"{remainder:.4f}".rstrip("0").rstrip(".")
    if nearest == 0 and value < 0:
        nearest = -0.0
    return nearest, "0" if text in ("-0", "") else text


def around(*points):
    """Each point, its neighbours among the doubles, and a few a little further off."""
    result = []
    for p in points:
        up, down = math.nextafter(p, math.inf), math.nextafter(p, -math.inf)
        result += [p, up, down, p * (1 + 1e-9), p * (1 - 1e-9), p * 1.001, p * 0.999]
    return result


def either_sign(points):
    return [s * p for p in points for s in (1.0, -1.0)]


def tiny_and_huge():
    subnormal = [5e-324, 1.5e-323, 1e-310, 2.225073858507201e-308, 2.2250738585072014e-308]
    decades = [float(f"1e{k}") for k in range(-300, 301, 25)] + [1.7976931348623157e308]
    return either_sign([0.0] + subnormal + decades)


def spread(seed, *grids):
    """Points of the grids (low, high, count), each at a random place in its cell."""
    rng = random.Random(seed)
    return [low + (high - low) * (i + rng.random()) / count for low, high, count in grids for i in range(count)]


def small_magnitudes(seed, low=-18.0, high=0.0, count=54):
    rng = random.Random(seed)
    return either_sign([10.0 ** (low + (high - low) * (i + rng.random()) / count) for i in range(count)])


def ordered(points):
    """Each double once (0 and -0 are two), ascending."""
    return sorted({(p, math.copysign(1.0, p)) for p in points})


class Table:
    def __init__(self, path, title, script):
        self.path = path
        self.lines = [f"# {title}", f"# Made by tests/Truth/{script} with {VERSION} at {DIGITS} digits or more; do not edit.",
                      "# argument [argument ...] nearest-double remainder-in-ulp (see tests/Truth/truth.py)"]

    def section(self, name):
        self.lines.append(f"[{name}]")

    def exact(self, arguments, value):
        """A value known without computing: a limit, a signed zero, NaN."""
        self.lines.append(" ".join(repr(float(a)) for a in (*arguments, value)) + " 0")

    def computed(self, f, *arguments):
        nearest, remainder = nearest_and_remainder(certain(f, *arguments))
        self.lines.append(" ".join(repr(a) for a in (*arguments, nearest)) + " " + remainder)

    def function(self, name, f, points, left, right, at_minus_zero=None):
        """A section for a function of one argument; left and right are its limits (None: outside the domain)."""
        self.section(name)
        nan, inf = math.nan, math.inf
        self.exact([nan], nan)
        self.exact([-inf], nan if left is None else left)
        for p, sign in ordered(points):
            if p == 0 and sign < 0 and at_minus_zero is not None:
                self.exact([-0.0], at_minus_zero)
            else:
                self.computed(f, p)
        self.exact([inf], nan if right is None else right)

    def write(self):
        beside = self.path + ".new"
        with open(beside, "w", newline="\n") as file:
            file.write("\n".join(self.lines) + "\n")
        os.replace(beside, self.path)
        print(f"{self.path}: {len(self.lines)} lines")
