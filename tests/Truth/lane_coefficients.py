#!/usr/bin/python3
"""The polynomial coefficients of src/Runtime/Lanes, printed as C#.

Tool: mpmath (Debian's python3-mpmath 1.2.1 or later) at 60 digits. Each polynomial is the best
one in the sense of the weight given with it (Remez's exchange), lowest power first.

The error is that of the coefficients as rounded, evaluated exactly, in units of 2^-53 (double) or
2^-24 (float) of the function's value: half an ulp is between 0.5 and 1 of it.

    lane_coefficients.py [name ...]
"""
import struct
import sys
from mpmath import asin, atan, besseli, cbrt, cos, erf, erfc, exp, expm1, log, log1p, lu_solve, matrix, mp, mpf, nstr, pi, sin, sinh, sqrt

mp.dps = 60


def to_float(x):
    return struct.unpack("f", struct.pack("f", float(x)))[0]


def remez(f, weight, low, high, count, exchanges=15, grid=1200):
    """Coefficients, lowest first, that minimise the largest |weight·(f − p)| on [low, high]."""
    low, high, n = mpf(low), mpf(high), count
    node = lambda i, m: (low + high) / 2 - (high - low) / 2 * cos(pi * mpf(i) / m)
    points = [node(i, n) for i in range(n + 1)]
    xs = [node(i, grid) for i in range(grid + 1)]
    fs, ws = [f(x) for x in xs], [weight(x) for x in xs]
    for _ in range(exchanges):
        a, b = matrix(n + 1, n + 1), matrix(n + 1, 1)
        for i, x in enumerate(points):
            power = mpf(1)
            for j in range(n):
                a[i, j] = power
                power *= x
            a[i, n] = (-1) ** i / weight(x)
            b[i] = f(x)
        solution = lu_solve(a, b)
        c, level = [solution[j] for j in range(n)], abs(solution[n])
        errors = [w * (y - evaluate(c, x)) for x, y, w in zip(xs, fs, ws)]
        extremes, best = [], 0
        for k in range(1, grid + 1):
            if (errors[k] > 0) != (errors[best] > 0):
                extremes.append(best)
                best = k
            elif abs(errors[k]) > abs(errors[best]):
                best = k
        extremes.append(best)
        while len(extremes) > n + 1:
            extremes.pop(0 if abs(errors[extremes[0]]) < abs(errors[extremes[-1]]) else -1)
        worst = max(abs(e) for e in errors)
        if len(extremes) < n + 1 or worst < level * mpf("1.02"):
            break
        points = [xs[k] for k in extremes]
    return c


def evaluate(c, x):
    y = mpf(0)
    for k in reversed(c):
        y = y * x + k
    return y


def fitted(f, weight, low, high, count, single):
    return [to_float(c) if single else float(c) for c in remez(f, weight, low, high, count)]


def show(name, f, weight, low, high, double_count, float_count):
    if len(sys.argv) > 1 and name not in sys.argv[1:]:
        return
    for single, count in ((False, double_count), (True, float_count)):
        c = fitted(f, weight, low, high, count, single)
        worst = max(abs((evaluate(c, x) - f(x)) * weight(x)) for i in range(1000) for x in [mpf(low) + (mpf(high) - mpf(low)) * (i + mpf(1) / 3) / 1000])
        print(f"// {name} ({'float' if single else 'double'}): {count} coefficients on [{nstr(mpf(low), 6)}, {nstr(mpf(high), 6)}], "
              f"error {nstr(worst * 2 ** (24 if single else 53), 3)}")
        print(",\n".join(repr(x) for x in c))
        print(flush=True)


def table(name, exact, derive=None):
    """Sixteen numbers; with derive, what that makes of each exact number and the same as it is rounded."""
    if len(sys.argv) > 1 and name not in sys.argv[1:]:
        return
    for single, rounded in ((False, float), (True, to_float)):
        print(f"// {name} ({'float' if single else 'double'})")
        numbers = [rounded(derive(x, mpf(rounded(x))) if derive else x) for x in exact]
        print(", ".join(f"{x!r}f" if single else repr(x) for x in numbers), flush=True)


roots = [mpf(2) ** (mpf(j) / 16) for j in range(16)]
table("RootsOfTwo", roots)
table("RootErrors", roots, lambda x, rounded: x / rounded - 1)
divisors = [mpf(15) / (15 + j) for j in range(16)]
table("Divisors", divisors)
table("DivisorLogarithms", divisors, lambda x, rounded: -log(rounded))

slack = 1 + mpf(2) ** -12
series = lambda x, near, far: near if abs(x) < mpf(10) ** -18 else far()

# e^r = 1 + r + r²p(r), the weight of expm1
show("Exponential", lambda r: series(r, mpf(1) / 2 + r / 6, lambda: (expm1(r) - r) / r**2), lambda r: max(abs(r), mpf(10) ** -6),
     -log(2) / 2 * slack, log(2) / 2 * slack, 11, 6)

# The same between neighbours of the table of roots of two, the weight of exp, and that of expm1
show("ShortExponential", lambda r: series(r, mpf(1) / 2 + r / 6, lambda: (expm1(r) - r) / r**2), lambda r: max(r * r, mpf(10) ** -8),
     -log(2) / 32 * slack, log(2) / 32 * slack, 5, 2)
show("ExactShortExponential", lambda r: series(r, mpf(1) / 2 + r / 6, lambda: (expm1(r) - r) / r**2), lambda r: max(abs(r), mpf(10) ** -6),
     -log(2) / 32 * slack, log(2) / 32 * slack, 6, 3)

