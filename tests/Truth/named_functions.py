#!/usr/bin/python3
"""The truth table of the functions that people know by name: log-sum-exp and its kin, sinc, remainders.

Tool: mpmath 1.2.1 (Debian's python3-mpmath), at least 60 digits, doubled until 35 digits stand.
"""
import math
import os
import random
import struct
from mpmath import cos, exp, expm1, floor, log, log1p, mp, mpf, pi, sin, sinpi, cospi, sqrt
from truth import Table, around, either_sign, small_magnitudes, spread, tiny_and_huge

inf, nan = math.inf, math.nan
beside = os.path.dirname(os.path.abspath(__file__))
table = Table(os.path.join(beside, "NamedFunctions.truth.txt"), "Values of the named functions.", "named_functions.py")
rng = random.Random(1)


def positive(points):
    return [p for p in points if p > 0]


def singles(points):
    """Points of which every third is a float as well, where it is of moderate size."""
    single = lambda x: struct.unpack("f", struct.pack("f", x))[0] if 1e-30 < abs(x) < 1e30 else x
    return [(tuple(map(single, p)) if isinstance(p, tuple) else single(p)) if i % 3 == 0 else p for i, p in enumerate(points)]


def of_several(name, f, points, exact=()):
    table.section(name)
    for arguments in singles(points):
        table.computed(f, *arguments)
    for *arguments, value in exact:
        table.exact(arguments, value)


def log_add_exp(x, y):
    high, low = max(x, y), min(x, y)
    if high - low > 10000:
        return high + mpf(2) ** -14000
    if high > -1 and abs(high) < 2:
        return log1p(expm1(high) + exp(low))
    return high + log1p(exp(low - high))


def near_zero(x):
    """The y for which log(e^x + e^y) is nearly 0, x < 0."""
    return float(log(-expm1(mpf(x))))


pairs = [(rng.uniform(-3, 3), rng.uniform(-3, 3)) for _ in range(250)]
pairs += [(rng.uniform(-800, 800), rng.uniform(-800, 800)) for _ in range(60)]
pairs += [(x, x + rng.uniform(-45, 45)) for x in spread(2, (-700, 700, 100))]
pairs += [(p, 0.0) for p in either_sign([1e-300, 1e-18, 1e-9, 0.3, 36.0, 37.0, 40.0, 700.0, 745.0, 1e300])] + [(1.7e308, 1.7e308), (-1.7e308, -1.7e308), (-1.7e308, 1.7e308)]
pairs += [(x, near_zero(x) * (1 + d)) for x in [-5e-10, -1e-17] + [-rng.uniform(0.001, 40) for _ in range(60)] for d in (0, 1e-15, -1e-10, 1e-4)]
pairs += [(x, near_zero(x)) for x in (-1e-30, -1e-200, -1e-310, -690.0)]
of_several("LogAddExp", log_add_exp, pairs, [
    (inf, inf, inf), (-inf, -inf, -inf), (inf, -inf, inf), (-inf, 2.5, 2.5), (-3.0, -inf, -3.0), (1.0, inf, inf), (nan, 1.0, nan), (inf, nan, nan), (nan, -inf, nan)])

def log_sum_exp(*values):
    high = max(values)
    return log1p(expm1(high) + sum(exp(v) for v in values) - exp(high)) if abs(high) < 2 else high + log(sum(exp(v - high) for v in values))


fours = [tuple(rng.uniform(-s, s) for _ in range(4)) for s in (1, 3, 40, 700) for _ in range(60)] + [(1e308, -1e308, 1e308, 5.0), (0.0, 0.0, 0.0, 0.0), (-1000.0, -1000.5, -999.0, -1700.0)]
fours += [(a, b, c, float(log(1 - exp(mpf(a)) - exp(mpf(b)) - exp(mpf(c)))) * (1 + d)) for _ in range(30) for a, b, c in [[rng.uniform(-9, -1.1) for _ in range(3)]] for d in (1e-14, 1e-12, -1e-6)]
of_several("LogSumExp", log_sum_exp, fours, [
    (-inf, -inf, -inf, -inf, -inf), (inf, 1.0, -inf, inf, inf), (1.0, nan, inf, 0.0, nan), (-inf, 3.5, -inf, -inf, 3.5)])
