#!/usr/bin/python3
"""The truth table of GradRepl.Runtime.LaneMath, for the functions that special_functions.py does not have.

Tool: mpmath 1.2.1 (Debian's python3-mpmath), at least 60 digits, doubled until 35 digits stand.

    lane_functions.py [table [times]]   another file, and more points (for looking for worst cases)
"""
import math
import os
import random
import struct
import sys
from mpmath import acos, acosh, asin, asinh, atan, atan2, atanh, cbrt, cos, cospi, exp, log, mp, mpf, pi, sin, sinpi, sqrt, tan
from truth import Table, around, either_sign, spread, tiny_and_huge
from truth import small_magnitudes as some_small_magnitudes

inf, nan = math.inf, math.nan
times = int(sys.argv[2]) if len(sys.argv) > 2 else 1
beside = os.path.dirname(os.path.abspath(__file__))
table = Table(sys.argv[1] if len(sys.argv) > 1 else os.path.join(beside, "LaneFunctions.truth.txt"),
              "Values of the functions of lanes.", "lane_functions.py")


def grids(seed, *parts):
    points = spread(seed, *[(low, high, count * times) for low, high, count in parts])
    return [p if i % 3 else single(p) for i, p in enumerate(points)]  # every third is a float as well


def single(x):
    """The nearest float, or the double itself where that is infinite."""
    try:
        return struct.unpack("f", struct.pack("f", x))[0]
    except OverflowError:
        return x


def small_magnitudes(seed):
    return some_small_magnitudes(seed, count=54 * times)


def positive(points):
    return [p for p in points if p > 0]


def all_scales(seed, count=120):
    """Positive numbers of all sizes, subnormal ones included."""
    rng = random.Random(seed)
    return [p for p in (math.ldexp(1 + rng.random(), rng.randrange(-1074, 1024)) for _ in range(count * times))]


def within_unit(seed):
    return ([p for p in tiny_and_huge() if abs(p) <= 1] + small_magnitudes(seed) + grids(seed + 1, (-1, 1, 200))
            + either_sign([p for p in around(0.5, math.sqrt(0.5)) + [1.0, 1 - 2.0**-53, 1 - 2.0**-40, 0.999, 0.99999999]]))


def binary(name, f, points, exact=()):
    table.section(name)
    for i, (x, y) in enumerate(points):
        as_floats = single(x), single(y)
        table.computed(f, *(as_floats if i % 3 == 0 and all(0 < abs(p) < inf for p in as_floats) else (x, y)))
    for x, y, value in exact:
        table.exact([x, y], value)


near_powers = [p * (1 + d) for p in (0.25, 0.5, 1.0, 2.0, 4.0, 2.0**100, 2.0**-100) for d in (0, 2.0**-52, -2.0**-53, 1e-12, -1e-12, 1e-5, -1e-5, 0.01, -0.01)]
of_logarithm = positive(tiny_and_huge()) + all_scales(1, 200) + grids(2, (0.5, 2, 250), (0.98, 1.02, 60)) + near_powers + around(0.75, 1.5, math.sqrt(0.5), math.sqrt(2))

bounds = [708.4, 709.0, 709.78, 745.1, math.log(2) / 2, 1.5 * math.log(2)]
of_exponential = tiny_and_huge() + small_magnitudes(3) + grids(4, (-800, 800, 240), (-3, 3, 160), (-746, -708, 40))
table.function("Exp", exp, of_exponential + either_sign(around(*bounds)), 0, inf)
of_decay = of_exponential + either_sign(around(*bounds))
table.function("Decay", lambda x: exp(-min(abs(x), mpf(5000))), of_decay, 0, 0)
table.function("Decaym1", lambda x: mp.expm1(-min(abs(x), mpf(5000))), [p for p in of_decay if p != 0], -1, -1)
table.function("Exp2", lambda x: mpf(2) ** x if abs(x) < 5000 else mpf(2) ** (5000 if x > 0 else -5000),
               tiny_and_huge() + small_magnitudes(5) + grids(6, (-1100, 1100, 240), (-3, 3, 160), (-1076, -1021, 40)) + either_sign(around(0.5, 1.5, 1022.0, 1024.0, 1074.0, 1075.0)), 0, inf)