# log(1 + f) = f + f²p(f) between neighbours of the table of divisors
show("ShortLogarithm", lambda f: series(f, mpf(-1) / 2 + f / 3, lambda: (log1p(f) - f) / f**2), lambda f: max(abs(f), mpf(10) ** -6),
     -slack / 30, slack / 30, 8, 4)

# log(1 + f) = f − f²/2 + f³p(f)
show("Logarithm", lambda f: series(f, mpf(1) / 3 - f / 4, lambda: (log1p(f) - f + f * f / 2) / f**3), lambda f: max(f * f, mpf(10) ** -6),
     -0.25, 0.5, 20, 9)

# log((1 + s)/(1 − s)) = 2s + 2s³/3 + s⁵p(s²)
show("AreaTangent", lambda z: series(z, mpf(2) / 5 + z * 2 / 7, lambda: (log((1 + sqrt(z)) / (1 - sqrt(z))) - 2 * sqrt(z) - 2 * z * sqrt(z) / 3) / sqrt(z) ** 5),
     lambda z: mpf(2) ** 12 * max(z * z, mpf(10) ** -6) / 2, mpf(10) ** -10, mpf("0.0401"), 8, 4)

# sin r = r + r³p(r²), cos r = 1 − r²/2 + r⁴p(r²)
quarter = (pi / 4 * slack) ** 2
show("Sine", lambda z: series(z, -mpf(1) / 6, lambda: (sin(sqrt(z)) / sqrt(z) - 1) / z), lambda z: max(z, mpf(10) ** -6), mpf(10) ** -12, quarter, 6, 4)
show("Cosine", lambda z: series(z, mpf(1) / 24, lambda: (cos(sqrt(z)) - 1 + z / 2) / z**2), lambda z: max(z * z, mpf(10) ** -6), mpf(10) ** -10, quarter, 6, 4)

# atan z = z + z³p(z²), asin z = z + z³p(z²)
show("ArcTangent", lambda z: series(z, -mpf(1) / 3, lambda: (atan(sqrt(z)) / sqrt(z) - 1) / z), lambda z: max(z, mpf(10) ** -6), mpf(10) ** -12, (sqrt(2) - 1) ** 2 * slack, 11, 5)
show("ArcSine", lambda z: series(z, mpf(1) / 6, lambda: (asin(sqrt(z)) / sqrt(z) - 1) / z), lambda z: max(z, mpf(10) ** -6), mpf(10) ** -12, mpf(1) / 4 * slack, 12, 6)

# m^(−1/3) roughly, in f = m − 1
show("CubeRootReciprocal", lambda f: 1 / cbrt(1 + f), lambda f: 1, -0.25, 0.5, 6, 4)

# log cosh x = x²/2 + x⁴p(x²)
show("LogCosh", lambda z: (log1p(2 * sinh(sqrt(z) / 2) ** 2) - z / 2) / z**2, lambda z: max(z, mpf(10) ** -6), mpf(10) ** -9, mpf(1) * slack, 14, 7)

# erf x = x + x·p(x²)
show("ErrorFunction", lambda z: erf(sqrt(z)) / sqrt(z) - 1, lambda z: 1, mpf(10) ** -12, mpf(1) * slack, 12, 7)

# e^(a²)·erfc(a) = w/√π + w²·p(1 − 2K·w), w = 1/(K + a): K = 2 for float, 2.5 for double
for K in (mpf(2), mpf(5) / 2):
    def rest_of_scaled_complement(t, K=K):
        w = (1 - t) / (2 * K)
        if w < mpf(10) ** -12:
            return K / sqrt(pi)
        a = 1 / w - K
        scaled = exp(a * a) * erfc(a) if a < 100 else (1 - 1 / (2 * a * a) + 3 / (4 * a**4) - 15 / (8 * a**6) + 105 / (16 * a**8)) / (a * sqrt(pi))
        return (scaled / w - 1 / sqrt(pi)) / w

    def weight(t, f=rest_of_scaled_complement, K=K):
        w = max((1 - t) / (2 * K), mpf(10) ** -6)
        return w / (1 / sqrt(pi) + w * f(t))
    show(f"ScaledComplement{nstr(K, 3)}", rest_of_scaled_complement, weight, -1, 1, 25, 10)

# I₀(x) = 1 + z·p(z), I₁(x) = x/2·(1 + z·q(z)), z = x²/4, x to 8; beyond, e^−x·I(x) = r(16/x − 1)/√x
for index in (0, 1):
    def of_square(z, index=index):
        return series(z, mpf(1) / (1 + index) + z / (4 if index == 0 else 12), lambda: (besseli(index, 2 * sqrt(z)) / sqrt(z) ** index - 1) / z)

    def of_inverse(t, index=index):
        w = (1 + t) / 16
        return sqrt(1 / w) * exp(-1 / w) * besseli(index, 1 / w) if w > mpf("0.0006") else far_bessel(index, w)

    def far_bessel(index, w):
        total, term = mpf(0), mpf(1)
        for k in range(60):
            total += term
            term *= ((2 * k + 1) ** 2 - 4 * index) * w / (8 * (k + 1))
        return total / sqrt(2 * pi)
    show(f"BesselI{index}", of_square, lambda z, f=of_square: max(z, mpf(10) ** -6) / (1 + z * f(z)), mpf(10) ** -12, 16 * slack, 20, 11)
    show(f"FarBesselI{index}", of_inverse, lambda t, f=of_inverse: 1 / f(t), -1, slack, 23, 7)