of_several("Softmax", lambda *values: 1 / sum(exp(v - values[0]) for v in values), [f for f in fours if abs(f[0]) < 1e300], [
    (-inf, 1.0, 2.0, 3.0, 0), (inf, 1.0, 2.0, 3.0, nan), (1.0, 2.0, nan, 3.0, nan), (-inf, -inf, -inf, -inf, nan), (1e308, -1e308, 1e308, 5.0, 0.5)])

of_tails = (tiny_and_huge() + small_magnitudes(3) + spread(4, (-800, 0, 200), (-4, 0, 200))
            + around(-0.125, -math.log(2), -1.0, -36.7, -40.0, -708.4, -745.1))
table.function("Log1mExp", lambda x: log1p(-exp(x)) if x < -1 else log(-expm1(x)), [p for p in singles(of_tails) if p < 0], -0.0, None)
for x, value in ((0.0, -inf), (-0.0, -inf), (5e-324, nan), (1.0, nan)):
    table.exact([x], value)

of_softplus = (tiny_and_huge() + small_magnitudes(5) + spread(6, (0, 800, 100), (0, 4, 200), (0.65, 0.75, 60))
               + around(0.25, math.log(2), math.log(2) + 0.25, math.log(2) - 0.25, 1.0, 36.7, 40.0, 709.0))
table.function("LogExpm1", lambda x: x + log1p(-exp(-x)) if x > 1 else log(expm1(x)), positive(singles(of_softplus)), None, inf)
for x, value in ((0.0, -inf), (-0.0, -inf), (-5e-324, nan), (-1.0, nan)):
    table.exact([x], value)

of_odds = ([p for p in tiny_and_huge() + small_magnitudes(7) + spread(8, (0, 1, 300), (0.45, 0.55, 60)) if 0 < p < 1]
           + [1 - 2.0**-k for k in range(1, 54, 4)] + [0.5 + s * 2.0**-k for k in range(2, 54, 4) for s in (1, -1)] + around(0.25, 0.5, 0.75))
table.function("Logit", lambda z: log(z) - log1p(-z), [p for p in singles(of_odds) if p < 1], None, None)
for x, value in ((0.0, -inf), (-0.0, -inf), (1.0, inf), (-5e-324, nan), (1.0000000000000002, nan), (2.0, nan)):
    table.exact([x], value)

sizes = positive(tiny_and_huge()) + [10.0 ** rng.uniform(-300, 300) for _ in range(60)] + spread(9, (0, 3, 150), (0.98, 1.02, 40)) + around(1.0)
table.function("Entropy", lambda x: -x * log(x), singles(sizes), -inf, -inf)
for x, value in ((0.0, 0.0), (-0.0, 0.0), (-5e-324, -inf), (-1.0, -inf)):
    table.exact([x], value)
of_several("XLogY", lambda x, y: x * log(y), [(rng.uniform(-5, 5), y) for y in sizes if abs(y - 1) > 1e-7] + [(s * 10.0 ** rng.uniform(-200, 200), rng.uniform(0, 4)) for s in (1, -1) for _ in range(50)], [
    (0.0, 0.0, 0), (0.0, -1.0, 0), (0.0, inf, 0), (-0.0, 3.0, 0), (1.0, 0.0, -inf), (-1.0, 0.0, inf), (0.0, nan, nan), (nan, 1.0, nan), (1.0, -1.0, nan), (inf, 2.0, inf)])


def sinc(x):
    return sinpi(x) / (pi * x) if x else mpf(1)