for name, f in (("Log", log), ("Log2", lambda x: log(x) / log(mpf(2))), ("Log10", lambda x: log(x) / log(mpf(10)))):
    table.function(name, f, of_logarithm, None, inf)
    for x, value in ((0.0, -inf), (-0.0, -inf), (-5e-324, nan), (-1.0, nan), (-1e300, nan)):
        table.exact([x], value)
table.function("Cbrt", lambda x: cbrt(x) if x > 0 else -cbrt(-x), tiny_and_huge() + either_sign(all_scales(7)) + grids(8, (-8, 8, 150)) + either_sign(near_powers), -inf, inf, -0.0)

quarter = [k * math.pi / 2 for k in (0.5, 1, 1.5, 2, 3, 4, 5, 7, 11, 22, 100, 355, 710, 4093, 30000, 636619, 636620, 1e8)]
# Beyond 10^6 it is System.Math that counts, which glibc rounds well but for the hardest, such as 6381956970095103 * 2^797.
of_angle = ([p for p in tiny_and_huge() if abs(p) < 1e26 or abs(p) == 1e300] + small_magnitudes(9) + grids(10, (-4, 4, 200), (-1e3, 1e3, 150), (-1e6, 1e6, 150), (-1e9, 1e9, 30))
            + either_sign(around(*quarter)) + [1e22, 999999.9, 1000000.1])
table.function("Sin", sin, of_angle, None, None, -0.0)
table.function("Cos", cos, of_angle, None, None)
table.function("Tan", tan, of_angle, None, None, -0.0)
half_turns = (tiny_and_huge() + small_magnitudes(25) + grids(26, (-2, 2, 200), (-100, 100, 150), (-1e6, 1e6, 100))
              + either_sign(around(0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 1000.0, 1000.5)))
half_turns = [p for p in half_turns if p % 0.5]  # the others are exact, below
table.section("SinPi")
for p in half_turns:
    table.computed(sinpi, p)
for x, value in [(0.0, 0), (0.5, 1), (1.0, 0), (1.5, -1), (2.0, 0), (2.5, 1), (1e15, 0), (4503599627370497.0, 0), (1e300, 0)]:
    table.exact([x], value)
    table.exact([-x], -value if value else -0.0)
for x in (inf, -inf, nan):
    table.exact([x], nan)
table.section("CosPi")
for p in half_turns:
    table.computed(cospi, p)
for x, value in [(0.0, 1), (0.5, 0), (1.0, -1), (1.5, 0), (2.0, 1), (2.5, 0), (3.0, -1), (1e15, 1), (4503599627370497.0, -1), (9007199254740992.0, 1), (1e300, 1)]:
    table.exact([x], value)
    table.exact([-x], value)
for x in (inf, -inf, nan):
    table.exact([x], nan)
for name, f, at_minus_zero in (("Asin", asin, -0.0), ("Acos", acos, None), ("Atanh", atanh, -0.0)):
    points = [p for p in within_unit(11) if name != "Atanh" or abs(p) < 1]
    table.function(name, f, points, None, None, at_minus_zero)
    for x in (1.0000000000000002, -1.0000000000000002, 2.0, -1e300):
        table.exact([x], nan)
table.exact([1.0], inf)
table.exact([-1.0], -inf)
table.function("Atan", atan, tiny_and_huge() + small_magnitudes(12) + grids(13, (-4, 4, 250), (-100, 100, 100)) + either_sign(around(math.sqrt(2) - 1, math.sqrt(2) + 1, 1.0, 1e16)),
               -math.pi / 2, math.pi / 2, -0.0)