waves = [p for p in tiny_and_huge() if abs(p) < 1e15] + small_magnitudes(10) + spread(11, (-3, 3, 300), (-100, 100, 150), (-1e6, 1e6, 60)) + either_sign(around(0.5, 1.5, 0.25))
table.function("Sinc", sinc, [p for p in singles(waves) if p % 1 or p == 0] + [9007199254740991.5 / 2], 0, 0)
for x in (1.0, 2.0, -3.0, 1e15, 1e300):
    table.exact([x], (math.copysign(1, x) if x % 2 == 0 or x > 1e15 else -math.copysign(1, x)) * 0.0)


def sinc_derivative(x, order):
    y = pi * x
    with mp.workdps(mp.dps + 60):
        y = pi * x
        if abs(y) < mpf(10) ** -12:
            return -pi * y / 3 * (1 - y * y / 10) if order == 1 else -(pi**2) / 3 * (1 - 3 * y * y / 10)
        first = (cospi(x) - sinpi(x) / y) / x
        return first if order == 1 else (-pi * sinpi(x) - 2 * first) / x


table.section("SincDerivative")
for order in (1, 2):
    for p in waves:
        if 1e-300 < abs(p) < 1e6 and (abs(p) < 0.3 or abs(sinc_derivative(mpf(p), order)) > mpf(0.1) * pi**order / (1 + pi * abs(p))):
            table.computed(sinc_derivative, p, float(order))
for arguments, value in (((inf, 1.0), 0), ((-inf, 2.0), 0), ((nan, 1.0), nan), ((0.0, 0.0), 1), ((0.5, 0.0), 2 / math.pi)):
    table.exact(arguments, value)

vectors = [tuple(rng.uniform(-3, 3) for _ in range(3)) for _ in range(200)]
vectors += [tuple(math.ldexp(rng.uniform(-1, 1), rng.randrange(-1070, 1020)) for _ in range(3)) for _ in range(100)]
vectors += [tuple(s * rng.uniform(-1, 1) for _ in range(3)) for s in (1e-320, 1e-308, 1e-200, 1e-160, 1e150, 1e155, 1e300) for _ in range(8)]
vectors += [(1.0, 2.0, 2.0), (2.0, 3.0, 6.0), (5e-324, 5e-324, 0.0), (1e-310, 1e-310, 2e-310), (1e308, 1e308, 1e308), (1e308, 0.0, 0.0)]
of_several("Hypot", lambda x, y, z: sqrt(x * x + y * y + z * z), vectors, [
    (0.0, -0.0, 0.0, 0), (inf, nan, 1.0, inf), (nan, nan, -inf, inf), (nan, 1.0, 2.0, nan), (1.0, 2.0, nan, nan), (-inf, 1.0, 2.0, inf), (0.0, 0.0, nan, nan)])

table.section("FloorMod")
for _ in range(300):
    x, y = rng.uniform(-1, 1) * 10.0 ** rng.uniform(-2, 6), rng.uniform(-1, 1) * 10.0 ** rng.uniform(-3, 3)
    with mp.workdps(400):
        table.computed(lambda a, b: a - b * floor(a / b), x, y)
for x, y, value in ((7.0, 3.0, 1), (-7.0, 3.0, 2), (7.0, -3.0, -2), (-7.0, -3.0, -1), (6.0, -3.0, -0.0), (-6.0, 3.0, 0), (0.0, -3.0, -0.0), (-0.0, 3.0, 0), (5.0, inf, 5),
                    (-5.0, inf, inf), (5.0, -inf, -inf), (1.0, 0.0, nan), (inf, 2.0, nan), (nan, 1.0, nan), (1.0, nan, nan), (-5e-324, 1.0, 1)):
    table.exact([x, y], value)

table.section("Heaviside")
for x, at_zero, value in (*((p, 0.25, p > 0) for p in singles(tiny_and_huge() + spread(12, (-3, 3, 60))) if p), (-5e-324, 0.5, 0), (0.0, 0.5, 0.5), (-0.0, 0.25, 0.25), (5e-324, 0.5, 1), (3.0, nan, 1), (inf, 0.0, 1), (-inf, 0.0, 0), (nan, 0.5, nan), (0.0, nan, nan)):
    table.exact([x, at_zero], value)



def scaled_erfc(x):
    if x < 50:
        return exp(x * x) * mp.erfc(x)
    total, term = mpf(1), mpf(1)
    for n in range(1, 400):
        following = -term * (2 * n - 1) / (2 * x * x)
        if abs(following) >= abs(term) or abs(following) < mpf(10) ** (-mp.dps - 5):
            break
        term = following
        total += term
    return total / (x * sqrt(pi))


def erfc_integral(x, n):
    """e^(x^2) i^n erfc(x) by the integral's closed forms, with digits to spare for their cancellation."""
    with mp.workdps(mp.dps + 40 + 10 * max(0, int(mp.log10(abs(x) + 1)))):
        x = +x
        before, here = 2 / sqrt(pi), scaled_erfc(x)
        for m in range(1, n + 1):
            before, here = here, (before - 2 * x * here) / (2 * m)
        return here


def hazard(x):
    return sqrt(2 / pi) / scaled_erfc(x / sqrt(mpf(2))) if x > -20 else exp(-x * x / 2) / sqrt(2 * pi) / (1 - mp.erfc(-x / sqrt(mpf(2))) / 2)


def hazard_slope(x, order):
    with mp.workdps(mp.dps + 60 + 20 * max(0, int(mp.log10(abs(x) + 1)))):
        h = hazard(+x)
        first = h * (h - x)
        return first if order == 1 else first * (h - x) + h * (first - 1)


normal = tiny_and_huge() + small_magnitudes(20) + spread(21, (-40, 45, 240), (-4, 4, 200)) + either_sign(around(0.5, math.sqrt(0.5), 1.0, 6.0, 28.0, 28 * math.sqrt(2), 30.0, 3.0))
large = lambda x: x > 10000
table.function("Erfcx", lambda x: mpf(2) ** 20000 if x < -1000 else scaled_erfc(x), normal + spread(22, (-27, 0, 60), (0, 300, 40)) + [-26.6287357137515, -26.62, -26.7], inf, 0)
table.section("ErfcxDerivative")
for order in (1, 2):
    for p in [p for p in normal + spread(23, (-26, 0, 50), (0, 60, 60)) if -26.5 < p < 1e60]:
        table.computed(lambda x, n: (-2) ** order * math.factorial(order) * erfc_integral(x, order), p, float(order))
for p, order, value in ((inf, 1, -0.0), (inf, 2, 0), (-inf, 1, -inf), (-inf, 2, inf), (nan, 1, nan)):
    table.exact([p, float(order)], value)
table.function("LogErfc", lambda x: -x * x + log(scaled_erfc(x)) if x > 1 else log(mpf(2) - mp.erfc(-x) if abs(x) < 1000 else mpf(2)) if x < -1 else log1p(-mp.erf(x)), normal, math.log(2), -inf)
table.function("LogNormalCdf", lambda x: -x * x / 2 + log(scaled_erfc(-x / sqrt(mpf(2))) / 2) if x < -1 else log1p(-(mp.erfc(x / sqrt(mpf(2))) / 2 if x < 10000 else mpf(2) ** -100000)), normal, -inf, -0.0)
table.function("InverseMills", lambda x: hazard(x) if x > -10000 else mpf(2) ** -100000, normal, 0, inf)
table.section("InverseMillsDerivative")
for order in (1, 2):
    for p in [p for p in normal if -38 < p < 1e60]:
        table.computed(lambda x, n: hazard_slope(x, order), p, float(order))
for p, order, value in ((inf, 1, 1), (inf, 2, 0), (-inf, 1, 0), (-inf, 2, 0), (nan, 1, nan)):
    table.exact([p, float(order)], value)