table.function("Asinh", asinh, tiny_and_huge() + small_magnitudes(14) + either_sign(all_scales(15)) + grids(16, (-3, 3, 200), (-800, 800, 100)) + either_sign(around(0.5, 1.0, 2.0**60, 2.0**30)), -inf, inf, -0.0)
table.function("Acosh", acosh, [p for p in tiny_and_huge() + all_scales(17) if p >= 1] + [1 + p for p in positive(small_magnitudes(18))] + grids(19, (1, 3, 200), (1, 800, 100)) + [2.0**60, 2.0**61, 2.0**30], None, inf)
for x in (0.9999999999999999, 0.0, -1.0, -1e300):
    table.exact([x], nan)


def scaled_erfc(a):
    if a < 50:
        return exp(a * a) * mp.erfc(a)
    total, term = mpf(1), mpf(1)
    for n in range(1, 200):
        following = -term * (2 * n - 1) / (2 * a * a)
        if abs(following) >= abs(term) or abs(following) < mpf(10) ** (-mp.dps - 5):
            break
        term = following
        total += term
    return total / (a * sqrt(pi))


table.section("ScaledErfc")
for p in sorted(q for q in tiny_and_huge() + positive(small_magnitudes(20)) + grids(21, (0, 3, 200), (3, 30, 150), (30, 300, 40)) + all_scales(22, 60) if q >= 0):
    table.computed(scaled_erfc, p)
table.exact([inf], 0)
table.exact([nan], nan)

rng = random.Random(23)
pairs = []
for _ in range(500 * times):  # powers that fill the range of double
    x = math.ldexp(1 + rng.random(), rng.randrange(-1022, 1023)) if rng.random() < 0.5 else 1 + rng.choice([-1, 1]) * 2.0 ** -rng.uniform(0.1, 45)
    pairs.append((x, rng.uniform(-745, 710) / math.log(x)))
for _ in range(250 * times):
    x = rng.uniform(0.01, 12)
    pairs.append((x, rng.choice([0.5, -0.5, 2.0, 3.0, -1.0, 1 / 3, 13.3, -7.25, rng.uniform(-20, 20)])))
pairs += [(x, y) for x in (5e-324, 1e-310, 1e300, 2.0, 0.9999999999999999, 1.0000000000000002) for y in (0.5, -0.5, 1.0, 0.99, -0.99, 1e-10, 1e3, 1e10, 1e15, -1e15, 1e300)]
pairs += [(-x, y) for x in (2.0, 0.7, 1e-5, 1e100) for y in (3.0, 2.0, -1.0, -4.0, 7.0, 100.0, 101.0, 0.0)]


def power(x, y):
    if x < 0:
        return (-1 if y % 2 == 1 else 1) * power(-x, y)
    t = y * log(x)
    return exp(min(max(t, mpf(-5000)), mpf(5000)))


binary("Pow", power, pairs, [
    (0.0, 2.0, 0), (-0.0, 3.0, -0.0), (-0.0, 2.0, 0), (0.0, -1.0, inf), (-0.0, -3.0, -inf), (-0.0, -2.0, inf), (0.0, -0.5, inf), (0.0, 0.5, 0), (-0.0, 0.5, 0), (0.0, 1e-300, 0),
    (0.0, inf, 0), (0.0, -inf, inf), (2.0, inf, inf), (2.0, -inf, 0), (0.5, inf, 0), (0.5, -inf, inf), (-2.0, inf, inf), (-0.5, inf, 0), (1.0, inf, 1), (-1.0, inf, 1), (-1.0, -inf, 1),
    (inf, 2.0, inf), (inf, -2.0, 0), (-inf, 3.0, -inf), (-inf, 2.0, inf), (-inf, -3.0, -0.0), (-inf, -2.0, 0), (-inf, 0.5, inf), (-inf, -0.5, 0), (inf, inf, inf), (inf, -inf, 0),
    (-8.0, 1 / 3, nan), (-1.0, 0.5, nan), (nan, 1.0, nan), (2.0, nan, nan), (0.0, nan, nan), (inf, nan, nan), (nan, 0.0, 1), (nan, -0.0, 1), (1.0, nan, 1), (0.0, 0.0, 1), (inf, 0.0, 1), (-3.0, -0.0, 1),
    (-1.0, 9007199254740993.0, 1), (-1.0, 9007199254740991.0, -1), (-1.0, 1e300, 1)])