def quantile_of_tail(p):
    """The z > 0 with half erfc(z/sqrt 2) = p, by Newton's steps on the logarithm."""
    z, goal = mpf(sqrt(-2 * log(p)) * 0.95), log(p)
    for _ in range(200):
        step = (log(scaled_erfc(z / sqrt(mpf(2))) / 2) - z * z / 2 - goal) / hazard(z)
        z += step
        if abs(step) < abs(z) * mpf(10) ** (-mp.dps + 8):
            return z
    raise ArithmeticError(p)


def quantile(p):
    if p == mpf(0.5):
        return mpf(0)
    if abs(p - mpf(0.5)) < mpf(0.25):
        return sqrt(mpf(2)) * mp.erfinv(2 * p - 1)
    return -quantile_of_tail(p) if p < 0.5 else quantile_of_tail(1 - p)


def inverse_of_erf(y):
    if abs(y) < mpf(10) ** -12:
        return sqrt(pi) / 2 * (y + pi / 12 * y**3)
    if abs(y) < 0.5:
        return mp.erfinv(y)
    return mp.sign(y) * quantile_of_tail((1 - abs(y)) / 2) / sqrt(mpf(2))


shares = [p for p in of_odds if p < 1] + [10.0 ** -rng.uniform(0.3, 307) for _ in range(120)] + [5e-324, 1e-310, 1e-320, 2.0**-1022]
table.function("NormalQuantile", quantile, shares, None, None)
for x, value in ((0.0, -inf), (1.0, inf), (-5e-324, nan), (1.0000000000000002, nan)):
    table.exact([x], value)
table.function("ErfInv", inverse_of_erf, [p for p in tiny_and_huge() + small_magnitudes(24) + either_sign(of_odds) + spread(25, (-1, 1, 200)) if abs(p) < 1], None, None, -0.0)
for x, value in ((1.0, inf), (-1.0, -inf), (1.0000000000000002, nan), (-2.0, nan)):
    table.exact([x], value)

halves = [p for p in spread(30, (-30, 0, 200), (-3, 0, 100)) if abs(p - round(p)) > 1e-3] + [-0.5, -1.5, -150.3, -160.7, -170.2, -175.3, -1e-5, -1e-300]
factorials = positive(tiny_and_huge() + small_magnitudes(31) + spread(32, (0, 172, 200), (0, 10, 200)) + [float(n) for n in range(1, 171, 7)] + around(0.5, 1.0, 1.5, 2.0, 2.5, 3.5, 9.5, 10.0, 171.6))
near_integers = [n + s * 2.0**-k for n in (1, 2) for k in range(2, 52, 5) for s in (1, -1)]
table.function("Gamma", lambda x: mp.gamma(x) if x < 1000 else mpf(2) ** 20000, [p for p in factorials if not 171.6243769563 < p < 171.62437695631] + halves, None, inf)
for x, value in ((0.0, inf), (-0.0, -inf), (-1.0, nan), (-2.0, nan), (-1e300, nan), (5e-324, inf)):
    table.exact([x], value)


def moderate(f, x, least):
    return abs(f(mpf(x))) > least


table.function("LogGamma", lambda x: mp.re(mp.loggamma(x)), [p for p in factorials + near_integers if p < 1e300] + [p for p in halves if moderate(lambda x: mp.re(mp.loggamma(x)), p, 1)], inf, inf)
for x, value in ((0.0, inf), (-0.0, inf), (-1.0, inf), (-2.0, inf), (-1e300, inf)):
    table.exact([x], value)
zero = [1.4616321449683622 * (1 + s * 2.0**-k) for k in range(1, 53, 3) for s in (1, -1)] + [1.4616321449683622, 1.4616321449683625]
table.function("Digamma", mp.digamma, factorials + zero + [p for p in halves if moderate(mp.digamma, p, 3)], None, inf)
for x, value in ((0.0, -inf), (-0.0, inf), (-1.0, nan), (-2.0, nan), (-1e300, nan)):
    table.exact([x], value)
table.function("Trigamma", lambda x: mp.psi(1, x), [p for p in factorials if 1e-150 < p < 1e150] + halves[:-1], None, 0)
for x in (0.0, -0.0, -1.0, -2.0):
    table.exact([x], inf)
table.section("Polygamma")
for order in (2, 3, 5):
    for p in factorials:
        if 1e-40 < p < 1e40:
            table.computed(lambda x, n: mp.psi(order, x), p, float(order))
for p, order, value in ((inf, 1, 0), (inf, 2, -0.0), (nan, 2, nan), (-1.0, 2, nan), (-1.0, 3, inf), (2.0, 0, 1 - 0.5772156649015329)):
    table.exact([p, float(order)], value)


def lambert(x):
    with mp.workdps(2 * mp.dps + 20):
        return mp.re(mp.lambertw(x))


def lambert_slope(x):
    w = lambert(x)
    return exp(-w) / (1 + w)


least = -0.36787944117144233
of_lambert = ([p for p in tiny_and_huge() + small_magnitudes(33) + spread(34, (least, 0, 150), (least, -0.3, 60), (0, 10, 100)) + around(-0.33, -0.3, math.e, 1.0) if p > least]
              + [10.0 ** rng.uniform(1, 300) for _ in range(60)] + [least + 2.0**-k for k in range(5, 54, 2)]
              + singles(spread(37, (least, 0, 90), (0, 40, 90))))
table.function("LambertW", lambert, of_lambert, None, inf, -0.0)
for x, value in ((least, -1.0), (-0.3678794411714424, nan), (-0.5, nan), (-1e300, nan)):
    table.exact([x], value)
table.function("LambertWDerivative", lambert_slope, of_lambert, None, 0)
for x, value in ((least, inf), (-0.3678794411714424, nan), (-0.5, nan)):
    table.exact([x], value)


def scaled_bessel(index, x, order=0):
    """The derivative of e^-|x| I(x), by Leibniz' rule with I(k)' = (I(k - 1) + I(k + 1))/2, and digits to spare for its cancellation."""
    if x < 0:
        return (-1) ** (index + order) * scaled_bessel(index, -x, order)
    with mp.workdps(mp.dps + 20 + (order + 1) * max(0, int(mp.log10(x + 1)) + 2) + max(0, -int(mp.log10(x + mpf(10) ** -400)))):
        if x > 10000:
            total, term = mpf(0), mpf(1)
            for k in range(200):
                factor = mpf(1)
                for i in range(order):
                    factor *= -(k + mpf(0.5) + i)
                total += term * factor
                term *= ((2 * k + 1) ** 2 - 4 * index) / (8 * (k + 1) * x)
            return total / sqrt(2 * pi * x) / x**order
        total = mpf(0)
        for k in range(order + 1):
            total += (-1) ** (order - k) * mp.binomial(order, k) * sum(mp.binomial(k, i) * mp.besseli(abs(index + k - 2 * i), x) for i in range(k + 1)) / 2**k
        return total * exp(-x)


of_bessel = tiny_and_huge() + small_magnitudes(35) + spread(36, (-3, 3, 100), (0, 40, 160), (-100, 0, 30), (1, 2, 60)) + either_sign(around(30.0, 8.0)) + [1.5451530192, 10.0**5]
table.function("BesselI0e", lambda x: scaled_bessel(0, x), of_bessel, 0, 0)
table.function("BesselI1e", lambda x: scaled_bessel(1, x), [p for p in of_bessel if p], -0.0, 0)
table.exact([0.0], 0)
table.exact([-0.0], -0.0)
for index in (0, 1):
    table.section(f"BesselI{index}eDerivative")
    for order in (1, 2):
        for p in of_bessel:
            if 1e-290 < abs(p) < 1e140:
                table.computed(lambda x, n: scaled_bessel(index, x, order), p, float(order))
    for order, value in ((0, 1 - index), (1, 0.5 * index), (2, 1.5 * (1 - index))):
        table.exact((0.0, float(order)), value)
    for p, order, value in ((inf, 1, -0.0), (inf, 2, 0), (nan, 1, nan)):
        table.exact((p, float(order)), value)

table.write()