rng = random.Random(24)
pairs = [(rng.uniform(-3, 3), rng.uniform(-3, 3)) for _ in range(300 * times)]
pairs += [(rng.choice([-1, 1]) * math.ldexp(1 + rng.random(), rng.randrange(-500, 500)), rng.choice([-1, 1]) * math.ldexp(1 + rng.random(), rng.randrange(-500, 500))) for _ in range(80 * times)]
pairs += [(s * 10.0 ** rng.uniform(-300, 300) * rng.uniform(0.1, 1), t * 10.0 ** -rng.uniform(0, 3)) for s in (-1, 1) for t in (-1, 1) for _ in range(20)]
scales = [10.0 ** rng.uniform(-307, 307) for _ in range(60 * times)]
similar = [(s * rng.uniform(-1, 1), s * rng.uniform(-1, 1)) for s in scales]
extreme = [(1.7e308, 1.7e308), (1.7e308, -1.2e308), (5e-324, 5e-324), (5e-324, -1.0), (1e-310, 3e-310), (1e-310, 1.0), (1e300, 1e-300), (-1e300, 1e-300), (3.0, 0.0), (-3.0, 0.0)]
binary("Atan2", atan2, pairs + similar + extreme, [
    (0.0, 1.0, 0), (-0.0, 1.0, -0.0), (0.0, 0.0, 0), (-0.0, 0.0, -0.0), (0.0, -0.0, math.pi), (-0.0, -0.0, -math.pi), (0.0, -2.0, math.pi), (-0.0, -2.0, -math.pi),
    (inf, 1.0, math.pi / 2), (-inf, 1.0, -math.pi / 2), (1.0, inf, 0), (-1.0, inf, -0.0), (1.0, -inf, math.pi), (-1.0, -inf, -math.pi),
    (inf, inf, math.pi / 4), (-inf, inf, -math.pi / 4), (inf, -inf, 3 * math.pi / 4), (-inf, -inf, -3 * math.pi / 4), (inf, 0.0, math.pi / 2),
    (nan, 1.0, nan), (1.0, nan, nan), (nan, inf, nan), (inf, nan, nan)])
binary("Hypot", lambda x, y: sqrt(x * x + y * y), pairs + similar + extreme + [(3.0, 4.0), (1e308, 1e308)], [
    (0.0, 0.0, 0), (-0.0, 0.0, 0), (inf, nan, inf), (nan, -inf, inf), (-inf, 1.0, inf), (nan, 1.0, nan), (1.0, nan, nan), (inf, inf, inf)])


def remainder(x, y):
    with mp.workdps(700):
        return mp.sign(x) * (abs(x) - abs(y) * mp.floor(abs(x) / abs(y))) if abs(x) >= abs(y) else +x


table.section("Remainder")
for x, y in pairs + similar + extreme + [(6.0, 3.0), (-6.0, 3.0), (5.5, -2.0), (1.0, 0.1), (1e15, 0.1), (1e300, 7.0), (4.5e15, 1.0), (9007199254740991.0, 2.0), (0.3, 0.1), (-0.0, 1.0)]:
    if y:
        table.exact([x, y], math.fmod(x, y))  # exact by definition
        assert mpf(math.fmod(x, y)) == remainder(mpf(x), mpf(y)), (x, y)
for x, y, value in ((1.0, inf, 1), (-1.0, inf, -1), (inf, 1.0, nan), (1.0, 0.0, nan), (0.0, 0.0, nan), (nan, 1.0, nan), (1.0, nan, nan)):
    table.exact([x, y], value)
table.write()
